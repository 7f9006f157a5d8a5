"""A Qt model over annotations in the order SQL gave: it knows every id, and the cards of rows that were looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from caseorg.gui.panels.annotations.card_words import document_words, spoken_words, tip_words
from caseorg.queries.annotation_lists import AnnotationCard

Index = QModelIndex | QPersistentModelIndex
Then = Callable[[list[AnnotationCard]], None]
CARD_ROLE = int(Qt.ItemDataRole.UserRole)
HEADING_ROLE = CARD_ROLE + 1

# A screenful holds some ten cards; 40 with their tags take SQLite under two milliseconds.
_WINDOW = 40
_WINDOWS_KEPT = 30


class CardList(QAbstractListModel):
    """Rows are annotations. Cards are asked a window at a time as rows are shown, and the oldest are let go."""

    rows_arrived = Signal(int, int)  # first row, row after the last

    def __init__(self, fetch: Callable[[Sequence[str], Then], None], parent: QObject | None = None) -> None:
        """`fetch` asks for the cards of ids and hands them over later; ids that are gone may be left out."""
        super().__init__(parent)
        self._fetch = fetch
        self._order: list[str] = []
        self._rows: dict[str, int] = {}
        self._windows: OrderedDict[int, dict[str, AnnotationCard]] = OrderedDict()
        self._asked: set[int] = set()
        self._turn = 0
        self._names: Mapping[str, str] = {}
        self._has_headings = False

    def show(self, order: Sequence[str], *, headings: bool, names: Mapping[str, str]) -> bool:
        """Show these annotations, with a heading before those of each document; `names` are those of the colors.

        False where order and headings were the same and only the cards are asked again.
        """
        self._names = names
        self._turn += 1
        self._asked.clear()
        if self._order == list(order) and self._has_headings == headings:
            stale, self._windows = self._windows, OrderedDict()
            for start in stale:
                self._ask(start)
                self._windows[start] = stale[start]  # shown until the new ones are there
            return False
        self._windows.clear()
        self.beginResetModel()
        self._order = list(order)
        self._has_headings = headings
        self._rows = {uuid: row for row, uuid in enumerate(self._order)}
        self.endResetModel()
        return True

    @property
    def order(self) -> Sequence[str]:
        """The ids of all rows."""
        return self._order

    @property
    def color_names(self) -> Mapping[str, str]:
        return self._names

    def row_of(self, uuid: str) -> int | None:
        """The row of an annotation, None where it is not shown."""
        return self._rows.get(uuid)

    def rows_of(self, uuids: Iterable[str]) -> list[int]:
        """The rows of those annotations that are shown, ascending."""
        return sorted(self._rows[uuid] for uuid in uuids if uuid in self._rows)

    def uuid_at(self, row: int) -> str:
        return self._order[row]

    def card_at(self, row: int) -> AnnotationCard | None:
        """The card of a row; None while it is not there yet, which is asked then, or where it is gone."""
        start = row // _WINDOW * _WINDOW
        window = self._windows.get(start)
        if window is None:
            self._ask(start)
            return None
        self._windows.move_to_end(start)
        return window.get(self._order[row])

    def heading_at(self, row: int) -> str:
        """The document that begins at this row, "" where none does."""
        card = self.card_at(row) if self._has_headings else None
        if card is None:
            return ""
        before = self._windows[row // _WINDOW * _WINDOW].get(self._order[row - 1]) if row else None
        is_same = before is not None and (
            before.line.annotation.document_uuid == card.line.annotation.document_uuid
        )
        return "" if is_same else document_words(card)

    def _ask(self, start: int) -> None:
        if start in self._asked:
            return
        self._asked.add(start)
        turn = self._turn

        def then(cards: list[AnnotationCard]) -> None:
            if turn == self._turn:
                self._asked.discard(start)
                self._take(start, cards)

        # one more before, to see whether its document ends there
        self._fetch(self._order[max(0, start - 1) : start + _WINDOW], then)

    def _take(self, start: int, cards: list[AnnotationCard]) -> None:
        self._windows[start] = {card.line.annotation.uuid: card for card in cards}
        self._windows.move_to_end(start)
        while len(self._windows) > _WINDOWS_KEPT:
            self._windows.popitem(last=False)
        last = min(start + _WINDOW, len(self._order))
        self.rows_arrived.emit(start, last)
        self.dataChanged.emit(self.index(start), self.index(last - 1))

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card = self.card_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_words(card, self._names) if card is not None else "Annotation, being read"
        if role == Qt.ItemDataRole.ToolTipRole and card is not None:
            return "\n".join(part for part in tip_words(card, self._names) if part)
        if role == CARD_ROLE:
            return card
        if role == HEADING_ROLE:
            return self.heading_at(index.row())
        return None
