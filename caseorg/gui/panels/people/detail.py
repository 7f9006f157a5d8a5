"""The page of the person or organization that has the cursor."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from caseorg.base import clock
from caseorg.base.errors import CaseorgError
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.panels.people.person_page import PersonPage
from caseorg.model.changes import Changes
from caseorg.operations import edit_organization, edit_person
from caseorg.queries.person_details import OrganizationDetail, PersonDetail, organization_detail, person_detail
from caseorg.queries.reader import Reader

_SHOWN_TABLES = (
    "persons", "organizations", "aliases", "offices", "tenures", "affiliations", "contact_methods", "case_roles",
    "cases",
)  # fmt: skip


def _detail(reader: Reader, uuid: str, day: str) -> PersonDetail | OrganizationDetail:
    """All of whichever has that id. Raises NotFound."""
    try:
        return person_detail(reader, uuid, day)
    except CaseorgError:
        return organization_detail(reader, uuid)


class PersonDetailStack(QStackedWidget):
    """One page for persons, one for organizations; hidden while nobody is chosen."""

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.shown: str | None = None
        self.person = PersonPage(is_person=True)
        self.organization = PersonPage(is_person=False)
        for page in self.pages:
            self.addWidget(page)
            page.edited.connect(partial(self._on_edited, page))
            page.act_requested.connect(context.act_requested)
        bridge.changed.connect(self._on_changed)

    @property
    def pages(self) -> tuple[PersonPage, PersonPage]:
        return self.person, self.organization

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.commit()
        self.shown = None
        self.hide()

    def show_one(self, uuid: str | None) -> None:
        """Show a person or an organization, None for nobody."""
        if uuid is None:
            self.show_nobody()
            return
        is_other = uuid != self.shown
        if is_other:
            self.commit()
        try:
            detail = self._bridge.ask(_detail, uuid, clock.today().isoformat())
        except CaseorgError:  # gone since the list was asked
            self.show_nobody()
            return
        self.shown = uuid
        if isinstance(detail, PersonDetail):
            self.person.show_person(detail, is_other=is_other)
            self.setCurrentWidget(self.person)
        else:
            self.organization.show_organization(detail, is_other=is_other)
            self.setCurrentWidget(self.organization)
        self.show()

    def enter(self) -> None:
        """Give the keyboard to the first field."""
        page = self.currentWidget()
        if isinstance(page, PersonPage):
            page.fields["name"].setFocus()

    def commit(self) -> None:
        """Keep what was typed."""
        for page in self.pages:
            if page.uuid:
                page.commit()

    def _on_edited(self, page: PersonPage, name: str, value: Any) -> None:
        operation = edit_person if page.is_person else edit_organization
        self._bridge.do(operation, otherwise=partial(page.refuse, name), uuid=page.uuid, **{name: value})

    def _on_changed(self, changes: Changes) -> None:
        if self.shown is not None and changes.touches(*_SHOWN_TABLES):
            self.show_one(self.shown)
