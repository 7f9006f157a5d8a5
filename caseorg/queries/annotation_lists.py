"""Annotations in a list: their order (SQL filters and sorts), their cards, and what the filters can offer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.annotation import AnchorState, AnnotationKind, Issue
from caseorg.model.document import Tag
from caseorg.model.record import Visibility
from caseorg.queries.annotations import AnnotationLine, annotation_lines
from caseorg.queries.documents import ecf_text
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

_AT_ONCE = 500


class AnnotationSort(StrEnum):
    """What a list of annotations can be sorted by; the words of its menu."""

    READING = "reading order"
    NEWEST = "newest first"
    COLOR = "color"
    AUTHOR = "author"


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationScope:
    """Whose annotations: those of one document, of one case, or (neither) of all cases. None in the trash."""

    document_uuid: str | None = None
    case_uuid: str | None = None

    @property
    def is_one_document(self) -> bool:
        return self.document_uuid is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationFilter:
    """What a list of annotations shows: every part narrows; the empty filter shows all.

    Every word of `text` must occur in the quote, the comment, a reply, the author or a tag. Of a set, one must fit.
    `first_page` and `last_page` count from 1, as they are typed. `has_comment` None for both.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    colors: frozenset[str] = frozenset()
    tag_uuids: frozenset[str] = frozenset()
    issue_uuids: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    visibilities: frozenset[str] = frozenset()
    anchors: frozenset[str] = frozenset()
    first_page: int | None = None
    last_page: int | None = None
    has_comment: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationCard:
    """An annotation as a list shows it, with its document: "28-3" or "", its title, and the file it is of today."""

    line: AnnotationLine
    document_title: str
    ecf: str
    case_uuid: str
    sha256: str

    @property
    def is_on_old_version(self) -> bool:
        """Whether it stands on a file that its document is no more."""
        return self.line.annotation.sha256 != self.sha256


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationFacets:
    """How many annotations of a scope have each value: what the filters offer, with counts."""

    total: int
    kinds: Mapping[str, int]
    colors: Mapping[str, int]
    authors: Mapping[str, int]
    visibilities: Mapping[str, int]
    anchors: Mapping[str, int]
    tags: tuple[tuple[Tag, int], ...]
    issues: tuple[tuple[Issue, int], ...]


# The top and the left of a shape: ys are every second number from the second on, xs from the first.
_TOP, _LEFT = (
    f"""(SELECT min(number.value) FROM json_each(annotations.shape) AS part, json_each(part.value) AS number
    WHERE number.key % 2 = {odd})"""
    for odd in (1, 0)
)
_PLACE = f"annotations.page, {_TOP}, {_LEFT}, annotations.uuid"
_DOCUMENT = """cases.short_caption COLLATE NOCASE, cases.uuid, docket_entries.number IS NULL, docket_entries.number,
    documents.attachment, documents.title COLLATE NOCASE, documents.uuid"""
_COLOR = """ifnull((SELECT min(position) FROM annotation_colors WHERE color = annotations.color), 1000000),
    annotations.color"""
_ORDERS: Mapping[AnnotationSort, str] = {
    AnnotationSort.READING: "",
    AnnotationSort.NEWEST: "annotations.created DESC",
    AnnotationSort.COLOR: _COLOR,
    AnnotationSort.AUTHOR: "annotations.author = '', annotations.author COLLATE NOCASE",
}
_FROM = """FROM annotations JOIN documents ON documents.uuid = annotations.document_uuid
    JOIN cases ON cases.uuid = documents.case_uuid
    LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
    WHERE annotations.deleted_at IS NULL AND documents.deleted_at IS NULL AND cases.deleted_at IS NULL"""


def annotation_order(
    reader: Reader,
    scope: AnnotationScope,
    *,
    sort: AnnotationSort = AnnotationSort.READING,
    shown: AnnotationFilter | None = None,
) -> list[str]:
    """The ids of annotations in order. In reading order those of several documents are grouped by document."""
    within, parameters = _scope(scope)
    where, more = _where(shown or AnnotationFilter())
    keys = [_ORDERS[sort], "" if scope.is_one_document else _DOCUMENT, _PLACE]
    rows = reader.rows(
        f"SELECT annotations.uuid {_FROM}{within}{where} ORDER BY {', '.join(key for key in keys if key)}",
        parameters | more,
    )
    return [row[0] for row in rows]


def annotation_cards(reader: Reader, uuids: Sequence[str]) -> list[AnnotationCard]:
    """The cards of these annotations in the order given; ids that are gone are left out."""
    cards: list[AnnotationCard] = []
    for start in range(0, len(uuids), _AT_ONCE):
        lines = annotation_lines(reader, uuids[start : start + _AT_ONCE])
        wanted = json.dumps(sorted({line.annotation.document_uuid for line in lines}))
        rows = reader.rows(
            """SELECT documents.uuid, documents.title, documents.attachment, documents.case_uuid, documents.sha256,
            docket_entries.number FROM documents LEFT JOIN docket_entries ON docket_entries.uuid = documents.entry_uuid
            WHERE documents.uuid IN (SELECT value FROM json_each(?))""",
            (wanted,),
        )
        known = {row["uuid"]: row for row in rows}
        for line in lines:
            row = known[line.annotation.document_uuid]
            cards.append(
                AnnotationCard(
                    line=line,
                    document_title=row["title"],
                    ecf=ecf_text(row["number"], row["attachment"]),
                    case_uuid=row["case_uuid"],
                    sha256=row["sha256"],
                )
            )
    return cards


def annotation_facets(reader: Reader, scope: AnnotationScope) -> AnnotationFacets:
    """How many annotations there are, and how many have each kind, color, author, visibility, state, tag and issue."""
    within, parameters = _scope(scope)
    base = f"WITH those AS MATERIALIZED (SELECT annotations.* {_FROM}{within})"

    def counts(column: str) -> dict[str, int]:
        rows = reader.rows(f"{base} SELECT {column}, count(*) FROM those GROUP BY 1 ORDER BY 2 DESC, 1", parameters)
        return {row[0]: row[1] for row in rows}

    kinds, anchors, visibilities = counts("kind"), counts("anchor"), counts("visibility")
    tag_rows = reader.rows(
        f"""{base} SELECT tags.*, count(*) AS many FROM those JOIN annotation_tags ON annotation_uuid = those.uuid
        JOIN tags ON tags.uuid = tag_uuid GROUP BY tags.uuid ORDER BY tags.name COLLATE NOCASE""",
        parameters,
    )
    issue_rows = reader.rows(
        f"""{base} SELECT issues.*, count(*) AS many FROM those JOIN annotation_issues ON annotation_uuid = those.uuid
        JOIN issues ON issues.uuid = issue_uuid GROUP BY issues.uuid ORDER BY issues.position, issues.name""",
        parameters,
    )
    return AnnotationFacets(
        total=sum(kinds.values()),
        kinds={kind.value: kinds[kind.value] for kind in AnnotationKind if kind.value in kinds},
        colors=counts("color"),
        authors=counts("author"),
        visibilities={one.value: visibilities[one.value] for one in Visibility if one.value in visibilities},
        anchors={state.value: anchors[state.value] for state in AnchorState if state.value in anchors},
        tags=tuple((record_of(Tag, row), row["many"]) for row in tag_rows),
        issues=tuple((record_of(Issue, row), row["many"]) for row in issue_rows),
    )


def issue_counts(reader: Reader, case_uuid: str) -> dict[str, int]:
    """How many annotations (those in the trash left out) stand under each issue of a case, by the issue's id."""
    rows = reader.rows(
        """SELECT issues.uuid, count(annotations.uuid) FROM issues
        LEFT JOIN annotation_issues ON issue_uuid = issues.uuid
        LEFT JOIN annotations ON annotations.uuid = annotation_uuid AND annotations.deleted_at IS NULL
        WHERE issues.case_uuid = ? GROUP BY issues.uuid""",
        (case_uuid,),
    )
    return {row[0]: row[1] for row in rows}


def color_counts(reader: Reader) -> dict[str, int]:
    """How many annotations (those in the trash left out) have each color."""
    rows = reader.rows("SELECT color, count(*) FROM annotations WHERE deleted_at IS NULL GROUP BY color")
    return {row[0]: row[1] for row in rows}


def _scope(scope: AnnotationScope) -> tuple[str, dict[str, object]]:
    if scope.document_uuid is not None:
        return " AND annotations.document_uuid = :document", {"document": scope.document_uuid}
    if scope.case_uuid is not None:
        return " AND documents.case_uuid = :case", {"case": scope.case_uuid}
    return "", {}


_IN = {
    "kinds": "annotations.kind",
    "colors": "annotations.color",
    "authors": "annotations.author",
    "visibilities": "annotations.visibility",
    "anchors": "annotations.anchor",
}
_LINKED = {
    "tag_uuids": ("annotation_tags", "tag_uuid"),
    "issue_uuids": ("annotation_issues", "issue_uuid"),
}
_WORDS = """fold(annotations.quote || char(10) || annotations.comment || char(10) || annotations.author || char(10) ||
    ifnull((SELECT group_concat(tags.name, char(10)) FROM annotation_tags JOIN tags ON tags.uuid = tag_uuid
        WHERE annotation_uuid = annotations.uuid), '') || char(10) ||
    ifnull((SELECT group_concat(comment, char(10)) FROM annotation_replies
        WHERE annotation_uuid = annotations.uuid), ''))"""


def _where(shown: AnnotationFilter) -> tuple[str, dict[str, object]]:
    clauses: list[str] = []
    parameters: dict[str, object] = {}
    for place, word in enumerate(shown.text.split()):
        clauses.append(f"instr({_WORDS}, fold(:word{place}))")
        parameters[f"word{place}"] = word
    for name, column in _IN.items():
        if chosen := getattr(shown, name):
            clauses.append(f"{column} IN (SELECT value FROM json_each(:{name}))")
            parameters[name] = json.dumps(sorted(chosen))
    for name, (table, column) in _LINKED.items():
        if chosen := getattr(shown, name):
            clauses.append(
                f"""annotations.uuid IN (SELECT annotation_uuid FROM {table}
                WHERE {column} IN (SELECT value FROM json_each(:{name})))"""
            )
            parameters[name] = json.dumps(sorted(chosen))
    if shown.first_page is not None:
        clauses.append("annotations.page >= :first_page - 1")
        parameters["first_page"] = shown.first_page
    if shown.last_page is not None:
        clauses.append("annotations.page <= :last_page - 1")
        parameters["last_page"] = shown.last_page
    if shown.has_comment is not None:
        clauses.append(f"annotations.comment {'<>' if shown.has_comment else '='} ''")
    return "".join(f" AND {clause}" for clause in clauses), parameters
