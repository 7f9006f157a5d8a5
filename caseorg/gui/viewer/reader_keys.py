"""The reader's own keys. They reach it only where no action of the window has taken them as its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QKeyEvent, QKeySequence


class Switchable(Protocol):
    """Something that is on or off: the caret."""

    @property
    def is_on(self) -> bool: ...


class Reader(Protocol):
    """What the keys do: the document view."""

    @property
    def caret(self) -> Switchable: ...
    def set_caret(self, on: bool) -> None: ...
    def select_paragraph(self) -> None: ...

    def find_text(self) -> None: ...
    def find_next(self) -> None: ...
    def find_previous(self) -> None: ...
    def edit_page(self) -> None: ...
    def escape(self) -> None: ...
    def copy_selection(self) -> None: ...
    def select_all_on_page(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def set_zoom(self, zoom: float) -> None: ...
    def fit_page(self) -> None: ...
    def fit_width(self) -> None: ...
    def rotate(self) -> None: ...
    def next_page(self) -> None: ...
    def previous_page(self) -> None: ...
    def go_back(self) -> None: ...
    def go_forward(self) -> None: ...


READER_KEYS: tuple[tuple[str, Callable[[Reader], None]], ...] = (
    ("Ctrl+F", lambda view: view.find_text()),
    ("F3", lambda view: view.find_next()),
    ("Shift+F3", lambda view: view.find_previous()),
    ("Ctrl+G", lambda view: view.edit_page()),
    ("G", lambda view: view.edit_page()),
    ("/", lambda view: view.find_text()),
    ("F7", lambda view: view.set_caret(not view.caret.is_on)),
    ("Shift+F7", lambda view: view.select_paragraph()),
    ("Escape", lambda view: view.escape()),
    ("Ctrl+C", lambda view: view.copy_selection()),
    ("Ctrl+Insert", lambda view: view.copy_selection()),
    ("Ctrl+A", lambda view: view.select_all_on_page()),
    ("Ctrl++", lambda view: view.zoom_in()),
    ("Ctrl+=", lambda view: view.zoom_in()),
    ("Ctrl+-", lambda view: view.zoom_out()),
    ("Ctrl+0", lambda view: view.set_zoom(1.0)),
    ("Ctrl+1", lambda view: view.fit_page()),
    ("Ctrl+2", lambda view: view.fit_width()),
    ("Ctrl+R", lambda view: view.rotate()),
    ("Ctrl+PgDown", lambda view: view.next_page()),
    ("Ctrl+PgUp", lambda view: view.previous_page()),
    ("Alt+Left", lambda view: view.go_back()),
    ("Alt+Right", lambda view: view.go_forward()),
)


def act_on_key(view: Reader, event: QKeyEvent) -> bool:
    """Do what a key stands for; whether it was one of the reader's."""
    pressed = QKeySequence(event.keyCombination())
    for keys, act in READER_KEYS:
        if QKeySequence(keys) == pressed:
            act(view)
            return True
    return False
