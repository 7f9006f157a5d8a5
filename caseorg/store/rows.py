"""Between rows of the database and the records of the model."""

from __future__ import annotations

import dataclasses
import functools
import json
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar

from caseorg.model.annotation import (
    Annotation,
    AnnotationColor,
    AnnotationIssue,
    AnnotationReply,
    AnnotationTag,
    Issue,
    Shape,
)
from caseorg.model.calendar_link import CalendarCopy, CourtDate
from caseorg.model.case import Case, CaseJudge, CaseRelation
from caseorg.model.case_role import CaseRole, RoleClient
from caseorg.model.deadline import Computation, Deadline, DeadlineTrigger, FollowUp, ReminderOffset
from caseorg.model.document import (
    DeclinedFile,
    DocketEntry,
    Document,
    DocumentRelation,
    DocumentTag,
    DocumentVersion,
    RefusedRelation,
    Tag,
)
from caseorg.model.event import Event
from caseorg.model.inquiry import Inquiry
from caseorg.model.people import (
    Affiliation,
    Alias,
    ContactMethod,
    Office,
    Organization,
    Person,
    RefusedMatch,
    Tenure,
)
from caseorg.model.record import Record
from caseorg.model.statement import (
    Statement,
    StatementIssue,
    StatementSegment,
    StatementStep,
    StatementUse,
    StatementVersion,
    Verification,
)
from caseorg.model.workspace_rules import DayFact, OwnRule, PackReview, RuleChoice

RecordType = TypeVar("RecordType", bound=Record)

# Every entered table with the record it holds. A table that is not here cannot be written through the ledger.
TABLES: Mapping[str, type[Record]] = {
    "cases": Case,
    "case_judges": CaseJudge,
    "case_relations": CaseRelation,
    "docket_entries": DocketEntry,
    "documents": Document,
    "tags": Tag,
    "document_tags": DocumentTag,
    "document_versions": DocumentVersion,
    "document_relations": DocumentRelation,
    "refused_relations": RefusedRelation,
    "declined_files": DeclinedFile,
    "annotations": Annotation,
    "annotation_tags": AnnotationTag,
    "annotation_replies": AnnotationReply,
    "annotation_colors": AnnotationColor,
    "issues": Issue,
    "annotation_issues": AnnotationIssue,
    "events": Event,
    "deadlines": Deadline,
    "deadline_triggers": DeadlineTrigger,
    "computations": Computation,
    "day_facts": DayFact,
    "reminder_offsets": ReminderOffset,
    "follow_ups": FollowUp,
    "own_rules": OwnRule,
    "rule_choices": RuleChoice,
    "pack_reviews": PackReview,
    "calendar_copies": CalendarCopy,
    "court_dates": CourtDate,
    "organizations": Organization,
    "persons": Person,
    "aliases": Alias,
    "offices": Office,
    "tenures": Tenure,
    "affiliations": Affiliation,
    "contact_methods": ContactMethod,
    "refused_matches": RefusedMatch,
    "case_roles": CaseRole,
    "role_clients": RoleClient,
    "statements": Statement,
    "statement_versions": StatementVersion,
    "statement_segments": StatementSegment,
    "statement_steps": StatementStep,
    "statement_uses": StatementUse,
    "statement_issues": StatementIssue,
    "inquiries": Inquiry,
}
TABLE_OF: Mapping[type[Record], str] = {record: table for table, record in TABLES.items()}


def record_of(cls: type[RecordType], row: Any) -> RecordType:
    """The record in a row that has (at least) its columns by name."""
    # a row finds a column by name one after the other; all at once is several times faster
    values = row if isinstance(row, dict) else dict(zip(row.keys(), row, strict=True))
    names, converters = _fields(TABLE_OF[cls])
    given = {name: values[name] for name in names}
    for name, convert in converters:
        given[name] = convert(given[name])
    return cls(**given)


@functools.cache
def _fields(table: str) -> tuple[tuple[str, ...], tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """The names of the columns, and how those are read that are not kept as they are."""
    cls = TABLES[table]
    hints = typing.get_type_hints(cls)
    names = tuple(field.name for field in dataclasses.fields(cls))
    converters = ((name, _converter(hints[name])) for name in names)
    return names, tuple((name, convert) for name, convert in converters if convert is not None)


def _converter(hint: Any) -> Callable[[Any], Any] | None:
    if hint is bool or isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if hint == Verification | None:
        return _verification
    return _shape if hint == Shape else None


def _verification(text: str | None) -> Verification | None:
    return None if text is None else Verification(text)


def _shape(text: str) -> Shape:
    return tuple(tuple(part) for part in json.loads(text))


@functools.cache
def columns_of(table: str) -> frozenset[str]:
    """The column names of an entered table."""
    return frozenset(field.name for field in dataclasses.fields(TABLES[table]))
