"""What narrows the table of documents: words, kinds, tags, what needs OCR, what is not on the docket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.model.document import DocumentKind, Tag
from caseorg.queries.documents import DocumentFilter

_TEXT_WIDTH = 190


class FilterRow(QWidget):
    """Shows and changes a DocumentFilter."""

    changed = Signal(object)  # DocumentFilter
    left_below = Signal()  # the user wants to go on to the rows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: dict[str, str] = {}
        self._is_quiet = False
        self.text = _FilterText(self)
        self.kinds = ChoiceButton("Kind", "Show only some kinds", self)
        self.kinds.offer([(kind.value, kind.value) for kind in DocumentKind])
        self.tags = ChoiceButton("Tags", "Show only documents with one of these tags", self)
        self.needs_ocr = self._toggle("Needs OCR", "Show only documents with pages that have no text")
        self.without_entry = self._toggle("Not on the Docket", "Show only documents under no ECF No.")
        self.count = QLabel(self)
        self.clear_button = QToolButton(self)
        self.clear_button.setText("Clear Filters")
        self.clear_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.clear_button.setToolTip("Show all documents of the case again")
        self.clear_button.setVisible(False)
        self._lay_out()
        self.text.textChanged.connect(self._on_changed)
        self.text.left_below.connect(self.left_below)
        for choices in (self.kinds, self.tags):
            choices.changed.connect(self._on_changed)
        for toggle in (self.needs_ocr, self.without_entry):
            toggle.toggled.connect(self._on_changed)
        self.clear_button.clicked.connect(self.clear)

    @property
    def value(self) -> DocumentFilter:
        """What is asked for now."""
        return DocumentFilter(
            text=self.text.text(),
            kinds=self.kinds.chosen,
            tag_uuids=self.tags.chosen,
            needs_ocr=self.needs_ocr.isChecked(),
            without_entry=self.without_entry.isChecked(),
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self.value == DocumentFilter()

    def offer_tags(self, tags: Sequence[Tag], counts: Mapping[str, int]) -> None:
        """Offer the tags of this case, with how many documents carry each."""
        here = [(tag.uuid, f"{tag.name} ({counts[tag.uuid]:,})") for tag in tags if counts.get(tag.uuid)]
        self.tags.offer(here, names={tag.uuid: tag.name for tag in tags})
        self.tags.setEnabled(bool(here) or bool(self.tags.chosen))

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all documents are shown."""
        if self.is_empty:
            self.count.setText(f"{total:,} document" + ("" if total == 1 else "s"))
        else:
            self.count.setText(f"{shown:,} of {total:,}")
        self.clear_button.setVisible(not self.is_empty)

    def clear(self) -> None:
        """Narrow nothing."""
        was_empty = self.is_empty
        self._is_quiet = True
        self.text.clear()
        self.kinds.choose(frozenset())
        self.tags.choose(frozenset())
        self.needs_ocr.setChecked(False)
        self.without_entry.setChecked(False)
        self._is_quiet = False
        if not was_empty:
            self._on_changed()

    def _toggle(self, title: str, help_line: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(title)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setToolTip(help_line)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _lay_out(self) -> None:
        left = QWidget(self)
        flow = FlowLayout(left)
        for widget in (self.text, self.kinds, self.tags, self.needs_ocr, self.without_entry, self.clear_button):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(left, 1)
        layout.addWidget(self.count)

    def _on_changed(self) -> None:
        if not self._is_quiet:
            self.changed.emit(self.value)


class _FilterText(QLineEdit):
    """The words to look for. Esc empties it, Down goes on to the rows."""

    left_below = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Filter documents")
        self.setToolTip("Words of the title, file name or filer, or an ECF No. such as 28-3")
        self.setAccessibleName("Filter documents")
        self.setAccessibleDescription(self.toolTip())
        self.setClearButtonEnabled(True)
        self.setFixedWidth(_TEXT_WIDTH)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_below.emit()
        else:
            super().keyPressEvent(event)
