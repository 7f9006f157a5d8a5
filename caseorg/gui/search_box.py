"""The one search box: what is typed goes to the search panel while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from caseorg.gui import icons
from caseorg.gui.context import Context

# Between two keys of a fast typist; a pause longer than this asks.
_PAUSE_MILLISECONDS = 90


class SearchBox(QLineEdit):
    """Tells the context what to search for. Down goes into the results, Enter opens the first, Escape leaves."""

    left_below = Signal()
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("searchBox")
        self.setAccessibleName("Search everything")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(220)
        self.setMaximumWidth(620)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        glass = QAction("Search", self)
        icons.put(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, interval=_PAUSE_MILLISECONDS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(lambda text: None if text else self._tell())
        context.search_changed.connect(self._on_search_changed)

    def show_shortcut(self, keys: str) -> None:
        """Say in the empty box how to get here."""
        self.setPlaceholderText(f"Search everything   {keys}" if keys else "Search everything")

    def _on_edited(self, text: str) -> None:
        if text.strip():
            self._context.panel_requested.emit("search")
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        self._context.set_search(self.text().strip())

    def _on_search_changed(self, text: str) -> None:
        if text != self.text().strip():
            self.setText(text)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._tell()
                self.left_below.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                if self.text().strip():
                    self._context.panel_requested.emit("search")
                    self._context.search_entered.emit(self.text().strip())
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason):
            QTimer.singleShot(0, self, self.selectAll)
