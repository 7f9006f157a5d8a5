"""Annotations in and out of the document in front, from the window."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from caseorg.gui.dialogs.leaving_dialog import LeavingDialog
from caseorg.gui.window import Window
from caseorg.model.record import Visibility
from caseorg.operations.annotations import NewAnnotation, add_annotations
from caseorg.queries.annotations import annotations_of
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    """A window with an annotated document in front: one mark for the office, one privileged."""
    new_case(window)
    (tmp_path / "order.pdf").write_bytes(pdf(["The motion is denied."]))
    window.importing.import_paths([tmp_path / "order.pdf"])
    settle(window)
    close_dialogs(window)
    uuid = documents(window)[0]
    new = [
        NewAnnotation(kind=kind, page=0, shape=((100.0, 100.0, 200.0, 150.0),), color="#ffd54a", visibility=label)  # type: ignore[arg-type]
        for kind, label in (("area", Visibility.INTERNAL), ("text box", Visibility.PRIVILEGED))
    ]
    window.bridge.workspace.do(add_annotations, document_uuid=uuid, annotations=new)
    window.context.open_document(uuid)
    settle(window)
    return window


def test_a_copy_is_exported_and_taken_over_again(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.pdf"
    monkeypatch.setattr(LeavingDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    reading.actions_table.trigger("annotation.export_copy")
    settle(reading)
    with pikepdf.open(target) as file:
        assert len(file.pages[0].obj.Annots) == 1

    reading.importing.import_paths([target])
    settle(reading)
    close_dialogs(reading)
    (copied,) = [uuid for uuid in documents(reading) if uuid != reading.context.shown]
    reading.context.open_document(copied)
    settle(reading)
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda self: self.defaultButton())
    reading.actions_table.trigger("annotation.take_over")
    settle(reading)
    settle(reading)
    assert len(reading.bridge.ask(annotations_of, copied)) == 1


def test_a_summary_is_written_for_word(reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LeavingDialog, "exec", lambda _self: 1)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "summary"), ""))
    reading.actions_table.trigger("annotation.summary")
    settle(reading)
    assert (tmp_path / "summary.docx").stat().st_size > 1000


def test_annotations_are_imported_from_a_file(
    reading: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "in.xfdf"
    file.write_text('<xfdf><annots><square page="0" rect="10,10,60,60" title="Someone"/></annots></xfdf>')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    reading.actions_table.trigger("annotation.import")
    settle(reading)
    assert reading.context.shown is not None
    authors = [line.annotation.author for line in reading.bridge.ask(annotations_of, reading.context.shown)]
    assert sorted(authors) == ["", "", "Someone"]


def test_the_dialog_says_what_leaves(qtbot: object) -> None:
    labels = {Visibility.INTERNAL: 3, Visibility.PRIVILEGED: 2}
    dialog = LeavingDialog("Export", {".pdf": "PDF", ".xfdf": "XFDF"}, labels, asks_external=True)
    assert dialog.hint.text() == "3 annotations go into the file. Held back: 2 privileged."
    dialog.label.setCurrentIndex(3)
    assert dialog.hint.text() == "5 annotations go into the file. Nothing is held back."
    assert (dialog.highest, dialog.suffix, dialog.external.isEnabled()) == (Visibility.SEALED, ".pdf", True)
    dialog.format.setCurrentIndex(1)
    assert not dialog.external.isEnabled()
    dialog.deleteLater()
