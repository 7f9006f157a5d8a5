"""The inbox folder, watched: what is new is offered quietly, imported or put aside."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from caseorg.gui.dialogs.import_report import ImportReportDialog
from caseorg.gui.dialogs.inbox_dialog import InboxDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case
from caseorg.queries.documents import document_order
from caseorg.settings.schema import IMPORT_REPORT, INBOX
from tests.makers import pdf, stamps_for


def put(folder: Path, name: str, text: str, *, stamped: bool = False) -> None:
    (folder / name).write_bytes(pdf([text], stamps=stamps_for(1) if stamped else None))
    os.utime(folder / name, (time.time() - 60,) * 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "inbox"
    made.mkdir()
    return made


@pytest.fixture
def case(window: Window, qtbot, folder):
    """A case that is open, and the folder chosen in the settings."""
    made = window.bridge.workspace.do(add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417-RML").value
    qtbot.waitUntil(lambda: bool(window.header.switcher.cases))
    window.context.set_case(made.uuid)
    window.settings.set(IMPORT_REPORT, "trouble")
    window.settings.set(INBOX, str(folder))
    window.program.setting_changed.emit(INBOX)
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    return made


def bar(window: Window):
    return window.panels["documents"].inbox_bar


def offer(window: Window) -> InboxDialog:
    bar(window).import_button.click()
    return window.findChild(InboxDialog)


def test_files_that_appear_are_offered_and_imported_by_their_stamp(window, case, folder, qtbot):
    assert not bar(window).isVisible()
    put(folder, "order.pdf", "Order", stamped=True)
    put(folder, "letter.pdf", "Dear Counsel")
    qtbot.waitUntil(bar(window).isVisible, timeout=8000)
    assert bar(window).says.text() == "2 new files in your inbox folder"
    dialog = offer(window)
    assert dialog.case.currentText() == "The case that each stamp names"
    assert dialog.says.text() == "1 without a known docket number stays in the inbox."
    dialog.import_button.click()
    qtbot.waitUntil(lambda: bar(window).says.text() == "1 new file in your inbox folder", timeout=8000)
    assert len(window.bridge.ask(document_order, case.uuid)) == 1
    dialog = window.findChild(InboxDialog) or offer(window)
    dialog.case.setCurrentIndex(dialog.case.findData(case.uuid))
    dialog.import_button.click()
    qtbot.waitUntil(lambda: not bar(window).isVisible(), timeout=8000)
    qtbot.waitUntil(lambda: window.bridge.is_idle and not window.bridge.jobs)
    assert sorted(path.name for path in folder.iterdir()) == ["letter.pdf", "order.pdf"]
    assert window.findChild(ImportReportDialog) is None


def test_not_now_waits_for_another_file_and_declined_ones_stay_away(window, case, folder, qtbot):
    put(folder, "a.pdf", "a")
    qtbot.waitUntil(bar(window).isVisible, timeout=8000)
    bar(window).later_button.click()
    assert not bar(window).isVisible()
    put(folder, "b.pdf", "b")
    qtbot.waitUntil(bar(window).isVisible, timeout=8000)
    assert window.inbox.files[0].file_name == "a.pdf"
    dialog = offer(window)
    dialog.list.topLevelItem(1).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.decline_button.click()
    qtbot.waitUntil(lambda: [one.file_name for one in window.inbox.files] == ["b.pdf"], timeout=8000)
    window.actions_table.trigger("edit.undo")
    qtbot.waitUntil(lambda: len(window.inbox.files) == 2, timeout=8000)
    qtbot.waitUntil(lambda: window.bridge.is_idle and not window.bridge.jobs)


def test_a_folder_that_is_gone_is_said_once(window, case, folder, qtbot):
    folder.rmdir()
    window.inbox.look()
    qtbot.waitUntil(lambda: window.notices.sentence.startswith(f"The inbox folder {folder} cannot be read"))
    window.notices.hide()
    window.inbox.look()
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    assert window.notices.sentence == ""
    assert window.actions_table.why_not("file.import_inbox") == "There is nothing new in the inbox folder."
