"""The window as a whole: what leads where, what is remembered, and that nothing is left when it closes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTabBar
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.dialogs.case_dialog import CaseDialog
from caseorg.gui.dialogs.import_report import ImportReportDialog
from caseorg.gui.jobs_indicator import standing_words, time_words
from caseorg.gui.messages import Offer, tell
from caseorg.gui.remembered import last_time
from caseorg.gui.window import PANELS, Window
from caseorg.jobs.job import Progress, Standing
from caseorg.model.case import Case
from caseorg.operations import add_case, edit_case, edit_documents, trash_case, trash_documents
from caseorg.queries.documents import document_order
from caseorg.settings.file import Settings
from caseorg.settings.schema import LOOK
from caseorg.workspace import Workspace
from tests.gui.tour import close_dialogs, open_window, settle
from tests.makers import pdf, stamps_for

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def new_case(window: Window, caption: str = "Ana Ruiz v. Kent") -> Case:
    """A case, added and open."""
    added: list[Case] = []
    window.bridge.do(add_case, caption=caption, then=added.append)
    settle(window)
    window.context.set_case(added[0].uuid)
    settle(window)
    return added[0]


def filing(folder: Path, number: int) -> Path:
    path = folder / f"filing{number}.pdf"
    path.write_bytes(pdf([f"Motion number {number}", "Second page"], stamps=stamps_for(2)))
    return path


def documents(window: Window) -> list[str]:
    assert window.context.case_uuid is not None
    return window.bridge.ask(document_order, window.context.case_uuid)


# ---------------------------------------------------------------- the beginning


def test_an_empty_workspace_is_calm_and_says_how_to_begin(window: Window) -> None:
    assert window.middle.currentWidget() is window.start
    assert not window.navigation.isVisible() and not window.details.isVisible()
    window.start.add.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CaseDialog)
    dialog.reject()


def test_the_keyboard_is_where_one_works(qtbot: QtBot, window: Window) -> None:
    window.activateWindow()
    window.focus_front()
    qtbot.waitUntil(window.start.add.hasFocus)
    new_case(window)
    window.header.search.setFocus()
    QTest.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert not window.header.search.hasFocus()


def test_the_first_case_brings_the_panels(window: Window) -> None:
    case = new_case(window)
    assert window.middle.currentWidget() is window.tabs
    assert window.navigation.isVisible() and window.details.isVisible()
    assert case.short_caption in window.windowTitle()
    assert case.short_caption in window.header.switcher.text()


@pytest.mark.parametrize("name", [name for name, _ in PANELS])
def test_every_panel_is_a_line_of_the_navigation_and_an_action(window: Window, name: str) -> None:
    new_case(window)
    window.actions_table.trigger(f"go.{name}")
    assert window.tabs.panel == name
    assert window.navigation.currentItem().text() == window.panels[name].title
    assert window.panels[name].isVisible()


def test_undo_is_called_by_name_and_follows(window: Window) -> None:
    case = new_case(window)
    undo, redo = window.actions_table["edit.undo"], window.actions_table["edit.redo"]
    assert undo.text() == "Undo Add Case"
    window.bridge.do(edit_case, uuid=case.uuid, notes="x")
    settle(window)
    assert (undo.text(), redo.text(), redo.isEnabled()) == ("Undo Edit Case", "Redo", False)
    undo.trigger()
    settle(window)
    assert (undo.text(), redo.text(), redo.isEnabled()) == ("Undo Add Case", "Redo Edit Case", True)


def test_undo_in_a_text_field_is_the_fields_own(qtbot: QtBot, window: Window) -> None:
    new_case(window)
    window.activateWindow()
    window.header.search.setFocus()
    qtbot.waitUntil(window.header.search.hasFocus)
    QTest.keyClicks(window.header.search, "motion")
    settle(window)
    QTest.keyClick(window.header.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert window.header.search.text() != "motion"
    assert window.actions_table["edit.undo"].text() == "Undo Add Case"


def test_a_case_in_the_trash_is_not_open_any_more(window: Window) -> None:
    first, second = new_case(window, "A v. B"), new_case(window, "C v. D")
    window.bridge.do(trash_case, uuid=second.uuid)
    settle(window)
    assert window.context.case_uuid == first.uuid
    window.actions_table.trigger("case.trash")
    settle(window)
    assert window.context.case_uuid is None
    assert window.middle.currentWidget() is window.start
    assert "in the trash" in window.notices.sentence


# ---------------------------------------------------------------- files come in


def drop(window: Window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def shown_report() -> ImportReportDialog:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, ImportReportDialog))


def test_dropped_files_come_into_the_case_and_are_reported(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    new_case(window)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"")
    drop(window, filing(tmp_path, 1), broken)
    settle(window)
    assert len(documents(window)) == 1
    report = shown_report()
    assert [report.list.topLevelItem(row).text(0) for row in range(2)] == ["Not taken (1)", "Added (1)"]
    added = report.list.topLevelItem(1).child(0)
    report.list.itemActivated.emit(added, 0)
    settle(window)
    assert window.context.shown == documents(window)[0]


def test_no_text_field_takes_a_dropped_file_for_text(window: Window) -> None:
    fields = window.findChildren(QLineEdit)
    assert fields and not any(field.acceptDrops() for field in fields)


def test_files_without_a_case_ask_for_one_first(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    drop(window, filing(tmp_path, 1))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CaseDialog)
    QTest.keyClicks(dialog.caption_edit, "A v. B")
    dialog.save.click()
    qtbot.waitUntil(lambda: window.context.case_uuid is not None)
    settle(window)
    assert len(documents(window)) == 1


# ---------------------------------------------------------------- tabs


@pytest.fixture
def filled(window: Window, tmp_path: Path) -> Window:
    """A window on a case with three documents."""
    new_case(window)
    window.importing.import_paths([filing(tmp_path, number) for number in range(3)])
    settle(window)
    close_dialogs(window)
    return window


def test_a_document_opens_once_and_comes_to_the_front(filled: Window) -> None:
    first, second, _third = documents(filled)
    for uuid in (first, second, first):
        filled.context.open_document(uuid)
        settle(filled)
    assert [tab.uuid for tab in filled.tabs.documents] == [first, second]
    assert filled.context.shown == first
    assert filled.tabs.left.tabText(0) == "Documents"
    filled.actions_table.trigger("tab.next")
    assert filled.context.shown == second
    filled.actions_table.trigger("tab.next")
    assert filled.context.shown is None


def test_a_closed_tab_can_be_opened_again_where_it_was(filled: Window) -> None:
    uuid = documents(filled)[0]
    filled.context.open_document(uuid, page=1)
    settle(filled)
    filled.actions_table.trigger("tab.close")
    settle(filled)
    assert filled.tabs.documents == ()
    filled.actions_table.trigger("tab.reopen")
    settle(filled)
    (tab,) = filled.tabs.documents
    assert (tab.uuid, tab.view.current_page) == (uuid, 1)
    assert filled.actions_table.why_not("tab.reopen") == "No tab was closed."


def test_the_middle_button_closes_and_the_first_tab_stays(filled: Window) -> None:
    uuid = documents(filled)[0]
    filled.context.open_document(uuid)
    settle(filled)
    for index in (1, 0):
        place = filled.tabs.left.bar.tabRect(index).center()
        QTest.mouseClick(filled.tabs.left.bar, Qt.MouseButton.MiddleButton, pos=place)
    assert filled.tabs.left.count() == 1 and filled.tabs.panel == "documents"


def test_the_panels_tab_cannot_be_moved(filled: Window) -> None:
    for uuid in documents(filled):
        filled.context.open_document(uuid)
    settle(filled)
    filled.tabs.left.bar.moveTab(2, 0)
    settle(filled)
    assert filled.tabs.left.widget(0) is filled.tabs.stack


def test_the_title_of_a_tab_follows_the_document(filled: Window) -> None:
    uuid = documents(filled)[0]
    filled.context.open_document(uuid)
    settle(filled)
    filled.bridge.do(edit_documents, uuids=[uuid], title="Opinion & Order")
    settle(filled)
    assert filled.tabs.whole_title(uuid).endswith("Opinion & Order")
    filled.bridge.do(trash_documents, uuids=[uuid])
    settle(filled)
    assert filled.tabs.documents == ()


def test_search_while_typing_shows_the_panel_and_escape_leaves(filled: Window) -> None:
    filled.actions_table.trigger("edit.search")
    QTest.keyClicks(filled.header.search, "motion")
    settle(filled)
    assert (filled.tabs.panel, filled.context.search) == ("search", "motion")
    QTest.keyClick(filled.header.search, Qt.Key.Key_Return)
    settle(filled)
    assert filled.context.shown in documents(filled)


# ---------------------------------------------------------------- the end


def test_what_was_open_is_open_again(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    with open_window(home, size=(1000, 700)) as window:
        new_case(window, "A v. B")
        chosen = new_case(window, "C v. D")
        window.importing.import_paths([filing(tmp_path, 1), filing(tmp_path, 2)])
        settle(window)
        close_dialogs(window)
        window.actions_table.trigger("go.docket")
        first, second = documents(window)
        for uuid in (first, second):
            window.context.open_document(uuid)
            settle(window)
        window.tabs.show_document(first)
        window.actions_table.trigger("view.annotations")
    with open_window(home) as window:
        settle(window)
        assert window.context.case_uuid == chosen.uuid
        assert window.tabs.panel == "docket"
        assert [tab.uuid for tab in window.tabs.documents] == [first, second]
        assert window.context.shown == first
        assert not window.actions_table["view.annotations"].isChecked()
        assert last_time(window.layout_file).front == first


def test_what_was_open_and_is_gone_is_left_out(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    with open_window(home) as window:
        new_case(window)
        window.importing.import_paths([filing(tmp_path, 1), filing(tmp_path, 2)])
        settle(window)
        first, second = documents(window)
        for uuid in (first, second):
            window.context.open_document(uuid)
            settle(window)
    with Workspace.open(home) as workspace:
        workspace.do(trash_documents, uuids=[first])
    with open_window(home) as window:
        settle(window)
        assert [tab.uuid for tab in window.tabs.documents] == [second]
        assert window.notices.sentence == ""


def test_a_layout_of_garbage_does_no_harm(qtbot: QtBot, home: Home) -> None:
    home.folder.mkdir(parents=True)
    home.layout.write_bytes(b"[window]\nshape=@ByteArray(nonsense)\n[last]\ncase=7\npanel=none\ndocuments=x\xff\n\x00")
    with open_window(home) as window:
        settle(window)
        assert window.tabs.panel == "documents"


def test_nothing_covers_the_menus_when_the_layout_is_taken_again(qtbot: QtBot, home: Home) -> None:
    for _ in range(2):
        with open_window(home) as window:
            new_case(window)
            settle(window)
            bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
            seen = [bar for bar in bars if bar.isVisible() and bar.geometry().intersects(window.rect())]
            assert [bar.count() for bar in seen] == [4]


class Endless:
    title = "Import Documents"

    def run(self, workspace: Workspace, progress: Progress) -> None:
        while True:
            progress.check()


def test_closing_while_a_job_runs_asks_and_stops_it(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr("caseorg.gui.window.ask_yes_no", lambda *_args, **_more: next(answers))
    window.bridge.run(Endless())
    assert not window.close()
    assert window.bridge.jobs
    assert window.close()
    window.bridge.jobs[0].cancel()
    settle(window)


def test_a_job_is_shown_with_its_progress_and_can_be_stopped(qtbot: QtBot, window: Window) -> None:
    window.bridge.run(Endless())
    window.bridge.run(Endless())
    qtbot.waitUntil(window.header.jobs.isVisible)
    assert "2 jobs" in window.header.jobs._words.text()
    window.header.jobs.open()
    rows = list(window.header.jobs.popup.rows.values())
    assert len(rows) == 2
    for row in rows:
        row.cancel.click()
    settle(window)
    assert window.bridge.jobs == ()
    window.header.jobs.popup.hide()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (2, "a few seconds left"),
        (31, "about 30 seconds left"),
        (70, "about a minute left"),
        (400, "about 7 minutes left"),
    ],
)
def test_time_left_as_one_would_say_it(seconds: float | None, words: str) -> None:
    assert time_words(seconds) == words
    assert standing_words(Standing(3, 1200, "", seconds)).startswith("3 of 1,200")


def test_the_layout_can_be_reset(window: Window) -> None:
    new_case(window)
    window.actions_table.trigger("view.annotations")
    window.actions_table.trigger("view.navigation")
    assert not window.annotations.isVisible() and not window.navigation.isVisible()
    window.actions_table.trigger("view.reset_layout")
    assert window.annotations.isVisible() and window.navigation.isVisible()
    assert window.actions_table["view.annotations"].isChecked()


def test_the_look_is_an_action_and_a_setting(window: Window, home: Home, dressed: None) -> None:
    window.actions_table.trigger("view.dark")
    assert window.actions_table["view.dark"].isChecked() and not window.actions_table["view.light"].isChecked()
    assert Settings.load(home.settings).settings.text(LOOK) == "dark"


def test_the_notice_offers_once(window: Window) -> None:
    taken: list[str] = []
    tell(window.details, "Moved.", offer=Offer("Restore", lambda: taken.append("restored")))
    assert window.notices.sentence == "Moved."
    assert window.rect().contains(window.notices.mapTo(window, QPoint(0, 0)))
    window.notices._button.click()
    assert (taken, window.notices.sentence) == (["restored"], "")
