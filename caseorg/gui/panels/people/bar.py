"""What is done most with people, as buttons; and how many proposals wait."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from caseorg.gui import icons

_ACTS = (
    ("people.add_person", "Person", "Add a person"),
    ("people.add_organization", "Organization", "Add an organization"),
    ("role.add", "Role", "Say what a person or an organization is in the open case"),
)


class PeopleBar(QWidget):
    """Buttons for adding, and one for proposals while there are any."""

    act_requested = Signal(str)
    proposals_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 0)
        row.setSpacing(4)
        self.buttons: dict[str, QToolButton] = {}
        for act, title, help_line in _ACTS:
            button = QToolButton()
            button.setText(title)
            button.setToolTip(help_line)
            button.setAccessibleName(help_line)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            icons.put(button, "add")
            button.clicked.connect(lambda _checked=False, act=act: self.act_requested.emit(act))
            self.buttons[act] = button
            row.addWidget(button)
        row.addStretch(1)
        self.proposals = QToolButton()
        self.proposals.setToolTip("Who may be there twice, and who took over an office")
        self.proposals.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.proposals.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        icons.put(self.proposals, "duplicate")
        self.proposals.clicked.connect(self.proposals_requested)
        row.addWidget(self.proposals)
        self.show_proposals(0)

    def show_proposals(self, count: int) -> None:
        """Say how many proposals wait; none is shown as none."""
        words = f"{count:,} proposal" + ("" if count == 1 else "s")
        self.proposals.setText(f"{words}…")
        self.proposals.setAccessibleName(f"{words}: who may be there twice, who took over an office")
        self.proposals.setVisible(count > 0)
