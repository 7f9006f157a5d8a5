"""The reader's bar and actions, as the window ties them together."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from caseorg.gui.jobs_indicator import ended_words
from caseorg.gui.viewer.document import LayoutKind
from caseorg.gui.widgets.court_field import CourtField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.window import Window, _first_size
from caseorg.jobs.job import Progress
from caseorg.jobs.runner import JobState
from caseorg.settings.schema import NIGHT
from caseorg.workspace import Workspace
from tests.gui.frame.test_window import Endless, documents, filing, new_case
from tests.gui.tour import close_dialogs, settle

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    """A window with a document in front."""
    new_case(window)
    window.importing.import_paths([filing(tmp_path, 1)])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)
    return window


def test_tool_tips_name_the_shortcuts_in_force(reading: Window) -> None:
    view = reading.tabs.documents[0].view
    assert view.bar.rotate.toolTip() == "Rotate clockwise (Ctrl+R)"
    assert view.find_bar.next.toolTip() == "Next place (F3)"
    reading.actions_table.set_shortcuts({"reader.rotate_right": "Ctrl+Alt+R", "reader.find_next": "", "go.trash": "F8"})
    assert view.bar.rotate.toolTip() == "Rotate clockwise (Ctrl+Alt+R)"
    assert view.find_bar.next.toolTip() == "Next place"
    assert view.bar.page_field.toolTip().endswith("(Ctrl+G)")


def test_the_layout_in_force_is_checked(reading: Window) -> None:
    actions = reading.actions_table
    assert actions["reader.continuous"].isChecked()
    for _twice in range(2):
        actions.trigger("reader.two_pages")
        assert reading.tabs.documents[0].view.area.layout_kind is LayoutKind.TWO_PAGES
        assert actions["reader.two_pages"].isChecked() and not actions["reader.continuous"].isChecked()


def test_night_reading_by_the_bar_is_that_of_the_menu(reading: Window) -> None:
    reading.tabs.documents[0].view.bar.night.click()
    assert reading.settings.flag(NIGHT)
    assert reading.actions_table["reader.night"].isChecked()


def test_a_title_too_long_for_its_field_is_shown_from_its_beginning(qtbot: QtBot, reading: Window) -> None:
    reading.actions_table.trigger("view.details")
    editor = reading.details.form.fields["title"].field
    reading.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    editor.end(False)  # type: ignore[attr-defined]
    reading.tabs.documents[0].view.setFocus()
    assert editor.cursorPosition() == 0  # type: ignore[attr-defined]


def test_the_search_box_stays_where_it_is_while_jobs_come_and_go(reading: Window) -> None:
    settle(reading)
    before = reading.header.search.geometry()
    reading.header.jobs.show()
    settle(reading)
    assert reading.header.search.geometry() == before
    assert abs(reading.header.search.geometry().center().x() - reading.header.search.parentWidget().width() // 2) <= 2


class Obedient:
    """Ends well once it is told to stop, as an import does."""

    title = "Import Documents"

    def run(self, workspace: Workspace, progress: Progress) -> str:
        while not progress.cancelled:
            pass
        return "what was finished"


def test_a_job_that_was_stopped_does_not_say_done(window: Window) -> None:
    running = window.bridge.run(Obedient())
    running.cancel()
    settle(window)
    assert running.state is JobState.DONE
    assert ended_words(running) == "Stopped"
    assert window.header.jobs._words.text() == "Stopped"


def test_jobs_that_run_are_listed_above_those_that_ended(window: Window) -> None:
    ended = window.bridge.run(Obedient())
    ended.cancel()
    settle(window)
    goes_on = window.bridge.run(Endless())
    popup = window.header.jobs.popup
    window.header.jobs.open()
    popup.adjustSize()
    assert popup.rows[goes_on.id].geometry().top() < popup.rows[ended.id].geometry().top()
    popup.hide()
    goes_on.cancel()
    settle(window)


def test_a_first_window_leaves_room_for_its_frame() -> None:
    assert _first_size(QSize(1280, 800)).height() < 800
    assert _first_size(QSize(2560, 1440)) == QSize(1280, 800)


def test_a_court_that_is_typed_out_is_the_only_one_offered(qtbot: QtBot) -> None:
    field = CourtField()
    field.textEdited.emit("d.d.c")
    assert field._names.stringList() == ["United States District Court for the District of Columbia"]
    field.textEdited.emit("northern district")
    assert len(field._names.stringList()) > 3


def test_a_field_that_keeps_room_does_not_grow(qtbot: QtBot) -> None:
    field = LabeledField("&Court", CourtField(), keeps_lines=1)
    qtbot.addWidget(field)
    field.resize(400, 80)
    field.show()
    before = field.below.geometry()
    field.explain("D.D.C. · Eastern time")
    assert field.below.geometry() == before


def test_what_a_field_says_is_not_cut_off_in_a_window_that_has_its_size(qtbot: QtBot) -> None:
    window, line = QDialog(), QLineEdit()
    field = LabeledField("&Words", line, keeps_lines=1)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.resize(220, 90)
    window.show()
    field.refuse("It says much more than there is room for on one line of a window as narrow as this, and on two.")
    qtbot.waitUntil(lambda: field.below.height() >= field.below.heightForWidth(field.below.width()))
    assert field.below.y() >= line.geometry().bottom()
    field.explain("Short")
    assert field.below.minimumHeight() < 2 * field.below.fontMetrics().lineSpacing()
