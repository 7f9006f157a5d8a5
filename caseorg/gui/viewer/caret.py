"""A caret in the text of the pages, so that one can select and copy without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from caseorg.gui.viewer.caret_moves import FORWARD, CaretMove, entered, moved
from caseorg.gui.viewer.coordinates import ViewPoint
from caseorg.gui.viewer.marks import Mark, MarkStyle
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import Granularity, TextSpot
from caseorg.gui.viewer.text_selection import TextSelection
from caseorg.pdf.types import ContentRequest

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_HALF = 0.7  # points; the caret is twice as wide

_MOVES: dict[tuple[Qt.Key, bool], CaretMove] = {
    (_Key.Key_Left, False): CaretMove.LEFT,
    (_Key.Key_Right, False): CaretMove.RIGHT,
    (_Key.Key_Left, True): CaretMove.WORD_LEFT,
    (_Key.Key_Right, True): CaretMove.WORD_RIGHT,
    (_Key.Key_Up, False): CaretMove.UP,
    (_Key.Key_Down, False): CaretMove.DOWN,
    (_Key.Key_Up, True): CaretMove.PARAGRAPH_UP,
    (_Key.Key_Down, True): CaretMove.PARAGRAPH_DOWN,
    (_Key.Key_Home, False): CaretMove.LINE_START,
    (_Key.Key_End, False): CaretMove.LINE_END,
}


class Caret(QObject):
    """An overlay and a taker of keys: arrows move it, with Ctrl by word and paragraph; with Shift they select.

    Shift and arrows extend a selection also while the caret is off, and begin one where nothing is selected.
    `moved` tells the spot it came to, `switched` whether it is on.
    """

    moved = Signal(object)
    switched = Signal(bool)

    def __init__(self, area: PageArea, selection: TextSelection) -> None:
        super().__init__(area)
        self._area = area
        self._selection = selection
        self._spot: TextSpot | None = None
        self._is_on = False
        self._aim: float | None = None  # upright points: the column that up and down keep to
        self._pending: Callable[[], None] | None = None
        area.source.text_changed.connect(self._on_text_changed)
        selection.changed.connect(self._on_selection_changed)

    @property
    def is_on(self) -> bool:
        """Whether the caret shows."""
        return self._is_on

    @property
    def spot(self) -> TextSpot | None:
        """Where the caret is, None until it was on a page with text."""
        return self._spot

    def switch(self, on: bool) -> None:
        """Show the caret where one reads, or hide it."""
        self._is_on = on
        if on and (self._spot is None or not self._is_seen(self._spot)):
            self._place_in_view()
        self._area.refresh()
        self.switched.emit(on)

    def go(self, spot: TextSpot) -> None:
        """Put the caret at a spot and bring it into view."""
        self._spot, self._aim = spot, None
        text = self._text(spot.page)
        if text is not None:
            self._area.show_boxes(spot.page, [text.caret_box(spot.offset)])
        self._area.refresh()
        self.moved.emit(spot)

    def select_paragraph(self) -> None:
        """Select the paragraph at the end of the selection, at the caret, or the first one that shows."""
        selection = self._selection.selection
        spot = selection.head if selection is not None else self._spot
        if spot is None or not self._is_seen(spot):
            self._place_in_view()
            spot = self._spot
        if spot is not None:
            self._selection.take(spot, Granularity.PARAGRAPH)

    def take_key(self, event: QKeyEvent) -> bool:
        """Move or select as a key says; whether it was one of the caret's now."""
        modifiers = event.modifiers() & ~_Modifier.KeypadModifier
        selects = bool(modifiers & _Modifier.ShiftModifier)
        by_word = bool(modifiers & _Modifier.ControlModifier)
        move = _MOVES.get((Qt.Key(event.key()), by_word))
        is_ours = not modifiers & ~(_Modifier.ShiftModifier | _Modifier.ControlModifier)
        if move is None or not is_ours or not (self._is_on or selects):
            return False
        if not self._is_on and self._selection.selection is None:
            self.switch(True)
        self._move(move, selects=selects)
        return True

    def marks_on(self, page: int) -> Iterable[Mark]:
        text = self._text(page)
        if not self._is_on or self._spot is None or self._spot.page != page or text is None:
            return ()
        x, top, _, bottom = text.caret_box(self._spot.offset)
        return (Mark([(x - _HALF, top - 1, x + _HALF, bottom + 1)], MarkStyle.CARET),)

    def _move(self, move: CaretMove, *, selects: bool) -> None:
        spot, selection = self._spot, self._selection.selection
        if selection is not None and (selects or spot is None):
            spot = selection.head
        if spot is None:
            self._place_in_view()
            return
        text = self._text(spot.page)
        if text is None:
            self._wait_for(spot.page, lambda: self._move(move, selects=selects))
            return
        aim = self._aim if self._aim is not None else text.caret_box(spot.offset)[0]
        offset = moved(text, spot.offset, move, aim)
        if offset is not None:
            self._arrive(spot, TextSpot(spot.page, offset), aim, move, selects=selects)
        else:
            self._turn_page(spot, spot.page + (1 if move in FORWARD else -1), aim, move, selects=selects)

    def _turn_page(self, start: TextSpot, page: int, aim: float, move: CaretMove, *, selects: bool) -> None:
        """Go on to a neighboring page, past those without text."""
        if not 0 <= page < self._area.page_count:
            return
        text = self._text(page)
        if text is None:
            self._wait_for(page, lambda: self._turn_page(start, page, aim, move, selects=selects))
        elif not text.lines:
            self._turn_page(start, page + (1 if move in FORWARD else -1), aim, move, selects=selects)
        else:
            self._arrive(start, TextSpot(page, entered(text, move, aim)), aim, move, selects=selects)

    def _arrive(self, start: TextSpot, spot: TextSpot, aim: float, move: CaretMove, *, selects: bool) -> None:
        if not selects:
            self._selection.clear()
        elif self._selection.selection is None:
            self._selection.select(start, spot)
        else:
            self._selection.extend_to(spot)
        self.go(spot)
        self._aim = aim if move in (CaretMove.UP, CaretMove.DOWN) else None

    def _place_in_view(self) -> None:
        """Put the caret at the first text that shows."""
        geometry = self._area.geometry_now
        page = self._area.current_page
        text = self._text(page)
        if text is None:
            self._wait_for(page, self._place_in_view)
            return
        top = geometry.frame(page).view_to_upright(ViewPoint(0.0, 0.0)) if self._area.page_count else None
        seen = (line for line in text.lines if top is None or self._area.turn or line.box[1] >= top.y)
        line = next(seen, None)
        self._spot = TextSpot(page, line.start if line is not None else 0)
        self._area.refresh()
        self.moved.emit(self._spot)

    def _is_seen(self, spot: TextSpot) -> bool:
        return spot.page in self._area.geometry_now.visible_pages()

    def _text(self, page: int) -> PageText | None:
        return self._area.source.text(self._area.sha256, page)

    def _wait_for(self, page: int, then: Callable[[], None]) -> None:
        self._pending = then
        self._area.source.want(self, [ContentRequest(self._area.sha256, page)])

    def _on_text_changed(self, sha256: str, _page: int) -> None:
        if sha256 == self._area.sha256 and self._pending is not None:
            then, self._pending = self._pending, None
            then()

    def _on_selection_changed(self) -> None:
        """The mouse selected something: the caret goes there."""
        selection = self._selection.selection
        if selection is not None:
            self._spot = selection.head
