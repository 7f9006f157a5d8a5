"""Events that take the place of a running deadline instead of moving it, and those that come too late to do so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from caseorg.model.consequences import OWN_TIME, Tie, Tolling
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.model.docket import CourtKind
from caseorg.model.event import Event, EventStatus
from caseorg.rules.consequences import Kind, Proposal
from caseorg.rules.deadline_words import day_text
from caseorg.rules.planning_notes import Notes, facts_asked
from caseorg.rules.working_chain import Tied, made_id, ties_of


class Timely(Enum):
    """Whether an event came in time to suspend a deadline."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an event was in time, and why in a clause; `contested` where it was by the prevailing reading only."""

    timely: Timely
    why: str
    contested: bool = False


def toll(notes: Notes, events: Collection[str], deadlines: Collection[str]) -> None:
    """Propose what the events of the case supersede, where the event or the deadline is one of these."""
    for entry in notes.law.tables.tolling:
        if (notes.law.kind or CourtKind.DISTRICT) not in entry.courts:
            continue
        for event in tolling_events(notes, entry):
            hit = [
                one
                for one in notes.working.open_by(entry.supersedes)
                if _is_meant(event, one, events, deadlines) and (entry.every or not _came_before(notes, event, one))
            ]
            verdicts = [(one, verdict_of(notes, entry, event, one)) for one in hit]
            in_time = sum(verdict.timely is Timely.YES for _, verdict in verdicts)
            for deadline, verdict in verdicts:
                if notes.key("reopen", event.uuid, deadline.uuid) in notes.proposals:
                    continue  # it was said already that the event no longer suspends it
                _toll_one(notes, entry, event, deadline, verdict, alone=entry.every or in_time < 2)
            if event.uuid in events:
                _await_too(notes, entry, event)


def verdict_of(notes: Notes, entry: Tolling, event: Event, deadline: Deadline) -> Verdict:
    """Whether an event came within the time that counts for a deadline."""
    day = str(event.day)
    if entry.every and _came_before(notes, event, deadline):
        return Verdict(Timely.UNKNOWN, "it came before what that runs from: whether it holds cannot be told here")
    by = entry.timely.get(event.type, "")
    if not by:
        return Verdict(Timely.YES, entry.title)
    if by == OWN_TIME:
        if deadline.due is None:
            return Verdict(Timely.UNKNOWN, f"“{deadline.title}” has no date yet")
        return _compared(day, deadline.due, deadline.safe_due, f"“{deadline.title}”")
    ties = ties_of(notes.working.triggers_of(deadline.uuid))
    computation, _ = notes.working.tried(by, ties)
    if computation is None or computation.count is None:
        notes.questions |= {question.key: question for question in facts_asked(computation)}
        return Verdict(Timely.UNKNOWN, f"whether it came within the time of {by} cannot be told here")
    count = computation.count
    return _compared(day, _iso(count.due), _iso(count.safe_due), computation.cite)


def _came_before(notes: Notes, event: Event, deadline: Deadline) -> bool:
    """Whether an event is older than all that a deadline runs from."""
    happened = notes.working.happened(ties_of(notes.working.triggers_of(deadline.uuid)))
    days = [_iso(one.at) for one in happened.values() if one is not None]
    return bool(days) and str(event.day) < min(days)


def _compared(day: str, due: str, safe: str | None, what: str) -> Verdict:
    if day > due:
        return Verdict(Timely.NO, f"it came on {day_text(day)}, after the time of {what} ended on {day_text(due)}")
    contested = bool(safe and day > safe)
    otherwise = f", but by another reading on {day_text(safe)}" if contested else ""
    return Verdict(Timely.YES, f"in time: {what} ends on {day_text(due)}{otherwise}", contested)


def tolling_events(notes: Notes, entry: Tolling) -> list[Event]:
    """The events of the case that may suspend a deadline by one of the tables, the earliest first."""
    found = [
        one
        for one in notes.working.events.values()
        if one.type in entry.events and one.status is EventStatus.ACTUAL and one.at and one.deleted_at is None
    ]
    return sorted(found, key=lambda one: (one.at or "", one.uuid))


def _is_meant(event: Event, deadline: Deadline, events: Collection[str], deadlines: Collection[str]) -> bool:
    return event.uuid in events or deadline.uuid in deadlines


def _toll_one(
    notes: Notes, entry: Tolling, event: Event, deadline: Deadline, verdict: Verdict, *, alone: bool
) -> None:
    """Propose that one deadline is superseded, or warn that it is not."""
    working = notes.working
    if verdict.timely is not Timely.YES:
        sentence = untolled_words(entry, event, deadline, verdict)
        notes.warn(sentence)
        deadline = working.put_deadline(replace(deadline, untolled=sentence))
    elif verdict.contested:
        notes.warn(f"“{event.title}” suspends “{deadline.title}” only by the prevailing reading: {verdict.why}.")
    why = verdict.why
    if verdict.timely is Timely.YES and not alone:
        why += "; other parties have such a deadline too: choose those that it concerns"
    proposal = Proposal(
        key=notes.key("toll", entry.id, event.uuid, deadline.uuid),
        kind=Kind.SUPERSEDED if verdict.timely is Timely.YES else Kind.UNTOLLED,
        title=deadline.title,
        why=why,
        cite=entry.cite,
        before=deadline.due,
        chosen=verdict.timely is Timely.YES and alone,
        subject_uuid=deadline.uuid,
    )
    if notes.propose(proposal):
        _supersede(notes, entry, event, deadline)


def _supersede(notes: Notes, entry: Tolling, event: Event, deadline: Deadline) -> None:
    """Let another deadline take the place of one, and let what ran from its day run from the other's."""
    working = notes.working
    taking = _taking_place(notes, entry, event, deadline)
    if taking is None:
        return
    reason = f"{entry.title}: “{event.title}”, {day_text(event.day)} ({entry.cite})"
    working.put_deadline(
        replace(
            deadline, state=DeadlineState.SUPERSEDED, state_reason=reason, replaced_by_uuid=taking.uuid,
            tolled_by_uuid=event.uuid, untolled="",
        )
    )  # fmt: skip
    working.repoint(deadline.uuid, taking.uuid)
    notes.touched |= {taking.uuid, deadline.uuid}


def _taking_place(notes: Notes, entry: Tolling, event: Event, deadline: Deadline) -> Deadline | None:
    """The deadline that takes the place: one that waits already, or a new one."""
    working = notes.working
    own = Tie.SUPERSEDED in entry.legs.values()
    awaited = _awaited(notes, entry, event, deadline)
    waiting = [] if own else [one for one in working.open_by((entry.creates,)) if _serves(notes, entry, one, awaited)]
    if waiting:
        if awaited is not None:
            _tie_awaited(notes, entry, waiting[0], awaited)
        return waiting[0]
    ties = []
    for leg, tie in entry.legs.items():
        if tie is Tie.SUPERSEDED:
            ties.append(Tied(leg=leg, parent_uuid=deadline.uuid))
        elif tie is Tie.EVENT:
            ties.append(Tied(leg=leg, event_uuid=event.uuid))
        elif awaited is not None:
            ties.append(Tied(leg=leg, event_uuid=awaited.uuid))
    found = working.rulebook.find(entry.creates)
    computation, problem = working.tried(entry.creates, ties)
    if computation is None or found is None:
        notes.warn(f"“{deadline.title}” cannot be superseded: {problem}")
        return None
    asks = facts_asked(computation)
    notes.questions |= {question.key: question for question in asks}
    uuid = made_id("taking", entry.id, event.uuid, deadline.uuid)
    taking = working.new_deadline(uuid, deadline.case_uuid, found[1].title, computation)
    taking = replace(taking, side=deadline.side, assigned_to=deadline.assigned_to)
    if uuid in working.deadlines:  # it took the place once before, and was moot meanwhile
        taking = replace(working.deadlines[uuid], state=DeadlineState.OPEN, state_reason="")
    working.put_deadline(taking)
    for tied in ties:
        working.tie(uuid, tied)
    proposal = Proposal(
        key=notes.key("taking", entry.id, deadline.uuid),
        kind=Kind.NEW,
        title=taking.title,
        why=f"takes the place of “{deadline.title}”" + (f"; waits for “{awaited.title}”" if awaited else ""),
        cite=computation.cite,
        after=taking.due,
        must=True,
        subject_uuid=uuid,
    )
    notes.propose(proposal)
    return working.deadlines[uuid]


def _serves(notes: Notes, entry: Tolling, taking: Deadline, awaited: Event | None) -> bool:
    """Whether a deadline that is there already takes the place: for all parties any, else the one of this ruling."""
    triggers = notes.working.triggers_of(taking.uuid)
    return entry.every or (awaited is not None and awaited.uuid in {one.event_uuid for one in triggers})


def _awaited(notes: Notes, entry: Tolling, event: Event, deadline: Deadline) -> Event | None:
    """The event that is awaited because of another: one that came already and belongs to nothing, or a new one."""
    leg = next((leg for leg, tie in entry.legs.items() if tie is Tie.AWAITED), None)
    if leg is None:
        return None
    working = notes.working
    uuid = made_id("awaited", event.uuid, leg)
    if uuid in working.events:
        return _awaited_again(notes, working.events[uuid])
    answers = {made_id("awaited", one.uuid, leg) for one in tolling_events(notes, entry)}
    came = [
        one
        for one in working.events.values()
        if one.type == leg and one.uuid not in answers and one.status is EventStatus.ACTUAL
        and (one.at or "") >= (event.at or "")
    ]  # fmt: skip
    replaced = sum(uuid in working.events and not stands(notes, uuid) for uuid in answers)
    if len(came) > replaced and len(came) - replaced >= len(_without_answer(notes, entry, leg, deadline)):
        return max(came, key=lambda one: (one.at or "", one.uuid))
    awaited = Event(
        uuid=uuid, created="", modified="", case_uuid=event.case_uuid, title=f"{entry.awaits}: {event.title}", type=leg,
        status=EventStatus.WAITING, time_zone=event.time_zone,
    )  # fmt: skip
    proposal = Proposal(
        key=notes.key("awaited", event.uuid, leg),
        kind=Kind.EXPECTED,
        title=awaited.title,
        why="time runs again when it comes",
        cite=entry.cite,
        must=True,
    )
    notes.propose(proposal)
    return working.put_event(awaited)


def _awaited_again(notes: Notes, awaited: Event) -> Event:
    """What was awaited once and called off since is awaited again."""
    if awaited.status is not EventStatus.CANCELLED:
        return awaited
    return notes.working.put_event(replace(awaited, status=EventStatus.WAITING, status_reason="", at=None))


def _without_answer(notes: Notes, entry: Tolling, leg: str, deadline: Deadline) -> list[Event]:
    """The events that suspend a deadline and for which nothing is awaited yet."""
    return [
        one
        for one in tolling_events(notes, entry)
        if made_id("awaited", one.uuid, leg) not in notes.working.events
        and verdict_of(notes, entry, one, deadline).timely is not Timely.NO
    ]


def _await_too(notes: Notes, entry: Tolling, event: Event) -> None:
    """Where another event suspended the time already, it runs from the last order only: wait for this one's too."""
    if Tie.AWAITED not in entry.legs.values():
        return
    for deadline in _suspended(notes, entry, event):
        verdict = verdict_of(notes, entry, event, deadline)
        if verdict.timely is Timely.NO:
            notes.warn(untolled_words(entry, event, deadline, verdict, stays=False))
            continue
        taking = notes.working.deadlines[str(deadline.replaced_by_uuid)]
        proposal = Proposal(
            key=notes.key("await", entry.id, event.uuid, taking.uuid),
            kind=Kind.JOINED,
            title=taking.title,
            why=f"runs from the order on the last such motion only; {verdict.why}",
            cite=entry.cite,
            before=taking.due,
            chosen=verdict.timely is Timely.YES and entry.every,
            subject_uuid=taking.uuid,
        )
        if notes.propose(proposal):
            awaited = _awaited(notes, entry, event, deadline)
            if awaited is not None:
                _tie_awaited(notes, entry, taking, awaited)


def _suspended(notes: Notes, entry: Tolling, event: Event) -> Iterator[Deadline]:
    """Deadlines that another event superseded, and that wait for the order on it; one for each that took a place."""
    seen: set[str] = set()
    for one in list(notes.working.deadlines.values()):
        if one.state is not DeadlineState.SUPERSEDED or one.rule_id not in entry.supersedes:
            continue
        if one.tolled_by_uuid in (None, event.uuid) or one.replaced_by_uuid in seen:
            continue
        taking = notes.working.deadlines.get(one.replaced_by_uuid or "")
        if taking is not None and taking.rule_id == entry.creates and taking.state is DeadlineState.OPEN:
            seen.add(taking.uuid)
            yield one


def _tie_awaited(notes: Notes, entry: Tolling, taking: Deadline, awaited: Event) -> None:
    leg = next(leg for leg, tie in entry.legs.items() if tie is Tie.AWAITED)
    if awaited.uuid not in {one.event_uuid for one in notes.working.triggers_of(taking.uuid)}:
        notes.working.tie(taking.uuid, Tied(leg=leg, event_uuid=awaited.uuid))
    notes.touched.add(taking.uuid)


def stands(notes: Notes, event_uuid: str | None) -> bool:
    """Whether there is such an event, and it was not cancelled."""
    event = notes.working.events.get(event_uuid or "")
    return event is not None and event.status is not EventStatus.CANCELLED


def untolled_words(entry: Tolling, event: Event, deadline: Deadline, verdict: Verdict, *, stays: bool = True) -> str:
    """That an event does not suspend a deadline, or may not, and why."""
    due = f" It stays due on {day_text(deadline.headline)}." if stays and deadline.headline else ""
    if verdict.timely is Timely.UNKNOWN:
        return f"“{event.title}” may suspend “{deadline.title}”, but {verdict.why}. Check it ({entry.cite}).{due}"
    return f"“{event.title}” does not suspend “{deadline.title}”: {verdict.why} ({entry.cite}).{due}"


def _iso(moment: date) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
