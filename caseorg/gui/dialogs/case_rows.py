"""The rows of the case dialog that may be many: judges and related cases."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from caseorg.gui.dialogs.case_saving import NewRelation
from caseorg.gui.widgets.case_field import CaseField
from caseorg.model.case import Case, CaseRelationKind, JudgeRole
from caseorg.queries.cases import RelatedCase

_RELATION_WORDS = {
    CaseRelationKind.APPEAL_FROM: "Appeal from",
    CaseRelationKind.RELATED: "Related to",
    CaseRelationKind.CONSOLIDATED: "Consolidated with",
}
_INWARD_WORDS = {
    CaseRelationKind.APPEAL_FROM: "is an appeal from this case",
    CaseRelationKind.RELATED: "names this case as related",
    CaseRelationKind.CONSOLIDATED: "is consolidated with this case",
}


class JudgeRow(QWidget):
    """A judge by name as printed, and the role."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name as printed, for example Dabney L. Friedrich")
        self.name.setAccessibleName("Judge’s name")
        self.role = QComboBox()
        self.role.setAccessibleName("Judge’s role")
        for role in JudgeRole:
            self.role.addItem(role.value.capitalize(), role.value)
        _in_row(self, self.name, self.role)
        self.setFocusProxy(self.name)

    def show_judge(self, name: str, role: JudgeRole) -> None:
        """Show a judge of the case."""
        self.name.setText(name)
        self.role.setCurrentIndex(self.role.findData(role.value))

    @property
    def judge(self) -> tuple[str, str] | None:
        """(name, role), None while no name was typed."""
        name = " ".join(self.name.text().split())
        return (name, str(self.role.currentData())) if name else None


class RelationRow(QWidget):
    """Another case, and how this one stands to it. One that is kept already can only be taken away."""

    def __init__(self, cases: Sequence[Case], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept: RelatedCase | None = None
        self.kind = QComboBox()
        self.kind.setAccessibleName("Kind of relation")
        for kind, words in _RELATION_WORDS.items():
            self.kind.addItem(words, kind.value)
        self.other = CaseField(cases)
        self.other.setAccessibleName("Other case")
        _in_row(self, self.other, self.kind, first_is_wide=True)
        self.setFocusProxy(self.kind)

    def show_relation(self, related: RelatedCase) -> None:
        """Show a relation of the case."""
        self.kept = related
        self.kind.setCurrentIndex(self.kind.findData(related.relation.kind.value))
        docket = f" · {related.docket_number}" if related.docket_number else ""
        self.other.setEditText(related.name + docket)
        line = self.other.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self.kind.setEnabled(False)
        self.other.setEnabled(False)

    @property
    def new(self) -> NewRelation | None:
        """The relation to be added, None where it is kept already or nothing was typed."""
        if self.kept is not None or not self.other.currentText().strip():
            return None
        return NewRelation(str(self.kind.currentData()), self.other.case_uuid, self.other.printed)


def inward_label(related: RelatedCase) -> QLabel:
    """A relation that the other case names; it is changed there."""
    label = QLabel(f"{related.name} {_INWARD_WORDS[related.relation.kind]}.")
    label.setProperty("role", "muted")
    return label


def _in_row(row: QWidget, wide: QWidget, narrow: QWidget, *, first_is_wide: bool = False) -> None:
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    if first_is_wide:
        layout.addWidget(narrow)
        layout.addWidget(wide, 1)
    else:
        layout.addWidget(wide, 1)
        layout.addWidget(narrow)
