"""A sheet for the press before it leaves: what stands on it, what is held back and why, and how it looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.jobs.press_sheet import FORMATS, MadeSheet, SheetWish
from caseorg.model.press_sheet import SheetKind, SheetTemplate
from caseorg.model.record import Visibility
from caseorg.queries.press_sheets import SheetCandidate

TITLES = {SheetKind.CONTACT: "Contact Sheet", SheetKind.QUOTE: "Quote Sheet", SheetKind.MEDIA: "Media List"}
_UUID = Qt.ItemDataRole.UserRole
_LONGEST = 160


class SheetDialog(QDialog):
    """Asks for label, template and what is to stand on the sheet; asks for the sheet itself by `sheet_wanted`, which is
    handed to `show_sheet`."""

    sheet_wanted = Signal()
    save_requested = Signal(str)  # the suffix of the file
    copy_requested = Signal()
    template_requested = Signal()

    def __init__(self, kind: SheetKind, case_uuid: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._case_uuid = case_uuid
        self._lifted: set[str] = set()
        self._left_out: set[str] = set()
        self._templates: Sequence[SheetTemplate] = ()
        self.setWindowTitle(TITLES[kind])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(980, 660)
        self.label = QComboBox()
        for label in Visibility:
            self.label.addItem(f"Up to {label.value}", label.value)
        self.label.setCurrentIndex(list(Visibility).index(Visibility.INTERNAL))
        self.label.setAccessibleName("What may leave")
        self.template = QComboBox()
        self.template.setAccessibleName("Template")
        self.list = self._make_list()
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("Preview")
        self.preview.setOpenLinks(False)
        self.preview.setObjectName("framed")
        self.hint = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.format = QComboBox()
        for suffix, name in FORMATS.items():
            self.format.addItem(name, suffix)
        self.format.setAccessibleName("Format")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.copy_button = self.buttons.addButton("&Copy", QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button = self.buttons.addButton("&Save…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save_button.setDefault(True)
        self._place()
        self._connect()

    @staticmethod
    def _make_list() -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName("What stands on the sheet")
        made.setHeaderLabels(["On the sheet", "Held back for"])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return made

    def _place(self) -> None:
        copy_template = QPushButton("Copy &Template…")
        copy_template.setAutoDefault(False)
        copy_template.clicked.connect(self.template_requested)
        rows = QFormLayout()
        rows.addRow("What may &leave", self.label)
        rows.addRow("Te&mplate", self.template)
        rows.addRow("", copy_template)
        rows.addRow("&Format", self.format)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(rows)
        column.addWidget(self.list, 1)
        both = QSplitter()
        both.addWidget(left)
        both.addWidget(self.preview)
        both.setSizes([430, 520])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(10)
        whole.addWidget(both, 1)
        for widget in (self.hint, self.problem, self.buttons):
            whole.addWidget(widget)

    def _connect(self) -> None:
        self.label.currentIndexChanged.connect(self.sheet_wanted)
        self.template.currentIndexChanged.connect(self.sheet_wanted)
        self.list.itemChanged.connect(self._on_ticked)
        self.copy_button.clicked.connect(self.copy_requested)
        self.buttons.accepted.connect(lambda: self.save_requested.emit(str(self.format.currentData())))
        self.buttons.rejected.connect(self.reject)

    @property
    def wish(self) -> SheetWish:
        """What is wanted now."""
        return SheetWish(
            kind=self.kind, case_uuid=self._case_uuid, highest=Visibility(self.label.currentData()),
            lifted=frozenset(self._lifted), left_out=frozenset(self._left_out),
        )  # fmt: skip

    @property
    def chosen_template(self) -> SheetTemplate:
        """The template that is chosen."""
        return self._templates[max(self.template.currentIndex(), 0)]

    def show_templates(self, templates: Sequence[SheetTemplate], chosen: str = "") -> None:
        """Offer these templates, of which the one called so is chosen."""
        self._templates = templates
        with QSignalBlocker(self.template):
            self.template.clear()
            self.template.addItems([one.name for one in templates])
            self.template.setCurrentIndex(max(self.template.findText(chosen), 0))

    def show_sheet(self, made: MadeSheet) -> None:
        """Show the sheet, and what stands on it and what not."""
        self.problem.hide()
        self.preview.setHtml(made.html)
        reasons = {one.uuid: reason for one, reason in made.choice.held_back}
        with QSignalBlocker(self.list):
            current = self.list.currentIndex().row()
            self.list.clear()
            for one in made.choice.every:
                self.list.addTopLevelItem(self._row(one, reasons.get(one.uuid, "")))
            item = self.list.topLevelItem(max(current, 0))
            if item is not None:
                self.list.setCurrentItem(item)
        count = len(made.choice.going)
        going = "1 entry leaves" if count == 1 else f"{count:,} entries leave"
        held = made.choice.held_words()
        self.hint.setText(f"{going}. " + (f"Held back: {held}." if held else "Nothing is held back."))
        self.save_button.setEnabled(count > 0)
        self.copy_button.setEnabled(count > 0)

    def _row(self, one: SheetCandidate, reason: str) -> QTreeWidgetItem:
        words = " ".join(one.words.split())
        words = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        told = reason or (", ".join(one.holds) + ", let out" if one.holds else "")
        row = QTreeWidgetItem([words, told])
        row.setData(0, _UUID, one.uuid)
        row.setToolTip(0, words)
        can_change = (not reason or reason == "left out" or one.uuid in self._lifted or bool(one.holds)) and (
            one.can_be_lifted
        )
        can_change = can_change and reason not in {label.value for label in Visibility}
        row.setCheckState(0, Qt.CheckState.Unchecked if reason else Qt.CheckState.Checked)
        if not can_change:
            row.setFlags(row.flags() & ~Qt.ItemFlag.ItemIsUserCheckable & ~Qt.ItemFlag.ItemIsEnabled)
        row.setData(1, _UUID, bool(one.holds))
        return row

    def _on_ticked(self, row: QTreeWidgetItem, column: int) -> None:
        """Let out what is held back, one by one; or keep back what is not."""
        if column != 0:
            return
        uuid, is_held = str(row.data(0, _UUID)), bool(row.data(1, _UUID))
        is_on = row.checkState(0) == Qt.CheckState.Checked
        chosen = self._lifted if is_held else self._left_out
        if is_on is is_held:
            chosen.add(uuid)
        else:
            chosen.discard(uuid)
        self.sheet_wanted.emit()

    def refuse(self, sentence: str) -> None:
        """Say why something was not done."""
        self.problem.setText(sentence)
        self.problem.show()
