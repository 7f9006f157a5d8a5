"""The reader of PDFs: pages, text selection, find, outline and thumbnails."""
