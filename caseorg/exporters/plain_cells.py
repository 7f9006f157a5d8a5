"""Cells of sheets that no spreadsheet takes for a formula."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it (OWASP: CSV injection)."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
