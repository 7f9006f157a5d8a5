"""What a new deadline runs from: events that are there, events that are said with it, other deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from caseorg.base.errors import BadInput
from caseorg.model.deadline import Deadline, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.operations.deadline_dates import waits
from caseorg.operations.events import add_event, of_case
from caseorg.rules.deadline_drafts import Start
from caseorg.rules.event_words import event_words
from caseorg.store.ledger import Ledger

_PLACE = ("document_uuid", "page", "annotation_uuid")


@dataclass(frozen=True, kw_only=True, slots=True)
class NewEvent:
    """An event that is said together with the deadline that runs from it: `at` an ISO day or local time, None while it
    is not known; `service_method` a value of ServiceMethod, "" for none; `sourced` whether it is known from the same
    words as the deadline."""

    title: str
    at: str | None = None
    service_method: str = ""
    time_zone: str = ""
    sourced: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class NewTrigger:
    """What a new deadline runs from: an event that is there or a new one, or the day another deadline expires; `leg` is
    its name in the rule."""

    leg: str = ""
    event_uuid: str | None = None
    parent_uuid: str | None = None
    event: NewEvent | None = None


def triggers_of(starts: Iterable[Start], *, time_zone: str = "", sourced: bool = True) -> tuple[NewTrigger, ...]:
    """What a draft runs from: its events and deadlines as they are, and a new event for each day that was said or is
    waited for. What never happened sets nothing running."""
    return tuple(_trigger_of(start, time_zone, sourced) for start in starts if not start.never)


def _trigger_of(start: Start, time_zone: str, sourced: bool) -> NewTrigger:
    if start.event_uuid or start.parent_uuid:
        return NewTrigger(leg=start.leg, event_uuid=start.event_uuid, parent_uuid=start.parent_uuid)
    return NewTrigger(
        leg=start.leg,
        event=NewEvent(
            title=event_words(start.leg), at=start.at, service_method=start.method, time_zone=time_zone,
            sourced=sourced,
        ),
    )  # fmt: skip


def with_events(
    ledger: Ledger, case_uuid: str, triggers: Sequence[NewTrigger], source: Mapping[str, object]
) -> tuple[NewTrigger, ...]:
    """The triggers with their new events added to the case. `source` is where the deadline is known from."""
    place = {name: source[name] for name in _PLACE if source.get(name) is not None}
    return tuple(_with_event(ledger, case_uuid, trigger, place) for trigger in triggers)


def _with_event(ledger: Ledger, case_uuid: str, trigger: NewTrigger, place: Mapping[str, object]) -> NewTrigger:
    new = trigger.event
    if new is None or trigger.event_uuid or trigger.parent_uuid:
        return trigger
    said = {"type": trigger.leg, "service_method": new.service_method, "time_zone": new.time_zone}
    values: dict[str, object] = {name: value for name, value in said.items() if value}
    values |= place if new.sourced else {}
    event = add_event.run(ledger, case_uuid=case_uuid, title=new.title, at=new.at, **values)
    return replace(trigger, event_uuid=event.uuid, event=None)


def hang(ledger: Ledger, deadline: Deadline, triggers: Sequence[NewTrigger]) -> None:
    """Say what a new deadline runs from. Nothing can run from it yet, so no chain turns back on itself."""
    legs = [trigger.leg for trigger in triggers]
    if len(set(legs)) < len(legs):
        raise BadInput("A deadline has one trigger for each event of its rule. Give each of them once.")
    for trigger in triggers:
        if (trigger.event_uuid is None) == (trigger.parent_uuid is None):
            raise BadInput("A deadline runs from an event or from another deadline. Choose one of them.")
        if trigger.event_uuid:
            of_case(ledger, Event, trigger.event_uuid, deadline.case_uuid)
        if trigger.parent_uuid:
            of_case(ledger, Deadline, trigger.parent_uuid, deadline.case_uuid)
        ledger.insert(
            DeadlineTrigger,
            deadline_uuid=deadline.uuid,
            leg=trigger.leg,
            event_uuid=trigger.event_uuid,
            parent_uuid=trigger.parent_uuid,
        )


def is_expected(ledger: Ledger, trigger: NewTrigger) -> bool:
    """Whether a trigger has not happened yet and has a date all the same."""
    if trigger.event_uuid:
        return ledger.get(Event, trigger.event_uuid).status is EventStatus.PROJECTED
    return bool(trigger.parent_uuid) and ledger.get(Deadline, str(trigger.parent_uuid)).projected


def is_waiting(ledger: Ledger, trigger: NewTrigger) -> bool:
    """Whether a trigger has no date yet."""
    if trigger.event_uuid:
        return waits(ledger.get(Event, trigger.event_uuid))
    if trigger.event is not None:
        return trigger.event.at is None
    return bool(trigger.parent_uuid) and ledger.get(Deadline, str(trigger.parent_uuid)).waiting
