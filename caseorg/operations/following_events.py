"""An event with what follows from it: deadlines added, superseded, joined and moved in one step."""

from __future__ import annotations

from dataclasses import fields

from caseorg.base.clock import now, today
from caseorg.base.errors import BadInput, Outdated
from caseorg.model.deadline import Deadline, DeadlineTrigger
from caseorg.model.event import Event
from caseorg.model.record import Record
from caseorg.operations.cases import live_case
from caseorg.operations.deadline_dates import computed_values, keep_computation
from caseorg.operations.events import taken_of_event
from caseorg.operations.moving_events import apply_moves, refuse_outdated
from caseorg.operations.operation import operation
from caseorg.rules.consequences import Consequences, NewDeadline
from caseorg.store.ledger import Ledger

_GIVEN_BY_LEDGER = frozenset({"created", "modified", "deleted_at", "visibility"})
# What a person says of an event; the rest of it is looked up.
_SAID = (
    "title", "type", "hearing", "ends_at", "place", "note", "time_zone", "service_method", "projected_from_uuid",
    "document_uuid", "page", "annotation_uuid",
)  # fmt: skip


@operation("Add Event with Deadlines")
def follow_event(ledger: Ledger, *, plan: Consequences) -> Event:
    """Add an event, or change one, with the consequences that were taken: deadlines it sets, supersedes or moves.

    Superseded deadlines stay, with the reason; warnings about what is not suspended stay with their deadlines.
    """
    live_case(ledger, plan.event.case_uuid)
    for record in plan.seen:
        if ledger.get(type(record), record.uuid) != record:
            name = getattr(record, "title", "A deadline")
            raise Outdated(f"“{name}” was changed meanwhile. Look at what follows once more.")
    refuse_outdated(ledger, plan.event.case_uuid, plan.state)
    for event in plan.events:
        _add_event(ledger, event)
    for new in plan.deadlines:
        _add_deadline(ledger, new)
    for trigger in plan.triggers:
        ledger.insert(DeadlineTrigger, **_values(trigger))
    for old, changed in plan.changed:
        _change(ledger, old, changed)
    apply_moves(ledger, plan.moves)
    return ledger.get(Event, plan.event.uuid)


def _add_event(ledger: Ledger, event: Event) -> None:
    said = {name: getattr(event, name) for name in _SAID if getattr(event, name) not in (None, "")}
    projected_from = said.pop("projected_from_uuid", None)  # the deadline may be one that is added after the event
    taken = taken_of_event(ledger, event.case_uuid, said)
    values = _values(event) | taken | {"entered_by": ledger.who, "projected_from_uuid": projected_from}
    ledger.insert(Event, **values)


def _add_deadline(ledger: Ledger, new: NewDeadline) -> None:
    values = _values(new.deadline) | {"entered_by": ledger.who, "dated_by": ledger.who}
    if new.computation is not None:
        values |= computed_values(new.computation)
    if new.deadline.state_reason:
        values |= {"state_who": ledger.who, "state_at": now()}
    made = ledger.insert(Deadline, **values)
    if new.computation is not None and new.computation.count is not None:
        keep_computation(ledger, made.uuid, new.computation)


def _change(ledger: Ledger, old: Record, changed: Record) -> None:
    values = {name: value for name, value in _values(changed).items() if value != getattr(old, name)}
    done_on = values.get("completed_on")
    if done_on and str(done_on) > today().isoformat():
        raise BadInput(f"{done_on} has not come yet. Leave it open what is done by that.")
    for state in ("state", "status"):
        if state in values:
            values |= {f"{state}_who": ledger.who, f"{state}_at": now()}
    ledger.update(old, **values)


def _values(record: Record) -> dict[str, object]:
    """The fields of a record that are not given by the ledger."""
    return {one.name: getattr(record, one.name) for one in fields(record) if one.name not in _GIVEN_BY_LEDGER}
