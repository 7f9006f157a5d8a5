"""Entries of court calendars: what they are, of which case, and what they say."""

from __future__ import annotations

import pytest

from caseorg.model.case import Case
from caseorg.model.court_calendar import CourtEntry
from caseorg.model.event import HearingKind
from caseorg.model.trigger_events import TRIGGER_EVENTS
from caseorg.rules.court_entries import cases_meant, event_type, kind_of, local_time, title_of

KENT = Case(uuid="k", created="", modified="", caption="Ana Alvarez, et al. v. Kent", short_caption="Alvarez v. Kent",
            docket_number="1:26-cv-00417-RML")  # fmt: skip
DELTA = Case(uuid="d", created="", modified="", caption="In re Delta", short_caption="In re Delta",
             docket_number="26-1234")  # fmt: skip


def entry(summary: str, start: str = "2026-03-31T14:30", **more: str) -> CourtEntry:
    return CourtEntry(uid="1", start=start, summary=summary, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("summary", "becomes", "hearing"),
    [
        ("Motion Hearing", "hearing", "hearing"),
        ("Oral Argument on Motion to Dismiss", "hearing", "oral argument"),
        ("Status Conference", "hearing", "conference"),
        ("Final Pretrial Conference", "hearing", "conference"),
        ("Settlement Conference before Judge Lane", "hearing", "mediation"),
        ("Jury Trial", "hearing", "trial"),
        ("Deposition of A. Kent", "hearing", "deposition"),
        ("Trial brief due", "deadline", ""),
        ("Discovery closes", "deadline", ""),
        ("Response deadline", "deadline", ""),
        ("Joint status report to be filed", "deadline", ""),
        ("Judge Lane in chambers", "hearing", "hearing"),
    ],
)
def test_what_an_entry_is(summary: str, becomes: str, hearing: str) -> None:
    kind = kind_of(entry(summary))
    assert (kind.becomes, kind.hearing) == (becomes, hearing)


def test_a_whole_day_without_a_word_that_says_more_is_nobodys_hearing() -> None:
    assert kind_of(entry("Court closed", "2026-03-31")).becomes == "event"


@pytest.mark.parametrize(
    ("one", "found", "why"),
    [
        (entry("26-cv-417 Motion Hearing"), ["k"], "No. 26-cv-417 in its title"),
        (entry("Hearing", description="Case 1:26-cv-00417-ABC"), ["k"], "No. 1:26-cv-00417-ABC in its text"),
        (entry("ALVAREZ v. KENT: hearing"), ["k"], "its caption"),
        (entry("No. 26-1234, argument"), ["d"], "No. 26-1234 in its title"),
        (entry("25-cv-417 hearing"), [], ""),
        (entry("Alvarez v. Kent and In re Delta"), ["k", "d"], "its caption"),
        (entry("Hearing"), [], ""),
    ],
)
def test_the_case_is_known_by_its_number_or_its_caption(one: CourtEntry, found: list[str], why: str) -> None:
    cases, said = cases_meant(one, [KENT, DELTA])
    assert ([case.uuid for case in cases], said) == (found, why)


@pytest.mark.parametrize(
    ("summary", "title"),
    [
        ("1:26-cv-00417-RML Alvarez v. Kent - Motion Hearing", "Motion Hearing"),
        ("Motion Hearing (1:26-cv-00417)", "Motion Hearing"),
        ("No. 26-cv-417 Alvarez v. Kent - Motion Hearing", "Motion Hearing"),
        ("Case No. 1:26-cv-00417: Motion Hearing", "Motion Hearing"),
        ("Motion Hearing in Civil Action No. 26-cv-417", "Motion Hearing"),
        ("Motion Hearing re: ECF No. 12", "Motion Hearing re: ECF No. 12"),
        ("Alvarez v. Kent", "Alvarez v. Kent"),
    ],
)
def test_titles_leave_out_what_the_case_says(summary: str, title: str) -> None:
    assert title_of(entry(summary), KENT) == title


def test_times_are_put_into_the_zone_of_the_court() -> None:
    utc = entry("Hearing", "2026-03-31T18:30", time_zone="UTC")
    assert local_time(utc, utc.start, "America/New_York") == "2026-03-31T14:30"
    assert local_time(entry("Hearing"), "2026-03-31T14:30", "America/Los_Angeles") == "2026-03-31T14:30"
    chicago = entry("Hearing", time_zone="America/Chicago")
    assert local_time(chicago, chicago.start, "America/New_York") == "2026-03-31T15:30"
    assert local_time(entry("Due", "2026-03-31"), "2026-03-31", "America/New_York") == "2026-03-31"


def test_rules_run_from_hearings_under_their_name() -> None:
    assert event_type("Motion Hearing", HearingKind.HEARING) == "hearing.held"
    assert event_type("Initial Scheduling Conference", HearingKind.CONFERENCE) == "scheduling_conference.held"
    assert event_type("Status Conference", HearingKind.CONFERENCE) == ""
    assert {event_type("", kind) for kind in HearingKind} - {""} <= set(TRIGGER_EVENTS)
