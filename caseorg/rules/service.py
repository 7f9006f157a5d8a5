"""The days that the manner of service adds to a period: FRCP 6(d), FRCrP 45(c), FRBP 9006(f) and FRAP 26(c)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseorg.model.counting import AddedDays, AddedTime, Certainty, Direction, Regime, ServiceMethod

MAIL_DAYS = 3


@dataclass(frozen=True, slots=True)
class _Policy:
    """The methods that added days to service made from `effective` until the next policy."""

    effective: date
    methods: frozenset[ServiceMethod]


_SINCE_2009, _SINCE_2016 = date(2009, 12, 1), date(2016, 12, 1)
# FRCP 5(b)(2)(C), (D) and (F); a carrier is a means consented to, complete when the paper is handed to it.
_6D = frozenset(
    {
        ServiceMethod.MAIL,
        ServiceMethod.LEFT_WITH_CLERK,
        ServiceMethod.OTHER_CONSENTED,
        ServiceMethod.CARRIER,
        ServiceMethod.CARRIER_SAME_DAY,
        ServiceMethod.CARRIER_NOT_SAME_DAY,
    }
)
# FRAP 26(c) adds nothing where the paper was delivered on the day that the proof of service states.
_26C = _6D - {ServiceMethod.CARRIER_SAME_DAY}
# Service by the court's system added days until December 1, 2016. Earlier service, which only a count "by today's
# rules" reaches, is treated as today.
_POLICIES: dict[AddedDays, tuple[_Policy, ...]] = {
    kind: (
        _Policy(date.min, methods),
        _Policy(_SINCE_2009, methods | {ServiceMethod.ELECTRONIC}),
        _Policy(_SINCE_2016, methods),
    )
    for kind, methods in ((AddedDays.FRCP_6_D, _6D), (AddedDays.FRAP_26_C, _26C))
}
_CITES = {
    Regime.FRCP_6: (AddedDays.FRCP_6_D, "FRCP 6(d)"),
    Regime.FRCRP_45: (AddedDays.FRCP_6_D, "FRCrP 45(c)"),
    Regime.FRAP_26: (AddedDays.FRAP_26_C, "FRAP 26(c)"),
    Regime.FRBP_9006: (AddedDays.FRCP_6_D, "FRBP 9006(f)"),
}
METHOD_WORDS: dict[ServiceMethod, str] = {
    ServiceMethod.PERSONAL: "by hand",
    ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING: "by leaving it at the office or dwelling",
    ServiceMethod.MAIL: "by mail",
    ServiceMethod.LEFT_WITH_CLERK: "by leaving it with the clerk",
    ServiceMethod.ELECTRONIC: "electronically",
    ServiceMethod.OTHER_CONSENTED: "by other means consented to",
    ServiceMethod.CARRIER: "by commercial carrier",
    ServiceMethod.CARRIER_SAME_DAY: "by commercial carrier, delivered on the day stated",
    ServiceMethod.CARRIER_NOT_SAME_DAY: "by commercial carrier, not delivered on the day stated",
    ServiceMethod.RULE_4: "under Rule 4",
    ServiceMethod.RULE_45: "under Rule 45",
}


def provision_of(regime: Regime) -> AddedDays:
    """The provision of a regime that adds days after service; none for the Supreme Court and FOIA."""
    return _CITES[regime][0] if regime in _CITES else AddedDays.NONE


def added_time(
    provision: AddedDays,
    method: ServiceMethod | None,
    *,
    served: date,
    regime: Regime,
    direction: Direction = Direction.AFTER,
    contested: bool = False,
) -> AddedTime:
    """The days added to a rule's period by the policy in force when the paper was served.

    `provision` is that of the rule: none where its period does not run from being served under Rule 5. `contested`
    rules may not gain the days: the safe date then goes without. Where the policy changed before the period ended,
    both are applied and the earlier is safe (the 2016 amendments govern pending cases insofar as just).
    """
    if method is None or regime not in _CITES:
        return AddedTime()
    cite = _CITES[regime][1]
    words = METHOD_WORDS[method]
    if provision is AddedDays.NONE or direction is Direction.BEFORE:
        why = "is measured before an event" if direction is Direction.BEFORE else "does not run from such service"
        return AddedTime(text=f"Served {words}, but the period {why}: no days are added", cite=cite)
    policies = _POLICIES[provision]
    at = max(place for place, policy in enumerate(policies) if policy.effective <= served)
    days = MAIL_DAYS if method in policies[at].methods else 0
    later = policies[at + 1] if at + 1 < len(policies) else None
    changes = later if later and days and method not in later.methods else None
    return AddedTime(
        days=days,
        safe_days=0 if contested else days,
        changed_on=changes.effective if changes else None,
        days_since=0 if changes else days,
        text=_sentence(words, days, contested=contested),
        cite=cite,
        certainty=Certainty.CONTESTED if contested and days else Certainty.SETTLED,
    )


def _sentence(words: str, days: int, *, contested: bool) -> str:
    if not days:
        return f"Served {words}: no days are added"
    doubt = "; whether this rule gains them is not settled" if contested else ""
    return f"Served {words}: {days} calendar days are added after the period would otherwise expire{doubt}"
