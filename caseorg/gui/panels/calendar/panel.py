"""The calendar of all cases or of the open one, by month or week; below or beside it what stands on the chosen day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QSettings, Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.base import clock
from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.looks import color, looks
from caseorg.gui.panels.calendar.day_delegate import item_tone
from caseorg.gui.panels.calendar.day_view import DayView
from caseorg.gui.panels.calendar.days import CalendarDays, ShownDay, Span, item_words
from caseorg.model.changes import Changes
from caseorg.queries.calendar_days import CalendarItem, ItemKind, calendar_items, holidays_between
from caseorg.queries.calendar_names import event_named
from caseorg.queries.reader import Reader
from caseorg.rules.typed_dates import spoken_date

_SHOWN_TABLES = ("deadlines", "events", "follow_ups", "cases")
_ITEM = int(Qt.ItemDataRole.UserRole)
_SIDE_BY_SIDE = 1100
_WEEK_KEY, _THIS_CASE_KEY, _MINE_KEY = "calendar/week", "calendar/this_case", "calendar/mine"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was asked for, and what stands there."""

    span: Span
    case_uuid: str | None
    assigned: str
    items: list[CalendarItem]


def _everything(reader: Reader, span: Span, case_uuid: str | None, assigned: str) -> _Answer:
    items = calendar_items(reader, span.first, span.last, case_uuid, assigned=assigned)
    return _Answer(span, case_uuid, assigned, items)


class CalendarPanel(QWidget):
    """A bar to go by months or weeks, the days, and the list of the chosen day."""

    title: ClassVar[str] = "Calendar"
    icon_name: ClassVar[str] = "calendar"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._is_stale = True
        self._span = Span(clock.today(), False)
        self._chosen = clock.today()
        self.days = CalendarDays(self)
        self.view = DayView(self.days, self)
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.previous = self._button("back", "Earlier (Page Up)")
        self.next = self._button("forward", "Later (Page Down)")
        self.to_today = self._worded("Today", "Go to today (Home)", checkable=False)
        self.by_week = self._worded("Week", "Show one week instead of a month (W, M)")
        self.mine = self._worded("Mine", f"Show only what is assigned to {bridge.workspace.who}, and all hearings")
        self.this_case = self._worded("This Case", "Show only the open case, not all cases")
        self.print_button, self.export_button = QToolButton(self), QToolButton(self)
        self.day_title = QLabel(self)
        self.day_title.setProperty("role", "section")
        self.day_list = QListWidget(self)
        self.day_list.setAccessibleName("What stands on the chosen day")
        self.day_list.setWordWrap(True)
        self.day_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget(self)
        self.parts = QSplitter(Qt.Orientation.Vertical, self)
        self.setAccessibleName(self.title)
        self._lay_out()
        self._show([])  # else the keyboard would come to days of nowhere before the answer does
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 10, 8)
        for widget in (self.previous, self.next, self.to_today):
            bar.addWidget(widget)
        bar.addWidget(self.heading, 1)
        bar.addWidget(self.by_week)
        bar.addWidget(self.mine)
        bar.addWidget(self.this_case)
        for button in (self.print_button, self.export_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            bar.addWidget(button)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(12, 8, 8, 4)
        column.addWidget(self.day_title)
        column.addWidget(self.day_list, 1)
        self.parts.addWidget(self.view)
        self.parts.addWidget(below)
        self.parts.setChildrenCollapsible(False)
        self.parts.setFocusProxy(self.view)
        self.stack.addWidget(self.parts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.to_today.clicked.connect(lambda: self.show_day(clock.today()))
        self.by_week.toggled.connect(lambda on: self._show_span(Span(self._chosen, on)))
        self.mine.toggled.connect(self.ask)
        self.this_case.toggled.connect(self.ask)
        self.view.turned.connect(self.go)
        self.view.left_for.connect(self.show_day)
        self.view.span_requested.connect(self.by_week.setChecked)
        self.view.item_clicked.connect(self._open)
        self.view.home_requested.connect(lambda: self.show_day(clock.today()))
        self.view.activated.connect(self._on_activated)
        self.view.selectionModel().currentChanged.connect(self._on_day_chosen)
        self.day_list.itemActivated.connect(self._on_item_activated)
        self.day_list.itemClicked.connect(self._on_item_activated)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._on_case_changed)
        self._context.day_requested.connect(self.show_day)
        looks.changed.connect(self._fill_day)

    def bind_actions(self, actions: Actions) -> None:
        """What stands here can be printed and exported."""
        self.print_button.setDefaultAction(actions["deadline.print"])
        self.export_button.setDefaultAction(actions["deadline.export"])

    def save_layout(self, settings: QSettings) -> None:
        """Keep month or week, and whose."""
        settings.setValue(_MINE_KEY, self.mine.isChecked())
        settings.setValue(_WEEK_KEY, self.by_week.isChecked())
        settings.setValue(_THIS_CASE_KEY, self.this_case.isChecked())

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept."""
        self.mine.setChecked(bool(settings.value(_MINE_KEY, False, type=bool)))
        self.by_week.setChecked(bool(settings.value(_WEEK_KEY, False, type=bool)))
        self.this_case.setChecked(bool(settings.value(_THIS_CASE_KEY, False, type=bool)))

    def go(self, by: int) -> None:
        """So many months or weeks on."""
        span = self._span.moved(by)
        self._chosen = clock.today() if span.holds(clock.today()) else span.day
        self._show_span(span)

    def show_day(self, day: date) -> None:
        """Go to a day."""
        self._chosen = day
        self._show_span(Span(day, self._span.is_week))

    def _show_span(self, span: Span) -> None:
        self._span = span
        if self.isVisible():
            self._context.set_calendar(span.day.isoformat(), by_week=span.is_week)
        self.ask()

    @property
    def _scope(self) -> str | None:
        return self._context.case_uuid if self.this_case.isChecked() else None

    @property
    def _whose(self) -> str:
        return self._bridge.workspace.who if self.mine.isChecked() else ""

    def ask(self, *_: object) -> None:
        """Ask again what stands on the days shown."""
        self._is_stale = False
        self._bridge.ask_later(
            _everything, self._span, self._scope, self._whose, then=self._on_answer, topic="calendar"
        )

    def _on_answer(self, answer: _Answer) -> None:
        if (answer.span, answer.case_uuid, answer.assigned) == (self._span, self._scope, self._whose):
            self._show(answer.items)

    def _show(self, items: list[CalendarItem]) -> None:
        span, today = self._span, clock.today()
        chosen = self._chosen
        self.view.delegate.today = today.isoformat()
        self.days.show(span, today, items, holidays_between(span.first, span.last))
        self.heading.setText(span.title)
        self.view.setCurrentIndex(self.days.index_of(chosen))
        self._fill_day()

    def _fill_day(self) -> None:
        self.day_list.clear()
        day = self._day
        if day is None:
            return
        self.day_title.setText(spoken_date(day.day.isoformat()) + (f"  ·  {day.holiday}" if day.holiday else ""))
        for item in day.items:
            line = QListWidgetItem(item_words(item))
            line.setData(_ITEM, item)
            line.setForeground(color(item_tone(item, day, clock.today().isoformat())))
            self.day_list.addItem(line)
        if not day.items:
            line = QListWidgetItem("Nothing is due, and no hearing is set.")
            line.setFlags(Qt.ItemFlag.NoItemFlags)
            self.day_list.addItem(line)

    @property
    def _day(self) -> ShownDay | None:
        index = self.view.currentIndex()
        return self.days.day_at(index) if index.isValid() else None

    def _button(self, icon: str, help_line: str) -> QToolButton:
        button = QToolButton(self)
        icons.put(button, icon)
        button.setToolTip(help_line)
        button.setAccessibleName(help_line)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _worded(self, title: str, help_line: str, *, checkable: bool = True) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setToolTip(help_line)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    # What happens

    def _on_day_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._chosen = self.days.day_at(index).day
            self._fill_day()

    def _on_activated(self) -> None:
        day = self._day
        if day is not None and day.items:
            self.day_list.setFocus()
            self.day_list.setCurrentRow(0)

    def _on_item_activated(self, line: QListWidgetItem) -> None:
        item: CalendarItem | None = line.data(_ITEM)
        if item is not None:
            self._open(item)

    def _open(self, item: CalendarItem) -> None:
        self._context.set_case(item.case_uuid)
        if item.kind is ItemKind.DEADLINE:
            self._context.deadline_requested.emit(item.uuid)
        elif item.kind is ItemKind.FOLLOW_UP:
            self._context.follow_up_requested.emit(item.uuid)
        else:
            self._open_hearing(item.uuid)

    def _open_hearing(self, uuid: str) -> None:
        """The paper a hearing is known from, where there is one, else the docket."""
        event = self._bridge.ask(event_named, uuid)
        if event.document_uuid:
            self._context.open_document(
                event.document_uuid, page=event.page, annotation=event.annotation_uuid
            )
        else:
            self._context.panel_requested.emit("docket")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        if self.this_case.isChecked():
            self._ask_when_seen()

    def _ask_when_seen(self) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= _SIDE_BY_SIDE
        self.parts.setOrientation(Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical)
        whole = event.size().width() if is_wide else event.size().height()
        self.parts.setSizes([whole * 3 // 4, whole // 4])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self.view.delegate.today != clock.today().isoformat():
            self.ask()
        self._context.set_calendar(self._span.day.isoformat(), by_week=self._span.is_week)
        self._context.set_documents(())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._context.set_calendar(None)
