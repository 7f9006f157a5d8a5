"""Annotations of one document or of a whole case, narrowed by what one looks for; and the one that is meant."""

from __future__ import annotations

import json
from dataclasses import dataclass

from caseorg.base.errors import BadInput, NotFound
from caseorg.model.annotation import Annotation, AnnotationColor, Issue
from caseorg.queries.annotations import AnnotationLine, annotation_colors, annotation_lines, issues_of, reading_place
from caseorg.queries.documents import DocumentLine, document_lines
from caseorg.store.database import Reader, folded
from caseorg.store.rows import record_of

# Ids begin with their time: those made within about a minute share eight characters, within a millisecond thirteen.
_SHORTEST_ID = 8


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationFilter:
    """Which annotations are shown: every part narrows, values of one part are alternatives; the empty one shows all.

    `colors` are #rrggbb; `pages` the first and the last page, from 0; `text` is looked for in quote, comment and
    replies; `author` is part of a name.
    """

    text: str = ""
    kinds: frozenset[str] = frozenset()
    colors: frozenset[str] = frozenset()
    tag_uuids: frozenset[str] = frozenset()
    issue_uuids: frozenset[str] = frozenset()
    author: str = ""
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedAnnotation:
    """An annotation with the document it is on."""

    line: AnnotationLine
    document: DocumentLine


def annotations_like(
    reader: Reader,
    *,
    case_uuid: str | None = None,
    document_uuid: str | None = None,
    shown: AnnotationFilter | None = None,
    in_trash: bool = False,
) -> list[PlacedAnnotation]:
    """The annotations of a document, of a case or of all, by document and then in reading order.

    Those of documents and cases in the trash are hidden with them; `in_trash` gives those that were thrown away
    themselves.
    """
    where, parameters = _where(shown or AnnotationFilter())
    rows = reader.rows(
        f"""SELECT annotations.* FROM annotations
        JOIN documents ON documents.uuid = annotations.document_uuid
        JOIN cases ON cases.uuid = documents.case_uuid
        WHERE (annotations.deleted_at IS NOT NULL) = :trash
        AND documents.deleted_at IS NULL AND cases.deleted_at IS NULL
        AND (:case IS NULL OR documents.case_uuid = :case)
        AND (:document IS NULL OR documents.uuid = :document) {where}""",
        {"trash": int(in_trash), "case": case_uuid, "document": document_uuid} | parameters,
    )
    found = [record_of(Annotation, row) for row in rows]
    documents = {line.document.uuid: line for line in document_lines(reader, _once(found))}
    found.sort(key=lambda one: (_docket_place(documents[one.document_uuid]), reading_place(one)))
    lines = annotation_lines(reader, [one.uuid for one in found])
    return [PlacedAnnotation(line=line, document=documents[line.annotation.document_uuid]) for line in lines]


def annotation_named(reader: Reader, text: str, *, in_trash: bool = False) -> AnnotationLine:
    """The one annotation meant by an id or its beginning. Raises NotFound."""
    wanted = text.strip().lower()
    rows = reader.rows(
        """SELECT uuid FROM annotations WHERE (deleted_at IS NOT NULL) = :trash
        AND length(:text) >= :least AND substr(uuid, 1, length(:text)) = :text""",
        {"trash": int(in_trash), "text": wanted, "least": _SHORTEST_ID},
    )
    if len(rows) != 1:
        many = "Several annotations are" if rows else "No annotation is"
        raise NotFound(f"{many} meant by “{text}”. Give the id that “caseorg annotation list” shows.")
    return annotation_lines(reader, [rows[0]["uuid"]])[0]


def annotation_of_reply(reader: Reader, reply_uuid: str) -> str:
    """The id of the annotation that a reply answers. Raises NotFound."""
    uuid: str | None = reader.value("SELECT annotation_uuid FROM annotation_replies WHERE uuid = ?", (reply_uuid,))
    if uuid is None:
        raise NotFound(f"There is no reply with the id {reply_uuid}. “caseorg annotation show” prints those there are.")
    return uuid


def issue_named(reader: Reader, text: str, case_uuid: str | None) -> Issue:
    """The one issue meant by its name or id, in a case or in all. Raises NotFound, BadInput where several are."""
    wanted = folded(text.strip())
    rows = reader.rows(
        "SELECT DISTINCT case_uuid FROM issues WHERE deleted_at IS NULL AND (:case IS NULL OR case_uuid = :case)",
        {"case": case_uuid},
    )
    every = [issue for row in rows for issue in issues_of(reader, row["case_uuid"])]
    found = [issue for issue in every if wanted in (folded(issue.name), issue.uuid)]
    if not found:
        raise NotFound(f"There is no issue “{text}”. “caseorg issue list --case …” shows those of a case.")
    if len(found) > 1:
        raise BadInput(f"Several cases have an issue “{text}”. Say which case with --case.")
    return found[0]


def annotation_counts(reader: Reader, case_uuid: str) -> dict[str, int]:
    """How many annotations are under each issue of a case, by the issue's id; the trash left out."""
    rows = reader.rows(
        """SELECT issues.uuid, count(*) FROM issues
        JOIN annotation_issues ON annotation_issues.issue_uuid = issues.uuid
        JOIN annotations ON annotations.uuid = annotation_issues.annotation_uuid
        JOIN documents ON documents.uuid = annotations.document_uuid
        WHERE issues.case_uuid = ? AND annotations.deleted_at IS NULL AND documents.deleted_at IS NULL
        GROUP BY issues.uuid""",
        (case_uuid,),
    )
    return {row[0]: row[1] for row in rows}


def color_named(reader: Reader, text: str) -> AnnotationColor:
    """The named color meant by its name, its #rrggbb or its id. Raises NotFound."""
    every = annotation_colors(reader)
    wanted = folded(text.strip())
    for color in every:
        if wanted in (folded(color.name), color.color, color.uuid):
            return color
    names = ", ".join(color.name for color in every)
    raise NotFound(f"There is no color “{text}”. There are {names}; or give one as #rrggbb.")


def _where(shown: AnnotationFilter) -> tuple[str, dict[str, object]]:
    clauses: list[str] = []
    parameters: dict[str, object] = {}
    if shown.text.strip():
        clauses.append(
            """(instr(fold(annotations.quote || char(10) || annotations.comment), fold(:text)) OR EXISTS (
            SELECT 1 FROM annotation_replies WHERE annotation_uuid = annotations.uuid
            AND instr(fold(annotation_replies.comment), fold(:text))))"""
        )
        parameters["text"] = shown.text.strip()
    if shown.author.strip():
        clauses.append("instr(fold(annotations.author), fold(:author))")
        parameters["author"] = shown.author.strip()
    if shown.pages is not None:
        clauses.append("annotations.page BETWEEN :first AND :last")
        parameters["first"], parameters["last"] = shown.pages
    for name, column, values in (("kinds", "kind", shown.kinds), ("colors", "color", shown.colors)):
        if values:
            clauses.append(f"annotations.{column} IN (SELECT value FROM json_each(:{name}))")
            parameters[name] = json.dumps(sorted(values))
    for name, links, values in (("tag", "annotation_tags", shown.tag_uuids),
                                ("issue", "annotation_issues", shown.issue_uuids)):  # fmt: skip
        if values:
            clauses.append(
                f"""annotations.uuid IN (SELECT annotation_uuid FROM {links}
                WHERE {name}_uuid IN (SELECT value FROM json_each(:{name}s)))"""
            )
            parameters[f"{name}s"] = json.dumps(sorted(values))
    return "".join(f" AND {clause}" for clause in clauses), parameters


def _once(annotations: list[Annotation]) -> list[str]:
    return list(dict.fromkeys(annotation.document_uuid for annotation in annotations))


def _docket_place(line: DocumentLine) -> tuple[str, bool, int, int, str]:
    """The key of a document's place: by case, then by ECF No., those off the docket last."""
    document = line.document
    return (
        document.case_uuid,
        line.number is None,
        line.number or 0,
        document.attachment or 0,
        document.title + document.uuid,
    )
