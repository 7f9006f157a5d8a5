"""A walk through people and statements, with a picture of every stop.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_people [light|dark] [WIDTHxHEIGHT]

Each stop is one line of STOPS, as in `tour.py`. The people are made here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from caseorg.gui.panels.people.panel import PeoplePanel
from caseorg.gui.panels.statements.panel import StatementsPanel
from caseorg.gui.window import Window
from caseorg.model.statement import Follows
from caseorg.operations import (
    add_affiliation,
    add_case,
    add_case_role,
    add_documents,
    add_office,
    add_organization,
    add_person,
    add_tenure,
    set_judges,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.operations.documents import NewDocument
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
    approve_statement,
    embargo_statement,
    note_statement_uses,
    revise_statement,
)
from caseorg.queries.people import person_named
from tests.gui.tour import Stop, close_dialogs, settle, take_pictures
from tests.makers import pdf

_PAGES = (
    "Families cannot contest a number they are never shown. The panel understood that.",
    "We will be back in the district court in April.",
)
_SIGNATURE = "Katie Garcia\nCommunications Director | Public Citizen\n(202) 588-7742 • kgarcia [at] citizen [dot] org"


class Cast:
    """The case with its people; made once a walk."""

    def __init__(self, window: Window) -> None:
        self._workspace = window.bridge.workspace
        self.case = self._do(add_case, caption="Centro Vecinal, et al. v. Scott Stoddard, et al.", court="dcd").uuid
        self._do(set_judges, uuid=self.case, judges=[("Dabney L. Lane", "assigned")])
        self._parties()
        self._press()
        self._statements()

    def _do(self, operation: Any, **arguments: Any) -> Any:
        return self._workspace.do(operation, **arguments).value

    def _role(self, kind: str, **more: Any) -> str:
        return str(self._do(add_case_role, case_uuid=self.case, kind=kind, **more).uuid)

    def _parties(self) -> None:
        groups = [self._do(add_organization, name=name, kind="nonprofit").uuid for name in ("Centro Vecinal", "CTU")]
        self.plaintiffs = [self._role("plaintiff", organization_uuid=group) for group in groups]
        agency = self._do(add_organization, name="Revenue Agency", kind="agency", aliases=["RA"]).uuid
        defendants = [self._role("defendant", organization_uuid=agency)]
        office = self._do(add_office, organization_uuid=agency, title="Commissioner of Revenue").uuid
        old, new = (self._do(add_person, name=name).uuid for name in ("Melanie Weber", "Scott K. H. Stoddard"))
        self._do(add_tenure, office_uuid=office, person_uuid=old, begins="2025-03-01", ends="2025-05-15")
        self._do(add_tenure, office_uuid=office, person_uuid=new, begins="2025-05-16", acting=True)
        sued = {"person_uuid": old, "office_uuid": office, "capacity": "official", "printed_name": "MELANIE WEBER"}
        defendants.append(self._role("defendant", **sued))
        lawyer = self._do(add_person, name="Joseph Brady", contacts=[NewContact(value="jbrady@justice.example")]).uuid
        self._role("counsel", person_uuid=lawyer, clients=defendants, lead=True)
        self._role("witness", person_uuid=self._do(add_person, name="Jane Doe 1", do_not_name=True).uuid)
        self._do(add_person, name="Scott Stoddard")

    def _press(self) -> None:
        group = self._do(add_organization, name="Public Citizen", kind="nonprofit").uuid
        press = NewContact(value="kgarcia@citizen.org", public_ok=True, preferred=True, usage="press")
        garcia = self._do(add_person, name="Katie Garcia", languages="English, Spanish", contacts=[press]).uuid
        self.speaker = self._do(add_person, name="Nandan M. Joshi").uuid
        for person, title in ((garcia, "Communications Director"), (self.speaker, "attorney")):
            self._do(add_affiliation, person_uuid=person, organization_uuid=group, title=title, begins="2019-01-01")
        self._role("press contact", person_uuid=garcia, clients=self.plaintiffs)
        self._role("counsel", person_uuid=self.speaker, clients=self.plaintiffs, lead=True, to_be_noticed=True)

    def _statements(self) -> None:
        data = pdf(list(_PAGES))
        new = NewDocument(
            sha256=self._workspace.vault.put(data), file_name="opinion.pdf", size=len(data), title="Opinion",
            kind="opinion", number=53, date_filed="2025-05-12",
        )  # fmt: skip
        document = self._do(add_documents, case_uuid=self.case, documents=[new])[0].uuid
        by = {"person_uuid": self.speaker, "title": "attorney", "organization": "Public Citizen"}
        segments = [
            NewSegment(text="Families cannot contest a number they are never shown.", document_uuid=document, page=0),
            NewSegment(text=_PAGES[1], document_uuid=document, page=1, follows=Follows.GAP),
        ]
        first = self._said(segments, said_on="2025-05-12", **by)
        self._do(approve_statement, uuid=first, to="approved", given_by="Nandan Joshi", on_day="2025-05-12")
        self._do(note_statement_uses, uuids=[first], kind="release", title="Release of May 12, 2025")
        revised = [NewSegment(text="Families cannot contest a number that nobody shows them."), segments[1]]
        self._do(revise_statement, uuid=first, segments=revised, reason="The speaker corrected it")
        second = self._said([NewSegment(text="This is a promise the government made.")], said_on="2025-05-13", **by)
        self._do(embargo_statement, uuids=[second], until="2999-01-04 10:00")

    def _said(self, segments: list[NewSegment], **more: Any) -> str:
        return str(self._do(add_statement, case_uuid=self.case, segments=segments, **more).uuid)


def people(window: Window) -> PeoplePanel:
    panel = window.panels["people"]
    assert isinstance(panel, PeoplePanel)
    return panel


def who_is_who(window: Window) -> None:
    cast = Cast(window)
    settle(window)
    window.context.set_case(cast.case)
    window.actions_table.trigger("go.people")


def one_person(window: Window) -> None:
    people(window).show_person(window.bridge.ask(person_named, "Katie").uuid)


def everybody(window: Window) -> None:
    people(window).filters.every_case.setChecked(True)


def proposals(window: Window) -> None:
    people(window).bar.proposals.click()


def add_role(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("role.add")


def paste(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("people.paste")
    assert window.people_exchange.paste is not None
    window.people_exchange.paste.text.setPlainText(_SIGNATURE)


def pasted(window: Window) -> None:
    assert window.people_exchange.paste is not None
    window.people_exchange.paste.accept()


def statements(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("go.statements")
    settle(window)
    panel = window.panels["statements"]
    assert isinstance(panel, StatementsPanel)
    panel.view.select(panel.table.uuid_at(panel.table.rowCount() - 1))


def revise(window: Window) -> None:
    panel = window.panels["statements"]
    assert isinstance(panel, StatementsPanel)
    panel.page.steps["Revise…"].click()


def nothing_matches(window: Window) -> None:
    close_dialogs(window)
    panel = window.panels["statements"]
    assert isinstance(panel, StatementsPanel)
    panel.filters.text.setText("nobody said that")
    QApplication.processEvents()


STOPS: tuple[Stop, ...] = (
    ("who-is-who", who_is_who),
    ("one-person", one_person),
    ("everybody", everybody),
    ("people-proposals", proposals),
    ("add-role", add_role),
    ("paste-signature", paste),
    ("pasted-signature", pasted),
    ("statements", statements),
    ("revise-statement", revise),
    ("no-statement-matches", nothing_matches),
)

if __name__ == "__main__":
    take_pictures(STOPS)
