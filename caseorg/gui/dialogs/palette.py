"""The command palette: any action, document or case by typing part of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.dialogs.fuzzy import fit
from caseorg.gui.widgets.two_lines import DETAIL, NOTE, TwoLinesDelegate

_PLACE = Qt.ItemDataRole.UserRole
_WIDTH = 620
_ROWS = 9
_SHOWN = 120
_TOP = 70
_HELP_SCORE = 10


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette. `why_not` is why it cannot be done now, "" where it can; `more` is searched too."""

    title: str
    detail: str
    icon: str
    do: Callable[[], None]
    note: str = ""
    why_not: str = ""
    more: str = ""


def action_entries(actions: Actions) -> list[Entry]:
    """All actions, those that cannot be done now with the reason."""
    actions.refresh()
    entries = []
    for action in actions:
        shown = actions[action.id]
        why_not = actions.why_not(action.id)
        entries.append(
            Entry(
                title=shown.text().replace("&", ""),
                detail=why_not or action.help,
                icon=action.icon or "dot",
                do=lambda action_id=action.id: actions.trigger(action_id),  # type: ignore[misc]
                note=actions.shortcut_text(action.id),
                why_not=why_not,
                more=f"{action.category} {action.help}",
            )
        )
    return entries


def ranked(entries: Iterable[Entry], typed: str) -> list[Entry]:
    """The entries that fit, best first; what can be done comes before what cannot."""
    scored = []
    for place, entry in enumerate(entries):
        score = fit(typed, entry.title)
        if score is None and all(word in entry.more.casefold() for word in typed.casefold().split()):
            score = _HELP_SCORE
        if score is not None:
            scored.append((bool(entry.why_not), -score, place, entry))
    return [entry for *_, entry in sorted(scored, key=lambda row: row[:3])]


class Palette(QFrame):
    """Opened over the window; Enter does the marked line, Escape goes away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._window = parent
        self.setObjectName("card")
        self.setAccessibleName("Command palette")
        self._entries: Sequence[Entry] = ()
        self._shown: list[Entry] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText("Type an action, a document or a case")
        self.line.setAccessibleName("Command")
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Commands")
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.none = QLabel("Nothing is called so.")
        self.none.setProperty("role", "muted")
        self.none.setContentsMargins(8, 8, 8, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for widget in (self.line, self.list, self.none):
            column.addWidget(widget)

    def open(self, entries: Sequence[Entry]) -> None:
        """Show these entries over the upper middle of the window."""
        self._entries = entries
        self.line.clear()
        self._narrow("")
        window = self._window
        width = min(_WIDTH, window.width() - 40)
        corner = window.mapToGlobal(QPoint((window.width() - width) // 2, _TOP))
        self.setFixedWidth(width)
        self.move(corner)
        self._fit()
        self.show()
        self.line.setFocus()

    @property
    def titles(self) -> list[str]:
        """The titles shown, from the top."""
        return [entry.title for entry in self._shown]

    def do_current(self) -> None:
        """Do the marked line, where it can be done."""
        self._on_chosen(self.list.currentItem())

    def _narrow(self, typed: str) -> None:
        self._shown = ranked(self._entries, typed)[:_SHOWN]
        self.list.clear()
        for place, entry in enumerate(self._shown):
            item = QListWidgetItem(entry.title)
            item.setData(_PLACE, place)
            item.setData(DETAIL, entry.detail)
            item.setData(NOTE, entry.note)
            item.setIcon(icons.icon(entry.icon, "muted"))
            if entry.why_not:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._shown))
        self.none.setVisible(not self._shown)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines, up to a number of them."""
        room = max(120, self._window.height() - 2 * _TOP - self.line.sizeHint().height())
        rows = min(len(self._shown), _ROWS) * self.list.sizeHintForRow(0)
        self.list.setFixedHeight(min(rows + 4, room))
        self.adjustSize()

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        entry = self._shown[item.data(_PLACE)]
        self.hide()
        entry.do()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                    self.list.keyPressEvent(event)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.do_current()
                    return True
        return super().eventFilter(watched, event)
