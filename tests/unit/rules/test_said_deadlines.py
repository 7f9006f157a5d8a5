"""What orders say about deadlines: the day or period, from what it runs, and what is to be done."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.model.counting import Direction, Period, Unit
from caseorg.rules.said_deadlines import said_deadline

WRITTEN = date(2026, 5, 12)
AFTER, BEFORE = Direction.AFTER, Direction.BEFORE


@pytest.mark.parametrize(
    ("words", "day", "task"),
    [
        ("The parties shall file a joint status report on or before June 5, 2026.", "2026-06-05",
         "File a joint status report"),
        ("On or before June 5, 2026, the parties shall file a joint status report. The hearing is on July 1, 2026.",
         "2026-06-05", "File a joint status report"),
        ("Plaintiffs’ opposition is due by 5:00 p.m. on Friday, May 29, 2026.", "2026-05-29",
         "Plaintiffs’ opposition"),
        ("Defendants must produce the administrative record no later than July 15", "2026-07-15",
         "Produce the administrative record"),
        ("The motion for a 14-day extension is granted. Answer due 6/12/26.", "2026-06-12", "Answer"),
        ("ORDERED that the time for Defendants to answer or otherwise respond to the Complaint is further extended to "
         "May 19, 2026.", "2026-05-19", "Answer or otherwise respond to the Complaint"),
        ("Answer due: April 14, 2026.", "2026-04-14", "Answer"),
        ("Reply briefs shall be filed by June 19, 2026", "2026-06-19", "Reply briefs"),
        ("by the 5th day of June, 2026", "2026-06-05", ""),
        ("the time to answer is extended to and including Jan. 4, 2027", "2027-01-04", ""),
        ("until February 3", "2027-02-03", ""),
        ("2026-06-05", "2026-06-05", ""),
    ],
)  # fmt: skip
def test_a_day_by_which(words: str, day: str, task: str) -> None:
    said = said_deadline(words, WRITTEN)
    assert (said.day, said.period) == (day, None)
    if task:
        assert said.task == task


@pytest.mark.parametrize(
    ("words", "amount", "unit", "direction", "trigger"),
    [
        ("within 14 days of service of this order", 14, Unit.DAYS, AFTER, "order.served"),
        ("shall respond within fourteen (14) days of the date of this Order; it is further ORDERED that the motion",
         14, Unit.DAYS, AFTER, "order.entered"),
        ("no later than 7 days before the hearing on the motion", 7, Unit.DAYS, BEFORE, "hearing.held"),
        ("a reply within seven days after service of the opposition", 7, Unit.DAYS, AFTER, "opposition.served"),
        ("within 14 days after being served with a copy of the recommendation", 14, Unit.DAYS, AFTER,
         "recommendation.served"),
        ("thirty-one days from entry of judgment", 31, Unit.DAYS, AFTER, "judgment.entered"),
        ("within 10 business days of this Order", 10, Unit.WORKDAYS, AFTER, "order.entered"),
        ("due within 30 days of the close of discovery", 30, Unit.DAYS, AFTER, "discovery.closes"),
        ("within two weeks", 2, Unit.WEEKS, AFTER, ""),
        ("not fewer than 21 days prior to trial", 21, Unit.DAYS, BEFORE, "trial.begins"),
        ("Within 60 days after service of this summons on you (not counting the day you received it), you must serve",
         60, Unit.DAYS, AFTER, "summons.served"),
        ("within 14 days of service", 14, Unit.DAYS, AFTER, "order.served"),
    ],
)  # fmt: skip
def test_a_period(words: str, amount: int, unit: Unit, direction: Direction, trigger: str) -> None:
    said = said_deadline(words, WRITTEN)
    assert said.day is None and said.period is not None
    assert (said.period.amount, said.period.unit, said.period.direction) == (amount, unit, direction)
    assert said.trigger == trigger


def test_what_says_that_it_is_due_comes_before_a_day_that_is_only_named() -> None:
    said = said_deadline("At the hearing of April 2, 2026 the court ordered a report by June 5, 2026.", WRITTEN)
    assert said.day == "2026-06-05"
    assert "1 more in these words" in said.understood


def test_what_was_understood_is_said_in_words() -> None:
    assert said_deadline("on or before June 5, 2026", WRITTEN).understood == (
        "“on or before June 5, 2026”: Friday, June 5, 2026."
    )
    period = said_deadline("within 14 days of service of this order", WRITTEN)
    assert "14 days after “order served”" in period.understood
    assert said_deadline("No day here.", WRITTEN).understood.startswith("No day and no period")


@pytest.mark.parametrize("words", ["", "a 14-day extension", "within 60 pages", "February 30, 2026", "Rule 56(d)"])
def test_what_sets_nothing(words: str) -> None:
    said = said_deadline(words, WRITTEN)
    assert (said.day, said.period) == (None, None)


@given(st.text(alphabet="within 14days of this ORDER,.;()/June2026byno later than’", max_size=120))
def test_any_text_is_read_without_an_error(words: str) -> None:
    said = said_deadline(words, WRITTEN)
    assert said.day is None or date.fromisoformat(said.day)
    assert said.words in " ".join(words.split())


@pytest.mark.parametrize(
    ("words", "amount", "direction", "trigger"),
    [
        ("shall respond within 48 hours of service of this Order", 48, AFTER, "order.served"),
        ("within forty-eight (48) hours of this order", 48, AFTER, "order.entered"),
        ("no later than 24 hours before the hearing", 24, BEFORE, "hearing.held"),
        ("at least seventy-two hours in advance of trial", 72, BEFORE, "trial.begins"),
        ("within 1 hour after the filing of the motion", 1, AFTER, "motion.filed"),
    ],
)
def test_a_period_in_hours(words: str, amount: int, direction: Direction, trigger: str) -> None:
    said = said_deadline(words, WRITTEN)
    assert said.period == Period(amount=amount, unit=Unit.HOURS, direction=direction)
    assert said.trigger == trigger
    assert f"{amount} hour" in said.understood


def test_business_hours_and_hours_of_the_day_are_no_period() -> None:
    for words in ("within 4 business hours of service of this order", "a 24-hour hotline", "for two hours"):
        assert said_deadline(words, WRITTEN).period is None
