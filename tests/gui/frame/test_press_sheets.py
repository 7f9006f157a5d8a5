"""Sheets for the press in the window: seen before they leave, let out one by one, saved, copied, by a template."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.sheet_dialog import SheetDialog
from caseorg.gui.window import Window
from caseorg.model.press_sheet import SheetKind
from caseorg.operations import add_case, add_person
from caseorg.operations.statements import NewSegment, add_statement, approve_statement
from caseorg.queries.statements import statement_detail


@pytest.fixture
def quoted(qtbot: QtBot, window: Window) -> tuple[str, str]:
    """The ids of a statement that is approved and of one that is not, in the case that is open."""
    workspace = window.bridge.workspace
    case = workspace.do(add_case, caption="Centro Ejemplo v. Kent").value
    katie = workspace.do(add_person, name="Katie Ejemplo").value
    made = []
    for words in ("We will keep going.", "Not yet."):
        segments = [NewSegment(text=words)]
        made.append(workspace.do(add_statement, case_uuid=case.uuid, person_uuid=katie.uuid, segments=segments).value)
    workspace.do(approve_statement, uuid=made[0].uuid, to="approved", given_by="Katie Ejemplo")
    qtbot.waitUntil(lambda: window.bridge.is_idle, timeout=10_000)
    window.context.set_case(case.uuid)
    return made[0].uuid, made[1].uuid


def opened(qtbot: QtBot, window: Window) -> SheetDialog:
    dialog = window.press_sheets.begin(SheetKind.QUOTE)
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2, timeout=10_000)
    return dialog


def row_of(dialog: SheetDialog, words: str) -> int:
    rows = range(dialog.list.topLevelItemCount())
    return next(row for row in rows if words in dialog.list.topLevelItem(row).text(0))


def tick(dialog: SheetDialog, words: str, *, on: bool) -> None:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    dialog.list.topLevelItem(row_of(dialog, words)).setCheckState(0, state)


def test_what_leaves_and_what_is_held_back_is_seen_first(
    qtbot: QtBot, window: Window, quoted: tuple[str, str]
) -> None:
    dialog = opened(qtbot, window)
    assert dialog.hint.text() == "1 entry leaves. Held back: 1 not approved."
    assert "We will keep going." in dialog.preview.toPlainText() and "Not yet" not in dialog.preview.toPlainText()
    tick(dialog, "Not yet", on=True)
    qtbot.waitUntil(lambda: "NOT APPROVED" in dialog.preview.toPlainText())
    assert dialog.hint.text() == "2 entries leave. Nothing is held back."
    tick(dialog, "keep going", on=False)
    qtbot.waitUntil(lambda: "keep going" not in dialog.preview.toPlainText())
    assert "1 left out" in dialog.hint.text()
    tick(dialog, "Not yet", on=False)
    qtbot.waitUntil(lambda: not dialog.save_button.isEnabled())
    dialog.label.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.hint.text() == "0 entries leave. Held back: 2 internal.")
    row = dialog.list.topLevelItem(0)
    assert not row.flags() & Qt.ItemFlag.ItemIsUserCheckable
    dialog.reject()


def test_a_sheet_is_saved_and_noted(
    qtbot: QtBot, window: Window, quoted: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window)
    tick(dialog, "Not yet", on=True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "quotes"), ""))
    dialog.format.setCurrentIndex(dialog.format.findData(".txt"))
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "2 entries are in" in window.notices.sentence, timeout=10_000)
    assert "“Not yet.”" in (tmp_path / "quotes.txt").read_text("utf-8")
    uses = [window.bridge.ask(statement_detail, uuid).uses for uuid in quoted]
    assert [use.lifted for use in (uses[0][0], uses[1][0])] == ["", "not approved"]


def test_a_sheet_is_copied_rich_and_plain(qtbot: QtBot, window: Window, quoted: tuple[str, str]) -> None:
    dialog = opened(qtbot, window)
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: "copied" in window.notices.sentence, timeout=10_000)
    data = QGuiApplication.clipboard().mimeData()
    assert "“We will keep going.”" in data.text() and "<blockquote" in data.html()
    QGuiApplication.clipboard().clear()
    dialog.reject()


def test_a_template_is_copied_and_chosen(
    qtbot: QtBot, window: Window, quoted: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, window)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("a/b", True))
    dialog.template_requested.emit()
    assert "letters" in dialog.problem.text()
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Ours", True))
    dialog.template_requested.emit()
    assert dialog.template.currentText() == "Ours" and dialog.chosen_template.name == "Ours"
    assert (window.bridge.workspace.home.templates / "Ours.toml").is_file()
    qtbot.waitUntil(lambda: window.bridge.is_idle, timeout=10_000)
    dialog.reject()


@pytest.mark.parametrize("kind", [SheetKind.CONTACT, SheetKind.MEDIA])
def test_an_empty_sheet_says_so_and_cannot_leave(
    qtbot: QtBot, window: Window, quoted: tuple[str, str], kind: SheetKind
) -> None:
    dialog = window.press_sheets.begin(kind)
    qtbot.waitUntil(lambda: dialog.hint.text() == "0 entries leave. Nothing is held back.", timeout=10_000)
    assert not dialog.save_button.isEnabled() and not dialog.copy_button.isEnabled()
    dialog.reject()
