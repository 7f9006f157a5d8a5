"""One statement: its words and sources, who said it, how far it is, its versions and uses; edited in place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.panels.statements.statement_html import approval_html, uses_html, verified_text, versions_html
from caseorg.gui.widgets.edited_fields import ChosenField, EditedField
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.gui.widgets.sub_records import SubRecords
from caseorg.model.record import Visibility
from caseorg.model.statement import Approval, OnRecord, SpokenAs, StatementKind
from caseorg.queries.statements import StatementDetail
from caseorg.rules.typed_dates import spoken_date, typed_date

_NOT_SAID = "not said"
_ALL = frozenset(Approval)
_STANDING = _ALL - {Approval.WITHDRAWN}
# The buttons: words, act, values that are there already, and in which states it can be done.
_OFFERS: tuple[tuple[str, str, dict[str, str], frozenset[Approval]], ...] = (
    ("Take Up Again", "statement.approve", {"to": "draft"}, frozenset({Approval.WITHDRAWN})),
    ("Sent to Speaker", "statement.approve", {"to": "sent to speaker"}, frozenset({Approval.DRAFT})),
    ("Approve…", "statement.approve", {"to": "approved"}, frozenset({Approval.DRAFT, Approval.SENT})),
    ("Release", "statement.approve", {"to": "released"}, frozenset({Approval.APPROVED})),
    ("Verify", "statement.verify", {}, _ALL),
    ("Revise…", "statement.revise", {}, _STANDING),
    ("Embargo…", "statement.embargo", {}, _STANDING),
    ("Withdraw…", "statement.withdraw", {}, _STANDING),
)


class StatementPage(QScrollArea):
    """Shows a statement; its fields and buttons tell what is wanted."""

    edited = Signal(str, str)  # a field and its new value
    act_requested = Signal(str, object)
    source_requested = Signal(int)  # the place of the segment

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(280)
        self.uuid = ""
        self.words = _label("heading")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.attribution = _label("muted")
        self.state = _rich("Approval")
        self.verified = _label("muted")
        self.sources = SubRecords("Sources", "a source")
        self.sources.add_button.hide()
        self.versions_title, self.versions = _section("Versions"), _rich("Versions")
        self.uses_title, self.uses = _section("Went Out"), _rich("Went out")
        self.fields: dict[str, EditedField | ChosenField] = {
            "attribution": EditedField("&Attribution", hint="As it is printed"),
            "said_on": EditedField("Sai&d On", check=lambda text: typed_date(text) or "", tell=_tell_day),
            "title": EditedField("&Title on That Day"),
            "organization": EditedField("Or&ganization on That Day"),
            "kind": ChosenField("&Kind", [str(word) for word in StatementKind]),
            "spoken_as": ChosenField("Spoken A&s", [str(word) or _NOT_SAID for word in SpokenAs]),
            "on_record": ChosenField("T&erms", [str(word) for word in OnRecord]),
            "language": EditedField("Lan&guage"),
            "visibility": ChosenField("&Visibility", [str(word) for word in Visibility]),
            "note": EditedField("&Note", in_lines=True),
        }
        self.buttons = QWidget()
        flow = FlowLayout(self.buttons)
        self.steps: dict[str, QPushButton] = {}
        for title, act, given, _states in _OFFERS:
            button = QPushButton(title)
            button.clicked.connect(lambda _checked=False, act=act, given=given: self._on_offer(act, given))
            flow.addWidget(button)
            self.steps[title] = button
        self._lay_out()
        self.sources.edit_requested.connect(lambda place: self.source_requested.emit(int(place)))
        for name, field in self.fields.items():
            field.committed.connect(partial(self._on_field, name))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(9)
        for widget in (self.words, self.attribution, self.state, self.buttons, self.sources, self.verified):
            column.addWidget(widget)
        for field in self.fields.values():
            column.addWidget(field)
        for widget in (self.versions_title, self.versions, self.uses_title, self.uses):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inside)

    def show_statement(self, detail: StatementDetail, *, is_other: bool) -> None:
        """Show a statement; `is_other` where it is another one than before."""
        statement = detail.line.statement
        self.uuid = statement.uuid
        self.words.setText(f"“{detail.line.words}”")
        self.attribution.setText(detail.line.attribution or "Nobody is named")
        self.state.setText(approval_html(detail))
        self.verified.setText(verified_text(detail))
        segments = detail.segments.get(statement.version, ())
        self.sources.show_rows(
            [
                (f"{one.source}: “{_short(one.segment.text)}”"
                 + (" (the document was replaced or trashed since)" if one.is_outdated else ""), str(place))
                for place, one in enumerate(segments)
                if one.source
            ]
        )  # fmt: skip
        self.sources.setVisible(any(one.source for one in segments))
        for name, field in self.fields.items():
            value = str(getattr(statement, name) or "")
            if isinstance(field, ChosenField):
                field.show_value(value or _NOT_SAID)
            else:
                field.show_value(value, is_other=is_other)
        for title, label, text in (
            (self.versions_title, self.versions, versions_html(detail)),
            (self.uses_title, self.uses, uses_html(detail)),
        ):
            label.setText(text)
            title.setVisible(bool(text))
            label.setVisible(bool(text))
        self._offer(statement.approval)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def _offer(self, approval: Approval) -> None:
        """The buttons of what can be done now."""
        had_focus = any(button.hasFocus() for button in self.steps.values())
        for title, _act, _given, states in _OFFERS:
            self.steps[title].setVisible(approval in states)
        if had_focus:
            self.enter()

    def enter(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        next(button for button in self.steps.values() if not button.isHidden()).setFocus()

    def _on_offer(self, act: str, given: dict[str, str]) -> None:
        name = "uuids" if act == "statement.embargo" else "uuid"
        self.act_requested.emit(act, {name: self.uuid, **given})

    def _on_field(self, name: str, value: str) -> None:
        self.edited.emit(name, "" if value == _NOT_SAID else value)

    def refuse(self, name: str, error: CaseorgError) -> None:
        """The workspace did not take a value."""
        self.fields[name].take_back(error)

    def commit(self) -> None:
        """Keep what was typed in any field, before another statement is shown."""
        for field in self.fields.values():
            if isinstance(field, EditedField) and not field.commit():
                field.revert()


def _tell_day(text: str) -> str:
    try:
        day = typed_date(text)
    except BadInput:
        return "A date as 2026-03-31 or 3/31/2026 (month first)"
    return spoken_date(day) if day else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def _section(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("role", "section")
    return label


def _rich(name: str) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setAccessibleName(name)
    return label
