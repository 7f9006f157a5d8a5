"""Statements in tables, of a case or of all, with their words; one with everything that is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseorg.base.errors import NotFound
from caseorg.model.annotation import Issue
from caseorg.model.statement import (
    Statement,
    StatementSegment,
    StatementStep,
    StatementUse,
    StatementVersion,
)
from caseorg.queries.documents import ecf_text
from caseorg.rules.statement_words import attribution_of, joined_segments
from caseorg.store.database import Reader, Row
from caseorg.store.rows import record_of

_LEAST_ID = 8
_MOST_NAMED = 5

_SPEAKER = "coalesce(persons.name, organizations.name, '')"
_FROM = """FROM statements JOIN cases ON cases.uuid = statements.case_uuid
    LEFT JOIN persons ON persons.uuid = statements.person_uuid
    LEFT JOIN organizations ON organizations.uuid = statements.organization_uuid"""
_WORDS = """(SELECT group_concat(text, ' … ' ORDER BY position) FROM statement_segments
    WHERE statement_uuid = statements.uuid AND statement_segments.version = statements.version)"""


class StatementSort(StrEnum):
    """What a table of statements can be sorted by. DATE has the newest first."""

    DATE = "date"
    SPEAKER = "speaker"
    WORDS = "words"
    CASE = "case"
    APPROVAL = "approval"
    KIND = "kind"
    EMBARGO = "embargo"
    VERIFIED = "verified"


_ORDERS: Mapping[StatementSort, str] = {
    StatementSort.DATE: "statements.said_on",
    StatementSort.SPEAKER: f"nullif(fold({_SPEAKER}), '')",
    StatementSort.WORDS: f"fold({_WORDS})",
    StatementSort.CASE: "cases.short_caption COLLATE NOCASE",
    StatementSort.APPROVAL: """CASE statements.approval WHEN 'draft' THEN 0 WHEN 'sent to speaker' THEN 1
        WHEN 'approved' THEN 2 WHEN 'released' THEN 3 ELSE 4 END""",
    StatementSort.KIND: "statements.kind",
    StatementSort.EMBARGO: "statements.embargo_until",
    StatementSort.VERIFIED: "iif(statements.verified_version = statements.version, statements.verification, NULL)",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementFilter:
    """What a table of statements shows: every part narrows; the empty filter shows all.

    `text` is looked for in words, attribution, speaker and note; `speakers`, `organizations` are the names in
    `speakers_of` and the organizations said of them; `approvals` values of Approval; `issues` ids; `since` and `until`
    ISO days, both included; `embargoed_at` a UTC instant at which an embargo stands; `unverified` keeps those whose
    words were not found in their sources.
    """

    text: str = ""
    speakers: frozenset[str] = frozenset()
    organizations: frozenset[str] = frozenset()
    approvals: frozenset[str] = frozenset()
    issues: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    embargoed_at: str = ""
    unverified: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementLine:
    """A statement as a list shows it: its words in one text, the speaker's name ("" where only printed), the case, the
    issues it is under, the first source ("ECF No. 28 Order, p. 3", "" for none) and how often it was used."""

    statement: Statement
    words: str
    speaker: str
    case_name: str
    issues: tuple[str, ...] = ()
    source: str = ""
    uses: int = 0
    is_careful: bool = False

    @property
    def attribution(self) -> str:
        """The name with title and organization on that day, else the attribution as printed."""
        return attribution_of(self.statement, self.speaker)


@dataclass(frozen=True, slots=True)
class SegmentLine:
    """A segment with its source as a list names it, and whether the document was replaced or trashed since."""

    segment: StatementSegment
    source: str
    is_outdated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementDetail:
    """A statement with everything said of it: segments of every version by its number, steps and uses, oldest first."""

    line: StatementLine
    versions: tuple[StatementVersion, ...]
    segments: Mapping[int, tuple[SegmentLine, ...]]
    steps: tuple[StatementStep, ...]
    uses: tuple[StatementUse, ...]
    issues: tuple[Issue, ...]

    def words_of(self, version: int) -> str:
        """The words of a version as one text."""
        return joined_segments(line.segment for line in self.segments.get(version, ()))


def statement_order(
    reader: Reader,
    case_uuid: str | None = None,
    *,
    sort: StatementSort = StatementSort.DATE,
    descending: bool = False,
    shown: StatementFilter | None = None,
    in_trash: bool = False,
) -> list[str]:
    """The ids of the statements of a case (None: of all cases) in order; empty values come last either way."""
    clauses, parameters = _narrowed(shown or StatementFilter())
    clauses += [f"statements.deleted_at IS {'NOT ' if in_trash else ''}NULL", "cases.deleted_at IS NULL"]
    if case_uuid is not None:
        clauses.append("statements.case_uuid = :case")
        parameters["case"] = case_uuid
    down = descending is not (sort is StatementSort.DATE)
    rows = reader.rows(
        f"""SELECT statements.uuid {_FROM} WHERE {" AND ".join(clauses)}
        ORDER BY {_ORDERS[sort]} {"DESC" if down else "ASC"} NULLS LAST, statements.said_on DESC NULLS LAST,
        statements.created, statements.uuid""",
        parameters,
    )
    return [row[0] for row in rows]


def _narrowed(shown: StatementFilter) -> tuple[list[str], dict[str, object]]:
    clauses: list[str] = []
    parameters: dict[str, object] = {}
    if shown.text.strip():
        clauses.append(
            f"""instr(fold({_WORDS} || char(10) || statements.attribution || char(10) || {_SPEAKER} || char(10)
            || statements.title || char(10) || statements.organization || char(10) || statements.note), fold(:text))"""
        )
        parameters["text"] = shown.text.strip()
    lists = {
        "speakers": (f"{_SPEAKER} IN", shown.speakers),
        "organizations": ("statements.organization IN", shown.organizations),
        "approvals": ("statements.approval IN", shown.approvals),
        "issues": ("", shown.issues),
    }
    for name, (column, values) in lists.items():
        if values:
            chosen = f"(SELECT value FROM json_each(:{name}))"
            under = f"statements.uuid IN (SELECT statement_uuid FROM statement_issues WHERE issue_uuid IN {chosen})"
            clauses.append(f"{column} {chosen}" if column else under)
            parameters[name] = json.dumps(sorted(values))
    spans = (("since", "said_on >=", shown.since), ("until", "said_on <=", shown.until),
             ("embargoed", "embargo_until >", shown.embargoed_at))  # fmt: skip
    for name, comparison, value in spans:
        if value:
            clauses.append(f"statements.{comparison} :{name}")
            parameters[name] = value
    if shown.unverified:
        clauses.append(
            "NOT (statements.verification IS 'same' AND statements.verified_version = statements.version)"
        )
    return clauses, parameters


def statement_count(reader: Reader, case_uuid: str | None = None) -> int:
    """How many statements a case has (None: all cases), the trash left out."""
    return int(
        reader.value(
            """SELECT count(*) FROM statements JOIN cases ON cases.uuid = case_uuid WHERE statements.deleted_at IS NULL
            AND cases.deleted_at IS NULL AND (:case IS NULL OR case_uuid = :case)""",
            {"case": case_uuid},
        )
    )


def statement_lines(reader: Reader, uuids: Iterable[str]) -> list[StatementLine]:
    """The lines of these statements, in this order; ids that are gone are left out."""
    wanted = list(dict.fromkeys(uuids))
    ids = (json.dumps(wanted),)
    rows = reader.rows(
        f"""SELECT statements.*, {_SPEAKER} AS speaker, cases.short_caption AS case_name,
        coalesce(persons.pseudonym OR persons.do_not_name, 0) AS careful,
        (SELECT count(*) FROM statement_uses WHERE statement_uuid = statements.uuid) AS uses
        {_FROM} WHERE statements.uuid IN (SELECT value FROM json_each(?))""",
        ids,
    )
    segments: dict[str, list[SegmentLine]] = {}
    for line in _segment_lines(reader, wanted, standing=True):
        segments.setdefault(line.segment.statement_uuid, []).append(line)
    issues: dict[str, list[str]] = {}
    for row in reader.rows(
        """SELECT statement_uuid, name FROM statement_issues JOIN issues ON issues.uuid = issue_uuid
        WHERE statement_uuid IN (SELECT value FROM json_each(?)) ORDER BY issues.position, name""",
        ids,
    ):
        issues.setdefault(row["statement_uuid"], []).append(row["name"])
    lines = {row["uuid"]: _line(row, segments.get(row["uuid"], []), issues.get(row["uuid"], [])) for row in rows}
    return [lines[uuid] for uuid in wanted if uuid in lines]


def _line(row: Row, segments: list[SegmentLine], issues: list[str]) -> StatementLine:
    return StatementLine(
        statement=record_of(Statement, row),
        words=joined_segments(line.segment for line in segments),
        speaker=row["speaker"],
        case_name=row["case_name"],
        issues=tuple(issues),
        source=next((line.source for line in segments if line.source), ""),
        uses=row["uses"],
        is_careful=bool(row["careful"]),
    )


def _segment_lines(reader: Reader, statements: Iterable[str], *, standing: bool) -> list[SegmentLine]:
    rows = reader.rows(
        f"""SELECT statement_segments.*, documents.title AS document_title, documents.attachment AS attachment,
        docket_entries.number AS entry_number, documents.sha256 AS sha256_now,
        documents.deleted_at AS document_deleted
        FROM statement_segments JOIN statements ON statements.uuid = statement_uuid
        LEFT JOIN documents ON documents.uuid = document_uuid
        LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
        WHERE statement_uuid IN (SELECT value FROM json_each(?))
        {"AND statement_segments.version = statements.version" if standing else ""}
        ORDER BY statement_uuid, statement_segments.version, statement_segments.position""",
        (json.dumps(list(statements)),),
    )
    return [_segment_line(row) for row in rows]


def _segment_line(row: Row) -> SegmentLine:
    segment = record_of(StatementSegment, row)
    if segment.document_uuid is None:
        return SegmentLine(segment, "")
    ecf = ecf_text(row["entry_number"], row["attachment"])
    name = f"ECF No. {ecf} {row['document_title']}" if ecf else str(row["document_title"])
    page = f", p. {segment.page + 1}" if segment.page is not None else ""
    outdated = bool(row["document_deleted"]) or row["sha256_now"] != segment.sha256
    return SegmentLine(segment, f"{name}{page}", outdated)


def statement_detail(reader: Reader, uuid: str) -> StatementDetail:
    """All of a statement, also from the trash. Raises NotFound."""
    lines = statement_lines(reader, [uuid])
    if not lines:
        raise NotFound(f"There is no statement with the id {uuid}.")
    segments: dict[int, tuple[SegmentLine, ...]] = {}
    for line in _segment_lines(reader, [uuid], standing=False):
        version = line.segment.version
        segments[version] = (*segments.get(version, ()), line)
    versions = reader.rows("SELECT * FROM statement_versions WHERE statement_uuid = ? ORDER BY number", (uuid,))
    steps = reader.rows("SELECT * FROM statement_steps WHERE statement_uuid = ? ORDER BY created, rowid", (uuid,))
    uses = reader.rows("SELECT * FROM statement_uses WHERE statement_uuid = ? ORDER BY used_at, rowid", (uuid,))
    issues = reader.rows(
        """SELECT issues.* FROM statement_issues JOIN issues ON issues.uuid = issue_uuid WHERE statement_uuid = ?
        ORDER BY issues.position, issues.name""",
        (uuid,),
    )
    return StatementDetail(
        line=lines[0],
        versions=tuple(record_of(StatementVersion, row) for row in versions),
        segments=segments,
        steps=tuple(record_of(StatementStep, row) for row in steps),
        uses=tuple(record_of(StatementUse, row) for row in uses),
        issues=tuple(record_of(Issue, row) for row in issues),
    )


def speakers_of(reader: Reader, case_uuid: str | None = None) -> list[str]:
    """The names of those who are quoted in a case (None: in all), for a filter."""
    rows = reader.rows(
        f"""SELECT DISTINCT {_SPEAKER} AS speaker {_FROM} WHERE statements.deleted_at IS NULL
        AND (:case IS NULL OR statements.case_uuid = :case) AND speaker <> '' ORDER BY fold(speaker)""",
        {"case": case_uuid},
    )
    return [row[0] for row in rows]


def organizations_quoted(reader: Reader, case_uuid: str | None = None) -> list[str]:
    """The organizations said of those who are quoted, for a filter."""
    rows = reader.rows(
        """SELECT DISTINCT organization FROM statements WHERE deleted_at IS NULL AND organization <> ''
        AND (:case IS NULL OR case_uuid = :case) ORDER BY fold(organization)""",
        {"case": case_uuid},
    )
    return [row[0] for row in rows]


def statement_named(
    reader: Reader, text: str, case_uuid: str | None = None, *, in_trash: bool = False
) -> Statement:
    """The one statement meant by an id, its beginning, or words of it. Raises NotFound where none or several are."""
    wanted = " ".join(text.split())
    begins = wanted.lower() if len(wanted) >= _LEAST_ID else "-"
    rows = reader.rows(
        f"""SELECT statements.*, {_WORDS} AS words, {_SPEAKER} AS speaker {_FROM}
        WHERE (statements.deleted_at IS NOT NULL) = :trash
        AND cases.deleted_at IS NULL AND (:case IS NULL OR statements.case_uuid = :case)
        AND (substr(statements.uuid, 1, length(:begins)) = :begins
            OR (:text <> '' AND instr(fold({_WORDS}), fold(:text))))
        ORDER BY statements.uuid = :begins DESC, statements.created""",
        {"text": wanted, "begins": begins, "case": case_uuid, "trash": in_trash},
    )
    exact = [row for row in rows if row["uuid"] == wanted.lower()]
    found = exact or rows
    if not found:
        place = " in the trash" if in_trash else ""
        raise NotFound(f"No statement{place} has the words “{wanted}”. “caseorg statement list” shows those there are.")
    if len(found) > 1:
        names = "; ".join(f"“{row['words'][:40]}…” ({row['uuid']})" for row in found[:_MOST_NAMED])
        raise NotFound(f"“{wanted}” could be several statements: {names}. Give the id of one.")
    return record_of(Statement, found[0])
