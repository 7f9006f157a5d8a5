"""A document replaced by a new version, from the window: looked at, saved, shown in its tab, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.version_dialog import VersionDialog, whole_words
from caseorg.gui.old_version import OldVersionWindow
from caseorg.gui.window import Window
from caseorg.model.annotation import AnchorState, AnnotationKind
from caseorg.operations.annotations import NewAnnotation, add_annotations
from caseorg.queries.annotations import annotations_of
from caseorg.queries.documents import document_line
from caseorg.queries.search import search
from caseorg.rules.lettered_pages import CONTEXT
from caseorg.rules.searching import parse_query
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import encrypted_pdf, pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)

FIRST = "The motion for a preliminary injunction is denied for want of standing."
SECOND = "Plaintiffs have shown irreparable harm in the district of their residence."
EDITED = "Plaintiffs have not shown irreparable harm in the district of their residence."
GONE = "A sentence that no later version of this order has."


def mark(window: Window, uuid: str, page: int, quote: str) -> None:
    new = NewAnnotation(
        kind=AnnotationKind.HIGHLIGHT, page=page, shape=((72.0, 70.0, 540.0, 70.0, 72.0, 84.0, 540.0, 84.0),),
        color="#ffd54a", quote=quote,
    )  # fmt: skip
    window.bridge.workspace.do(add_annotations, document_uuid=uuid, annotations=[new])


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    """A window with an order of three pages in front, marked on each."""
    new_case(window)
    (tmp_path / "order.pdf").write_bytes(pdf([FIRST, SECOND, GONE]))
    (tmp_path / "filed.pdf").write_bytes(pdf(["A cover sheet that was put before all.", FIRST, EDITED]))
    window.importing.import_paths([tmp_path / "order.pdf"])
    settle(window)
    close_dialogs(window)
    uuid = documents(window)[0]
    for page, quote in enumerate((FIRST, SECOND, GONE)):
        mark(window, uuid, page, quote)
    window.context.open_document(uuid)
    settle(window)
    return window


def dialog_of(window: Window) -> VersionDialog:
    settle(window)
    return next(one for one in window.findChildren(VersionDialog) if one.isVisible())


def choose(window: Window, path: Path, monkeypatch: pytest.MonkeyPatch) -> VersionDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window.actions_table.trigger("document.replace_version")
    return dialog_of(window)


def states(window: Window, uuid: str) -> list[AnchorState]:
    lines = [line.annotation for line in window.bridge.ask(annotations_of, uuid)]
    return [one.anchor for one in sorted(lines, key=lambda one: one.created)]


def test_nothing_is_saved_before_it_is_looked_at(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = documents(reading)[0]
    before = reading.bridge.ask(document_line, uuid).document
    dialog = choose(reading, tmp_path / "filed.pdf", monkeypatch)
    assert dialog.tree.topLevelItemCount() == 3
    assert "1 moved, 1 uncertain, 1 lost" in dialog.summary.text()
    assert "not" in dialog.now.toPlainText() and "not" not in dialog.before.toPlainText()
    dialog.reject()
    settle(reading)
    assert reading.bridge.ask(document_line, uuid).document == before
    assert states(reading, uuid) == [AnchorState.ANCHORED] * 3


def test_what_stands_around_is_told_in_whole_words() -> None:
    prefix, suffix = "ry injunction is granted in part", "The agency shall not disclose re"
    assert len(prefix) == len(suffix) == CONTEXT
    assert whole_words(prefix, before=True) == "… injunction is granted in part"
    assert whole_words(suffix, before=False) == "The agency shall not disclose …"
    assert whole_words("So ordered.", before=False) == "So ordered."


def test_annotations_without_words_say_what_they_are(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, comment in ((AnnotationKind.INK, ""), (AnnotationKind.AREA, "The **seal**")):
        new = NewAnnotation(kind=kind, page=1, shape=((90.0, 300.0, 200.0, 400.0),), color="#ffd54a", comment=comment)
        reading.bridge.workspace.do(add_annotations, document_uuid=documents(reading)[0], annotations=[new])
    dialog = choose(reading, tmp_path / "filed.pdf", monkeypatch)
    items = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
    words = {item.text(3): item.text(4) for item in items if item is not None}
    assert words["Ink"] == words["Area: The seal"] == "The same place on the page"
    assert all(words[words_before] for words_before in words if words_before != GONE) and words[GONE] == "–"
    dialog.reject()


def test_it_is_replaced_shown_found_and_undone(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = documents(reading)[0]
    reading.tabs.documents[0].view.go_to_page(1)
    settle(reading)
    dialog = choose(reading, tmp_path / "filed.pdf", monkeypatch)
    dialog.all_button.click()
    dialog.replace_button.click()
    settle(reading)
    assert states(reading, uuid) == [AnchorState.MOVED, AnchorState.MOVED, AnchorState.LOST]
    (tab,) = reading.tabs.documents
    document = reading.bridge.ask(document_line, uuid).document
    assert tab.view.document.sha256 == document.sha256 and document.file_name == "filed.pdf"
    assert tab.view.is_open and tab.view.current_page == 2
    assert len(reading.annotating.front.layer.annotations) == 2  # type: ignore[union-attr]
    assert [reading.bridge.ask(search, parse_query(word)).page_count for word in ("cover", "later")] == [1, 0]

    reading.bridge.undo()
    settle(reading)
    (tab,) = reading.tabs.documents
    assert tab.view.document.sha256 != document.sha256 and tab.view.is_open
    assert states(reading, uuid) == [AnchorState.ANCHORED] * 3


def test_an_uncertain_one_is_left_and_read_on_the_old_version(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    uuid = documents(reading)[0]
    dialog = choose(reading, tmp_path / "filed.pdf", monkeypatch)
    assert dialog.tree.topLevelItem(0).text(0) == "Uncertain"  # type: ignore[union-attr]
    dialog.left_button.click()
    assert dialog.tree.topLevelItem(0).text(0) == "Left behind"  # type: ignore[union-attr]
    dialog.replace_button.click()
    settle(reading)
    assert states(reading, uuid).count(AnchorState.LOST) == 2
    reading.details.edit()  # its dock comes to the front
    settle(reading)
    section = reading.details.sections[-1]
    (row,) = section.rows  # type: ignore[attr-defined]
    assert "order.pdf" in row.words.text() and "2 left on it" in row.words.text()
    assert section.heading.text() == "Versions: 2"
    row.opens.click()
    settle(reading)
    opened = reading.findChild(OldVersionWindow)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.view.is_open)
    assert len(opened.layer.annotations) == 2
    opened.close()
    settle(reading)


def test_a_lost_one_is_shown_on_the_version_it_stayed_on(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    uuid = documents(reading)[0]
    choose(reading, tmp_path / "filed.pdf", monkeypatch).replace_button.click()
    settle(reading)
    lost = next(
        line.annotation
        for line in reading.bridge.ask(annotations_of, uuid)
        if line.annotation.anchor is AnchorState.LOST
    )
    reading.context.open_document(uuid, annotation=lost.uuid)
    settle(reading)
    opened = reading.findChild(OldVersionWindow)
    assert opened is not None
    qtbot.waitUntil(lambda: opened.view.is_open)
    assert [one.uuid for one in opened.layer.selected] == [lost.uuid]
    qtbot.waitUntil(lambda: opened.view.current_page == 2)
    opened.close()
    settle(reading)


def test_a_file_dropped_on_the_details_is_the_new_version(reading: Window, tmp_path: Path) -> None:
    reading.details.edit()  # its dock comes to the front
    settle(reading)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "filed.pdf"))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(reading.details.form, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(reading.details.form, QDropEvent(QPointF(5, 5), *how))
    dialog = dialog_of(reading)
    assert dialog.tree.topLevelItemCount() == 3
    dialog.reject()


def test_the_same_file_is_refused(reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "order.pdf"), ""))
    reading.actions_table.trigger("document.replace_version")
    settle(reading)
    assert "the file the document has already" in reading.notices.sentence


def test_a_locked_version_asks_for_its_password(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "locked.pdf").write_bytes(encrypted_pdf("open sesame 471"))
    given = iter([("wrong", True), ("open sesame 471", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: next(given))
    dialog = choose(reading, tmp_path / "locked.pdf", monkeypatch)
    assert "3 lost" in dialog.summary.text()
    dialog.reject()
