"""A statement as it is quoted: its words in one text, the attribution, and why it may not leave yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from caseorg.model.statement import Approval, Follows, OnRecord, Statement, StatementSegment
from caseorg.rules.court_clock import zone_named
from caseorg.rules.people_words import title_line

MAY_LEAVE = frozenset({Approval.APPROVED, Approval.RELEASED})
_BETWEEN = {Follows.ON: " ", Follows.GAP: " … ", Follows.PARAGRAPH: "\n\n"}


def joined_segments(segments: Iterable[StatementSegment]) -> str:
    """The words of a statement as one text: " … " where the source has words between, an empty line between
    paragraphs."""
    text = ""
    for segment in segments:
        text += (_BETWEEN[segment.follows] if text else "") + segment.text
    return text


def attribution_of(statement: Statement, speaker: str) -> str:
    """The line below a quote: the name, the title on that day and the organization; without a name the attribution as
    printed."""
    if not speaker:
        return statement.attribution
    title = title_line(statement.title, statement.organization)
    return f"{speaker}, {title}" if title else speaker


def is_embargoed(statement: Statement, now: str) -> bool:
    """Whether it may not go out yet at a UTC instant."""
    return statement.embargo_until is not None and now < statement.embargo_until


def embargo_end(statement: Statement) -> str:
    """The end of an embargo by the clock it was set by ("2026-03-31 10:00 EDT"), "" for none."""
    if statement.embargo_until is None:
        return ""
    ends = datetime.fromisoformat(statement.embargo_until).astimezone(zone_named(statement.embargo_zone))
    return f"{ends:%Y-%m-%d %H:%M %Z}"


def holds(statement: Statement, now: str) -> tuple[str, ...]:
    """Why a statement may not leave at a UTC instant, () where it may: "not approved", "withdrawn", "embargoed", "on
    background". Each can be lifted by a person and is then marked on what leaves; a withdrawn one never leaves."""
    found = []
    if statement.approval is Approval.WITHDRAWN:
        found.append("withdrawn")
    elif statement.approval not in MAY_LEAVE:
        found.append("not approved")
    if is_embargoed(statement, now):
        found.append("embargoed")
    if statement.on_record is not OnRecord.ON_THE_RECORD:
        found.append("on background" if statement.on_record is OnRecord.BACKGROUND else "off the record")
    return tuple(found)
