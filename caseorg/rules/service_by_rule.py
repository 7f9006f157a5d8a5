"""Whether the manner of service can add days to the period of a rule, by what the packs say of the rule."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.counting import AddedDays
from caseorg.model.rule_pack import Rule
from caseorg.model.rulebook import Rulebook

_GENERIC = "generic"
# The bankruptcy and criminal rules have no pack; these of them run from entry, from a verdict, or from service of
# process.
_WITHOUT_SERVICE = ("frbp.8002", "frbp.7004", "frbp.7012.a", "frcrp.29", "frcrp.33", "frcrp.34", "frcrp.35")


@dataclass(frozen=True, slots=True)
class ServiceGain:
    """Whether a period runs from being served, so that days can be added, and whether that is contested."""

    runs_from_service: bool
    contested: bool = False


def gain_by_rule(rulebook: Rulebook, rule_id: str) -> ServiceGain:
    """What a rule gains by the manner of service.

    An id stands for its parts too, and one that is not known for what it is part of. Else a rule of a family that has
    a pack gains nothing, and any other is taken to run from being served, as an order "within 14 days after being
    served" does: the caller knows how the paper was served.
    """
    rules = _rules_meant(rulebook, rule_id)
    if rules:
        legs = [leg for rule in rules for leg in rule.latest.legs if leg.added_days is not AddedDays.NONE]
        return ServiceGain(bool(legs), any(leg.added_contested for leg in legs))
    family, _, rest = rule_id.partition(".")
    families = {rule.id.partition(".")[0] for pack in rulebook.packs for rule in pack.rules}
    if rest == _GENERIC or family not in families:
        return ServiceGain(not any(_is_part(rule_id, whole) for whole in _WITHOUT_SERVICE))
    return ServiceGain(False)


def _rules_meant(rulebook: Rulebook, rule_id: str) -> tuple[Rule, ...]:
    found = rulebook.find(rule_id)
    if found is not None:
        return (found[1], *rulebook.parts(rule_id))
    wholes = [rule for pack in rulebook.packs for rule in pack.rules if _is_part(rule_id, rule.id)]
    if wholes:
        return (max(wholes, key=lambda rule: len(rule.id)),)
    return rulebook.parts(rule_id)


def _is_part(rule_id: str, whole: str) -> bool:
    return rule_id == whole or rule_id.startswith((f"{whole}.", f"{whole}-"))
