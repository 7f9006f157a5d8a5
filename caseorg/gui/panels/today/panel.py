"""Today: what is due over all cases, overdue first, so that what is due first is seen first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from caseorg.base import clock
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.deadline_action_words import DEADLINE_ACTS, FOLLOW_UP_ACTS
from caseorg.gui.panels.today.row_delegate import RowDelegate
from caseorg.gui.panels.today.rows import TodayRow, TodayRows
from caseorg.gui.panels.today.since_bar import SinceBar
from caseorg.gui.panels.today.summary_bar import SummaryBar
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.gui.widgets.explained_list import ExplainedList
from caseorg.model.changes import Changes
from caseorg.queries.deadline_lists import deadline_lines, people_assigned
from caseorg.queries.deadline_views import Today, TodaySection, today_view
from caseorg.queries.news import News, NewsKind, news_since
from caseorg.queries.reader import Reader

_LEFT_AT_KEY, _MINE_KEY = "today/left_at", "today/mine"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_SHOWN_TABLES = ("deadlines", "events", "follow_ups", "cases", "documents", "document_relations",
                 "inquiries", "persons", "organizations")  # fmt: skip
_INQUIRY_ACTS = ("inquiry.answer", "inquiry.edit", "inquiry.trash")
# So often it is looked whether a new day has begun.
_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class _Answer:
    """All the panel shows, asked at once so that it agrees."""

    view: Today
    people: list[str]
    since: str | None
    news: list[News]


@dataclass(frozen=True, slots=True)
class _Visit:
    """Since when news are told, None before the first visit; what `me` did after `session` is none."""

    since: str | None
    me: str
    session: str


def _everything(reader: Reader, day: date, assigned: str, unverified: bool, visit: _Visit) -> _Answer:
    news = news_since(reader, visit.since, me=visit.me, session=visit.session) if visit.since else []
    view = today_view(reader, day, assigned=assigned, only_unverified=unverified)
    return _Answer(view, people_assigned(reader), visit.since, news)


class TodayPanel(QWidget):
    """A line of counts, the list, and the explanation of what is opened."""

    title: ClassVar[str] = "Today"
    icon_name: ClassVar[str] = "today"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._actions: Actions | None = None
        self._is_stale = True
        self._wanted: str | None = None  # a follow-up to go to once it is there
        self._day = clock.today()
        self._session = clock.now()
        self._left_at: str | None = None  # when one was here last, as an instant
        self._since: str | None = None  # the same, for as long as the panel is in front
        self.bar = SummaryBar(bridge.workspace.who, self)
        self.news = SinceBar(self)
        self.rows = TodayRows(lambda uuids: bridge.ask(deadline_lines, uuids), self)
        self.view = _TodayView(self.rows, self)
        self.explained = ExplainedList(self.view, bridge, context, self)
        self.empty = EmptyState(self)
        self.empty.tell("")
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.explained)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        self.explained.setFocusProxy(self.view)
        self.setAccessibleName(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.news)
        layout.addWidget(self.stack, 1)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._connect()
        self._ask_when_seen()

    def _connect(self) -> None:
        self.bar.section_requested.connect(self.go_to)
        self.bar.changed.connect(self.ask)
        self.news.chosen.connect(self._open_news)
        self.view.activated.connect(self._on_activated)
        self.view.clicked.connect(self._on_clicked)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.view.escaped.connect(self.explained.close_explanation)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        self.explained.closed.connect(self.view.setFocus)
        self._bridge.changed.connect(self._on_changed)
        self._context.follow_up_requested.connect(self._show_follow_up)

    def bind_actions(self, actions: Actions) -> None:
        """What is done with a deadline is offered in the context menu as well."""
        self._actions = actions

    def save_layout(self, settings: QSettings) -> None:
        """Keep when one was here last, and whether only one’s own is shown."""
        settings.setValue(_MINE_KEY, self.bar.is_mine)
        left_at = clock.now() if self.isVisible() else self._left_at
        if left_at:
            settings.setValue(_LEFT_AT_KEY, left_at)

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept, where it is an instant."""
        if settings.value(_MINE_KEY, False, type=bool):
            self.bar.show_mine()
        kept = str(settings.value(_LEFT_AT_KEY, ""))
        self._left_at = self._since = kept if _INSTANT.fullmatch(kept) else None

    def go_to(self, section: TodaySection) -> None:
        """Go to the first row of a section."""
        heading = self.rows.heading_of(section)
        if heading is not None:
            self.view.setFocus()
            self.view.setCurrentIndex(self.rows.index(heading + 1))
            self.view.scrollTo(self.rows.index(heading), QAbstractItemView.ScrollHint.PositionAtTop)

    def ask(self) -> None:
        """Ask again what is due."""
        self._is_stale = False
        self._day = clock.today()
        self._bridge.ask_later(
            _everything, self._day, self.bar.assigned, self.bar.unverified.isChecked(),
            _Visit(self._since, self._bridge.workspace.who, self._session),
            then=self._on_answer, topic="today",
        )  # fmt: skip

    def _ask_when_seen(self) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    def _on_answer(self, answer: _Answer) -> None:
        current = self.view.current
        place = self.view.verticalScrollBar().value()
        row_before = self.view.currentIndex().row()
        self.rows.show(answer.view)
        self.bar.tell(answer.view, answer.people)
        self.news.tell(answer.since, answer.news)
        self._show_state(answer.view)
        is_wanted = self._wanted is not None
        found = self._place_of(current)
        if found is None and row_before >= 0:
            found = min(row_before, self.rows.rowCount() - 1)
        if found is not None and found >= 0:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(self.rows.index(found), flag)
        self.view.verticalScrollBar().setValue(place)
        if is_wanted:
            self.view.scrollTo(self.view.currentIndex())
            self.view.setFocus()

    def _place_of(self, current: TodayRow | None) -> int | None:
        """Where the row stands now that had the cursor, or the follow-up that is wished for."""
        wanted, self._wanted = self._wanted or (current.follow_up_uuid if current else None), None
        if wanted is not None:
            return self.rows.place_of_follow_up(wanted)
        if current is not None and current.inquiry_uuid is not None:
            return self.rows.place_of_inquiry(current.inquiry_uuid)
        return self.rows.place_of(current.deadline_uuid) if current and current.deadline_uuid else None

    def _show_state(self, view: Today) -> None:
        if self.rows.rowCount():
            self.stack.setCurrentWidget(self.explained)
            return
        if self.bar.assigned or self.bar.unverified.isChecked():
            self.empty.tell(
                "Nothing here", "No open deadline fits what is chosen above.",
                button="Show Everything", act=self.bar.show_everything,
            )  # fmt: skip
        else:
            self.empty.tell(
                "Nothing is due",
                "Deadlines, hearings, follow-ups and inquiries come together here, what is due first on top.",
            )
        self.stack.setCurrentWidget(self.empty)

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _on_minute(self) -> None:
        if clock.today() != self._day or self.bar.has_inquiries:  # their deadlines are hours
            self.ask()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row.inquiry_uuid is not None:
            self._begin("inquiry.answer", row.inquiry_uuid)
        elif row.follow_up_uuid is not None and self._actions is not None:
            self._actions.trigger("follow_up.edit")
        elif row.deadline_uuid is not None:
            self.explained.explain(row.deadline_uuid)
        elif row.document_uuid is not None:
            self._open_source(row)
        elif not row.is_heading:
            self._open_case(row)

    def _begin(self, act: str, inquiry_uuid: str) -> None:
        if QApplication.activeModalWidget() is not None:  # where one click is a click and opens, both are told
            return
        name = "uuids" if act == "inquiry.trash" else "uuid"
        self._context.act_requested.emit(act, {name: inquiry_uuid})

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index.row())
        if row.inquiry_uuid is not None:
            self._begin("inquiry.answer", row.inquiry_uuid)
        elif row.deadline_uuid is not None:
            self.explained.explain(row.deadline_uuid)

    def _on_current_changed(self, index: QModelIndex) -> None:
        """Acts begin with the deadline that has the cursor, and an explanation that is open follows it."""
        self._tell_current()
        if index.isValid() and self.explained.shown is not None:
            row = self.rows.row_at(index.row())
            if row.deadline_uuid is not None:
                self.explained.explain(row.deadline_uuid)

    def _tell_current(self) -> None:
        row = self.view.current
        self._context.set_deadline(row.deadline_uuid if row is not None else None)
        self._context.set_follow_up(row.follow_up_uuid if row is not None else None)

    def _show_follow_up(self, uuid: str) -> None:
        """Go to a follow-up, whosever it is; where it is not there yet, once the answer is."""
        self._wanted = uuid
        if self.bar.assigned or self.bar.unverified.isChecked():
            self.bar.show_everything()
        else:
            self.ask()

    def _open_news(self, news: News) -> None:
        if news.kind is NewsKind.DEADLINE:
            self._context.set_case(news.case_uuid)
            self._context.deadline_requested.emit(news.uuid)
        elif news.kind is NewsKind.HEARING and news.day:
            self._context.day_requested.emit(date.fromisoformat(news.day))
        else:
            self._context.set_case(news.case_uuid)
            self._context.panel_requested.emit("docket" if news.kind is NewsKind.HEARING else "documents")

    def _open_case(self, row: TodayRow, panel: str = "deadlines") -> None:
        self._context.set_case(row.case_uuid)
        self._context.panel_requested.emit(panel)

    def _open_source(self, row: TodayRow) -> None:
        """The document a row is known from, at the words."""
        self._context.open_document(row.document_uuid or "", page=row.page, annotation=row.annotation_uuid)

    def _show_in_table(self, row: TodayRow) -> None:
        self._context.set_case(row.case_uuid)
        self._context.deadline_requested.emit(row.deadline_uuid)

    def _on_context_menu(self, where: QPoint) -> None:
        index = self.view.indexAt(where)
        row = self.rows.row_at(index.row()) if index.isValid() else self.view.current
        if row is None or row.is_heading:
            return
        menu = QMenu(self)
        if row.deadline_uuid is not None:
            _add(menu, "Explain", lambda: self.explained.explain(row.deadline_uuid or ""))
            _add(menu, "Show in Deadlines", lambda: self._show_in_table(row))
        if row.document_uuid is not None:
            _add(menu, "Open Source", lambda: self._open_source(row))
        if row.inquiry_uuid is not None and self._actions is not None:
            for act in _INQUIRY_ACTS:
                _add(menu, self._actions[act].text(), partial(self._begin, act, row.inquiry_uuid))
        if row.case_uuid:
            _add(menu, "Go to Case", lambda: self._open_case(row, "documents"))
        acts = DEADLINE_ACTS if row.deadline_uuid is not None else ()
        acts = (*FOLLOW_UP_ACTS, *acts) if row.follow_up_uuid is not None else acts
        if acts and self._actions is not None:
            self._context.set_deadline(row.deadline_uuid)
            self._context.set_follow_up(row.follow_up_uuid)
            menu.addSeparator()
            for act in acts:
                menu.addAction(self._actions[act])
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        if not event.spontaneous() and self._since != self._left_at:
            self._since, self._is_stale = self._left_at, True
        if self._is_stale or clock.today() != self._day:
            self.ask()
        self._context.set_documents(())
        self._tell_current()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is minimized was not left
            self._left_at = clock.now()
        self._context.set_deadline(None)
        self._context.set_follow_up(None)
        self._minute.stop()


def _add(menu: QMenu, title: str, act: Callable[[], None]) -> None:
    menu.addAction(title).triggered.connect(lambda _checked=False: act())


class _TodayView(QListView):
    """The list as a view; Esc leaves the explanation."""

    escaped = Signal()

    def __init__(self, rows: TodayRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setModel(rows)
        self._delegate = RowDelegate(self)  # Qt does not keep it alive
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Due over all cases")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumSize(320, 120)

    @property
    def current(self) -> TodayRow | None:
        """The row that has the cursor."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
