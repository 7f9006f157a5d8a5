"""Deadlines made on the command line from a day, from the words of an order, and from what has no date yet."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
QUOTE = "injunction"


def shown(filed: CommandLine, title: str) -> Any:
    return filed.value("deadline", "show", title, *CASE)


def test_a_deadline_by_a_rule_adds_the_event_it_runs_from(filed: CommandLine) -> None:
    by = ("--rule", "dcd.lcvr.7.b", "--on", "5/12/2026", "--service", "mail")
    filed.text("deadline", "add", "Oppose", *CASE, *by, "--document", "1", "--page", "2")
    assert (shown(filed, "Oppose")["due"], shown(filed, "Oppose")["page"]) == ("2026-05-29", 1)
    (event,) = filed.value("event", "list", *CASE)
    assert (event["type"], event["at"], event["service_method"]) == ("motion.served", "2026-05-12", "mail")
    assert event["page"] == 1
    filed.text("undo")
    assert filed.value("event", "list", *CASE) == []


def test_a_deadline_waits_for_what_has_no_date_yet(filed: CommandLine) -> None:
    filed.text("deadline", "add", "Oppose", *CASE, "--rule", "dcd.lcvr.7.b", "--waiting")
    assert shown(filed, "Oppose")["due"] is None
    filed.text("event", "move", "Motion served", "--at", "2026-05-12", "--yes")
    assert shown(filed, "Oppose")["due"] == "2026-05-26"


def test_a_fact_is_asked_for_even_while_the_day_is_not_known(filed: CommandLine) -> None:
    answer = filed("deadline", "add", "Appeal", *CASE, "--rule", "frap.4.a.1", "--waiting")
    assert answer.code != 0 and "United States" in answer.errors
    filed.text("deadline", "add", "Appeal", *CASE, "--rule", "frap.4.a.1", "--waiting", "--fact", "us_party=yes")


@pytest.mark.parametrize(
    ("words", "due", "source"),
    [
        ("on or before June 6, 2026", "2026-06-06", "order"),
        # they end on Juneteenth, a Friday: Monday, and 3 days for mail
        ("within 14 days of service of this order", "2026-06-25", "computed"),
    ],
)
def test_the_words_of_an_order_set_the_date(filed: CommandLine, words: str, due: str, source: str) -> None:
    on = ("--on", "2026-06-05", "--service", "mail") if source == "computed" else ()
    filed.text("deadline", "add", "Report", *CASE, "--said", words, *on)
    report = shown(filed, "Report")
    assert (report["due"], report["due_source"]) == (due, source)


def test_a_period_of_an_order_is_counted_again_when_its_event_moves(filed: CommandLine) -> None:
    filed.text("deadline", "add", "Report", *CASE, "--said", "within 14 days of this Order", "--on", "2026-05-12")
    assert shown(filed, "Report")["due"] == "2026-05-26"
    assert "Rule: the order: 14 days after “order entered”" in filed.text("deadline", "show", "Report", *CASE)
    filed.text("event", "move", "Order entered", "--at", "2026-05-13", "--yes")
    assert shown(filed, "Report")["due"] == "2026-05-27"


def test_what_is_missing_is_said(filed: CommandLine) -> None:
    for words, sentence in (
        (("--said", "soon"), "No day and no period"),
        (("--said", "at least four days before the deadline", "--on", "2026-05-12"), "order.frcp6.4.days.before."),
        (("--on", "2026-05-12"), "by which rule"),
        (("--rule", "dcd.lcvr.7.b", "--on", "trial.begins=2026-05-12"), "does not run from"),
        (("--rule", "frcp.45.d.2.B", "--on", "2026-05-12"), "Several events start"),
        (("--rule", "dcd.lcvr.7.b", "--service", "mail"), "when the paper was served"),
        (("--due", "2026-05-12", "--page", "2"), "its document"),
    ):
        answer = filed("deadline", "add", "X", *CASE, *words)
        assert answer.code != 0 and sentence in answer.errors, (words, answer.errors)


def test_a_deadline_is_known_from_marked_words(filed: CommandLine) -> None:
    filed.text("annotation", "add", "1", *CASE, "--page", "1", "--quote", QUOTE)
    (mark,) = filed.value("annotation", "list", "1", *CASE)
    filed.text("deadline", "add", "Answer", *CASE, "--due", "2026-03-26", "--annotation", mark["uuid"])
    answer = shown(filed, "Answer")
    assert (answer["annotation_uuid"], answer["page"]) == (mark["uuid"], mark["page"])
    assert f"Words: “{QUOTE}”" in filed.text("deadline", "show", "Answer", *CASE)
    filed.text("deadline", "edit", "Answer", "--annotation", "")
    assert shown(filed, "Answer")["annotation_uuid"] is None


def test_hours_run_from_the_minute_and_over_the_change_of_the_clock(filed: CommandLine) -> None:
    """48 hours from Friday, March 6, 2026, 10:23 end on Sunday at 11:23: an hour is skipped that night. They go on to
    the same time of the next court day."""
    words = ("--said", "within 48 hours of this Order")
    answer = filed("deadline", "add", "Respond", *CASE, *words, "--on", "2026-03-06")
    assert answer.code != 0 and "needs the time of the event" in answer.errors
    filed.text("deadline", "add", "Respond", *CASE, *words, "--on", "2026-03-06 10:23")
    respond = shown(filed, "Respond")
    assert (respond["due"], respond["due_at"]) == ("2026-03-09", "2026-03-09T11:23-04:00")
    assert "11:23" in filed.text("deadline", "show", "Respond", *CASE)
    (event,) = filed.value("event", "list", *CASE)
    assert event["at"] == "2026-03-06T10:23"


def test_an_hour_that_moves_on_the_same_day_moves_what_runs_from_it(filed: CommandLine) -> None:
    rule = ("--rule", "order.frcp6.24.hours.before.hearing.held")
    filed.text("deadline", "add", "Exhibits", *CASE, *rule, "--on", "2026-05-13 10:00")
    assert shown(filed, "Exhibits")["due_at"] == "2026-05-12T10:00-04:00"
    said = filed.text("event", "move", "Hearing", "--at", "2026-05-13 14:30", "--yes")
    assert "10:00 AM" in said and "2:30 PM" in said
    assert shown(filed, "Exhibits")["due_at"] == "2026-05-12T14:30-04:00"


def test_what_was_verified_of_hours_is_their_minute(filed: CommandLine) -> None:
    rule = ("--rule", "order.frcp6.24.hours.before.hearing.held")
    filed.text("deadline", "add", "Exhibits", *CASE, *rule, "--on", "2026-05-13 10:00")
    filed.text("deadline", "verify", "Exhibits", *CASE, "--who", "Second Reader")
    filed.text("event", "move", "Hearing", "--at", "2026-05-13 14:30", "--yes")
    kept = shown(filed, "Exhibits")
    assert kept["due_at"] == "2026-05-12T10:00-04:00" and kept["computed_due_at"] == "2026-05-12T14:30-04:00"
    filed.text("event", "move", "Hearing", "--at", "2026-05-13 14:30", "--yes", "--accept", "Exhibits")
    assert shown(filed, "Exhibits")["due_at"] == "2026-05-12T14:30-04:00"
    assert "10:00 AM; changed since" in filed.text("deadline", "show", "Exhibits", *CASE)
