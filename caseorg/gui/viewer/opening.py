"""What stands where the pages will be: nothing, then “Opening…”, then the pages, or the sentence why there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseorg.gui.viewer.message_page import MessagePage
from caseorg.gui.viewer.page_source import PageSource
from caseorg.pdf.types import OpenRequest

_OPENING_SHOWN_AFTER = 400  # milliseconds


class Opening(QStackedWidget):
    """Asks for a document at once, before what will show it is made, and shows that once it is open. `boxes_known`
    tells the geometry of all pages, also when it becomes better known; `failed` the sentence why the document cannot be
    opened."""

    boxes_known = Signal(object)
    failed = Signal(str)
    unlocked = Signal(str, bool)  # the password that opened the document, and whether it is to be kept

    def __init__(self, source: PageSource, sha256: str) -> None:
        super().__init__()
        self._source = source
        self._sha256 = sha256
        self._pages = QWidget()
        self.ask()
        self.message = MessagePage()
        self.addWidget(self.message)
        self._waiting = QTimer(self, singleShot=True, interval=_OPENING_SHOWN_AFTER)
        self._waiting.timeout.connect(self._show_opening)
        self.message.try_again.clicked.connect(lambda: source.try_again(sha256))
        self._typed: tuple[str, bool] | None = None
        self.message.password.entered.connect(self._on_password)
        source.document_changed.connect(self._on_document_changed)

    def begin(self, pages: QWidget) -> None:
        """Show `pages` once the document is open, and say so if that takes long; what is known already is told at
        once."""
        self._pages = pages
        self.insertWidget(0, pages)
        self.setCurrentWidget(pages)
        self._waiting.start()
        self._on_document_changed(self._sha256)

    def ask(self) -> None:
        """Want the document, while it is not open."""
        self._source.want(self, [OpenRequest(self._sha256)])

    def forget(self) -> None:
        """Nobody looks: nothing is wanted."""
        self._source.forget(self)

    def _on_password(self, password: str, keep: bool) -> None:
        self._typed = password, keep
        self._source.unlock(self._sha256, password)

    def _show_opening(self) -> None:
        if not self._source.boxes(self._sha256) and self._source.open_failure(self._sha256) is None:
            self.message.show_sentence("Opening…", can_try_again=False)
            self.setCurrentWidget(self.message)

    def _on_document_changed(self, sha256: str) -> None:
        if sha256 != self._sha256:
            return
        failure = self._source.open_failure(sha256)
        boxes: Sequence[object] = self._source.boxes(sha256)
        if failure is not None:
            self._waiting.stop()
            self.setCurrentWidget(self.message)
            if self._source.is_locked(sha256):
                self.message.ask_password(again=self._typed is not None)
            else:
                self.message.show_sentence(failure, can_try_again=True)
            self.failed.emit(failure)
        elif boxes:
            self._waiting.stop()
            if self._typed is not None:
                self.unlocked.emit(*self._typed)
                self._typed = None
                self.message.password.field.clear()
                self._pages.setFocus()
            self.setCurrentWidget(self._pages)
            self.boxes_known.emit(boxes)
