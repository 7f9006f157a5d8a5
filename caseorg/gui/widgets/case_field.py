"""Where another case is named: one of the workspace, or a docket number as printed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from caseorg.gui.widgets.beginnings import show_beginnings
from caseorg.model.case import Case


class CaseField(QComboBox):
    """Offers cases by name and docket number; any other text is kept as printed."""

    def __init__(self, cases: Sequence[Case], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for case in cases:
            docket = f" · {case.docket_number}" if case.docket_number else ""
            self.addItem(f"{case.short_caption}{docket}", case.uuid)
        self.setCurrentIndex(-1)
        completer = self.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText("Case of this workspace, or docket number as printed")
        show_beginnings(self)

    @property
    def case_uuid(self) -> str | None:
        """The case of this workspace that is meant, None where it is known only as printed."""
        index = self.findText(self.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return None if index < 0 else str(self.itemData(index))

    @property
    def printed(self) -> str:
        """The text where it names no case of this workspace, else ""."""
        return "" if self.case_uuid else " ".join(self.currentText().split())
