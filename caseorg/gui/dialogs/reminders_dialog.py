"""The reminders that are due: open what they are of, put them off, or put them away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui import icons
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.gui.widgets.two_lines import DETAIL, NOTE, TwoLinesDelegate
from caseorg.rules.deadline_words import day_text
from caseorg.rules.reminder_words import kind_words, when_words, whole_words
from caseorg.rules.reminders import Reminder

_REMINDER = Qt.ItemDataRole.UserRole
_MORNING = time(8)
_WEEK = 7


def snoozes(now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Until when something can be put off, as (words, moment); `now` is aware, in the user's time zone."""

    def morning(days: int) -> datetime:
        return datetime.combine(now.date() + timedelta(days=days), _MORNING).astimezone(now.tzinfo)

    monday = _WEEK - now.weekday()
    return (
        ("One Hour", now + timedelta(hours=1)),
        ("Until Tomorrow", morning(1)),
        ("Three Days", morning(3)),
        ("Until Monday", morning(monday)),
        ("One Week", morning(_WEEK)),
    )


class RemindersDialog(QDialog):
    """Stays open beside the work. Enter opens, Delete dismisses; the list keeps its place when a reminder goes."""

    open_requested = Signal(object)  # Reminder
    dismiss_requested = Signal(object)  # Reminders
    snooze_requested = Signal(object, object)  # Reminders, and until when
    days_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Reminders")
        self.resize(600, 420)
        self.says = QLabel()
        self.says.setProperty("role", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName("Reminders that are due")
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._open())
        self.list.itemSelectionChanged.connect(self._refresh)
        self.empty = EmptyState()
        self.empty.tell(
            "No reminder is due", "Deadlines, hearings and follow-ups of all cases are called to mind here.",
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.open_button = _button("&Open", "Go to what the reminder is of (Enter)")
        self.snooze_button = _button("&Put Off", "Call it to mind again later")
        self.snooze_menu = QMenu(self.snooze_button)
        self.snooze_button.setMenu(self.snooze_menu)
        self.dismiss_button = _button("&Dismiss", "Put it away; the next one, nearer to the day, still comes (Del)")
        self.days_button = _button("Da&ys Before…", "On which days before something is called to mind")
        self.close_button = _button("Close", "Leave the reminders as they are (Esc)")
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._open)
        self.snooze_menu.aboutToShow.connect(self._fill_snoozes)
        self.dismiss_button.clicked.connect(lambda: self.dismiss_requested.emit(self.chosen))
        self.days_button.clicked.connect(self.days_requested)
        self.close_button.clicked.connect(self.close)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        for button in (self.open_button, self.snooze_button, self.dismiss_button):
            acts.addWidget(button)
        acts.addStretch()
        acts.addWidget(self.days_button)
        acts.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(self.says)
        column.addWidget(self.stack, 1)
        column.addLayout(acts)

    @property
    def chosen(self) -> list[Reminder]:
        """The reminders that are selected."""
        return [item.data(_REMINDER) for item in self.list.selectedItems()]

    def show_reminders(self, reminders: Sequence[Reminder], today: date) -> None:
        """Show these; what was selected stays so, and where it is gone, what stands in its place is."""
        keys = {one.key for one in self.chosen}
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in reminders:
            item = QListWidgetItem(icons.icon("reminder"), one.thing.title)
            detail = f"{day_text(one.thing.day)}  ·  {one.thing.case_name}"
            item.setData(DETAIL, detail + (f"  ·  for {one.thing.assigned_to}" if one.thing.assigned_to else ""))
            item.setData(NOTE, when_words(one, today))
            item.setData(_REMINDER, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind_words(one.thing.kind)}. {whole_words(one, today)}")
            item.setToolTip(kind_words(one.thing.kind))
            self.list.addItem(item)
        rows = [place for place, one in enumerate(reminders) if one.key in keys]
        rows = rows or [min(max(row, 0), len(reminders) - 1)] if reminders else []
        self.list.setCurrentRow(rows[0] if rows else -1)
        for place in rows:
            self.list.item(place).setSelected(True)
        self.list.blockSignals(False)
        self.stack.setCurrentWidget(self.list if reminders else self.empty)
        count = len(reminders)
        self.says.setText("" if not count else "1 reminder is due." if count == 1 else f"{count:,} reminders are due.")
        self._refresh()

    def _refresh(self) -> None:
        chosen = len(self.list.selectedItems())
        self.open_button.setEnabled(chosen == 1)
        self.snooze_button.setEnabled(chosen > 0)
        self.dismiss_button.setEnabled(chosen > 0)
        if not chosen and self.stack.currentWidget() is self.empty:
            self.close_button.setFocus()

    def _open(self) -> None:
        if len(self.chosen) == 1:
            self.open_requested.emit(self.chosen[0])

    def _fill_snoozes(self) -> None:
        self.snooze_menu.clear()
        for words, until in snoozes(datetime.now().astimezone()):
            action = self.snooze_menu.addAction(words)
            action.triggered.connect(
                lambda _checked=False, until=until: self.snooze_requested.emit(self.chosen, until)
            )

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and watched is self.list and event.key() == Qt.Key.Key_Delete and self.chosen:  # type: ignore[attr-defined]
            self.dismiss_requested.emit(self.chosen)
            return True
        return super().eventFilter(watched, event)


def _button(title: str, help_line: str) -> QPushButton:
    button = QPushButton(title)
    button.setToolTip(help_line)
    button.setAutoDefault(False)  # else Enter in the list would press it
    return button
