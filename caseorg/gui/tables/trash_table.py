"""A Qt model over the trash of all cases: documents, annotations, docket entries, statements, people and cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseorg.queries.annotation_listing import PlacedAnnotation, annotations_like
from caseorg.queries.cases import cases
from caseorg.queries.docket import docket_entries_in_trash
from caseorg.queries.documents import documents_in_trash
from caseorg.queries.inquiries import inquiry_lines
from caseorg.queries.people import people_lines, people_order
from caseorg.queries.reader import Reader
from caseorg.queries.statements import statement_lines, statement_order

Index = QModelIndex | QPersistentModelIndex


class TrashKind(StrEnum):
    """What can lie in the trash."""

    DOCUMENT = "document"
    ANNOTATION = "annotation"
    ENTRY = "docket entry"
    CASE = "case"
    PERSON = "person or organization"
    STATEMENT = "statement"
    INQUIRY = "inquiry"


@dataclass(frozen=True, kw_only=True, slots=True)
class TrashLine:
    """One record in the trash. `moved` is the UTC instant it was put there; `case_in_trash`: its case is there too.
    `document_uuid` and `page` (from 0) are what can be looked at."""

    kind: TrashKind
    uuid: str
    name: str
    case_uuid: str
    case_name: str
    case_in_trash: bool
    moved: str
    document_uuid: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    sample: str
    text: Callable[[TrashLine], str]


COLUMNS = (
    _Column("What", "docket entry", lambda line: line.kind.value),
    _Column("Name", "Memorandum in Support of Motion", lambda line: line.name),
    _Column("Case", "Centro Vecinal v. Stoddard", lambda line: _case_text(line)),
    _Column("Moved to Trash", "2026-11-22 13:05", lambda line: local_time(line.moved)),
)


def _case_text(line: TrashLine) -> str:
    return f"{line.case_name} (in the trash)" if line.case_in_trash else line.case_name


def local_time(instant: str) -> str:
    """A UTC instant as this machine's clock shows it: "2026-11-22 13:05"."""
    return f"{datetime.fromisoformat(instant).astimezone():%Y-%m-%d %H:%M}"


def trash_lines(reader: Reader) -> list[TrashLine]:
    """Everything in the trash, what was put there last first."""
    every = [*cases(reader), *cases(reader, in_trash=True)]
    names = {case.uuid: (case.short_caption, case.in_trash) for case in every}

    def line(kind: TrashKind, uuid: str, name: str, case_uuid: str, moved: str | None) -> TrashLine:
        case_name, in_trash = names.get(case_uuid, ("", False))
        return TrashLine(
            kind=kind,
            uuid=uuid,
            name=name,
            case_uuid=case_uuid,
            case_name="" if kind is TrashKind.CASE else case_name,
            case_in_trash=in_trash and kind is not TrashKind.CASE,
            moved=moved or "",
        )

    lines = [line(TrashKind.CASE, one.uuid, one.caption, one.uuid, one.deleted_at) for one in every if one.in_trash]
    for entry in docket_entries_in_trash(reader):
        number = "minute order" if entry.number is None else f"ECF No. {entry.number}"
        name = f"{number}: {entry.text}" if entry.text else number
        lines.append(line(TrashKind.ENTRY, entry.uuid, name, entry.case_uuid, entry.deleted_at))
    for one in documents_in_trash(reader):
        document = one.document
        name = f"ECF No. {one.ecf}  {document.title}" if one.ecf else document.title
        made = line(TrashKind.DOCUMENT, document.uuid, name, document.case_uuid, document.deleted_at)
        lines.append(replace(made, document_uuid=document.uuid))
    for placed in annotations_like(reader, in_trash=True):
        annotation, case_uuid = placed.line.annotation, placed.document.document.case_uuid
        made = line(
            TrashKind.ANNOTATION, annotation.uuid, _annotation_name(placed), case_uuid, annotation.deleted_at
        )
        lines.append(replace(made, document_uuid=annotation.document_uuid, page=annotation.page))
    for person in people_lines(reader, people_order(reader, in_trash=True), ""):
        lines.append(line(TrashKind.PERSON, person.uuid, person.record.name, "", person.record.deleted_at))
    for said in statement_lines(reader, statement_order(reader, in_trash=True)):
        statement, name = said.statement, f"{said.attribution}: “{said.words}”" if said.attribution else said.words
        lines.append(line(TrashKind.STATEMENT, statement.uuid, name, statement.case_uuid, statement.deleted_at))
    for asked in inquiry_lines(reader, in_trash=True):
        inquiry, name = asked.inquiry, f"{asked.who}: {asked.inquiry.question}"
        lines.append(line(TrashKind.INQUIRY, inquiry.uuid, name, inquiry.case_uuid or "", inquiry.deleted_at))
    return sorted(lines, key=lambda one: one.moved, reverse=True)


def _annotation_name(placed: PlacedAnnotation) -> str:
    annotation, document = placed.line.annotation, placed.document
    words = " ".join((annotation.quote or annotation.comment).split())
    place = f"ECF No. {document.ecf}" if document.ecf else document.document.title
    name = f"{annotation.kind.capitalize()} on {place}, p. {annotation.page + 1}"
    return f"{name}: {words}" if words else name


class TrashTable(QAbstractTableModel):
    """Rows are records in the trash. The trash is small, so they are sorted here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[TrashLine] = []
        self._sort = (3, True)

    def show(self, lines: Sequence[TrashLine]) -> None:
        """Show these, sorted as before."""
        self.beginResetModel()
        self._lines = self._sorted(lines)
        self.endResetModel()

    def sort_by(self, column: int, *, descending: bool) -> None:
        """Sort by a column."""
        self._sort = (column, descending)
        self.show(self._lines)

    def line_at(self, row: int) -> TrashLine:
        return self._lines[row]

    def row_of(self, uuid: str) -> int | None:
        """The row of a record, None where it is not in the trash."""
        return next((row for row, line in enumerate(self._lines) if line.uuid == uuid), None)

    def _sorted(self, lines: Sequence[TrashLine]) -> list[TrashLine]:
        column, descending = self._sort
        text = COLUMNS[column].text
        return sorted(lines, key=lambda line: (text(line).casefold(), line.moved), reverse=descending)

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return COLUMNS[index.column()].text(self._lines[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None
