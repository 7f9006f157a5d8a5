"""Persons and organizations: their names as printed, offices, affiliations and ways to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class OrganizationKind(StrEnum):
    """What an organization is."""

    NONPROFIT = "nonprofit"
    AGENCY = "agency"
    LAW_OFFICE = "law office"
    COURT = "court"
    OUTLET = "outlet"
    UNION = "union"
    COMPANY = "company"
    OTHER = "other"


class ContactKind(StrEnum):
    """How somebody is reached. A social handle is one of a network that its usage names."""

    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    ADDRESS = "address"
    WEB = "web"
    SOCIAL = "social"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person(Record):
    """Somebody, once over all cases.

    `name` is as it is to be shown, as it was given; the six parts are read from it ("Hon.", "Scott", "K. H.",
    "Bessent", "Jr.", "Pepe") and can be corrected. `languages` and `availability` are what a spokesperson speaks and
    when, in words. `outlet_uuid` (an organization), `beat` and `opt_out` are the media profile: `opt_out` is set for
    who wants no more mail. `pseudonym` says that `name` is none of theirs ("Jane Doe 1"), `do_not_name` that they must
    not be named outside. `carried` is JSON of what a card of contacts had that no field here holds, "" for none.
    """

    name: str
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    languages: str = ""
    availability: str = ""
    outlet_uuid: str | None = None
    beat: str = ""
    opt_out: bool = False
    pseudonym: bool = False
    do_not_name: bool = False
    notes: str = ""
    carried: str = ""

    @property
    def sort_name(self) -> str:
        """The name as lists order it: "Bessent, Scott K. H."."""
        given = " ".join(part for part in (self.given, self.middle) if part)
        return f"{self.family}, {given}" if self.family and given else self.name

    @property
    def is_sensitive(self) -> bool:
        """Whether whoever writes of them must take care."""
        return self.pseudonym or self.do_not_name


@dataclass(frozen=True, kw_only=True, slots=True)
class Organization(Record):
    """A nonprofit, an agency, a court, an outlet …; `part_of_uuid` is the one it belongs to. `carried` as of Person."""

    name: str
    kind: OrganizationKind = OrganizationKind.OTHER
    part_of_uuid: str | None = None
    notes: str = ""
    carried: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Alias(Record):
    """Another name of one person or of one organization, exactly as it was printed ("Centro de Trabajadores Unidos",
    "CTU"). `source` says where ("ECF No. 1", "merged")."""

    person_uuid: str | None = None
    organization_uuid: str | None = None
    name: str
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Office(Record):
    """A seat of an organization that persons hold one after the other: "Commissioner of Internal Revenue"."""

    organization_uuid: str
    title: str
    notes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tenure(Record):
    """That a person holds an office. `begins` and `ends` are the first and the last ISO day, None where unknown, `ends`
    also while it goes on."""

    office_uuid: str
    person_uuid: str
    acting: bool = False
    begins: str | None = None
    ends: str | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Affiliation(Record):
    """That a person works for or speaks for an organization, with the title as printed. Days as of a Tenure."""

    person_uuid: str
    organization_uuid: str
    title: str = ""
    begins: str | None = None
    ends: str | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactMethod(Record):
    """One way to reach a person or an organization.

    `usage` says what it is for ("press", "cell"). `value` is as printed ("(202) 588-7742, ext. 5"), `normalized` the
    same for all ways of writing it ("+12025887742;ext=5", a lower-case e-mail address), "" where it could not be read.
    `public_ok` says that it may be given to anybody: only such a one leaves on a sheet. `verified_on` is the ISO day
    somebody last tried it, `source` where it comes from.
    """

    person_uuid: str | None = None
    organization_uuid: str | None = None
    kind: ContactKind
    value: str
    normalized: str = ""
    usage: str = ""
    preferred: bool = False
    public_ok: bool = False
    verified_on: str | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedMatch(Record):
    """That two persons, or two organizations, are not the same, though they look alike: it is not proposed again. The
    smaller id stands first."""

    first_uuid: str
    second_uuid: str


@dataclass(frozen=True, slots=True)
class Held:
    """A title that a person had for a time: an office (which goes before), or a place at an organization. Days as of a
    Tenure; `organization` is its name."""

    title: str
    organization: str
    begins: str | None = None
    ends: str | None = None
    is_office: bool = False
    acting: bool = False
    organization_uuid: str | None = None
    office_uuid: str | None = None


@dataclass(frozen=True, slots=True)
class TitleOnDay:
    """What somebody was on a day: the title with "Acting" where it was so, and the organization's name. Both "" where
    nothing is known."""

    title: str = ""
    organization: str = ""
    held: Held | None = None
