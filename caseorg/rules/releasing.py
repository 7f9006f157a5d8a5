"""What an event no longer suspends, since it was moved out of its time or cancelled; and what a cancelled one leaves
without anything to run from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from caseorg.model.consequences import Tolling
from caseorg.model.deadline import Deadline, DeadlineState, DueSource
from caseorg.model.event import Event, EventStatus
from caseorg.rules.consequences import Kind, Proposal
from caseorg.rules.planning_notes import Notes
from caseorg.rules.tolling import Timely, stands, untolled_words, verdict_of
from caseorg.rules.working_chain import made_id

# A deadline in one of these states still has a day from which others may run.
_RUNNING = (DeadlineState.OPEN, DeadlineState.DONE, DeadlineState.WAIVED)
_TO_COME = (EventStatus.PROJECTED, EventStatus.WAITING)


def reopen(notes: Notes, event: Event) -> None:
    """Propose to open again what an event superseded, where it was moved out of its time."""
    for entry in notes.law.tables.tolling:
        for deadline in _tolled_by(notes, entry, event):
            verdict = verdict_of(notes, entry, event, deadline)
            if verdict.timely is Timely.NO:
                sentence = untolled_words(entry, event, deadline, verdict, stays=not _others(notes, event, deadline))
                notes.warn(sentence)
                _release(notes, event, deadline, verdict.why, sentence)


def cancel(notes: Notes, event: Event) -> None:
    """Say what becomes of the deadlines of a cancelled event: what it superseded runs again, what has nothing left to
    run from is moot, and so on down the chain. All of it comes with the cancelling."""
    why = f"“{event.title}” was cancelled: {event.status_reason}"
    for entry in notes.law.tables.tolling:
        for deadline in _tolled_by(notes, entry, event):
            _release(notes, event, deadline, why, "", must=True)
    _call_off(notes, event, why)
    for deadline in list(notes.working.deadlines.values()):
        if deadline.untolled.startswith(f"“{event.title}” "):
            notes.working.put_deadline(replace(deadline, untolled=""))
    _make_moot(notes, (event.uuid,), why)


def _tolled_by(notes: Notes, entry: Tolling, event: Event) -> list[Deadline]:
    return [
        one
        for one in notes.working.deadlines.values()
        if event.type in entry.events
        and one.tolled_by_uuid == event.uuid
        and one.state is DeadlineState.SUPERSEDED
        and one.rule_id in entry.supersedes
    ]


def _others(notes: Notes, event: Event, deadline: Deadline) -> list[str]:
    """Other events because of which the deadline in the place of this one still waits or runs."""
    standing = {
        one.event_uuid: one.leg
        for one in notes.working.triggers_of(str(deadline.replaced_by_uuid))
        if stands(notes, one.event_uuid)
    }
    legs = set(standing.values())
    return [
        uuid
        for uuid in sorted(notes.working.events, key=lambda uuid: (notes.working.events[uuid].at or "", uuid))
        if uuid != event.uuid and any(made_id("awaited", uuid, leg) in standing for leg in legs)
    ]


def _release(notes: Notes, event: Event, deadline: Deadline, why: str, untolled: str, *, must: bool = False) -> None:
    """Propose that a deadline runs again; where others suspend it too, that it no longer waits for this one."""
    others = _others(notes, event, deadline)
    taking = notes.working.deadlines.get(str(deadline.replaced_by_uuid))
    told = taking if others and taking is not None else deadline
    proposal = Proposal(
        key=notes.key("reopen", event.uuid, deadline.uuid),
        kind=Kind.MOVED if others else Kind.REOPENED,
        title=told.title,
        why=f"no longer waits for the ruling on “{event.title}”: {why}" if others else why,
        before=told.due,
        after=told.due,
        must=must,
        subject_uuid=told.uuid,
    )
    if not notes.propose(proposal):
        return
    reason = why if must else f"“{event.title}” no longer suspends it"
    _call_off(notes, event, reason)
    if others:
        notes.working.put_deadline(replace(deadline, tolled_by_uuid=others[0]))
        notes.touched.add(told.uuid)
        return
    opened = {"state": DeadlineState.OPEN, "state_reason": reason, "replaced_by_uuid": None, "tolled_by_uuid": None}
    notes.working.put_deadline(replace(deadline, untolled=untolled, **opened))  # type: ignore[arg-type]
    notes.touched.add(deadline.uuid)
    if taking is not None and taking.state is DeadlineState.OPEN:
        notes.working.repoint(taking.uuid, deadline.uuid)


def _call_off(notes: Notes, event: Event, reason: str) -> None:
    """Cancel what is awaited because of an event, and what that leaves without anything to run from is moot."""
    called_off = [
        one
        for one in notes.working.events.values()
        if one.status is EventStatus.WAITING and one.uuid == made_id("awaited", event.uuid, one.type)
    ]
    for one in called_off:
        notes.working.put_event(replace(one, status=EventStatus.CANCELLED, status_reason=reason))
    _make_moot(notes, [one.uuid for one in called_off], reason)


def _make_moot(notes: Notes, cancelled: Iterable[str], reason: str) -> None:
    gone = list(cancelled)
    while gone:
        left = list(_nothing_left(notes, gone))
        for deadline in left:
            notes.working.put_deadline(replace(deadline, state=DeadlineState.MOOT, state_reason=reason))
            proposal = Proposal(
                key=notes.key("moot", deadline.uuid),
                kind=Kind.MOOT,
                title=deadline.title,
                why="nothing is left that it runs from",
                before=deadline.due,
                must=True,
                subject_uuid=deadline.uuid,
            )
            notes.propose(proposal)
        ids = {deadline.uuid for deadline in left}
        expected = [
            one for one in notes.working.events.values() if one.projected_from_uuid in ids and one.status in _TO_COME
        ]
        for one in expected:
            notes.working.put_event(replace(one, status=EventStatus.CANCELLED, status_reason=reason))
        gone = [*ids, *(one.uuid for one in expected)]


def _nothing_left(notes: Notes, gone: list[str]) -> Iterator[Deadline]:
    """Open computed deadlines that run from one of these, and have no trigger left that stands."""
    working = notes.working
    hit = {one.deadline_uuid for one in working.triggers.values() if (one.event_uuid or one.parent_uuid) in gone}
    for uuid in sorted(hit):
        deadline = working.deadlines[uuid]
        if deadline.state is not DeadlineState.OPEN or deadline.due_source is not DueSource.COMPUTED:
            continue
        if not any(_runs(notes, one.event_uuid, one.parent_uuid) for one in working.triggers_of(uuid)):
            yield deadline


def _runs(notes: Notes, event_uuid: str | None, parent_uuid: str | None) -> bool:
    parent = notes.working.deadlines.get(parent_uuid or "")
    return stands(notes, event_uuid) or (parent is not None and parent.state in _RUNNING)
