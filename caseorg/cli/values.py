"""Records as JSON values: the same names as in the database and the model, everywhere."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from caseorg.model.case import Case, CaseJudge
from caseorg.model.changes import Changes
from caseorg.model.record import Record
from caseorg.queries.cases import CaseCounts, RelatedCase
from caseorg.queries.docket import DocketLine
from caseorg.queries.documents import DocumentLine


def value_of(thing: Any) -> dict[str, Any]:
    """A dataclass by the names of its fields."""
    return dataclasses.asdict(thing)


def record_values(records: Sequence[Record]) -> list[dict[str, Any]]:
    return [value_of(record) for record in records]


def case_value(
    case: Case, judges: Sequence[CaseJudge], relations: Sequence[RelatedCase], counts: CaseCounts
) -> dict[str, Any]:
    """A case with its judges, relations and counts."""
    return value_of(case) | {
        "judges": [{"name": judge.name, "role": judge.role, "uuid": judge.uuid} for judge in judges],
        "relations": [relation_value(related) for related in relations],
        "counts": value_of(counts),
    }


def relation_value(related: RelatedCase) -> dict[str, Any]:
    """A relation; `outward` is True where this case names the other one."""
    relation = related.relation
    return {
        "uuid": relation.uuid,
        "kind": relation.kind,
        "name": related.name,
        "docket_number": related.docket_number or None,
        "other_uuid": relation.other_uuid if related.outward else relation.case_uuid,
        "outward": related.outward,
    }


def document_value(line: DocumentLine) -> dict[str, Any]:
    """A document with what a table shows of it; `ecf` is null while it is not on the docket."""
    return value_of(line.document) | {
        "ecf": line.ecf or None,
        "page_count": line.page_count,
        "pages_without_text": line.pages_without_text,
        "pages_unread": line.pages_unread,
        "pages_recognized": line.pages_recognized,
        "tags": [tag.name for tag in line.tags],
    }


def docket_line_value(line: DocketLine) -> dict[str, Any]:
    """A docket entry with its documents, the main one first."""
    return value_of(line.entry) | {"documents": [document_value(document) for document in line.documents]}


def changes_value(changes: Changes) -> dict[str, Any]:
    """What a step touched: its name, its id, and the ids by table."""
    return {
        "label": changes.label,
        "step": changes.step,
        "touched": {table: sorted(uuids) for table, uuids in sorted(changes.touched.items())},
    }
