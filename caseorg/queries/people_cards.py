"""People as cards for other programs, and cards of other programs beside the people that are there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caseorg.model.card import Card, CardValue
from caseorg.model.people import ContactMethod, Organization, Person
from caseorg.model.record import Visibility
from caseorg.queries.people import people_lines
from caseorg.queries.person_details import contacts_of
from caseorg.rules.contact_values import contact_value
from caseorg.rules.near_names import name_key
from caseorg.rules.visibility import may_leave
from caseorg.store.database import Reader


@dataclass(frozen=True, slots=True)
class CardProposal:
    """A card, and who is there already with that name, address or number (None for somebody new), and why."""

    card: Card
    uuid: str | None = None
    name: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class CardsLeaving:
    """The cards that may leave, and the names of who is held back with the reason."""

    cards: tuple[Card, ...]
    held_back: tuple[tuple[str, str], ...]


def card_proposals(reader: Reader, cards: Iterable[Card]) -> list[CardProposal]:
    """What each card would become: an e-mail address tells who it is, else the same name."""
    names: dict[tuple[bool, str], tuple[str, str]] = {}
    reach: dict[tuple[bool, str], tuple[str, str]] = {}
    for is_person, table, column in ((True, "persons", "person_uuid"), (False, "organizations", "organization_uuid")):
        rows = reader.rows(f"SELECT uuid, name FROM {table} WHERE deleted_at IS NULL ORDER BY created DESC")
        shown = {row["uuid"]: row["name"] for row in rows}
        for row in reader.rows(f"SELECT {column} AS uuid, name FROM aliases WHERE {column} IS NOT NULL"):
            if row["uuid"] in shown:
                names[is_person, name_key(row["name"])] = (row["uuid"], shown[row["uuid"]])
        names |= {(is_person, name_key(name)): (uuid, name) for uuid, name in shown.items()}
        for row in reader.rows(
            f"SELECT {column} AS uuid, normalized FROM contact_methods WHERE {column} IS NOT NULL AND kind = 'email'"
        ):
            if row["uuid"] in shown:
                reach[is_person, row["normalized"]] = (row["uuid"], shown[row["uuid"]])
    return [_proposal(card, names, reach) for card in cards]


def _proposal(
    card: Card, names: dict[tuple[bool, str], tuple[str, str]], reach: dict[tuple[bool, str], tuple[str, str]]
) -> CardProposal:
    is_person = not card.is_organization
    for value in card.values:
        normalized = contact_value(value.kind, value.value).normalized
        if "@" in normalized and (is_person, normalized) in reach:
            uuid, name = reach[is_person, normalized]
            return CardProposal(card, uuid, name, f"the same e-mail address {normalized}")
    for name in (card.name, *card.aliases):
        found = names.get((is_person, name_key(name)))
        if found is not None:
            return CardProposal(card, *found, "the same name")
    return CardProposal(card)


def cards_leaving(
    reader: Reader, uuids: Sequence[str], day: str, *, highest: Visibility, public_only: bool
) -> CardsLeaving:
    """These people as cards with the titles of an ISO day. Held back is who must not be named, or whose label is above
    the highest; with `public_only` only addresses and numbers that may be given out are taken along, and neither notes
    nor what came with a card."""
    cards: list[Card] = []
    held: list[tuple[str, str]] = []
    for line in people_lines(reader, uuids, day):
        record = line.record
        if not may_leave(record.visibility, highest):
            held.append((record.name, f"it is {record.visibility}"))
        elif isinstance(record, Person) and record.do_not_name:
            held.append((record.name, "must not be named"))
        else:
            contacts = [
                one
                for one in contacts_of(reader, record.uuid, public_only=public_only)
                if may_leave(one.visibility, highest)
            ]
            where = (line.title, line.organization)
            cards.append(_card(record, *where, contacts, line.aliases, with_notes=not public_only))
    return CardsLeaving(tuple(cards), tuple(held))


def _card(
    record: Person | Organization,
    title: str,
    organization: str,
    contacts: Sequence[ContactMethod],
    aliases: Sequence[str],
    *,
    with_notes: bool,
) -> Card:
    values = tuple(
        CardValue(one.kind, contact_value(one.kind, one.value).shown, one.usage, one.preferred) for one in contacts
    )
    carried, notes = (carried_lines(record), record.notes) if with_notes else ((), "")
    if isinstance(record, Organization):
        return Card(
            name=record.name, is_organization=True, values=values, aliases=tuple(aliases), carried=carried, notes=notes,
            uid=record.uuid,
        )  # fmt: skip
    return Card(
        name=record.name, given=record.given, middle=record.middle, family=record.family, prefix=record.prefix,
        suffix=record.suffix, nickname=record.nickname, title=title, organization=organization, values=values,
        aliases=tuple(aliases), languages=record.languages, beat=record.beat, carried=carried, notes=notes,
        uid=record.uuid,
    )  # fmt: skip


def carried_lines(record: Person | Organization) -> tuple[str, ...]:
    """What came with the card and no field holds."""
    return tuple(json.loads(record.carried)) if record.carried else ()
