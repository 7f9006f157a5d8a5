"""Windows of wrapped words that are never smaller than their words, at any size of the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog

_ASKED = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.LayoutRequest)


def keep_whole(dialog: QDialog, *, width: int) -> None:
    """Make a window as wide as `width` pixels or its widest words, and at that width as high as what it holds, as far
    as there is a screen. Qt's own smallest size does not know how high wrapped words become."""
    dialog.installEventFilter(_Keeper(dialog, width))


class _Keeper(QObject):
    def __init__(self, dialog: QDialog, width: int) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._width = width

    def _keep(self) -> None:
        layout, screen = self._dialog.layout(), self._dialog.screen()
        if layout is None:
            return
        room = screen.availableSize()
        width = max(self._width, layout.totalMinimumSize().width())
        self._dialog.setMinimumWidth(min(width, room.width()))
        needed = max(layout.totalMinimumSize().height(), layout.totalHeightForWidth(self._dialog.width()))
        self._dialog.setMinimumHeight(min(needed, room.height()))

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ASKED:
            self._keep()
        return super().eventFilter(watched, event)
