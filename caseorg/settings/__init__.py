"""Preferences: each declared once, kept in one file."""
