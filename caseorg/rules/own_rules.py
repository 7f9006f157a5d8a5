"""Own rules and standing orders: which of them hold for a case, in which order they govern, and what cannot be kept."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from caseorg.base.errors import BadInput
from caseorg.model.rule_pack import Pack, Rule
from caseorg.model.rulebook import Rulebook
from caseorg.model.workspace_rules import OwnRule, RuleScope
from caseorg.rules.pack_checks import refuse_together
from caseorg.rules.rulebook import pack_of
from caseorg.rules.worked_cases import failing_cases

_HONORIFICS = re.compile(r"\b(the|hon|honorable|judge|justice|magistrate|chief|senior|district|u\.?s|jr|sr)\b\.?", re.I)
_RANK = {scope: rank for rank, scope in enumerate(RuleScope)}


@dataclass(frozen=True, kw_only=True, slots=True)
class RulePlace:
    """Where rules are looked for: the court (its id), the names of the judges, the case."""

    court: str = ""
    judges: tuple[str, ...] = ()
    case_uuid: str | None = None


@functools.lru_cache(maxsize=512)
def own_pack(text: str) -> Pack:
    """The pack of an own rule; read once for each text."""
    return pack_of(text)


def same_judge(one: str, other: str) -> bool:
    """Whether two names as printed are one judge's, however titled; a last name alone stands for a full name."""
    first, second = (_name_parts(name) for name in (one, other))
    if not first or not second or first[-1] != second[-1]:
        return False
    return len(first) == 1 or len(second) == 1 or first[0] == second[0]


def _name_parts(name: str) -> list[str]:
    return [part for part in re.findall(r"[^\W\d_]+", _HONORIFICS.sub(" ", name).casefold()) if len(part) > 1]


def holds(rule: OwnRule, place: RulePlace) -> bool:
    """Whether an own rule that is not retired holds in a place."""
    if rule.scope is RuleScope.CASE:
        return rule.case_uuid == place.case_uuid
    if rule.scope is RuleScope.JUDGE:
        return any(same_judge(rule.judge, name) for name in place.judges)
    return rule.scope is RuleScope.WORKSPACE or rule.court == place.court


def with_own(shipped: Rulebook, own: Iterable[OwnRule], place: RulePlace | None) -> Rulebook:
    """The rules with the own ones that hold in a place (None: all of them), the order in one case governing over the
    judge's, that over the court's, that over the firm's, and all over what was shipped."""
    rules = list(own)
    standing = [one for one in rules if one.retired_at is None and (place is None or holds(one, place))]
    standing.sort(key=lambda one: (_RANK[one.scope], one.created, one.uuid))
    packs = tuple(_without_home(shipped, own_pack(one.text)) for one in standing if not why_unread(one))
    retired = {one.rule_id: _stood_for(one) for one in rules if one.retired_at is not None}
    unread = tuple(filter(None, map(why_unread, standing)))
    return replace(shipped, packs=(*shipped.packs, *packs), retired=retired, unread=unread)


def why_unread(rule: OwnRule) -> str:
    """"" where an own rule can be read, else the sentence that says so: it was kept by another edition of the program,
    which knew events or words that this one does not. It must not keep all other rules from being used."""
    try:
        own_pack(rule.text)
    except BadInput as error:
        return (
            f"Your own rule {rule.rule_id} ({rule.order_name}) cannot be read by this edition of the program and is "
            f"not applied: {error.sentence}"
        )
    return ""


def _stood_for(rule: OwnRule) -> str:
    return "" if why_unread(rule) else own_pack(rule.text).rules[0].overrides


def _without_home(shipped: Rulebook, pack: Pack) -> Pack:
    """A pack that does not stand for a court which has a shipped one: its time zone and holidays are known better."""
    known = tuple(court for court in pack.courts if shipped.pack_of_court(court) is None)
    return pack if known == pack.courts else replace(pack, courts=known)


def refuse_own(shipped: Rulebook, others: Sequence[OwnRule], rule: OwnRule) -> Rule:
    """The rule written in an own rule, checked together with all others.

    Raises BadInput for a pack that is wrong or holds more than one rule, an id that is taken, an override of nothing,
    a second rule that stands for the same one in the same place, a chain that leads nowhere, and a worked case that
    does not come out.
    """
    pack = own_pack(rule.text)
    if len(pack.rules) != 1:
        raise BadInput(f"Pack {pack.id} holds {len(pack.rules)} rules. Import it as a file to keep each by itself.")
    written = pack.rules[0]
    standing = [one for one in others if one.retired_at is None and one.uuid != rule.uuid]
    for other in standing:
        if written.overrides and _stands_for_the_same(other, rule, written.overrides):
            raise BadInput(
                f"{other.rule_id} ({other.order_name}) stands for {written.overrides} there already. Edit or retire "
                "it, or let this one hold for another court, judge or case."
            )
    book = with_own(shipped, (*standing, rule), None)
    refuse_together(book)
    # the example is counted by the rules of the place it holds for; what it waits for may hold for more than that
    here = RulePlace(court=rule.court, judges=(rule.judge,) if rule.judge else (), case_uuid=rule.case_uuid)
    failing = tuple(failing_cases(with_own(shipped, (*standing, rule), here), pack))
    if failing and _needs_others(written):
        failing = tuple(failing_cases(book, pack))
    if failing:
        raise BadInput(" ".join(failing))
    return written


def _needs_others(rule: Rule) -> bool:
    return any(leg.parent_rule for version in rule.versions for leg in version.legs)


def _stands_for_the_same(other: OwnRule, rule: OwnRule, overrides: str) -> bool:
    same_place = (other.scope, other.court, other.case_uuid) == (rule.scope, rule.court, rule.case_uuid)
    same_place = same_place and (rule.scope is not RuleScope.JUDGE or same_judge(other.judge, rule.judge))
    return same_place and _stood_for(other) == overrides


def refuse_retiring(shipped: Rulebook, others: Sequence[OwnRule], rule: OwnRule) -> None:
    """Raise BadInput where another own rule runs from the end of the one that is to be retired."""
    standing = [one for one in others if one.retired_at is None and one.uuid != rule.uuid]
    try:
        refuse_together(with_own(shipped, [*standing, replace(rule, retired_at="now")], None))
    except BadInput as error:
        raise BadInput(f"Other rules need {rule.rule_id}. {error.sentence}") from error
