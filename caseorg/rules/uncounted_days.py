"""Special days on which a period can end all the same, and why: what the explanation says about them."""

from __future__ import annotations

from caseorg.model.counting import DayKind, Direction, Regime

_BY_REGIME = {
    (Regime.SCOTUS_30, DayKind.PRESIDENT): "Supreme Court Rule 30.1 counts the holidays of 5 U.S.C. 6103 and days on "
    "which the Court building is closed, not the closing of executive offices",
    (Regime.SCOTUS_30, DayKind.STATE): "Supreme Court Rule 30.1 counts no state holidays",
    (Regime.USC_552, DayKind.PRESIDENT): "FOIA excepts legal public holidays alone, not the closing of executive "
    "offices",
    (Regime.USC_552, DayKind.STATE): "FOIA excepts legal public holidays alone, not state holidays",
}


def why_uncounted(kind: DayKind, regime: Regime, direction: Direction) -> str:
    """Why a day of a kind is an ordinary one for a period, "" where no rule is known that says so."""
    if (regime, kind) in _BY_REGIME:
        return _BY_REGIME[regime, kind]
    if kind is DayKind.STATE and direction is Direction.BEFORE:
        return "state holidays do not count for a period measured before an event"
    if kind is DayKind.CLOSED:
        return "only Supreme Court Rule 30.1 counts the closing of the Court building"
    return ""
