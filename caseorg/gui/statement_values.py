"""What the forms on statements give, as the operations take it."""

from __future__ import annotations

from typing import Any

from caseorg.base.clock import today
from caseorg.gui.bridge import Bridge
from caseorg.operations.operation import Operation
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
    embargo_statement,
    revise_statement,
)
from caseorg.queries.cases import case_named
from caseorg.queries.courts import court_for
from caseorg.queries.person_titles import title_of_person
from caseorg.queries.statements import statement_detail
from caseorg.rules.typed_dates import typed_date

_USUAL_ZONE = "America/New_York"


def said_by(bridge: Bridge, given: dict[str, Any]) -> None:
    """Give a new statement the title that its speaker had on that day, where none was typed."""
    if given.get("person_uuid") and not given.get("title") and not given.get("organization"):
        day = typed_date(given.get("said_on") or "", "The day it was said") or today().isoformat()
        known = bridge.ask(title_of_person, given["person_uuid"], day)
        given |= {"title": known.title, "organization": known.organization}


def shape_statement(bridge: Bridge, operation: Operation, given: dict[str, Any]) -> None:
    """Words become segments; an embargo is by the clock of the court where no zone is typed."""
    if operation is add_statement and "segments" not in given:
        given["segments"] = [NewSegment(text=given.pop("words", ""))] if given.get("words") else []
        given.pop("words", None)
    if operation is revise_statement:
        given["segments"] = revised_segments(bridge, given["uuid"], given.pop("words", ""))
    if operation is embargo_statement:
        given["zone"] = given.get("zone") or zone_of(bridge, given["uuids"][0])
        given["until"] = given.get("until") or None


def revised_segments(bridge: Bridge, uuid: str, words: str) -> list[NewSegment]:
    """The words of a new version. While there is one segment it keeps its source; words that are put together of
    several are broken up again where they were joined, as long as there are as many."""
    detail = bridge.ask(statement_detail, uuid)
    old = [line.segment for line in detail.segments[detail.line.statement.version]]
    parts = [words] if len(old) == 1 else [part for line in words.split("\n\n") for part in line.split(" … ")]
    if len(parts) != len(old):
        return [NewSegment(text=words)] if words.strip() else []
    return [
        NewSegment(
            text=part, follows=one.follows, document_uuid=one.document_uuid, sha256=one.sha256, page=one.page,
            span_start=one.span_start, span_end=one.span_end,
        )
        for part, one in zip(parts, old, strict=True)
    ]  # fmt: skip


def zone_of(bridge: Bridge, uuid: str) -> str:
    """The time zone of the court of a statement's case."""
    case = bridge.ask(case_named, bridge.ask(statement_detail, uuid).line.statement.case_uuid)
    court = court_for(case.court) if case.court else None
    return court.time_zone if court else _USUAL_ZONE
