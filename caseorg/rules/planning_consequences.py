"""The plan of what follows from an event, from the event to the last date: see `consequences`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from caseorg.base.errors import BadInput
from caseorg.model.event import Event, EventStatus
from caseorg.model.record import Record
from caseorg.rules.chains import Chain, Move, followed_by
from caseorg.rules.consequences import Consequences, Law, NewDeadline, Proposal, Wish
from caseorg.rules.planning_notes import Notes
from caseorg.rules.proposing import propose_deadlines, propose_done
from caseorg.rules.releasing import cancel, reopen
from caseorg.rules.tolling import toll
from caseorg.rules.working_chain import Tied, WorkingChain

# What is said of an event that was expected, when it comes.
_TAKEN_OVER = (
    "title", "at", "ends_at", "time_zone", "service_method", "hearing", "place", "note", "document_uuid",
    "document_sha256", "page", "annotation_uuid",
)  # fmt: skip
_TO_COME = (EventStatus.PROJECTED, EventStatus.WAITING)


def consequences_of(law: Law, chain: Chain, event: Event, wish: Wish | None = None) -> Consequences:
    """What follows if an event is added, or becomes `event`, and a person wishes it so.

    An expected event of the same kind that the new one is becomes it. Planning again with the same wishes gives the
    same plan. Raises BadInput where the chain turns back on itself or the wish names what is not there.
    """
    wish = wish or Wish()
    is_there = event.uuid in chain.events
    awaited = _awaited(chain, event) if wish.proposes else ()
    fulfils = _fulfilled(awaited, wish)
    working = WorkingChain(law.rulebook, chain, wish.facts)
    if fulfils is not None and not is_there:
        event = _became(fulfils, event)
    working.put_event(event)
    if fulfils is not None and is_there:
        _stand_in(working, fulfils, event)
    notes = Notes(law, working, wish, event.uuid)
    is_clear = len(awaited) < 2 or wish.fulfils is not None
    if not is_clear:
        notes.warn(f"{len(awaited):,} events of this kind are expected. Say which of them this is, or that it is none.")
    if event.status is EventStatus.ACTUAL and event.at:
        reopen(notes, event)
        toll(notes, {event.uuid}, ())
        added = propose_deadlines(notes, event) if is_clear and wish.proposes else []
        toll(notes, (), {one.uuid for one in added})
        if wish.proposes:
            propose_done(notes, event, fulfils)
    if event.status is EventStatus.CANCELLED:
        cancel(notes, event)
    moves, expected = followed_by(law.rulebook, working.chain(), {event.uuid, *notes.touched}, wish.moves)
    for one in expected:
        working.put_event(one)
    return _gathered(notes, event, moves, fulfils=fulfils, awaited=awaited)


def _awaited(chain: Chain, event: Event) -> tuple[Event, ...]:
    """The expected events that a new one may be."""
    if not event.type or event.status is not EventStatus.ACTUAL or not event.at:
        return ()
    found = [
        one
        for one in chain.events.values()
        if one.uuid != event.uuid and one.type == event.type and one.status in _TO_COME and one.deleted_at is None
    ]
    return tuple(sorted(found, key=lambda one: (one.at or "9999", one.uuid)))


def _fulfilled(awaited: tuple[Event, ...], wish: Wish) -> Event | None:
    if wish.fulfils is None:
        return awaited[0] if len(awaited) == 1 else None
    if not wish.fulfils:
        return None
    for one in awaited:
        if one.uuid == wish.fulfils:
            return one
    raise BadInput("That event is no longer expected. Look at what follows once more.")


def _became(expected: Event, event: Event) -> Event:
    """The expected event as it came: with all that was said of it."""
    said = {name: getattr(event, name) for name in _TAKEN_OVER if getattr(event, name)}
    return replace(expected, **said, status=EventStatus.ACTUAL)


def _stand_in(working: WorkingChain, expected: Event, event: Event) -> None:
    """Let an event that is there already be the one that was expected: what waits for that runs from this one."""
    for trigger in list(working.triggers.values()):
        if trigger.event_uuid == expected.uuid:
            working.tie(trigger.deadline_uuid, Tied(leg=trigger.leg, event_uuid=event.uuid))
    reason = f"It came as “{event.title}”"
    working.put_event(replace(expected, status=EventStatus.CANCELLED, status_reason=reason))


def _gathered(
    notes: Notes, event: Event, moves: list[Move], *, fulfils: Event | None, awaited: tuple[Event, ...]
) -> Consequences:
    working, before = notes.working, notes.working.before
    of_new = {move.deadline.uuid: move for move in moves if move.deadline.uuid not in before.deadlines}
    kept = tuple(move for move in moves if move.deadline.uuid in before.deadlines and move.changes)
    kept_triggers = {one.uuid: one for one in before.triggers}
    changed = (
        *_differing(before.events, working.events),
        *_differing(before.deadlines, working.deadlines),
        *_differing(kept_triggers, working.triggers),
    )
    return Consequences(
        event=working.events[event.uuid],
        fulfils=fulfils,
        awaited=awaited,
        proposals=tuple(_dated(one, moves) for one in notes.proposals.values()),
        warnings=tuple(notes.warnings),
        questions=tuple(notes.questions.values()),
        events=tuple(one for uuid, one in working.events.items() if uuid not in before.events),
        deadlines=tuple(
            NewDeadline(deadline=replace(working.deadlines[uuid], projected=move.projected),
                        computation=move.computation)
            for uuid, move in of_new.items()
        ),
        triggers=tuple(one for uuid, one in working.triggers.items() if uuid not in kept_triggers),
        changed=changed,
        moves=kept,
        seen=(*(old for old, _ in changed), *(before.deadlines[move.deadline.uuid] for move in kept)),
        state=before.state,
    )  # fmt: skip


def _differing(before: Mapping[str, Record], now: Mapping[str, Record]) -> Iterator[tuple[Record, Record]]:
    for uuid, one in now.items():
        if uuid in before and one != before[uuid]:
            yield before[uuid], one


def _dated(proposal: Proposal, moves: list[Move]) -> Proposal:
    """A proposal with the day that its deadline will have in the end."""
    for move in moves:
        if proposal.chosen and proposal.dates and move.deadline.uuid == proposal.subject_uuid:
            return replace(proposal, after=move.new)
    return proposal
