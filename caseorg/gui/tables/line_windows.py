"""Lines of a long table, fetched a window at a time as its rows are looked at; the oldest windows are let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

WINDOWS_KEPT = 20
_WINDOW = 60  # a screenful and a bit: so many lines with their tags take SQLite well under a frame

Line = TypeVar("Line")


class LineWindows(Generic[Line]):
    """Gives the line of a row of an order of ids."""

    def __init__(self, fetch: Callable[[Sequence[str]], list[Line]], uuid_of: Callable[[Line], str]) -> None:
        """`fetch` gives the lines of these ids; ids that are gone may be left out."""
        self._fetch = fetch
        self._uuid_of = uuid_of
        self._windows: OrderedDict[int, dict[str, Line]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._windows)

    def clear(self) -> None:
        """Ask for every line again."""
        self._windows.clear()

    def line(self, order: Sequence[str], row: int) -> Line | None:
        """The line of a row; None where its record is gone since the order was asked."""
        start = row // _WINDOW * _WINDOW
        window = self._windows.get(start)
        if window is None:
            window = {self._uuid_of(line): line for line in self._fetch(order[start : start + _WINDOW])}
            self._windows[start] = window
            while len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        else:
            self._windows.move_to_end(start)
        return window.get(order[row])
