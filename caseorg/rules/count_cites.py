"""Where each regime says how time is counted."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.counting import Regime


@dataclass(frozen=True, kw_only=True, slots=True)
class CountCites:
    """The provisions of one regime, "" where it has none."""

    count: str
    roll: str
    hours: str
    clerk: str
    end: str
    holidays: str


def _like_civil_rule_6(rule: str) -> CountCites:
    return CountCites(
        count=f"{rule}(a)(1)(A)-(B)",
        roll=f"{rule}(a)(1)(C), (a)(5)",
        hours=f"{rule}(a)(2)",
        clerk=f"{rule}(a)(3)",
        end=f"{rule}(a)(4)",
        holidays=f"{rule}(a)(6)",
    )


COUNT_CITES: dict[Regime, CountCites] = {
    Regime.FRCP_6: _like_civil_rule_6("FRCP 6"),
    Regime.FRCRP_45: _like_civil_rule_6("FRCrP 45"),
    Regime.FRAP_26: _like_civil_rule_6("FRAP 26"),
    Regime.FRBP_9006: _like_civil_rule_6("FRBP 9006"),
    Regime.SCOTUS_30: CountCites(
        count="Sup. Ct. R. 30.1", roll="Sup. Ct. R. 30.1", hours="", clerk="", end="", holidays="Sup. Ct. R. 30.1"
    ),
    Regime.USC_552: CountCites(
        count="5 U.S.C. 552(a)(6)(A)(i)", roll="", hours="", clerk="", end="", holidays="5 U.S.C. 6103"
    ),
}
