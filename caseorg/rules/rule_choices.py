"""What people decided about rules, laid over the packs: in use or not, looked up, whether service adds days."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace

from caseorg.model.counting import AddedDays
from caseorg.model.rule_pack import Leg, Rule
from caseorg.model.rulebook import Rulebook
from caseorg.model.workspace_rules import RuleChoice, ServiceDays, Standing
from caseorg.rules.rulebook import enabled_at_first
from caseorg.rules.service import provision_of

OPEN_ON_SERVICE = ("frcp.11.c.2", "frcp.12.a.4.A", "frcp.15.a.1.B", "frcp.26.a.2.D.ii")
"""Rules of which it is open whether FRCP 6(d) adds days: what starts them is no service, or whom it helps is argued."""


@functools.lru_cache(maxsize=1024)
def edition_of(rule: Rule) -> str:
    """The SHA-256 of what a rule says, without its worked cases: another one where a word of it changed."""
    said = asdict(replace(rule, cases=()))
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def is_verified(rule: Rule, choice: RuleChoice | None) -> bool:
    """Whether somebody looked up the wording that a rule has now."""
    return choice is not None and bool(choice.verified_by) and choice.verified_edition == edition_of(rule)


def is_on(rule: Rule, choice: RuleChoice | None) -> bool:
    """Whether a rule may be used: as a person decided, else unless it is from memory or unsettled."""
    if choice is None or choice.standing is Standing.USUAL:
        return enabled_at_first(rule) or is_verified(rule, choice)
    return choice.standing is Standing.ON


def with_choices(book: Rulebook, choices: Iterable[RuleChoice], *, unchecked: bool = False) -> Rulebook:
    """The rules with what people decided about them; with `unchecked` all may be used that nobody turned off."""
    by_rule = {choice.rule_id: choice for choice in choices}

    def may_be_used(rule: Rule) -> bool:
        choice = by_rule.get(rule.id)
        decided = choice is not None and choice.standing is not Standing.USUAL
        return is_on(rule, choice) if decided or not unchecked else True

    rules = [rule for pack in book.packs for rule in pack.rules]
    return replace(
        book,
        enabled={rule.id: may_be_used(rule) for rule in rules},
        verified=frozenset(rule.id for rule in rules if is_verified(rule, by_rule.get(rule.id))),
        service_days={
            name: choice.service_days is ServiceDays.ADDED
            for name, choice in by_rule.items()
            if choice.service_days is not ServiceDays.USUAL
        },
    )


def with_service_days(rule: Rule, added: bool | None) -> Rule:
    """A rule with days added for service or not, as a person chose where the law is open (None: nobody did).

    The safe date goes without the days in any case.
    """
    if added is None:
        return rule
    provision = provision_of(rule.regime) if added else AddedDays.NONE
    said = "days are added" if added else "no days are added"

    def leg_of(leg: Leg) -> Leg:
        return replace(leg, added_days=provision, added_contested=added)

    versions = tuple(
        replace(
            version,
            legs=tuple(leg_of(leg) for leg in version.legs),
            question=f"Whether service adds days to {version.cite} is open; it was decided here that {said}.",
        )
        for version in rule.versions
    )
    return replace(rule, versions=versions)
