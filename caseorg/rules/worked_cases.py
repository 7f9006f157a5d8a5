"""The worked cases of packs: whether each rule computes to the answer that is written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from caseorg.base.errors import UserError
from caseorg.model.rule_pack import ComputeRequest, Happening, Pack, WorkedCase
from caseorg.model.rulebook import Rulebook
from caseorg.rules.compute import compute
from caseorg.rules.compute_legs import day_of_moment


def failing_cases(rulebook: Rulebook, pack: Pack) -> Iterator[str]:
    """A sentence for every worked case of a pack that does not come out."""
    for rule in pack.rules:
        for case in rule.cases:
            found = _dates(rulebook, rule.id, case, pack.time_zone)
            expected = (case.due, case.safe_due or case.due)
            if isinstance(found, str):
                yield f"{rule.id}: a worked case cannot be computed. {found}"
            elif found != expected:
                yield (
                    f"{rule.id}: a worked case is due {expected[0]} (safe date {expected[1]}), but computes to "
                    f"{found[0]} (safe date {found[1]})."
                )


def rules_without_cases(pack: Pack) -> tuple[str, ...]:
    """The ids of the rules that have no worked case."""
    return tuple(rule.id for rule in pack.rules if not rule.cases)


def _dates(rulebook: Rulebook, rule_id: str, case: WorkedCase, time_zone: str) -> tuple[date, date] | str:
    """The dates that a case computes to, or why it does not."""
    happened: dict[str, Happening | None] = dict.fromkeys(case.absent)
    happened |= {trigger: _happening(trigger, day, case) for trigger, day in case.triggers}
    zone = time_zone if any(isinstance(at, datetime) for _, at in case.triggers) else ""
    request = ComputeRequest(rule_id=rule_id, happened=happened, facts=dict(case.facts), time_zone=zone)
    try:
        found = compute(rulebook, request)
    except UserError as error:
        return error.sentence
    if found.count is None:
        return " ".join(question.text for question in found.questions)
    return day_of_moment(found.count.due), day_of_moment(found.count.safe_due)


def _happening(trigger: str, day: date, case: WorkedCase) -> Happening:
    return Happening(at=day, method=case.method if trigger.endswith(".served") else None)
