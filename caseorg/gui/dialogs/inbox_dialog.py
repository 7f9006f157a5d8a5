"""Asks which new files of the inbox folder go into which case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.tables.document_columns import size_text
from caseorg.jobs.inbox import InboxFile

_BY_STAMP = "by stamp"


class InboxDialog(QDialog):
    """The files with a check each, the case their docket number proposes, and the case they go into."""

    import_requested = Signal(object)  # paths by the id of the case
    decline_requested = Signal(object)  # the InboxFiles that are not to be offered again

    def __init__(
        self,
        files: Sequence[InboxFile],
        case_names: Mapping[str, str],
        current: str | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import from Inbox")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._files = tuple(files)
        self._names = dict(case_names)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName("New files")
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels(["File", "Size", "Case by Its Stamp"])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for file in self._files:
            case = self._names.get(file.case_uuid or "", "")
            item = QTreeWidgetItem([file.file_name, size_text(file.entry.size), case])
            item.setToolTip(0, str(file.entry.path))
            item.setCheckState(0, Qt.CheckState.Checked)
            self.list.addTopLevelItem(item)
        self.case = QComboBox(self)
        self.case.setAccessibleName("Into the case")
        self._fill_cases(current)
        self.says = QLabel(self)
        self.says.setWordWrap(True)
        self.says.setProperty("role", "muted")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.import_button = self.buttons.addButton("Import", QDialogButtonBox.ButtonRole.AcceptRole)
        self.decline_button = self.buttons.addButton("Do Not Offer Again", QDialogButtonBox.ButtonRole.DestructiveRole)
        self.decline_button.setToolTip("The checked files stay where they are and are not offered again")
        self._lay_out()
        self.list.itemChanged.connect(self._describe)
        self.case.currentIndexChanged.connect(self._describe)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.decline_button.clicked.connect(self._on_declined)
        self._describe()

    def _fill_cases(self, current: str | None) -> None:
        if any(file.case_uuid for file in self._files):
            self.case.addItem("The case that each stamp names", _BY_STAMP)
        for uuid, name in self._names.items():
            self.case.addItem(name, uuid)
        if self.case.findData(_BY_STAMP) < 0 and current is not None:
            self.case.setCurrentIndex(self.case.findData(current))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow("&Into", self.case)
        layout = QVBoxLayout(self)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        layout.addWidget(self.says)
        layout.addWidget(self.buttons)
        self.resize(680, 440)

    @property
    def checked(self) -> list[InboxFile]:
        """The files that are checked."""
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        pairs = zip(items, self._files, strict=True)
        return [file for item, file in pairs if item is not None and item.checkState(0) == Qt.CheckState.Checked]

    @property
    def places(self) -> dict[str, tuple[Path, ...]]:
        """The checked files by the case they go into; those without one are left out."""
        found: dict[str, tuple[Path, ...]] = {}
        chosen = self.case.currentData()
        for file in self.checked:
            uuid = file.case_uuid if chosen == _BY_STAMP else chosen
            if uuid:
                found[uuid] = (*found.get(uuid, ()), file.entry.path)
        return found

    def _describe(self, *_: object) -> None:
        placed = sum(map(len, self.places.values()))
        left = len(self.checked) - placed
        words = []
        if left:
            words.append(f"{left:,} without a known docket number stay{'s' if left == 1 else ''} in the inbox.")
        if not self._names:
            words.append("Add a case first.")
        self.says.setText(" ".join(words))
        self.import_button.setEnabled(placed > 0)
        self.decline_button.setEnabled(bool(self.checked))

    def _on_accepted(self) -> None:
        self.import_requested.emit(self.places)
        self.accept()

    def _on_declined(self) -> None:
        self.decline_requested.emit(self.checked)
        self.accept()
