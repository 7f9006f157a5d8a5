"""What moves when an event moves: each deadline down the chain, from what to what and why, before anything changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.model.deadline import Deadline, DeadlineState, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Computation, Fact, Happening
from caseorg.model.rulebook import Rulebook
from caseorg.rules.chain_requests import CaseSetting, happened_of, request_of_case
from caseorg.rules.compute import compute
from caseorg.rules.rulebook import root_triggers


class Outcome(StrEnum):
    """What becomes of a deadline: its date moves, stays the same, is kept (by an order, a person, or because somebody
    verified it), is only noted (done or retired), gets no date for now, or cannot be computed."""

    MOVED = "moved"
    SAME = "same"
    KEPT = "kept"
    NOTED = "noted"
    WAITS = "waits"
    UNCOUNTED = "not computed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """The events and deadlines of a case by their ids, and what runs from what."""

    events: Mapping[str, Event]
    deadlines: Mapping[str, Deadline]
    triggers: tuple[DeadlineTrigger, ...]
    setting: CaseSetting = field(default_factory=CaseSetting)


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """What becomes of one deadline. `deadline` is as it was seen, `old` its day, `new` the day that will stand,
    `computed` the day the rule gives; `needs_consent` says that it moves only if that is accepted."""

    deadline: Deadline
    outcome: Outcome
    old: str | None
    new: str | None
    computed: str | None
    why: str
    projected: bool
    needs_consent: bool = False
    computation: Computation | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """An event as it will be, the deadlines in the order in which they follow from it, and the events that are expected
    on their days, as they will be; `seen` are all these events as they were."""

    event: Event
    moves: tuple[Move, ...]
    expected: tuple[Event, ...]
    seen: tuple[Event, ...]


def plan_of(rulebook: Rulebook, chain: Chain, event: Event, accepted: frozenset[str] = frozenset()) -> Plan:
    """What follows if an event becomes `event`.

    `accepted` are the ids of verified deadlines that may move; the others keep their date, and what runs from them
    follows the date that was kept. Raises BadInput where the chain turns back on itself.
    """
    planning = _Planning(rulebook, chain, accepted, event)
    moves, expected = [], []
    for uuid in _order(chain, event.uuid):
        if uuid in chain.deadlines:
            moves.append(planning.move(chain.deadlines[uuid]))
        elif uuid != event.uuid:
            moved = planning.follow(chain.events[uuid])
            if moved != chain.events[uuid]:
                expected.append(moved)
    seen = tuple(chain.events[one.uuid] for one in (event, *expected))
    return Plan(event=event, moves=tuple(moves), expected=tuple(expected), seen=seen)


def _order(chain: Chain, start: str) -> list[str]:
    """What follows from an event: ids of deadlines and of expected events, each after all it runs from."""
    before: dict[str, set[str]] = {}
    for trigger in chain.triggers:
        before.setdefault(trigger.deadline_uuid, set()).add(trigger.event_uuid or trigger.parent_uuid or "")
    for event in chain.events.values():
        if event.projected_from_uuid and event.status in (EventStatus.PROJECTED, EventStatus.WAITING):
            before.setdefault(event.uuid, set()).add(event.projected_from_uuid)
    try:
        every = list(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise BadInput("These deadlines run from each other in a circle. Take one of them out of it first.") from error
    reached = {start}
    for uuid in every:
        if uuid != start and before.get(uuid, set()) & reached:
            reached.add(uuid)
    known = chain.events.keys() | chain.deadlines.keys()
    return [uuid for uuid in every if uuid in reached and uuid in known]


class _Planning:
    """One preview: events and days as they will stand so far."""

    def __init__(self, rulebook: Rulebook, chain: Chain, accepted: frozenset[str], moved: Event) -> None:
        self._rulebook = rulebook
        self._chain = chain
        self._accepted = accepted
        self._events = dict(chain.events) | {moved.uuid: moved}
        self._deadlines = dict(chain.deadlines)

    def follow(self, event: Event) -> Event:
        """An expected event on the day of its deadline."""
        parent = self._deadlines[str(event.projected_from_uuid)]
        status = EventStatus.PROJECTED if parent.due else EventStatus.WAITING
        self._events[event.uuid] = replace(event, at=parent.due, status=status)
        return self._events[event.uuid]

    def move(self, deadline: Deadline) -> Move:
        """What becomes of a deadline; the day that will stand is what its own children run from."""
        triggers = [one for one in self._chain.triggers if one.deadline_uuid == deadline.uuid]
        projected = any(self._expected(one) for one in triggers)
        computation, problem = self._computed(deadline, triggers)
        computed = _day(computation)
        outcome, why, asks = self._decided(deadline, computation, computed, problem)
        new = computed if outcome in (Outcome.MOVED, Outcome.SAME, Outcome.WAITS) else deadline.due
        self._deadlines[deadline.uuid] = replace(deadline, due=new, projected=projected)
        return Move(
            deadline=deadline,
            outcome=outcome,
            old=deadline.due,
            new=new,
            computed=computed,
            why=why,
            projected=projected if deadline.state is DeadlineState.OPEN else deadline.projected,
            needs_consent=asks,
            computation=computation,
        )

    def _computed(self, deadline: Deadline, triggers: list[DeadlineTrigger]) -> tuple[Computation | None, str]:
        """The computation by the rule, or why there is none."""
        if deadline.rule_id is None:
            return None, "its date was set by hand or by an order, and no rule counts it"
        happened: dict[str, Happening | None] = happened_of(
            (one.leg, self._events[one.event_uuid]) for one in triggers if one.event_uuid
        )
        for one in triggers:
            parent = self._deadlines.get(one.parent_uuid or "")
            if parent is not None and parent.due:
                happened[one.leg] = Happening(at=date.fromisoformat(parent.due))
        # legs without a trigger were said not to have happened when the deadline was added
        for leg in root_triggers(self._rulebook, deadline.rule_id):
            if leg not in {one.leg for one in triggers}:
                happened[leg] = None
        facts = {Fact(name): holds for name, holds in json.loads(deadline.facts).items()}
        try:
            request = request_of_case(deadline.rule_id, self._chain.setting, happened, facts)
            return compute(self._rulebook, request), ""
        except CaseorgError as error:
            return None, error.sentence

    def _decided(
        self, deadline: Deadline, computation: Computation | None, computed: str | None, problem: str
    ) -> tuple[Outcome, str, bool]:
        """The outcome, in words, and whether it waits for consent."""
        now = f"the rule gives {computed}" if computed else "the rule gives no date now"
        if deadline.state is not DeadlineState.OPEN:
            return Outcome.NOTED, f"it is {deadline.state}, its date stays; {problem or now}", False
        if deadline.rule_id is None:
            return Outcome.KEPT, problem, False
        if computation is None:
            return Outcome.UNCOUNTED, problem, False
        if deadline.pinned:
            return Outcome.KEPT, f"{now}; kept {deadline.due}: {deadline.kept_reason or deadline.due_source}", False
        if computed is None:
            asked = " ".join(question.text for question in computation.questions)
            return Outcome.WAITS, f"it waits for what it runs from. {asked}", False
        if computed == deadline.due and _safe(computation) == deadline.safe_due:
            return Outcome.SAME, "the rule gives the same date", False
        if deadline.verified and deadline.uuid not in self._accepted:
            return Outcome.KEPT, f"{now}; {deadline.verified_by} verified {deadline.due}, kept until accepted", True
        lapses = f"; what {deadline.verified_by} verified no longer holds" if deadline.verified else ""
        return Outcome.MOVED, f"{computation.cite}{lapses}", False

    def _expected(self, trigger: DeadlineTrigger) -> bool:
        if trigger.event_uuid:
            return self._events[trigger.event_uuid].status is EventStatus.PROJECTED
        parent = self._deadlines.get(trigger.parent_uuid or "")
        return parent is not None and parent.projected


def _day(computation: Computation | None) -> str | None:
    count = computation.count if computation else None
    return _iso(count.due) if count else None


def _safe(computation: Computation) -> str | None:
    return _iso(computation.count.safe_due) if computation.count else None


def _iso(moment: date | datetime) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
