"""Inquiries of the press: lists, what is open, one whole, and when somebody asked last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from caseorg.base.errors import NotFound
from caseorg.model.inquiry import Inquiry
from caseorg.queries.courts import court_zone
from caseorg.queries.statements import statement_detail
from caseorg.store.database import Reader, Row
from caseorg.store.rows import record_of

_LEAST_ID = 8
_MOST_NAMED = 5
_REPORTER = "coalesce(persons.name, nullif(inquiries.reporter, ''), '')"
_OUTLET = "coalesce(organizations.name, nullif(inquiries.outlet, ''), own.name, '')"
_FROM = """FROM inquiries LEFT JOIN persons ON persons.uuid = inquiries.person_uuid
    LEFT JOIN organizations ON organizations.uuid = inquiries.organization_uuid
    LEFT JOIN organizations AS own ON own.uuid = persons.outlet_uuid
    LEFT JOIN persons AS speakers ON speakers.uuid = inquiries.spokesperson_uuid
    LEFT JOIN cases ON cases.uuid = inquiries.case_uuid"""
_LINES = f"""SELECT inquiries.*, {_REPORTER} AS reporter_name, {_OUTLET} AS outlet_name,
    coalesce(speakers.name, '') AS spokesperson, coalesce(cases.short_caption, '') AS case_name {_FROM}"""
_SEEN = "(inquiries.deleted_at IS NOT NULL) = :trash AND cases.deleted_at IS NULL"
# What is open first, in the order in which it is due; then what was asked last.
_ORDER = """ORDER BY inquiries.state <> 'open', iif(inquiries.state = 'open', inquiries.due_at, NULL) NULLS LAST,
    inquiries.asked_on DESC, inquiries.created DESC, inquiries.uuid"""


@dataclass(frozen=True, kw_only=True, slots=True)
class InquiryLine:
    """An inquiry with the names in it: known ones, else those printed; "" for none. The outlet of a known reporter is
    theirs where no other was said."""

    inquiry: Inquiry
    reporter: str
    outlet: str
    spokesperson: str
    case_name: str

    @property
    def who(self) -> str:
        """Who asked: "Ana Ruiz, The Daily"."""
        return ", ".join(part for part in (self.reporter, self.outlet) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class InquiryDetail:
    """An inquiry whole: with the words of the statement that was given as answer, "" for none."""

    line: InquiryLine
    statement: str = ""


def inquiry_lines(
    reader: Reader, case_uuid: str | None = None, *, state: str = "", text: str = "", in_trash: bool = False
) -> list[InquiryLine]:
    """The inquiries of a case (None: of all and of none), what is open first, by when it is due. `state` keeps one
    of InquiryState; `text` is looked for in who asked, question, answer and outcome."""
    rows = reader.rows(
        f"""{_LINES} WHERE {_SEEN} AND (:case IS NULL OR inquiries.case_uuid = :case)
        AND (:state = '' OR inquiries.state = :state) AND (:text = '' OR {_found(":text")}) {_ORDER}""",
        {"case": case_uuid, "state": state, "text": " ".join(text.split()), "trash": in_trash},
    )
    return [_line(row) for row in rows]


def inquiry_choices(reader: Reader, *, in_trash: bool = False) -> list[tuple[str, str, str]]:
    """All inquiries to choose from, in the order of `inquiry_lines`: who asked, how the question begins, the id."""
    rows = reader.rows(
        f"""SELECT {_REPORTER}, {_OUTLET}, substr(inquiries.question, 1, 100), inquiries.uuid {_FROM}
        WHERE {_SEEN} {_ORDER}""",
        {"trash": in_trash},
    )
    return [(", ".join(filter(None, row[:2])), " ".join(row[2].split()), row[3]) for row in map(tuple, rows)]


def _found(text: str) -> str:
    parts = ("inquiries.question", "inquiries.answer", "inquiries.outcome", _REPORTER, _OUTLET)
    return "(" + " OR ".join(f"instr(fold({part}), fold({text}))" for part in parts) + ")"


def _line(row: Row) -> InquiryLine:
    return InquiryLine(
        inquiry=record_of(Inquiry, row),
        reporter=row["reporter_name"],
        outlet=row["outlet_name"],
        spokesperson=row["spokesperson"],
        case_name=row["case_name"],
    )


def inquiry_detail(reader: Reader, uuid: str) -> InquiryDetail:
    """One inquiry whole, also from the trash. Raises NotFound."""
    row = reader.row(f"{_LINES} WHERE inquiries.uuid = ?", (uuid,))
    if row is None:
        raise NotFound(f"There is no inquiry with the id {uuid}. It may have been removed.")
    line = _line(row)
    used = line.inquiry.statement_uuid
    return InquiryDetail(line=line, statement=statement_detail(reader, used).line.words if used else "")


def inquiry_named(reader: Reader, text: str, *, in_trash: bool = False) -> Inquiry:
    """The one inquiry meant by an id, its beginning, or words of who asked, the question or the answer. Raises NotFound
    where none or several are."""
    wanted = " ".join(text.split())
    begins = wanted.lower() if len(wanted) >= _LEAST_ID else "-"
    rows = reader.rows(
        f"""{_LINES} WHERE {_SEEN} AND (substr(inquiries.uuid, 1, length(:begins)) = :begins
        OR (:text <> '' AND {_found(":text")})) {_ORDER}""",
        {"text": wanted, "begins": begins, "trash": in_trash},
    )
    found = [row for row in rows if row["uuid"] == wanted.lower()] or rows
    if not found:
        place = " in the trash" if in_trash else ""
        raise NotFound(f"No inquiry{place} has the words “{wanted}”. “caseorg inquiry list” shows those there are.")
    if len(found) > 1:
        names = "; ".join(f"{_line(row).who} ({row['uuid']})" for row in found[:_MOST_NAMED])
        raise NotFound(f"“{wanted}” could be several inquiries: {names}. Give the id of one.")
    return record_of(Inquiry, found[0])


def zone_for(reader: Reader, case_uuid: str | None) -> str:
    """The time zone in which a reporter's deadline is meant where none is said: that of the court of the case."""
    return court_zone(reader.value("SELECT court FROM cases WHERE uuid = ?", (case_uuid,)) if case_uuid else None)


def last_asked(reader: Reader) -> Mapping[str, str]:
    """The ISO day of the last inquiry of each person and organization, by id; a reporter's is their outlet's too.

    It may stand on a sheet that leaves, so inquiries that are privileged or sealed, or of such a case, say nothing.
    """
    rows = reader.rows(
        """WITH asked (uuid, day) AS (
            SELECT inquiries.uuid, substr(asked_on, 1, 10) FROM inquiries
            LEFT JOIN cases ON cases.uuid = inquiries.case_uuid
            WHERE inquiries.deleted_at IS NULL AND inquiries.visibility IN ('public', 'internal')
            AND coalesce(cases.visibility, 'internal') IN ('public', 'internal') AND cases.deleted_at IS NULL)
        SELECT someone, max(day) AS day FROM (
            SELECT person_uuid AS someone, day FROM asked JOIN inquiries USING (uuid)
            UNION ALL SELECT organization_uuid, day FROM asked JOIN inquiries USING (uuid)
            UNION ALL SELECT persons.outlet_uuid, day FROM asked JOIN inquiries USING (uuid)
            JOIN persons ON persons.uuid = person_uuid WHERE inquiries.organization_uuid IS NULL)
        WHERE someone IS NOT NULL GROUP BY someone"""
    )
    return {row["someone"]: row["day"] for row in rows}
