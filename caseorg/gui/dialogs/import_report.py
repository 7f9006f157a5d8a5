"""What became of every file of an import: added, there already, not taken and why."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui import icons
from caseorg.gui.widgets.password_form import PasswordForm
from caseorg.jobs.import_files import AddedFile, DuplicateFile, FailedFile, ImportReport

_UUID = Qt.ItemDataRole.UserRole
_IN_TRASH = Qt.ItemDataRole.UserRole + 1


def files_words(count: int) -> str:
    """ "1 file", "40 files"."""
    return "1 file" if count == 1 else f"{count:,} files"


def summary(report: ImportReport) -> str:
    """The whole import in one sentence."""
    parts = [f"{files_words(len(report.added))} added"]
    if report.duplicates:
        parts.append(f"{len(report.duplicates):,} there already")
    if report.failed:
        parts.append(f"{len(report.failed):,} not taken")
    end = ". The import was stopped; run it again to add the rest." if report.cancelled else "."
    return ", ".join(parts) + end


def report_text(report: ImportReport) -> str:
    """The report as plain text, to be copied."""
    lines = [summary(report)]
    for title, rows in (
        ("Not taken", [f"{file.path}: {file.reason}" for file in report.failed]),
        ("There already", [f"{file.path}: {file.first}" for file in report.duplicates]),
        ("Added", [_added_line(file) for file in report.added]),
    ):
        if rows:
            lines += ["", f"{title} ({len(rows)})", *(f"  {row}" for row in rows)]
    return "\n".join(lines) + "\n"


def _added_line(file: AddedFile) -> str:
    number = f"ECF No. {file.ecf}, " if file.ecf else ""
    told = " ".join(_remarks(file))
    return f"{file.path}: {number}{file.title}" + (f" ({told})" if told else "")


def _remarks(file: AddedFile) -> list[str]:
    also = [f"Also in {', '.join(file.also_in)}."] if file.also_in else []
    return [*file.warnings, *also]


class ImportReportDialog(QDialog):
    """Lists every file in three groups; what needs somebody comes first."""

    open_requested = Signal(str)  # uuid of a document
    restore_requested = Signal(object)  # uuids of documents in the trash
    unlock_requested = Signal(object, str, bool)  # paths of locked files, a password, whether it is to be kept

    def __init__(self, report: ImportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle("Import Report")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(960, 560)
        headline = QLabel(summary(report))
        headline.setProperty("role", "heading")
        headline.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Files of the import")
        self.list.setHeaderLabels(["File", "What became of it"])
        self.list.setRootIsDecorated(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.header().resizeSection(0, 270)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemSelectionChanged.connect(self._on_selection_changed)
        self._fill()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.open_button = self.buttons.addButton("Open Document", QDialogButtonBox.ButtonRole.ActionRole)
        self.restore_button = self.buttons.addButton("Restore from Trash", QDialogButtonBox.ButtonRole.ActionRole)
        self.unlock_button = self.buttons.addButton("Enter Password…", QDialogButtonBox.ButtonRole.ActionRole)
        self.copy_button = self.buttons.addButton("Copy Report", QDialogButtonBox.ButtonRole.ActionRole)
        self.open_button.clicked.connect(lambda: self._on_activated(self.list.currentItem()))
        self.restore_button.clicked.connect(self._on_restore)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(report_text(report)))
        self.restore_button.setVisible(any(file.in_trash for file in report.duplicates))
        self.unlock_button.setVisible(bool(self._locked()))
        self.unlock_button.clicked.connect(self._on_unlock)
        self.password = PasswordForm()
        self.password.hide()
        self.password.entered.connect(self._on_password)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        for widget in (headline, self.list, self.password, self.buttons):
            column.addWidget(widget)
        self._on_selection_changed()

    def _fill(self) -> None:
        report = self._report
        self._group("Not taken", "error", [_failed_row(file) for file in report.failed])
        self._group("There already", "duplicate", [_duplicate_row(file) for file in report.duplicates])
        self._group("Added", "done", [_added_row(file) for file in report.added])

    def _group(self, title: str, icon_name: str, rows: list[QTreeWidgetItem]) -> None:
        if not rows:
            return
        group = QTreeWidgetItem([f"{title} ({len(rows):,})"])
        group.setIcon(0, icons.icon(icon_name, "muted"))
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.addChildren(rows)
        self.list.addTopLevelItem(group)
        group.setFirstColumnSpanned(True)
        group.setExpanded(True)

    def _on_selection_changed(self) -> None:
        item = self.list.currentItem()
        is_there = item is not None and bool(item.data(0, _UUID)) and not item.data(0, _IN_TRASH)
        self.open_button.setEnabled(is_there)
        self.restore_button.setEnabled(True)

    def _on_activated(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _UUID) and not item.data(0, _IN_TRASH):
            self.open_requested.emit(item.data(0, _UUID))

    def _locked(self) -> list[str]:
        """The locked files: the selected one, or all where none of them is selected."""
        locked = [file.path for file in self._report.failed if file.locked]
        item = self.list.currentItem()
        chosen = item.toolTip(0) if item is not None else ""
        return [chosen] if chosen in locked else locked

    def _on_unlock(self) -> None:
        self.unlock_button.hide()
        self.password.show()
        self.password.field.setFocus()

    def _on_password(self, password: str, keep: bool) -> None:
        self.unlock_requested.emit(tuple(self._locked()), password, keep)
        self.accept()

    def _on_restore(self) -> None:
        """Restore the selected one, or all where none of them is selected."""
        item = self.list.currentItem()
        if item is not None and item.data(0, _IN_TRASH):
            uuids = [item.data(0, _UUID)]
        else:
            uuids = [file.document_uuid for file in self._report.duplicates if file.in_trash and file.document_uuid]
        self.restore_button.setVisible(False)
        self.restore_requested.emit(uuids)


def _row(path: str, words: str, icon_name: str = "") -> QTreeWidgetItem:
    row = QTreeWidgetItem([Path(path).name, words])
    row.setToolTip(0, path)
    row.setToolTip(1, words)
    if icon_name:
        row.setIcon(1, icons.icon(icon_name, "muted"))
    return row


def _failed_row(file: FailedFile) -> QTreeWidgetItem:
    return _row(file.path, file.reason)


def _duplicate_row(file: DuplicateFile) -> QTreeWidgetItem:
    row = _row(file.path, file.first, "trash" if file.in_trash else "")
    row.setData(0, _UUID, file.document_uuid)
    row.setData(0, _IN_TRASH, file.in_trash)
    return row


def _added_row(file: AddedFile) -> QTreeWidgetItem:
    number = f"ECF No. {file.ecf} · " if file.ecf else ""
    remarks = _remarks(file)
    words = f"{number}{file.title}" + (f" — {' '.join(remarks)}" if remarks else "")
    row = _row(file.path, words, "warning" if file.warnings else "")
    row.setData(0, _UUID, file.uuid)
    return row
