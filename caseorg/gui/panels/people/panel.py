"""The people of the open case as who is who, or those of all cases as a table; one of them edited in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from caseorg.base import clock
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Offer, tell
from caseorg.gui.panels.people.bar import PeopleBar
from caseorg.gui.panels.people.case_view import CaseView
from caseorg.gui.panels.people.detail import PersonDetailStack
from caseorg.gui.panels.people.filter_row import FilterRow
from caseorg.gui.panels.people.proposals import Proposals, open_proposals, proposals_now
from caseorg.gui.tables.people_columns import PEOPLE_COLUMNS
from caseorg.gui.tables.record_table import RecordTable
from caseorg.gui.tables.records_view import RecordsView
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.operations import remove_case_role, trash_people
from caseorg.queries.case_people import CasePeople, case_people
from caseorg.queries.people import PeopleFilter, PeopleSort, people_count, people_lines, people_order
from caseorg.queries.reader import Reader

SHOWN_TABLES = (
    "persons", "organizations", "aliases", "offices", "tenures", "affiliations", "contact_methods", "case_roles",
    "role_clients", "case_judges", "cases", "refused_matches",
)  # fmt: skip
_COLUMNS_KEY = "people/columns"
_EVERY_CASE_KEY = "people/every_case"
_TABLE_KEY = "people/table"
_SPLIT_KEY = "people/split"


@dataclass(frozen=True, slots=True)
class _Answer:
    """All the panel shows, asked at once so that it agrees."""

    case_uuid: str | None
    order: list[str]
    total: int
    people: CasePeople


def _everything(
    reader: Reader, scope: str | None, sort: PeopleSort, descending: bool, shown: PeopleFilter
) -> _Answer:
    order = people_order(reader, scope, sort=sort, descending=descending, shown=shown)
    total = len(order) if shown == PeopleFilter() else people_count(reader, scope)
    people = case_people(reader, scope, clock.today().isoformat()) if scope else CasePeople()
    return _Answer(scope, order, total, people)


class PeoplePanel(QWidget):
    """Who is who, the table, what narrows it, and the page of the one that has the cursor."""

    title: ClassVar[str] = "People"
    icon_name: ClassVar[str] = "person"

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._context = bridge, context
        self._actions: Actions | None = None
        self._is_stale = True
        self._is_known = False
        self._total = 0
        self._wanted: str | None = None  # to be shown once it is there
        self._proposals = Proposals()
        self.bar = PeopleBar(self)
        self.filters = FilterRow(self)
        self.table = RecordTable(
            PEOPLE_COLUMNS, lambda uuids: bridge.ask(people_lines, uuids, clock.today().isoformat()),
            lambda line: line.uuid, self,
        )  # fmt: skip
        self.view = RecordsView(self.table, "People and organizations", wide="name", sorted_by="name", parent=self)
        self.who = CaseView(self)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        for widget in (self.who, self.view, self.empty):
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(self.empty)
        self.detail = PersonDetailStack(bridge, context, self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.stack)
        self.split.addWidget(self.detail)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([600, 360])
        self.detail.hide()
        self.setAccessibleName(self.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.filters)
        layout.addWidget(self.split, 1)
        self._connect()
        self._show_state()

    def _connect(self) -> None:
        self.filters.changed.connect(self.ask)
        self.filters.left_below.connect(self._enter_rows)
        self.bar.act_requested.connect(lambda act: self._context.act_requested.emit(act, None))
        self.bar.proposals_requested.connect(self._open_proposals)
        self.view.columns.sort_requested.connect(self.ask)
        self.view.left_above.connect(self.filters.text.setFocus)
        self.view.open_requested.connect(self._on_opened)
        self.view.current_changed.connect(self._on_current)
        self.view.trash_requested.connect(self._trash_selected)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.who.current_changed.connect(self._on_current)
        self.who.open_requested.connect(self._on_opened)
        self.who.remove_requested.connect(self._remove_role)
        self.who.menu_requested.connect(self._on_role_menu)
        self._bridge.changed.connect(self._on_changed)
        self._context.case_changed.connect(self._on_case_changed)
        self._context.person_requested.connect(self.show_person)

    def bind_actions(self, actions: Actions) -> None:
        """What is done with somebody is offered in the context menu as well."""
        self._actions = actions

    def save_layout(self, settings: QSettings) -> None:
        """Keep the columns, the split, and what is shown."""
        self.view.columns.save(settings, _COLUMNS_KEY)
        settings.setValue(_EVERY_CASE_KEY, self.filters.every_case.isChecked())
        settings.setValue(_TABLE_KEY, self.filters.as_table.isChecked())
        settings.setValue(_SPLIT_KEY, self.split.saveState())

    def restore_layout(self, settings: QSettings) -> None:
        """Take what was kept."""
        self.view.columns.restore_from(settings, _COLUMNS_KEY)
        self.filters.every_case.setChecked(bool(settings.value(_EVERY_CASE_KEY, False, type=bool)))
        self.filters.as_table.setChecked(bool(settings.value(_TABLE_KEY, False, type=bool)))
        state = settings.value(_SPLIT_KEY)
        if state is not None:
            self.split.restoreState(state)
        self._ask_when_seen()

    def show_person(self, uuid: str) -> None:
        """Go to a person or an organization, whatever is narrowed now."""
        self._wanted = uuid
        self.filters.clear()
        self.ask()

    @property
    def current(self) -> str | None:
        """Who has the cursor."""
        return self.who.current if self.stack.currentWidget() is self.who else self.view.current

    # Asking

    def ask(self, *_: object) -> None:
        """Ask again, as it is sorted and narrowed now."""
        self._is_stale = False
        column, descending = self.view.columns.sort
        sort = PEOPLE_COLUMNS[column].sort or PeopleSort.NAME
        self._bridge.ask_later(
            _everything, self._scope, sort, descending, self.filters.value, then=self._on_answer, topic="people"
        )
        self._bridge.ask_later(
            proposals_now, clock.today().isoformat(), self._context.case_uuid, then=self._on_proposals,
            topic="people proposals",
        )  # fmt: skip

    @property
    def _scope(self) -> str | None:
        return None if self.filters.every_case.isChecked() else self._context.case_uuid

    def _ask_when_seen(self) -> None:
        if self.isVisible():
            self.ask()
        else:
            self._is_stale = True

    def _on_answer(self, answer: _Answer) -> None:
        if answer.case_uuid != self._scope:
            return
        self._is_known = True
        self._total = answer.total
        self.view.show_order(answer.order)
        self.who.show_people(answer.people)
        self.filters.show_count(len(answer.order), answer.total)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and wanted not in answer.order and not self.filters.every_case.isChecked():
            self._wanted = wanted
            self.filters.every_case.setChecked(True)  # not of this case: asked again
            return
        self._show_state()
        if wanted is not None:
            self._select(wanted)

    def _select(self, uuid: str) -> None:
        there = self.who.select(uuid) if self.stack.currentWidget() is self.who else self.view.select(uuid)
        if there:
            self._on_current(uuid)
            self.focus_list()

    def _on_proposals(self, proposals: Proposals) -> None:
        self._proposals = proposals
        self.bar.show_proposals(proposals.count)

    def _open_proposals(self) -> None:
        open_proposals(self._proposals, self._bridge, self)

    def _show_state(self) -> None:
        """Who is who, the table where it has rows, else why it has none."""
        if self.filters.shows_case and self._has_case_rows:
            self.stack.setCurrentWidget(self.who)
            return
        if self.table.rowCount() and not (self.filters.shows_case and not self._has_case_rows):
            self.stack.setCurrentWidget(self.view)
            return
        self._say_empty()
        self.stack.setCurrentWidget(self.empty)

    @property
    def _has_case_rows(self) -> bool:
        return any(tree.topLevelItemCount() for tree in self.who.trees)

    def _say_empty(self) -> None:
        if not self._is_known:
            self.empty.tell("")
        elif self._total and not self.filters.is_empty:
            self.empty.tell(
                "Nobody matches", f"None of the {self._total:,} matches the filters.",
                button="Clear Filters", act=self.filters.clear,
            )  # fmt: skip
        elif self._scope is None:
            self.empty.tell(
                "Nobody yet", "Add the parties, counsel, judges and press contacts of your cases.",
                button="Add Person…", act=lambda: self._context.act_requested.emit("people.add_person", None),
            )  # fmt: skip
        else:
            self.empty.tell(
                "Nobody in this case yet",
                "Add a person or an organization, then say what they are in the case. Those of other cases are under"
                " “All Cases”.",
                button="Add Person…", act=lambda: self._context.act_requested.emit("people.add_person", None),
            )  # fmt: skip

    # What happens

    def focus_list(self) -> None:
        """Give the keyboard to what is shown."""
        if self.stack.currentWidget() is self.who:
            self.who.enter()
        else:
            self.view.enter()

    def _enter_rows(self) -> None:
        if self.stack.currentWidget() is not self.empty:
            self.focus_list()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*SHOWN_TABLES):
            self._ask_when_seen()

    def _on_case_changed(self, _uuid: str | None = None) -> None:
        if not self.filters.every_case.isChecked():
            self.detail.show_nobody()
            self._ask_when_seen()

    def _on_current(self, uuid: str | None) -> None:
        if uuid is not None or self.current is None:
            self._context.set_person(uuid)
            self.detail.show_one(uuid)

    def _on_opened(self, uuid: str) -> None:
        self._on_current(uuid)
        self.detail.enter()

    def _trash_selected(self) -> None:
        uuids = self.view.selected
        names = [line.record.name for line in self._bridge.ask(people_lines, uuids, clock.today().isoformat())]
        words = names[0] if len(names) == 1 else f"{len(names)} people and organizations"

        def then(_value: Any) -> None:
            tell(self, f"Moved {words} to the trash.", offer=Offer("Undo", self._bridge.undo))

        self._bridge.do(trash_people, then=then, uuids=uuids)

    def _remove_role(self, uuid: str) -> None:
        self._bridge.do(
            remove_case_role, uuid=uuid,
            then=lambda _value: tell(self, "Took the role away.", offer=Offer("Undo", self._bridge.undo)),
        )  # fmt: skip

    def _on_role_menu(self, owner: str, role: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction("Open").triggered.connect(lambda: self._on_opened(owner))
        for title, act in (("Edit Role…", "role.edit"), ("Remove Role", "role.remove")):
            menu.addAction(title).triggered.connect(
                lambda _checked=False, act=act: self._context.act_requested.emit(act, {"uuid": role})
            )
        menu.addSeparator()
        self._add_acts(menu)
        menu.exec(where)
        menu.deleteLater()

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        current, selected = self.view.current, self.view.selected
        if current is not None:
            menu.addAction("Open").triggered.connect(lambda: self._on_opened(current))
            if len(selected) == 2:
                menu.addAction("Merge…").triggered.connect(lambda: self._merge(selected))
            menu.addAction("Move to Trash").triggered.connect(self._trash_selected)
            menu.addSeparator()
            self._add_acts(menu)
        menu.addMenu(self.view.columns.sort_menu(menu))
        menu.addMenu(self.view.columns.columns_menu(menu))
        menu.exec(self.view.viewport().mapToGlobal(where))
        menu.deleteLater()

    def _merge(self, selected: tuple[str, ...]) -> None:
        lines = self._bridge.ask(people_lines, selected, clock.today().isoformat())
        kinds = {line.kind == "person" for line in lines}
        if len(kinds) != 1:
            tell(self, "A person and an organization cannot be merged. Select two of a kind.")
            return
        act = "people.merge_persons" if kinds == {True} else "people.merge_organizations"
        self._context.act_requested.emit(act, {"into_uuid": selected[0], "uuid": selected[1]})

    def _add_acts(self, menu: QMenu) -> None:
        if self._actions is not None:
            for act in ("people.add_contact", "people.add_alias", "people.add_affiliation", "role.add"):
                menu.addAction(self._actions[act])
            menu.addSeparator()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.ask()
        self._context.set_documents(())
        self._context.set_person(self.current)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.detail.commit()
        self._context.set_person(None)
