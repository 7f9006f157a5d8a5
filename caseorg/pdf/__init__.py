"""MuPDF in child processes, and the values that cross to them and back."""
