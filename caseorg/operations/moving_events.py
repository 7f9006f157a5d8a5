"""An event moved to another day, and deadlines counted again, with what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caseorg.base.clock import now
from caseorg.base.errors import Outdated
from caseorg.model.deadline import Deadline
from caseorg.model.event import Event
from caseorg.operations.deadline_dates import Proofs, computed_dates, rule_words
from caseorg.operations.operation import operation
from caseorg.rules.chains import Move, Outcome, Plan, Recount
from caseorg.store.chain_state import chain_state
from caseorg.store.ledger import Ledger

_MOVED = ("at", "status", "service_method")


@operation("Move Event")
def move_event(ledger: Ledger, *, plan: Plan) -> Event:
    """Move an event to another day, and the deadlines with it as the preview said.

    Dates that an order or a person set, and verified ones that were not accepted, stay; what the rule gives now stands
    beside them. What is done or retired keeps its date as well.
    """
    refuse_stale(ledger, plan.moves, plan.seen)
    refuse_outdated(ledger, plan.event.case_uuid, plan.state)
    for event in (plan.event, *plan.expected):
        _put(ledger, event)
    apply_moves(ledger, plan.moves)
    return ledger.get(Event, plan.event.uuid)


@operation("Recount Deadlines")
def recount_deadlines(ledger: Ledger, *, recounts: Sequence[Recount]) -> tuple[Deadline, ...]:
    """Give open deadlines the dates that the rules give now, as the preview said.

    What was kept, declined, or verified and not accepted stays, with what the rule gives now beside it.
    """
    return tuple(apply_recounts(ledger, recounts))


def apply_recounts(
    ledger: Ledger, recounts: Sequence[Recount], *, only: frozenset[str] | None = None
) -> list[Deadline]:
    """Write what becomes of deadlines that were counted again; of those in `only`, where it is given."""
    counted = []
    for one in recounts:
        moves = [move for move in one.moves if only is None or move.deadline.uuid in only]
        if not moves and (only is not None or not one.expected):
            continue
        refuse_stale(ledger, moves, one.seen)
        refuse_outdated(ledger, one.case_uuid, one.state)
        for event in one.expected:
            _put(ledger, event)
        counted += apply_moves(ledger, moves)
    return counted


def refuse_stale(ledger: Ledger, moves: Iterable[Move], seen: Iterable[Event]) -> None:
    """Raise BadInput where something is no longer as the preview saw it."""
    deadlines, events = [move.deadline for move in moves], list(seen)
    there: dict[str, Deadline | Event] = {}
    there |= ledger.get_all(Event, (one.uuid for one in events))
    there |= ledger.get_all(Deadline, (one.uuid for one in deadlines))  # the many come last: they are written next
    records: tuple[Deadline | Event, ...] = (*deadlines, *events)
    for record in records:
        if there.get(record.uuid) != record:
            raise Outdated(f"“{record.title}” was changed meanwhile. Look at what moves once more.")


def refuse_outdated(ledger: Ledger, case_uuid: str, state: str) -> None:
    """Raise Outdated where an event or a deadline of the case is not as the preview saw it: what was hung on an event
    since would stay behind."""
    if state and chain_state(ledger.reader, case_uuid) != state:
        raise Outdated("An event or a deadline of the case was added or changed meanwhile. Look at it once more.")


def _put(ledger: Ledger, event: Event) -> None:
    kept = ledger.get(Event, event.uuid)
    values: dict[str, object] = {name: getattr(event, name) for name in _MOVED}
    if kept.status is not event.status:
        values |= {"status_who": ledger.who, "status_at": now(), "status_reason": ""}
    ledger.update(kept, **values)


def apply_moves(ledger: Ledger, moves: Iterable[Move]) -> list[Deadline]:
    """Write what becomes of deadlines, and how their dates were counted."""
    proofs = Proofs(ledger)
    return [_apply(ledger, move, proofs) for move in moves]


def _apply(ledger: Ledger, move: Move, proofs: Proofs) -> Deadline:
    computation = move.computation
    if computation is None and move.outcome is not Outcome.WAITS:
        return ledger.update(move.deadline, projected=move.projected)
    dates = computed_dates(computation) if computation else dict.fromkeys(("due", "due_at", "safe_due"))
    values: dict[str, object] = {f"computed_{name}": value for name, value in dates.items()}
    values["projected"] = move.projected
    if move.outcome in (Outcome.MOVED, Outcome.WAITS):
        values |= dates
        values["dated_by"] = ledger.who
        values |= _verified_minute(move)
    if computation is not None and move.outcome in (Outcome.MOVED, Outcome.SAME):
        values |= rule_words(computation)
    written = ledger.update(move.deadline, **values)
    if computation is not None and computation.count is not None:
        proofs.keep(move.deadline.uuid, computation)
    return written


def _verified_minute(move: Move) -> dict[str, str | None]:
    """Where hours end at another minute of the verified day, what was verified is the minute that stands no more."""
    deadline, (_, new, _) = move.deadline, move.shown
    hours = new is not None and len(new) > len("2026-11-26")
    if hours and move.outcome is Outcome.MOVED and deadline.verified and move.new == deadline.due:
        return {"verified_due": deadline.due_at or deadline.due}
    return {}
