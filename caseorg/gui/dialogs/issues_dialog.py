"""The issues of a case: their names, notes and order, and how many annotations are under each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.ordered_list import OrderedDialog, Row
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.annotation import Issue
from caseorg.model.changes import Changes
from caseorg.operations import add_issue, edit_issue, remove_issue
from caseorg.queries.annotation_lists import issue_counts
from caseorg.queries.annotations import issues_of
from caseorg.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class _Found:
    issues: list[Issue]
    counts: dict[str, int]


def _found(reader: Reader, case_uuid: str) -> _Found:
    return _Found(issues_of(reader, case_uuid), issue_counts(reader, case_uuid))


class IssuesDialog(OrderedDialog):
    """Every change is made at once and can be undone; notes are kept when they are left."""

    explained = "Annotations are gathered under issues of law or fact. Removing one leaves its annotations."
    what = "issue"

    def __init__(self, bridge: Bridge, case_uuid: str, parent: QWidget | None = None) -> None:
        self._case_uuid = case_uuid
        self._issues: list[Issue] = []
        self._noted: Issue | None = None
        super().__init__(bridge, "Issues of the Case", parent)
        self.resize(480, 520)
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(96)
        self.notes.installEventFilter(self)
        self.add_below(LabeledField("&Notes", self.notes, parent=self))
        self.list.currentItemChanged.connect(lambda *_: self._show_notes())
        self.ask()

    def ask(self) -> None:
        self.bridge.ask_later(_found, self._case_uuid, then=self._on_found, topic="issues dialog")

    def _on_found(self, found: _Found) -> None:
        self._issues = found.issues
        self.show_rows([Row(one.uuid, one.name, found.counts.get(one.uuid, 0), one.position) for one in found.issues])
        self._show_notes()

    def is_touched(self, changes: Changes) -> bool:
        return changes.touches("issues", "annotation_issues", "annotations")

    def add(self, name: str) -> None:
        self.bridge.do(
            add_issue, case_uuid=self._case_uuid, name=name, then=self.on_added, otherwise=self.on_refused
        )

    def rename(self, uuid: str, name: str) -> None:
        self.bridge.do(edit_issue, uuid=uuid, name=name, otherwise=self.on_refused)

    def put_at(self, uuid: str, position: int, step: str) -> None:
        self.bridge.do(
            edit_issue, uuid=uuid, position=position, step=step, label="Order Issues", otherwise=self.on_refused
        )

    def remove(self, uuid: str) -> None:
        self.bridge.do(remove_issue, uuid=uuid, then=self.on_removed, otherwise=self.on_refused)

    def keep_notes(self) -> None:
        """Keep the notes of the issue they were typed for."""
        noted, text = self._noted, self.notes.toPlainText().strip()
        if noted is not None and text != noted.notes:
            self._noted = None
            self.bridge.do(edit_issue, uuid=noted.uuid, notes=text, otherwise=self.on_refused)

    def _show_notes(self) -> None:
        row = self.list.currentRow()
        issue = self._issues[row] if 0 <= row < len(self._issues) else None
        is_same = issue is not None and self._noted is not None and issue.uuid == self._noted.uuid
        if is_same and self.notes.hasFocus():
            return  # typing goes on
        self.keep_notes()
        self._noted = issue
        self.notes.setEnabled(issue is not None)
        self.notes.setPlainText(issue.notes if issue is not None else "")

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched is self.notes:
            self.keep_notes()
            row = self.list.currentRow()
            self._noted = self._issues[row] if 0 <= row < len(self._issues) else None
        return False

    def done(self, result: int) -> None:
        self.keep_notes()
        super().done(result)
