"""Qt models over records, and what paints and edits their cells."""
