"""All that is said of one person or one organization."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.base.errors import NotFound
from caseorg.model.case_role import CaseRole
from caseorg.model.people import Affiliation, Alias, ContactMethod, Office, Organization, Person, Tenure, TitleOnDay
from caseorg.queries.person_titles import title_of_person
from caseorg.store.database import Reader
from caseorg.store.rows import record_of


@dataclass(frozen=True, slots=True)
class TenureLine:
    """A tenure with the office, its organization's name, and the holder's."""

    tenure: Tenure
    office: Office
    organization: str
    person: str


@dataclass(frozen=True, slots=True)
class AffiliationLine:
    """An affiliation with the names on both sides."""

    affiliation: Affiliation
    organization: str
    person: str


@dataclass(frozen=True, slots=True)
class RoleInCase:
    """A role with the case's short caption."""

    role: CaseRole
    case_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonDetail:
    """A person with everything said of them; `now` is what they are on the day asked for."""

    person: Person
    now: TitleOnDay
    outlet: str
    aliases: tuple[Alias, ...]
    contacts: tuple[ContactMethod, ...]
    tenures: tuple[TenureLine, ...]
    affiliations: tuple[AffiliationLine, ...]
    roles: tuple[RoleInCase, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OrganizationDetail:
    """An organization with everything said of it: its offices, who holds or held them, and who belongs to it."""

    organization: Organization
    part_of: str
    aliases: tuple[Alias, ...]
    contacts: tuple[ContactMethod, ...]
    offices: tuple[Office, ...]
    tenures: tuple[TenureLine, ...]
    affiliations: tuple[AffiliationLine, ...]
    roles: tuple[RoleInCase, ...]


def person_detail(reader: Reader, uuid: str, day: str) -> PersonDetail:
    """All of a person, also from the trash, with the title on an ISO day. Raises NotFound."""
    row = reader.row(
        """SELECT persons.*, organizations.name AS outlet FROM persons
        LEFT JOIN organizations ON organizations.uuid = outlet_uuid WHERE persons.uuid = ?""",
        (uuid,),
    )
    if row is None:
        raise NotFound(f"There is no person with the id {uuid}.")
    return PersonDetail(
        person=record_of(Person, row),
        now=title_of_person(reader, uuid, day),
        outlet=row["outlet"] or "",
        aliases=_aliases(reader, "person_uuid", uuid),
        contacts=contacts_of(reader, uuid),
        tenures=_tenures(reader, "tenures.person_uuid", uuid),
        affiliations=_affiliations(reader, "affiliations.person_uuid", uuid),
        roles=_roles(reader, uuid),
    )


def organization_detail(reader: Reader, uuid: str) -> OrganizationDetail:
    """All of an organization, also from the trash. Raises NotFound."""
    row = reader.row(
        """SELECT organizations.*, whole.name AS whole FROM organizations
        LEFT JOIN organizations AS whole ON whole.uuid = organizations.part_of_uuid WHERE organizations.uuid = ?""",
        (uuid,),
    )
    if row is None:
        raise NotFound(f"There is no organization with the id {uuid}.")
    offices = reader.rows("SELECT * FROM offices WHERE organization_uuid = ? ORDER BY fold(title)", (uuid,))
    return OrganizationDetail(
        organization=record_of(Organization, row),
        part_of=row["whole"] or "",
        aliases=_aliases(reader, "organization_uuid", uuid),
        contacts=contacts_of(reader, uuid),
        offices=tuple(record_of(Office, office) for office in offices),
        tenures=_tenures(reader, "offices.organization_uuid", uuid),
        affiliations=_affiliations(reader, "affiliations.organization_uuid", uuid),
        roles=_roles(reader, uuid),
    )


def contacts_of(reader: Reader, uuid: str, *, public_only: bool = False) -> tuple[ContactMethod, ...]:
    """The ways to reach a person or an organization, the preferred one of each kind first."""
    rows = reader.rows(
        """SELECT * FROM contact_methods WHERE (person_uuid = :uuid OR organization_uuid = :uuid)
        AND (NOT :public OR public_ok) ORDER BY kind NOT IN ('email', 'phone'), kind, preferred DESC, created""",
        {"uuid": uuid, "public": public_only},
    )
    return tuple(record_of(ContactMethod, row) for row in rows)


def _aliases(reader: Reader, column: str, uuid: str) -> tuple[Alias, ...]:
    rows = reader.rows(f"SELECT * FROM aliases WHERE {column} = ? ORDER BY created, name", (uuid,))
    return tuple(record_of(Alias, row) for row in rows)


def _tenures(reader: Reader, column: str, uuid: str) -> tuple[TenureLine, ...]:
    rows = reader.rows(
        f"""SELECT tenures.*, persons.name AS holder, organizations.name AS organization
        FROM tenures JOIN offices ON offices.uuid = office_uuid JOIN persons ON persons.uuid = tenures.person_uuid
        JOIN organizations ON organizations.uuid = offices.organization_uuid WHERE {column} = ?
        ORDER BY ends IS NOT NULL, begins DESC NULLS LAST, fold(title)""",
        (uuid,),
    )
    offices = {row["uuid"]: record_of(Office, row) for row in reader.rows("SELECT * FROM offices")} if rows else {}
    return tuple(
        TenureLine(record_of(Tenure, row), offices[row["office_uuid"]], row["organization"], row["holder"])
        for row in rows
    )


def _affiliations(reader: Reader, column: str, uuid: str) -> tuple[AffiliationLine, ...]:
    rows = reader.rows(
        f"""SELECT affiliations.*, organizations.name AS organization, persons.name AS holder FROM affiliations
        JOIN organizations ON organizations.uuid = affiliations.organization_uuid
        JOIN persons ON persons.uuid = affiliations.person_uuid WHERE {column} = ? AND persons.deleted_at IS NULL
        ORDER BY ends IS NOT NULL, begins DESC NULLS LAST, fold(persons.name)""",
        (uuid,),
    )
    return tuple(AffiliationLine(record_of(Affiliation, row), row["organization"], row["holder"]) for row in rows)


def _roles(reader: Reader, uuid: str) -> tuple[RoleInCase, ...]:
    rows = reader.rows(
        """SELECT case_roles.*, short_caption FROM case_roles JOIN cases ON cases.uuid = case_uuid
        WHERE (person_uuid = :uuid OR organization_uuid = :uuid) AND cases.deleted_at IS NULL
        ORDER BY short_caption COLLATE NOCASE, position""",
        {"uuid": uuid},
    )
    return tuple(RoleInCase(record_of(CaseRole, row), row["short_caption"]) for row in rows)
