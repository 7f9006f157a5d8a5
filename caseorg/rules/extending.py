"""Who can give more time than a rule does, and by which provision: the last word of an explanation."""

from __future__ import annotations

from caseorg.model.counting import Regime
from caseorg.model.rule_pack import Extendable

_CITES = {
    Regime.FRCP_6: "FRCP 6(b)",
    Regime.FRCRP_45: "FRCrP 45(b)",
    Regime.FRAP_26: "FRAP 26(b)",
    Regime.FRBP_9006: "FRBP 9006(b)",
    Regime.SCOTUS_30: "Sup. Ct. R. 30.2",
    Regime.USC_552: "5 U.S.C. 552(a)(6)(B)",
}
_TEXTS = {
    Extendable.COURT: "The court may extend the time for good cause; once it has run, only for excusable neglect.",
    Extendable.STIPULATION: "The court may extend the time for good cause, and the parties may by stipulation.",
    Extendable.LIMITED: "The time can be extended only as the rule that sets it allows.",
    Extendable.NONE: "The court must not extend this time.",
    Extendable.BARRED: "Only the rule that sets this time can extend it.",
}


def extension_of(extendable: Extendable, regime: Regime, rule_cite: str = "") -> tuple[str, str]:
    """The sentence on extending a rule's time, and its provision; `rule_cite` is that of the rule itself, which alone
    says how far it can be extended or that it cannot."""
    cite = _CITES[regime]
    if extendable is Extendable.STIPULATION:
        cite = f"{cite}, 29(b)" if regime is Regime.FRCP_6 else cite
    elif extendable is Extendable.NONE:
        cite = "FRCP 6(b)(2)" if regime is Regime.FRCP_6 else cite
    elif extendable in (Extendable.LIMITED, Extendable.BARRED):
        cite = rule_cite
    return _TEXTS[extendable], cite
