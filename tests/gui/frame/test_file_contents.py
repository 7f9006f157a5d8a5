"""The bar that says what a file carries beside its pages."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QToolButton

from caseorg.gui.file_contents import ContentsBar
from caseorg.gui.looks import Look, looks
from caseorg.gui.window import Window
from caseorg.pdf.contents_types import Attachment, FileContents
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.gui.tour_of_annotations import annotated_elsewhere
from tests.makers import pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


def show(window: Window, path: Path) -> None:
    new_case(window)
    window.importing.import_paths([path])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)


def test_attachments_are_told_and_saved(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot) -> None:
    with pikepdf.open(io.BytesIO(pdf(["Exhibit"]))) as document:
        document.attachments["ledger.csv"] = b"a,b\n"
        document.save(tmp_path / "exhibit.pdf")
    show(window, tmp_path / "exhibit.pdf")
    assert window.tabs.front is not None
    view = window.tabs.front.view
    qtbot.waitUntil(lambda: view.findChild(ContentsBar) is not None)
    bar = view.findChild(ContentsBar)
    assert bar.isVisible() and bar.words.text().startswith("1 attachment: ledger.csv")
    target = tmp_path / "saved.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    bar.menu.actions()[0].trigger()
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == b"a,b\n"


def test_an_ordinary_filing_has_no_bar(window: Window, tmp_path: Path) -> None:
    (tmp_path / "order.pdf").write_bytes(pdf(["ORDER"]))
    show(window, tmp_path / "order.pdf")
    assert window.tabs.front is not None
    assert window.tabs.front.view.findChild(ContentsBar) is None


@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK])
def test_the_bar_can_be_read_in_both_looks(qtbot, look: Look) -> None:
    try:
        looks.prefer(look)
        looks.begin(QApplication.instance())
        bar = ContentsBar(FileContents(attachments=(Attachment("ledger.csv", 4),)))
        qtbot.addWidget(bar)
        bar.show()
        for part in (bar.words, *bar.findChildren(QToolButton)):
            picture = bar.grab(part.geometry()).toImage()
            places = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
            lights = [picture.pixelColor(*place).lightness() for place in places]
            assert max(lights) - min(lights) > 130, part
    finally:
        looks.prefer(Look.SYSTEM)


def test_annotations_of_the_file_are_told_and_offered(window: Window, tmp_path: Path, qtbot, monkeypatch) -> None:
    (tmp_path / "form.pdf").write_bytes(annotated_elsewhere())
    if not window.actions_table["view.annotations"].isChecked():
        window.actions_table.trigger("view.annotations")
    show(window, tmp_path / "form.pdf")
    empty = window.annotations.empty
    qtbot.waitUntil(lambda: empty.headline == "The file has 2 annotations of its own")
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda self: self.defaultButton())
    empty.button.click()
    qtbot.waitUntil(lambda: len(window.annotations.cards.order) == 2)
    assert not empty.isVisible()
