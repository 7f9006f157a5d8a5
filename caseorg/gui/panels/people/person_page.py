"""All that is said of one person or organization, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.widgets.edited_fields import ChosenField, EditedField
from caseorg.gui.widgets.sub_records import SubRecords
from caseorg.model.people import ContactMethod, Organization, OrganizationKind, Person
from caseorg.model.record import Visibility
from caseorg.queries.person_details import OrganizationDetail, PersonDetail
from caseorg.rules.contact_values import contact_value
from caseorg.rules.people_words import role_words, span_words, title_line

Fields = dict[str, EditedField | ChosenField]


def required_name(text: str) -> str:
    """A name without white space around it. Raises BadInput for none."""
    kept = " ".join(text.split())
    if not kept:
        raise BadInput("The name is empty. Type one, or press Esc to keep the old one.")
    return kept


class PersonPage(QScrollArea):
    """The fields of a person or an organization, and what belongs to it."""

    edited = Signal(str, object)  # a field and its new value
    act_requested = Signal(str, object)  # an act of record_acts.py, and the choices made already

    def __init__(self, *, is_person: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(280)
        self.uuid = ""
        self.is_person = is_person
        self.heading = QLabel()
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setProperty("role", "heading")
        self.now = QLabel()
        self.now.setWordWrap(True)
        self.now.setTextFormat(Qt.TextFormat.PlainText)
        self.now.setProperty("role", "muted")
        self.fields: Fields = _person_fields() if is_person else _organization_fields()
        self.flags = _person_flags() if is_person else {}
        self.lists = self._make_lists()
        self._lay_out()
        for name, field in self.fields.items():
            field.committed.connect(partial(self._on_field, name))
        for name, box in self.flags.items():
            box.clicked.connect(lambda is_so, name=name: self.edited.emit(name, is_so))

    def _make_lists(self) -> dict[str, SubRecords]:
        """Each list with the acts that its button, Enter and Del begin."""
        owner = "person_uuid" if self.is_person else "organization_uuid"
        lists = {
            "contacts": self._list("Ways to Reach", "a contact method", "contact", lambda: {"someone": self.uuid}),
            "roles": self._list("Roles in Cases", "a role in the open case", "role", lambda: {"someone": self.uuid}),
            "affiliations": self._list(
                "Affiliations", "an affiliation", "affiliation", lambda: {owner: self.uuid}
            ),
            "tenures": self._list(
                "Offices Held", "a tenure", "tenure", lambda: {"person_uuid": self.uuid} if self.is_person else {}
            ),
            "aliases": self._list("Also Printed As", "another name", "alias", lambda: {"someone": self.uuid}),
        }
        if not self.is_person:
            lists["offices"] = self._list(
                "Offices", "an office", "office", lambda: {"organization_uuid": self.uuid}
            )
        return lists

    def _list(self, title: str, one: str, act: str, given: Callable[[], dict[str, str]]) -> SubRecords:
        acts = {word: f"role.{word}" if act == "role" else f"people.{word}_{act}" for word in ("add", "edit", "remove")}
        made = SubRecords(title, one, can_edit=act != "alias")
        made.add_requested.connect(lambda: self.act_requested.emit(acts["add"], given()))
        made.edit_requested.connect(lambda uuid: self.act_requested.emit(acts["edit"], {"uuid": uuid}))
        made.remove_requested.connect(lambda uuid: self.act_requested.emit(acts["remove"], {"uuid": uuid}))
        return made

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(9)
        column.addWidget(self.heading)
        column.addWidget(self.now)
        names = list(self.fields)
        column.addWidget(self.fields[names[0]])
        for name in ("contacts", "affiliations", "tenures", "roles"):
            column.addWidget(self.lists[name])
        for box in self.flags.values():
            column.addWidget(box)
        for name in names[1:]:
            column.addWidget(self.fields[name])
        for name, made in self.lists.items():
            if name not in ("contacts", "affiliations", "tenures", "roles"):
                column.addWidget(made)
        column.addStretch(1)
        self.setWidget(inside)

    # Showing

    def show_person(self, detail: PersonDetail, *, is_other: bool) -> None:
        """Show a person; `is_other` where it is another one than before."""
        person = detail.person
        title = title_line(detail.now.title, detail.now.organization)
        outlet = f"{person.beat or 'reporter'}, {detail.outlet}" if detail.outlet else ""
        self._show_fields(person, title or outlet, is_other=is_other)
        for name, box in self.flags.items():
            box.setChecked(bool(getattr(person, name)))
        self.lists["affiliations"].show_rows(
            [
                (f"{title_line(one.affiliation.title, one.organization)} ({_span(one.affiliation)})",
                 one.affiliation.uuid)
                for one in detail.affiliations
            ]
        )  # fmt: skip
        self.lists["tenures"].show_rows(
            [
                (f"{title_line(one.office.title, one.organization, acting=one.tenure.acting)} ({_span(one.tenure)})",
                 one.tenure.uuid)
                for one in detail.tenures
            ]
        )  # fmt: skip
        self._show_common(detail)

    def show_organization(self, detail: OrganizationDetail, *, is_other: bool) -> None:
        """Show an organization."""
        self._show_fields(detail.organization, f"part of {detail.part_of}" if detail.part_of else "", is_other=is_other)
        self.lists["affiliations"].show_rows(
            [
                (f"{one.person}, {one.affiliation.title or 'no title'} ({_span(one.affiliation)})",
                 one.affiliation.uuid)
                for one in detail.affiliations
            ]
        )  # fmt: skip
        self.lists["tenures"].show_rows(
            [
                (f"{one.person}, {title_line(one.office.title, '', acting=one.tenure.acting)} ({_span(one.tenure)})",
                 one.tenure.uuid)
                for one in detail.tenures
            ]
        )  # fmt: skip
        self.lists["offices"].show_rows([(office.title, office.uuid) for office in detail.offices])
        self._show_common(detail)

    def _show_fields(self, record: Person | Organization, below: str, *, is_other: bool) -> None:
        self.uuid = record.uuid
        self.heading.setText(record.name)
        self.now.setText(below)
        self.now.setVisible(bool(below))
        for name, field in self.fields.items():
            value = str(getattr(record, name) or "")
            if isinstance(field, ChosenField):
                field.show_value(value)
            else:
                field.show_value(value, is_other=is_other)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def _show_common(self, detail: PersonDetail | OrganizationDetail) -> None:
        self.lists["contacts"].show_rows([(contact_words(one), one.uuid) for one in detail.contacts])
        self.lists["roles"].show_rows(
            [(f"{one.case_name}: {role_words(one.role)}", one.role.uuid) for one in detail.roles]
        )
        self.lists["aliases"].show_rows([(one.name, one.uuid) for one in detail.aliases])

    def refuse(self, name: str, error: CaseorgError) -> None:
        """The workspace did not take a value."""
        if name in self.fields:
            self.fields[name].take_back(error)

    def commit(self) -> None:
        """Keep what was typed in any field, before another record is shown."""
        for field in self.fields.values():
            if isinstance(field, EditedField) and not field.commit():
                field.revert()

    def _on_field(self, name: str, value: str) -> None:
        self.edited.emit(name, value)


def contact_words(method: ContactMethod) -> str:
    """A way to reach somebody in a line of a list."""
    notes = [method.usage, "preferred" if method.preferred else "", "may be given out" if method.public_ok else ""]
    shown = contact_value(method.kind, method.value).shown.replace("\n", ", ")
    said = ", ".join(note for note in notes if note)
    return f"{shown} ({said})" if said else shown


def _span(one: object) -> str:
    return span_words(getattr(one, "begins", None), getattr(one, "ends", None))


def _person_fields() -> Fields:
    return {
        "name": EditedField("Na&me", check=required_name),
        "languages": EditedField("&Languages", hint="What a spokesperson speaks"),
        "availability": EditedField("Availabilit&y", hint="When a spokesperson can be reached"),
        "beat": EditedField("&Beat", hint="What a reporter covers"),
        "visibility": ChosenField("Vi&sibility", _values(Visibility)),
        "notes": EditedField("&Notes", in_lines=True),
    }


def _organization_fields() -> Fields:
    return {
        "name": EditedField("Na&me", check=required_name),
        "kind": ChosenField("&Kind", _values(OrganizationKind)),
        "visibility": ChosenField("Vi&sibility", _values(Visibility)),
        "notes": EditedField("&Notes", in_lines=True),
    }


def _person_flags() -> dict[str, QCheckBox]:
    return {
        "do_not_name": QCheckBox("Must not be named outside"),
        "pseudonym": QCheckBox("The name is a pseudonym"),
        "opt_out": QCheckBox("Wants no more mail"),
    }


def _values(words: Iterable[str]) -> list[str]:
    return [str(word) for word in words]
