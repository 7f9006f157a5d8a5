"""What narrows the table of documents: words, kinds, tags, what needs OCR, what is not on the docket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.filter_parts import FilterText, filter_button, lay_out_filters
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
        self.text = FilterText(
            "Filter documents", "Words of the title, file name or filer, or an ECF No. such as 28-3",
            width=_TEXT_WIDTH, parent=self,
        )  # fmt: skip
        self.kinds = ChoiceButton("Kind", "Show only some kinds", self)
        self.kinds.offer([(kind.value, kind.value) for kind in DocumentKind])
        self.tags = ChoiceButton("Tags", "Show only documents with one of these tags", self)
        self.needs_ocr = filter_button("Needs OCR", "Show only documents with pages that have no text", self)
        self.without_entry = filter_button("Not on the Docket", "Show only documents under no ECF No.", self)
        self.count = QLabel(self)
        self.clear_button = filter_button(
            "Clear Filters", "Show all documents of the case again", self, checkable=False
        )
        self.clear_button.setVisible(False)
        filters = (self.text, self.kinds, self.tags, self.needs_ocr, self.without_entry, self.clear_button)
        lay_out_filters(self, filters, self.count)
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

    def _on_changed(self) -> None:
        if not self._is_quiet:
            self.changed.emit(self.value)
