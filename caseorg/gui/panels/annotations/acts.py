"""What is done with the selected annotations. Each act is one step to undo, however many are selected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from caseorg.base.ids import new_uuid
from caseorg.gui.bridge import Bridge
from caseorg.gui.cited_clipboard import quotes_mime
from caseorg.gui.context import Context
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.gui.panels.annotations.choice_dialog import ChoiceDialog
from caseorg.gui.panels.annotations.citing import cited_quotes
from caseorg.gui.panels.annotations.labels_dialog import Label, LabelChanges, LabelsDialog
from caseorg.gui.panels.annotations.selected import SelectedAnnotations, selected_annotations
from caseorg.model.annotation import Issue
from caseorg.model.record import Visibility
from caseorg.operations.annotations import (
    edit_annotations,
    put_under_issue,
    restore_annotations,
    tag_annotations,
    take_from_issue,
    trash_annotations,
    untag_annotations,
)
from caseorg.operations.issues import add_issue

_HINTS = "Public may leave the office; privileged and sealed are held back from every export unless asked for."


class AnnotationActs(QObject):
    """Acts on what is selected in the context, wherever it was selected."""

    def __init__(self, bridge: Bridge, context: Context, panel: QWidget) -> None:
        super().__init__(panel)
        self._bridge = bridge
        self._context = context
        self._panel = panel
        self.dialog: QDialog | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The annotations acted on."""
        return self._context.annotations

    def is_possible(self) -> bool | str:
        """Whether any is selected, else the sentence what to do."""
        return bool(self.targets) or "Select one or more annotations first."

    # Values

    def set_value(self, name: str, value: str, uuids: Sequence[str] | None = None) -> None:
        """Set a field of all of them."""
        changes: dict[str, Any] = {name: value}
        self._bridge.do(edit_annotations, uuids=tuple(uuids or self.targets), **changes)

    def ask_visibility(self) -> None:
        """Ask for the label of all of them."""
        labels = [label.value for label in Visibility]
        self._later(lambda found: self._choose("Visibility", "visibility", labels, found, _HINTS))

    def ask_author(self) -> None:
        """Ask for the author of all of them."""
        self._later(lambda found: self._choose("Author", "author", found.authors, found, "", is_free=True))

    def _choose(
        self, title: str, name: str, choices: Sequence[str], found: SelectedAnnotations, hint: str, *,
        is_free: bool = False,
    ) -> None:  # fmt: skip
        values = {str(getattr(line.annotation, name)) for line in found.lines}
        uuids = found.uuids
        dialog = ChoiceDialog(
            title, choices, values.pop() if len(values) == 1 else choices[0] if choices and not is_free else "",
            hint=hint, is_free=is_free, parent=self._panel,
        )  # fmt: skip
        dialog.decided.connect(lambda value: self.set_value(name, value, uuids))
        self._open(dialog)

    # Tags and issues

    def ask_tags(self) -> None:
        """Ask for the tags of all of them."""
        self._later(self._open_tags)

    def ask_tags_to_take_off(self) -> None:
        """Ask which of their tags are taken off."""
        self._later(lambda found: self._open_tags(found, only_carried=True))

    def ask_issues(self) -> None:
        """Ask for the issues of all of them."""
        self._later(self._open_issues)

    def put_tag(self, name: str, uuids: Sequence[str]) -> None:
        self._bridge.do(tag_annotations, uuids=tuple(uuids), tag=name)

    def put_issue(self, issue_uuid: str, uuids: Sequence[str]) -> None:
        self._bridge.do(put_under_issue, uuids=tuple(uuids), issue_uuid=issue_uuid)

    def _open_tags(self, found: SelectedAnnotations, *, only_carried: bool = False) -> None:
        carried = Counter(tag.name for line in found.lines for tag in line.tags)
        names = [tag.name for tag in found.tags if carried[tag.name] or not only_carried]
        if not names and only_carried:
            tell(self._panel, "None of the selected annotations has a tag.")
            return
        title = "Take off Tags" if only_carried else "Tags"
        labels = [Label(name, name, carried[name]) for name in names]
        dialog = LabelsDialog(title, "tag", labels, len(found.lines), can_add=not only_carried, parent=self._panel)
        dialog.decided.connect(lambda changes: self._tag(found.uuids, changes))
        self._open(dialog)

    def _tag(self, uuids: tuple[str, ...], changes: LabelChanges) -> None:
        step = new_uuid()
        for name in changes.put:
            self._bridge.do(tag_annotations, uuids=uuids, tag=name, step=step)
        for name in changes.taken:
            self._bridge.do(untag_annotations, uuids=uuids, tag=name, step=step)

    def _open_issues(self, found: SelectedAnnotations) -> None:
        if len(found.case_uuids) != 1:
            sentence = "The selected annotations are of several cases. Select those of one case first."
            tell(self._panel, sentence, weight=Weight.TROUBLE)
            return
        carried = Counter(issue.uuid for line in found.lines for issue in line.issues)
        labels = [Label(issue.uuid, issue.name, carried[issue.uuid]) for issue in found.issues]
        dialog = LabelsDialog("Issues", "issue", labels, len(found.lines), parent=self._panel)
        dialog.decided.connect(lambda changes: self._issue(found, changes))
        self._open(dialog)

    def _issue(self, found: SelectedAnnotations, changes: LabelChanges) -> None:
        step, known = new_uuid(), {issue.name: issue.uuid for issue in found.issues}
        for name in changes.put:
            if name in known:
                self._bridge.do(put_under_issue, uuids=found.uuids, issue_uuid=known[name], step=step)
            else:
                self._make_issue(found, name, step)
        for name in changes.taken:
            self._bridge.do(take_from_issue, uuids=found.uuids, issue_uuid=known[name], step=step)

    def _make_issue(self, found: SelectedAnnotations, name: str, step: str) -> None:
        def put(issue: Issue) -> None:
            self._bridge.do(put_under_issue, uuids=found.uuids, issue_uuid=issue.uuid, step=step)

        self._bridge.do(
            add_issue, case_uuid=found.case_uuids[0], name=name, step=step, label=put_under_issue.label, then=put
        )

    # Trash and clipboard

    def trash(self) -> None:
        """Put them in the trash; a notice offers to take them back."""
        uuids = self.targets
        if not uuids:
            return

        def then(_found: object) -> None:
            what = "the annotation" if len(uuids) == 1 else f"{len(uuids):,} annotations"
            restore = Offer("Restore", lambda: self._bridge.do(restore_annotations, uuids=uuids))
            tell(self._panel, f"Moved {what} to the trash.", offer=restore)

        self._bridge.do(trash_annotations, uuids=uuids, then=then)

    def copy_cited(self) -> None:
        """Copy them as quotes with their cites, plain and rich."""
        self._bridge.ask_later(cited_quotes, self.targets, then=self._on_cited, topic="cited quotes")

    def _on_cited(self, paragraphs: tuple[str, ...]) -> None:
        QGuiApplication.clipboard().setMimeData(quotes_mime(paragraphs))
        count = len(paragraphs)
        tell(self._panel, "Copied the quote with its cite." if count == 1 else f"Copied {count:,} quotes with cites.")

    # Asking

    def _later(self, then: Any) -> None:
        if self.targets:
            self._bridge.ask_later(selected_annotations, self.targets, then=then, topic="selected annotations")

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._on_closed)
        dialog.open()

    def _on_closed(self) -> None:
        self.dialog = None
