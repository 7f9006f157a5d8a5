"""“New Deadline”: from nothing, from the words selected in a document, or from an annotation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QWidget

from caseorg.base import clock
from caseorg.gui.actions import Actions
from caseorg.gui.annotating import Annotating
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.new_deadline.dialog import NewDeadlineDialog
from caseorg.gui.dialogs.new_deadline.prefill import Prefill
from caseorg.model.deadline import Deadline
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.annotations import annotation_line
from caseorg.queries.documents import DocumentLine, document_line
from caseorg.rules.deadline_words import day_text
from caseorg.rules.said_deadlines import said_deadline


class NewDeadlines(QObject):
    """Opens the dialog, and tells what was made."""

    def __init__(
        self, bridge: Bridge, context: Context, annotating: Annotating, layout: QSettings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge, self._context, self._annotating = bridge, context, annotating
        self._layout, self._window = layout, window
        self.dialog: NewDeadlineDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        """Binds “New Deadline” and “Make a Deadline”."""
        actions.bind("deadline.add", self.begin)
        actions.bind("deadline.from_words", self.begin_here)

    def begin(self) -> None:
        """A deadline of the case that is open; a document in front of it is taken as its source."""
        case_uuid, shown = self._context.case_uuid, self._context.shown
        if case_uuid is None:
            return
        line = self._bridge.ask(document_line, shown) if shown else None
        fits = line is not None and line.document.case_uuid == case_uuid
        self._open(Prefill(case_uuid=case_uuid, line=line if fits else None))

    def begin_here(self) -> None:
        """A deadline from the words that are selected, else from the annotation that is, else from the document."""
        if self._annotating.with_selected_words(self._on_words):
            return
        if self._context.annotations:
            self._from_annotation(self._context.annotations[0])
        else:
            self.begin()

    def _on_words(self, document_uuid: str, marks: Sequence[NewAnnotation]) -> None:
        line = self._bridge.ask(document_line, document_uuid)
        words = " ".join(mark.quote for mark in marks)
        self._open(
            Prefill(
                case_uuid=line.document.case_uuid, line=line, page=marks[0].page, words=words,
                said=said_deadline(words, _written(line)), marks=tuple(marks),
            )
        )  # fmt: skip

    def _from_annotation(self, uuid: str) -> None:
        annotation = self._bridge.ask(annotation_line, uuid).annotation
        line = self._bridge.ask(document_line, annotation.document_uuid)
        words = annotation.quote or annotation.comment
        self._open(
            Prefill(
                case_uuid=line.document.case_uuid, line=line, page=annotation.page, words=words,
                said=said_deadline(words, _written(line)), annotation=annotation,
            )
        )  # fmt: skip

    def _open(self, prefill: Prefill) -> None:
        self.dialog = NewDeadlineDialog(self._bridge, prefill, self._layout, self._window)
        self.dialog.saved.connect(self._on_saved)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _on_saved(self, saved: Deadline) -> None:
        due = f"due {day_text(saved.headline)}" if saved.headline else "without a date yet"
        # after what was selected is told, which would take its place
        QTimer.singleShot(0, self, lambda: self._context.status_changed.emit(f"Added “{saved.title}”, {due}."))


def _written(line: DocumentLine) -> date:
    """The day from which a day without its year is seen: that of the document, where it is known."""
    filed = line.document.date_filed
    return date.fromisoformat(filed) if filed else clock.today()
