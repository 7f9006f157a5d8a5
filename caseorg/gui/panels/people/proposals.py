"""Who may be there twice, and who took over an office: proposed one by one, accepted or put aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.bridge import Bridge
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.operations import merge_organizations, merge_persons, refuse_match, substitute_successor
from caseorg.operations.operation import Operation
from caseorg.queries.people_matches import Duplicate, duplicates
from caseorg.queries.reader import Reader
from caseorg.queries.successions import Succession, successions

_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is proposed now."""

    twice: list[Duplicate] = field(default_factory=list)
    successors: list[Succession] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.twice) + len(self.successors)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A button of a proposal: its words and what it does."""

    title: str
    operation: Operation
    arguments: dict[str, Any]


def proposals_now(reader: Reader, day: str, case_uuid: str | None) -> Proposals:
    """Who may be there twice over all cases, and the successors of the open case, on an ISO day."""
    return Proposals(duplicates(reader), successions(reader, day, case_uuid) if case_uuid else [])


def open_proposals(proposals: Proposals, bridge: Bridge, parent: QWidget) -> ProposalsDialog:
    """Show them one by one."""
    dialog = ProposalsDialog(proposals, bridge, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


class ProposalsDialog(QDialog):
    """A list of proposals, each with what can be made of it. What is done goes from the list."""

    def __init__(self, proposals: Proposals, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setWindowTitle("Proposals")
        self.resize(720, 480)
        self.rows: list[_Row] = []
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(10)
        for one in proposals.successors:
            self._add(one.sentence, _succession_choices(one))
        for twice in proposals.twice[:_MOST_SHOWN]:
            self._add(f"“{twice.first_name}” and “{twice.second_name}”: {twice.why}.", _twice_choices(twice))
        if len(proposals.twice) > _MOST_SHOWN:
            more = QLabel(f"{len(proposals.twice) - _MOST_SHOWN:,} more are proposed when these are done.")
            self._column.addWidget(more)
        self._column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    def _add(self, words: str, choices: Sequence[_Choice]) -> None:
        row = _Row(words, choices, self._bridge)
        self.rows.append(row)
        self._column.addWidget(row)


class _Row(QFrame):
    """One proposal."""

    def __init__(self, words: str, choices: Sequence[_Choice], bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.setObjectName("card")
        self.says = QLabel(words)
        self.says.setWordWrap(True)
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.buttons: list[QPushButton] = []
        row = FlowLayout()
        for choice in choices:
            button = QPushButton(choice.title)
            button.setAccessibleDescription(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, choice=choice: self._do(choice))
            self.buttons.append(button)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.says)
        column.addWidget(self.problem)
        column.addLayout(row)

    def _do(self, choice: _Choice) -> None:
        for button in self.buttons:
            button.setEnabled(False)
        self._bridge.do(
            choice.operation, then=lambda _value: self.hide(), otherwise=self._on_refused, **choice.arguments
        )

    def _on_refused(self, error: Any) -> None:
        self.problem.setText(error.sentence)
        self.problem.show()


def _succession_choices(one: Succession) -> tuple[_Choice, ...]:
    arguments = {"role_uuid": one.role_uuid, "person_uuid": one.new_uuid}
    return (_Choice("Substitute", substitute_successor, arguments),)


def _twice_choices(twice: Duplicate) -> tuple[_Choice, ...]:
    merge = merge_persons if twice.is_person else merge_organizations
    first, second = twice.first_uuid, twice.second_uuid
    return (
        _Choice(f"Merge into {_short(twice.first_name)}", merge, {"into_uuid": first, "uuid": second}),
        _Choice(f"Merge into {_short(twice.second_name)}", merge, {"into_uuid": second, "uuid": first}),
        _Choice("Keep Apart", refuse_match, {"uuid": first, "other_uuid": second}),
    )


def _short(name: str) -> str:
    return name if len(name) <= 24 else name[:23].rstrip() + "…"
