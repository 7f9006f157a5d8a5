"""The bar that says what a file carries beside its pages."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog

from caseorg.gui.file_contents import ContentsBar
from caseorg.gui.window import Window
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
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
