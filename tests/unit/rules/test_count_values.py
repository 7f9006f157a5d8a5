"""Counts as they are typed and printed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import (
    Action,
    Count,
    DayKind,
    Direction,
    Period,
    Regime,
    ServiceMethod,
    SpecialDay,
    Step,
    Unit,
)
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.count_values import (
    TABLE_COLUMNS,
    amount_of,
    count_value,
    method_of,
    one_of,
    request_of_row,
    special_day_of,
    special_days_of,
    trigger_of,
    unknown_method_of_row,
    written,
)

_BOOK = shipped_rulebook()
ROW = {
    "id": "A",
    "rule": "frcp.33.b.2",
    "citation": " Fed. R. Civ. P. 33(b)(2) ",
    "trigger_date": "2026-03-05",
    "service_method": "mail",
    "direction": "after",
    "period": "30",
    "unit": "days",
    "extra_holidays": "state:2026-04-06",
    "regime": "frcp6",
    "tz": "America/New_York",
}


def test_a_row_is_read() -> None:
    request = request_of_row(_BOOK, ROW)
    assert request.trigger == date(2026, 3, 5)
    assert request.period == Period(amount=30, unit=Unit.DAYS, direction=Direction.AFTER)
    assert (request.regime, request.action, request.time_zone) == (Regime.FRCP_6, Action.FILE, "America/New_York")
    assert request.special_days == (SpecialDay(date=date(2026, 4, 6), kind=DayKind.STATE),)
    assert (request.added.days, request.added.safe_days, request.period_cite) == (3, 3, "Fed. R. Civ. P. 33(b)(2)")


def test_a_manner_of_service_that_is_not_known_adds_nothing_and_is_named() -> None:
    unknown = {**ROW, "service_method": "pigeon"}
    assert (unknown_method_of_row(unknown), unknown_method_of_row(ROW)) == ("pigeon", "")
    assert request_of_row(_BOOK, unknown).added.days == 0


def test_the_answer_of_a_row_is_not_read() -> None:
    answered = {**ROW, "expected_date": "never", "added_days": "7", "safe_date": "x"}
    assert request_of_row(_BOOK, answered) == request_of_row(_BOOK, ROW)


def test_a_row_may_lack_what_it_does_not_need() -> None:
    request = request_of_row(_BOOK, {name: ROW[name] for name in TABLE_COLUMNS})
    assert (request.added.text, request.special_days, request.time_zone) == ("", (), None)


@pytest.mark.parametrize(
    ("changed", "days", "safe_days"),
    [
        ({"rule": "frcp.12.a.1.A.i"}, 0, 0),
        ({"rule": "frcp.15.a.1.B"}, 3, 0),
        ({"regime": "frap26", "service_method": "carrier_same_day", "rule": "frap.31.a.1-reply"}, 0, 0),
        ({"regime": "scotus30"}, 0, 0),
        ({"direction": "before"}, 0, 0),
        ({"service_method": "electronic"}, 0, 0),
        ({"service_method": "electronic", "trigger_date": "2016-11-30"}, 3, 3),
        ({"service_method": "electronic", "trigger_date": "2016-11-30T23:30-08:00"}, 0, 0),
        ({"service_method": "electronic", "trigger_date": "2016-11-30T23:30-08:00", "tz": ""}, 3, 3),
    ],
)
def test_days_are_added_by_rule_method_and_day(changed: dict[str, str], days: int, safe_days: int) -> None:
    added = request_of_row(_BOOK, {**ROW, **changed}).added
    assert (added.days, added.safe_days) == (days, safe_days)


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        ("unit", "fortnights", "“fortnights” is none of days, weeks, months, years, hours, workdays, date_certain."),
        ("regime", "frcp7", "“frcp7” is none of frcp6,"),
        ("direction", "", "“” is none of after, before."),
        ("trigger_date", "3/5/2026", "“3/5/2026” cannot be read. Give it as 2026-03-06."),
        ("period", "-3", "“-3” is no whole number from 0 to 999,999."),
        ("extra_holidays", "federal:2026-01-01", "“federal:2026-01-01” names no day. Write president, state, "),
    ],
)
def test_the_column_that_cannot_be_read_is_named(column: str, text: str, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        request_of_row(_BOOK, {**ROW, column: text})
    assert caught.value.sentence.startswith(f"column {column}: {sentence}")


@pytest.mark.parametrize("text", ["date_certain", "Date Certain", "date-certain", "DATE/CERTAIN", " date certain "])
def test_a_word_is_known_however_it_is_written(text: str) -> None:
    assert one_of(Unit, text) is Unit.DATE_CERTAIN


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("", None),
        ("n/a", None),
        ("N/A", None),
        ("none", None),
        *((method.value, method) for method in ServiceMethod),
        ("Rule 4", ServiceMethod.RULE_4),
        ("rule_45", ServiceMethod.RULE_45),
        ("rule4 certified mail", ServiceMethod.RULE_4),
        ("rule4_certified", ServiceMethod.RULE_4),
        ("rule4_mail", ServiceMethod.RULE_4),
        ("certified mail", ServiceMethod.MAIL),
        ("first-class mail", ServiceMethod.MAIL),
        ("US mail", ServiceMethod.MAIL),
        ("U.S. mail", ServiceMethod.MAIL),
        ("hand", ServiceMethod.PERSONAL),
        ("hand delivery", ServiceMethod.PERSONAL),
        ("hand-delivered", ServiceMethod.PERSONAL),
        ("in person", ServiceMethod.PERSONAL),
        ("office", ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING),
        ("left at office", ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING),
        ("left at dwelling", ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING),
        ("clerk", ServiceMethod.LEFT_WITH_CLERK),
        ("ECF", ServiceMethod.ELECTRONIC),
        ("CM/ECF", ServiceMethod.ELECTRONIC),
        ("cmecf", ServiceMethod.ELECTRONIC),
        ("email", ServiceMethod.ELECTRONIC),
        ("e-mail", ServiceMethod.ELECTRONIC),
        ("email consent", ServiceMethod.ELECTRONIC),
        ("electronic consent", ServiceMethod.ELECTRONIC),
        ("fax", ServiceMethod.ELECTRONIC),
        ("fax consent", ServiceMethod.ELECTRONIC),
        ("other", ServiceMethod.OTHER_CONSENTED),
        ("other means", ServiceMethod.OTHER_CONSENTED),
        ("consented", ServiceMethod.OTHER_CONSENTED),
        ("other consent", ServiceMethod.OTHER_CONSENTED),
        ("consented other", ServiceMethod.OTHER_CONSENTED),
        ("other consented means", ServiceMethod.OTHER_CONSENTED),
        ("courier", ServiceMethod.OTHER_CONSENTED),
        ("commercial carrier", ServiceMethod.CARRIER),
        ("carrier delivered same day", ServiceMethod.CARRIER_SAME_DAY),
        ("dwelling", ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING),
        ("left office", ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING),
        ("left at home", ServiceMethod.LEFT_AT_OFFICE_OR_DWELLING),
        ("with clerk", ServiceMethod.LEFT_WITH_CLERK),
        ("leaving with clerk", ServiceMethod.LEFT_WITH_CLERK),
        ("left with court clerk", ServiceMethod.LEFT_WITH_CLERK),
        ("e-service", ServiceMethod.ELECTRONIC),
        ("electronic/email", ServiceMethod.ELECTRONIC),
        ("electronic (ECF)", ServiceMethod.ELECTRONIC),
        ("email with consent", ServiceMethod.ELECTRONIC),
        ("consent", ServiceMethod.OTHER_CONSENTED),
        ("other means consented", ServiceMethod.OTHER_CONSENTED),
        ("courier, consented", ServiceMethod.OTHER_CONSENTED),
        ("courier consent", ServiceMethod.OTHER_CONSENTED),
        ("Rule 4(i)", ServiceMethod.RULE_4),
        ("rule4i", ServiceMethod.RULE_4),
        ("Rule 4 certified mail", ServiceMethod.RULE_4),
        ("subpoena", ServiceMethod.RULE_45),
        ("waiver", ServiceMethod.RULE_4),
        ("carrier delivered later", ServiceMethod.CARRIER_NOT_SAME_DAY),
        ("carrier, next day", ServiceMethod.CARRIER_NOT_SAME_DAY),
    ],
)
def test_a_manner_of_service_is_known_by_its_words(text: str, method: ServiceMethod | None) -> None:
    assert method_of(text) is method


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("2026-03-06", Unit.DAYS, date(2026, 3, 6)),
        ("2026-03-06", Unit.HOURS, date(2026, 3, 6)),
        ("2026-03-06T09:30", Unit.HOURS, datetime(2026, 3, 6, 9, 30)),
        ("2026-03-06T09:30", Unit.DAYS, datetime(2026, 3, 6, 9, 30)),
        ("2026-03-06T09:30-05:00", Unit.HOURS, datetime(2026, 3, 6, 9, 30, tzinfo=timezone(timedelta(hours=-5)))),
    ],
)
def test_a_trigger_is_read(text: str, unit: Unit, found: date) -> None:
    assert trigger_of(text, unit) == found
    assert type(trigger_of(text, unit)) is type(found)


def test_a_trigger_that_cannot_be_read_says_the_form() -> None:
    with pytest.raises(BadInput, match="Give it as 2026-03-06T09:30"):
        trigger_of("9:30", Unit.HOURS)
    with pytest.raises(BadInput, match="Give it as 2026-03-06[.]"):
        trigger_of("9:30", Unit.DAYS)


@pytest.mark.parametrize("text", ["", "-1", "1.5", "two", "٣", "1000000", "+3"])
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(BadInput, match="is no whole number"):
        amount_of(text)


def test_amounts() -> None:
    assert [amount_of(text) for text in ("0", "007", "999999")] == [0, 7, 999999]


def test_special_days_are_read() -> None:
    assert special_days_of("") == ()
    assert special_days_of(" president:2026-12-24 ; state: 2026-04-16;; ") == (
        SpecialDay(date=date(2026, 12, 24), kind=DayKind.PRESIDENT),
        SpecialDay(date=date(2026, 4, 16), kind=DayKind.STATE),
    )
    assert [special_day_of(f"{kind}:2026-01-05").kind for kind in ("inaccessible", "closed")] == [
        DayKind.INACCESSIBLE,
        DayKind.CLOSED,
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("observed:2026-07-03", "names no day. Write president, state, inaccessible, closed, a colon and the date."),
        ("2026-07-03", "names no day"),
        ("state:", "cannot be read"),
        ("state:2026-07-03T09:00", "names a time. Give the day alone."),
    ],
)
def test_what_names_no_day(text: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        special_day_of(text)


def test_a_count_as_json() -> None:
    zone = timezone(timedelta(hours=-5))
    found = Count(
        due=date(2026, 1, 5),
        safe_due=date(2026, 1, 2),
        nominal=date(2026, 1, 2),
        due_at=datetime(2026, 1, 5, 23, 59, 59, tzinfo=zone),
        steps=(Step(n=1, text="Counted.", cite="FRCP 6", start=date(2026, 1, 1), end=None),),
        warnings=("Act.",),
    )
    assert count_value(found) == {
        "due": "2026-01-05",
        "due_at": "2026-01-05T23:59:59-05:00",
        "safe_due": "2026-01-02",
        "steps": [{"n": 1, "text": "Counted.", "cite": "FRCP 6", "from": "2026-01-01", "to": None}],
        "warnings": ["Act."],
    }


def test_days_and_times_as_text() -> None:
    assert written(None) is None
    assert written(date(2026, 3, 6)) == "2026-03-06"
    assert written(datetime(2026, 3, 6, 9, 30)) == "2026-03-06T09:30"
    assert written(datetime(2026, 3, 6, 9, 30, 5)) == "2026-03-06T09:30:05"
