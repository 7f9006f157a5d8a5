"""A press release in the window: dropped, looked at from both sides, corrected, kept, undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.release_dialog import ReleaseDialog
from caseorg.gui.window import Window
from caseorg.model.release_proposal import ProposalKind
from caseorg.operations import add_case

TEXT = (
    "Court Frees the Ferry\r\n\r\n"
    "SEATTLE 🦉 — “The boats run again,” said Ines Marlow, director of Harbor Watch. “At last.”\r\n\r\n"
    "Plaintiffs in the case are Harbor Watch and Sound Riders Union.\r\n\r\n"
    "Contact: Tom Reyes, tom@harbor.example.org, 206-555-0110\r\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "ferry.txt"
    made.write_bytes(TEXT.encode())
    return made


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    window.bridge.do(add_case, caption="Alvarez v. Kent", then=lambda case: window.context.set_case(case.uuid))
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def opened(window: Window, qtbot: QtBot, path: Path) -> ReleaseDialog:
    window.importing.import_paths([path])  # as a drop does
    qtbot.waitUntil(lambda: window.releases.dialog is not None, timeout=20_000)
    dialog = window.releases.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def statements(window: Window) -> list[tuple[str, str]]:
    return window.bridge.ask(
        lambda reader: [(row["title"], row["attribution"]) for row in reader.rows("SELECT * FROM statements")]
    )


def select(dialog: ReleaseDialog, words: str) -> None:
    shown = dialog.text.toPlainText()
    cursor = dialog.text.textCursor()
    units = len(shown[: shown.index(words)].encode("utf-16-le")) // 2
    cursor.setPosition(units)
    cursor.setPosition(units + len(words), QTextCursor.MoveMode.KeepAnchor)
    dialog.text.setTextCursor(cursor)


def test_all_of_it_is_kept_and_undone(in_case: Window, qtbot: QtBot, path: Path) -> None:
    dialog = opened(in_case, qtbot, path)
    assert [proposal.kind for proposal in dialog.proposals] == [
        ProposalKind.STATEMENT, ProposalKind.PRESS_CONTACT, ProposalKind.PLAINTIFF, ProposalKind.PLAINTIFF,
    ]  # fmt: skip
    assert dialog.keep_button.text() == "&Keep 4"
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: statements(in_case) != [], timeout=30_000)
    qtbot.waitUntil(lambda: in_case.bridge.is_idle)
    assert statements(in_case) == [("director", "said Ines Marlow, director of Harbor Watch")]
    assert "1 statement, 2 people, 2 organizations" in in_case.notices.findChildren(QLabel)[1].text()
    assert in_case.bridge.undo_label() == "Accept Press Release"
    in_case.bridge.undo()
    qtbot.waitUntil(lambda: statements(in_case) == [])


def test_text_and_list_lead_to_each_other(in_case: Window, qtbot: QtBot, path: Path) -> None:
    dialog = opened(in_case, qtbot, path)
    dialog.choose(2)
    assert dialog.form.fields["name"].text() == "Harbor Watch"
    cursor = dialog.text.textCursor()
    after = dialog.text.toPlainText().encode("utf-16-le")[2 * cursor.position() :].decode("utf-16-le")
    assert after.startswith("Harbor Watch and")
    select(dialog, "At last")
    cursor = dialog.text.textCursor()
    cursor.setPosition(cursor.selectionStart())
    dialog.text.setTextCursor(cursor)
    dialog.text.setFocus()
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.current == 0
    dialog.reject()


def test_what_is_corrected_and_rejected_counts(in_case: Window, qtbot: QtBot, path: Path) -> None:
    dialog = opened(in_case, qtbot, path)
    dialog.none_button.click()
    assert not dialog.keep_button.isEnabled()
    dialog.choose(0)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert [proposal.name for proposal in dialog.kept] == ["Ines Marlow"]
    title = dialog.form.fields["title"]
    title.clear()
    qtbot.keyClicks(title, "harbor master")
    select(dialog, "The boats run")
    qtbot.mouseClick(dialog.form.take, Qt.MouseButton.LeftButton)
    assert [segment.text for segment in dialog.kept[0].segments] == ["The boats run"]
    (span,) = dialog.kept[0].segments[0].spans
    assert TEXT[span.start : span.end] == "The boats run"
    dialog.keep_button.click()
    qtbot.waitUntil(lambda: statements(in_case) != [], timeout=30_000)
    qtbot.waitUntil(lambda: in_case.bridge.is_idle)
    assert statements(in_case)[0][0] == "harbor master"
    assert in_case.bridge.ask(lambda reader: reader.value("SELECT count(*) FROM case_roles")) == 0


def test_one_is_chosen_from_the_menu(
    in_case: Window, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    in_case.actions_table.trigger("statement.read_release")
    qtbot.waitUntil(lambda: in_case.releases.dialog is not None, timeout=20_000)
    dialog = in_case.releases.dialog
    assert dialog is not None
    dialog.reject()
    qtbot.waitUntil(lambda: in_case.releases.dialog is None)
    assert statements(in_case) == []


def test_what_cannot_be_read_is_told(in_case: Window, qtbot: QtBot, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    in_case.importing.import_paths([empty])
    qtbot.waitUntil(lambda: "empty" in in_case.notices.findChildren(QLabel)[1].text(), timeout=20_000)
    assert in_case.releases.dialog is None
