"""A bar above the pages that says what a file carries beside them: signatures, form fields, attachments, scripts."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from caseorg.base.errors import WorldError
from caseorg.gui import icons
from caseorg.gui.looks import looks
from caseorg.gui.messages import Weight, tell
from caseorg.gui.reading import Reading
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.jobs.export_file import save_whole
from caseorg.pdf.contents_types import AttachedFile, AttachmentRequest, ContentsRequest, FileContents
from caseorg.pdf.contents_words import attachment_words, saved_name, sentences_of
from caseorg.pdf.types import WorkerFailure


class ContentsBar(QFrame):
    """The sentences, a menu of attachments where there are any, and a button to put the bar away."""

    save_requested = Signal(int)  # the place of an attachment

    def __init__(self, contents: FileContents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        sentences = sentences_of(contents)
        self.words = QLabel("  ·  ".join(sentences))
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setToolTip("\n".join([*sentences, *(f"{one.name}: {one.value}" for one in contents.filled[:12])]))
        self.setAccessibleName("Contents of this file")
        self.setAccessibleDescription(" ".join(sentences))
        self._sign_name = "attachment" if contents.attachments else "info"
        self._sign = QLabel()
        self._draw_sign()
        looks.changed.connect(self._draw_sign)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        self.menu = QMenu(self)
        for number, attachment in enumerate(contents.attachments):
            self.menu.addAction(f"{attachment_words(attachment)}…".replace("&", "&&")).triggered.connect(
                partial(self._ask, number)
            )
        if contents.attachments:
            row.addWidget(self._save_button())
        close = QToolButton()
        close.setAutoRaise(True)
        close.setToolTip("Hide")
        close.setAccessibleName("Hide the contents of this file")
        icons.put(close, "close")
        close.clicked.connect(self.hide)
        row.addWidget(close)

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icons.pixmap(self._sign_name, 16))

    def _save_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("save")
        button.setText("Save Attachment…")
        button.setAccessibleName("Save an attachment")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self.menu)
        return button

    def _ask(self, number: int, _checked: bool = False) -> None:
        self.save_requested.emit(number)


class FileContentsBars(QObject):
    """Asks for the contents of each document once it is open, and shows a bar where there are any."""

    annotations_found = Signal(str, int)  # the hash of a file, how many annotations it has of its own
    _arrived = Signal(object, object)

    def __init__(self, reading: Reading, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = str(Path.home())
        self._views: dict[int, DocumentView] = {}
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        reading.view_made.connect(self._on_view_made)

    def _on_view_made(self, view: DocumentView) -> None:
        key = id(view)
        self._views[key] = view
        view.opened.connect(lambda: self._submit(key, ContentsRequest(view.document.sha256)))
        view.destroyed.connect(lambda: self._views.pop(key, None))

    def _submit(self, key: int, request: ContentsRequest | AttachmentRequest) -> None:
        view = self._views.get(key)
        if view is not None:
            view.source.pool.submit(request).add_done_callback(partial(self._on_done, key))

    def _on_done(self, key: int, future: Future[object]) -> None:
        """On the pool's thread."""
        if not future.cancelled() and future.exception() is None:
            self._arrived.emit(key, future.result())

    def _on_arrived(self, key: int, answer: object) -> None:
        view = self._views.get(key)
        if view is None:
            return
        if isinstance(answer, FileContents):
            self.annotations_found.emit(view.document.sha256, answer.annotation_count)
        if isinstance(answer, FileContents) and not answer.empty:
            bar = ContentsBar(answer)
            bar.save_requested.connect(lambda number: self._save(key, answer, number))
            view.put_above(bar)
        elif isinstance(answer, AttachedFile):
            self._write(answer)
        elif isinstance(answer, WorkerFailure):
            tell(self._window, answer.sentence, weight=Weight.TROUBLE)

    def _save(self, key: int, contents: FileContents, number: int) -> None:
        proposed = str(Path(self._folder) / saved_name(contents.attachments[number]))
        name, _kind = QFileDialog.getSaveFileName(self._window, "Save Attachment", proposed)
        if name:
            self._target = Path(name)
            self._folder = str(self._target.parent)
            self._submit(key, AttachmentRequest(self._views[key].document.sha256, number))

    _target = Path()

    def _write(self, attached: AttachedFile) -> None:
        try:
            save_whole(self._target, attached.data)
        except WorldError as error:
            tell(self._window, error.sentence, weight=Weight.TROUBLE)
            return
        tell(self._window, f"Saved {self._target.name}. Open it only if you trust who sent it.", weight=Weight.GOOD)
