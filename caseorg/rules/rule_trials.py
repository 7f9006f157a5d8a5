"""An own rule tried while it is typed: what it would give for an example, before it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from caseorg.base.errors import CaseorgError
from caseorg.model.counting import Count, ServiceMethod
from caseorg.model.rule_draft import RuleDraft
from caseorg.model.rule_pack import ComputeRequest, Happening, Rule
from caseorg.model.rulebook import Rulebook
from caseorg.rules.compute import compute
from caseorg.rules.compute_legs import day_of_moment
from caseorg.rules.rule_drafts import example_moment, written_of
from caseorg.rules.rulebook import pack_from


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What came of it: the answer, or the sentence that says what is missing or wrong."""

    count: Count | None = None
    problem: str = ""

    @property
    def dates(self) -> tuple[date, date] | None:
        """The day and the safe day."""
        if self.count is None:
            return None
        return day_of_moment(self.count.due), day_of_moment(self.count.safe_due)


def tried(
    book: Rulebook,
    draft: RuleDraft,
    *,
    court: str = "",
    before: dict[str, Any] | None = None,
    amended: bool = False,
) -> Trial:
    """The date that a draft gives for the event of its example, in a court (its id, "" for none)."""
    bare = replace(draft, example_due="", example_safe_due="")
    try:
        pack = pack_from(written_of(bare, before=before, amended=amended))
        rule = pack.rules[0]
        at = example_moment(draft)
        if at is None:
            return Trial(problem="Type the day of an event to see what the rule gives.")
        others = tuple(one for one in book.packs if all(other.id != rule.id for other in one.rules))
        around = replace(book, packs=(*others, pack), enabled={}, service_days={})
        happening = Happening(at=at, method=_method(draft, rule))
        happened: dict[str, Happening | None] = {rule.latest.legs[0].trigger: happening}
        zone = pack.time_zone if isinstance(at, datetime) and not (court and book.pack_of_court(court)) else ""
        request = ComputeRequest(rule_id=rule.id, happened=happened, court=court, time_zone=zone)
        found = compute(around, request)
    except CaseorgError as error:
        return Trial(problem=error.sentence)
    if found.count is None:
        return Trial(problem=" ".join(question.text for question in found.questions))
    return Trial(count=found.count)


def _method(draft: RuleDraft, rule: Rule) -> ServiceMethod | None:
    served = rule.latest.legs[0].trigger.endswith(".served")
    return ServiceMethod(draft.example_method) if draft.example_method and served else None
