"""Deadlines in tables, of a case or of all: their order (SQL sorts and filters), and their lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.deadline import Deadline
from caseorg.queries.documents import ecf_text
from caseorg.store.database import Reader, Row, folded
from caseorg.store.rows import record_of

# The day to act by: of a jurisdictional deadline the earliest under any reading. As Deadline.headline.
HEADLINE = "iif(deadlines.jurisdictional, coalesce(deadlines.safe_due, deadlines.due), deadlines.due)"
# Whether nobody confirmed the dates that stand. As `not Deadline.verified`.
UNVERIFIED = """(deadlines.verified_by = '' OR deadlines.verified_due IS NOT deadlines.due
    OR deadlines.verified_safe_due IS NOT deadlines.safe_due)"""
# Not in the trash, nor its case.
LIVE = "deadlines.deleted_at IS NULL AND deadlines.case_uuid IN (SELECT uuid FROM cases WHERE deleted_at IS NULL)"
# The same, asked so that rows may be read in the order of an index instead of case by case.
_LIVE_IN_ORDER = """deadlines.deleted_at IS NULL
    AND deadlines.case_uuid NOT IN (SELECT uuid FROM cases WHERE deleted_at IS NOT NULL)"""
# Where the rest is equal: what costs most first, and the same order from one asking to the next.
# Nulls come last in the words of the index deadlines_due_order.
_TIES = f"""({HEADLINE}) IS NULL, {HEADLINE}, deadlines.jurisdictional DESC, deadlines.title COLLATE NOCASE,
    deadlines.uuid"""


class DeadlineSort(StrEnum):
    """What a table of deadlines can be sorted by. DUE has the open ones first, what is due first on top, then what is
    done or retired, the newest first."""

    DUE = "due"
    DATE = "date"
    TITLE = "title"
    CASE = "case"
    STATE = "state"
    SAFE = "safe"
    CITE = "cite"
    ASSIGNED = "assigned"
    VERIFIED = "verified"
    SIDE = "side"
    ACTION = "action"


_ORDERS: Mapping[DeadlineSort, str] = {
    DeadlineSort.DATE: HEADLINE,
    DeadlineSort.TITLE: "deadlines.title COLLATE NOCASE",
    DeadlineSort.CASE: "(SELECT short_caption FROM cases WHERE uuid = deadlines.case_uuid) COLLATE NOCASE",
    DeadlineSort.STATE: "deadlines.state",
    DeadlineSort.SAFE: "deadlines.safe_due",
    DeadlineSort.CITE: "nullif(deadlines.cite, '') COLLATE NOCASE",
    DeadlineSort.ASSIGNED: "nullif(deadlines.assigned_to, '') COLLATE NOCASE",
    DeadlineSort.VERIFIED: f"iif({UNVERIFIED}, NULL, deadlines.verified_by)",
    DeadlineSort.SIDE: "deadlines.side",
    DeadlineSort.ACTION: "deadlines.action",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineFilter:
    """What a table of deadlines shows: every part narrows; the empty filter shows all.

    `text` is looked for in title, cite, note, person and case; `states`, `actions` and `sides` are values of the enums;
    `assigned` are names, "" for nobody; `unverified` keeps open ones that no second person confirmed.
    """

    text: str = ""
    states: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()
    unverified: bool = False
    jurisdictional: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineLine:
    """A deadline as a list shows it. `source` names the document that set it ("ECF No. 28 Order"), "" for none;
    `source_superseded` says why that document no longer stands, "" where it does or where the deadline was
    checked against what took its place. `replaced_by` is the title of the
    deadline that took this one's place."""

    deadline: Deadline
    case_name: str
    source: str = ""
    source_superseded: str = ""
    replaced_by: str = ""


def deadline_order(
    reader: Reader,
    case_uuid: str | None = None,
    *,
    sort: DeadlineSort = DeadlineSort.DUE,
    descending: bool = False,
    shown: DeadlineFilter | None = None,
) -> list[str]:
    """The ids of the deadlines of a case (None: of all cases) in order; empty values come last either way."""
    clauses, parameters = _narrowed(shown or DeadlineFilter())
    if case_uuid is not None:
        clauses.append("deadlines.case_uuid = :case")
        parameters["case"] = case_uuid
    live = LIVE if case_uuid is not None or sort is not DeadlineSort.DUE or descending else _LIVE_IN_ORDER
    # one text is handed over in a fraction of the time of ten thousand rows
    order = reader.value(
        f"""SELECT json_group_array(uuid) FROM (SELECT deadlines.uuid FROM deadlines
        WHERE {" AND ".join([live, *clauses])} ORDER BY {_ordering(sort, descending)})""",
        parameters,
    )
    uuids: list[str] = json.loads(order)
    return uuids


def _ordering(sort: DeadlineSort, descending: bool) -> str:
    if sort is DeadlineSort.DUE:
        still = "deadlines.state <> 'open'"
        if descending:
            return f"{still} DESC, {HEADLINE} DESC NULLS LAST, deadlines.title COLLATE NOCASE, deadlines.uuid"
        past = f"iif(deadlines.state = 'open', NULL, {HEADLINE}) DESC"
        return f"{still}, {past}, {_TIES}"
    return f"{_ORDERS[sort]} {'DESC' if descending else 'ASC'} NULLS LAST, {_TIES}"


def _holds(*columns: str) -> str:
    """Whether words hold :text, which is folded. SQLite's own lower() folds ASCII at a tenth of the cost of ours, which
    is asked only of words that hold other letters."""
    words = " || char(10) || ".join(columns)
    bytes_more = " + ".join(f"octet_length({column}) - length({column})" for column in columns)
    return f"(instr(lower({words}), :text) OR {bytes_more} > 0 AND instr(fold({words}), :text))"


def _narrowed(shown: DeadlineFilter) -> tuple[list[str], dict[str, object]]:
    clauses: list[str] = []
    parameters: dict[str, object] = {}
    if shown.text.strip():
        own = _holds("deadlines.title", "deadlines.cite", "deadlines.note", "deadlines.assigned_to")
        of_case = _holds("short_caption", "caption")
        clauses.append(f"({own} OR deadlines.case_uuid IN (SELECT uuid FROM cases WHERE {of_case}))")
        parameters["text"] = folded(shown.text.strip())
    chosen = {"state": shown.states, "action": shown.actions, "side": shown.sides, "assigned_to": shown.assigned}
    for column, values in chosen.items():
        if values:
            # names however they are capitalized
            clauses.append(f"deadlines.{column} COLLATE NOCASE IN (SELECT value FROM json_each(:{column}))")
            parameters[column] = json.dumps(sorted(values))
    if shown.unverified:
        clauses.append(f"deadlines.state = 'open' AND {UNVERIFIED}")
    if shown.jurisdictional:
        clauses.append("deadlines.jurisdictional")
    return clauses, parameters


_LINES = """SELECT deadlines.*, cases.short_caption AS case_name, documents.title AS document_title,
    documents.attachment AS attachment, docket_entries.number AS entry_number, documents.sha256 AS sha256_now,
    newer.title AS superseded_by, newer.sha256 AS superseded_by_sha256, later.title AS replaced_by
    FROM deadlines JOIN cases ON cases.uuid = deadlines.case_uuid
    LEFT JOIN documents ON documents.uuid = deadlines.document_uuid
    LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
    LEFT JOIN documents AS newer ON newer.uuid = (SELECT one.uuid FROM document_relations
        JOIN documents AS one ON one.uuid = document_relations.document_uuid
        WHERE document_relations.other_uuid = deadlines.document_uuid AND document_relations.kind = 'supersedes'
        AND one.deleted_at IS NULL ORDER BY one.created DESC LIMIT 1)
    LEFT JOIN deadlines AS later ON later.uuid = deadlines.replaced_by_uuid"""


def deadline_lines(reader: Reader, uuids: Iterable[str]) -> list[DeadlineLine]:
    """The lines of these deadlines, in this order; ids that are gone are left out."""
    wanted = list(uuids)
    rows = reader.rows(f"{_LINES} WHERE deadlines.uuid IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    lines = {row["uuid"]: _line(row) for row in rows}
    return [lines[uuid] for uuid in wanted if uuid in lines]


def _line(row: Row) -> DeadlineLine:
    ecf = ecf_text(row["entry_number"], row["attachment"])
    title = row["document_title"] or ""
    return DeadlineLine(
        deadline=record_of(Deadline, row),
        case_name=row["case_name"],
        source=f"ECF No. {ecf} {title}" if ecf else title,
        source_superseded=_superseded(row),
        replaced_by=row["replaced_by"] or "",
    )


def _superseded(row: Row) -> str:
    newest = row["superseded_by_sha256"] or row["sha256_now"]
    if newest and row["source_checked_sha256"] == newest:
        return ""
    if row["superseded_by"]:
        return f"The document that set it was superseded by “{row['superseded_by']}”."
    if row["document_sha256"] and row["sha256_now"] and row["document_sha256"] != row["sha256_now"]:
        return "The document that set it was replaced by a new version."
    return ""


def people_assigned(reader: Reader) -> list[str]:
    """The names that open deadlines are assigned to, in alphabetical order."""
    rows = reader.rows(
        """SELECT DISTINCT assigned_to FROM deadlines WHERE state = 'open' AND deleted_at IS NULL
        AND assigned_to <> '' ORDER BY assigned_to COLLATE NOCASE"""
    )
    return [row[0] for row in rows]


def deadline_count(reader: Reader, case_uuid: str | None = None) -> int:
    """How many deadlines a case has (None: all cases)."""
    return int(
        reader.value(
            f"SELECT count(*) FROM deadlines WHERE {LIVE} AND (:case IS NULL OR case_uuid = :case)", {"case": case_uuid}
        )
    )
