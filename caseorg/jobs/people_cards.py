"""Cards of contacts from files and signatures: read apart, compared with who is there, taken over as one step."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caseorg.apart.client import ApartReader
from caseorg.apart.contact_tables import prepare as table_reading
from caseorg.apart.vcards import prepare as card_reading
from caseorg.base.errors import BadInput, UserError
from caseorg.base.ids import new_uuid
from caseorg.jobs.export_file import write_whole
from caseorg.jobs.job import Progress
from caseorg.model.card import Card, ContactTable
from caseorg.model.people import Organization, Person
from caseorg.operations import (
    add_affiliation,
    add_alias,
    add_contact_method,
    add_organization,
    add_person,
    edit_organization,
    edit_person,
)
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people_cards import CardProposal, card_proposals, carried_lines
from caseorg.queries.person_details import organization_detail, person_detail
from caseorg.rules.card_columns import cards_of_table, guessed_columns
from caseorg.workspace import Workspace

LABEL = "Import Contacts"
_LARGEST_BYTES = 200 << 20
_COLUMNS_FILE = "contact-columns.json"
_PERSON_FIELDS = ("given", "middle", "family", "prefix", "suffix", "nickname", "languages", "beat", "notes")


@dataclass(frozen=True, slots=True)
class CardsRead:
    """What a file holds: a proposal for every card. Of a sheet also its table, and what each column was taken for."""

    proposals: tuple[CardProposal, ...]
    table: ContactTable | None = None
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class CardsTaken:
    """How many were added and how many got something new, and the sentences of what could not be kept."""

    added: int
    completed: int
    problems: tuple[str, ...] = ()


class ReadCards:
    """Read a vCard file or a sheet. `columns` say what columns of a sheet hold (by title); those of the last sheet with
    the same titles are remembered. Raises UserError with the reason where it cannot be read."""

    def __init__(self, path: Path, *, columns: Mapping[str, str] | None = None) -> None:
        self.title = "Read Contacts"
        self._path = path
        self._columns = dict(columns or {})

    def run(self, workspace: Workspace, progress: Progress) -> CardsRead:
        data = self._bytes()
        progress.check()
        if b"BEGIN:VCARD" in data[:4096].upper() or self._path.suffix.lower() == ".vcf":
            cards = _apart(card_reading, data, progress)
            return CardsRead(tuple(workspace.ask(card_proposals, cards)))
        table: ContactTable = _apart(table_reading, data, progress)
        known = remembered_columns(workspace, table.titles)
        columns = guessed_columns(table.titles) | known | self._columns
        unknown = sorted(set(self._columns) - set(table.titles))
        if unknown:
            raise BadInput(f"The sheet has no column “{unknown[0]}”. It has: {', '.join(table.titles)}.")
        found = tuple(workspace.ask(card_proposals, list(cards_of_table(table, columns))))
        return CardsRead(found, table, columns)

    def _bytes(self) -> bytes:
        try:
            if self._path.stat().st_size > _LARGEST_BYTES:
                raise UserError(f"{self._path}: The file is too large for contacts. Split it and try again.")
            return self._path.read_bytes()
        except OSError as error:
            raise UserError(f"{self._path}: The file cannot be read ({error.strerror or error}).") from error


class TakeOverCards:
    """Add who is new and complete who is there, as one step to undo; nothing that is there is changed."""

    def __init__(self, proposals: Sequence[CardProposal], *, public_ok: bool = False, source: str = "") -> None:
        self.title = LABEL
        self._proposals = tuple(proposals)
        self._public_ok = public_ok
        self._source = source

    def run(self, workspace: Workspace, progress: Progress) -> CardsTaken:
        step = new_uuid()
        added = 0
        problems: list[str] = []

        def do(operation: Any, **arguments: Any) -> Any:
            return workspace.do(operation, step=step, label=LABEL, **arguments).value

        for done, proposal in enumerate(self._proposals):
            progress.report(done, len(self._proposals))
            card = proposal.card
            added += proposal.uuid is None
            problems += [f"{card.name}: {problem}" for problem in card.problems]
            if card.is_organization:
                self._take_organization(workspace, do, proposal)
            else:
                self._take_person(workspace, do, proposal)
        return CardsTaken(added, len(self._proposals) - added, tuple(problems))

    def _contacts(self, card: Card) -> list[NewContact]:
        return [
            NewContact(
                value=one.value, kind=one.kind, usage=one.usage, preferred=one.preferred, public_ok=self._public_ok,
                source=self._source, as_printed=True,
            )
            for one in card.values
        ]  # fmt: skip

    def _take_person(self, workspace: Workspace, do: Any, proposal: CardProposal) -> None:
        card = proposal.card
        given = {name: getattr(card, name) for name in _PERSON_FIELDS if getattr(card, name)}
        if proposal.uuid is None:
            person: Person = do(
                add_person, name=card.name, aliases=card.aliases, contacts=self._contacts(card), source=self._source,
                carried=_carried(card), **given,
            )  # fmt: skip
        else:
            person = workspace.ask(person_detail, proposal.uuid, "").person
            lacking = {name: value for name, value in given.items() if not getattr(person, name)}
            self._complete(
                do, edit_person, person, card=card, lacking=lacking, owner={"person_uuid": person.uuid}
            )
        if card.organization:
            organization: Organization = do(add_organization, name=card.organization)
            do(add_affiliation, person_uuid=person.uuid, organization_uuid=organization.uuid, title=card.title)

    def _take_organization(self, workspace: Workspace, do: Any, proposal: CardProposal) -> None:
        card = proposal.card
        if proposal.uuid is None:
            do(
                add_organization, name=card.name, aliases=card.aliases, contacts=self._contacts(card),
                source=self._source, notes=card.notes, carried=_carried(card),
            )  # fmt: skip
            return
        one = workspace.ask(organization_detail, proposal.uuid).organization
        lacking = {"notes": card.notes} if card.notes and not one.notes else {}
        self._complete(
            do, edit_organization, one, card=card, lacking=lacking, owner={"organization_uuid": one.uuid}
        )

    def _complete(
        self,
        do: Any,
        edit: Any,
        record: Person | Organization,
        *,
        card: Card,
        lacking: dict[str, str],
        owner: dict[str, str],
    ) -> None:
        """Add to somebody who is there what the card has more."""
        carried = list(dict.fromkeys((*carried_lines(record), *card.carried)))
        if carried != list(carried_lines(record)):
            lacking["carried"] = json.dumps(carried, ensure_ascii=False)
        if lacking:
            do(edit, uuid=record.uuid, **lacking)
        for contact in self._contacts(card):
            do(add_contact_method, contact=contact, **owner)
        for name in (card.name, *card.aliases):
            do(add_alias, name=name, source=self._source, **owner)


def _carried(card: Card) -> str:
    return json.dumps(list(card.carried), ensure_ascii=False) if card.carried else ""


def _apart(reading: Any, data: bytes, progress: Progress) -> Any:
    with ApartReader(reading, cancelled=lambda: progress.cancelled) as reader:
        found = reader.read(data)
    progress.check()
    if found is None:
        raise BadInput("The contacts could not be read in time. Split the file and try again.")
    return found


# What columns held last time


def remembered_columns(workspace: Workspace, titles: Sequence[str]) -> dict[str, str]:
    """What the columns of a sheet with these titles were taken for last time; nothing for new ones."""
    kept = _kept(workspace).get("\t".join(titles), {})
    return {title: field for title, field in kept.items() if title in titles}


def remember_columns(workspace: Workspace, columns: Mapping[str, str]) -> None:
    """Keep what the columns (by title, in order) of a sheet hold."""
    every = _kept(workspace) | {"\t".join(columns): dict(columns)}
    with suppress(OSError):  # it is asked again next time
        write_whole(workspace.home.folder / _COLUMNS_FILE, json.dumps(every, ensure_ascii=False, indent=1).encode())


def _kept(workspace: Workspace) -> dict[str, dict[str, str]]:
    try:
        found = json.loads((workspace.home.folder / _COLUMNS_FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
