"""Annotations of a document or a case in reading order, with their tags, issues and replies; issues; colors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from caseorg.base.errors import NotFound
from caseorg.model.annotation import Annotation, AnnotationColor, AnnotationReply, Issue
from caseorg.model.document import Tag
from caseorg.model.record import Record
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

Linked = TypeVar("Linked", bound=Record)


@dataclass(frozen=True, kw_only=True, slots=True)
class AnnotationLine:
    """An annotation with what hangs on it; replies the oldest first."""

    annotation: Annotation
    tags: tuple[Tag, ...] = ()
    issues: tuple[Issue, ...] = ()
    replies: tuple[AnnotationReply, ...] = ()


def annotations_of(reader: Reader, document_uuid: str, *, in_trash: bool = False) -> list[AnnotationLine]:
    """The annotations of a document in reading order: by page, then from the top, then from the left."""
    rows = reader.rows(
        "SELECT * FROM annotations WHERE document_uuid = ? AND (deleted_at IS NOT NULL) = ?",
        (document_uuid, int(in_trash)),
    )
    found = sorted((record_of(Annotation, row) for row in rows), key=reading_place)
    return _lines(reader, found)


def annotation_lines(reader: Reader, uuids: Sequence[str]) -> list[AnnotationLine]:
    """These annotations in the order given; ids that are gone are left out."""
    rows = reader.rows(
        "SELECT * FROM annotations WHERE uuid IN (SELECT value FROM json_each(?))", (json.dumps(list(uuids)),)
    )
    found = {row["uuid"]: record_of(Annotation, row) for row in rows}
    return _lines(reader, [found[uuid] for uuid in uuids if uuid in found])


def annotation_line(reader: Reader, uuid: str) -> AnnotationLine:
    """One annotation. Raises NotFound."""
    found = annotation_lines(reader, [uuid])
    if not found:
        raise NotFound(f"There is no annotation with the id {uuid}. It may have been removed.")
    return found[0]


def reading_place(annotation: Annotation) -> tuple[int, float, float, str]:
    """The key of the reading order: page, top, left; the id makes it certain."""
    numbers = [number for part in annotation.shape for number in part]
    return annotation.page, min(numbers[1::2]), min(numbers[0::2]), annotation.uuid


def issues_of(reader: Reader, case_uuid: str) -> list[Issue]:
    """The issues of a case in their order."""
    rows = reader.rows(
        "SELECT * FROM issues WHERE case_uuid = ? AND deleted_at IS NULL ORDER BY position, name, uuid", (case_uuid,)
    )
    return [record_of(Issue, row) for row in rows]


def annotation_colors(reader: Reader) -> list[AnnotationColor]:
    """The named colors in their order."""
    return [
        record_of(AnnotationColor, row)
        for row in reader.rows("SELECT * FROM annotation_colors ORDER BY position, name, uuid")
    ]


def _lines(reader: Reader, annotations: Sequence[Annotation]) -> list[AnnotationLine]:
    wanted = json.dumps([annotation.uuid for annotation in annotations])
    tags = _linked(reader, Tag, "tags", "annotation_tags", "tag_uuid", wanted)
    issues = _linked(reader, Issue, "issues", "annotation_issues", "issue_uuid", wanted)
    replies: dict[str, list[AnnotationReply]] = {}
    for row in reader.rows(
        """SELECT * FROM annotation_replies WHERE annotation_uuid IN (SELECT value FROM json_each(?))
        ORDER BY created, uuid""",
        (wanted,),
    ):
        replies.setdefault(row["annotation_uuid"], []).append(record_of(AnnotationReply, row))
    return [
        AnnotationLine(
            annotation=annotation,
            tags=tuple(tags.get(annotation.uuid, ())),
            issues=tuple(issues.get(annotation.uuid, ())),
            replies=tuple(replies.get(annotation.uuid, ())),
        )
        for annotation in annotations
    ]


def _linked(
    reader: Reader, cls: type[Linked], table: str, links: str, column: str, wanted: str
) -> dict[str, list[Linked]]:
    found: dict[str, list[Linked]] = {}
    for row in reader.rows(
        f"""SELECT {links}.annotation_uuid AS annotation_uuid, {table}.* FROM {links}
        JOIN {table} ON {table}.uuid = {links}.{column}
        WHERE {links}.annotation_uuid IN (SELECT value FROM json_each(?)) AND {table}.deleted_at IS NULL
        ORDER BY {table}.name COLLATE NOCASE""",
        (wanted,),
    ):
        found.setdefault(row["annotation_uuid"], []).append(record_of(cls, row))
    return found
