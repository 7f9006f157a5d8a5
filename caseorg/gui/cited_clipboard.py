"""Quotes with their cites for the clipboard, or for a drag to another program: plain and rich."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData


def quotes_mime(paragraphs: Sequence[str]) -> QMimeData:
    """Paragraphs as text and as HTML."""
    data = QMimeData()
    data.setText("\n\n".join(paragraphs))
    data.setHtml("".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs))
    return data
