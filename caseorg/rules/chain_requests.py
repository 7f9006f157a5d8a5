"""What a deadline of a case is computed from: its triggers as they stand, turned into what a rule is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from caseorg.model.counting import ServiceMethod, SpecialDay
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import EXPIRY_PREFIX, EXPIRY_SUFFIX, ComputeRequest, Fact, Happening


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseSetting:
    """What holds for every deadline of a case: the id of its court and its time zone ("" where the court is not known),
    the day it was filed, the days that people say were no ordinary ones."""

    court: str = ""
    time_zone: str = ""
    case_filed: date | None = None
    special_days: tuple[SpecialDay, ...] = ()


def request_of_case(
    rule_id: str,
    setting: CaseSetting,
    happened: Mapping[str, Happening | None],
    facts: Mapping[Fact, bool],
    *,
    todays_counting: bool = False,
) -> ComputeRequest:
    """A request for a rule in a case. A time of day of what happened is one by the clock of the court."""
    timed = any(one is not None and isinstance(one.at, datetime) for one in happened.values())
    return ComputeRequest(
        rule_id=rule_id,
        happened=dict(happened),
        facts=dict(facts),
        special_days=setting.special_days,
        court=setting.court,
        time_zone=setting.time_zone if timed else "",
        case_filed=setting.case_filed,
        todays_counting=todays_counting,
    )


def happened_of(legs: Iterable[tuple[str, Event]]) -> dict[str, Happening | None]:
    """What happened, by the names of legs; None for what was cancelled. What waits for its date is left out.

    Of several events of one leg the last governs, once all have come; those that were cancelled no longer count.
    """
    by_leg: dict[str, list[Event]] = {}
    for leg, event in legs:
        standing = by_leg.setdefault(leg, [])
        if event.status is not EventStatus.CANCELLED:
            standing.append(event)
    waiting = {leg for leg, events in by_leg.items() if any(_waits(one) for one in events)}
    return {leg: _last(events) for leg, events in by_leg.items() if leg not in waiting}


def _waits(event: Event) -> bool:
    return event.at is None or event.status is EventStatus.WAITING


def _last(events: Iterable[Event]) -> Happening | None:
    last = max(events, key=lambda event: (event.at or "", event.uuid), default=None)
    if last is None:
        return None
    method = ServiceMethod(last.service_method) if last.service_method else None
    return Happening(at=_moment(str(last.at)), method=method)


def expiry_leg(rule_id: str) -> str:
    """The name of the leg that runs from the end of another rule's time."""
    return f"{EXPIRY_PREFIX}{rule_id}{EXPIRY_SUFFIX}"


def _moment(at: str) -> date | datetime:
    return datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at)
