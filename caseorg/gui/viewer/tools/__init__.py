"""What the mouse does on a page: each tool takes presses, moves and releases."""
