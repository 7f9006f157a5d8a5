"""Where everything of a card stands: made once for a width, then only drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from caseorg.gui.panels.annotations.card_words import (
    anchor_words,
    document_words,
    footer_words,
    quote_words,
    title_words,
)
from caseorg.model.annotation import AnnotationKind
from caseorg.model.external_annotation import Numbers
from caseorg.queries.annotation_lists import AnnotationCard
from caseorg.rules.annotation_places import box_of
from caseorg.rules.comments import Block, blocks_of

STRIPE = 4.0
PADDING = 10.0
_GAP = 4.0
_ICON = 18.0
_QUOTE_LINES = 2
_COMMENT_LINES = 60
_PILL_PADDING = 7.0
_HEADING_AIR = 7.0
_PICTURE_HEIGHT = 120.0
_PRINTED = 4 / 3  # device-independent pixels a point
_NEW_LINE = "\u2028"  # the line break of a QTextLayout


@dataclass(frozen=True, slots=True)
class TextPart:
    """Lines of text, and the name of their color in the table of looks."""

    layout: QTextLayout
    at: QPointF
    ink: str = "text"


@dataclass(frozen=True, slots=True)
class PillPart:
    """A tag (round, in its color) or an issue (square, `tint` "")."""

    box: QRectF
    text: str
    tint: str


@dataclass(slots=True)
class CardLayout:
    """A card at (0, 0); `heading` is the height of the heading above it, included in `height`."""

    width: float
    height: float = 0.0
    heading: float = 0.0
    texts: list[TextPart] = field(default_factory=list)
    pills: list[PillPart] = field(default_factory=list)
    warning_at: QPointF | None = None
    picture: QRectF | None = None


def lay_out(
    card: AnnotationCard, width: float, font: QFont, *, heading: str = "", with_document: bool = False
) -> CardLayout:
    """Set a card into a width in device-independent pixels. `with_document` names the document on every card."""
    setting = _Setting(width, font)
    if heading:
        setting.set_heading(heading)
    setting.y += 8
    title = title_words(card)
    setting.set_text(f"{document_words(card)} · {title}" if with_document else title, bold=True, lines=2)
    if warning := anchor_words(card):
        setting.set_warning(warning)
    if quote := quote_words(card.line.annotation):
        setting.set_text(quote, lines=_QUOTE_LINES, ink="muted", gap=_GAP)
    if card.line.annotation.kind is AnnotationKind.AREA:
        setting.set_picture(card.line.annotation.shape[0])
    setting.set_comment(blocks_of(card.line.annotation.comment))
    pills = [(tag.name, tag.color) for tag in card.line.tags]
    setting.set_pills([*pills, *((f"Issue: {issue.name}", "") for issue in card.line.issues)])
    setting.set_text(footer_words(card), ink="muted", gap=_GAP, small=True)
    setting.card.height = setting.y + 8
    return setting.card


class _Setting:
    """Sets part after part below each other; `y` is where the next one goes."""

    def __init__(self, width: float, font: QFont) -> None:
        self.card = CardLayout(width)
        self.y = 0.0
        self._font = font
        self._left = STRIPE + PADDING
        self._room = max(width - self._left - PADDING, 40.0)

    def set_heading(self, text: str) -> None:
        self.y = _HEADING_AIR
        self.set_text(text, bold=True, lines=2, ink="muted")
        self.y += _HEADING_AIR
        self.card.heading = self.y

    def set_text(
        self, text: str, *, bold: bool = False, small: bool = False, lines: int = 1, ink: str = "text", gap: float = 0
    ) -> None:
        font = QFont(self._font)
        font.setBold(bold)
        if small:
            font.setPointSizeF(font.pointSizeF() * 0.92)
        self.y += gap
        layout, height = wrapped(text, font, self._room, lines=lines)
        self.card.texts.append(TextPart(layout, QPointF(self._left, self.y), ink))
        self.y += height

    def set_warning(self, text: str) -> None:
        """A line with the sign of a warning before it."""
        self.y += _GAP
        self.card.warning_at = QPointF(self._left, self.y)
        layout, height = wrapped(text, self._font, self._room - _ICON - _GAP, lines=3)
        self.card.texts.append(TextPart(layout, QPointF(self._left + _ICON + _GAP, self.y), "warning"))
        self.y += max(height, _ICON)

    def set_picture(self, box: Numbers) -> None:
        """Room for the picture of a box in page points: at most at its printed size."""
        left, top, right, bottom = box_of(box)
        wide, tall = max(right - left, 1.0), max(bottom - top, 1.0)
        scale = min(self._room / wide, _PICTURE_HEIGHT / tall, _PRINTED)
        self.y += _GAP
        self.card.picture = QRectF(self._left, self.y, max(wide * scale, 8.0), max(tall * scale, 8.0))
        self.y += self.card.picture.height()

    def set_comment(self, blocks: Iterable[Block]) -> None:
        """Paragraphs, and items with their signs hanging before them."""
        left, metrics = _COMMENT_LINES, QFontMetricsF(self._font)
        for block in blocks:
            if not left:
                return
            self.y += _GAP if not block.sign else 2
            indent = metrics.horizontalAdvance("00. ") if block.sign else 0.0
            if block.sign:
                sign, _ = wrapped(block.sign, self._font, indent)
                self.card.texts.append(TextPart(sign, QPointF(self._left, self.y)))
            layout, height = wrapped(
                block.text, self._font, self._room - indent, lines=left, bold=_bold_ranges(block)
            )
            self.card.texts.append(TextPart(layout, QPointF(self._left + indent, self.y)))
            self.y += height
            left -= layout.lineCount()

    def set_pills(self, pills: Sequence[tuple[str, str]]) -> None:
        if not pills:
            return
        metrics = QFontMetricsF(self._font)
        height, x = metrics.height() + 2, 0.0
        self.y += _GAP + 2
        for text, tint in pills:
            width = min(metrics.horizontalAdvance(text) + 2 * _PILL_PADDING, self._room)
            if x and x + width > self._room:
                x, self.y = 0.0, self.y + height + _GAP
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - 2 * _PILL_PADDING + 1)
            self.card.pills.append(PillPart(QRectF(self._left + x, self.y, width, height), shown, tint))
            x += width + _GAP
        self.y += height


def wrapped(
    text: str, font: QFont, width: float, *, lines: int = 1, bold: Sequence[tuple[int, int]] = ()
) -> tuple[QTextLayout, float]:
    """Text in at most so many lines, the last one cut with "…", and the height it takes. `bold` are (start, length)."""
    text = text.replace("\n", _NEW_LINE)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(bold))
    cut, height = _set_lines(layout, width, lines)
    if cut is not None:
        line, _, _ = text[cut:].partition(_NEW_LINE)
        rest = QFontMetricsF(font).elidedText(f"{line} …", Qt.TextElideMode.ElideRight, width)
        layout.setText(text[:cut] + rest)
        layout.setFormats(_formats([(start, min(length, cut - start)) for start, length in bold if start < cut]))
        _, height = _set_lines(layout, width, lines)
    return layout, height


def _set_lines(layout: QTextLayout, width: float, most: int) -> tuple[int | None, float]:
    """Where the last line allowed begins, if there is more text than it takes, and the height."""
    layout.beginLayout()
    y, start, end = 0.0, 0, 0
    for _ in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
        start = line.textStart()
        end = start + line.textLength()
    layout.endLayout()
    return (start if end < len(layout.text()) else None), y


def _bold_ranges(block: Block) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for span in block.spans:
        if span.bold:
            ranges.append((at, len(span.text)))
        at += len(span.text)
    return ranges


def _formats(bold: Sequence[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    ranges = []
    for start, length in bold:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, length, look
        ranges.append(part)
    return ranges


