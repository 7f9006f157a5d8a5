"""What cannot be edited here: the facts of a file, and those of a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseorg.gui.messages import tell
from caseorg.gui.tables.document_columns import size_text, text_state_explained
from caseorg.gui.tables.trash_table import local_time
from caseorg.model.case import Case, CaseJudge, CaseRelationKind, CaseStatus, JudgeRole
from caseorg.queries.cases import CaseCounts, RelatedCase, case, counts_of, judges_of, relations_of
from caseorg.queries.courts import court_for, court_label
from caseorg.queries.documents import DocumentLine
from caseorg.queries.reader import Reader

_SHORT_SHA = 12
_LONG_WORD = 20
_SEPARATOR = re.compile("[._/-]")


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All that is shown of a case."""

    case: Case
    judges: list[CaseJudge]
    relations: list[RelatedCase]
    counts: CaseCounts


def case_facts(reader: Reader, uuid: str) -> CaseFacts:
    """The facts of a case. Raises NotFound."""
    return CaseFacts(case(reader, uuid), judges_of(reader, uuid), relations_of(reader, uuid), counts_of(reader, uuid))


class FactsGrid(QWidget):
    """Names and values, one pair a line; values can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: dict[str, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        # there from the beginning, so that the Tab key comes to it after what stands above
        self._copy_button = QPushButton("Copy", self)
        self._copy_button.setFlat(True)
        self._copy_button.setStyleSheet("padding: 0 6px;")
        self._copy_button.hide()
        self._copy_button.clicked.connect(self._copy)
        self._copied = ("", "")

    def show_facts(self, facts: Sequence[tuple[str, str]], *, copied: tuple[str, str] | None = None) -> None:
        """Show these pairs; those without a value are left out. `copied` is a name and the whole value to copy."""
        shown = [(name, value) for name, value in facts if value]
        if dict(shown) == self._values:
            return
        self._values = dict(shown)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self._copy_button:
                widget.hide()
                widget.deleteLater()
        self._copied = copied or ("", "")
        self._copy_button.hide()
        self._copy_button.setAccessibleName(f"Copy the {self._copied[0]}")
        for row, (name, value) in enumerate(shown):
            self._add(row, name, value, is_copied=name == self._copied[0])

    def fact(self, name: str) -> str:
        """The value shown under a name, "" for none."""
        return self._values.get(name, "")

    def _add(self, row: int, name: str, value: str, *, is_copied: bool) -> None:
        label = QLabel(name, self)
        label.setProperty("role", "muted")
        shown = QLabel(breakable(value), self)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setWordWrap(True)
        shown.setAccessibleName(f"{name}: {value}")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        shown.setSizePolicy(policy)
        shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if not is_copied:
            self._grid.addWidget(shown, row, 1, 1, 2)
            return
        self._grid.addWidget(shown, row, 1)
        self._grid.addWidget(self._copy_button, row, 2, Qt.AlignmentFlag.AlignTop)
        self._copy_button.show()

    def _copy(self) -> None:
        name, value = self._copied
        QGuiApplication.clipboard().setText(value)
        tell(self, f"Copied the {name}.")


class CasePage(QWidget):
    """The facts of the open case, with the way to edit them."""

    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = QLabel(self)
        self.caption.setWordWrap(True)
        self.caption.setTextFormat(Qt.TextFormat.PlainText)
        self.caption.setProperty("role", "heading")
        self.caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = FactsGrid(self)
        self.edit_button = QPushButton("Edit Case…", self)
        self.edit_button.clicked.connect(self.edit_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.caption)
        column.addWidget(self.facts)
        column.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_case(self, found: CaseFacts) -> None:
        """Show a case."""
        shown = found.case
        self.caption.setText(shown.short_caption)
        known = court_for(shown.court) if shown.court else None
        state = f"closed {shown.date_closed or ''}".strip() if shown.status is CaseStatus.CLOSED else "open"
        facts = [
            ("Caption", shown.caption if shown.caption != shown.short_caption else ""),
            ("Docket No.", shown.docket_number or ""),
            ("Court", f"{known.name} ({known.cite})" if known else court_label(shown.court)),
            *((_role_title(judge.role), judge.name) for judge in _one_a_role(found.judges)),
            ("Date filed", shown.date_filed or ""),
            ("Status", state),
            ("Visibility", shown.visibility.value),
            ("Documents", counted(found.counts.documents, "document")),
            ("Docket", counted(found.counts.entries, "entry", "entries")),
            ("Pages", _case_pages(found.counts)),
            *_relation_facts(found.relations),
            ("Notes", shown.notes),
        ]
        self.facts.show_facts(facts)


def document_facts(line: DocumentLine) -> list[tuple[str, str]]:
    """What is known of the file of a document."""
    document = line.document
    pages = "" if line.page_count is None else counted(line.page_count, "page")
    return [
        ("File", document.file_name),
        ("Size", size_text(document.size)),
        ("Pages", pages),
        ("Text", text_state_explained(line)),
        ("Added", local_time(document.created)),
        ("Changed", local_time(document.modified) if document.modified != document.created else ""),
        ("In the trash", local_time(document.deleted_at) if document.deleted_at else ""),
        ("SHA-256", f"{document.sha256[:_SHORT_SHA]}…"),
    ]


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its word: "1 page", "2,140 pages"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def breakable(text: str) -> str:
    """A text that may be wrapped within long words without white space, such as file names, after their separators."""
    words = text.split(" ")
    return " ".join(_SEPARATOR.sub("\\g<0>\u200b", word) if len(word) > _LONG_WORD else word for word in words)


def _case_pages(counts: CaseCounts) -> str:
    pages = counted(counts.pages, "page")
    return f"{pages}, {counts.pages_without_text:,} without text" if counts.pages_without_text else pages


def _role_title(role: JudgeRole) -> str:
    return {JudgeRole.ASSIGNED: "Judge", JudgeRole.REFERRED: "Referred to", JudgeRole.PANEL: "Panel"}[role]


def _one_a_role(judges: Sequence[CaseJudge]) -> list[CaseJudge]:
    """One line for each role, several names in it."""
    merged: dict[JudgeRole, CaseJudge] = {}
    for judge in judges:
        known = merged.get(judge.role)
        name = f"{known.name}, {judge.name}" if known else judge.name
        merged[judge.role] = CaseJudge(
            uuid=judge.uuid, created=judge.created, modified=judge.modified, case_uuid=judge.case_uuid, name=name,
            role=judge.role,
        )  # fmt: skip
    return list(merged.values())


def _relation_facts(relations: Sequence[RelatedCase]) -> list[tuple[str, str]]:
    titles = {
        (CaseRelationKind.APPEAL_FROM, True): "Appeal from",
        (CaseRelationKind.APPEAL_FROM, False): "On appeal as",
        (CaseRelationKind.RELATED, True): "Related to",
        (CaseRelationKind.RELATED, False): "Related to",
        (CaseRelationKind.CONSOLIDATED, True): "Consolidated with",
        (CaseRelationKind.CONSOLIDATED, False): "Consolidated with",
    }
    grouped: dict[str, list[str]] = {}
    for related in relations:
        name = f"{related.name} ({related.docket_number})" if related.docket_number else related.name
        grouped.setdefault(titles[related.relation.kind, related.outward], []).append(name)
    return [(title, "; ".join(names)) for title, names in grouped.items()]
