"""What is kept of reminders that were seen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from caseorg.base.errors import WorldError
from caseorg.rules.reminders import Seen
from caseorg.settings.reminder_log import Act, ReminderLog

ONE, TWO = "u1/2026-11-30/7", "u2/2026-12-01/0"
UNTIL = datetime(2026, 11, 28, 13, 0, tzinfo=UTC)


def test_every_act_is_kept_and_read_again(tmp_path: Path) -> None:
    log = ReminderLog(tmp_path / "home" / "reminders.jsonl")
    assert log.seen() == {}
    log.note(Act.SHOWN, [ONE, TWO])
    log.note(Act.DISMISSED, [TWO])
    ReminderLog(tmp_path / "home" / "reminders.jsonl").note(Act.NOTIFIED, [ONE])  # another program
    assert log.seen() == {ONE: Seen(shown=True, notified=True), TWO: Seen(shown=True, dismissed=True)}
    log.note(Act.SNOOZED, [ONE], until=UNTIL)  # it is to be told again then
    assert log.seen()[ONE] == Seen(snoozed_until="2026-11-28T13:00:00+00:00")
    log.note(Act.RECALLED, [ONE, TWO])
    assert log.seen() == {ONE: Seen(), TWO: Seen(shown=True)}


def test_nothing_is_written_for_nothing(tmp_path: Path) -> None:
    ReminderLog(tmp_path / "reminders.jsonl").note(Act.SHOWN, [])
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_costs_only_its_damaged_lines(tmp_path: Path) -> None:
    path = tmp_path / "reminders.jsonl"
    log = ReminderLog(path)
    log.note(Act.DISMISSED, [ONE])
    with path.open("ab") as file:
        file.write(
            b'{"act": "dismissed", "keys": [1, "no key"]}\n[]\n{"act": "snoozed", "until": 7, "keys": ["a/b/c"]}\n'
        )
        file.write(b'\xff\xfe nonsense\n{"act": "burned", "keys": ["d/e/f"]}\n{"act": "dism')
    assert log.seen() == {ONE: Seen(dismissed=True), "a/b/c": Seen()}


def test_a_file_that_has_grown_keeps_what_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "reminders.jsonl"
    log = ReminderLog(path)
    log.note(Act.SNOOZED, [ONE], until=UNTIL)
    log.note(Act.SHOWN, [ONE])
    log.note(Act.DISMISSED, [TWO])
    before = log.seen()
    log.tidy("2026-11-01")
    assert path.stat().st_size < 1000  # small: left alone
    log.note(Act.SHOWN, [f"u{number}/2026-01-01/7" for number in range(10_000)])
    log.tidy("2026-11-01")
    assert path.stat().st_size < 1000
    assert log.seen() == before


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorldError, match="come again"):
        ReminderLog(tmp_path / "file" / "reminders.jsonl").note(Act.SHOWN, [ONE])
