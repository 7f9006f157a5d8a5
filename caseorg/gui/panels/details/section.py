"""What a section of the page of one document is: it asks for what it shows itself, and hides where it has nothing."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.model.changes import Changes


class Section(QWidget):
    """A heading and what stands below it, of the one document that the Details panel shows.

    A subclass names the `tables` it reads, fills `column`, and implements `ask` for `self.document_uuid`.
    """

    title: ClassVar[str] = ""
    tables: ClassVar[tuple[str, ...]] = ()

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.context = context
        self.document_uuid: str | None = None
        self.heading = QLabel(self.title, self)
        self.heading.setProperty("role", "section")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(self.heading)
        self.setAccessibleName(self.title)
        self.hide()

    def bind_actions(self, actions: Actions) -> None:
        """Bind the actions that are done here; most sections have none."""

    def show_document(self, uuid: str | None) -> None:
        """Show what there is of a document; None where none or several are selected."""
        is_other = uuid != self.document_uuid
        self.document_uuid = uuid
        if is_other:
            self.hide()
        if uuid is not None:
            self.ask()

    def ask(self) -> None:
        """Ask for what is shown of `document_uuid`, and show it."""
        raise NotImplementedError

    def on_changed(self, changes: Changes) -> None:
        """Ask again where something shown here was touched."""
        if self.document_uuid is not None and changes.touches(*self.tables):
            self.ask()
