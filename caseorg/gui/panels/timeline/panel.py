"""The open case on an axis of time: events, deadlines, and lines from what sets time running to what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from caseorg.base import clock
from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.deadline_action_words import DEADLINE_ACTS
from caseorg.gui.panels.timeline.rows import TimelineRows
from caseorg.gui.panels.timeline.view import ZOOMS, TimelineView
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.gui.widgets.explained_list import ExplainedList
from caseorg.model.changes import Changes
from caseorg.queries.calendar_names import event_named
from caseorg.queries.chains import timeline_of_case
from caseorg.queries.reader import Reader
from caseorg.rules.timeline import EntryKind, Timeline

_SHOWN_TABLES = ("deadlines", "events", "deadline_triggers", "cases")
_ZOOM_KEY = "timeline/zoom"
_FIRST_ZOOM = 2


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was asked for, and what stands there."""

    case_uuid: str
    day: date
    timeline: Timeline


def _everything(reader: Reader, case_uuid: str) -> _Answer:
    today = clock.today()
    return _Answer(case_uuid, today, timeline_of_case(reader, case_uuid, today))


class TimelinePanel(QWidget):
    """A bar to zoom and to go to today, the rows, and the explanation of a deadline."""

    title: ClassVar[str] = "Timeline"
    icon_name: ClassVar[str] = "timeline"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._is_stale = True
        self._shown_day: date | None = None
        self._shown_case: str | None = None
        self.rows = TimelineRows(self)
        self.view = TimelineView(self.rows, self)
        self.view.set_zoom(_FIRST_ZOOM)
        self.explained = ExplainedList(self.view, bridge, context, self)
        self.explained.setFocusProxy(self.view)
        self.empty = EmptyState(self)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.to_today = self._button("Today", "", "Go to today (Home)")
        self.closer = self._button("", "zoom-in", "More room between days (+)")
        self.wider = self._button("", "zoom-out", "Less room between days (-)")
        self.stack = QStackedWidget(self)
        self.setAccessibleName(self.title)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 10, 8)
        bar.addWidget(self.to_today)
        bar.addWidget(self.wider)
        bar.addWidget(self.closer)
        bar.addStretch(1)
        bar.addWidget(self.count)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.explained, 1)
        self.whole = whole
        self.stack.addWidget(whole)
        self.stack.addWidget(self.empty)
        self.stack.setCurrentWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect(self) -> None:
        self.to_today.clicked.connect(self.go_to_today)
        self.closer.clicked.connect(lambda: self.view.set_zoom(self.view.zoom + 1))
        self.wider.clicked.connect(lambda: self.view.set_zoom(self.view.zoom - 1))
        self.view.zoomed.connect(self._show_zoom)
        self.view.open_requested.connect(self._on_opened)
        self.view.current_row_changed.connect(self._on_current_changed)
        self.view.escaped.connect(self.explained.close_explanation)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.explained.closed.connect(self.view.setFocus)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._ask_when_seen)
        self._show_zoom()

    def bind_actions(self, actions: Actions) -> None:
        """What is done with a deadline is offered in the context menu as well."""
        self._actions = actions

    def save_layout(self, settings: QSettings) -> None:
        """Keep the zoom."""
        settings.setValue(_ZOOM_KEY, self.view.zoom)

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept."""
        kept = settings.value(_ZOOM_KEY, _FIRST_ZOOM)
        if str(kept).isdecimal():
            self.view.set_zoom(int(str(kept)))

    def go_to_today(self) -> None:
        """Bring today into the middle."""
        row = self.rows.today_row()
        if row is not None:
            self.view.show_row(row)

    # Asking

    def ask(self) -> None:
        """Ask for the timeline of the open case."""
        self._is_stale = False
        case_uuid = self._context.case_uuid
        if case_uuid is None:
            self._show_nothing("No case is open", "Open or add a case first.")
        else:
            self._bridge.ask_later(_everything, case_uuid, then=self._on_answer, topic="timeline")

    def _ask_when_seen(self, *_: object) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    def _on_answer(self, answer: _Answer) -> None:
        if answer.case_uuid != self._context.case_uuid:
            return
        current = self._current_uuid()
        is_other = answer.case_uuid != self._shown_case or not self.rows.rowCount()
        place = self.view.verticalScrollBar().value()
        self._shown_case, self._shown_day = answer.case_uuid, answer.day
        if is_other:
            self.explained.close_explanation()
        self.rows.show(answer.timeline)
        if not answer.timeline.entries:
            self._show_nothing(
                "Nothing on the timeline yet",
                "Add an event (what was filed, served, entered or heard): the deadlines that follow from it are drawn "
                "from it.",
            )
            return
        self._count(answer.timeline)
        self.stack.setCurrentWidget(self.whole)
        row = self.rows.row_of(current) if current else None
        if row is not None:
            self.view.select_row(row, center=False)
        if is_other:
            self.go_to_today()
        else:
            self.view.verticalScrollBar().setValue(place)

    def _count(self, timeline: Timeline) -> None:
        kinds = [one.kind for one in timeline.entries]
        events, deadlines = kinds.count(EntryKind.EVENT), kinds.count(EntryKind.DEADLINE)
        words = ("event" if events == 1 else "events", "deadline" if deadlines == 1 else "deadlines")
        self.count.setText(f"{events:,} {words[0]}, {deadlines:,} {words[1]}")

    def _show_nothing(self, headline: str, text: str) -> None:
        self.explained.close_explanation()
        self.empty.tell(headline, text)
        self.stack.setCurrentWidget(self.empty)

    def _show_zoom(self) -> None:
        self.closer.setEnabled(self.view.zoom < len(ZOOMS) - 1)
        self.wider.setEnabled(self.view.zoom > 0)

    def _button(self, text: str, icon: str, help_line: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        if icon:
            icons.put(button, icon)
        button.setToolTip(help_line)
        button.setAccessibleName(help_line)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    # What happens

    def _current_uuid(self) -> str:
        row = self.view.currentIndex().row()
        return self.rows.entry_at(row).uuid if 0 <= row < self.rows.rowCount() else ""

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self._ask_when_seen()

    def _on_current_changed(self, row: int) -> None:
        """Acts begin with the deadline that has the cursor, and an explanation that is open follows it."""
        entry = self.rows.entry_at(row) if 0 <= row < self.rows.rowCount() else None
        is_deadline = entry is not None and entry.kind in (EntryKind.DEADLINE, EntryKind.SAFE)
        self._context.set_deadline(entry.uuid if entry is not None and is_deadline else None)
        if entry is not None and is_deadline and self.explained.shown is not None:
            self.explained.explain(entry.uuid)

    def _on_opened(self, row: int) -> None:
        """Explain a deadline; of an event, open the paper it is known from, or go to what it sets running."""
        entry = self.rows.entry_at(row)
        if entry.kind in (EntryKind.DEADLINE, EntryKind.SAFE):
            self.explained.explain(entry.uuid)
            self.explained.explanation.browser.setFocus()
            QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.rows.index(row)))  # it took of the room
        elif entry.kind is EntryKind.EVENT:
            event = self._bridge.ask(event_named, entry.uuid)
            if event.document_uuid:
                self._context.open_document(event.document_uuid, page=event.page, annotation=event.annotation_uuid)
            else:
                self.view.along_chain(forward=True)

    def _on_context_menu(self, where: QPoint) -> None:
        row = self.view.currentIndex().row()
        if not 0 <= row < self.rows.rowCount():
            return
        menu = QMenu(self)
        is_event = self.rows.entry_at(row).kind is EntryKind.EVENT
        menu.addAction("Open" if is_event else "Explain").triggered.connect(lambda: self._on_opened(row))
        menu.addSeparator()
        for act in ("event.move", "event.follow", "event.cancel") if is_event else DEADLINE_ACTS:
            menu.addAction(self._actions[act])
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale or self._shown_day != clock.today():
            self.ask()
        self._context.set_documents(())
        self._on_current_changed(self.view.currentIndex().row())
