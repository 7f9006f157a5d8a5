"""The workspace's backups, and what putting one back would take away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.base.paths import Home
from caseorg.gui.dialogs.history_dialog import local_time, step_words
from caseorg.gui.widgets.patient import Patient
from caseorg.jobs.encryption import WorkspaceKey
from caseorg.jobs.restore import BackupFile, backups_of, database_in, lost_by
from caseorg.queries.history import Step

_WHAT = (
    "A backup takes the place of the database. That is kept as a backup itself, so that this can be taken back."
)
_NONE = "There are no backups yet. One is made before every new version, and with Back Up Now."
_SHOWN = 1000
_PATH = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """`chosen` tells the path of the backup to be put back. With `problem` the workspace cannot be opened, and it says
    why."""

    chosen = Signal(object)  # Path

    def __init__(
        self, home: Home, key: WorkspaceKey | None, parent: QWidget | None = None, *, problem: str = ""
    ) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._home = home
        self._key = key
        self._problem = problem
        self._asked: Path | None = None
        self.setWindowTitle("Restore a Backup")
        self.resize(760, 460)
        text = QLabel(problem or _WHAT)
        text.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Backups")
        self.list.setHeaderLabels(["Made", "Why", "Size"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.lost_words = QLabel()
        self.lost_words.setWordWrap(True)
        self.lost = QListWidget()
        self.lost.setAccessibleName("Changes that would be lost")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.restore_button = self.buttons.addButton("&Restore", QDialogButtonBox.ButtonRole.AcceptRole)
        other = self.buttons.addButton("&Other Backup…", QDialogButtonBox.ButtonRole.ActionRole)
        self._place(text)
        self._patient = Patient(self)
        self._patient.done.connect(self._on_lost)
        self._patient.refused.connect(self._on_refused)
        self.list.currentItemChanged.connect(lambda *_: self._look())
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        other.clicked.connect(self._choose_other)
        for backup in backups_of(home):
            self._add(backup)
        self._make_current(0)
        self._look()

    def _place(self, text: QLabel) -> None:
        right = QWidget()
        below = QVBoxLayout(right)
        below.setContentsMargins(8, 0, 0, 0)
        below.addWidget(self.lost_words)
        below.addWidget(self.lost, 1)
        below.addStretch()
        both = QSplitter()
        both.addWidget(self.list)
        both.addWidget(right)
        both.setSizes([420, 340])
        row = QHBoxLayout()
        row.addWidget(both)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(text)
        column.addLayout(row, 1)
        column.addWidget(self.buttons)

    def _add(self, backup: BackupFile) -> None:
        size = f"{backup.size / (1 << 20):,.1f} MB"
        row = QTreeWidgetItem([local_time(backup.at) or backup.path.name, backup.reason, size])
        row.setData(0, _PATH, str(backup.path))
        row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.addTopLevelItem(row)
        for column in (0, 2):
            self.list.resizeColumnToContents(column)

    def _make_current(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        if item is not None:
            self.list.setCurrentItem(item)

    def _look(self) -> None:
        """Ask what the backup that is current would take away."""
        item = self.list.currentItem()
        self.lost.clear()
        self.lost.hide()
        self.restore_button.setEnabled(False)
        if item is None:
            self.lost_words.setText(_NONE)
            return
        if self._patient.is_busy:
            return  # asked again once the answer for the one before is there
        self._asked = path = Path(item.data(0, _PATH))
        home, key = self._home, self._key
        self.lost_words.setText("Comparing…")
        self._patient.start(lambda: lost_by(home, path, key))

    def _on_lost(self, steps: list[Step]) -> None:
        if self._is_stale():
            return
        count = len(steps)
        self.lost_words.setText(
            "Nothing was changed since." if not count else f"{count:,} change{'s' if count > 1 else ''} would be lost:"
        )
        self.lost.setVisible(count > 0)
        self.lost.addItems([f"{local_time(one.at)}  {step_words(one)}  {one.who}" for one in steps[:_SHOWN]])
        self.restore_button.setEnabled(True)

    def _on_refused(self, error: CaseorgError) -> None:
        if self._is_stale():
            return
        if self._problem:
            self.lost_words.setText("The present database cannot be read, so what would be lost is not known.")
            self.restore_button.setEnabled(True)
        else:
            self.lost_words.setText(error.sentence)

    def _is_stale(self) -> bool:
        item = self.list.currentItem()
        is_stale = item is None or Path(item.data(0, _PATH)) != self._asked
        if is_stale:
            self._look()
        return is_stale

    def _choose_other(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Choose the Folder of a Whole Backup")
        if folder:
            path = database_in(Path(folder))
            size = path.stat().st_size if path.is_file() else 0
            self._add(BackupFile(path, "", str(folder), size))
            self._make_current(self.list.topLevelItemCount() - 1)

    def _on_accepted(self) -> None:
        self.path = self._asked
        self.accept()
        self.chosen.emit(self.path)

    # Qt overrides

    def reject(self) -> None:
        if not self._patient.is_busy:
            super().reject()
