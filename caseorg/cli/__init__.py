"""The command line, twin of the window: one file a subject."""
