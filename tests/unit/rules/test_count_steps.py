"""The explanations of counts, word for word."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.model.counting import (
    Action,
    AddedDays,
    Certainty,
    Confidence,
    Count,
    CountRequest,
    DayKind,
    Direction,
    Period,
    Regime,
    ServiceMethod,
    SpecialDay,
    Unit,
)
from caseorg.model.rule_pack import Extendable
from caseorg.rules.count_values import special_days_of, written
from caseorg.rules.counting import count
from caseorg.rules.extending import extension_of
from caseorg.rules.service import added_time

BEFORE = Direction.BEFORE
CONTESTED = (
    "Courts disagree whether closing executive offices declares a holiday (Latham v. Dominick’s, 7th Cir. 1998: no). "
)
EVIDENCE = "That the clerk’s office was inaccessible was entered by a person: keep the evidence for it."


def _texts(found: Count) -> list[str]:
    return [step.text for step in found.steps]


def _cites(found: Count) -> list[str]:
    return [step.cite for step in found.steps]


def _ways(found: Count) -> list[tuple[str | None, str | None]]:
    return [(written(step.start), written(step.end)) for step in found.steps]


def _days(amount: int, direction: Direction = Direction.AFTER) -> Period:
    return Period(amount=amount, direction=direction)


def _closed(day: date, order: str) -> SpecialDay:
    return SpecialDay(
        date=day, kind=DayKind.PRESIDENT, name="closed by the President", authority=order, confidence=Confidence.V1
    )


def test_answers_to_interrogatories_served_by_mail() -> None:
    served = date(2026, 3, 5)
    text, cite = extension_of(Extendable.STIPULATION, Regime.FRCP_6)
    found = count(
        CountRequest(
            trigger=served,
            period=_days(30),
            action=Action.SERVE,
            added=added_time(AddedDays.FRCP_6_D, ServiceMethod.MAIL, served=served, regime=Regime.FRCP_6),
            time_zone="America/New_York",
            trigger_text="Served by mail",
            trigger_cite="FRCP 5(b)(2)(C)",
            period_cite="FRCP 33(b)(2)",
            extension_text=text,
            extension_cite=cite,
        )
    )
    assert [(step.n, step.text, step.cite) for step in found.steps] == [
        (1, "Served by mail on Thu Mar 5, 2026.", "FRCP 5(b)(2)(C)"),
        (
            2,
            "Count 30 days after the event: day 1 is Fri Mar 6, 2026, day 30 is Sat Apr 4, 2026. The day of the event "
            "is not counted; weekends and holidays in between are.",
            "FRCP 33(b)(2), FRCP 6(a)(1)(A)-(B)",
        ),
        (
            3,
            "Sat Apr 4, 2026 is a Saturday; Sun Apr 5, 2026 is a Sunday: the period runs on to Mon Apr 6, 2026.",
            "FRCP 6(a)(1)(C), (a)(5)",
        ),
        (
            4,
            "Served by mail: 3 calendar days are added after the period would otherwise expire: Thu Apr 9, 2026.",
            "FRCP 6(d)",
        ),
        (5, "Thu Apr 9, 2026 is a court day: it is not moved.", "FRCP 6(a)(1)(C), (a)(5)"),
        (6, "This is not a filing: no time of day is set for its end.", "FRCP 6(a)(4)"),
        (
            7,
            "The court may extend the time for good cause, and the parties may by stipulation.",
            "FRCP 6(b), 29(b)",
        ),
    ]
    assert _ways(found) == [
        ("2026-03-05", "2026-03-05"),
        ("2026-03-05", "2026-04-04"),
        ("2026-04-04", "2026-04-06"),
        ("2026-04-06", "2026-04-09"),
        ("2026-04-09", "2026-04-09"),
        (None, None),
        (None, None),
    ]
    assert {step.certainty for step in found.steps} == {Certainty.SETTLED}
    assert (found.due, found.safe_due, found.nominal, found.due_at) == (
        date(2026, 4, 9),
        date(2026, 4, 9),
        date(2026, 4, 4),
        None,
    )
    assert found.warnings == ()


def test_a_notice_of_appeal_over_christmas_of_2025() -> None:
    text, cite = extension_of(Extendable.BARRED, Regime.FRAP_26, "28 U.S.C. 2107")
    found = count(
        CountRequest(
            trigger=date(2025, 11, 24),
            period=_days(30),
            regime=Regime.FRAP_26,
            special_days=(
                _closed(date(2025, 12, 24), "Exec. Order 14371"),
                _closed(date(2025, 12, 26), "Exec. Order 14371"),
            ),
            time_zone="America/New_York",
            trigger_text="Judgment entered",
            period_cite="FRAP 4(a)(1)(A)",
            extension_text=text,
            extension_cite=cite,
        )
    )
    assert [(step.text, step.cite, step.certainty) for step in found.steps] == [
        ("Judgment entered on Mon Nov 24, 2025.", "", Certainty.SETTLED),
        (
            "Count 30 days after the event: day 1 is Tue Nov 25, 2025, day 30 is Wed Dec 24, 2025. The day of the "
            "event is not counted; weekends and holidays in between are.",
            "FRAP 4(a)(1)(A), FRAP 26(a)(1)(A)-(B)",
            Certainty.SETTLED,
        ),
        (
            "Wed Dec 24, 2025 is closed by the President (Exec. Order 14371); Thu Dec 25, 2025 is Christmas Day (5 "
            "U.S.C. 6103(a)); Fri Dec 26, 2025 is closed by the President (Exec. Order 14371); Sat Dec 27, 2025 is a "
            "Saturday; Sun Dec 28, 2025 is a Sunday: the period runs on to Mon Dec 29, 2025.",
            "FRAP 26(a)(1)(C), (a)(5), FRAP 26(a)(6)",
            Certainty.CONTESTED,
        ),
        (
            "The last day ends for filing at 23:59:59 in America/New_York.",
            "FRAP 26(a)(4)",
            Certainty.SETTLED,
        ),
        ("Only the rule that sets this time can extend it.", "28 U.S.C. 2107", Certainty.SETTLED),
        (
            "Safe date: Wed Dec 24, 2025, the earliest day under any reading. It takes as ordinary days: Wed Dec 24, "
            "2025, closed by the President (Exec. Order 14371); Fri Dec 26, 2025, closed by the President (Exec. "
            "Order 14371).",
            "FRAP 26(a)(6)",
            Certainty.CONTESTED,
        ),
    ]
    assert _ways(found)[3:] == [
        ("2025-12-29", "2025-12-29T23:59:59-05:00"),
        (None, None),
        ("2025-12-29", "2025-12-24"),
    ]
    assert found.warnings == (
        CONTESTED + "Act by Wed Dec 24, 2025.",
        "Act by Wed Dec 24, 2025: a stricter reading of the rules ends the period then.",
    )
    assert written(found.due_at) == "2025-12-29T23:59:59-05:00"


def test_a_period_before_a_hearing_passes_back_over_closings() -> None:
    days = special_days_of("president:2025-12-24;president:2025-12-26")
    found = count(CountRequest(trigger=date(2026, 1, 9), period=_days(14, BEFORE), special_days=days))
    assert _texts(found)[1:] == [
        "Count 14 days before the event: day 1 is Thu Jan 8, 2026, day 14 is Fri Dec 26, 2025. The day of the event is "
        "not counted; weekends and holidays in between are.",
        "Fri Dec 26, 2025 is a day on which the President closed executive offices; Thu Dec 25, 2025 is Christmas Day "
        "(5 U.S.C. 6103(a)); Wed Dec 24, 2025 is a day on which the President closed executive offices: the period "
        "runs back to Tue Dec 23, 2025.",
    ]
    assert found.steps[2].certainty is Certainty.CONTESTED
    assert found.warnings == (CONTESTED + "Act by Tue Dec 23, 2025.",)


def test_what_may_not_be_done_before_a_day_takes_the_later_reading() -> None:
    period = Period(amount=21)
    days = special_days_of("president:2025-12-24")
    added = added_time(
        AddedDays.FRCP_6_D, ServiceMethod.MAIL, served=date(2025, 12, 3), regime=Regime.FRCP_6, contested=True
    )
    request = CountRequest(
        trigger=date(2025, 12, 3), period=period, special_days=days, action=Action.NOT_BEFORE, added=added
    )
    found = count(request)
    assert (found.due, found.safe_due) == (date(2025, 12, 29), date(2025, 12, 29))
    assert found.warnings == (CONTESTED + "Do not act before Mon Dec 29, 2025.",)
    assert found.steps[-1].text == "This is not a filing: no time of day is set for its end."


def test_a_state_holiday_before_an_event_is_named_and_passed_by() -> None:
    patriots = SpecialDay(date=date(2008, 4, 21), kind=DayKind.STATE, name="Patriots’ Day")
    found = count(CountRequest(trigger=date(2008, 5, 5), period=_days(14, BEFORE), special_days=(patriots,)))
    assert (_texts(found)[-1], _cites(found)[-1]) == (
        "Mon Apr 21, 2008 is Patriots’ Day, but state holidays do not count for a period measured before an event.",
        "FRCP 6(a)(6)(C)",
    )
    assert _ways(found)[-1] == ("2008-04-21", "2008-04-21")
    after = count(CountRequest(trigger=date(2008, 4, 7), period=_days(14), special_days=(patriots,)))
    assert _texts(after)[-1] == (
        "Safe date: Mon Apr 21, 2008, the earliest day under any reading. It takes as ordinary days: Mon Apr 21, "
        "2008, Patriots’ Day."
    )


def test_a_day_that_a_state_keeps_as_well_is_no_difference() -> None:
    days = special_days_of("state:2025-01-20;state:2025-01-21")
    found = count(CountRequest(trigger=date(2025, 1, 6), period=_days(14), special_days=days))
    assert _texts(found)[2:] == [
        "Mon Jan 20, 2025 is the Birthday of Martin Luther King, Jr. and a state holiday (5 U.S.C. 6103(a)); Tue Jan "
        "21, 2025 is a state holiday: the period runs on to Wed Jan 22, 2025.",
        "Safe date: Tue Jan 21, 2025, the earliest day under any reading. It takes as ordinary days: Tue Jan 21, "
        "2025, a state holiday.",
    ]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (
            "president",
            "a day on which the President closed executive offices, but Supreme Court Rule 30.1 counts the holidays of "
            "5 U.S.C. 6103 and days on which the Court building is closed, not the closing of executive offices.",
        ),
        ("state", "a state holiday, but Supreme Court Rule 30.1 counts no state holidays."),
    ],
)
def test_days_that_rule_30_does_not_know_are_named(kind: str, why: str) -> None:
    days = special_days_of(f"{kind}:2025-12-26")
    request = CountRequest(
        trigger=date(2025, 9, 26), period=_days(90), regime=Regime.SCOTUS_30, special_days=days, time_zone="UTC"
    )
    found = count(request)
    assert _texts(found)[2:] == [
        "Thu Dec 25, 2025 is Christmas Day (5 U.S.C. 6103(a)): the period runs on to Fri Dec 26, 2025.",
        f"Fri Dec 26, 2025 is {why}",
        "The last day ends for filing at 23:59:59 in UTC.",
    ]
    assert _cites(found)[1:] == ["Sup. Ct. R. 30.1", "Sup. Ct. R. 30.1", "Sup. Ct. R. 30.1", ""]
    assert found.warnings == ()


def test_the_court_building_closed_counts_for_rule_30_alone() -> None:
    days = special_days_of("closed:2026-03-16")
    request = CountRequest(trigger=date(2026, 3, 2), period=_days(14), special_days=days)
    assert _texts(count(request))[2:] == [
        "Mon Mar 16, 2026 is a court day: it is not moved.",
        "Mon Mar 16, 2026 is a day on which the Court building is closed, but only Supreme Court Rule 30.1 counts the "
        "closing of the Court building.",
    ]


def test_workdays_of_foia_name_the_closings_they_count() -> None:
    days = special_days_of("president:2025-12-24;president:2025-12-26;state:2025-12-23")
    foia = CountRequest(
        trigger=date(2025, 12, 22),
        period=Period(amount=3, unit=Unit.WORKDAYS),
        regime=Regime.USC_552,
        special_days=days,
        period_cite="5 U.S.C. 552(a)(6)(A)(i)",
    )
    found = count(foia)
    closing = "a day on which the President closed executive offices, but FOIA excepts legal public holidays alone"
    assert _texts(found)[1:] == [
        "Count 3 workdays after the event: Fri Dec 26, 2025. Weekends and legal holidays in between are not counted.",
        "Tue Dec 23, 2025 is a state holiday, but FOIA excepts legal public holidays alone, not state holidays.",
        f"Wed Dec 24, 2025 is {closing}, not the closing of executive offices.",
        f"Fri Dec 26, 2025 is {closing}, not the closing of executive offices.",
    ]
    assert _cites(found)[1:4] == ["5 U.S.C. 552(a)(6)(A)(i)", "5 U.S.C. 6103", "5 U.S.C. 6103"]
    assert _ways(found)[2:] == [("2025-12-26", "2025-12-26")] * 3


def test_workdays_before_an_event() -> None:
    days = special_days_of("state:2026-04-16;president:2026-04-15;state:2026-04-17")
    request = CountRequest(
        trigger=date(2026, 4, 20),
        period=Period(amount=3, unit=Unit.WORKDAYS, direction=BEFORE),
        special_days=days,
    )
    found = count(request)
    assert found.due == date(2026, 4, 14)
    state = "is a state holiday, but state holidays do not count for a period measured before an event."
    assert _texts(found)[2:] == [f"Thu Apr 16, 2026 {state}", f"Fri Apr 17, 2026 {state}"]


def test_one_day_is_told_as_one() -> None:
    found = count(CountRequest(trigger=date(2026, 1, 5), period=_days(1)))
    assert _texts(found)[1].startswith("Count 1 day after the event: Tue Jan 6, 2026. The day of the event")
    two = count(CountRequest(trigger=date(2026, 1, 5), period=_days(2)))
    assert "Count 2 days after the event: day 1 is Tue Jan 6, 2026, day 2 is Wed Jan 7, 2026." in _texts(two)[1]
    week = count(CountRequest(trigger=date(2026, 1, 5), period=Period(amount=2, unit=Unit.WEEKS)))
    assert _texts(week)[1].startswith("Count 2 weeks after the event: Mon Jan 19, 2026. The day of the event")


def test_an_extension_for_an_inaccessible_office_before_added_days() -> None:
    served = date(2026, 2, 2)
    added = added_time(AddedDays.FRCP_6_D, ServiceMethod.MAIL, served=served, regime=Regime.FRCP_6)
    days = special_days_of("inaccessible:2026-02-09;inaccessible:2026-02-13")
    found = count(CountRequest(trigger=served, period=_days(7), added=added, special_days=days))
    assert _texts(found)[3:] == [
        "Mon Feb 9, 2026 is a day on which the clerk’s office is inaccessible: the time for filing is extended to the "
        "first accessible court day, Tue Feb 10, 2026.",
        "Served by mail: 3 calendar days are added after the period would otherwise expire: Fri Feb 13, 2026.",
        "Fri Feb 13, 2026 is a court day: it is not moved.",
        "Fri Feb 13, 2026 is a day on which the clerk’s office is inaccessible; Sat Feb 14, 2026 is a Saturday; Sun "
        "Feb 15, 2026 is a Sunday; Mon Feb 16, 2026 is Washington’s Birthday (5 U.S.C. 6103(a)): the time for filing "
        "is extended to the first accessible court day, Tue Feb 17, 2026.",
    ]
    assert _cites(found)[3:] == ["FRCP 6(a)(3)", "FRCP 6(d)", "FRCP 6(a)(1)(C), (a)(5)", "FRCP 6(a)(3)"]
    assert found.warnings == (EVIDENCE,)
    served_only = count(
        CountRequest(trigger=served, period=_days(7), added=added, special_days=days, action=Action.SERVE)
    )
    assert served_only.due == date(2026, 2, 12)


def test_no_provision_extends_the_time_of_rule_30() -> None:
    days = special_days_of("inaccessible:2026-03-16")
    found = count(
        CountRequest(trigger=date(2026, 3, 2), period=_days(14), regime=Regime.SCOTUS_30, special_days=days)
    )
    assert found.warnings == (
        EVIDENCE,
        "No provision extends such a time while an office is inaccessible: act by the day before.",
    )


def test_the_rule_on_added_days_that_changed_in_2016() -> None:
    served = date(2016, 11, 28)
    added = added_time(AddedDays.FRCP_6_D, ServiceMethod.ELECTRONIC, served=served, regime=Regime.FRCP_6)
    found = count(CountRequest(trigger=served, period=_days(14), added=added))
    assert (_texts(found)[-1], _cites(found)[-1]) == (
        "Safe date: Mon Dec 12, 2016, the earliest day under any reading. The rule on added days changed on Thu Dec 1, "
        "2016: as changed it adds none.",
        "FRCP 6(d)",
    )
    assert found.warnings == (
        "The added days may not apply. Without them the day is Mon Dec 12, 2016.",
        "Act by Mon Dec 12, 2016: a stricter reading of the rules ends the period then.",
    )


def test_added_days_that_are_not_settled_and_a_state_holiday() -> None:
    served = date(2026, 3, 2)
    added = added_time(
        AddedDays.FRCP_6_D, ServiceMethod.MAIL, served=served, regime=Regime.FRCP_6, contested=True
    )
    days = special_days_of("state:2026-03-26")
    found = count(CountRequest(trigger=served, period=_days(21), added=added, special_days=days))
    assert _texts(found)[3] == (
        "Served by mail: 3 calendar days are added after the period would otherwise expire; whether this rule gains "
        "them is not settled: Thu Mar 26, 2026."
    )
    assert _texts(found)[-1] == (
        "Safe date: Mon Mar 23, 2026, the earliest day under any reading. It takes as ordinary days: Thu Mar 26, 2026, "
        "a state holiday. It adds no days for the manner of service."
    )
    assert [step.certainty for step in found.steps[3:]] == [
        Certainty.CONTESTED,
        Certainty.SETTLED,
        Certainty.CONTESTED,
    ]


def test_a_straddle_that_ended_before_the_change_is_none() -> None:
    served = date(2016, 11, 14)
    added = added_time(
        AddedDays.FRCP_6_D, ServiceMethod.ELECTRONIC, served=served, regime=Regime.FRCP_6, contested=True
    )
    found = count(CountRequest(trigger=served, period=_days(7), added=added))
    assert (found.due, found.safe_due) == (date(2016, 11, 25), date(2016, 11, 21))
    assert _texts(found)[-1].endswith("It adds no days for the manner of service.")


def test_no_days_added_is_told_as_well() -> None:
    served = date(2026, 3, 2)
    added = added_time(AddedDays.FRCP_6_D, ServiceMethod.ELECTRONIC, served=served, regime=Regime.FRCP_6)
    found = count(CountRequest(trigger=served, period=_days(14), added=added))
    assert _texts(found)[3:] == ["Served electronically: no days are added: Mon Mar 16, 2026."]
    assert _ways(found)[3] == ("2026-03-16", "2026-03-16")
