"""A bar above the pages of a document that says which have no text, with a button that recognizes it (OCR)."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from caseorg.gui import icons
from caseorg.gui.bridge import Bridge
from caseorg.gui.reading import Reading
from caseorg.gui.recognizing import Recognizing
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.model.changes import Changes
from caseorg.queries.recognized_words import pages_needing_ocr

_KEPT = 500
_GROUP = "textless"  # in the layout file: the documents whose bar was put away


class TextlessBar(QFrame):
    """A sentence, the button, and a cross to put the bar away. It stands above the pages and covers none."""

    wanted = Signal()
    put_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName("Pages without text")
        self.words = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.button = QPushButton("Recognize Text (OCR)")
        self.button.setToolTip("Read the words on pages that are pictures, so that they can be found and marked")
        self.button.clicked.connect(self.wanted)
        self.close_button = QToolButton()
        self.close_button.setToolTip("Hide for this document")
        self.close_button.setAccessibleName("Hide that pages have no text")
        icons.put(self.close_button, "close", "on_notice")
        self.close_button.clicked.connect(self.put_away)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("scan", 16, "on_notice"))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)

    def tell(self, sentence: str, *, under_way: bool) -> None:
        """Say a sentence; while pages are being recognized there is nothing to press."""
        self.words.setText(sentence)
        self.setAccessibleDescription(sentence)
        self.button.setVisible(not under_way)


class _Shown:
    """An open document, its pages that have no text, and the bar once it was needed."""

    def __init__(self, view: DocumentView, uuid: str) -> None:
        self.view = view
        self.uuid = uuid
        self.pages: Collection[int] = ()
        self.bar: TextlessBar | None = None


class TextlessPages(QObject):
    """Shows the bar in every document that has pages without text, until they are recognized or it is put away."""

    def __init__(self, bridge: Bridge, reading: Reading, recognizing: Recognizing, layout: QSettings) -> None:
        super().__init__(reading)
        self._bridge = bridge
        self._recognizing = recognizing
        self._layout = layout
        self._shown: dict[int, _Shown] = {}
        reading.annotated_view_made.connect(self._on_view_made)
        bridge.changed.connect(self._on_changed)
        bridge.job_started.connect(self._refresh_all)
        bridge.job_finished.connect(self._refresh_all)

    def _on_view_made(self, view: DocumentView, uuid: str) -> None:
        if self._layout.value(f"{_GROUP}/{uuid}"):
            return
        key = id(view)
        self._shown[key] = _Shown(view, uuid)
        view.opened.connect(lambda: self._ask(key))
        view.page_changed.connect(lambda _page: self._refresh(key))
        view.destroyed.connect(lambda: self._shown.pop(key, None))

    def _on_changed(self, changes: Changes) -> None:
        touched = {place.partition("/")[0] for place in changes.uuids("pages")}
        for key, shown in list(self._shown.items()):
            if shown.view.document.sha256 in touched:
                self._ask(key)

    def _ask(self, key: int) -> None:
        shown = self._shown.get(key)
        if shown is not None:
            self._bridge.ask_later(
                pages_needing_ocr, shown.view.document.sha256, then=self._taker(key), topic=f"textless {key}"
            )

    def _taker(self, key: int) -> Callable[[Collection[int]], None]:
        def take(pages: Collection[int]) -> None:
            shown = self._shown.get(key)
            if shown is not None:
                shown.pages = pages
                self._refresh(key)

        return take

    def _refresh_all(self, _running: object) -> None:
        for key in list(self._shown):
            self._refresh(key)

    def _refresh(self, key: int) -> None:
        shown = self._shown.get(key)
        if shown is None:
            return
        if shown.bar is None and shown.pages:
            shown.bar = TextlessBar()
            shown.bar.wanted.connect(partial(self._recognizing.recognize_document, shown.uuid))
            shown.bar.put_away.connect(partial(self._put_away, key))
            shown.view.put_above(shown.bar)
        if shown.bar is not None:
            under_way = self._recognizing.is_under_way(shown.uuid)
            view = shown.view
            shown.bar.tell(sentence_of(shown.pages, view.current_page, view.page_count, under_way), under_way=under_way)
            self._show(shown, bool(shown.pages))

    def _show(self, shown: _Shown, on: bool) -> None:
        """Show or hide the bar; the keyboard does not stay on what is gone."""
        assert shown.bar is not None
        focus = shown.bar.window().focusWidget()
        leaves = not on and focus is not None and shown.bar.isAncestorOf(focus)
        shown.bar.setVisible(on)
        if leaves:
            shown.view.setFocus()

    def _put_away(self, key: int) -> None:
        """Hide the bar, now and whenever the document is opened again."""
        shown = self._shown.pop(key)
        self._show(shown, False)
        self._layout.beginGroup(_GROUP)
        known = self._layout.childKeys()
        for uuid in known[: max(0, len(known) - _KEPT)]:
            self._layout.remove(uuid)
        self._layout.setValue(shown.uuid, True)
        self._layout.endGroup()


def sentence_of(pages: Collection[int], current: int, count: int, under_way: bool) -> str:
    """What the bar says while `current` (from 0) of `count` pages is in front."""
    if under_way:
        left = "1 page" if len(pages) == 1 else f"{len(pages):,} pages"
        return f"Recognizing text: {left} to go. You can go on reading."
    if current in pages:
        return "This page has no text, so its words cannot be found, selected or marked."
    have = "has" if len(pages) == 1 else "have"
    return f"{len(pages):,} of {count:,} pages {have} no text, so a search does not find their words."
