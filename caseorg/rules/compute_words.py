"""What is said beside a deadline by a rule: who can extend it, how sure the rule is, what is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from caseorg.model.counting import Action, Confidence, Count, Step
from caseorg.model.rule_pack import Computation, Pack, Rule, RuleVersion
from caseorg.rules.compute_legs import day_of_moment, numbered
from caseorg.rules.extending import extension_of

_YEAR = timedelta(days=366)
_DOUBTS = {
    Confidence.V3: "it is known from others who quote it; look it up before you rely on the date",
    Confidence.M: "its text was not checked; look it up before you rely on the date",
    Confidence.U: "what it says is uncertain; look it up before you rely on the date",
}


def finished(pack: Pack, rule: Rule, version: RuleVersion, answer: Count, *, day: date, verified: bool) -> Count:
    """A count with its last step and the warnings that come of the rule."""
    extension, cite = extension_of(rule.extendable, rule.regime, version.cite)
    steps = [*answer.steps]
    if rule.action is Action.OUTER_LIMIT:
        steps.append(Step(n=0, text="It is the outer limit: what is due sooner by another rule stays due."))
    steps.append(Step(n=0, text=extension, cite=cite))
    said = [*answer.warnings, *_warnings(pack, rule, version, day=day, verified=verified)]
    if rule.jurisdictional and day_of_moment(answer.safe_due) != day_of_moment(answer.due):
        said.append(f"Act by {day_of_moment(answer.safe_due)}: courts may read the rule so, and nobody can forgive it.")
    return replace(answer, steps=numbered(steps), warnings=tuple(dict.fromkeys(said)))


def with_shadowed(answer: Count, pack: Pack, rule: Rule, shadowed: tuple[Pack, Rule] | None) -> Count:
    """A count whose first step names the order or own rule that governs, and the rule it stands for."""
    if shadowed is None:
        return answer
    other = shadowed[1]
    text = f"“{pack.title}” governs: {rule.title}, instead of {other.latest.cite} ({other.title}, {other.id})."
    step = Step(n=0, text=text, cite=rule.latest.cite)
    return replace(answer, steps=numbered((step, *answer.steps)))


def with_parents(answer: Count, parents: tuple[Computation, ...]) -> Count:
    """A count with the steps and warnings of the rules whose end it was counted from, theirs first."""
    steps, said = [], []
    for parent in parents:
        if parent.count is not None:
            steps.append(Step(n=0, text=f"First {parent.rule_id}, whose end starts this.", cite=parent.cite))
            steps += parent.count.steps[:-1]
            said += [f"{parent.rule_id}: {warning}" for warning in parent.count.warnings]
    if not steps:
        return answer
    return replace(
        answer, steps=numbered((*steps, *answer.steps)), warnings=tuple(dict.fromkeys((*answer.warnings, *said)))
    )


def _warnings(pack: Pack, rule: Rule, version: RuleVersion, *, day: date, verified: bool) -> list[str]:
    said = []
    if rule.jurisdictional:
        said.append("Jurisdictional: after this day the court has no power to hear it.")
    doubt = _DOUBTS.get(version.source.confidence)
    if verified and doubt:
        said.append(f"You looked up {version.cite} and confirmed it.")
    elif doubt:
        said.append(f"{version.cite} ({version.badge or 'verify'}): {doubt}.")
    if version.question:
        said.append(f"Open question: {version.question}")
    if version.transition:
        said.append(f"When the rule changed: {version.transition}")
    if version.since is not None and day < version.source.checked - _YEAR:
        said.append(f"Since when {version.cite} has read so was not checked. Look up how it read on {day}.")
    if day > pack.verified_through + _YEAR:
        said.append(
            f"{pack.title}: checked through {pack.verified_through}, more than a year before {day}. Look up whether "
            f"{version.cite} has changed."
        )
    if day < version.effective:
        said.append(f"{day} lies before {version.effective}, from which {version.cite} is known: counted as of then.")
    return said
