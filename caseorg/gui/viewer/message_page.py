"""What stands in the place of pages when there are none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseorg.gui.widgets.password_form import PasswordForm

NO_DOCUMENT = "No document is open."


class MessagePage(QWidget):
    """A sentence in the middle, with a button to try again where that may help."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.password = PasswordForm()
        self.try_again = QPushButton("&Try Again")
        self.try_again.setAccessibleName("Try to open the document again")
        column = QVBoxLayout()
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(self.label)
        column.addWidget(self.password, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.try_again, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        row = QHBoxLayout(self)
        row.addStretch()
        row.addLayout(column, stretch=4)
        row.addStretch()

    def show_sentence(self, sentence: str, *, can_try_again: bool) -> None:
        self.label.setText(sentence)
        self.setAccessibleName(sentence)
        self.try_again.setVisible(can_try_again)
        self.password.hide()

    def ask_password(self, *, again: bool) -> None:
        """Ask for the password of a locked document; `again` after one that was wrong."""
        self.show_sentence(
            "That password does not open this PDF. Type it again, or ask who sent the file."
            if again
            else "This PDF is locked with a password.",
            can_try_again=False,
        )
        self.password.show()
        self.password.field.selectAll()
        self.password.field.setFocus()
