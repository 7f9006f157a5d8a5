"""The selected text of a document: what is marked, and what is copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from caseorg.gui.viewer.marks import Mark, MarkStyle
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import Granularity, Selection, TextSpot, selected_text, span_around
from caseorg.pdf.types import ContentRequest


class TextSelection(QObject):
    """One selection over the pages of a document; an overlay of the page area.

    `copied` tells the text that was put on the clipboard, `copying_waits` that pages must be read first.
    """

    changed = Signal()
    copied = Signal(str)
    copying_waits = Signal()

    def __init__(self, source: PageSource, sha256: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._sha256 = sha256
        self._selection: Selection | None = None
        self._granularity = Granularity.CHARACTER
        self._copying: Selection | None = None
        self._texts: dict[int, PageText] = {}
        source.text_changed.connect(self._on_text_changed)

    @property
    def selection(self) -> Selection | None:
        """What is selected, None when nothing is."""
        return self._selection if self._selection and not self._selection.is_empty else None

    @property
    def can_extend(self) -> bool:
        """Whether there is a place from which Shift+click selects."""
        return self._selection is not None

    def clear(self) -> None:
        self._set(None)

    def begin(self, spot: TextSpot, granularity: Granularity) -> None:
        """Begin at a spot with a character gap, a word or a line."""
        self._granularity = granularity
        start, end = self._around(spot)
        self._set(Selection(start, end, start, end))

    def extend(self, spot: TextSpot) -> None:
        """Move the end of the selection to a spot."""
        if self._selection is not None:
            self._set(self._selection.with_head(*self._around(spot)))

    def select_page(self, page: int) -> None:
        """Select all text of a page, once it is read."""
        text = self._text(page)
        if text is not None:
            self._granularity = Granularity.CHARACTER
            self._set(Selection.between(TextSpot(page, 0), TextSpot(page, len(text))))

    def copy(self) -> None:
        """Put the selected text on the clipboard; pages that were not read yet are read first."""
        self._copying = self.selection
        self._texts.clear()
        self._copy_when_read()

    def marks_on(self, page: int) -> Iterable[Mark]:
        selection, text = self.selection, None
        if selection is not None and page in selection.pages:
            text = self._text(page)
        if selection is None or text is None:
            return ()
        return (Mark(text.boxes(*selection.span_on(page, len(text))), MarkStyle.SELECTION),)

    def _text(self, page: int) -> PageText | None:
        return self._source.text(self._sha256, page)

    def _set(self, selection: Selection | None) -> None:
        if selection != self._selection:
            self._selection = selection
            self.changed.emit()

    def _around(self, spot: TextSpot) -> tuple[TextSpot, TextSpot]:
        text = self._text(spot.page)
        if text is None:
            return spot, spot
        start, end = span_around(text, spot.offset, self._granularity)
        return TextSpot(spot.page, start), TextSpot(spot.page, end)

    def _copy_when_read(self) -> None:
        if self._copying is None:
            return
        for page in self._copying.pages:
            text = self._texts.get(page) or self._text(page)
            if text is not None:
                self._texts[page] = text
        missing = [page for page in self._copying.pages if page not in self._texts]
        if missing:
            self.copying_waits.emit()
            self._source.want(self, [ContentRequest(self._sha256, page) for page in missing])
            return
        copied = selected_text(self._copying, self._texts)
        self._copying = None
        self._texts.clear()
        self._source.forget(self)
        QGuiApplication.clipboard().setText(copied)
        self.copied.emit(copied)

    def _on_text_changed(self, sha256: str, page: int) -> None:
        if sha256 == self._sha256 and self._copying is not None and page in self._copying.pages:
            self._copy_when_read()
