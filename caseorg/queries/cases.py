"""Cases, their judges and relations."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.base.errors import BadInput, NotFound
from caseorg.model.case import Case, CaseJudge, CaseRelation, CaseStatus
from caseorg.rules.docket import docket_number_of, same_docket
from caseorg.store.database import Reader, folded
from caseorg.store.rows import record_of

# Ids begin with their time: those made within about a minute share eight characters, within a millisecond thirteen.
_SHORTEST_ID = 8

_RELATED = """SELECT case_relations.*, other.short_caption AS other_caption, other.docket_number AS other_docket
    FROM case_relations LEFT JOIN cases AS other ON other.uuid = case_relations.other_uuid
    WHERE case_relations.case_uuid = ? AND other.deleted_at IS NULL ORDER BY case_relations.created"""
_RELATED_FROM = """SELECT case_relations.*, cases.short_caption AS other_caption, cases.docket_number AS other_docket
    FROM case_relations JOIN cases ON cases.uuid = case_relations.case_uuid
    WHERE case_relations.other_uuid = ? AND cases.deleted_at IS NULL ORDER BY case_relations.created"""


@dataclass(frozen=True, slots=True)
class RelatedCase:
    """A relation with the other case's name. `outward` is True where this case names the other, False where it is
    named."""

    relation: CaseRelation
    name: str
    docket_number: str
    outward: bool


@dataclass(frozen=True, slots=True)
class CaseCounts:
    """How much is in a case, the trash left out. `pages` is of the files that were read."""

    documents: int
    entries: int
    pages: int
    pages_without_text: int


def cases(reader: Reader, *, in_trash: bool = False) -> list[Case]:
    """All cases, the open ones first, by short caption."""
    rows = reader.rows(
        "SELECT * FROM cases WHERE (deleted_at IS NOT NULL) = ? ORDER BY status = 'closed', "
        "short_caption COLLATE NOCASE, uuid",
        (int(in_trash),),
    )
    return [record_of(Case, row) for row in rows]


def case(reader: Reader, uuid: str) -> Case:
    """The case of that id, also from the trash. Raises NotFound."""
    row = reader.row("SELECT * FROM cases WHERE uuid = ?", (uuid,))
    if row is None:
        raise NotFound(f"There is no case with the id {uuid}.")
    return record_of(Case, row)


def case_named(reader: Reader, text: str, *, in_trash: bool = False) -> Case:
    """The one case meant by an id (or its beginning), a docket number or words of its caption, accents aside.

    Raises NotFound where none is meant, BadInput where several are.
    """
    wanted = text.strip()
    every = cases(reader, in_trash=in_trash)
    words = folded(wanted)
    found = (
        [case for case in every if case.uuid == wanted]
        or [case for case in every if words and words in _names(case)]
        or _with_docket(every, wanted)
        or [case for case in every if len(wanted) >= _SHORTEST_ID and case.uuid.startswith(wanted.lower())]
        or [case for case in every if words and words in folded(f"{case.caption}\n{case.short_caption}")]
    )
    if not found:
        place = " in the trash" if in_trash else ""
        raise NotFound(f"No case{place} is called “{text}”. “caseorg case list” shows those there are.")
    if len(found) > 1:
        names = "; ".join(f"{case.short_caption} ({case.docket_number or case.uuid})" for case in found[:5])
        raise BadInput(f"“{text}” could mean several cases: {names}. Give the docket number or the id.")
    return found[0]


def _names(case: Case) -> set[str]:
    return {folded(case.short_caption), folded(case.caption), folded(case.docket_number)} - {""}


def _with_docket(every: list[Case], wanted: str) -> list[Case]:
    number = docket_number_of(wanted)
    if number is None:
        return []
    known = ((case, docket_number_of(case.docket_number or "")) for case in every)
    return [case for case, docket in known if docket is not None and same_docket(docket, number)]


def judges_of(reader: Reader, case_uuid: str) -> list[CaseJudge]:
    """The judges of a case in the order they were given."""
    rows = reader.rows("SELECT * FROM case_judges WHERE case_uuid = ? ORDER BY position, created", (case_uuid,))
    return [record_of(CaseJudge, row) for row in rows]


def relations_of(reader: Reader, case_uuid: str) -> list[RelatedCase]:
    """The cases that this one names as related, and those that name it."""
    found = [(row, True) for row in reader.rows(_RELATED, (case_uuid,))]
    found += [(row, False) for row in reader.rows(_RELATED_FROM, (case_uuid,))]
    return [
        RelatedCase(
            record_of(CaseRelation, row),
            row["other_caption"] or row["other_printed"],
            row["other_docket"] or "",
            outward,
        )
        for row, outward in found
    ]


def counts_of(reader: Reader, case_uuid: str) -> CaseCounts:
    """How many documents, docket entries and pages a case has."""
    row = reader.row(
        """SELECT count(*), total(files.page_count), total(files.pages_without_text)
        FROM documents LEFT JOIN files ON files.sha256 = documents.sha256
        WHERE documents.case_uuid = ? AND documents.deleted_at IS NULL""",
        (case_uuid,),
    )
    assert row is not None
    entries = reader.value(
        "SELECT count(*) FROM docket_entries WHERE case_uuid = ? AND deleted_at IS NULL", (case_uuid,)
    )
    return CaseCounts(row[0], entries, int(row[1]), int(row[2]))


def open_cases(reader: Reader) -> list[Case]:
    """The cases that are neither closed nor in the trash."""
    return [case for case in cases(reader) if case.status is CaseStatus.OPEN]
