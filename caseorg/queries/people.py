"""Persons and organizations in one table, of a case or of all, and as people name them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseorg.base.errors import NotFound
from caseorg.model.people import ContactKind, Office, Organization, Person
from caseorg.queries.person_titles import held_by, title_of
from caseorg.rules.contact_values import contact_value
from caseorg.store.database import Reader, Row
from caseorg.store.rows import TABLE_OF, RecordType, record_of

_LEAST_ID = 8
_MOST_NAMED = 5

# Both tables as one, with what sorts and narrows them.
_BOTH = """SELECT uuid, name, iif(family <> '' AND given <> '', family || ', ' || given, name) AS sort_name,
    'person' AS kind, deleted_at, modified, notes || char(10) || beat || char(10) || languages AS words,
    pseudonym OR do_not_name AS careful FROM persons UNION ALL
    SELECT uuid, name, name, kind, deleted_at, modified, notes, 0 FROM organizations"""
_LIVE_CASES = "case_uuid IN (SELECT uuid FROM cases WHERE deleted_at IS NULL)"


class PeopleSort(StrEnum):
    """What a table of people can be sorted by."""

    NAME = "name"
    KIND = "kind"
    CASES = "cases"
    CHANGED = "changed"


_ORDERS: Mapping[PeopleSort, str] = {
    PeopleSort.NAME: "fold(sort_name)",
    PeopleSort.KIND: "kind",
    PeopleSort.CASES: f"""(SELECT count(DISTINCT case_uuid) FROM case_roles WHERE {_LIVE_CASES}
        AND (person_uuid = people.uuid OR organization_uuid = people.uuid))""",
    PeopleSort.CHANGED: "modified",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleFilter:
    """What a table of people shows: every part narrows; the empty filter shows all.

    `text` is looked for in names, aliases, titles, contact values and notes. `kinds` are "person" and the kinds of
    organizations; `roles` the kinds of roles in a case; `reachable` keeps who has an e-mail address or telephone number
    that may be given out; `careful` who is a pseudonym or must not be named.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    reachable: bool = False
    careful: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PeopleLine:
    """A person or an organization as a list shows it: the title and organization on the day asked for, the first ways
    to reach them as shown, the cases with the roles there ("Alvarez v. Kent: defendant")."""

    record: Person | Organization
    title: str = ""
    organization: str = ""
    email: str = ""
    phone: str = ""
    cases: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def uuid(self) -> str:
        return self.record.uuid

    @property
    def kind(self) -> str:
        """ "person", or the kind of organization."""
        return "person" if isinstance(self.record, Person) else str(self.record.kind)


def people_order(
    reader: Reader,
    case_uuid: str | None = None,
    *,
    sort: PeopleSort = PeopleSort.NAME,
    descending: bool = False,
    shown: PeopleFilter | None = None,
    in_trash: bool = False,
) -> list[str]:
    """The ids of those who have a role in a case (None: of all there are) in order."""
    clauses, parameters = _narrowed(shown or PeopleFilter())
    clauses.append(f"deleted_at IS {'NOT ' if in_trash else ''}NULL")
    if case_uuid is not None:
        clauses.append(
            """uuid IN (SELECT coalesce(person_uuid, organization_uuid) FROM case_roles WHERE case_uuid = :case)"""
        )
        parameters["case"] = case_uuid
    rows = reader.rows(
        f"""SELECT uuid FROM ({_BOTH}) AS people WHERE {" AND ".join(clauses)}
        ORDER BY {_ORDERS[sort]} {"DESC" if descending else "ASC"}, fold(sort_name), uuid""",
        parameters,
    )
    return [row[0] for row in rows]


def people_count(reader: Reader, case_uuid: str | None = None) -> int:
    """How many there are, in a case or in all."""
    return len(people_order(reader, case_uuid))


def _narrowed(shown: PeopleFilter) -> tuple[list[str], dict[str, object]]:
    clauses: list[str] = []
    parameters: dict[str, object] = {}
    if shown.text.strip():
        wanted = shown.text.strip()
        reaching = " OR ".join(f"normalized = :{kind}" for kind in ("email", "phone"))
        clauses.append(
            f"""(instr(fold(name || char(10) || words), fold(:text))
            OR EXISTS (SELECT 1 FROM aliases WHERE (person_uuid = people.uuid OR organization_uuid = people.uuid)
                AND instr(fold(aliases.name), fold(:text)))
            OR EXISTS (SELECT 1 FROM affiliations JOIN organizations ON organizations.uuid = organization_uuid
                WHERE person_uuid = people.uuid AND instr(fold(title || char(10) || organizations.name), fold(:text)))
            OR EXISTS (SELECT 1 FROM tenures JOIN offices ON offices.uuid = office_uuid
                WHERE person_uuid = people.uuid AND instr(fold(title), fold(:text)))
            OR EXISTS (SELECT 1 FROM contact_methods WHERE (person_uuid = people.uuid
                OR organization_uuid = people.uuid) AND (instr(fold(value), fold(:text)) OR {reaching})))"""
        )
        parameters["text"] = wanted
        for kind in (ContactKind.EMAIL, ContactKind.PHONE):
            parameters[kind] = contact_value(kind, wanted).normalized or None
    for name, column, values in (("kinds", "kind", shown.kinds), ("roles", "roles", shown.roles)):
        if values:
            parameters[name] = json.dumps(sorted(values))
            chosen = f"(SELECT value FROM json_each(:{name}))"
            clauses.append(
                f"kind IN {chosen}"
                if column == "kind"
                else f"""uuid IN (SELECT coalesce(person_uuid, organization_uuid) FROM case_roles
                WHERE case_roles.kind IN {chosen} AND {_LIVE_CASES})"""
            )
    if shown.reachable:
        clauses.append(
            """EXISTS (SELECT 1 FROM contact_methods WHERE public_ok AND contact_methods.kind IN ('email', 'phone')
            AND (person_uuid = people.uuid OR organization_uuid = people.uuid))"""
        )
    if shown.careful:
        clauses.append("careful")
    return clauses, parameters


def people_lines(reader: Reader, uuids: Iterable[str], day: str) -> list[PeopleLine]:
    """The lines of these persons and organizations, in this order; ids that are gone are left out. `day` (ISO) is the
    one whose titles are shown."""
    wanted = list(dict.fromkeys(uuids))
    chosen = "(SELECT value FROM json_each(?))"
    ids = (json.dumps(wanted),)
    records: dict[str, Person | Organization] = {
        row["uuid"]: record_of(Person, row) for row in reader.rows(f"SELECT * FROM persons WHERE uuid IN {chosen}", ids)
    }
    records |= {
        row["uuid"]: record_of(Organization, row)
        for row in reader.rows(f"SELECT * FROM organizations WHERE uuid IN {chosen}", ids)
    }
    held = held_by(reader, wanted)
    reach, cases, aliases = _reach(reader, ids), _cases(reader, ids), _aliases(reader, ids)
    lines = []
    for uuid in wanted:
        if uuid not in records:
            continue
        title = title_of(held.get(uuid, ()), day)
        lines.append(
            PeopleLine(
                record=records[uuid],
                title=title.title,
                organization=title.organization,
                email=reach.get((uuid, "email"), ""),
                phone=reach.get((uuid, "phone"), ""),
                cases=tuple(cases.get(uuid, ())),
                aliases=tuple(aliases.get(uuid, ())),
            )
        )
    return lines


_OWNED = """coalesce(person_uuid, organization_uuid) AS owner FROM {table}
    WHERE coalesce(person_uuid, organization_uuid) IN (SELECT value FROM json_each(?))"""


def _reach(reader: Reader, ids: tuple[str]) -> dict[tuple[str, str], str]:
    """The first e-mail address and telephone number of each as shown, the preferred one before others."""
    rows = reader.rows(
        f"""SELECT kind, value, {_OWNED.format(table="contact_methods")} AND kind IN ('email', 'phone')
        ORDER BY preferred, public_ok, created DESC""",
        ids,
    )
    return {(row["owner"], row["kind"]): contact_value(ContactKind(row["kind"]), row["value"]).shown for row in rows}


def _cases(reader: Reader, ids: tuple[str]) -> dict[str, list[str]]:
    rows = reader.rows(
        f"""SELECT short_caption, role_kind, owner FROM (SELECT case_uuid, kind AS role_kind, terminated,
        {_OWNED.format(table="case_roles")}) JOIN cases ON cases.uuid = case_uuid WHERE cases.deleted_at IS NULL
        ORDER BY short_caption COLLATE NOCASE, role_kind""",
        ids,
    )
    found: dict[str, list[str]] = {}
    for row in rows:
        words = f"{row['short_caption']}: {row['role_kind']}"
        if words not in found.setdefault(row["owner"], []):
            found[row["owner"]].append(words)
    return found


def _aliases(reader: Reader, ids: tuple[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in reader.rows(f"SELECT name, {_OWNED.format(table='aliases')} ORDER BY created, name", ids):
        found.setdefault(row["owner"], []).append(row["name"])
    return found


# As people name them


def person_named(reader: Reader, text: str, *, in_trash: bool = False) -> Person:
    """The one person meant by an id, its beginning, a name, an alias, an e-mail address or words of a name. Raises
    NotFound where none or several are."""
    row = _named(reader, text, "persons", "person", in_trash)
    return record_of(Person, row)


def organization_named(reader: Reader, text: str, *, in_trash: bool = False) -> Organization:
    """The one organization meant, as `person_named`."""
    row = _named(reader, text, "organizations", "organization", in_trash)
    return record_of(Organization, row)


def person_or_organization_named(reader: Reader, text: str) -> Person | Organization:
    """Whichever is meant, a person before an organization. Raises NotFound where neither is."""
    try:
        return person_named(reader, text)
    except NotFound as of_persons:
        try:
            return organization_named(reader, text)
        except NotFound:
            raise of_persons from None


def office_named(reader: Reader, text: str) -> Office:
    """The one office meant by an id, its beginning or words of its title. Raises NotFound."""
    wanted = " ".join(text.split())
    begins = wanted.lower() if len(wanted) >= _LEAST_ID else "-"
    rows = reader.rows(
        """SELECT offices.*, organizations.name AS organization FROM offices
        JOIN organizations ON organizations.uuid = organization_uuid
        WHERE substr(offices.uuid, 1, length(:begins)) = :begins OR (:text <> '' AND instr(fold(title), fold(:text)))
        ORDER BY fold(title) = fold(:text) DESC, fold(title)""",
        {"text": wanted, "begins": begins},
    )
    exact = [row for row in rows if row["title"].casefold() == wanted.casefold() or row["uuid"] == wanted.lower()]
    found = exact or rows
    if not found:
        raise NotFound(f"There is no office “{wanted}”. “caseorg organization show” lists those of an organization.")
    if len(found) > 1:
        names = "; ".join(f"{row['title']}, {row['organization']} ({row['uuid']})" for row in found[:_MOST_NAMED])
        raise NotFound(f"“{wanted}” could be several offices: {names}. Give the id of one.")
    return record_of(Office, found[0])


def record_with_id(reader: Reader, cls: type[RecordType], text: str) -> RecordType:
    """The one record of a kind that has this id, or whose id begins so. Raises NotFound."""
    begins = text.strip().lower()
    rows = (
        reader.rows(f"SELECT * FROM {TABLE_OF[cls]} WHERE substr(uuid, 1, length(?)) = ? LIMIT 2", (begins, begins))
        if len(begins) >= _LEAST_ID
        else []
    )
    if len(rows) != 1:
        raise NotFound(f"“{text}” is the id of none or of several. Give the whole id, as “show --json” prints it.")
    return record_of(cls, rows[0])


def _named(reader: Reader, text: str, table: str, word: str, in_trash: bool) -> Row:
    wanted = " ".join(text.split())
    begins = wanted.lower() if len(wanted) >= _LEAST_ID else "-"
    aliased = f"uuid IN (SELECT {word}_uuid FROM aliases WHERE {word}_uuid IS NOT NULL AND"
    rows = reader.rows(
        f"""SELECT *, CASE WHEN uuid = lower(:text) THEN 0 WHEN fold(name) = fold(:text) THEN 1
            WHEN {aliased} fold(aliases.name) = fold(:text)) THEN 2
            WHEN uuid IN (SELECT {word}_uuid FROM contact_methods WHERE normalized = lower(:text)) THEN 3
            WHEN substr(uuid, 1, length(:begins)) = :begins THEN 4
            WHEN instr(fold(name), fold(:text)) THEN 5
            WHEN {aliased} instr(fold(aliases.name), fold(:text))) THEN 6 END AS closeness
        FROM {table} WHERE (deleted_at IS NOT NULL) = :trash AND :text <> '' AND closeness IS NOT NULL
        ORDER BY closeness, fold(name), created""",
        {"text": wanted, "begins": begins, "trash": in_trash},
    )
    if not rows:
        place = " in the trash" if in_trash else ""
        raise NotFound(f"No {word}{place} is called “{wanted}”. “caseorg {word} list” shows those there are.")
    best = [row for row in rows if row["closeness"] == rows[0]["closeness"]]
    if len(best) > 1:
        names = "; ".join(f"{row['name']} ({row['uuid']})" for row in best[:_MOST_NAMED])
        raise NotFound(f"“{wanted}” could be several {word}s: {names}. Give the id of one.")
    return best[0]
