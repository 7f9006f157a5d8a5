"""Add or edit a case: caption, court, docket number as it was understood, judges, related cases, notes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.case_rows import JudgeRow, RelationRow, inward_label
from caseorg.gui.dialogs.case_saving import CaseValues, add_whole_case, edit_whole_case
from caseorg.gui.widgets.court_field import CourtField
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.widgets.rows_field import RowsField
from caseorg.model.case import Case, CitePages
from caseorg.model.docket import DocketNumber
from caseorg.model.record import Visibility
from caseorg.operations.cases import short_caption_of
from caseorg.queries.cases import RelatedCase, case, cases, judges_of, relations_of
from caseorg.rules.docket import docket_number_of
from caseorg.rules.pin_cites import FORMS
from caseorg.rules.typed_dates import typed_date

_TYPES = {
    "cv": "civil", "cr": "criminal", "mc": "miscellaneous", "mj": "magistrate", "md": "multidistrict",
    "ml": "multidistrict", "bk": "bankruptcy", "ap": "adversary proceeding", "mdl": "multidistrict",
}  # fmt: skip
_VISIBILITY_HELP = {
    Visibility.PUBLIC: "May leave the office.",
    Visibility.INTERNAL: "For the office only.",
    Visibility.PRIVILEGED: "Attorney-client or work product; held back from every export unless asked for.",
    Visibility.SEALED: "Under seal; held back from every export unless asked for.",
}


def docket_words(number: DocketNumber | None) -> str:
    """What was understood of a docket number: "Office 1 · 2025 · civil · No. 677 · Judge DLF"."""
    if number is None:
        return ""
    kind = _TYPES.get((number.type or "").lower(), number.type or "")
    parts = (
        f"Office {number.office}" if number.office else "",
        str(number.year) if number.year else "",
        kind,
        f"No. {number.serial}" if number.serial is not None else "",
        f"Judge {number.judges}" if number.judges else "",
    )
    return " · ".join(part for part in parts if part)


class CaseDialog(QDialog):
    """Saves by itself; `saved` tells the case once it is in the workspace."""

    saved = Signal(object)  # Case

    def __init__(self, bridge: Bridge, uuid: str | None = None, parent: QWidget | None = None) -> None:
        """With `uuid` that case is edited, else a new one is added."""
        super().__init__(parent)
        self._bridge = bridge
        self._case: Case | None = bridge.ask(case, uuid) if uuid else None
        self._cases = [known for known in bridge.ask(cases) if known.uuid != uuid]
        self._relations: list[RelatedCase] = bridge.ask(relations_of, uuid) if uuid else []
        self._short_is_own = self._case is not None
        self.setWindowTitle("Edit Case" if uuid else "New Case")
        self.resize(640, 720)
        self._make_fields()
        self._lay_out()
        self._connect()
        if self._case is not None:
            self._fill(self._case)
        self._on_docket_changed()
        self._on_visibility_changed()
        self.caption.field.setFocus()

    # The fields

    def _make_fields(self) -> None:
        self.caption_edit = QLineEdit()
        self.caption_edit.setPlaceholderText("Maria Alvarez, et al. v. John Kent, in his official capacity")
        self.caption = LabeledField("&Caption", self.caption_edit)
        self.short_edit = QLineEdit()
        self.short = LabeledField("&Short caption", self.short_edit, hint="What the case is called in lists and tabs.")
        self.court_field = CourtField()
        self.court = LabeledField("C&ourt", self.court_field, keeps_lines=1)
        self.docket_edit = QLineEdit()
        self.docket_edit.setPlaceholderText("1:25-cv-00677-DLF")
        self.docket = LabeledField("&Docket number", self.docket_edit, keeps_lines=1)
        self.filed_edit = QLineEdit()
        self.filed_edit.setPlaceholderText("2026-03-31")
        self.filed = LabeledField("Date &filed", self.filed_edit)
        self.visibility_box = QComboBox()
        for visibility in Visibility:
            self.visibility_box.addItem(visibility.value.capitalize(), visibility.value)
        self.visibility_box.setCurrentIndex(self.visibility_box.findData(Visibility.INTERNAL.value))
        self.visibility = LabeledField("&Visibility", self.visibility_box)
        self.form_box = QComboBox()
        self.form_box.addItem("As is usual in the court", "")
        for form in FORMS:
            self.form_box.addItem(form.title, form.id)
        self.form = LabeledField("Cites are &written", self.form_box)
        self.pages_box = QComboBox()
        self.pages_box.addItem("The court’s stamped page", CitePages.STAMPED.value)
        self.pages_box.addItem("The page’s own number", CitePages.INTERNAL.value)
        self.pages = LabeledField("Cites name the &page by", self.pages_box)
        self.judges = RowsField("Judge", JudgeRow)
        self.related = RowsField("Related Case", lambda: RelationRow(self._cases))
        self.notes_edit = QPlainTextEdit()
        self.notes_edit.setTabChangesFocus(True)
        self.notes_edit.setFixedHeight(84)
        self.notes = LabeledField("&Notes", self.notes_edit)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addWidget(self.caption)
        column.addWidget(self.short)
        column.addLayout(_side_by_side(self.court, self.docket))
        column.addLayout(_side_by_side(self.filed, self.visibility))
        column.addLayout(_side_by_side(self.form, self.pages))
        column.addWidget(_titled("Judges", self.judges))
        column.addWidget(_titled("Related cases", self.related))
        for related in self._relations:
            if not related.outward:
                column.addWidget(inward_label(related))
        column.addWidget(self.notes)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton(
            "Save" if self._case else "Add Case", QDialogButtonBox.ButtonRole.AcceptRole
        )
        below = QVBoxLayout()
        below.setContentsMargins(22, 10, 22, 14)
        below.addWidget(self.problem)
        below.addWidget(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(below)
        self.save.setDefault(True)

    def _connect(self) -> None:
        self.caption_edit.textEdited.connect(self._on_caption_edited)
        self.short_edit.textEdited.connect(self._on_short_edited)
        self.docket_edit.textChanged.connect(self._on_docket_changed)
        self.court_field.textChanged.connect(lambda _text: self.court.explain(self.court_field.words()))
        self.filed_edit.textChanged.connect(lambda _text: self.filed.accept())
        self.visibility_box.currentIndexChanged.connect(self._on_visibility_changed)
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)

    def _fill(self, shown: Case) -> None:
        self.caption_edit.setText(shown.caption)
        self.short_edit.setText(shown.short_caption)
        self.court_field.set_court(shown.court)
        self.docket_edit.setText(shown.docket_number or "")
        self.filed_edit.setText(shown.date_filed or "")
        self.visibility_box.setCurrentIndex(self.visibility_box.findData(shown.visibility.value))
        self.form_box.setCurrentIndex(max(self.form_box.findData(shown.cite_form), 0))
        self.pages_box.setCurrentIndex(self.pages_box.findData(shown.cite_pages.value))
        self.notes_edit.setPlainText(shown.notes)
        for judge in self._bridge.ask(judges_of, shown.uuid):
            row = self.judges.add_row()
            if isinstance(row, JudgeRow):
                row.show_judge(judge.name, judge.role)
        for related in self._relations:
            line = self.related.add_row() if related.outward else None
            if isinstance(line, RelationRow):
                line.show_relation(related)

    # While one types

    def _on_caption_edited(self, caption: str) -> None:
        self.caption.accept()
        if not self._short_is_own:
            self.short_edit.setText(short_caption_of(caption) if caption.strip() else "")

    def _on_short_edited(self, text: str) -> None:
        self._short_is_own = bool(text.strip())

    def _on_docket_changed(self) -> None:
        typed = self.docket_edit.text().strip()
        understood = docket_words(docket_number_of(typed)) if typed else ""
        self.docket.explain(understood or ("No docket number was found in this; kept as typed." if typed else ""))

    def _on_visibility_changed(self) -> None:
        self.visibility.explain(_VISIBILITY_HELP[Visibility(self.visibility_box.currentData())])

    # Saving

    def _on_save(self) -> None:
        values = self._values()
        if values is None:
            return
        self.save.setEnabled(False)
        arguments: dict[str, Any] = {"values": values} | ({"uuid": self._case.uuid} if self._case else {})
        operation = edit_whole_case if self._case else add_whole_case
        self._bridge.do(operation, then=self._on_saved, otherwise=self._on_refused, **arguments)

    def _values(self) -> CaseValues | None:
        """What was entered, None where a field says that it is wrong."""
        if not self.caption_edit.text().strip():
            self.caption.refuse("Type the caption, as it stands on the filings.")
            self.caption_edit.setFocus()
            return None
        try:
            filed = typed_date(self.filed_edit.text(), "The date filed")
        except BadInput as error:
            self.filed.refuse(str(error))
            self.filed_edit.setFocus()
            return None
        caption = self.caption_edit.text()
        rows = [row for row in self.related.rows() if isinstance(row, RelationRow)]
        kept = {row.kept.relation.uuid for row in rows if row.kept is not None}
        return CaseValues(
            fields={
                "caption": caption,
                "short_caption": self.short_edit.text().strip() or short_caption_of(caption),
                "court": self.court_field.court,
                "docket_number": self.docket_edit.text().strip() or None,
                "date_filed": filed,
                "visibility": str(self.visibility_box.currentData()),
                "notes": self.notes_edit.toPlainText().strip(),
                "cite_form": str(self.form_box.currentData()),
                "cite_pages": str(self.pages_box.currentData()),
            },
            judges=tuple(row.judge for row in self.judges.rows() if isinstance(row, JudgeRow) and row.judge),
            relations=tuple(row.new for row in rows if row.new),
            removed=tuple(r.relation.uuid for r in self._relations if r.outward and r.relation.uuid not in kept),
        )

    def _on_saved(self, saved: Case) -> None:
        self.saved.emit(saved)
        self.accept()

    def _on_refused(self, error: CaseorgError) -> None:
        self.save.setEnabled(True)
        self.problem.setText(error.sentence)
        self.problem.show()


def _side_by_side(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for widget in (left, right):
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _titled(title: str, field: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(QLabel(title))
    column.addWidget(field)
    return whole
