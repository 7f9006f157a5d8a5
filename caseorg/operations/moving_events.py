"""An event moved to another day, with the deadlines that follow from it."""

from __future__ import annotations

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.deadline import Deadline
from caseorg.model.event import Event
from caseorg.operations.deadline_dates import computed_dates, keep_computation
from caseorg.operations.operation import operation
from caseorg.rules.chains import Move, Outcome, Plan
from caseorg.store.ledger import Ledger

_MOVED = ("at", "status", "service_method")


@operation("Move Event")
def move_event(ledger: Ledger, *, plan: Plan) -> Event:
    """Move an event to another day, and the deadlines with it as the preview said.

    Dates that an order or a person set, and verified ones that were not accepted, stay; what the rule gives now stands
    beside them. What is done or retired keeps its date as well.
    """
    for move in plan.moves:
        if ledger.get(Deadline, move.deadline.uuid) != move.deadline:
            raise BadInput(f"“{move.deadline.title}” was changed meanwhile. Look at what moves once more.")
    for seen in plan.seen:
        if ledger.get(Event, seen.uuid) != seen:
            raise BadInput(f"“{seen.title}” was changed meanwhile. Look at what moves once more.")
    for event in (plan.event, *plan.expected):
        _put(ledger, event)
    for move in plan.moves:
        _apply(ledger, move)
    return ledger.get(Event, plan.event.uuid)


def _put(ledger: Ledger, event: Event) -> None:
    kept = ledger.get(Event, event.uuid)
    values: dict[str, object] = {name: getattr(event, name) for name in _MOVED}
    if kept.status is not event.status:
        values |= {"status_who": ledger.who, "status_at": now(), "status_reason": ""}
    ledger.update(kept, **values)


def _apply(ledger: Ledger, move: Move) -> None:
    computation = move.computation
    if computation is None:
        ledger.update(move.deadline, projected=move.projected)
        return
    dates = computed_dates(computation)
    values: dict[str, object] = {f"computed_{name}": value for name, value in dates.items()}
    values["projected"] = move.projected
    if move.outcome in (Outcome.MOVED, Outcome.WAITS):
        values |= dates
        values["dated_by"] = ledger.who
    ledger.update(move.deadline, **values)
    if computation.count is not None:
        keep_computation(ledger, move.deadline.uuid, computation)
