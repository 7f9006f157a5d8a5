"""How deadlines are spoken of."""

from __future__ import annotations

from datetime import date

import pytest

from caseorg.model.counting import Action
from caseorg.model.deadline import Deadline, DeadlineState, DueSource, Side
from caseorg.rules.deadline_words import badges, day_text, days_left, headline_left, is_retired, state_text

TODAY = date(2026, 11, 26)


def made(**values):
    usual = {"uuid": "1", "created": "", "modified": "", "case_uuid": "2", "title": "Reply", "due": "2026-12-01",
             "safe_due": "2026-12-01", "computed_due": "2026-12-01", "verified_by": "Bo",
             "verified_due": "2026-12-01", "verified_safe_due": "2026-12-01"}  # fmt: skip
    for name, kind in (("state", DeadlineState), ("due_source", DueSource), ("side", Side)):
        if name in values:
            values[name] = kind(values[name])
    return Deadline(**usual | values)


def words(deadline, superseded=""):
    return [badge.text for badge in badges(deadline, superseded)]


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-11-26", "Thu, Nov 26, 2026"),
        ("2026-11-26T14:30", "Thu, Nov 26, 2026, 2:30 PM"),
        ("2026-11-05T00:05:00-05:00", "Thu, Nov 5, 2026, 12:05 AM"),
        (None, ""),
    ],
)
def test_days_are_said_with_their_weekday(iso, text):
    assert day_text(iso) == text


@pytest.mark.parametrize(
    ("iso", "text"),
    [
        ("2026-11-26", "today"),
        ("2026-11-27T10:00", "tomorrow"),
        ("2026-11-25", "yesterday"),
        ("2026-12-01", "in 5 days"),
        ("2026-11-20", "6 days ago"),
        ("2030-11-26", "in 1,461 days"),
    ],
)
def test_how_far_a_day_is_off(iso, text):
    assert days_left(iso, TODAY) == text


def test_a_safe_date_that_has_passed_says_what_is_left():
    appeal = made(due="2026-11-30", safe_due="2026-11-25", jurisdictional=True)
    assert headline_left(appeal, TODAY) == "safe date yesterday, due in 4 days"
    assert headline_left(made(due="2026-12-09", jurisdictional=True), TODAY) == "in 5 days (safe date)"
    assert headline_left(made(due=None, safe_due=None), TODAY) == "no date yet"
    assert headline_left(made(due="2026-11-24"), TODAY) == "2 days ago"


def test_a_plain_verified_deadline_has_no_badge():
    assert words(made()) == []


def test_what_to_watch_out_for_comes_gravest_first():
    worst = made(
        jurisdictional=True, safe_due="2026-11-27", due="2026-12-05", due_source="order", rule_id="frap.4",
        projected=True, confidence="V3", side="theirs",
    )  # fmt: skip
    assert words(worst, "The order was superseded.") == [
        "jurisdictional", "kept too late", "source superseded", "projected", "verify again", "verify rule", "theirs"
    ]  # fmt: skip
    assert "Sat, Dec 5, 2026" in badges(worst)[0].explained


def test_what_must_not_be_done_before_a_day_is_safe_on_the_later_one():
    sanctions = made(action=Action.NOT_BEFORE, safe_due="2026-12-04", verified_safe_due="2026-12-04")
    assert [(one.text, one.explained) for one in badges(sanctions)] == [
        ("not before", "It must not be done before this day. Safe is Fri, Dec 4, 2026.")
    ]


def test_unverified_and_kept_dates_are_told():
    assert words(made(verified_by="")) == ["not verified"]
    kept = made(due="2026-12-08", verified_due="2026-12-08", due_source="user", kept_who="Ana", kept_reason="ECF 30")
    assert [(one.text, one.explained) for one in badges(kept)] == [
        ("date kept", "The rule gives Tue, Dec 1, 2026; a person set the date by Ana: ECF 30")
    ]


def test_of_what_is_not_open_only_what_lasts_is_said():
    assert words(made(state="done", verified_by="", projected=True, jurisdictional=True)) == ["jurisdictional"]


def test_how_it_stands_is_said_with_who_when_and_why():
    assert state_text(made()) == "open"
    moot = made(state="moot", state_reason="case dismissed", state_who="Ana", state_at="2026-03-02T10:00:00.000Z")
    assert state_text(moot, "New reply") == "moot: case dismissed (Ana, 2026-03-02). “New reply” took its place."
    done = made(state="done", completed_on="2026-11-30")
    assert state_text(done) == "done on Mon, Nov 30, 2026"
    assert (is_retired(moot), is_retired(done), is_retired(made())) == (True, False, False)
