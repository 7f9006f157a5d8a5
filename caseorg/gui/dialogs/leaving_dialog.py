"""What of a document's annotations goes into a file, and what is held back for its label."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from caseorg.model.record import Visibility
from caseorg.rules.visibility import may_leave


class LeavingDialog(QDialog):
    """Asks for a format and the highest label; `suffix`, `highest` and `with_external` are the answer."""

    def __init__(
        self,
        title: str,
        formats: Mapping[str, str],
        labels: Mapping[Visibility, int],
        *,
        asks_external: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`formats` are titles by suffix, `labels` how many annotations count as each label."""
        super().__init__(parent)
        self._labels = labels
        self.setWindowTitle(title)
        self.format = QComboBox()
        for suffix, name in formats.items():
            self.format.addItem(name, suffix)
        self.format.setAccessibleName("Format")
        self.label = QComboBox()
        for label in Visibility:
            self.label.addItem(f"Up to {label.value}", label.value)
        self.label.setCurrentIndex(list(Visibility).index(Visibility.INTERNAL))
        self.label.setAccessibleName("What may leave")
        self.label.setToolTip("The highest label that goes into the file; the document's own label counts as well")
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.external = QCheckBox("Keep &other annotations that the file has")
        self.external.setToolTip("Those of other programs that were not taken over")
        self.external.setChecked(True)
        self.external.setVisible(asks_external)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText("Save…")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.label.currentIndexChanged.connect(self._show)
        self.format.currentIndexChanged.connect(self._show)
        rows = QFormLayout()
        rows.addRow("&Format", self.format)
        rows.addRow("What may &leave", self.label)
        column = QVBoxLayout(self)
        column.addLayout(rows)
        for widget in (self.hint, self.external, self.buttons):
            column.addWidget(widget)
        self.setMinimumWidth(420)
        self._show()

    @property
    def suffix(self) -> str:
        """The suffix of the format chosen: ".pdf"."""
        return str(self.format.currentData())

    @property
    def highest(self) -> Visibility:
        """The highest label that leaves."""
        return Visibility(self.label.currentData())

    @property
    def with_external(self) -> bool:
        return self.external.isChecked()

    def _show(self) -> None:
        going = sum(count for label, count in self._labels.items() if may_leave(label, self.highest))
        held = {label: count for label, count in self._labels.items() if not may_leave(label, self.highest)}
        said = "1 annotation goes" if going == 1 else f"{going:,} annotations go"
        kept = ", ".join(f"{count:,} {label.value}" for label, count in held.items())
        self.hint.setText(f"{said} into the file. " + (f"Held back: {kept}." if kept else "Nothing is held back."))
        self.external.setEnabled(self.suffix == ".pdf")
