"""Who is who in a case: the parties on both sides of the "v.", their counsel, the court, the press."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caseorg.base.errors import NotFound
from caseorg.model.case_role import COURT_ROLES, PRESS_ROLES, Capacity, CaseRole, PartySide, RoleClient, RoleKind
from caseorg.model.people import Held, TitleOnDay
from caseorg.queries.person_titles import held_by
from caseorg.rules.titles_on_day import title_on
from caseorg.store.database import Reader, Row
from caseorg.store.rows import record_of

_LEAST_ID = 8
_MOST_NAMED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleLine:
    """A role as a list shows it. `name` is that of the person or organization, `title` what a person is on the day
    asked for (of a party in official capacity: the office). `acts_for` are the parties they act for, with their names;
    `counsel` is who acts for this party. `succeeded` is the name of who was the party before (FRCP 25(d))."""

    role: CaseRole
    name: str
    is_person: bool
    title: TitleOnDay = TitleOnDay()
    is_careful: bool = False
    acts_for: tuple[tuple[RoleClient, str], ...] = ()
    counsel: tuple[RoleLine, ...] = ()
    succeeded: str = ""

    @property
    def owner_uuid(self) -> str:
        """The id of the person or organization."""
        return str(self.role.person_uuid or self.role.organization_uuid)

    @property
    def shown_name(self) -> str:
        """The name as the caption prints it, else the usual one."""
        return self.role.printed_name or self.name


@dataclass(frozen=True, slots=True)
class CasePeople:
    """The roles of a case in the groups in which they are shown. Counsel who act for no party stand in `counsel`;
    `judges` are the names of judges that the case itself has and nobody has a role for."""

    left: tuple[RoleLine, ...] = ()
    right: tuple[RoleLine, ...] = ()
    others: tuple[RoleLine, ...] = ()
    counsel: tuple[RoleLine, ...] = ()
    court: tuple[RoleLine, ...] = ()
    judges: tuple[str, ...] = ()
    press: tuple[RoleLine, ...] = ()
    witnesses: tuple[RoleLine, ...] = ()

    @property
    def count(self) -> int:
        """How many roles there are."""
        return len({line.role.uuid for line in self.all_lines})

    @property
    def all_lines(self) -> tuple[RoleLine, ...]:
        """Every role, each once or more."""
        groups = (self.left, self.right, self.others, self.counsel, self.court, self.press, self.witnesses)
        lines = tuple(line for group in groups for line in group)
        return lines + tuple(counsel for line in lines for counsel in line.counsel)


_ROLES = """SELECT case_roles.*, coalesce(persons.name, organizations.name) AS name,
    coalesce(persons.pseudonym OR persons.do_not_name, 0) AS careful, offices.title AS office_title,
    office_of.name AS office_organization, office_of.uuid AS office_organization_uuid,
    (SELECT coalesce(was_person.name, was.printed_name) FROM case_roles AS was
        LEFT JOIN persons AS was_person ON was_person.uuid = was.person_uuid
        WHERE was.uuid = case_roles.succeeded_uuid) AS succeeded
    FROM case_roles LEFT JOIN persons ON persons.uuid = case_roles.person_uuid
    LEFT JOIN organizations ON organizations.uuid = case_roles.organization_uuid
    LEFT JOIN offices ON offices.uuid = case_roles.office_uuid
    LEFT JOIN organizations AS office_of ON office_of.uuid = offices.organization_uuid
    WHERE case_roles.case_uuid = ? AND coalesce(persons.deleted_at, organizations.deleted_at) IS NULL
    ORDER BY case_roles.terminated IS NOT NULL, case_roles.position, case_roles.created"""


def role_lines(reader: Reader, case_uuid: str, day: str) -> list[RoleLine]:
    """All roles of a case in order, with the titles on an ISO day."""
    rows = reader.rows(_ROLES, (case_uuid,))
    held = held_by(reader, {row["person_uuid"] for row in rows if row["person_uuid"]})
    lines = {row["uuid"]: _line(row, held.get(row["person_uuid"], []), day) for row in rows}
    clients: dict[str, list[RoleClient]] = {}
    for row in reader.rows(
        """SELECT role_clients.* FROM role_clients JOIN case_roles ON case_roles.uuid = role_uuid
        WHERE case_uuid = ? ORDER BY role_clients.created""",
        (case_uuid,),
    ):
        if row["party_uuid"] in lines:
            clients.setdefault(row["role_uuid"], []).append(record_of(RoleClient, row))
    return [
        replace(line, acts_for=tuple((one, lines[one.party_uuid].shown_name) for one in clients.get(uuid, ())))
        for uuid, line in lines.items()
    ]


def case_people(reader: Reader, case_uuid: str, day: str) -> CasePeople:
    """Who is who in a case, with the titles on an ISO day."""
    lines = role_lines(reader, case_uuid, day)
    counsel: dict[str, list[RoleLine]] = {}
    for line in lines:
        if line.role.kind is RoleKind.COUNSEL:
            for client, _name in line.acts_for:
                counsel.setdefault(client.party_uuid, []).append(line)
    lines = [replace(line, counsel=tuple(counsel.get(line.role.uuid, ()))) for line in lines]
    parties = [line for line in lines if line.role.is_party]
    loose = [line for line in lines if line.role.kind is RoleKind.COUNSEL and not line.acts_for]
    apart = COURT_ROLES | PRESS_ROLES | {RoleKind.WITNESS, RoleKind.EXPERT, RoleKind.COUNSEL}
    court = _of(lines, COURT_ROLES)
    known = {_plain(name) for line in court for name in (line.name, line.role.printed_name)}
    judges = [
        row[0]
        for row in reader.rows("SELECT name FROM case_judges WHERE case_uuid = ? ORDER BY position", (case_uuid,))
        if _plain(row[0]) not in known
    ]
    return CasePeople(
        left=tuple(line for line in parties if line.role.side is PartySide.LEFT),
        right=tuple(line for line in parties if line.role.side is PartySide.RIGHT),
        others=tuple(
            line
            for line in lines
            if line.role.kind not in apart and not (line.role.is_party and line.role.side is not PartySide.NONE)
        ),
        counsel=tuple(loose),
        court=court,
        judges=tuple(judges),
        press=_of(lines, PRESS_ROLES),
        witnesses=_of(lines, frozenset({RoleKind.WITNESS, RoleKind.EXPERT})),
    )


def role_named(reader: Reader, text: str, case_uuid: str | None = None) -> CaseRole:
    """The one role meant by an id, its beginning, or words of the name of who has it. Raises NotFound where none or
    several are."""
    wanted = " ".join(text.split())
    begins = wanted.lower() if len(wanted) >= _LEAST_ID else "-"
    rows = reader.rows(
        """SELECT case_roles.*, coalesce(persons.name, organizations.name) AS name,
            fold(coalesce(persons.name, organizations.name)) = fold(:text) OR fold(printed_name) = fold(:text)
            OR EXISTS (SELECT 1 FROM aliases WHERE fold(aliases.name) = fold(:text)
                AND (aliases.person_uuid = persons.uuid OR aliases.organization_uuid = organizations.uuid)) AS exact
        FROM case_roles JOIN cases ON cases.uuid = case_uuid
        LEFT JOIN persons ON persons.uuid = case_roles.person_uuid
        LEFT JOIN organizations ON organizations.uuid = case_roles.organization_uuid
        WHERE cases.deleted_at IS NULL AND (:case IS NULL OR case_uuid = :case)
        AND (exact OR substr(case_roles.uuid, 1, length(:begins)) = :begins OR (:text <> '' AND instr(
            fold(coalesce(persons.name, organizations.name) || char(10) || printed_name), fold(:text))))
        ORDER BY exact DESC, case_roles.position""",
        {"text": wanted, "begins": begins, "case": case_uuid},
    )
    exact = [row for row in rows if row["exact"] or row["uuid"] == wanted.lower()]
    found = exact or rows
    if not found:
        raise NotFound(f"Nobody called “{wanted}” has a role there. “caseorg role list” shows who has one.")
    if len(found) > 1:
        names = "; ".join(f"{row['name']}, {row['kind']} ({row['uuid']})" for row in found[:_MOST_NAMED])
        raise NotFound(f"“{wanted}” could be several roles: {names}. Give the id of one.")
    return record_of(CaseRole, found[0])


def _line(row: Row, held: list[Held], day: str) -> RoleLine:
    role = record_of(CaseRole, row)
    title = title_on(day, held)
    if role.office_uuid and role.capacity in (Capacity.OFFICIAL, Capacity.BOTH):
        there = [one for one in held if one.office_uuid == role.office_uuid]
        in_office = title_on(day, there)
        title = in_office if in_office.title else TitleOnDay(row["office_title"], row["office_organization"])
    return RoleLine(
        role=role,
        name=row["name"],
        is_person=role.person_uuid is not None,
        title=title,
        is_careful=bool(row["careful"]),
        succeeded=row["succeeded"] or "",
    )


def _of(lines: list[RoleLine], kinds: frozenset[RoleKind]) -> tuple[RoleLine, ...]:
    return tuple(line for line in lines if line.role.kind in kinds)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())
