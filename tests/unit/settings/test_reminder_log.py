"""What is kept of reminders that were seen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseorg.base.errors import WorldError
from caseorg.rules.reminders import Seen
from caseorg.settings.reminder_log import Act, ReminderLog

ONE, TWO, THREE, FOUR = ("1" * 24, "2" * 24, "3" * 24, "4" * 24)
DAY = date(2026, 11, 27)
UNTIL = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)


def test_every_act_is_kept_and_read_again(tmp_path: Path) -> None:
    log = ReminderLog(tmp_path / "home" / "reminders.jsonl")
    assert log.seen() == {}
    log.note(Act.SHOWN, [ONE, TWO], on=DAY)
    log.note(Act.DISMISSED, [TWO], on=DAY)
    ReminderLog(tmp_path / "home" / "reminders.jsonl").note(Act.NOTIFIED, [ONE], on=DAY)  # another program
    assert log.seen() == {ONE: Seen(shown=True, notified=True), TWO: Seen(shown=True, dismissed=True)}
    log.note(Act.SNOOZED, [ONE], on=DAY, until=UNTIL)  # it is to be told again then
    assert log.seen()[ONE] == Seen(snoozed_until="2026-11-28T13:00:00+00:00")
    log.note(Act.RECALLED, [ONE, TWO], on=DAY)
    assert log.seen() == {ONE: Seen(), TWO: Seen(shown=True)}


def test_nothing_is_written_for_nothing(tmp_path: Path) -> None:
    ReminderLog(tmp_path / "reminders.jsonl").note(Act.SHOWN, [], on=DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_costs_only_its_damaged_lines(tmp_path: Path) -> None:
    path = tmp_path / "reminders.jsonl"
    log = ReminderLog(path)
    log.note(Act.DISMISSED, [ONE], on=DAY)
    with path.open("ab") as file:
        file.write(
            b'{"act": "dismissed", "keys": [1, "no key"]}\n[]\n'
            b'{"act": "snoozed", "until": 7, "keys": ["' + THREE.encode() + b'"]}\n'
        )
        file.write(b'\xff\xfe nonsense\n{"act": "burned", "keys": ["' + FOUR.encode() + b'"]}\n{"act": "dism')
    assert log.seen() == {ONE: Seen(dismissed=True), THREE: Seen()}
    log.note(Act.SHOWN, [TWO], on=DAY)
    assert log.seen()[TWO] == Seen(shown=True)


def test_a_file_that_has_grown_keeps_what_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "reminders.jsonl"
    log = ReminderLog(path)
    log.note(Act.SNOOZED, [ONE], on=DAY, until=UNTIL)
    log.note(Act.SHOWN, [ONE], on=DAY)
    log.note(Act.DISMISSED, [TWO], on=DAY)
    before = log.seen()
    log.tidy(date(2026, 11, 1))
    assert path.stat().st_size < 1000  # small: left alone
    log.note(Act.SHOWN, [f"{number:024x}" for number in range(10_000)], on=date(2026, 1, 1))
    log.tidy(date(2026, 11, 1))
    assert path.stat().st_size < 1000
    assert log.seen() == before


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorldError, match="come again"):
        ReminderLog(tmp_path / "file" / "reminders.jsonl").note(Act.SHOWN, [ONE], on=DAY)
