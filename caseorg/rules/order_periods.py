"""A period that an order states ("within 14 days of service of this order") as a rule of its own.

The id says all of it ("order.frcp6.14.days.after.order.served"), so that the date can be counted again when its event
moves, and nothing but the id has to be kept.
"""

from __future__ import annotations

import hashlib
from datetime import date

from caseorg.model.counting import Action, AddedDays, Confidence, Direction, Period, Regime, Unit
from caseorg.model.court import Court
from caseorg.model.docket import CourtKind
from caseorg.model.rule_pack import Extendable, Leg, Pack, Rule, RuleVersion, Severity, Source
from caseorg.model.rulebook import Rulebook
from caseorg.model.trigger_events import TRIGGER_EVENTS
from caseorg.rules.service import provision_of

_PREFIX = "order"
# What orders count from, in the order in which they are offered.
ORDER_TRIGGERS = ("order.served", "order.entered", "motion.served", "pleading.served", "hearing.held", "trial.begins",
                  "discovery.closes")  # fmt: skip
"""The events that orders count from most often; any other trigger event will do as well."""

_REGIMES = {
    CourtKind.APPELLATE: Regime.FRAP_26,
    CourtKind.SUPREME: Regime.SCOTUS_30,
    CourtKind.BANKRUPTCY: Regime.FRBP_9006,
}
_UNITS = (Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.WORKDAYS)
_MOST = 3_660
_PARTS = 6  # the trigger is the last, and has a dot of its own
_FIRST_DAY = date(2009, 12, 1)
_NO_LAST_DAY = date(9000, 1, 1)  # an order is not amended behind one's back


def order_rule_id(period: Period, trigger: str, regime: Regime = Regime.FRCP_6) -> str:
    """The id of a period stated by an order. It names a rule if `order_rule` finds one."""
    return ".".join((_PREFIX, regime, str(period.amount), period.unit, period.direction, trigger))


def order_regime(court: Court | None) -> Regime:
    """By which rules of counting a period of an order of that court is counted; None for a court that is not known."""
    return _REGIMES.get(court.kind, Regime.FRCP_6) if court is not None else Regime.FRCP_6


def order_rule(rule_id: str) -> tuple[Pack, Rule] | None:
    """The rule that an id of `order_rule_id` says, with a pack of its own; None for every other id."""
    parts = rule_id.split(".", _PARTS - 1)
    if len(parts) < _PARTS or parts[0] != _PREFIX or not parts[2].isdecimal():
        return None
    regime, amount, unit, direction, trigger = parts[1], int(parts[2]), parts[3], parts[4], parts[5]
    known = regime in set(Regime) and unit in set(_UNITS) and direction in set(Direction) and trigger in TRIGGER_EVENTS
    if not known or not 1 <= amount <= _MOST:
        return None
    period = Period(amount=amount, unit=Unit(unit), direction=Direction(direction))
    return _pack(rule_id, Regime(regime), period, trigger)


def _pack(rule_id: str, regime: Regime, period: Period, trigger: str) -> tuple[Pack, Rule]:
    runs_from_service = trigger.endswith(".served") and period.direction is Direction.AFTER
    leg = Leg(
        trigger=trigger,
        period=period,
        added_days=provision_of(regime) if runs_from_service else AddedDays.NONE,
    )
    source = Source(kind="order", ref="the order itself", checked=_FIRST_DAY, confidence=Confidence.V1)
    rule = Rule(
        id=rule_id,
        title=f"{period_words(period)} {period.direction} the event, by order",
        action=Action.FILE,
        severity=Severity.HIGH,
        extendable=Extendable.COURT,
        jurisdictional=False,
        regime=regime,
        versions=(RuleVersion(effective=_FIRST_DAY, legs=(leg,), cite="the order", source=source),),
    )
    pack = Pack(
        id=_PREFIX,
        title="Periods stated by orders",
        schema=1,
        version="1",
        verified_through=_NO_LAST_DAY,
        time_zone="America/New_York",
        regime=regime,
        rules=(rule,),
        hash=hashlib.sha256(rule_id.encode()).hexdigest(),
    )
    return pack, rule


def period_words(period: Period) -> str:
    """A length of time in words: "14 days", "1 month", "20 workdays"."""
    unit = period.unit.value if period.amount != 1 else period.unit.value[:-1]
    return f"{period.amount} {unit}"


def rule_meant(rulebook: Rulebook, rule_id: str) -> tuple[Pack, Rule] | None:
    """The rule of an id with its pack: one of the packs, or a period stated by an order; None where there is none."""
    return rulebook.find(rule_id) or order_rule(rule_id)
