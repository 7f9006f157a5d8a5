"""Encryption in the window: turned on, locked, unlocked, changed and turned off, as a person does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from caseorg.base.errors import WorldError
from caseorg.base.paths import Home
from caseorg.gui.auto_lock import AutoLock
from caseorg.gui.dialogs.encryption_dialog import EncryptionDialog, TurnOnDialog
from caseorg.gui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from caseorg.gui.dialogs.unlock_dialog import UnlockDialog
from caseorg.gui.main import run
from caseorg.gui.window import Window
from caseorg.jobs import encryption
from caseorg.jobs.encryption import encrypted, turn_on, unlocked
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.operations import add_case, add_person
from caseorg.queries.cases import cases
from caseorg.queries.documents import document_order
from caseorg.store import keys
from caseorg.workspace import Workspace
from tests import makers
from tests.gui.frame.person import Person, shown
from tests.gui.tour import open_window, settle
from tests.quick_keys import quick_keys

PASSPHRASE = "seven wet herons at dawn"
CAPTION = "Zimmerwald v. Quisling"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "pyrage", quick_keys())


@pytest.fixture
def filled(home: Home) -> Home:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        workspace.do(add_case, caption=CAPTION)
    return home


@pytest.fixture
def as_before(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setQuitOnLastWindowClosed(True)


def turn_it_on() -> bool | None:
    window = shown(Window)
    if window is None:
        return False
    window.actions_table.trigger("file.encryption")
    dialog = shown(TurnOnDialog)
    assert dialog is not None and not dialog.act_button.isEnabled()
    dialog.passphrase.first.setText(PASSPHRASE)
    dialog.passphrase.second.setText(PASSPHRASE)
    assert not dialog.act_button.isEnabled()
    dialog.knows.setChecked(True)
    assert dialog.act_button.isEnabled()
    dialog.act_button.click()
    return None


class Kept:
    recovery = ""


def keep_the_key() -> bool | None:
    dialog = shown(RecoveryKeyDialog)
    if dialog is None:
        return False
    Kept.recovery = dialog.shown.text().replace("\n", "")
    assert Kept.recovery in dialog.page().toPlainText().replace("\n", "").replace("\u2028", "")
    dialog.close()
    assert dialog.isVisible() and not dialog.close_button.isEnabled()
    dialog.is_safe.setChecked(True)
    dialog.close_button.click()
    return None


def lock_it() -> bool | None:
    window = shown(Window)
    if window is None:
        return False
    assert "Zimmerwald" in window.windowTitle()
    window.actions_table.trigger("file.lock")
    return None


def unlock_with(secret: Callable[[], str]) -> Callable[[], bool | None]:
    def step() -> bool | None:
        dialog = shown(UnlockDialog)
        if dialog is None or dialog.line.isReadOnly():
            return False
        assert shown(Window) is None
        assert not any("Zimmerwald" in one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible())
        dialog.line.setText(secret())
        dialog.unlock_button.click()
        return None

    return step


def is_refused() -> bool | None:
    dialog = shown(UnlockDialog)
    return False if dialog is None or "neither" not in dialog.field.problem else None


def turn_it_off() -> bool | None:
    window = shown(Window)
    if window is None:
        return False
    window.actions_table.trigger("file.encryption")
    dialog = shown(EncryptionDialog)
    assert dialog is not None and not dialog.off_button.isEnabled()
    dialog.line.setText(PASSPHRASE)
    dialog.off_button.click()
    return None


def quit_plain(home: Home) -> Callable[[], bool | None]:
    def step() -> bool | None:
        window = shown(Window)
        if window is None or encrypted(home):
            return False
        window.close()
        return None

    return step


@pytest.mark.usefixtures("as_before")
def test_a_life_of_an_encrypted_workspace(qapp: QApplication, filled: Home) -> None:
    person = Person(
        turn_it_on, keep_the_key, lock_it, unlock_with(lambda: "not this one"), is_refused,
        unlock_with(lambda: PASSPHRASE), lock_it, unlock_with(lambda: Kept.recovery), turn_it_off, quit_plain(filled),
    )  # fmt: skip
    assert run(filled) == 0
    person.check()
    with Workspace.open(filled) as workspace:
        assert [case.caption for case in workspace.ask(cases)] == [CAPTION]


@pytest.mark.usefixtures("as_before")
def test_who_has_no_passphrase_quits_and_nothing_is_shown(qapp: QApplication, filled: Home) -> None:
    turn_on(filled, PASSPHRASE, lambda done, total: None)

    def quit_it() -> bool | None:
        dialog = shown(UnlockDialog)
        if dialog is None:
            return False
        assert shown(Window) is None
        dialog.reject()
        return None

    person = Person(quit_it)
    assert run(filled) == 0
    person.check()


@pytest.mark.usefixtures("as_before")
def test_what_stands_in_the_way_is_told_and_the_workspace_opens_as_before(
    qapp: QApplication, filled: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorldError("The disk is full. Free some space and try again.")

    monkeypatch.setattr("caseorg.gui.opening_again.turn_on", full)

    def told() -> bool | None:
        window = shown(Window)
        if window is None or "disk is full" not in window.notices.sentence:
            return False
        window.close()
        return None

    person = Person(turn_it_on, told)
    assert run(filled) == 0
    person.check()
    assert not encrypted(filled)


def test_no_picture_is_taken_of_a_locked_workspace(qapp: QApplication, filled: Home, tmp_path_factory: object) -> None:
    turn_on(filled, PASSPHRASE, lambda done, total: None)
    picture = filled.folder / "window.png"
    assert run(filled, screenshot=picture) == 1
    assert not picture.exists()
    qapp.setQuitOnLastWindowClosed(True)


def test_passphrase_and_recovery_key_are_changed(qtbot: QtBot, filled: Home) -> None:
    turn_on(filled, PASSPHRASE, lambda done, total: None)
    dialog = EncryptionDialog(filled)
    dialog.open()
    dialog.line.setText("wrong")
    dialog.renew_button.click()
    qtbot.waitUntil(lambda: "neither" in dialog.field.problem)
    dialog.line.setText(PASSPHRASE)
    dialog.passphrase.first.setText("nine dry storks after supper")
    assert not dialog.change_button.isEnabled()
    dialog.passphrase.second.setText("nine dry storks after supper")
    dialog.change_button.click()
    qtbot.waitUntil(lambda: "from now on" in dialog.field.below.text())
    assert dialog.passphrase.first.text() == ""
    key = unlocked(filled, "nine dry storks after supper")
    dialog.line.setText("nine dry storks after supper")
    dialog.renew_button.click()
    qtbot.waitUntil(lambda: shown(RecoveryKeyDialog) is not None)
    paper = shown(RecoveryKeyDialog)
    assert paper is not None and unlocked(filled, paper.shown.text().replace("\n", "")) == key
    paper.is_safe.setChecked(True)
    paper.close_button.click()
    dialog.close()


def test_a_weak_passphrase_has_to_be_wanted(qtbot: QtBot) -> None:
    dialog = TurnOnDialog()
    dialog.open()
    dialog.knows.setChecked(True)
    for line in (dialog.passphrase.first, dialog.passphrase.second):
        line.setText("password123456")
    assert dialog.passphrase.strength_bar.value() < 3 and not dialog.act_button.isEnabled()
    dialog.passphrase.accept_weak.setChecked(True)
    assert dialog.act_button.isEnabled()
    dialog.passphrase.second.setText("password12345x")
    assert not dialog.act_button.isEnabled()
    dialog.reject()


def test_a_job_that_runs_is_finished_behind_a_cover(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned_on = window.encryption
    turned_on._is_on = True
    running = [type("Running", (), {"title": "Import Documents"})()]
    monkeypatch.setattr(type(window.bridge), "jobs", property(lambda _: tuple(running)))
    monkeypatch.setattr("caseorg.gui.dialogs.unlock_dialog.unlocked", lambda home, secret: encryption.WorkspaceKey("0"))
    turned_on.lock()
    cover = shown(UnlockDialog)
    assert cover is not None and not window.isVisible()
    assert any("“Import Documents” is still being finished" in label.text() for label in cover.findChildren(QLabel))
    cover.line.setText("any")
    cover.unlock_button.click()
    qtbot.waitUntil(window.isVisible)
    assert shown(UnlockDialog) is None
    turned_on.lock()
    assert not window.isVisible()
    running.clear()
    qtbot.waitUntil(lambda: turned_on.afterwards.act == "lock")
    assert shown(UnlockDialog) is None and not window.isVisible()


def test_it_is_due_when_nobody_touches_the_program(qtbot: QtBot, qapp: QApplication) -> None:
    lock = AutoLock(qapp)
    lock.set_minutes(10, is_on=False)
    assert lock._idle.isActive() and lock._idle.interval() == 600_000
    lock._idle.setInterval(30)
    with qtbot.waitSignal(lock.due):
        pass
    assert not lock._idle.isActive()
    lock.eventFilter(lock, QEvent(QEvent.Type.KeyPress))
    assert lock._idle.isActive()
    with qtbot.waitSignal(lock.due):
        lock._on_away(True)
    lock.set_minutes(0, is_on=False)
    assert not lock._idle.isActive()
    lock.deleteLater()


def test_after_a_day_of_work_nothing_outside_the_encrypted_files_tells_of_it(
    qtbot: QtBot, home: Home, tmp_path: Path
) -> None:
    """Layout, settings, log, lock and reminders beside an encrypted workspace hold no name, title or word of it."""
    words = ("Zimmerwald", "Quisling", "Heronry", "marshland", "Katie Ejemplo")
    filing = tmp_path / "Heronry Motion.pdf"
    filing.write_bytes(makers.pdf(["The marshland is silent."]))
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        case = workspace.do(add_case, caption=CAPTION).value
        ImportFiles(case.uuid, (filing,)).run(workspace, Progress())
        workspace.do(add_person, name="Katie Ejemplo")
        (document,) = workspace.ask(document_order, case.uuid)
        workspace.back_up()
    key, _ = turn_on(home, PASSPHRASE, lambda done, total: None)
    with open_window(home, key=key) as window:
        window.context.set_case(case.uuid)
        window.context.open_document(document)
        settle(window)
        window.header.search.setText("marshland")
        for action in ("go.search", "go.people", "go.today", "go.documents", "file.backup"):
            window.actions_table.trigger(action)
            settle(window)
        window.close()
    found = [
        f"{path.relative_to(home.folder)}: {word}"
        for path in home.folder.rglob("*")
        if path.is_file()
        for word in words
        if any(form in path.name.encode() + path.read_bytes() for form in (word.encode(), word.encode("utf-16-le")))
    ]
    assert found == []
