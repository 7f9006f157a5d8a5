"""The letters of text boxes: as wide as those of the copies, so that lines break at the same words."""

from __future__ import annotations

from PySide6.QtGui import QFont

_AS_WIDE_AS_HELVETICA = ("Helvetica", "Arial", "Liberation Sans", "Nimbus Sans", "FreeSans")
"""A copy has its text boxes in Helvetica, which every reader of PDFs has (ISO 32000-1, 9.6.2.2). These have the same
widths; one of them is on nearly every system."""


def text_box_font(font: QFont, pixels: float) -> QFont:
    """The font of a text box at this height in pixels; `font` is taken for what none of those families has."""
    made = QFont(font)
    made.setFamilies(list(dict.fromkeys([*_AS_WIDE_AS_HELVETICA, *font.families()])))
    made.setPixelSize(max(round(pixels), 1))
    return made
