"""The fields of one or several documents."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from caseorg.gui.panels.details.edited_fields import (
    date_filed,
    ecf_number,
    required_title,
    tell_date,
    tell_ecf,
)
from caseorg.gui.panels.details.facts import FactsGrid, counted, document_facts
from caseorg.gui.panels.details.section import Section
from caseorg.gui.panels.details.selection import Selected
from caseorg.gui.panels.details.tag_field import TagField
from caseorg.gui.tables.document_columns import size_text
from caseorg.gui.widgets.edited_fields import ChosenField, EditedField
from caseorg.model.document import DocumentKind
from caseorg.model.record import Visibility

# What one person writes of one filing; of several at once it would overwrite.
_OF_ONE = ("ecf", "notes", "short_cite")
_VISIBILITY_HINTS = {
    Visibility.PUBLIC.value: "May leave the office.",
    Visibility.INTERNAL.value: "For the office only.",
    Visibility.PRIVILEGED.value: "Held back from every export unless asked for.",
    Visibility.SEALED.value: "Under seal; held back from every export unless asked for.",
}


class DocumentForm(QWidget):
    """Shows what is selected; its fields tell what is to be kept."""

    def __init__(self, make_sections: Callable[[QWidget], list[Section]], parent: QWidget | None = None) -> None:
        """The sections, made with this form as their parent, stand between the fields and the facts of the file."""
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        self.heading.setProperty("role", "heading")
        self.other_case = QLabel(self)
        self.other_case.setWordWrap(True)
        self.other_case.setTextFormat(Qt.TextFormat.PlainText)
        self.other_case.setProperty("role", "muted")
        self.other_case.hide()
        self.fields: dict[str, EditedField | ChosenField] = {
            "title": EditedField("T&itle", check=required_title, parent=self),
            "ecf": EditedField("ECF N&o.", check=ecf_number, tell=tell_ecf, parent=self),
            "kind": ChosenField("&Kind", [kind.value for kind in DocumentKind], parent=self),
            "date_filed": EditedField("Date Fi&led", check=date_filed, tell=tell_date, parent=self),
            "filer": EditedField("File&r", parent=self),
        }
        self.tags = TagField(self)  # made in the order in which the Tab key goes
        self.fields |= {
            "visibility": ChosenField("Vi&sibility", [visibility.value for visibility in Visibility], parent=self),
            "short_cite": EditedField("&Cited As", parent=self),
            "notes": EditedField("&Notes", in_lines=True, parent=self),
        }
        self.sections = make_sections(self)
        self.facts = FactsGrid(self)
        line = QFrame(self)
        line.setObjectName("line")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.other_case)
        for name, field in self.fields.items():
            if name == "visibility":
                column.addWidget(self.tags)
            column.addWidget(field)
        for section in self.sections:
            column.addWidget(section)
        column.addWidget(line)
        column.addWidget(self.facts)
        column.addStretch(1)

    def show_selected(self, found: Selected, *, is_other: bool) -> None:
        """Show documents; `is_other` where they are not those shown before: nothing half typed belongs to them."""
        is_one = found.line is not None
        self.heading.setVisible(not is_one)
        self.heading.setText(f"{found.count:,} documents")
        for name in _OF_ONE:
            self.fields[name].setVisible(is_one)
        for name, field in self.fields.items():
            if isinstance(field, ChosenField):
                value = found.values[name]
                field.show_value(value, hint=_VISIBILITY_HINTS.get(value or "", "") if name == "visibility" else "")
            elif name == "ecf":
                field.show_value(found.line.ecf if found.line else "", hint=_place_hint(found), is_other=is_other)
            else:
                field.show_value(found.values[name], is_other=is_other)
        if is_other:
            self.tags.line.clear()
        self.tags.show_tags(found.tags, found.count, found.tag_names)
        self._show_facts(found)

    def show_other_case(self, name: str) -> None:
        """Say that a document belongs to another case than the one that is open; "" where it does not."""
        self.other_case.setText(f"Of another case: {name}" if name else "")
        self.other_case.setVisible(bool(name))

    def commit(self) -> str:
        """Keep what was typed in any field; the sentence of the first one that could not be taken, else ""."""
        for field in self.fields.values():
            if isinstance(field, EditedField) and not field.commit():
                problem = field.problem
                field.revert()
                return problem
        return ""

    def _show_facts(self, found: Selected) -> None:
        if found.line is not None:
            self.facts.show_facts(document_facts(found.line), copied=("SHA-256", found.line.document.sha256))
            return
        self.facts.show_facts([("Pages", counted(found.pages, "page")), ("Size", size_text(found.size))])


def _place_hint(found: Selected) -> str:
    if found.line is None:
        return ""
    document = found.line.document
    if document.entry_uuid is None:
        return "Not on the docket"
    if found.line.number is None:
        return "Filed under a minute order, which has no number"
    if not document.attachment:
        return "Main document"
    return f"Attachment {document.attachment} to ECF No. {found.line.number}"
