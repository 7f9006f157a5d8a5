"""What is due over all cases, first things first; and one deadline whole: triggers, computation, chain."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from caseorg.base.errors import NotFound
from caseorg.model.deadline import Computation, Deadline, DeadlineTrigger, FollowUp
from caseorg.model.event import Event
from caseorg.queries.deadline_lists import HEADLINE, LIVE, UNVERIFIED, DeadlineLine, deadline_lines
from caseorg.queries.inquiries import InquiryLine, inquiry_lines
from caseorg.store.database import Reader, Row
from caseorg.store.rows import TABLE_OF, RecordType, record_of

_WEEK = 7
# A chain is followed this far; one that turns back on itself would have no end.
_LONGEST_CHAIN = 20


class TodaySection(StrEnum):
    """The parts of what is due, in the order in which they are shown. ALLOWED is what may be done from a day on that
    has come ("not before"); WAITING has no date yet."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    INQUIRIES = "inquiries"
    HEARINGS = "hearings"
    FOLLOW_UPS = "follow-ups"
    ALLOWED = "allowed"
    LATER = "later"
    WAITING = "waiting"


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseEvent:
    """An event with the short caption of its case."""

    event: Event
    case_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFollowUp:
    """A follow-up with the short caption of its case."""

    follow_up: FollowUp
    case_name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Today:
    """What is due as seen from a day. `deadlines` are ids by section, each in order of the day to act by; ask
    `deadline_lines` for those that are looked at. `unverified` counts open deadlines no second person confirmed."""

    day: date
    deadlines: dict[TodaySection, tuple[str, ...]]
    hearings: tuple[CaseEvent, ...]
    follow_ups: tuple[CaseFollowUp, ...]
    inquiries: tuple[InquiryLine, ...]
    unverified: int
    projected: int

    @property
    def open_count(self) -> int:
        """How many deadlines are open."""
        return sum(len(uuids) for uuids in self.deadlines.values())


def today_view(reader: Reader, day: date, *, assigned: str = "", only_unverified: bool = False) -> Today:
    """What is due over all cases, as seen from `day`; with `assigned` only the deadlines and follow-ups of that person.
    Hearings and open inquiries of the press are everybody's. `only_unverified` keeps deadlines that no second person
    confirmed, and nothing else."""
    rows = reader.rows(
        f"""SELECT deadlines.uuid, {HEADLINE} AS headline,
        iif(deadlines.action = 'not_before', max(deadlines.due, coalesce(deadlines.safe_due, '')), NULL) AS allowed,
        deadlines.projected AS projected, {UNVERIFIED} AS unverified
        FROM deadlines WHERE deadlines.state = 'open' AND {LIVE}
        AND (:assigned = '' OR deadlines.assigned_to = :assigned COLLATE NOCASE) AND (NOT :unverified OR {UNVERIFIED})
        ORDER BY headline NULLS LAST, deadlines.jurisdictional DESC, deadlines.severity = 'high' DESC,
        deadlines.title COLLATE NOCASE, deadlines.uuid""",
        {"assigned": assigned, "unverified": only_unverified},
    )
    sections: dict[TodaySection, list[str]] = {section: [] for section in TodaySection}
    today, last = day.isoformat(), (day + timedelta(days=_WEEK)).isoformat()
    for row in rows:
        sections[_section(row, today, last)].append(row["uuid"])
    return Today(
        day=day,
        deadlines={section: tuple(uuids) for section, uuids in sections.items() if uuids},
        hearings=() if only_unverified else tuple(_hearings(reader, today)),
        follow_ups=() if only_unverified else tuple(_follow_ups(reader, last, assigned)),
        inquiries=() if only_unverified else tuple(inquiry_lines(reader, state="open")),
        unverified=sum(row["unverified"] for row in rows),
        projected=sum(row["projected"] for row in rows),
    )


def _section(row: Row, today: str, last: str) -> TodaySection:
    headline = row["headline"]
    if headline is None:
        return TodaySection.WAITING
    if row["allowed"] and headline <= today:  # safe is the later day
        return TodaySection.ALLOWED if row["allowed"] <= today else TodaySection.SOON
    if headline < today:
        return TodaySection.OVERDUE
    if headline == today:
        return TodaySection.TODAY
    return TodaySection.SOON if headline <= last else TodaySection.LATER


def _hearings(reader: Reader, today: str) -> list[CaseEvent]:
    rows = reader.rows(
        """SELECT events.*, cases.short_caption AS case_name FROM events JOIN cases ON cases.uuid = events.case_uuid
        WHERE events.hearing <> '' AND events.status <> 'cancelled' AND events.at >= ?
        AND events.deleted_at IS NULL AND cases.deleted_at IS NULL ORDER BY events.at, events.uuid""",
        (today,),
    )
    return [CaseEvent(event=record_of(Event, row), case_name=row["case_name"]) for row in rows]


def _follow_ups(reader: Reader, last: str, assigned: str) -> list[CaseFollowUp]:
    rows = reader.rows(
        """SELECT follow_ups.*, cases.short_caption AS case_name FROM follow_ups
        JOIN cases ON cases.uuid = follow_ups.case_uuid
        WHERE follow_ups.state = 'open' AND follow_ups.due <= :last AND follow_ups.deleted_at IS NULL
        AND cases.deleted_at IS NULL AND (:assigned = '' OR follow_ups.assigned_to = :assigned COLLATE NOCASE)
        ORDER BY follow_ups.due, follow_ups.uuid""",
        {"last": last, "assigned": assigned},
    )
    return [CaseFollowUp(follow_up=record_of(FollowUp, row), case_name=row["case_name"]) for row in rows]


# One deadline whole


@dataclass(frozen=True, kw_only=True, slots=True)
class TriggerLine:
    """What a deadline runs from: an event, or another deadline's day. `projected_from` is the title of the deadline on
    whose date an event is expected."""

    trigger: DeadlineTrigger
    event: Event | None = None
    parent: Deadline | None = None
    projected_from: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownStep:
    """One step of a computation as it was kept; `start` and `end` are ISO days or local ISO times, "" for none."""

    n: int
    text: str
    cite: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChainLink:
    """A deadline of the same chain; `depth` is negative for what this one runs from, positive for what runs from it."""

    deadline: Deadline
    depth: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineView:
    """A deadline with all that proves its date. `computations` are newest first; `steps` and `warnings` are those of
    the newest; `words` are those of the document that set it, "" where none are marked."""

    line: DeadlineLine
    triggers: tuple[TriggerLine, ...]
    computations: tuple[Computation, ...]
    steps: tuple[ShownStep, ...]
    warnings: tuple[str, ...]
    chain: tuple[ChainLink, ...]
    words: str = ""

    @property
    def deadline(self) -> Deadline:
        return self.line.deadline


def deadline_view(reader: Reader, uuid: str) -> DeadlineView:
    """One deadline whole. Raises NotFound."""
    lines = deadline_lines(reader, [uuid])
    if not lines:
        raise NotFound(f"There is no deadline with the id {uuid}. It may have been removed.")
    rows = reader.rows("SELECT * FROM computations WHERE deadline_uuid = ? ORDER BY created DESC, rowid DESC", (uuid,))
    computations = tuple(record_of(Computation, row) for row in rows)
    newest = computations[0] if computations else None
    return DeadlineView(
        line=lines[0],
        triggers=tuple(_triggers(reader, uuid)),
        computations=computations,
        steps=shown_steps(newest.steps) if newest else (),
        warnings=tuple(json.loads(newest.warnings)) if newest else (),
        chain=(*_links(reader, uuid, _UPWARD, -1), *_links(reader, uuid, _DOWNWARD, 1)),
        words=_words(reader, lines[0].deadline.annotation_uuid),
    )


def _words(reader: Reader, annotation_uuid: str | None) -> str:
    """What an annotation marks, with the pages on which it goes on."""
    rows = reader.rows(
        """WITH RECURSIVE parts (uuid, quote) AS (
            SELECT uuid, quote FROM annotations WHERE uuid = ? AND deleted_at IS NULL
            UNION SELECT annotations.uuid, annotations.quote FROM annotations
            JOIN parts ON annotations.continues_uuid = parts.uuid WHERE annotations.deleted_at IS NULL)
        SELECT quote FROM parts""",
        (annotation_uuid,),
    )
    return " ".join(row["quote"] for row in rows if row["quote"])


def shown_steps(kept: str) -> tuple[ShownStep, ...]:
    """The steps of a computation from the JSON it keeps them in."""
    return tuple(
        ShownStep(
            n=step["n"], text=step["text"], cite=step.get("cite") or "",
            start=step.get("from") or "", end=step.get("to") or "",
        )
        for step in json.loads(kept)
    )  # fmt: skip


def _triggers(reader: Reader, uuid: str) -> list[TriggerLine]:
    rows = reader.rows("SELECT * FROM deadline_triggers WHERE deadline_uuid = ? ORDER BY leg, created", (uuid,))
    triggers = [record_of(DeadlineTrigger, row) for row in rows]
    events = _records(reader, Event, [one.event_uuid for one in triggers if one.event_uuid])
    wanted = [one.parent_uuid for one in triggers if one.parent_uuid]
    wanted += [event.projected_from_uuid for event in events.values() if event.projected_from_uuid]
    parents = _records(reader, Deadline, wanted)
    return [_trigger_line(one, events, parents) for one in triggers]


def _trigger_line(one: DeadlineTrigger, events: dict[str, Event], parents: dict[str, Deadline]) -> TriggerLine:
    event = events.get(one.event_uuid or "")
    expected = parents.get(event.projected_from_uuid or "") if event else None
    return TriggerLine(
        trigger=one,
        event=event,
        parent=parents.get(one.parent_uuid or ""),
        projected_from=expected.title if expected else "",
    )


def _records(reader: Reader, cls: type[RecordType], uuids: Sequence[str]) -> dict[str, RecordType]:
    table = TABLE_OF[cls]
    rows = reader.rows(f"SELECT * FROM {table} WHERE uuid IN (SELECT value FROM json_each(?))", (json.dumps(uuids),))
    return {row["uuid"]: record_of(cls, row) for row in rows}


# From a deadline to those it runs from: directly, and through events expected on their dates; and the other way.
_UPWARD = """SELECT deadline_triggers.deadline_uuid AS near,
    coalesce(deadline_triggers.parent_uuid, events.projected_from_uuid) AS far
    FROM deadline_triggers LEFT JOIN events ON events.uuid = deadline_triggers.event_uuid
    WHERE deadline_triggers.deadline_uuid = :near"""
_DOWNWARD = """SELECT :near AS near, deadline_uuid AS far FROM deadline_triggers WHERE parent_uuid = :near
    UNION SELECT :near, deadline_triggers.deadline_uuid FROM events
    JOIN deadline_triggers ON deadline_triggers.event_uuid = events.uuid WHERE events.projected_from_uuid = :near"""


def _links(reader: Reader, uuid: str, ties: str, sign: int) -> list[ChainLink]:
    """The deadlines in one direction, each once at its nearest, in the order one reads a chain: what comes first on
    top."""
    depths = {uuid: 0}
    edge = [uuid]
    for depth in range(1, _LONGEST_CHAIN + 1):
        far = [row["far"] for near in edge for row in reader.rows(ties, {"near": near}) if row["far"]]
        edge = [one for one in dict.fromkeys(far) if one not in depths]
        if not edge:
            break
        depths |= dict.fromkeys(edge, depth)
    del depths[uuid]
    found = _records(reader, Deadline, list(depths))
    links = [ChainLink(deadline=found[one], depth=sign * depth) for one, depth in depths.items() if one in found]
    return sorted(links, key=lambda link: (link.depth, link.deadline.due or "9999", link.deadline.title))
