"""The selected text of a document: what is marked, and what is copied."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from caseorg.gui.viewer.anchors import TextAnchor, selected_anchors
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
        self._waiting: tuple[Selection, Callable[[], None]] | None = None
        self._held: dict[int, PageText] = {}
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
        """Begin at a spot with a character gap, a word, a line or a paragraph."""
        self._granularity = granularity
        start, end = self._around(spot)
        self._set(Selection(start, end, start, end))

    def extend(self, spot: TextSpot) -> None:
        """Move the end of the selection to a spot."""
        if self._selection is not None:
            self._set(self._selection.with_head(*self._around(spot)))

    def select(self, first: TextSpot, last: TextSpot) -> None:
        """Select from one spot to another; the second is where Shift and the arrow keys go on from."""
        self._granularity = Granularity.CHARACTER
        self._set(Selection.between(first, last))

    def extend_to(self, spot: TextSpot) -> None:
        """Move the end of the selection to exactly this spot, whatever was taken whole before."""
        self._granularity = Granularity.CHARACTER
        self.extend(spot)

    def take(self, spot: TextSpot, granularity: Granularity) -> None:
        """Select the word, line or paragraph at a spot."""
        self.begin(spot, granularity)
        self._granularity = Granularity.CHARACTER

    def select_page(self, page: int) -> None:
        """Select all text of a page, once it is read."""
        text = self._text(page)
        if text is not None:
            self.select(TextSpot(page, 0), TextSpot(page, len(text)))

    def copy(self) -> None:
        """Put the selected text on the clipboard; pages that were not read yet are read first."""
        self.when_read(self._put_on_clipboard)

    def anchors(self) -> tuple[TextAnchor, ...]:
        """Where the selected words are and what they say, one anchor a page; () while a page is not read yet.

        `when_read` waits for that: `selection.when_read(lambda: use(selection.anchors()))`.
        """
        selection = self.selection
        if selection is None:
            return ()
        texts = self._texts_of(selection)
        return () if texts is None else selected_anchors(selection, texts)

    def when_read(self, then: Callable[[], None]) -> None:
        """Call `then` once all selected pages are read; not at all if nothing is selected, or something else is by
        then."""
        self._waiting = (self.selection, then) if self.selection is not None else None
        self._held.clear()
        self._go_on()

    def marks_on(self, page: int) -> Iterable[Mark]:
        selection, text = self.selection, None
        if selection is not None and page in selection.pages:
            text = self._text(page)
        if selection is None or text is None:
            return ()
        boxes = [box for start, end in selection.spans_on(page, text) for box in text.boxes(start, end)]
        return (Mark(boxes, MarkStyle.SELECTION),)

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

    def _texts_of(self, selection: Selection) -> dict[int, PageText] | None:
        """The texts of the selected pages, None until all are read."""
        known = {page: self._held.get(page, self._text(page)) for page in selection.pages}
        texts = {page: text for page, text in known.items() if text is not None}
        return texts if len(texts) == len(known) else None

    def _go_on(self) -> None:
        """Hold on to what is read of the pages waited for, since the source forgets the oldest; ask for the rest."""
        if self._waiting is None:
            return
        selection, then = self._waiting
        for page in selection.pages:
            text = self._held.get(page, self._text(page))
            if text is not None:
                self._held[page] = text
        missing = [page for page in selection.pages if page not in self._held]
        if missing:
            self.copying_waits.emit()
            self._source.want(self, [ContentRequest(self._sha256, page) for page in missing])
            return
        self._waiting = None
        self._source.forget(self)
        if selection == self.selection:
            then()
        self._held.clear()

    def _put_on_clipboard(self) -> None:
        selection = self.selection
        texts = self._texts_of(selection) if selection is not None else None
        if selection is None or texts is None:
            return
        copied = selected_text(selection, texts)
        QGuiApplication.clipboard().setText(copied)
        self.copied.emit(copied)

    def _on_text_changed(self, sha256: str, page: int) -> None:
        if sha256 == self._sha256 and self._waiting is not None and page in self._waiting[0].pages:
            self._go_on()
