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
    """What holds for every deadline of a case: the id of its court, the day it was filed, the days that people say were
    no ordinary ones."""

    court: str = ""
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
    """A request for a rule in a case."""
    return ComputeRequest(
        rule_id=rule_id,
        happened=dict(happened),
        facts=dict(facts),
        special_days=setting.special_days,
        court=setting.court,
        case_filed=setting.case_filed,
        todays_counting=todays_counting,
    )


def happened_of(legs: Iterable[tuple[str, Event]]) -> dict[str, Happening | None]:
    """What happened, by the names of legs; None for what was cancelled. What waits for its date is left out."""
    happened: dict[str, Happening | None] = {}
    for leg, event in legs:
        if event.status is EventStatus.CANCELLED:
            happened[leg] = None
        elif event.at is not None and event.status is not EventStatus.WAITING:
            method = ServiceMethod(event.service_method) if event.service_method else None
            happened[leg] = Happening(at=_moment(event.at), method=method)
    return happened


def expiry_leg(rule_id: str) -> str:
    """The name of the leg that runs from the end of another rule's time."""
    return f"{EXPIRY_PREFIX}{rule_id}{EXPIRY_SUFFIX}"


def _moment(at: str) -> date | datetime:
    return datetime.fromisoformat(at) if "T" in at else date.fromisoformat(at)
