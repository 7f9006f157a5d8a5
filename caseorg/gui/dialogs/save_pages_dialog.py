"""Which pages of a document go into a new PDF, and whether annotations go with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from caseorg.rules.page_ranges import pages_of


class SavePagesDialog(QDialog):
    """Asks; `pages` and `with_annotations` are the answer."""

    def __init__(self, page_count: int, current: int, *, can_annotate: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = page_count
        self.setWindowTitle("Save Pages as PDF")
        self.field = QLineEdit()
        self.field.setPlaceholderText(f"All {page_count:,} pages")
        self.field.setAccessibleName("Pages")
        self.field.setToolTip("Numbers of pages and ranges; empty for the whole document")
        label = QLabel("&Pages")
        label.setBuddy(self.field)
        self.hint = QLabel()
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.annotations = QCheckBox("With &annotations")
        self.annotations.setToolTip("Pages are drawn as pictures then; without annotations they stay as they are")
        self.annotations.setVisible(can_annotate)
        self._current = current
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText("Save…")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(self._show)
        column = QVBoxLayout(self)
        for widget in (label, self.field, self.hint, self.annotations, self.buttons):
            column.addWidget(widget)
        self.setMinimumWidth(380)
        self._show()

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages asked for (from 0), () while they cannot be understood."""
        return pages_of(self.field.text(), self._count) or ()

    @property
    def with_annotations(self) -> bool:
        return self.annotations.isVisibleTo(self) and self.annotations.isChecked()

    def _show(self) -> None:
        count = len(self.pages)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(count > 0)
        if count:
            said = "1 page" if count == 1 else f"{count:,} pages"
            self.hint.setText(f"{said} of {self._count:,}. You are on page {self._current + 1:,}.")
        else:
            self.hint.setText(f"Type pages from 1 to {self._count:,}, such as 1-3, 7 or 12-.")
