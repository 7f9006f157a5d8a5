"""The days that the manner of service adds, decided apart from the counting."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.model.counting import AddedDays, AddedTime, Certainty, Direction, Regime, ServiceMethod
from caseorg.rules.service import METHOD_WORDS, added_time, provision_of

NOW, OLD, EARLY = date(2026, 3, 2), date(2010, 3, 2), date(2009, 11, 30)
ELECTRONIC, MAIL = ServiceMethod.ELECTRONIC, ServiceMethod.MAIL
THREE = {
    MAIL,
    ServiceMethod.LEFT_WITH_CLERK,
    ServiceMethod.OTHER_CONSENTED,
    ServiceMethod.CARRIER,
    ServiceMethod.CARRIER_SAME_DAY,
    ServiceMethod.CARRIER_NOT_SAME_DAY,
}


@pytest.mark.parametrize("method", list(ServiceMethod))
@pytest.mark.parametrize("regime", [Regime.FRCP_6, Regime.FRCRP_45, Regime.FRBP_9006])
def test_rule_6d_and_its_sisters(method: ServiceMethod, regime: Regime) -> None:
    def days(served: date) -> int:
        found = added_time(AddedDays.FRCP_6_D, method, served=served, regime=regime)
        assert found.days == found.safe_days
        return found.days

    assert days(NOW) == days(EARLY) == (3 if method in THREE else 0)
    assert days(OLD) == (3 if method in THREE | {ELECTRONIC} else 0)


@pytest.mark.parametrize("method", list(ServiceMethod))
def test_rule_26c(method: ServiceMethod) -> None:
    found = added_time(AddedDays.FRAP_26_C, method, served=NOW, regime=Regime.FRAP_26)
    assert found.days == (3 if method in THREE - {ServiceMethod.CARRIER_SAME_DAY} else 0)


@pytest.mark.parametrize(
    ("served", "days", "changed_on"),
    [
        (date(2009, 11, 30), 0, None),
        (date(2009, 12, 1), 3, date(2016, 12, 1)),
        (date(2016, 11, 30), 3, date(2016, 12, 1)),
        (date(2016, 12, 1), 0, None),
    ],
)
def test_the_policies_on_electronic_service(served: date, days: int, changed_on: date | None) -> None:
    found = added_time(AddedDays.FRCP_6_D, ELECTRONIC, served=served, regime=Regime.FRCP_6)
    assert (found.days, found.changed_on, found.days_since) == (days, changed_on, 0)


def test_mail_adds_days_by_every_policy() -> None:
    found = added_time(AddedDays.FRCP_6_D, MAIL, served=OLD, regime=Regime.FRCP_6)
    assert (found.days, found.changed_on, found.days_since) == (3, None, 3)


@pytest.mark.parametrize(
    ("regime", "provision", "cite"),
    [
        (Regime.FRCP_6, AddedDays.FRCP_6_D, "FRCP 6(d)"),
        (Regime.FRCRP_45, AddedDays.FRCP_6_D, "FRCrP 45(c)"),
        (Regime.FRAP_26, AddedDays.FRAP_26_C, "FRAP 26(c)"),
        (Regime.FRBP_9006, AddedDays.FRCP_6_D, "FRBP 9006(f)"),
    ],
)
def test_the_provision_of_a_regime(regime: Regime, provision: AddedDays, cite: str) -> None:
    assert provision_of(regime) is provision
    assert added_time(provision, MAIL, served=NOW, regime=regime) == AddedTime(
        days=3,
        safe_days=3,
        days_since=3,
        text="Served by mail: 3 calendar days are added after the period would otherwise expire",
        cite=cite,
    )


@pytest.mark.parametrize("regime", [Regime.SCOTUS_30, Regime.USC_552])
def test_regimes_without_added_days(regime: Regime) -> None:
    assert provision_of(regime) is AddedDays.NONE
    assert added_time(AddedDays.NONE, MAIL, served=NOW, regime=regime) == AddedTime()
    assert added_time(AddedDays.FRCP_6_D, MAIL, served=NOW, regime=regime) == AddedTime()


def test_what_gains_nothing_says_why() -> None:
    def said(provision: AddedDays, method: ServiceMethod | None, direction: Direction) -> AddedTime:
        return added_time(provision, method, served=NOW, regime=Regime.FRCP_6, direction=direction)

    assert said(AddedDays.NONE, MAIL, Direction.AFTER) == AddedTime(
        text="Served by mail, but the period does not run from such service: no days are added", cite="FRCP 6(d)"
    )
    for provision in (AddedDays.FRCP_6_D, AddedDays.NONE):
        assert said(provision, MAIL, Direction.BEFORE) == AddedTime(
            text="Served by mail, but the period is measured before an event: no days are added", cite="FRCP 6(d)"
        )
    assert said(AddedDays.FRCP_6_D, ELECTRONIC, Direction.AFTER) == AddedTime(
        text="Served electronically: no days are added", cite="FRCP 6(d)"
    )
    assert said(AddedDays.FRCP_6_D, None, Direction.AFTER) == AddedTime()


def test_a_rule_that_may_not_gain_the_days() -> None:
    found = added_time(AddedDays.FRCP_6_D, MAIL, served=NOW, regime=Regime.FRCP_6, contested=True)
    assert (found.days, found.safe_days, found.certainty) == (3, 0, Certainty.CONTESTED)
    assert found.text.endswith("would otherwise expire; whether this rule gains them is not settled")
    none = added_time(AddedDays.FRCP_6_D, ELECTRONIC, served=NOW, regime=Regime.FRCP_6, contested=True)
    assert (none.days, none.certainty) == (0, Certainty.SETTLED)


def test_every_manner_of_service_has_its_words() -> None:
    assert set(METHOD_WORDS) == set(ServiceMethod)
    assert len(set(METHOD_WORDS.values())) == len(ServiceMethod)
