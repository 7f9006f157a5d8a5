"""A walk through the whole window on the sample case, with a picture of every stop.

    CASEORG_TOUR=/some/folder python tests/gui/tour.py [light|dark] [WIDTHxHEIGHT] [usual|large|larger]

Each stop is one line of STOPS: a name, what to do there, and the window's own look is taken afterwards. Others add
their stops at the end. `test_tour.py` takes the same walk offscreen.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from caseorg.base.paths import Home
from caseorg.gui.dialogs.save_pages_dialog import SavePagesDialog
from caseorg.gui.looks import Look, looks
from caseorg.gui.main import Program
from caseorg.gui.messages import Offer, Weight
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.window import Window
from caseorg.jobs.encryption import WorkspaceKey
from caseorg.jobs.import_files import AddedFile, DuplicateFile, FailedFile, ImportReport
from caseorg.operations import add_case
from caseorg.queries.documents import document_lines, document_order
from caseorg.settings.file import Settings
from caseorg.workspace import Workspace

Stop = tuple[str, Callable[[Window], None]]
_CALM_SECONDS = 0.15
_LONGEST_SECONDS = 60.0


# ---------------------------------------------------------------- the stops


def welcome(window: Window) -> None:
    """Nothing is there yet."""


def new_case(window: Window) -> None:
    window.actions_table.trigger("case.add")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClicks(dialog.caption_edit, "Ana Ruiz, et al. v. United States Department of Examples")  # type: ignore[attr-defined]
    dialog.docket_edit.setText("1:26-cv-00417-DLF")  # type: ignore[attr-defined]
    dialog.court_field.setText("D.D.C.")  # type: ignore[attr-defined]
    dialog.judges.add_row()  # type: ignore[attr-defined]
    dialog.related.add_row()  # type: ignore[attr-defined]


def sample(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("case.sample")


def docket(window: Window) -> None:
    window.actions_table.trigger("go.docket")


def documents_selected(window: Window) -> None:
    window.actions_table.trigger("go.documents")
    settle(window)
    window.panels["documents"].select(_uuids(window)[3:6])


def document(window: Window) -> None:
    window.context.open_document(_longest(window))


def search(window: Window) -> None:
    window.actions_table.trigger("edit.search")
    QTest.keyClicks(window.header.search, "motion")


def hit(window: Window) -> None:
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)


def outline(window: Window) -> None:
    window.actions_table.trigger("view.outline")


def other_case(window: Window) -> None:
    """The tab of a document stays while another case is open."""
    window.bridge.do(add_case, caption="Ana Ruiz v. Kent", then=lambda case: window.context.set_case(case.uuid))
    settle(window)
    window.actions_table.trigger("view.details")
    window.actions_table.trigger("documents.place")


def back_in_the_case(window: Window) -> None:
    close_dialogs(window)
    first = next(case for case in window.header.switcher.cases if case.uuid != window.context.case_uuid)
    window.context.set_case(first.uuid)


def thumbnails(window: Window) -> None:
    window.actions_table.trigger("view.thumbnails")


def trash(window: Window) -> None:
    window.actions_table.trigger("view.details")
    window.actions_table.trigger("go.documents")
    settle(window)
    window.panels["documents"].select(_uuids(window)[-2:])
    window.actions_table.trigger("documents.trash")
    settle(window)
    window.actions_table.trigger("go.trash")


def palette(window: Window) -> None:
    window.actions_table.trigger("edit.palette")
    QTest.keyClicks(window.program.palette.line, "case")


def switcher(window: Window) -> None:
    window.program.palette.hide()
    window.actions_table.trigger("case.switch")


def history(window: Window) -> None:
    window.header.switcher.popup.hide()
    window.actions_table.trigger("edit.history")


def settings(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("file.settings")


def shortcuts(window: Window) -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.pages.setCurrentRow(dialog.pages.count() - 1)  # type: ignore[attr-defined]


def tags(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("tags.edit")


def help_page(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("help.contents")


def keyboard(window: Window) -> None:
    window.actions_table.trigger("help.keyboard")


def about(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("help.about")


def report(window: Window) -> None:
    close_dialogs(window)
    first, second = _uuids(window)[:2]
    added = AddedFile("/filings/28.pdf", first, "Memorandum Opinion", "opinion", "28", "2026-03-31", 20)
    told = AddedFile("/filings/29.pdf", second, "Order", "order", "29", None, 2, warnings=("2 pages without text.",))
    known = DuplicateFile("/filings/copy.pdf", first, "ECF No. 28, Memorandum Opinion")
    trashed = DuplicateFile("/filings/old.pdf", second, "In the trash of this case.", in_trash=True)
    failed = FailedFile("/filings/locked.pdf", "The PDF is locked with a password.", locked=True)
    window.importing.show_report(ImportReport((added, told), (known, trashed), (failed,)), window.context.case_uuid)


def notice(window: Window) -> None:
    close_dialogs(window)
    window.notices.tell("Moved “Motion” to the trash.", weight=Weight.NEWS, offer=Offer("Restore", lambda: None))


def veil(window: Window) -> None:
    window.notices.hide()
    window.importing.veil.say("Drop to import into “Ruiz v. Examples”")


def found(window: Window) -> None:
    window.notices.hide()
    window.importing.veil.hide()
    window.context.open_document(_longest(window))
    settle(window)
    window.actions_table.trigger("reader.find")
    QTest.keyClicks(front_view(window).find_bar.field, "the")


def keyboard_selection(window: Window) -> None:
    view = front_view(window)
    view.close_find()
    view.go_to_page(1)
    settle(window)
    window.actions_table.trigger("reader.caret")
    for _ in range(3):
        QTest.keyClick(view.area, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    window.actions_table.trigger("reader.select_paragraph")


def book(window: Window) -> None:
    QTest.keyClick(front_view(window).area, Qt.Key.Key_Escape)
    window.actions_table.trigger("reader.caret")
    window.actions_table.trigger("reader.book")
    front_view(window).go_to_page(0)


def side_by_side(window: Window) -> None:
    window.actions_table.trigger("reader.continuous")
    window.actions_table.trigger("tab.open_across")
    settle(window)
    front_view(window).go_to_page(4)


def list_beside(window: Window) -> None:
    window.actions_table.trigger("go.docket")


def save_pages(window: Window) -> None:
    window.actions_table.trigger("tab.other_side")
    dialog = SavePagesDialog(20, 4, can_annotate=True, parent=window)
    dialog.open()
    dialog.field.setText("3-5, 9")


def full_screen(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("view.full_screen")


def back_from_full_screen(window: Window) -> None:
    window.actions_table.trigger("view.full_screen")
    window.actions_table.trigger("tab.close")


STOPS: tuple[Stop, ...] = (
    ("welcome", welcome),
    ("new-case", new_case),
    ("documents", sample),
    ("docket", docket),
    ("documents-selected", documents_selected),
    ("document", document),
    ("search", search),
    ("hit", hit),
    ("outline", outline),
    ("other-case", other_case),
    ("back-in-the-case", back_in_the_case),
    ("thumbnails", thumbnails),
    ("trash", trash),
    ("palette", palette),
    ("switcher", switcher),
    ("history", history),
    ("settings", settings),
    ("shortcuts", shortcuts),
    ("tags", tags),
    ("help", help_page),
    ("keyboard", keyboard),
    ("about", about),
    ("import-report", report),
    ("notice", notice),
    ("drop", veil),
    ("found", found),
    ("keyboard-selection", keyboard_selection),
    ("book", book),
    ("side-by-side", side_by_side),
    ("list-beside", list_beside),
    ("save-pages", save_pages),
    ("full-screen", full_screen),
    ("back-from-full-screen", back_from_full_screen),
)


# ---------------------------------------------------------------- walking


def _uuids(window: Window) -> list[str]:
    assert window.context.case_uuid is not None
    return window.bridge.ask(document_order, window.context.case_uuid)


def front_view(window: Window) -> DocumentView:
    front = window.tabs.front
    assert front is not None
    return front.view


def _longest(window: Window) -> str:
    lines = window.bridge.ask(document_lines, _uuids(window))
    return max(lines, key=lambda line: line.page_count or 0).document.uuid


def close_dialogs(window: Window) -> None:
    """Close every window but the main one."""
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible() and not isinstance(widget, QDockWidget):
            widget.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def settle(window: Window) -> None:
    """Wait until nothing is asked, run or drawn any more."""
    began = calm_since = time.monotonic()
    drawn = -1
    while time.monotonic() - calm_since < _CALM_SECONDS:
        QApplication.processEvents()
        time.sleep(0.005)
        now = time.monotonic()
        if not (window.bridge.is_idle and window.reading.is_idle and window.reading.drawn_bytes == drawn):
            calm_since = now
        drawn = window.reading.drawn_bytes
        assert now - began < _LONGEST_SECONDS, "the window does not come to rest"


def picture(window: Window) -> QPixmap:
    """The window with the windows over it."""
    whole = window.grab()
    painter = QPainter(whole)
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible() and widget.width() > 1:
            corner = widget.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint())
            room = QPoint(max(0, window.width() - widget.width()), max(0, window.height() - widget.height()))
            place = QPoint(min(max(corner.x(), 0), room.x()), min(max(corner.y(), 0), room.y()))
            painter.drawPixmap(place, widget.grab())
    painter.end()
    return whole


@contextmanager
def open_window(
    home: Home, *, size: tuple[int, int] = (1280, 800), key: WorkspaceKey | None = None
) -> Iterator[Window]:
    """The whole program on a home, taken down afterwards; `key` opens an encrypted workspace."""
    program = Program(Workspace.open(home, who="Tour", key=key), Settings.load(home.settings).settings)
    program.window.resize(*size)
    program.window.show()
    try:
        yield program.window
    finally:
        close_dialogs(program.window)
        program.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def walk(window: Window, arrive: Callable[[str, QWidget], None], stops: Sequence[Stop] = STOPS) -> None:
    """Go to every stop; `arrive` is called there once all is calm."""
    for name, go in stops:
        go(window)
        settle(window)
        arrive(name, window)


def take_pictures(stops: Sequence[Stop]) -> None:
    """Walk, and write the pictures; look, size, size of the text and folder are as the command line says."""
    look = Look(sys.argv[1]) if len(sys.argv) > 1 else Look.LIGHT
    width, _, height = (sys.argv[2] if len(sys.argv) > 2 else "1280x800").partition("x")
    folder = Path(os.environ.get("CASEORG_TOUR") or tempfile.mkdtemp(prefix="caseorg-tour-"))
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(["caseorg"])
    looks.prefer(look)
    looks.begin(application)
    with tempfile.TemporaryDirectory() as home, open_window(Home(Path(home)), size=(int(width), int(height))) as window:
        looks.choose_text_size(sys.argv[3] if len(sys.argv) > 3 else "usual")

        def take(name: str, _window: QWidget) -> None:
            picture(window).save(str(folder / f"{name}-{look}-{width}.png"))

        walk(window, take, stops)
    sys.stdout.write(f"{folder}\n")


if __name__ == "__main__":
    take_pictures(STOPS)
