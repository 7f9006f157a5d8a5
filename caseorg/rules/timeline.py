"""A case on an axis of time: its events and deadlines by their days, and what runs from what as lines between them."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseorg.model.counting import Action
from caseorg.model.deadline import RETIRED, Deadline, DeadlineState
from caseorg.model.event import Event, EventStatus
from caseorg.rules.chains import Chain
from caseorg.rules.deadline_words import Badge, badges, day_text, headline_left, state_text
from caseorg.rules.event_words import event_words

# So many lines are drawn beside each other; where there are more, the last ones share a place.
MOST_LANES = 8


class EntryKind(StrEnum):
    """What stands on the axis. SAFE is the safe day of a deadline that has another day."""

    EVENT = "event"
    DEADLINE = "deadline"
    SAFE = "safe date"
    TODAY = "today"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing on the axis. `day` is an ISO day, None while it has none; `uuid` is that of the event or deadline, ""
    for today. `facts` says the rest in a line, `left` how far off it is; `struck` is what no longer stands, `projected`
    what is only expected, `settled` what is done, `overdue` what should have been."""

    kind: EntryKind
    uuid: str
    day: str | None
    title: str
    facts: str = ""
    left: str = ""
    badges: tuple[Badge, ...] = ()
    struck: bool = False
    projected: bool = False
    settled: bool = False
    overdue: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """The line of one source: from the row of what sets running to those of what it sets running. `targets` are
    (row, whether that is only expected, whether it no longer stands); `place` is the lane's place from the left."""

    source: int
    targets: tuple[tuple[int, bool, bool], ...]
    place: int

    @property
    def first(self) -> int:
        return min(self.source, *(row for row, _, _ in self.targets))

    @property
    def last(self) -> int:
        return max(self.source, *(row for row, _, _ in self.targets))


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The entries by day, what has none last, and the lanes."""

    entries: tuple[Entry, ...]
    lanes: tuple[Lane, ...]

    def ties(self) -> Ties:
        """What each row runs from, and what it sets running."""
        parents, children = defaultdict(list), defaultdict(list)
        for lane in self.lanes:
            for target, _, _ in lane.targets:
                parents[target].append(lane.source)
                children[lane.source].append(target)
        return Ties(parents=parents, children=children)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ties:
    """The rows that a row runs from, and those that it sets running, by its number."""

    parents: Mapping[int, list[int]]
    children: Mapping[int, list[int]]

    def chain_of(self, row: int) -> frozenset[int]:
        """The rows that a row runs from and that run from it, however far, and the row itself."""
        reached = {row}
        for ties in (self.parents, self.children):
            edge, seen = [row], {row}
            while edge:
                edge = list(dict.fromkeys(far for near in edge for far in ties.get(near, ()) if far not in seen))
                seen |= set(edge)
            reached |= seen
        return frozenset(reached)


def timeline_of(chain: Chain, today: date) -> Timeline:
    """The timeline of a case, as seen from a day."""
    entries = [_event(one) for one in chain.events.values() if one.deleted_at is None]
    for deadline in chain.deadlines.values():
        if deadline.deleted_at is None:
            entries.append(_deadline(deadline, chain, today))
            entries += _safe(deadline)
    if entries:
        entries.append(Entry(kind=EntryKind.TODAY, uuid="", day=today.isoformat(), title="Today"))
    entries.sort(key=lambda one: (one.day or "9999", _place_in_day(one), one.title, one.uuid))
    rows = {one.uuid: row for row, one in enumerate(entries) if one.kind in (EntryKind.EVENT, EntryKind.DEADLINE)}
    return Timeline(entries=tuple(entries), lanes=_lanes(_ties(chain), rows, entries))


def _place_in_day(entry: Entry) -> int:
    """Today first, then what happens, what is due, and what is expected because that is due."""
    if entry.kind is EntryKind.EVENT and entry.projected:
        return len(EntryKind)
    return {EntryKind.TODAY: 0, EntryKind.EVENT: 1, EntryKind.DEADLINE: 2, EntryKind.SAFE: 3}[entry.kind]


def _event(event: Event) -> Entry:
    said = [event_words(event.type) if event.type else "", event.hearing.value, event.place]
    status = {
        EventStatus.PROJECTED: "expected",
        EventStatus.WAITING: "awaited, no date yet",
        EventStatus.CANCELLED: f"cancelled: {event.status_reason}" if event.status_reason else "cancelled",
    }
    said.append(status.get(event.status, ""))
    return Entry(
        kind=EntryKind.EVENT,
        uuid=event.uuid,
        day=event.day,
        title=event.title,
        facts=" · ".join(part for part in said if part and part != event.title),
        struck=event.status is EventStatus.CANCELLED,
        projected=event.status in (EventStatus.PROJECTED, EventStatus.WAITING),
    )


def _deadline(deadline: Deadline, chain: Chain, today: date) -> Entry:
    is_open = deadline.state is DeadlineState.OPEN
    replaced = chain.deadlines.get(deadline.replaced_by_uuid or "")
    state = "" if is_open else state_text(deadline, replaced.title if replaced else "")
    return Entry(
        kind=EntryKind.DEADLINE,
        uuid=deadline.uuid,
        day=deadline.due,
        title=deadline.title,
        facts=" · ".join(part for part in (state, deadline.cite) if part),
        left=headline_left(deadline, today) if is_open else "",
        badges=badges(deadline) if is_open else (),
        struck=deadline.state in RETIRED,
        projected=deadline.projected or deadline.due is None,
        settled=deadline.state is DeadlineState.DONE,
        overdue=_is_overdue(deadline, today),
    )


def _is_overdue(deadline: Deadline, today: date) -> bool:
    is_asked = deadline.state is DeadlineState.OPEN and deadline.action is not Action.NOT_BEFORE
    return is_asked and not deadline.projected and (deadline.headline or "9999") < today.isoformat()


def _safe(deadline: Deadline) -> list[Entry]:
    safe = deadline.safe_due
    if deadline.state is not DeadlineState.OPEN or not safe or safe == deadline.due:
        return []
    is_earlier = safe < (deadline.due or "9999")
    facts = "the earliest day under any reading" if is_earlier else "not before this day, to be safe"
    return [Entry(kind=EntryKind.SAFE, uuid=deadline.uuid, day=safe, title=f"Safe date: {deadline.title}", facts=facts)]


def _ties(chain: Chain) -> dict[str, dict[str, bool]]:
    """What sets running what, by ids, and whether that tie no longer holds."""
    ties: dict[str, dict[str, bool]] = defaultdict(dict)
    for trigger in chain.triggers:
        deadline = chain.deadlines.get(trigger.deadline_uuid)
        if deadline is not None:
            ties[trigger.event_uuid or trigger.parent_uuid or ""][deadline.uuid] = deadline.state in RETIRED
    for event in chain.events.values():
        if event.projected_from_uuid:
            ties[event.projected_from_uuid][event.uuid] = event.status is EventStatus.CANCELLED
    for deadline in chain.deadlines.values():
        if deadline.tolled_by_uuid:
            ties[deadline.tolled_by_uuid].setdefault(str(deadline.replaced_by_uuid), False)
        if deadline.replaced_by_uuid:
            ties[deadline.uuid].setdefault(deadline.replaced_by_uuid, True)
    return ties


def _lanes(ties: dict[str, dict[str, bool]], rows: dict[str, int], entries: list[Entry]) -> tuple[Lane, ...]:
    """A lane for each source, beside each other where they would lie over each other."""
    found = []
    for source, targets in ties.items():
        ends = sorted(
            (rows[uuid], entries[rows[uuid]].projected, gone) for uuid, gone in targets.items() if uuid in rows
        )
        if source in rows and ends:
            found.append(Lane(source=rows[source], targets=tuple(ends), place=0))
    found.sort(key=lambda lane: (lane.first, -lane.last))
    free = list(range(MOST_LANES))
    busy: list[tuple[int, int]] = []  # last row, place
    placed = []
    for lane in found:
        while busy and busy[0][0] < lane.first:
            heapq.heappush(free, heapq.heappop(busy)[1])
        place = heapq.heappop(free) if free else MOST_LANES - 1
        if free or place != MOST_LANES - 1 or not any(used == place for _, used in busy):
            heapq.heappush(busy, (lane.last, place))
        placed.append(Lane(source=lane.source, targets=lane.targets, place=place))
    return tuple(placed)


def spoken_entry(timeline: Timeline, ties: Ties, row: int) -> str:
    """An entry in words, with what it runs from and what it sets running."""
    entry = timeline.entries[row]
    day = day_text(entry.day) or "No date yet"
    if entry.kind is EntryKind.TODAY:
        return f"Today, {day}"
    before, after = (
        [timeline.entries[other].title for other in of.get(row, ())] for of in (ties.parents, ties.children)
    )
    parts = [f"{day}. {entry.kind.value.capitalize()}: {entry.title}"]
    parts += [entry.left, entry.facts, *(badge.text for badge in entry.badges)]
    parts.append("struck through" if entry.struck else "")
    parts.append(f"runs from {', '.join(before)}" if before else "")
    parts.append(f"sets running {', '.join(after)}" if after else "")
    return "; ".join(part for part in parts if part) + "."
