"""Reading of legal citations: eyecite, in a child process of its own."""
