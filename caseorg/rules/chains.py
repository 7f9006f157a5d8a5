"""What moves when an event moves, or when all is counted again: each deadline down the chain, from what to what and
why, before anything changes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
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
    """The events and deadlines of a case by their ids, and what runs from what; `state` is another text once one of
    them is otherwise (`chain_state`)."""

    events: Mapping[str, Event]
    deadlines: Mapping[str, Deadline]
    triggers: tuple[DeadlineTrigger, ...]
    setting: CaseSetting = field(default_factory=CaseSetting)
    state: str = ""


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

    @property
    def shown(self) -> tuple[str | None, str | None, str | None]:
        """`old`, `new` and `computed` with the minute where hours are counted: they may move within a day."""
        count = self.computation.count if self.computation else None
        if count is None or not isinstance(count.due, datetime):
            return self.old, self.new, self.computed
        kept, counted = self.deadline.due_at or self.old, count.due.isoformat(timespec="minutes")
        return kept, kept if self.outcome in (Outcome.KEPT, Outcome.NOTED) else counted, counted

    @property
    def changes(self) -> bool:
        """Whether anything that is known of the deadline changes: its day, its safe day, what the rule gives, how the
        rule is cited and how well it is known, whether it is only expected."""
        kept, count = self.deadline, self.computation.count if self.computation else None
        if self.outcome is Outcome.MOVED or self.needs_consent or self.projected is not kept.projected:
            return True
        if self.outcome is Outcome.WAITS:
            return kept.due is not None
        if count is None or self.computation is None:
            return False
        if self.outcome is Outcome.SAME and self.computation.words != (kept.cite, kept.confidence):
            return True
        if not _same_minute(count.due, kept.computed_due_at):
            return True
        return (_iso(count.due), _iso(count.safe_due)) != (kept.computed_due, kept.computed_safe_due)


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What a person said to a preview: the ids of verified deadlines that may move all the same, and of deadlines that
    keep their day though the rule gives another."""

    accepted: frozenset[str] = frozenset()
    declined: frozenset[str] = frozenset()


_NO_CHOICE = Choice()
_WAITS = "it waits for what it runs from"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recount:
    """The open deadlines of a case whose date is no longer what the rules give, in the order in which they follow from
    each other, and the events expected on their days, as they will be; `seen` are these events as they were, `state` is
    that of the chain then."""

    case_uuid: str
    case_name: str
    moves: tuple[Move, ...]
    expected: tuple[Event, ...]
    seen: tuple[Event, ...]
    state: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """An event as it will be, the deadlines in the order in which they follow from it, and the events that are expected
    on their days, as they will be; `seen` are all these events as they were, `state` is that of the chain then."""

    event: Event
    moves: tuple[Move, ...]
    expected: tuple[Event, ...]
    seen: tuple[Event, ...]
    state: str = ""


def plan_of(rulebook: Rulebook, chain: Chain, event: Event, choice: Choice = _NO_CHOICE) -> Plan:
    """What follows if an event becomes `event`.

    `choice` says which verified deadlines may move and which others stay; what runs from one that keeps its date
    follows that date. Raises BadInput where the chain turns back on itself.
    """
    planning = _Planning(rulebook, chain, choice, event)
    moves, expected = planning.followed(_order(chain, (event.uuid,)))
    seen = tuple(chain.events[one.uuid] for one in (event, *expected))
    return Plan(event=event, moves=tuple(moves), expected=tuple(expected), seen=seen, state=chain.state)


def followed_by(
    rulebook: Rulebook, chain: Chain, starts: Collection[str], choice: Choice
) -> tuple[list[Move], list[Event]]:
    """What becomes of deadlines and of what runs from them and from events, by the ids of both; and the expected events
    that change with them."""
    return _Planning(rulebook, chain, choice).followed(_order(chain, starts))


def recount(
    rulebook: Rulebook, case: tuple[str, str], chain: Chain, choice: Choice = _NO_CHOICE, *, every: bool = False
) -> Recount:
    """What becomes of the open deadlines of a case if all are counted again, with the rules and days of now.

    `case` is its id and its name. Only what changes is in it, with `every` also what does not; what is done or retired
    is not. Doing it, and counting once more, changes nothing.
    Raises BadInput where the chain turns back on itself.
    """
    counted = [one.uuid for one in chain.deadlines.values() if one.rule_id and one.state is DeadlineState.OPEN]
    moves, expected = _Planning(rulebook, chain, choice).followed(_order(chain, counted))
    return Recount(
        case_uuid=case[0],
        case_name=case[1],
        moves=tuple(one for one in moves if (every or one.changes) and one.deadline.state is DeadlineState.OPEN),
        expected=tuple(expected),
        seen=tuple(chain.events[one.uuid] for one in expected),
        state=chain.state,
    )


def _order(chain: Chain, starts: Collection[str]) -> list[str]:
    """What follows from events, or from deadlines and these too: ids of deadlines and of expected events, each after
    all it runs from."""
    before: dict[str, set[str]] = {uuid: set() for uuid in starts if uuid in chain.deadlines}
    for trigger in chain.triggers:
        before.setdefault(trigger.deadline_uuid, set()).add(trigger.event_uuid or trigger.parent_uuid or "")
    for event in chain.events.values():
        if event.projected_from_uuid and event.status in (EventStatus.PROJECTED, EventStatus.WAITING):
            before.setdefault(event.uuid, set()).add(event.projected_from_uuid)
    try:
        every = list(TopologicalSorter(before).static_order())
    except CycleError as error:
        raise BadInput("These deadlines run from each other in a circle. Take one of them out of it first.") from error
    reached = set(starts)
    for uuid in every:
        if before.get(uuid, set()) & reached:
            reached.add(uuid)
    reached -= chain.events.keys() & set(starts)
    known = chain.events.keys() | chain.deadlines.keys()
    return [uuid for uuid in every if uuid in reached and uuid in known]


class _Planning:
    """One preview: events and days as they will stand so far."""

    def __init__(self, rulebook: Rulebook, chain: Chain, choice: Choice, *moved: Event) -> None:
        self._rulebook = rulebook
        self._chain = chain
        self._choice = choice
        self._events = dict(chain.events) | {one.uuid: one for one in moved}
        self._deadlines = dict(chain.deadlines)
        # many deadlines run from one event by the same rule: each question is asked of the rules once
        self._answers: dict[Hashable, tuple[Computation | None, str]] = {}
        self._triggers: defaultdict[str, list[DeadlineTrigger]] = defaultdict(list)
        for trigger in chain.triggers:
            self._triggers[trigger.deadline_uuid].append(trigger)

    def followed(self, order: Iterable[str]) -> tuple[list[Move], list[Event]]:
        """What becomes of deadlines, and the expected events that change, in this order."""
        moves, expected = [], []
        for uuid in order:
            if uuid in self._chain.deadlines:
                moves.append(self.move(self._chain.deadlines[uuid]))
                continue
            moved = self.follow(self._chain.events[uuid])
            if moved != self._chain.events[uuid]:
                expected.append(moved)
        return moves, expected

    def follow(self, event: Event) -> Event:
        """An expected event on the day of its deadline."""
        parent = self._deadlines[str(event.projected_from_uuid)]
        status = EventStatus.PROJECTED if parent.due else EventStatus.WAITING
        self._events[event.uuid] = replace(event, at=parent.due, status=status)
        return self._events[event.uuid]

    def move(self, deadline: Deadline) -> Move:
        """What becomes of a deadline; the day that will stand is what its own children run from."""
        triggers = self._triggers[deadline.uuid]
        projected = any(self._expected(one) for one in triggers)
        computation, problem = self._computed(deadline, triggers)
        computed = _day(computation)
        outcome, why, asks = self._decided(deadline, computation, computed, problem)
        new = computed if outcome in (Outcome.MOVED, Outcome.SAME, Outcome.WAITS) else deadline.due
        # the day of a superseded deadline is history; what takes its place counts from what its day would be now
        followed = computed or new if deadline.state is DeadlineState.SUPERSEDED else new
        self._deadlines[deadline.uuid] = replace(deadline, due=followed, projected=projected)
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
            if parent is not None and parent.due is None:
                return None, _WAITS
            if parent is not None and parent.due:
                happened[one.leg] = Happening(at=date.fromisoformat(parent.due))
        # legs without a trigger were said not to have happened when the deadline was added
        legs = {one.leg for one in triggers}
        asked = (deadline.rule_id, frozenset(happened.items()), frozenset(legs), deadline.facts)
        if asked not in self._answers:
            absent = (leg for leg in root_triggers(self._rulebook, deadline.rule_id) if leg not in legs)
            self._answers[asked] = self._answer(deadline.rule_id, happened | dict.fromkeys(absent), deadline.facts)
        return self._answers[asked]

    def _answer(
        self, rule_id: str, happened: Mapping[str, Happening | None], kept_facts: str
    ) -> tuple[Computation | None, str]:
        facts = {Fact(name): holds for name, holds in json.loads(kept_facts).items()}
        try:
            return compute(self._rulebook, request_of_case(rule_id, self._chain.setting, happened, facts)), ""
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
        if computation is None and problem != _WAITS:
            return Outcome.UNCOUNTED, problem, False
        if deadline.pinned:
            return Outcome.KEPT, f"{now}; kept {deadline.due}: {deadline.kept_reason or deadline.due_source}", False
        if computed is None:
            asked = " ".join(question.text for question in computation.questions) if computation else ""
            return Outcome.WAITS, f"{_WAITS}. {asked}".rstrip(), False
        assert computation is not None
        if _stands(deadline, computation):
            cite, confidence = computation.words
            other = (cite, confidence) != (deadline.cite, deadline.confidence)
            as_cited = f"; it is cited as {cite} now, known as {confidence}" if other else ""
            return Outcome.SAME, f"the rule gives the same date{as_cited}", False
        if deadline.uuid in self._choice.declined:
            return Outcome.KEPT, f"{now}; kept {deadline.due}, as the change was not accepted", True
        if deadline.verified and deadline.uuid not in self._choice.accepted:
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


def _stands(deadline: Deadline, computation: Computation) -> bool:
    """Whether a deadline has the days that the rule gives and, where hours are counted, the minute."""
    count = computation.count
    if count is None or (_iso(count.due), _iso(count.safe_due)) != (deadline.due, deadline.safe_due):
        return False
    return _same_minute(count.due, deadline.due_at)


def _same_minute(counted: date | datetime, kept: str | None) -> bool:
    """Whether hours end when it was kept; a day has no minute to compare."""
    return not isinstance(counted, datetime) or (kept is not None and datetime.fromisoformat(kept) == counted)


def _iso(moment: date | datetime) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
