"""The bar of a document while pages have the whole screen: out of sight until the mouse comes to the lower edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

_EDGE = 6  # logical pixels from the lower edge
_LOOK_EVERY = 120  # milliseconds; the pointer is asked, since moves over child widgets are not told to their parent


class FloatingBar(QObject):
    """Lets `bar` float over the lower edge of `view`, above the pages, so that these do not move when it comes."""

    def __init__(self, bar: QWidget, view: QWidget) -> None:
        super().__init__(view)
        self._bar = bar
        self._view = view
        self._is_on = False
        self._looking = QTimer(self, interval=_LOOK_EVERY)
        self._looking.timeout.connect(self._look)
        view.installEventFilter(self)

    @property
    def is_on(self) -> bool:
        """Whether the bar floats."""
        return self._is_on

    def switch(self, on: bool) -> None:
        """Let the bar float, or put it back below the pages."""
        if on == self._is_on:
            return
        self._is_on = on
        self._bar.setAutoFillBackground(on)  # the pages must not shine through
        column = self._view.layout()
        if column is None:
            return
        if on:
            column.removeWidget(self._bar)
            self._bar.hide()
            self._looking.start()
        else:
            self._looking.stop()
            column.addWidget(self._bar)
            self._bar.show()

    def show(self) -> None:
        """Show the bar, for the keyboard too; it goes once neither pointer nor keyboard is in it."""
        self._place()
        self._bar.show()
        self._bar.raise_()

    def _place(self) -> None:
        height = self._bar.sizeHint().height()
        self._bar.setGeometry(0, self._view.height() - height, self._view.width(), height)

    def _look(self) -> None:
        if not self._view.isVisible():
            return
        at = self._view.mapFromGlobal(QCursor.pos())
        if self._bar.isVisible():
            focus = QApplication.focusWidget()
            is_used = focus is not None and self._bar.isAncestorOf(focus)
            if not is_used and not self._bar.geometry().adjusted(0, -_EDGE * 4, 0, 0).contains(at):
                self._bar.hide()
        elif self._is_at_edge(at):
            self.show()

    def _is_at_edge(self, at: QPoint) -> bool:
        return 0 <= at.x() < self._view.width() and self._view.height() - _EDGE <= at.y() <= self._view.height()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._is_on and event.type() == QEvent.Type.Resize and self._bar.isVisible():
            self._place()
        return False
