"""The cards above, the comment of the one selected below: a line where there is none, else as high as one likes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from caseorg.gui.panels.annotations.card_view import CardView
from caseorg.gui.panels.annotations.comment_pane import CommentPane

_KEY = "annotations/divided"
_AT_FIRST = (360, 240)
_NO_LIMIT = (1 << 24) - 1  # as Qt has it


class DividedPanel(QSplitter):
    """Keeps the divider where it was put while the pane below has no use for its room. When a comment is written, the
    keyboard goes back to where it was: to the page that was marked, or to the cards."""

    comment_left = Signal(str)  # of the annotation with this uuid, and the keyboard is not here any more

    def __init__(self, upper: QWidget, view: CardView, pane: CommentPane, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, panel)
        self._panel = panel
        self._view = view
        self._pane = pane
        self._sizes = list(_AT_FIRST)
        self._is_whole = True
        # a second click must find the card that the first one chose, so it moves only when none can come any more
        wait = QGuiApplication.styleHints().mouseDoubleClickInterval()
        self._clicking = QTimer(self, singleShot=True, interval=wait)
        self._clicking.timeout.connect(self._see_current)
        view.viewport().installEventFilter(self)
        self.addWidget(upper)
        self.addWidget(pane)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        pane.left.connect(self._on_left)
        pane.shown.connect(self._fit)
        self._fit(pane.uuid is not None)

    def _fit(self, is_whole: bool) -> None:
        """Give the pane its room, or take it away but for a line."""
        if is_whole is not self._is_whole:
            self._is_whole = is_whole
            if is_whole:
                self._pane.setMaximumHeight(_NO_LIMIT)
                self.setSizes(self._sizes)
                if not self._clicking.isActive():
                    self._see_current()
            else:
                self._keep_sizes()
        if not is_whole:
            self._pane.setMaximumHeight(self._pane.line_height)
        self.handle(1).setEnabled(is_whole)

    def _on_left(self, before: QWidget | None) -> None:
        if before is not None and before.isVisible() and not self._panel.isAncestorOf(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)
            self.comment_left.emit(self._pane.uuid or "")
        else:
            self._view.enter()

    def _keep_sizes(self) -> None:
        sizes: list[int] = self.sizes()
        if self.isVisible() and any(sizes):
            self._sizes = sizes

    def _see_current(self) -> None:
        index = self._view.currentIndex()
        if index.isValid() and self._is_whole:
            self._view.scrollTo(index)

    def save_layout(self, settings: QSettings) -> None:
        """Keep the place of the divider."""
        if self._is_whole:
            self._keep_sizes()
        settings.setValue(_KEY, " ".join(map(str, self._sizes)))

    def restore_layout(self, settings: QSettings) -> None:
        """As it was kept; what cannot be read is left as at first."""
        parts = str(settings.value(_KEY, "")).split()
        if len(parts) == len(_AT_FIRST) and all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
            self._sizes = [int(part) for part in parts]
            if self._is_whole:
                self.setSizes(self._sizes)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._clicking.start()
        return False
