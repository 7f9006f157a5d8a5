"""What is marked on a page: boxes and the way they look. Whoever marks something is an overlay of the page area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from caseorg.pdf.types import Rect


class MarkStyle(StrEnum):
    """The kinds of marks the reader itself makes."""

    SELECTION = "selection"
    FOUND = "found"
    FOUND_CURRENT = "found, current"
    HIT = "search hit"
    HIT_CURRENT = "search hit, current"
    CARET = "caret"
    LINK = "link"
    LINK_MISSING = "link to what is not there"
    LINK_CURRENT = "link, current"


@dataclass(frozen=True, slots=True)
class Mark:
    """Boxes in upright points that look the same."""

    boxes: Sequence[Rect]
    style: MarkStyle


class Overlay(Protocol):
    """Something that marks pages; marks of later overlays are drawn above those of earlier ones."""

    def marks_on(self, page: int) -> Iterable[Mark]:
        """The marks of a page (from 0) that are known now."""
        ...


# On paper a mark is multiplied with the page, in night reading it is added to it: the letters stay as they are.
_ON_PAPER = {
    MarkStyle.SELECTION: QColor(160, 200, 250),
    MarkStyle.FOUND: QColor(255, 236, 140),
    MarkStyle.FOUND_CURRENT: QColor(255, 176, 64),
    MarkStyle.HIT: QColor(190, 236, 190),
    MarkStyle.HIT_CURRENT: QColor(130, 214, 140),
    MarkStyle.CARET: QColor(0, 60, 170),
}
_AT_NIGHT = {
    MarkStyle.SELECTION: QColor(30, 75, 130),
    MarkStyle.FOUND: QColor(84, 70, 0),
    MarkStyle.FOUND_CURRENT: QColor(150, 84, 0),
    MarkStyle.HIT: QColor(16, 72, 30),
    MarkStyle.HIT_CURRENT: QColor(22, 116, 48),
    MarkStyle.CARET: QColor(190, 215, 255),
}

_OUTLINED = {MarkStyle.FOUND_CURRENT: QColor(196, 104, 0), MarkStyle.HIT_CURRENT: QColor(30, 132, 60)}

# Links leave the page as it is and have a line below: of paper, of night.
_UNDERLINED = {
    MarkStyle.LINK: (QColor(37, 87, 184), QColor(122, 167, 255)),
    MarkStyle.LINK_MISSING: (QColor(138, 138, 146), QColor(150, 156, 168)),
    MarkStyle.LINK_CURRENT: (QColor(37, 87, 184), QColor(122, 167, 255)),
}


def mark_color(style: MarkStyle, *, night: bool) -> QColor:
    """The color of a mark."""
    return (_AT_NIGHT if night else _ON_PAPER)[style]


def underline_pen(style: MarkStyle, *, night: bool) -> QPen | None:
    """The line below a link: dotted; dashed where it leads nowhere, full under the current one. None for no link."""
    if style not in _UNDERLINED:
        return None
    lines = {MarkStyle.LINK_MISSING: Qt.PenStyle.DashLine, MarkStyle.LINK_CURRENT: Qt.PenStyle.SolidLine}
    width = 1.5 if style is MarkStyle.LINK_CURRENT else 1.3
    return QPen(_UNDERLINED[style][night], width, lines.get(style, Qt.PenStyle.DotLine))


def outline_color(style: MarkStyle) -> QColor | None:
    """The color of the line around a mark, so that the current one is told apart without seeing color."""
    return _OUTLINED.get(style)
