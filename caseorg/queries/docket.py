"""The docket of a case: entries in order with their documents, and the ECF numbers that are missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caseorg.base.errors import NotFound
from caseorg.model.document import DocketEntry
from caseorg.queries.documents import DocumentLine, document_lines
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

# Appellate courts number documents by ids, not in a row: above this a gap says nothing.
_HIGHEST_IN_A_ROW = 20_000


@dataclass(frozen=True, slots=True)
class DocketLine:
    """A docket entry with its documents, the main one first."""

    entry: DocketEntry
    documents: tuple[DocumentLine, ...]


def docket(reader: Reader, case_uuid: str) -> list[DocketLine]:
    """The docket in the order of the clerk: by ECF No., and what has none by its date between them."""
    entries = [
        record_of(DocketEntry, row)
        for row in reader.rows(
            "SELECT * FROM docket_entries WHERE case_uuid = ? AND deleted_at IS NULL ORDER BY number, created",
            (case_uuid,),
        )
    ]
    filed = reader.rows(
        """SELECT uuid FROM documents WHERE case_uuid = ? AND deleted_at IS NULL AND entry_uuid IS NOT NULL
        ORDER BY attachment, created""",
        (case_uuid,),
    )
    by_entry: dict[str, list[DocumentLine]] = {}
    for line in document_lines(reader, [row[0] for row in filed]):
        by_entry.setdefault(line.document.entry_uuid or "", []).append(line)
    return [DocketLine(entry, tuple(by_entry.get(entry.uuid, ()))) for entry in _in_clerk_order(entries)]


def _in_clerk_order(entries: list[DocketEntry]) -> list[DocketEntry]:
    """Numbered entries keep the order of their numbers; each unnumbered one goes before the first numbered one dated
    later."""
    numbered = [entry for entry in entries if entry.number is not None]
    loose = sorted((entry for entry in entries if entry.number is None), key=lambda entry: _date(entry) or "9999")
    ordered: list[DocketEntry] = []
    latest = ""
    for entry in numbered:
        latest = max(latest, _date(entry))
        while loose and _date(loose[0]) and _date(loose[0]) < latest and _date(loose[0]) < _date(entry):
            ordered.append(loose.pop(0))
        ordered.append(entry)
    return ordered + loose


def _date(entry: DocketEntry) -> str:
    return entry.date_filed or entry.date_entered or ""


def missing_ecf_numbers(reader: Reader, case_uuid: str) -> list[int]:
    """The ECF numbers below the highest one for which there is no docket entry."""
    rows = reader.rows(
        """SELECT DISTINCT number FROM docket_entries WHERE case_uuid = ? AND deleted_at IS NULL AND number <= ?""",
        (case_uuid, _HIGHEST_IN_A_ROW),
    )
    known = {row[0] for row in rows}
    return [number for number in range(1, max(known, default=0)) if number not in known]


def entries_without_document(reader: Reader, case_uuid: str) -> list[int]:
    """The ECF numbers on the docket whose main document is not in the case."""
    rows = reader.rows(
        """SELECT number FROM docket_entries WHERE case_uuid = ? AND deleted_at IS NULL AND number IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM documents WHERE entry_uuid = docket_entries.uuid AND attachment = 0
        AND documents.deleted_at IS NULL) ORDER BY number""",
        (case_uuid,),
    )
    return [row[0] for row in rows]


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in words as a person writes them: "3, 5–7, 11"."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][1] + 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in parts)


def docket_entry(reader: Reader, uuid: str) -> DocketEntry:
    """One docket entry. Raises NotFound."""
    row = reader.row("SELECT * FROM docket_entries WHERE uuid = ?", (uuid,))
    if row is None:
        raise NotFound(f"There is no docket entry with the id {uuid}. It may have been removed.")
    return record_of(DocketEntry, row)


def docket_entries_in_trash(reader: Reader, case_uuid: str | None = None) -> list[DocketEntry]:
    """The docket entries in the trash, the newest there first."""
    rows = reader.rows(
        """SELECT * FROM docket_entries WHERE deleted_at IS NOT NULL AND (:case IS NULL OR case_uuid = :case)
        ORDER BY deleted_at DESC""",
        {"case": case_uuid},
    )
    return [record_of(DocketEntry, row) for row in rows]
