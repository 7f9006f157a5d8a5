"""Text recognition from the window: the bar over a scan, the job it starts, and the words then found and marked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseorg.gui.textless_pages import TextlessBar, sentence_of
from caseorg.gui.window import Window
from caseorg.jobs import recognize_text
from caseorg.model.annotation import AnnotationKind
from caseorg.pdf.types import FailureKind, WorkerFailure
from caseorg.queries.documents import document_line
from tests.fake_engine import Engine
from tests.gui.frame.test_annotating import front, kept, select, text_of
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import pdf, scan_pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr(recognize_text, "InteractivePool", engine)
    monkeypatch.setattr(recognize_text, "data_folder", lambda *_: "")
    return engine


def show(window: Window, path: Path, data: bytes) -> None:
    new_case(window)
    path.write_bytes(data)
    window.importing.import_paths([path])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)


@pytest.fixture
def scan(window: Window, engine: Engine, tmp_path: Path) -> Window:
    """A scan of three pages is in front."""
    show(window, tmp_path / "scan.pdf", scan_pdf(3))
    return window


def bar_of(window: Window) -> TextlessBar:
    bar = front(window).findChild(TextlessBar)
    assert bar is not None
    return bar


def test_the_bar_recognizes_the_document_and_goes(scan: Window, qtbot: QtBot) -> None:
    bar = bar_of(scan)
    assert bar.isVisible()
    assert bar.words.text().startswith("This page has no text")
    assert bar.geometry().bottom() < front(scan).area.mapTo(front(scan), QPoint(0, 0)).y()
    assert text_of(front(scan), 0).text == ""
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not bar.isVisible())
    settle(scan)
    qtbot.waitUntil(lambda: text_of(front(scan), 0).text == "word0")
    assert scan.notices.sentence == "Recognized the text of 3 pages. Check it before you cite it."
    assert scan.bridge.ask(document_line, documents(scan)[0]).pages_without_text == 0


def test_a_recognized_word_is_found_and_marked(scan: Window, engine: Engine, qtbot: QtBot) -> None:
    scan.actions_table.trigger("documents.recognize")
    settle(scan)
    view = front(scan)
    qtbot.waitUntil(lambda: text_of(view, 0).text == "word0")
    view.find_text("word2")
    qtbot.waitUntil(lambda: view.find_bar.count.text() == "1 of 1")
    view.close_find()
    select(scan, (0, "word0"), (0, "word0"))
    QTest.keyClick(view.area, Qt.Key.Key_H)
    settle(scan)
    (mark,) = kept(scan)
    assert (mark.kind, mark.quote, mark.page) == (AnnotationKind.HIGHLIGHT, "word0", 0)


def test_a_bar_put_away_does_not_come_back(scan: Window) -> None:
    uuid = documents(scan)[0]
    bar_of(scan).close_button.click()
    assert not bar_of(scan).isVisible()
    scan.tabs.close_document(uuid)
    settle(scan)
    scan.context.open_document(uuid)
    settle(scan)
    assert front(scan).findChild(TextlessBar) is None


def test_the_keyboard_reaches_the_bar_and_is_given_back(scan: Window) -> None:
    bar = bar_of(scan)
    bar.close_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar.close_button, Qt.Key.Key_Space)
    settle(scan)
    assert scan.focusWidget() is front(scan).area


def test_it_says_how_much_is_left_while_pages_are_recognized(scan: Window, engine: Engine, qtbot: QtBot) -> None:
    engine.answers[2] = None
    bar = bar_of(scan)
    bar.button.click()
    qtbot.waitUntil(lambda: bar.words.text().startswith("Recognizing text: 1 page to go"))
    assert not bar.button.isVisible()
    scan.bridge.jobs[0].cancel()
    qtbot.waitUntil(lambda: not scan.bridge.jobs and bar.button.isVisible())
    front(scan).go_to_page(0)
    assert bar.words.text().startswith("1 of 3 pages has no text")


def test_a_page_that_cannot_be_recognized_is_told(scan: Window, engine: Engine, qtbot: QtBot) -> None:
    engine.answers[1] = WorkerFailure(FailureKind.TIMEOUT)
    bar_of(scan).button.click()
    qtbot.waitUntil(lambda: not bar_of(scan).isVisible())
    settle(scan)
    assert scan.notices.sentence.startswith("1 of the pages could not be recognized. Page 2:")


def test_a_document_with_text_has_no_bar(window: Window, engine: Engine, tmp_path: Path) -> None:
    show(window, tmp_path / "order.pdf", pdf(["It is so ordered by the court."]))
    assert front(window).findChild(TextlessBar) is None
    window.actions_table.trigger("documents.recognize")
    settle(window)
    assert window.notices.sentence == "No page needs text recognition."
    assert engine.asked == []


def test_the_sentence_is_about_the_page_in_front() -> None:
    assert sentence_of((1, 2), 1, 3, False).startswith("This page has no text")
    assert sentence_of((1, 2), 0, 3, False).startswith("2 of 3 pages have no text")
    assert sentence_of((1, 2), 0, 3, True).startswith("Recognizing text: 2 pages to go")
