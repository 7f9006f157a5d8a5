"""The panels of the window in their order."""

from __future__ import annotations

from collections.abc import Callable

from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.panels.calendar.panel import CalendarPanel
from caseorg.gui.panels.deadlines.panel import DeadlinesPanel
from caseorg.gui.panels.docket.panel import DocketPanel
from caseorg.gui.panels.documents.panel import DocumentsPanel
from caseorg.gui.panels.people.panel import PeoplePanel
from caseorg.gui.panels.search.panel import SearchPanel
from caseorg.gui.panels.statements.panel import StatementsPanel
from caseorg.gui.panels.timeline.panel import TimelinePanel
from caseorg.gui.panels.today.panel import TodayPanel
from caseorg.gui.panels.trash.panel import TrashPanel

# A panel is added by its line here and its action "go.<name>" in the table of actions.
AnyPanel = (
    TodayPanel
    | DocumentsPanel
    | DocketPanel
    | DeadlinesPanel
    | CalendarPanel
    | TimelinePanel
    | PeoplePanel
    | StatementsPanel
    | SearchPanel
    | TrashPanel
)
PANELS: tuple[tuple[str, Callable[[Bridge, Context], AnyPanel]], ...] = (
    ("today", TodayPanel),
    ("documents", DocumentsPanel),
    ("docket", DocketPanel),
    ("deadlines", DeadlinesPanel),
    ("calendar", CalendarPanel),
    ("timeline", TimelinePanel),
    ("people", PeoplePanel),
    ("statements", StatementsPanel),
    ("search", SearchPanel),
    ("trash", TrashPanel),
)
