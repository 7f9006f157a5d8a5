"""What contacts of a file or a signature become, looked at before anything is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.jobs.people_cards import CardsRead
from caseorg.queries.people_cards import CardProposal
from caseorg.rules.card_columns import FIELDS, NOTHING
from caseorg.rules.people_words import title_line

_TITLES = ("Name", "Title and organization", "Ways to reach", "Becomes")
_LEAVE_OUT = "leave out"


class ContactsDialog(QDialog):
    """The contacts with a check mark each, and of a sheet what its columns hold."""

    columns_changed = Signal(object)  # field by title: read the sheet again
    accepted_contacts = Signal(object, bool)  # the proposals that are checked, and whether they may be given out

    def __init__(self, title: str, found: CardsRead, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(860, 560)
        self._proposals: tuple[CardProposal, ...] = ()
        self.columns: dict[str, QComboBox] = {}
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.table = QTableWidget(0, len(_TITLES))
        self.table.setAccessibleName("Contacts")
        self.table.setHorizontalHeaderLabels(list(_TITLES))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.itemChanged.connect(self._on_checked)
        self.public = QCheckBox("Their addresses and numbers may be given &out")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = self.buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(12)
        column.addWidget(self.says)
        if found.columns is not None:
            column.addWidget(self._mapping(found.columns))
        for widget in (self.table, self.public, self.buttons):
            column.addWidget(widget)
        self.show_found(found)

    def _mapping(self, columns: Mapping[str, str]) -> QScrollArea:
        """What each column of the sheet holds, to be corrected."""
        inside = QWidget()
        flow = FlowLayout(inside, spacing=12)
        for title, field in columns.items():
            box = QComboBox()
            box.setAccessibleName(f"Column {title}")
            for one in (*FIELDS, NOTHING):
                box.addItem(one or _LEAVE_OUT, one)
            box.setCurrentIndex(box.findData(field))
            box.activated.connect(lambda _place: self.columns_changed.emit(self.chosen_columns))
            self.columns[title] = box
            flow.addWidget(LabeledField(title.replace("&", "&&") or "(no title)", box))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        flow_height = flow.heightForWidth(self.width() - 60)
        area.setFixedHeight(min(170, flow_height + 8))
        return area

    @property
    def chosen_columns(self) -> dict[str, str]:
        """What each column was said to hold, by title."""
        return {title: str(box.currentData()) for title, box in self.columns.items()}

    @property
    def checked(self) -> tuple[CardProposal, ...]:
        """The contacts that are to be taken over."""
        return tuple(
            proposal
            for row, proposal in enumerate(self._proposals)
            if (item := self.table.item(row, 0)) is not None and item.checkState() is Qt.CheckState.Checked
        )

    def show_found(self, found: CardsRead) -> None:
        """Show contacts, all of them checked."""
        self._proposals = found.proposals
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._proposals))
        for row, proposal in enumerate(self._proposals):
            self._show_row(row, proposal)
        self.table.resizeColumnsToContents()
        for place, widest in enumerate((240, 240, 260)):
            self.table.setColumnWidth(place, min(self.table.columnWidth(place) + 8, widest))
        self.table.blockSignals(False)
        self._on_checked()

    def _show_row(self, row: int, proposal: CardProposal) -> None:
        card = proposal.card
        reach = ", ".join(value.value.replace("\n", ", ") for value in card.values)
        becomes = f"{proposal.name}, completed ({proposal.why})" if proposal.uuid else "new"
        kind = " (organization)" if card.is_organization else ""
        for place, text in enumerate(
            (f"{card.name}{kind}", title_line(card.title, card.organization), reach, becomes)
        ):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if place == 0:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
            self.table.setItem(row, place, item)

    def _on_checked(self, _item: object = None) -> None:
        checked = self.checked
        new = sum(1 for one in checked if one.uuid is None)
        there = len(checked) - new
        self.says.setText(
            f"{new:,} new, {there:,} there already: those get what they lack, and nothing of theirs is changed."
        )
        self.import_button.setText(f"Import {len(checked):,}")
        self.import_button.setEnabled(bool(checked))

    def _on_accepted(self) -> None:
        self.accepted_contacts.emit(self.checked, self.public.isChecked())
        self.accept()


def card_problems(problems: Sequence[str]) -> str:
    """What could not be kept, in a sentence; "" for nothing."""
    return f" {problems[0]}" + (f" ({len(problems) - 1:,} more)" if len(problems) > 1 else "") if problems else ""
