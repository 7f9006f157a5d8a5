"""What was accepted of a press release becomes people, organizations, roles and statements, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.model.case_role import Capacity, RoleKind
from caseorg.model.people import ContactKind
from caseorg.model.statement import StatementKind
from caseorg.operations.case_roles import add_case_role
from caseorg.operations.cases import live_case
from caseorg.operations.contact_methods import NewContact, add_contacts
from caseorg.operations.operation import operation
from caseorg.operations.organizations import add_affiliation, add_organization
from caseorg.operations.people import add_person, keep_alias
from caseorg.operations.statements import NewSegment, add_statement
from caseorg.store.ledger import Ledger

_CLIENTS_OF = {RoleKind.COUNSEL: RoleKind.PLAINTIFF}


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptedVoice:
    """Somebody the release names: a person or an organization, `known_uuid` where they are there already. `alias` is
    another name that is printed. `organization` is the one a person belongs to, with `title` there; `roles` are what
    they are in the case."""

    name: str
    is_person: bool
    known_uuid: str | None = None
    alias: str = ""
    title: str = ""
    organization: str = ""
    organization_alias: str = ""
    roles: tuple[RoleKind, ...] = ()
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AcceptedStatement:
    """Words that were said: `voice` is the place of the speaker among the voices, None where they are known only as
    printed."""

    segments: tuple[NewSegment, ...]
    voice: int | None = None
    attribution: str = ""
    title: str = ""
    organization: str = ""
    kind: StatementKind = StatementKind.VERBATIM
    said_on: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class AcceptedRelease:
    """What was made or found: ids of the voices in their order (None where one left nothing to keep), of the roles and
    of the statements."""

    voices: tuple[str, ...]
    roles: tuple[str, ...]
    statements: tuple[str, ...]


@operation("Accept Press Release")
def accept_release(
    ledger: Ledger,
    *,
    case_uuid: str,
    voices: Sequence[AcceptedVoice],
    statements: Sequence[AcceptedStatement],
    source: str = "",
) -> AcceptedRelease:
    """Keep what was accepted of a press release: who it names, what they are in the case, and what they said.

    `source` says in words where contacts and aliases come from ("press release of 2026-03-02").
    """
    case = live_case(ledger, case_uuid)
    if not voices and not statements:
        raise BadInput("Nothing of the press release was accepted. Check what you want to keep.")
    uuids = [_voice(ledger, voice, source) for voice in voices]
    roles: dict[RoleKind, list[str]] = {}
    for kind in dict.fromkeys(kind for kind in RoleKind for voice in voices if kind in voice.roles):
        clients = roles.get(_CLIENTS_OF[kind], []) if kind in _CLIENTS_OF else []
        for voice, uuid in zip(voices, uuids, strict=True):
            if kind in voice.roles:
                made = add_case_role.run(
                    ledger,
                    case_uuid=case.uuid,
                    kind=kind,
                    clients=[client for client in clients if client],
                    printed_name=voice.name,
                    title=voice.title if voice.is_person else "",
                    capacity=_capacity(voice, kind),
                    **{"person_uuid" if voice.is_person else "organization_uuid": uuid},
                )
                roles.setdefault(kind, []).append(made.uuid)
    said = [_statement(ledger, case.uuid, statement, voices, uuids) for statement in statements]
    return AcceptedRelease(tuple(uuids), tuple(uuid for found in roles.values() for uuid in found), tuple(said))


def _capacity(voice: AcceptedVoice, kind: RoleKind) -> str:
    """Officials are sued in their office unless the complaint says otherwise; the release seldom does."""
    return Capacity.OFFICIAL if kind is RoleKind.DEFENDANT and voice.is_person and voice.title else Capacity.NONE


def _voice(ledger: Ledger, voice: AcceptedVoice, source: str) -> str:
    contacts = [
        NewContact(value=value, kind=kind, usage="press", public_ok=True, source=source, as_printed=True)
        for kind, value in ((ContactKind.EMAIL, voice.email), (ContactKind.PHONE, voice.phone))
        if value
    ]
    if not voice.is_person:
        aliases = [voice.alias] if voice.alias else []
        if voice.known_uuid is None:
            made = add_organization.run(ledger, name=voice.name, aliases=aliases, contacts=contacts, source=source)
            return str(made.uuid)
        for alias in (voice.name, *aliases):
            keep_alias(ledger, alias, source, organization_uuid=voice.known_uuid)
        add_contacts(ledger, contacts, None, voice.known_uuid)
        return voice.known_uuid
    uuid = voice.known_uuid
    if uuid is None:
        uuid = str(add_person.run(ledger, name=voice.name, contacts=contacts, source=source).uuid)
    else:
        keep_alias(ledger, voice.name, source, person_uuid=uuid)
        add_contacts(ledger, contacts, uuid, None)
    if voice.organization:
        short = [voice.organization_alias] if voice.organization_alias else []
        body = add_organization.run(ledger, name=voice.organization, aliases=short, source=source)
        add_affiliation.run(ledger, person_uuid=uuid, organization_uuid=body.uuid, title=voice.title, source=source)
    return uuid


def _statement(
    ledger: Ledger,
    case_uuid: str,
    statement: AcceptedStatement,
    voices: Sequence[AcceptedVoice],
    uuids: Sequence[str],
) -> str:
    speaker: dict[str, str] = {}
    if statement.voice is not None:
        is_person = voices[statement.voice].is_person
        speaker = {"person_uuid" if is_person else "organization_uuid": uuids[statement.voice]}
    made = add_statement.run(
        ledger,
        case_uuid=case_uuid,
        segments=statement.segments,
        attribution=statement.attribution,
        title=statement.title,
        organization=statement.organization,
        kind=statement.kind,
        said_on=statement.said_on,
        language=statement.language,
        **speaker,
    )
    return str(made.uuid)
