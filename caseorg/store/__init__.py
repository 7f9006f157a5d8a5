"""SQLite and the vault of files."""
