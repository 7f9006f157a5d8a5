"""Cites in the reader: marked, told, followed by mouse and keyboard, and back; and tables of authorities."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.authorities_dialog import AuthoritiesDialog
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.marks import MarkStyle
from caseorg.gui.viewer.page_links import PageLink, PageLinks
from caseorg.gui.window import Window
from caseorg.queries.documents import document_lines
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

STAMP = "Case 1:26-cv-00417-DLF Document {} Filed 05/02/26 Page {} of {}"


@pytest.fixture
def reading(window: Window, tmp_path: Path, qtbot: QtBot) -> Window:
    """ECF 5 is in front, which cites page 2 of ECF 3 and an ECF 28 that is not there."""
    new_case(window)
    brief = f"{STAMP.format(5, 1, 1)}\nSee ECF No. 3 at 2 and ECF No. 28.\nSmith v. Jones, 576 U.S. 1 (2015)."
    (tmp_path / "gov.uscourts.dcd.1.5.0.pdf").write_bytes(pdf([brief]))
    order = [f"{STAMP.format(3, page, 2)}\nORDER" for page in (1, 2)]
    (tmp_path / "gov.uscourts.dcd.1.3.0.pdf").write_bytes(pdf(order))
    window.importing.import_paths(sorted(tmp_path.glob("gov*.pdf")))
    settle(window)
    close_dialogs(window)
    window.context.open_document(of(window, 5))
    settle(window)
    qtbot.waitUntil(lambda: len(list(links(window).marks_on(0))) == 2, timeout=15_000)
    return window


def of(window: Window, number: int) -> str:
    lines = window.bridge.ask(document_lines, documents(window))
    return next(line.document.uuid for line in lines if line.number == number)


def front(window: Window) -> DocumentView:
    assert window.tabs.front is not None
    return window.tabs.front.view


def links(window: Window) -> PageLinks:
    found = front(window).findChild(PageLinks)
    assert isinstance(found, PageLinks)
    return found


def middle(window: Window, link: PageLink) -> QPoint:
    frame = front(window).area.geometry_now.frame(0)
    box = frame.upright_rect_to_view(link.boxes[0])
    return QPointF((box.left + box.right) / 2, (box.top + box.bottom) / 2).toPoint()


def test_cites_are_marked_and_say_where_they_lead(reading: Window) -> None:
    marks = [mark.style for mark in links(reading).marks_on(0)]
    assert marks == [MarkStyle.LINK, MarkStyle.LINK_MISSING]
    tips = [link.tip for link in links(reading)._source.links_on(0)]
    assert tips[0].startswith("Opens ECF 3 ") and tips[0].endswith(" at page 2")
    assert tips[1] == "ECF No. 28 is not in this case."


def test_they_come_with_the_words_though_nothing_draws_the_page_again(reading: Window, qtbot: QtBot) -> None:
    reading.context.open_document(of(reading, 3))
    settle(reading)
    view, source = front(reading), links(reading)._source
    source._known.clear()  # type: ignore[attr-defined]
    view.source.text_changed.emit(view.document.sha256, 0)
    qtbot.waitUntil(lambda: 0 in source._known, timeout=15_000)  # type: ignore[attr-defined]
    source._known.clear()  # type: ignore[attr-defined]
    view.source.text_changed.emit("another", 0)
    settle(reading)
    assert not source._known  # type: ignore[attr-defined]


def test_a_click_opens_the_page_and_back_returns(reading: Window) -> None:
    link, missing = links(reading)._source.links_on(0)
    port = front(reading).area.viewport()
    QTest.mouseMove(port, middle(reading, link))
    assert port.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=middle(reading, missing))
    assert reading.statusBar().currentMessage() == "ECF No. 28 is not in this case."
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=middle(reading, link))
    settle(reading)
    assert reading.context.shown == of(reading, 3)
    assert front(reading).current_page == 1
    reading.actions_table.trigger("reader.back")  # the page where the document had been opened before
    reading.actions_table.trigger("reader.back")
    settle(reading)
    assert reading.context.shown == of(reading, 5)


def test_dragging_over_a_cite_selects_its_words(reading: Window) -> None:
    link = links(reading)._source.links_on(0)[0]
    port, at = front(reading).area.viewport(), middle(reading, link)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=at - QPoint(20, 0))
    QTest.mouseMove(port, at + QPoint(10, 0))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=at + QPoint(20, 0))
    settle(reading)
    assert reading.context.shown == of(reading, 5)
    assert front(reading).selection.selection is not None


def test_the_keyboard_goes_from_cite_to_cite_and_follows(reading: Window) -> None:
    actions = reading.actions_table
    actions.trigger("reader.follow_cite")
    assert "Next Record Cite" in reading.statusBar().currentMessage()
    actions.trigger("reader.next_cite")
    actions.trigger("reader.next_cite")
    assert links(reading).current is not None and links(reading).current.is_missing  # type: ignore[union-attr]
    actions.trigger("reader.next_cite")
    assert "no record cite further on" in reading.statusBar().currentMessage()
    actions.trigger("reader.previous_cite")
    assert reading.statusBar().currentMessage().startswith("Opens ")
    QTest.keyClick(front(reading).area, Qt.Key.Key_Return)
    settle(reading)
    assert reading.statusBar().currentMessage() == ""
    assert reading.context.shown == of(reading, 3)


def test_a_document_that_goes_to_the_trash_is_missing_then(reading: Window, qtbot: QtBot) -> None:
    from caseorg.operations import trash_documents

    reading.bridge.do(trash_documents, uuids=[of(reading, 3)])
    qtbot.waitUntil(lambda: [mark.style for mark in links(reading).marks_on(0)] == [MarkStyle.LINK_MISSING] * 2)


def test_authorities_are_listed_exported_and_lead_to_their_page(
    reading: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    reading.actions_table.trigger("case.authorities")
    dialog = reading.findChild(AuthoritiesDialog)
    assert isinstance(dialog, AuthoritiesDialog)
    qtbot.waitUntil(lambda: dialog.table is not None, timeout=20_000)
    (section,) = (dialog.tree.topLevelItem(0),)
    assert section is not None and section.text(0) == "Cases"
    assert section.child(0).text(0) == "Smith v. Jones, 576 U.S. 1 (2015)"
    assert dialog.word.isEnabled() and dialog.tree.accessibleName()
    with qtbot.waitSignal(dialog.place_requested):
        dialog.tree.itemActivated.emit(section.child(0), 0)
    assert dialog.table is not None
    reading.authorities.export(dialog.table, tmp_path / "table", ".docx", passim=False)
    settle(reading)
    assert (tmp_path / "table.docx").exists()
    close_dialogs(reading)
