"""A case, its judges and the cases it is related to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class CaseStatus(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class JudgeRole(StrEnum):
    ASSIGNED = "assigned"
    REFERRED = "referred"
    PANEL = "panel"


class CitePages(StrEnum):
    """Which page a pin cite of a case names: the one the court stamped, or the one printed on the page itself."""

    STAMPED = "stamped"
    INTERNAL = "internal"


class CaseRelationKind(StrEnum):
    """How a case stands to the other one, read from this case: "appeal from" the other."""

    APPEAL_FROM = "appeal from"
    RELATED = "related"
    CONSOLIDATED = "consolidated"


@dataclass(frozen=True, kw_only=True, slots=True)
class Case(Record):
    """One case in one court. `docket_number` is as the user gave it; the five parts are read from it.

    `court` is the id of a court in `resources/courts` where it is one of those, else its name as given.
    Dates are ISO text (YYYY-MM-DD). `cite_form` is the id of the citation form in `rules/pin_cites.py`, "" for the
    court's own.
    """

    caption: str
    short_caption: str
    court: str | None = None
    docket_number: str | None = None
    docket_office: str | None = None
    docket_year: int | None = None
    docket_type: str | None = None
    docket_serial: int | None = None
    docket_judges: str | None = None
    date_filed: str | None = None
    date_closed: str | None = None
    status: CaseStatus = CaseStatus.OPEN
    notes: str = ""
    cite_pages: CitePages = CitePages.STAMPED
    cite_form: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseJudge(Record):
    """A judge of a case, the name as printed."""

    case_uuid: str
    name: str
    role: JudgeRole
    position: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRelation(Record):
    """A tie between two cases; `other_uuid` is None while the other one is known only as printed."""

    case_uuid: str
    kind: CaseRelationKind
    other_uuid: str | None = None
    other_printed: str = ""
