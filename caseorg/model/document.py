"""Documents, the docket entries they were filed under, and tags."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class DocumentKind(StrEnum):
    """What a filing is, in the words of the field."""

    COMPLAINT = "complaint"
    ANSWER = "answer"
    MOTION = "motion"
    MEMORANDUM = "memorandum"
    OPPOSITION = "opposition"
    REPLY = "reply"
    DECLARATION = "declaration"
    EXHIBIT = "exhibit"
    ORDER = "order"
    OPINION = "opinion"
    JUDGMENT = "judgment"
    NOTICE = "notice"
    BRIEF = "brief"
    PETITION = "petition"
    STIPULATION = "stipulation"
    SUMMONS = "summons"
    TRANSCRIPT = "transcript"
    LETTER = "letter"
    SCHEDULE = "schedule"
    PRESS_RELEASE = "press release"
    OTHER = "other"


class TextState(StrEnum):
    """What a page gives as text once its court stamp is taken away; RECOGNIZED is text that OCR has read since, which a
    person has to check."""

    NATIVE = "native"
    NONE = "none"
    STAMP_ONLY = "stamp only"
    GARBLED = "garbled"
    RECOGNIZED = "recognized"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocketEntry(Record):
    """A line of the docket. `number` is the ECF No., None for a minute order without one."""

    case_uuid: str
    number: int | None = None
    date_filed: str | None = None
    date_entered: str | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document(Record):
    """A filing of a case: the file with this SHA-256, and what is said of it.

    `attachment` is 0 for the main document of its entry and 1, 2, … for attachments;
    None while the document belongs to no entry. `size` is in bytes. `short_cite` is what citations call it where the
    user said so ("Compl.", "Alvarez Dep."), else "".
    """

    case_uuid: str
    sha256: str
    file_name: str
    size: int
    title: str
    kind: DocumentKind = DocumentKind.OTHER
    entry_uuid: str | None = None
    attachment: int | None = None
    date_filed: str | None = None
    filer: str = ""
    notes: str = ""
    short_cite: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentVersion(Record):
    """An earlier file of a document, replaced since by a new version. `position` counts from 1, the oldest first;
    `created` is when it was replaced."""

    document_uuid: str
    sha256: str
    file_name: str
    size: int
    position: int


class DocumentRelationKind(StrEnum):
    """How a document stands to another, read from this one: "replies to" the other."""

    ATTACHMENT_OF = "attachment of"
    EXHIBIT_TO = "exhibit to"
    RESPONDS_TO = "responds to"
    REPLIES_TO = "replies to"
    RULES_ON = "rules on"
    SUPERSEDES = "supersedes"
    REDACTED_VERSION_OF = "redacted version of"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRelation(Record):
    """A tie between two documents of one case."""

    document_uuid: str
    kind: DocumentRelationKind
    other_uuid: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RefusedRelation(Record):
    """A tie between two documents that was proposed, and that a person said is none."""

    document_uuid: str
    kind: DocumentRelationKind
    other_uuid: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclinedFile(Record):
    """A file of an inbox folder that a person does not want; it is not offered again. `file_name` is for the reader of
    the history."""

    sha256: str
    file_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag(Record):
    """A word that marks documents, over all cases. `color` is #rrggbb."""

    name: str
    color: str = "#5b7fa6"


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentTag(Record):
    document_uuid: str
    tag_uuid: str
