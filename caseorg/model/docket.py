"""What a court prints on a filing: docket numbers and page stamps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CourtKind(StrEnum):
    """The kinds of courts whose stamps differ; the special federal courts of first instance (Claims, Tax, Trade) stamp
    as district courts do."""

    DISTRICT = "district"
    BANKRUPTCY = "bankruptcy"
    APPELLATE = "appellate"
    SUPREME = "supreme"
    STATE = "state"
    SPECIAL = "special"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketNumber:
    """A docket number in its parts; `raw` is as printed. `1:25-cv-00677-DLF` has office "1", year 2025,
    type "cv", serial 677 and judges "DLF"; `25-5181` has year 2025 and serial 5181 alone."""

    raw: str
    office: str | None = None
    year: int | None = None
    type: str | None = None
    serial: int | None = None
    judges: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stamp:
    """What the court's stamp on one page says; None where the stamp lacks it.

    `docket_number` is as printed. `document` and `attachment` are as printed too ("00116475093", "28"),
    since appellate courts number by document id. `filed` and `entered` are ISO dates. `page_number` and
    `page_count` are the stamped ones (the ECF page). `page_id` is the PageID. `court` is the id of the court where the
    stamp or the cover names it; `printed` is the text of the stamp.
    """

    court_kind: CourtKind
    docket_number: str | None = None
    document: str | None = None
    attachment: str | None = None
    filed: str | None = None
    entered: str | None = None
    page_number: int | None = None
    page_count: int | None = None
    page_id: str | None = None
    court: str | None = None
    printed: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileName:
    """What the name of a downloaded filing says (RECAP's two forms). `court` is the court's id."""

    court: str | None = None
    case: str | None = None
    document: int | None = None
    attachment: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Where a reading comes from: page (1-based; 0 is the file name) and character offsets in that page's text."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """One value that was read, to be accepted, corrected or rejected by a person."""

    field: str
    value: str
    span: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FilingProposal:
    """What was read of a filing, each value with the place it comes from; None where nothing was found.

    `kind` is a value of DocumentKind, `date_filed` an ISO date, `court` a court's id or its name as printed.
    `document` and `attachment` are as stamped or named ("28", "3"; "00116475093"); without attachment, or with "0",
    the filing is the main document.
    """

    title: Proposal | None = None
    kind: Proposal | None = None
    filer: Proposal | None = None
    date_filed: Proposal | None = None
    docket_number: Proposal | None = None
    court: Proposal | None = None
    document: Proposal | None = None
    attachment: Proposal | None = None
