"""Statements: the exact words somebody said or wrote, where they stand, and who approved them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class StatementKind(StrEnum):
    """How the words came about. Only a paraphrase is not what was said, word for word."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"
    FILING = "from a filing"
    TRANSCRIPT = "from a transcript"


class OnRecord(StrEnum):
    """On what terms it was said."""

    ON_THE_RECORD = "on the record"
    BACKGROUND = "background"
    OFF_THE_RECORD = "off the record"


class SpokenAs(StrEnum):
    """In which capacity somebody spoke; "" where it is not said."""

    OFFICIAL = "official"
    COUNSEL = "counsel"
    SPOKESPERSON = "spokesperson"
    PARTY = "party"
    WITNESS = "witness"
    PERSONAL = "personal"
    NONE = ""


class Approval(StrEnum):
    """How far a statement is. Only one that is approved or released may leave on a sheet."""

    DRAFT = "draft"
    SENT = "sent to speaker"
    APPROVED = "approved"
    RELEASED = "released"
    WITHDRAWN = "withdrawn"


class Verification(StrEnum):
    """What came of comparing the words with their source, character by character."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_FOUND = "not found"
    NO_SOURCE = "no source"


class Follows(StrEnum):
    """How a segment follows the one before: straight on, after words the source has between them (" … "), or as a
    paragraph of its own."""

    ON = ""
    GAP = "gap"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement(Record):
    """What somebody said.

    `person_uuid` or `organization_uuid` is the speaker, both None where they are known only as printed. `attribution`
    is the line as printed ("Nandan Joshi, an attorney at Public Citizen …"); `title` and `organization` are what the
    speaker was on `said_on` (ISO day) and stay so. `language` is a BCP 47 tag ("en", "es"). `approval` is of the words
    of `version`. `embargo_until` is a UTC instant, meant in `embargo_zone` (an IANA name). `verification` says what
    came of comparing the words of `verified_version` with their sources at `verified_at` (UTC instant).
    """

    case_uuid: str
    person_uuid: str | None = None
    organization_uuid: str | None = None
    attribution: str = ""
    title: str = ""
    organization: str = ""
    spoken_as: SpokenAs = SpokenAs.NONE
    kind: StatementKind = StatementKind.VERBATIM
    said_on: str | None = None
    language: str = "en"
    on_record: OnRecord = OnRecord.ON_THE_RECORD
    version: int = 1
    approval: Approval = Approval.DRAFT
    embargo_until: str | None = None
    embargo_zone: str = ""
    verification: Verification | None = None
    verified_version: int = 0
    verified_at: str | None = None
    verified_by: str = ""
    note: str = ""

    @property
    def is_verified(self) -> bool:
        """Whether the words that stand now were found in their sources, the same to the character."""
        return self.verification is Verification.SAME and self.verified_version == self.version


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementVersion(Record):
    """That the words of a statement were set: the first time (1) or again, by whom and why. Never changed."""

    statement_uuid: str
    number: int
    who: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementSegment(Record):
    """Words of one version of a statement that stand in a row, and where. Never changed.

    `document_uuid`, `sha256` and `page` (from 0) are the source, None where there is none here; `span_start` and
    `span_end` are characters of the page's text, None where only the page is known. `position` orders the segments of a
    version.
    """

    statement_uuid: str
    version: int
    position: int
    text: str
    follows: Follows = Follows.ON
    document_uuid: str | None = None
    sha256: str | None = None
    page: int | None = None
    span_start: int | None = None
    span_end: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementStep(Record):
    """A step of approval of one version: which state it came to, by whom it was given (the speaker, often), who wrote
    it down, on which ISO day it happened."""

    statement_uuid: str
    version: int
    approval: Approval
    given_by: str = ""
    who: str = ""
    on_day: str = ""
    note: str = ""


class UseKind(StrEnum):
    """Where a statement was used."""

    SHEET = "sheet"
    RELEASE = "release"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementUse(Record):
    """That one version of a statement went out: on which sheet or release, when (UTC instant), by whom. `lifted` says
    which hold was lifted for it ("embargoed", "not approved"), "" for none."""

    statement_uuid: str
    version: int
    kind: UseKind
    title: str
    used_at: str
    who: str = ""
    lifted: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementIssue(Record):
    """That a statement is about an issue of its case."""

    statement_uuid: str
    issue_uuid: str
