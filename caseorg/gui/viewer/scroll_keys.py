"""The keys that scroll. Keys with Ctrl belong to actions, but for the start and end of the document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_LINE = 60  # logical pixels
_KEPT = 0.1  # of the view that stays in sight when paging

_Key = Qt.Key
_PLAIN, _SHIFT, _CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


class Scrollable(Protocol):
    """What the keys scroll: the page area."""

    @property
    def page_count(self) -> int: ...
    @property
    def view_height(self) -> int: ...
    def glide_by(self, dx: float, dy: float) -> None: ...
    def scroll_to_end(self) -> None: ...
    def show_page(self, page: int) -> None: ...


def _page_down(area: Scrollable) -> None:
    area.glide_by(0, area.view_height * (1 - _KEPT))


def _page_up(area: Scrollable) -> None:
    area.glide_by(0, -area.view_height * (1 - _KEPT))


def _to_start(area: Scrollable) -> None:
    area.show_page(0)


def _to_end(area: Scrollable) -> None:
    area.show_page(area.page_count - 1)
    area.scroll_to_end()


_KEYS: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[Scrollable], None]] = {
    (_PLAIN, _Key.Key_PageDown): _page_down,
    (_PLAIN, _Key.Key_PageUp): _page_up,
    (_PLAIN, _Key.Key_Space): _page_down,
    (_SHIFT, _Key.Key_Space): _page_up,
    (_PLAIN, _Key.Key_Home): _to_start,
    (_PLAIN, _Key.Key_End): _to_end,
    (_CTRL, _Key.Key_Home): _to_start,
    (_CTRL, _Key.Key_End): _to_end,
    (_PLAIN, _Key.Key_J): lambda area: area.glide_by(0, _LINE),
    (_PLAIN, _Key.Key_K): lambda area: area.glide_by(0, -_LINE),
    (_PLAIN, _Key.Key_Down): lambda area: area.glide_by(0, _LINE),
    (_PLAIN, _Key.Key_Up): lambda area: area.glide_by(0, -_LINE),
    (_PLAIN, _Key.Key_Right): lambda area: area.glide_by(_LINE, 0),
    (_PLAIN, _Key.Key_Left): lambda area: area.glide_by(-_LINE, 0),
}


def scroll_by_key(area: Scrollable, event: QKeyEvent) -> bool:
    """Scroll as a key says; whether it was one of these keys."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    scroll = _KEYS.get((modifiers, Qt.Key(event.key())))
    if scroll is None:
        return False
    scroll(area)
    return True
