"""A deadline by a rule: which version governs, which of its periods count, and the date with every reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseorg.base.errors import BadInput, NotFound
from caseorg.model.counting import Confidence, Count, Period
from caseorg.model.rule_pack import (
    FACT_QUESTIONS,
    Computation,
    ComputeRequest,
    Happening,
    Leg,
    Pack,
    Question,
    Rule,
    RuleVersion,
    SelectBy,
)
from caseorg.model.rulebook import Rulebook
from caseorg.rules.compute_legs import Place, Start, combined, count_leg, day_of_moment
from caseorg.rules.compute_values import inputs_of
from caseorg.rules.compute_versions import crossed_versions, governing_version
from caseorg.rules.compute_words import finished, with_parents, with_shadowed
from caseorg.rules.event_words import event_words
from caseorg.rules.order_periods import rule_meant
from caseorg.rules.rule_choices import with_service_days

_FIRST_DAY = date(2009, 12, 1)
_NO_PERIOD = Period(amount=0)


class _Unanswered(Exception):
    """Something must be asked first; never leaves this module."""

    def __init__(self, questions: tuple[Question, ...]) -> None:
        super().__init__()
        self.questions = questions


def compute(rulebook: Rulebook, request: ComputeRequest) -> Computation:
    """The deadline that a rule sets, or the questions that must be answered first.

    Raises NotFound for an unknown rule, BadInput where the rule cannot be applied: it is not in use, no version of it
    is known for the day, nothing happened that starts its time, or another rule governs by the facts.
    """
    return _Computing(rulebook, request).computed()


@dataclass(frozen=True, slots=True)
class _Computing:
    """One computation; `children` are the rules whose time depends on this one's."""

    rulebook: Rulebook
    request: ComputeRequest
    children: tuple[str, ...] = ()

    def computed(self) -> Computation:
        pack, rule = self._found()
        place, made_with = self._place(pack, rule.id)
        try:
            day = self._deciding_day(rule)
            version = governing_version(rule, day, todays_counting=self.request.todays_counting)
            answer, parents = self._counted(rule, version, place)
            if version.select_by is SelectBy.DUE:
                version = governing_version(rule, day_of_moment(answer.due), todays_counting=False)
                answer, parents = self._counted(rule, version, place)
            answer = self._by_other_versions(rule, version, place, day, answer)
        except _Unanswered as open_ones:
            return self._computation(pack, rule, rule.latest, made_with, None, open_ones.questions)
        answer = finished(pack, rule, version, answer, day=day, verified=rule.id in self.rulebook.verified)
        answer = with_shadowed(answer, pack, rule, self.rulebook.itself(rule.overrides))
        answer = with_parents(answer, parents)
        if self.rulebook.unread and not self.children:
            answer = replace(answer, warnings=(*self.rulebook.unread, *answer.warnings))
        for parent in parents:
            made_with = parent.made_with | made_with
        return self._computation(pack, rule, version, made_with, answer, ())

    def _found(self) -> tuple[Pack, Rule]:
        rule_id = self.request.rule_id
        if rule_id in self.children:
            raise BadInput(f"The rules {', '.join((*self.children, rule_id))} wait for each other. Correct the packs.")
        found = rule_meant(self.rulebook, rule_id)
        parts = self.rulebook.parts(rule_id)
        if found is None and parts:
            listed = "; ".join(f"{rule.id} ({rule.title})" for rule in parts)
            raise BadInput(f"{rule_id} sets several periods. Name one of its parts: {listed}.")
        if found is None:
            raise NotFound(f"There is no rule {rule_id}. “caseorg rules list” names them all.")
        pack, rule = found
        if self.rulebook.enabled.get(rule.id) is False:
            raise BadInput(
                f"The rule {rule_id} is not in use: it was turned off, or its text was not checked. Look it up, then "
                f"turn it on in Deadlines > Rules, or by “caseorg rules enable {rule.id}”."
            )
        return pack, with_service_days(rule, self.rulebook.service_days.get(rule.id))

    def _place(self, pack: Pack, rule_id: str) -> tuple[Place, dict[str, str]]:
        """Where the deadline falls, and the hashes of what tells it. The rules of all courts know no court by
        themselves: its state, its time zone and the end of its day come from the pack of the court that is given."""
        of_court = self.rulebook.pack_of_court(self.request.court) if self.request.court else None
        home = of_court or (pack if pack.courts else None)
        made_with = {one.id: one.hash for one in (pack, home) if one}
        chosen = self.rulebook.service_days.get(rule_id)
        if chosen is not None:
            made_with[f"service days of {rule_id}"] = "added" if chosen else "not added"
        special_days = list(self.request.special_days)
        for name in dict.fromkeys((*pack.holidays, *(home.holidays if home else ()))):
            calendar = self.rulebook.calendar(name)
            if calendar is None:
                raise BadInput(f"Pack {pack.id}: there is no calendar {name}. Correct “holidays”.")
            made_with[calendar.id] = calendar.hash
            special_days += calendar.days
        zone = self.request.time_zone or (home.time_zone if home else None)
        day_end = (home or pack).day_end
        return Place(special_days=tuple(special_days), time_zone=zone, day_end=day_end), made_with

    def _deciding_day(self, rule: Rule) -> date:
        """The day that decides which version governs: by default the first day on which something happened."""
        if rule.latest.select_by is SelectBy.CASE_FILED:
            if self.request.case_filed is None:
                raise _Unanswered((Question(key="case_filed", text="When was the case filed?", about="case_filed"),))
            return self.request.case_filed
        starts = [self._start(leg) for leg in rule.latest.legs if self._may_count(leg)]
        days = [start.day for start in starts if isinstance(start, Start)]
        if not days:
            self._running_legs(rule, rule.latest)
            raise BadInput(_nothing_runs(rule, rule.latest.legs))
        early = min(days)
        if early < _FIRST_DAY and not self.request.todays_counting:
            raise BadInput(
                f"{early} is before December 1, 2009, when short periods were counted otherwise. Count it by hand, or "
                "say that today’s counting is to be applied all the same."
            )
        return early

    def _counted(self, rule: Rule, version: RuleVersion, place: Place) -> tuple[Count, tuple[Computation, ...]]:
        """The date by one version, and the computations of the rules from whose end it was counted."""
        counted, parents = [], []
        for leg in self._running_legs(rule, version):
            start = self._start(leg)
            assert isinstance(start, Start)
            counted.append((leg, count_leg(rule, version, leg, start, place)))
            if leg.parent_rule and self._given_expiry(leg.parent_rule) is None:
                parents.append(self._parent(leg.parent_rule))
        return combined(version, counted), tuple(parents)

    def _running_legs(self, rule: Rule, version: RuleVersion) -> list[Leg]:
        """The legs that count: their facts hold and what starts them happened. Raises what is to be asked first."""
        questions: dict[str, Question] = {}
        legs = []
        for leg in version.legs:
            if not self._may_count(leg):
                continue
            asked = self._questions(leg)
            questions |= {question.key: question for question in asked}
            if not asked and self._start(leg) is not None:
                legs.append(leg)
        if questions:
            raise _Unanswered(tuple(questions.values()))
        if not legs and version.otherwise:
            raise BadInput(f"By these facts {version.otherwise} governs instead of {rule.id}. Compute it by that rule.")
        if not legs:
            raise BadInput(_nothing_runs(rule, version.legs))
        return legs

    def _may_count(self, leg: Leg) -> bool:
        """Whether no fact is known that rules a leg out."""
        return all(self.request.facts.get(fact, holds) is holds for fact, holds in leg.requires)

    def _questions(self, leg: Leg) -> list[Question]:
        """What must be known before a leg can be counted: its facts first, then what starts it."""
        facts = [fact for fact, _ in leg.requires if fact not in self.request.facts]
        asked = [Question(key=fact.value, text=FACT_QUESTIONS[fact], about="fact") for fact in facts]
        start = self._start(leg)
        if isinstance(start, tuple):
            asked += start
        return asked

    def _start(self, leg: Leg) -> Start | tuple[Question, ...] | None:
        """What starts a leg, None where it did not happen, questions where that is not known."""
        if leg.parent_rule is not None:
            given = self._given_expiry(leg.parent_rule)
            if given is not None:
                return Start(happening=given)
            parent = self._parent(leg.parent_rule)
            if parent.count is None:
                return parent.questions
            safe = day_of_moment(parent.count.safe_due)
            return Start(happening=Happening(at=parent.count.due), safe=safe)
        if leg.trigger not in self.request.happened:
            text = f"{event_words(leg.trigger)}: on which day? Say so too if it did not happen."
            return (Question(key=leg.trigger, text=text, about="trigger"),)
        happening = self.request.happened[leg.trigger]
        return Start(happening=happening) if happening else None

    def _given_expiry(self, parent_rule: str) -> Happening | None:
        """The end of another rule's time as the caller gave it, under the rule's own id or that of a part of it."""
        for trigger, happening in self.request.happened.items():
            given = Leg(trigger=trigger, period=_NO_PERIOD).parent_rule
            if happening and given and (given == parent_rule or given.startswith(f"{parent_rule}.")):
                return happening
        return None

    def _parent(self, rule_id: str) -> Computation:
        request = replace(self.request, rule_id=rule_id)
        return _Computing(self.rulebook, request, (*self.children, self.request.rule_id)).computed()

    def _by_other_versions(self, rule: Rule, version: RuleVersion, place: Place, day: date, answer: Count) -> Count:
        """The same, with the earlier of both dates as the safe one where the rule changed while its time ran."""
        by_trigger = version.select_by is SelectBy.TRIGGER
        crossed = crossed_versions(rule, version, day, day_of_moment(answer.due)) if by_trigger else ()
        for other in crossed:
            changed, _ = self._counted(rule, other, place)
            if changed.due == answer.due and changed.safe_due == answer.safe_due:
                continue
            earlier = min(answer.safe_due, changed.safe_due, key=day_of_moment)
            warning = (
                f"The rule changed on {max(version.effective, other.effective)}, between the event and the date: by "
                f"the other version it is {day_of_moment(changed.due)}. The earlier date is the safe one."
            )
            answer = replace(answer, safe_due=earlier, warnings=(*answer.warnings, warning))
        return answer

    def _computation(
        self,
        pack: Pack,
        rule: Rule,
        version: RuleVersion,
        made_with: dict[str, str],
        answer: Count | None,
        questions: tuple[Question, ...],
    ) -> Computation:
        return Computation(
            rule_id=rule.id,
            title=rule.title,
            cite=version.cite,
            action=rule.action,
            severity=rule.severity,
            extendable=rule.extendable,
            jurisdictional=rule.jurisdictional,
            pack_id=pack.id,
            pack_hash=pack.hash,
            pack_version=pack.version,
            rule_version=version.effective,
            # a person read the text itself, as whoever wrote a pack of the first confidence did
            confidence=Confidence.V1 if rule.id in self.rulebook.verified else version.source.confidence,
            badge="" if rule.id in self.rulebook.verified else version.badge,
            made_with=made_with,
            inputs=inputs_of(self.request),
            count=answer,
            questions=questions,
        )


def _nothing_runs(rule: Rule, legs: tuple[Leg, ...]) -> str:
    events = " or ".join(f"“{event_words(leg.trigger)}”" for leg in legs)
    return f"No time runs under {rule.id}: nothing that starts it happened. Give the day of {events}."
