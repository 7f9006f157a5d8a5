"""The facts of a case as frozen dataclasses: no clock, no files, no database."""
