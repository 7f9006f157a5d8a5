"""Which reminders are due, and how they are said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.deadline import ReminderKind
from caseorg.model.record import Visibility
from caseorg.rules.reminder_words import Notice, Openness, many_words, notices, when_words, whole_words
from caseorg.rules.reminders import OVERDUE, Remindable, Reminder, Seen, days_text, due_reminders, typed_days

USUAL = {ReminderKind.DEADLINE: (7, 3, 1, 0), ReminderKind.JURISDICTIONAL: (14, 1, 0), ReminderKind.HEARING: (7, 1)}
HERE = timezone(timedelta(hours=-5))


def at(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00").replace(tzinfo=HERE)


def thing(day: str = "2026-11-30", **values: object) -> Remindable:
    usual: dict[str, object] = {
        "uuid": "u1", "kind": ReminderKind.DEADLINE, "title": "Opposition", "case_uuid": "c",
        "case_name": "Ruiz v. Kent",
    }  # fmt: skip
    return Remindable(**usual | {"day": day} | values)  # type: ignore[arg-type]


def due_on(day: str, *things: Remindable, seen: dict[str, Seen] | None = None) -> list[tuple[str, int]]:
    return [(one.thing.uuid, one.days_before) for one in due_reminders(things, USUAL, seen or {}, at(day))]


@pytest.mark.parametrize(
    ("today", "before"),
    [("2026-11-22", None), ("2026-11-23", 7), ("2026-11-26", 7), ("2026-11-27", 3), ("2026-11-29", 1),
     ("2026-11-30", 0), ("2026-12-01", OVERDUE), ("2026-12-30", OVERDUE), ("2026-12-31", None)],
)  # fmt: skip
def test_the_nearest_reminder_that_has_come_counts(today: str, before: int | None) -> None:
    assert due_on(today, thing()) == ([] if before is None else [("u1", before)])


def test_what_was_dismissed_stays_so_until_the_next_one_comes() -> None:
    seen = {Reminder(thing(), 7).key: Seen(dismissed=True)}
    assert due_on("2026-11-26", thing(), seen=seen) == []
    assert due_on("2026-11-27", thing(), seen=seen) == [("u1", 3)]


def test_a_deadline_that_moved_begins_anew() -> None:
    seen = {Reminder(thing(), 7).key: Seen(dismissed=True)}
    assert due_on("2026-11-26", thing("2026-12-01"), seen=seen) == [("u1", 7)]


def test_what_was_put_off_comes_again_at_its_moment_and_not_before() -> None:
    seen = {Reminder(thing(), 3).key: Seen(snoozed_until="2026-11-27T15:00:00+00:00")}
    due = [bool(due_reminders([thing()], USUAL, seen, at("2026-11-27", hour))) for hour in (9, 10, 11)]
    assert due == [False, True, True]  # 15:00 UTC is 10 here


def test_own_days_stand_in_place_of_those_of_the_kind() -> None:
    assert due_on("2026-11-28", thing(own_days=(2,))) == [("u1", 2)]
    assert due_on("2026-11-29", thing(own_days=())) == []
    assert due_on("2026-12-01", thing(own_days=())) == []


def test_the_key_tells_nothing_and_is_another_for_another_day_or_reminder() -> None:
    keys = {Reminder(thing(day, uuid=uuid), before).key for day in ("2026-11-30", "2026-12-01") for uuid in "ab"
            for before in (1, 7)}  # fmt: skip
    assert len(keys) == 8
    assert all(len(key) == 24 and "2026" not in key for key in keys)


def test_hearings_do_not_lapse_and_what_others_do_is_told_of_on_its_day() -> None:
    hearing = thing(kind=ReminderKind.HEARING)
    assert due_on("2026-11-29", hearing) == [("u1", 1)]
    assert due_on("2026-12-01", hearing) == []
    theirs = thing(is_ours=False)
    assert [due_on(day, theirs) for day in ("2026-11-29", "2026-11-30")] == [[], [("u1", 0)]]
    allowed = thing(is_allowed_from=True)
    assert [due_on(day, allowed) for day in ("2026-11-29", "2026-11-30", "2026-12-01")] == [[], [("u1", 0)], []]


def test_the_nearest_day_comes_first_and_on_a_day_what_nobody_can_extend() -> None:
    found = due_on(
        "2026-11-29", thing(uuid="later"), thing("2026-11-29", uuid="now"),
        thing(uuid="grave", kind=ReminderKind.JURISDICTIONAL),
    )  # fmt: skip
    assert [uuid for uuid, _ in found] == ["now", "grave", "later"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", None),
        ("  ", None),
        ("never", ()),
        ("Never", ()),
        ("14, 7,1", (14, 7, 1)),
        ("1 7 14 7", (14, 7, 1)),
        ("0", (0,)),
    ],
)
def test_days_are_read_as_people_type_them(text: str, days: tuple[int, ...] | None) -> None:
    assert typed_days(text) == days
    if days is not None:
        assert typed_days(days_text(days)) == days


@pytest.mark.parametrize(
    "text", ["a week", "7, x", "-1", "367", "99999999999999999999", "1.5", "٣", ",", " ".join(map(str, range(13)))]
)
def test_other_days_are_refused(text: str) -> None:
    with pytest.raises(BadInput):
        typed_days(text)


TODAY = date(2026, 11, 27)


def test_how_it_is_said_when_something_is_due() -> None:
    def words(day: str, before: int, **values: object) -> str:
        return when_words(Reminder(thing(day, **values), before), TODAY)

    assert words("2026-11-27", 0) == "due today"
    assert words("2026-11-28", 1) == "due tomorrow"
    assert words("2026-11-26", OVERDUE) == "was due yesterday"
    assert words("2026-11-30", 3, is_safe_date=True) == "safe date in 3 days"
    assert words("2026-12-01", 7, has_safe_passed=True) == "safe date has passed, due in 4 days"
    assert words("2026-11-28", 1, kind=ReminderKind.HEARING, time="14:30") == "tomorrow at 2:30 PM"
    assert words("2026-11-27", 0, is_allowed_from=True) == "may be done from today"
    whole = whole_words(Reminder(thing("2026-11-28"), 1), TODAY)
    assert whole == "Opposition: due tomorrow, Sat, Nov 28, 2026 (Ruiz v. Kent)"


def test_the_desktop_is_told_no_more_than_is_allowed() -> None:
    one = Reminder(thing("2026-11-28"), 1)
    assert notices([one], Openness.BARE, TODAY) == [Notice("Deadline due tomorrow", "", one.key)]
    assert notices([one], Openness.TITLES, TODAY) == [Notice("Opposition: due tomorrow", "", one.key)]
    assert notices([one], Openness.CASES, TODAY) == [Notice("Opposition: due tomorrow", "Ruiz v. Kent", one.key)]


@pytest.mark.parametrize("label", [Visibility.PRIVILEGED, Visibility.SEALED])
@pytest.mark.parametrize("openness", list(Openness))
def test_what_is_sealed_or_privileged_is_never_named(label: Visibility, openness: Openness) -> None:
    one = Reminder(replace(thing("2026-11-28"), visibility=label), 1)
    assert notices([one], openness, TODAY) == [Notice("Deadline due tomorrow", "", one.key)]


def test_many_reminders_are_one_notice_without_names() -> None:
    many = [Reminder(thing(day, uuid=day), 0) for day in ("2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29")]
    many[0] = Reminder(many[0].thing, OVERDUE)
    assert notices(many, Openness.CASES, TODAY) == [Notice("4 reminders: 1 overdue, 1 for today")]
    assert many_words(many[3:], TODAY) == "1 reminder"
