"""`caseorg remind` and `caseorg reminder`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from caseorg.base.paths import Home
from caseorg.cli.main import main
from caseorg.rules.reminder_words import Notice
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTHOR, REMIND_WHOSE
from caseorg.workspace import Workspace
from tests.unit.cli.conftest import CommandLine


def _in(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()


@pytest.fixture
def due(home: Home, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A case with a deadline tomorrow, one in a month, and a follow-up today."""
    line = CommandLine(home, capsys)
    line.text("case", "add", "--caption", "Alvarez v. Kent")
    line.text("deadline", "add", "Opposition", "--case", "Alvarez", "--due", _in(1), "--assign", "Bo Lindqvist")
    line.text("deadline", "add", "Joint report", "--case", "Alvarez", "--due", _in(30))
    line.text("follow-up", "add", "Call the clerk", "--case", "Alvarez", "--due", _in(0))
    return line


class Desktop:
    """What a desktop was told."""

    def __init__(self, *, is_there: bool = True) -> None:
        self.is_there = is_there
        self.told: list[Notice] = []

    def __call__(self, notices: Sequence[Notice]) -> bool:
        if self.is_there:
            self.told += notices
        return self.is_there

    def remind(self, home: Home, *words: str) -> None:
        assert main(["--home", str(home.folder), "remind", *words], notify=self) == 0


def test_the_desktop_is_told_once_and_without_names(due: CommandLine) -> None:
    desktop = Desktop()
    desktop.remind(due.home)
    desktop.remind(due.home)
    assert [notice.summary for notice in desktop.told] == ["Follow-up due today", "Deadline due tomorrow"]
    assert [notice.body for notice in desktop.told] == ["", ""]


def test_what_no_desktop_was_told_is_told_later(due: CommandLine) -> None:
    Desktop(is_there=False).remind(due.home)
    desktop = Desktop()
    desktop.remind(due.home, "--list")
    assert desktop.told == []
    desktop.remind(due.home)
    assert len(desktop.told) == 2


def test_it_works_while_the_workspace_is_open_elsewhere_and_changes_nothing(due: CommandLine) -> None:
    with Workspace.open(due.home) as open_elsewhere:
        before = open_elsewhere.ask(lambda reader: reader.value("PRAGMA data_version"))
        desktop = Desktop()
        desktop.remind(due.home)
        assert len(desktop.told) == 2
        assert open_elsewhere.ask(lambda reader: reader.value("PRAGMA data_version")) == before


def test_the_list_says_what_is_due_and_when(due: CommandLine) -> None:
    found = due.value("remind", "--list")
    assert [(one["title"], one["days_before"], one["told"]) for one in found] == [
        ("Call the clerk", 0, False),
        ("Opposition", 1, False),
    ]
    assert "due tomorrow" in due.text("remind", "--list")


def test_own_days_and_usual_days_decide_what_is_due(due: CommandLine) -> None:
    due.text("deadline", "remind", "Joint", "--days", "30, 2")
    due.text("deadline", "remind", "Opposition", "--days", "never")
    due.text("reminder", "set", "--kind", "follow-up", "--days", "never")
    assert [one["title"] for one in due.value("remind", "--list")] == ["Joint report"]
    due.text("deadline", "remind", "Joint", "--days", "")
    assert due.text("remind", "--list") == "No reminder is due.\n"
    assert due.value("reminder", "days")["follow-up"] == []
    refused = due("reminder", "set", "--kind", "hearing", "--days", "soon")
    assert (refused.code, "no list of days" in refused.errors) == (1, True)


def test_a_reminder_is_put_off_and_put_away(due: CommandLine) -> None:
    history = due.text("history")
    due.text("reminder", "dismiss", "call the clerk")
    due.text("reminder", "snooze", "Opposition", "--days", "3")
    assert due.value("remind", "--list") == []
    assert due.text("history") == history  # it is no change of the workspace
    assert due("reminder", "dismiss", "Opposition").code == 1
    due.text("deadline", "override", "Opposition", "--due", _in(3), "--reason", "ECF No. 9")
    assert [one["title"] for one in due.value("remind", "--list")] == ["Opposition"]


def test_only_mine_are_those_of_my_name_and_of_nobody(due: CommandLine) -> None:
    settings = Settings.load(due.home.settings).settings
    settings.set(REMIND_WHOSE, "mine")
    settings.set(AUTHOR, "Ana Ruiz")
    assert [one["title"] for one in due.value("remind", "--list")] == ["Call the clerk"]
    settings.set(AUTHOR, "bo  lindqvist")
    assert [one["title"] for one in due.value("remind", "--list")] == ["Call the clerk", "Opposition"]


def test_without_a_workspace_nothing_is_due(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert CommandLine(home, capsys).value("remind") == []


def test_lists_are_narrowed_to_mine_or_to_a_person(due: CommandLine) -> None:
    mine = due.value("deadline", "list", "--mine", "--who", "bo lindqvist")
    assert [one["title"] for one in mine] == ["Opposition"]
    assert due.value("deadline", "list", "--assigned", "Ana Ruiz") == []
    today = due.value("today", "--mine", "--who", "Bo Lindqvist")
    assert [one["title"] for part in today["deadlines"].values() for one in part] == ["Opposition"]
    assert due("today", "--mine", "--assigned", "Ana Ruiz").code == 2


def test_an_encrypted_workspace_runs_by_itself_only_with_a_file_of_its_passphrase(
    due: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    secret = tmp_path / "secret"
    secret.write_text("correct horse battery staple seven", encoding="utf-8")
    due.text("encryption", "on", "--new-passphrase-file", str(secret))
    locked = due("remind", "--list")
    assert (locked.code, "encrypted" in locked.errors) == (1, True)
    refused = due("remind", "--install", "timer")
    assert (refused.code, "nobody is there" in refused.errors) == (1, True)
    due.text("--passphrase-file", str(secret), "remind", "--install", "timer")
    service = (tmp_path / "config" / "systemd" / "user" / "caseorg-remind.service").read_text("utf-8")
    assert f"--passphrase-file {secret} remind" in service
    assert len(due.value("--passphrase-file", str(secret), "remind", "--list")) == 2
