"""A field of a dialog that holds any number of rows, each with a button that takes it away."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from caseorg.gui import icons


class RowsField(QWidget):
    """Rows made by `make`, and a button below them that adds one. `what` names a row ("Judge")."""

    changed = Signal()

    def __init__(self, what: str, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._make = make
        self._lines: list[tuple[QWidget, QWidget]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = QPushButton(f"Add {what}")
        self.add_button.setFlat(True)
        self.add_button.setAutoDefault(False)
        icons.put(self.add_button, "add", "accent")
        self.add_button.clicked.connect(self._on_add)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def rows(self) -> Iterator[QWidget]:
        """The rows from the top."""
        for _line, row in self._lines:
            yield row

    def add_row(self) -> QWidget:
        """Add an empty row at the end."""
        row = self._make()
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row, 1)
        remove = QToolButton()
        icons.put(remove, "remove", "muted")
        remove.setToolTip(f"Remove this {self._what.lower()}")
        remove.setAccessibleName(f"Remove {self._what.lower()} {len(self._lines) + 1}")
        remove.clicked.connect(lambda: self.remove_row(row))
        layout.addWidget(remove)
        self._lines.append((line, row))
        self._column.insertWidget(len(self._lines) - 1, line)
        return row

    def remove_row(self, row: QWidget) -> None:
        """Take a row away."""
        for line, known in list(self._lines):
            if known is row:
                self._lines.remove((line, known))
                line.hide()
                line.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()

    def _on_add(self) -> None:
        row = self.add_row()
        row.setFocus()
        self.changed.emit()
