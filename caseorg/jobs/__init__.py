"""Long work, written straight-line: the same for the window and the command line. No Qt."""
