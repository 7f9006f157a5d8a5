"""A deadline by a rule before it is made: what the rule asks for, and what was answered so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from caseorg.model.counting import AddedDays, Direction, ServiceMethod, Unit
from caseorg.model.deadline import Deadline
from caseorg.model.event import Event
from caseorg.model.rule_pack import Fact, Happening, Leg
from caseorg.model.rulebook import Rulebook
from caseorg.rules.chain_requests import expiry_leg, happened_of
from caseorg.rules.order_periods import rule_meant


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedStart:
    """An event that a rule asks for. `served` says whether the manner of service can add days, `ahead` whether time
    runs back from it, so that it still lies ahead, `timed` whether hours run from it, so that it needs a time of day;
    `parents` are the rules whose end may start the time instead."""

    trigger: str
    served: bool = False
    ahead: bool = False
    timed: bool = False
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """All that a rule asks for before it gives a date."""

    starts: tuple[AskedStart, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What was said of one event of a rule: its day (an ISO day or local time) and how a paper was served, an event of
    the case, the day a deadline of the case expires, or that it never happened. With none of these it is waited for.
    `leg` is its name in the rule."""

    leg: str
    at: str | None = None
    method: str = ""
    event_uuid: str | None = None
    parent_uuid: str | None = None
    never: bool = False

    @property
    def waits(self) -> bool:
        """Whether a new event is waited for."""
        return not (self.at or self.event_uuid or self.parent_uuid or self.never)


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A deadline by a rule as far as it is known."""

    case_uuid: str
    rule_id: str
    starts: tuple[Start, ...] = ()
    facts: Mapping[Fact, bool] = field(default_factory=dict)


def asked_by(rulebook: Rulebook, rule_id: str) -> Asked:
    """What a rule asks for, as it reads today; nothing where there is no such rule."""
    starts: dict[str, AskedStart] = {}
    facts: dict[Fact, None] = {}
    for leg, parent in _legs(rulebook, rule_id, ()):
        facts |= dict.fromkeys(fact for fact, _ in leg.requires)
        if leg.parent_rule is not None:
            continue
        known = starts.get(leg.trigger, AskedStart(trigger=leg.trigger))
        starts[leg.trigger] = AskedStart(
            trigger=leg.trigger,
            served=known.served or leg.added_days is not AddedDays.NONE,
            ahead=known.ahead or leg.period.direction is Direction.BEFORE,
            timed=known.timed or leg.period.unit is Unit.HOURS,
            parents=tuple(dict.fromkeys((*known.parents, *((parent,) if parent else ())))),
        )
    return Asked(starts=tuple(starts.values()), facts=tuple(facts))


def _legs(rulebook: Rulebook, rule_id: str, children: tuple[str, ...]) -> Iterator[tuple[Leg, str]]:
    """The legs of a rule and of the rules whose end starts it; with the rule, of those of the first one, whose end
    starts it, "" for its own legs."""
    found = rule_meant(rulebook, rule_id)
    if found is None or rule_id in children:
        return
    for leg in found[1].latest.legs:
        yield leg, children[1] if len(children) > 1 else rule_id if children else ""
        if leg.parent_rule is not None:
            yield from _legs(rulebook, leg.parent_rule, (*children, rule_id))


def happened_in(
    starts: Iterable[Start], events: Mapping[str, Event], parents: Mapping[str, Deadline]
) -> dict[str, Happening | None]:
    """What happened by what was said; what is waited for is left out."""
    happened: dict[str, Happening | None] = {}
    for start in starts:
        if start.never:
            happened[start.leg] = None
        elif start.event_uuid:
            happened |= happened_of([(start.leg, events[start.event_uuid])])
        elif start.parent_uuid:
            due = parents[start.parent_uuid].due
            happened |= {start.leg: Happening(at=date.fromisoformat(due))} if due else {}
        elif start.at:
            at = datetime.fromisoformat(start.at) if "T" in start.at else date.fromisoformat(start.at)
            happened[start.leg] = Happening(at=at, method=ServiceMethod(start.method) if start.method else None)
    return happened


def start_after(rule_id: str, deadline_uuid: str) -> Start:
    """That a rule's time runs from the end of a deadline by another rule."""
    return Start(leg=expiry_leg(rule_id), parent_uuid=deadline_uuid)
