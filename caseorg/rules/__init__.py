"""Counting and reading as pure functions: what they judge is handed to them."""
