"""What narrows the people: words, kind, role, who can be reached; this case or all; who is who or a table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.filter_parts import FilterText, filter_button, lay_out_filters
from caseorg.model.case_role import RoleKind
from caseorg.model.people import OrganizationKind
from caseorg.queries.people import PeopleFilter

_TEXT_WIDTH = 150


class FilterRow(QWidget):
    """Shows and changes a PeopleFilter."""

    changed = Signal()
    left_below = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        self.text = FilterText(
            "Filter people", "Words of a name, title, organization, address or note", width=_TEXT_WIDTH, parent=self
        )
        self.every_case = filter_button("All Cases", "Show everybody, not only who has a role in the open case", self)
        self.as_table = filter_button("Table", "Show who is who in the case as a table", self)
        self.kinds = ChoiceButton("Kind", "Show only persons or some kinds of organizations", self)
        self.kinds.offer([(word, word) for word in ("person", *OrganizationKind)])
        self.roles = ChoiceButton("Role", "Show only those with some roles", self)
        self.roles.offer([(role.value, role.value) for role in RoleKind])
        self.reachable = filter_button("Public", "Show only those with a contact that may be given out", self)
        self.careful = filter_button("Take Care", "Show only pseudonyms and those who must not be named", self)
        self.count = QLabel(self)
        self.clear_button = filter_button("Clear Filters", "Show everybody again", self, checkable=False)
        self.clear_button.setVisible(False)
        parts = (self.text, self.every_case, self.as_table, self.kinds, self.roles, self.reachable, self.careful)
        lay_out_filters(self, (*parts, self.clear_button), self.count)
        self.text.textChanged.connect(self._on_changed)
        self.text.left_below.connect(self.left_below)
        for choice in (self.kinds, self.roles):
            choice.changed.connect(self._on_changed)
        for toggle in (self.every_case, self.as_table, self.reachable, self.careful):
            toggle.toggled.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear)

    @property
    def value(self) -> PeopleFilter:
        """What is asked for now."""
        return PeopleFilter(
            text=self.text.text(),
            kinds=self.kinds.chosen,
            roles=self.roles.chosen,
            reachable=self.reachable.isChecked(),
            careful=self.careful.isChecked(),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self.value == PeopleFilter()

    @property
    def shows_case(self) -> bool:
        """Whether who is who in the case is shown, instead of a table."""
        return self.is_empty and not self.every_case.isChecked() and not self.as_table.isChecked()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all are shown."""
        self.count.setText(f"{total:,} in all" if self.is_empty else f"{shown:,} of {total:,}")
        self.count.setAccessibleName(f"{self.count.text()} people and organizations")
        self.clear_button.setVisible(not self.is_empty)

    def clear(self) -> None:
        """Narrow nothing."""
        was_empty = self.is_empty
        self._is_quiet = True
        self.text.clear()
        for choice in (self.kinds, self.roles):
            choice.choose(frozenset())
        for toggle in (self.reachable, self.careful):
            toggle.setChecked(False)
        self._is_quiet = False
        if not was_empty:
            self._on_changed()

    def _on_changed(self) -> None:
        if not self._is_quiet:
            self.changed.emit()
