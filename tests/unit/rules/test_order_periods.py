"""Periods that orders state are rules of their own: their ids say all of it, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.base.errors import BadInput, NotFound
from caseorg.model.counting import Direction, Period, Regime, ServiceMethod, Unit
from caseorg.model.rule_pack import ComputeRequest, Happening
from caseorg.model.trigger_events import TRIGGER_EVENTS
from caseorg.queries.courts import court_for
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.deadline_drafts import asked_by
from caseorg.rules.order_periods import ORDER_TRIGGERS, order_regime, order_rule, order_rule_id

PERIODS = st.builds(
    Period,
    amount=st.integers(1, 3_660),
    unit=st.sampled_from([Unit.DAYS, Unit.WORKDAYS, Unit.WEEKS, Unit.MONTHS]),
    direction=st.sampled_from(list(Direction)),
)


@given(PERIODS, st.sampled_from(sorted(TRIGGER_EVENTS)), st.sampled_from(list(Regime)))
def test_an_id_says_the_whole_rule(period: Period, trigger: str, regime: Regime) -> None:
    found = order_rule(order_rule_id(period, trigger, regime))
    assert found is not None
    (leg,) = found[1].latest.legs
    assert (leg.period, leg.trigger, found[1].regime) == (period, trigger, regime)
    assert found[0].hash == order_rule(found[1].id)[0].hash  # type: ignore[index]


@given(st.text(alphabet="order.frcp6147daysafterservdbt0", max_size=60))
def test_any_other_text_is_no_rule_or_a_whole_one(text: str) -> None:
    for rule_id in (text, f"order.{text}", f"order.frcp6.{text}"):
        found = order_rule(rule_id)
        assert found is None or found[1].id == rule_id


@pytest.mark.parametrize(
    "rule_id",
    ["order.frcp6.0.days.after.order.served", "order.frcp6.14.fortnights.after.order.served", "frcp.6.d",
     "order.frcp6.14.days.beside.order.served", "order.frcp6.14.days.after.order.read"],
)  # fmt: skip
def test_what_cannot_be_counted_is_no_rule(rule_id: str) -> None:
    assert order_rule(rule_id) is None
    with pytest.raises((NotFound, BadInput)):
        compute(shipped_rulebook(), ComputeRequest(rule_id=rule_id, happened={}))


@pytest.mark.parametrize(
    ("court", "period", "trigger", "method", "due"),
    [
        # the 14th day is the Tuesday after Memorial Day; mail adds three days to it
        ("dcd", Period(amount=14), "order.served", ServiceMethod.MAIL, date(2026, 5, 29)),
        ("dcd", Period(amount=14), "order.entered", ServiceMethod.MAIL, date(2026, 5, 26)),
        ("cadc", Period(amount=14), "order.served", ServiceMethod.CARRIER_SAME_DAY, date(2026, 5, 26)),
        ("dcd", Period(amount=10, unit=Unit.WORKDAYS), "order.entered", None, date(2026, 5, 27)),
        ("dcd", Period(amount=9, direction=Direction.BEFORE), "hearing.held", None, date(2026, 5, 1)),
    ],
)
def test_it_is_counted_by_the_rules_of_its_court(
    court: str, period: Period, trigger: str, method: ServiceMethod | None, due: date
) -> None:
    rule_id = order_rule_id(period, trigger, order_regime(court_for(court)))
    happened = {trigger: Happening(at=date(2026, 5, 12), method=method)}
    found = compute(shipped_rulebook(), ComputeRequest(rule_id=rule_id, happened=happened, court=court))
    assert found.count is not None and found.count.due == due
    assert found.badge == ""


def test_what_is_asked_for_is_the_event_and_service_only_where_it_counts() -> None:
    rulebook = shipped_rulebook()
    for trigger in ORDER_TRIGGERS:
        (asked,) = asked_by(rulebook, order_rule_id(Period(amount=7), trigger)).starts
        assert (asked.trigger, asked.served, asked.ahead) == (trigger, trigger.endswith(".served"), False)
    (ahead,) = asked_by(rulebook, order_rule_id(Period(amount=7, direction=Direction.BEFORE), "trial.begins")).starts
    assert ahead.ahead and not ahead.served


def test_a_rule_asks_for_its_events_and_facts_also_through_the_rules_that_start_it() -> None:
    rulebook = shipped_rulebook()
    appeal = asked_by(rulebook, "frap.4.a.1")
    assert [one.trigger for one in appeal.starts] == ["judgment.entered"] and [str(one) for one in appeal.facts]
    fees = asked_by(rulebook, "usc.28.2412.d.1.B")
    assert "judgment.entered" in {one.trigger for one in fees.starts}
    assert any("frap.4.a.1" in one.parents for one in fees.starts)
    assert asked_by(rulebook, "no.such.rule").starts == ()
