"""Windows that ask for something and are gone again."""
