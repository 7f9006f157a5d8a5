"""Who can give more time, and by which provision."""

from __future__ import annotations

import pytest

from caseorg.model.counting import Regime
from caseorg.model.rule_pack import Extendable
from caseorg.rules.extending import extension_of

COURT = "The court may extend the time for good cause; once it has run, only for excusable neglect."
PARTIES = "The court may extend the time for good cause, and the parties may by stipulation."


@pytest.mark.parametrize(
    ("extendable", "regime", "text", "cite"),
    [
        (Extendable.COURT, Regime.FRCP_6, COURT, "FRCP 6(b)"),
        (Extendable.COURT, Regime.FRCRP_45, COURT, "FRCrP 45(b)"),
        (Extendable.COURT, Regime.FRAP_26, COURT, "FRAP 26(b)"),
        (Extendable.COURT, Regime.FRBP_9006, COURT, "FRBP 9006(b)"),
        (Extendable.COURT, Regime.SCOTUS_30, COURT, "Sup. Ct. R. 30.2"),
        (Extendable.COURT, Regime.USC_552, COURT, "5 U.S.C. 552(a)(6)(B)"),
        (Extendable.STIPULATION, Regime.FRCP_6, PARTIES, "FRCP 6(b), 29(b)"),
        (Extendable.STIPULATION, Regime.FRBP_9006, PARTIES, "FRBP 9006(b)"),
        (Extendable.NONE, Regime.FRCP_6, "The court must not extend this time.", "FRCP 6(b)(2)"),
        (Extendable.NONE, Regime.FRAP_26, "The court must not extend this time.", "FRAP 26(b)"),
        (Extendable.BARRED, Regime.FRAP_26, "Only the rule that sets this time can extend it.", "FRAP 4(a)"),
        (
            Extendable.LIMITED,
            Regime.FRCP_6,
            "The time can be extended only as the rule that sets it allows.",
            "FRAP 4(a)",
        ),
    ],
)
def test_the_sentence_and_its_provision(extendable: Extendable, regime: Regime, text: str, cite: str) -> None:
    assert extension_of(extendable, regime, "FRAP 4(a)") == (text, cite)
