"""One leg of a rule counted from what happened, and several legs made into one date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from caseorg.model.counting import Action, Certainty, Count, CountRequest, Direction, SpecialDay, Step
from caseorg.model.rule_pack import Combine, Happening, Leg, Rule, RuleVersion
from caseorg.rules.counting import count
from caseorg.rules.day_words import spoken
from caseorg.rules.event_words import event_words
from caseorg.rules.order_periods import period_words
from caseorg.rules.service import METHOD_WORDS, added_time

COMBINE_WORDS = {Combine.EARLIER: "the earlier", Combine.LATER: "the later", Combine.LONGEST: "the longest"}
"""How a rule of several legs says which of them governs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a deadline falls: the days that are special there, its time zone, when its day ends."""

    special_days: tuple[SpecialDay, ...] = ()
    time_zone: str | None = None
    day_end: time | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Start:
    """What a leg is counted from; `safe` is the earlier day from which its safe date is counted, where the start is
    itself the end of a period."""

    happening: Happening
    safe: date | None = None

    @property
    def day(self) -> date:
        return day_of_moment(self.happening.at)


def day_of_moment(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def count_leg(rule: Rule, version: RuleVersion, leg: Leg, start: Start, place: Place) -> Count:
    """The date that one leg gives, with its steps."""
    answer = _counted(rule, version, leg, start.happening, place)
    if start.safe is not None and start.safe != start.day:
        safe = _counted(rule, version, leg, replace(start.happening, at=start.safe), place).safe_due
        if day_of_moment(safe) < day_of_moment(answer.safe_due):
            answer = replace(answer, safe_due=safe)
    return _as_the_action_needs(rule, leg, answer)


def _counted(rule: Rule, version: RuleVersion, leg: Leg, happening: Happening, place: Place) -> Count:
    method, direction = happening.method, leg.period.direction
    how = f" {METHOD_WORDS[method]}" if method else ""
    return count(
        CountRequest(
            trigger=happening.at,
            period=leg.period,
            regime=rule.regime,
            action=rule.action,
            added=added_time(
                leg.added_days,
                method,
                served=day_of_moment(happening.at),
                regime=rule.regime,
                direction=direction,
                contested=leg.added_contested,
            ),
            special_days=place.special_days,
            time_zone=place.time_zone,
            day_end=place.day_end,
            trigger_text=event_words(leg.trigger) + how,
            period_cite=version.cite,
        )
    )


def _as_the_action_needs(rule: Rule, leg: Leg, answer: Count) -> Count:
    """For what must not be done before a day, the safe day is the later one; where it is open whether the last day is
    moved at all, the safe day is the unmoved one."""
    steps, safe = list(answer.steps), answer.safe_due
    if rule.action is Action.NOT_BEFORE and leg.period.direction is Direction.AFTER:
        safe = answer.due
        steps.append(Step(n=0, text="Not to be done before that day: the latest reading is the safe one.", end=safe))
    if leg.roll_contested and day_of_moment(answer.nominal) < day_of_moment(safe):
        safe = answer.nominal
        text = "Whether this period is moved off a weekend or holiday is not settled: the safe date is not moved."
        steps.append(Step(n=0, text=text, cite=rule.latest.cite, end=safe, certainty=Certainty.CONTESTED))
    return replace(answer, safe_due=safe, steps=numbered(steps))


def numbered(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps with numbers from 1."""
    return tuple(replace(step, n=n) for n, step in enumerate(steps, 1))


def combined(version: RuleVersion, counted: list[tuple[Leg, Count]]) -> Count:
    """One date of the legs of a rule, all explained and the one that governs named. Of dates that are equal the first
    leg's is taken."""
    if len(counted) == 1:
        return counted[0][1]
    pick: Callable[..., int] = min if version.combine is Combine.EARLIER else max
    places = range(len(counted))
    at = pick(places, key=lambda place: day_of_moment(counted[place][1].due))
    safe_at = pick(places, key=lambda place: day_of_moment(counted[place][1].safe_due))
    leg, chosen = counted[at]
    steps = [step for leg_of_step, answer in counted for step in _with_heading(leg_of_step, answer)]
    words = COMBINE_WORDS.get(version.combine, "the later")
    text = f"Of {len(counted)} periods {words} governs: {leg_words(leg)}, {spoken(chosen.due)}."
    steps.append(Step(n=0, text=text, cite=version.cite, end=chosen.due))
    warnings = dict.fromkeys(warning for place in {at, safe_at} for warning in counted[place][1].warnings)
    return replace(
        chosen, safe_due=counted[safe_at][1].safe_due, steps=numbered(steps), warnings=tuple(warnings)
    )  # fmt: skip


def leg_words(leg: Leg) -> str:
    """What a leg is, in words."""
    if leg.text:
        return leg.text
    event = event_words(leg.trigger)
    event = event if event[1:2].isupper() else event[:1].lower() + event[1:]
    if not leg.period.amount:
        return event
    return f"{period_words(leg.period)} {leg.period.direction} “{event}”"


def _with_heading(leg: Leg, answer: Count) -> list[Step]:
    return [Step(n=0, text=f"One period: {leg_words(leg)}."), *answer.steps]
