"""Panels, independent of each other."""
