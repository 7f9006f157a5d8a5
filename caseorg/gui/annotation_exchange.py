"""Annotations in and out of the document in front: taken over, imported, exported, summed up."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.leaving_dialog import LeavingDialog
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.annotation_exchange import (
    ExportAnnotations,
    Exported,
    ReadExternalAnnotations,
    TakenOver,
    TakeOverAnnotations,
)
from caseorg.jobs.annotation_summary import ExportSummary
from caseorg.model.external_annotation import REPLY, ExternalAnnotations
from caseorg.queries.annotation_exchange import annotation_labels
from caseorg.queries.documents import document_line

COPY_FORMATS = {
    ".pdf": "A copy of the PDF with annotations",
    ".xfdf": "Annotations alone (XFDF)",
    ".json": "Annotations alone (Web Annotation JSON)",
}
SUMMARY_FORMATS = {".docx": "Word document", ".pdf": "PDF", ".md": "Markdown", ".csv": "Sheet (CSV)"}
_READABLE = "Annotations (*.pdf *.xfdf *.json);;All files (*)"
_MOST_REASONS = 3


class AnnotationExchange(QObject):
    """Does the four actions for the document in front."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("annotation.take_over", self._look)
        actions.bind("annotation.import", self._choose)
        actions.bind("annotation.export_copy", self._ask_export)
        actions.bind("annotation.summary", self._ask_summary)

    def _look(self) -> None:
        """Read what the file has, then ask whether to take it over."""
        uuid = self._context.shown
        if uuid is None:
            return
        sha256 = self._bridge.ask(document_line, uuid).document.sha256

        def then(read: ExternalAnnotations) -> None:
            count = sum(1 for one in read.annotations if one.relation != REPLY)
            if not count:
                tell(self._window, "The document's file has no annotations of its own.")
            elif self._agrees(count):
                self.take_over(uuid, None)

        self._bridge.run(ReadExternalAnnotations(sha256), then=then)

    def _agrees(self, count: int) -> bool:
        found = "1 annotation" if count == 1 else f"{count:,} annotations"
        box = QMessageBox(self._window)
        box.setWindowTitle("Take over Annotations")
        box.setText(f"The document's file has {found}.")
        box.setInformativeText("They become annotations that you can edit. Those taken over before stay as they are.")
        agree = box.addButton("Take Over", QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(agree)
        box.exec()
        return box.clickedButton() is agree

    def _choose(self) -> None:
        uuid = self._context.shown
        if uuid is None:
            return
        name, _kind = QFileDialog.getOpenFileName(self._window, "Import Annotations", str(Path.home()), _READABLE)
        if name:
            self.take_over(uuid, Path(name))

    def take_over(self, uuid: str, path: Path | None) -> None:
        """Take over from a file, or with none from the document's own, and say what came of it."""

        def then(taken: TakenOver) -> None:
            tell(self._window, taken_words(taken), weight=Weight.GOOD if taken.uuids or taken.replies else Weight.NEWS)

        self._bridge.run(TakeOverAnnotations(uuid, path), then=then)

    def _ask_export(self) -> None:
        asked = self._asked("Export with Annotations", COPY_FORMATS, "", asks_external=True)
        if asked is None:
            return
        uuid, path, dialog, asked_over = asked
        job = ExportAnnotations(
            uuid,
            path,
            suffix=dialog.suffix,
            highest=dialog.highest,
            external=dialog.with_external,
            replace=asked_over,
        )

        def then(made: Exported) -> None:
            words = " ".join((f"Exported to {made.path}.", *made.skipped[:_MOST_REASONS]))
            tell(self._window, words, weight=Weight.GOOD)

        self._bridge.run(job, then=then)

    def _ask_summary(self) -> None:
        asked = self._asked("Summary of Annotations", SUMMARY_FORMATS, " - Annotations")
        if asked is None:
            return
        uuid, path, dialog, asked_over = asked
        job = ExportSummary(uuid, path, suffix=dialog.suffix, highest=dialog.highest, replace=asked_over)
        self._bridge.run(
            job, then=lambda made: tell(self._window, f"The summary is in {made}.", weight=Weight.GOOD)
        )

    def _asked(
        self, title: str, formats: Mapping[str, str], more: str, *, asks_external: bool = False
    ) -> tuple[str, Path, LeavingDialog, bool] | None:
        """The document, the file, the answers, and whether a file there was agreed to be written over."""
        uuid = self._context.shown
        if uuid is None:
            return None
        labels = self._bridge.ask(annotation_labels, uuid)
        dialog = LeavingDialog(title, formats, labels, asks_external=asks_external, parent=self._window)
        if not dialog.exec():
            return None
        stem = Path(self._bridge.ask(document_line, uuid).document.file_name).stem
        suggested = str(Path.home() / f"{stem}{more or ' - annotated'}{dialog.suffix}")
        name, _kind = QFileDialog.getSaveFileName(self._window, title, suggested, f"*{dialog.suffix}")
        if not name:
            return None
        path = Path(name)
        is_whole = path.suffix.lower() == dialog.suffix
        return uuid, path if is_whole else path.with_name(path.name + dialog.suffix), dialog, is_whole


def taken_words(taken: TakenOver) -> str:
    """What came of taking over, in sentences."""
    count = len(taken.uuids)
    parts = [f"{'1 annotation was' if count == 1 else f'{count:,} annotations were'} taken over."]
    if taken.known:
        parts.append(f"{taken.known:,} {'was' if taken.known == 1 else 'were'} there already.")
    if taken.replies:
        parts.append(f"{'1 reply' if taken.replies == 1 else f'{taken.replies:,} replies'} to them came with the file.")
    parts += taken.skipped[:_MOST_REASONS]
    if len(taken.skipped) > _MOST_REASONS:
        parts.append(f"{len(taken.skipped) - _MOST_REASONS:,} more were left out.")
    return " ".join(parts)
