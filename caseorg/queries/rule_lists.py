"""All rules with what people decided about them, as lists show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from caseorg.base.errors import NotFound
from caseorg.model.rule_pack import Pack, Rule
from caseorg.model.workspace_rules import OwnRule, RuleChoice, RuleScope, ServiceDays
from caseorg.queries.courts import court_label
from caseorg.queries.rulebook import own_rules, rule_choices, shipped_packs
from caseorg.rules.own_rules import own_pack, why_unread
from caseorg.rules.rule_choices import is_on, is_verified
from caseorg.store.database import Reader


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLine:
    """A rule as lists show it. `own` is the record of an own rule, None for a shipped one; `holds_for` are the words
    for its scope; `stands_for` is the rule it governs instead of, `shadowed_by` are own rules that govern instead of it
    somewhere."""

    pack: Pack
    rule: Rule
    is_on: bool
    is_verified: bool
    choice: RuleChoice | None = None
    own: OwnRule | None = None
    holds_for: str = ""
    stands_for: Rule | None = None
    shadowed_by: tuple[OwnRule, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Whether its text is known from others or from memory only, and nobody looked it up."""
        return bool(self.rule.latest.badge) and not self.is_verified


def rule_lines(reader: Reader) -> list[RuleLine]:
    """All rules: own ones first, in the order in which they govern, then the shipped ones by pack. Retired ones are
    left out."""
    own = [one for one in own_rules(reader, every=False) if not why_unread(one)]
    return _lines(own, rule_choices(reader), lambda one: scope_words(reader, one))


def unread_rules(reader: Reader) -> list[str]:
    """A sentence for every own rule that this edition of the program cannot read."""
    return [said for said in map(why_unread, own_rules(reader, every=False)) if said]


def shipped_lines() -> list[RuleLine]:
    """The rules that came with the program, where there is no workspace."""
    return _lines([], [], lambda own: "")


def _lines(own: Sequence[OwnRule], choices: Sequence[RuleChoice], words: Callable[[OwnRule], str]) -> list[RuleLine]:
    chosen = {choice.rule_id: choice for choice in choices}
    shipped = {rule.id: rule for pack in shipped_packs() for rule in pack.rules}
    own_packs = [(one, own_pack(one.text)) for one in own]
    everything = shipped | {pack.rules[0].id: pack.rules[0] for _, pack in own_packs}
    shadows: dict[str, list[OwnRule]] = {}
    for one, pack in own_packs:
        shadows.setdefault(pack.rules[0].overrides, []).append(one)

    def line(pack: Pack, rule: Rule, one: OwnRule | None) -> RuleLine:
        choice = chosen.get(rule.id)
        return RuleLine(
            pack=pack,
            rule=rule,
            is_on=is_on(rule, choice),
            is_verified=is_verified(rule, choice),
            choice=choice,
            own=one,
            holds_for=words(one) if one else "",
            stands_for=everything.get(rule.overrides),
            shadowed_by=tuple(shadows.get(rule.id, ())),
        )

    rank = {scope: place for place, scope in enumerate(RuleScope)}
    own_packs.sort(key=lambda pair: (-rank[pair[0].scope], pair[1].title.casefold(), pair[0].rule_id))
    lines = [line(pack, pack.rules[0], one) for one, pack in own_packs]
    return lines + [line(pack, rule, None) for pack in shipped_packs() for rule in pack.rules]


def scope_words(reader: Reader, own: OwnRule) -> str:
    """For what an own rule holds: "all cases", "D.D.C.", "Judge Reyes", "case Doe v. Roe"."""
    if own.scope is RuleScope.CASE:
        name = case_name(reader, str(own.case_uuid))
        return f"case {name}" if name else "a case that is gone"
    if own.scope is RuleScope.JUDGE:
        titled = own.judge.casefold().startswith(("judge ", "hon", "chief ", "magistrate "))
        return own.judge if titled else f"Judge {own.judge}"
    return court_label(own.court) if own.scope is RuleScope.COURT else "all cases"


def case_name(reader: Reader, case_uuid: str) -> str:
    """How a case is named shortly, "" where it is gone."""
    return str(reader.value("SELECT short_caption FROM cases WHERE uuid = ?", (case_uuid,)) or "")


def courts_of_cases(reader: Reader, case_uuid: str | None = None) -> list[str]:
    """The courts (ids) of all cases, or of one."""
    rows = reader.rows(
        """SELECT DISTINCT court FROM cases WHERE court <> '' AND (:case IS NULL OR uuid = :case)
        AND deleted_at IS NULL ORDER BY court""",
        {"case": case_uuid},
    )
    return [row["court"] for row in rows]


def own_rule_named(reader: Reader, rule_id: str) -> OwnRule:
    """The own rule of an id that is not retired. Raises NotFound with what to do."""
    for own in own_rules(reader, every=False):
        if rule_id in (own.rule_id, own.uuid):
            return own
    if any(rule.id == rule_id for pack in shipped_packs() for rule in pack.rules):
        raise NotFound(
            f"{rule_id} came with the program and is not changed. Add a rule of your own that stands for it: "
            f"“caseorg rules add ID --overrides {rule_id} …”."
        )
    raise NotFound(f"There is no rule of your own {rule_id}. “caseorg rules list --own” names them.")


def decided_words(line: RuleLine) -> list[str]:
    """What people decided about a rule, who and when, one sentence each."""
    choice = line.choice
    if choice is None:
        return []
    said = []
    if choice.standing:
        how = "checked against " if choice.standing == "on" else ""
        by = _signed(choice.standing_by, choice.standing_at)
        said.append(f"Turned {choice.standing} by {by}: {how}{choice.standing_reason}.")
    if choice.verified_by:
        by = _signed(choice.verified_by, choice.verified_at)
        lapsed = "" if line.is_verified else " The rule reads otherwise now, so this no longer holds: look it up again."
        said.append(f"Verified by {by} against {choice.verified_against}.{lapsed}")
    if choice.service_days is not ServiceDays.USUAL:
        by = _signed(choice.service_by, choice.service_at)
        said.append(f"Days for service are {choice.service_days}, decided by {by}: {choice.service_reason}.")
    return said


def _signed(who: str, instant: str | None) -> str:
    return f"{who} on {instant[:10]}" if instant else who
