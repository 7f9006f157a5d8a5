"""Reading of legal citations: a child process with eyecite, so that no text can hold up or end the program."""
