"""Backups put back in the window, also where the database can no longer be opened; and what a check found, mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.dialogs.check_dialog import CheckDialog
from caseorg.gui.dialogs.restore_dialog import RestoreDialog
from caseorg.gui.main import run
from caseorg.gui.window import Window
from caseorg.operations import add_case
from caseorg.queries.cases import cases
from caseorg.workspace import Workspace
from tests.gui.frame.person import Person, shown


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def backed_up(home: Home) -> Home:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        workspace.do(add_case, caption="Before v. Backup")
        workspace.back_up()
        workspace.do(add_case, caption="After v. Backup")
    return home


def captions(home: Home) -> list[str]:
    with Workspace.open(home) as workspace:
        return sorted(case.caption for case in workspace.ask(cases))


def offer() -> bool | None:
    window = shown(Window)
    if window is None:
        return False
    window.actions_table.trigger("file.restore")
    return None


def restore() -> bool | None:
    dialog = shown(RestoreDialog)
    if dialog is None or not dialog.restore_button.isEnabled():
        return False
    assert "1 change would be lost" in dialog.lost_words.text()
    assert "Add Case  Ana Ruiz" in dialog.lost.item(0).text()
    dialog.restore_button.click()
    return None


def restore_unseen() -> bool | None:
    dialog = shown(RestoreDialog)
    if dialog is None or not dialog.restore_button.isEnabled():
        return False
    assert shown(Window) is None
    assert "cannot be read" in dialog.lost_words.text()
    dialog.restore_button.click()
    return None


def told_and_quit() -> bool | None:
    window = shown(Window)
    if window is None or "before-restore" not in window.notices.sentence:
        return False
    window.close()
    return None


def quit_window() -> bool | None:
    window = shown(Window)
    if window is None:
        return False
    window.close()
    return None


def test_a_backup_is_restored_and_the_window_comes_back(qapp: QApplication, backed_up: Home) -> None:
    person = Person(offer, restore, told_and_quit)
    assert run(backed_up) == 0
    person.check()
    assert captions(backed_up) == ["Before v. Backup"]


def test_a_database_that_cannot_be_opened_is_restored_at_the_start(qapp: QApplication, backed_up: Home) -> None:
    backed_up.database.write_bytes(b"SQLite format 3\0" + b"garbage" * 5000)
    person = Person(restore_unseen, quit_window)
    assert run(backed_up) == 0
    person.check()
    assert captions(backed_up) == ["Before v. Backup"]
    assert any(path.name.endswith("-damaged.db") for path in backed_up.backups.iterdir())


def test_where_there_is_no_backup_it_says_so(qtbot: QtBot, home: Home) -> None:
    Workspace.open(home).close()
    dialog = RestoreDialog(home, None)
    dialog.open()
    assert "no backups yet" in dialog.lost_words.text() and not dialog.restore_button.isEnabled()
    dialog.reject()
    dialog.deleteLater()


def test_what_a_check_finds_is_mended(qtbot: QtBot, window: Window) -> None:
    window.bridge.do(add_case, caption="Heron v. Marsh")
    qtbot.waitUntil(lambda: window.bridge.is_idle, timeout=10_000)
    emptied = "INSERT INTO record_index (record_index) VALUES ('delete-all')"
    window.bridge.workspace.derive(lambda derived: derived._connection.execute(emptied) and None)
    window.actions_table.trigger("file.check")
    qtbot.waitUntil(lambda: shown(CheckDialog) is not None, timeout=20_000)
    dialog = shown(CheckDialog)
    assert dialog is not None and "search index" in dialog.text.toPlainText()
    next(one for one in dialog.findChildren(QPushButton) if "Can Be" in one.text()).click()
    qtbot.waitUntil(lambda: window.notices.sentence == "1 thing was mended.", timeout=20_000)
    assert window.bridge.workspace.database_problems() == []


def test_a_whole_backup_is_written_into_a_folder_that_is_chosen(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "disk"))
    window.bridge.workspace.vault.put(b"a filing")
    window.bridge.do(add_case, caption="Heron v. Marsh")
    qtbot.waitUntil(lambda: window.bridge.is_idle, timeout=10_000)
    window.actions_table.trigger("file.backup_all")
    qtbot.waitUntil(lambda: "backed up to caseorg-backup-" in window.notices.sentence, timeout=20_000)
    (whole,) = (tmp_path / "disk").iterdir()
    assert captions(Home(whole)) == ["Heron v. Marsh"]
