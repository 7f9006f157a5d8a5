"""A press release beside what is proposed from it: accepted, corrected or rejected, one by one or all."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.widgets.proposal_form import ProposalForm
from caseorg.gui.widgets.release_text import MarkedPlace, ReleaseText
from caseorg.jobs.read_release import ReleaseRead
from caseorg.model.release_proposal import ProposalKind, ReleaseProposal
from caseorg.rules.release_proposals import proposals_of

_TITLES = {
    ProposalKind.STATEMENT: "Statements",
    ProposalKind.PRESS_CONTACT: "Press contacts",
    ProposalKind.PLAINTIFF: "Plaintiffs",
    ProposalKind.DEFENDANT: "Defendants",
    ProposalKind.COUNSEL: "Counsel",
    ProposalKind.JUDGE: "Judge",
}
_NUMBER = Qt.ItemDataRole.UserRole
_NAME_WIDTH = 250
_GEOMETRY, _SPLIT = "release/geometry", "release/split"


class ReleaseDialog(QDialog):
    """The text on the left with the places marked, the proposals on the right, the one that is current below them."""

    accept_requested = Signal(object)  # the ReleaseProposals that are kept, as corrected

    def __init__(self, read: ReleaseRead, case_name: str, layout: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Press Release: {read.path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.read = read
        self._layout_file = layout
        self.proposals = list(proposals_of(read.release))
        self._items: list[QTreeWidgetItem] = []
        self.text = ReleaseText(read.source)
        self.list = QTreeWidget()
        self.form = ProposalForm()
        self.says = QLabel(wordWrap=True)
        self.says.setProperty("role", "muted")
        self.says.setText(self._head(case_name))
        self.none_button = QPushButton("&None")
        self.all_button = QPushButton("&All")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.keep_button = self.buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._fill()
        self._lay_out()
        self._connect()
        for widget in (self.form, self.all_button, self.none_button):
            widget.setVisible(bool(self._items))
        if self._items:
            self.list.setCurrentItem(self._items[0])
        self._describe()
        self.list.setFocus()

    @property
    def kept(self) -> tuple[ReleaseProposal, ...]:
        """The proposals that are checked, as corrected."""
        pairs = zip(self.proposals, self._items, strict=True)
        return tuple(one for one, item in pairs if item.checkState(0) == Qt.CheckState.Checked)

    @property
    def current(self) -> int:
        """The number of the proposal that is current, -1 for none."""
        item = self.list.currentItem()
        number = item.data(0, _NUMBER) if item is not None else None
        return number if number is not None else -1

    def choose(self, number: int) -> None:
        """Make a proposal the current one."""
        self.list.setCurrentItem(self._items[number])

    # Building

    def _head(self, case_name: str) -> str:
        release = self.read.release
        parts = [self.read.note or "", f"What is checked is kept in {case_name}, with the release as a document."]
        if release.embargo is not None:
            parts.insert(0, f"“{release.embargo.text}”. Set the embargo of the statements once they are kept.")
        if not self.proposals:
            parts = ["Nobody is quoted or named in this release in a way that could be read."]
        return " ".join(part for part in parts if part)

    def _fill(self) -> None:
        self.list.setAccessibleName("Proposals")
        self.list.setHeaderLabels(["Keep", "About"])
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().resizeSection(0, _NAME_WIDTH)
        groups: dict[ProposalKind, QTreeWidgetItem] = {}
        for number, proposal in enumerate(self.proposals):
            group = groups.get(proposal.kind)
            if group is None:
                group = groups[proposal.kind] = QTreeWidgetItem(self.list, [_TITLES[proposal.kind]])
                group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
                group.setFirstColumnSpanned(True)
                group.setExpanded(True)
            item = QTreeWidgetItem(group)
            item.setData(0, _NUMBER, number)
            item.setCheckState(0, Qt.CheckState.Checked)
            self._items.append(item)
            self._word(number)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        row = QHBoxLayout()
        label = QLabel("&Proposals")
        label.setBuddy(self.list)
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(self.all_button)
        row.addWidget(self.none_button)
        column.addLayout(row)
        column.addWidget(self.list, 1)
        column.addWidget(self.form)
        self.split.addWidget(self.text)
        self.split.addWidget(side)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([560, 560])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.says)
        layout.addWidget(self.split, 1)
        layout.addWidget(self.buttons)
        self.resize(1120, 720)
        geometry, split = self._layout_file.value(_GEOMETRY), self._layout_file.value(_SPLIT)
        if isinstance(geometry, QByteArray) and isinstance(split, QByteArray):
            self.restoreGeometry(geometry)
            self.split.restoreState(split)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemChanged.connect(self._describe)
        self.text.place_chosen.connect(self.choose)
        self.form.corrected.connect(self._on_corrected)
        self.form.words_wanted.connect(self._on_words_wanted)
        self.text.selectionChanged.connect(self._describe_selection)
        self.all_button.clicked.connect(lambda: self._check_all(Qt.CheckState.Checked))
        self.none_button.clicked.connect(lambda: self._check_all(Qt.CheckState.Unchecked))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._describe_selection()

    # What happens

    def _word(self, number: int) -> None:
        """Say in the list what a proposal is now."""
        proposal, item = self.proposals[number], self._items[number]
        about = ", ".join(
            part for part in (proposal.title, proposal.organization, proposal.email, proposal.phone) if part
        )
        item.setText(0, proposal.name or proposal.email or proposal.phone)
        item.setText(1, about)
        tip = f"“{proposal.text}”" if proposal.text else f"{_TITLES[proposal.kind]}: {proposal.name}"
        item.setToolTip(0, tip)
        item.setToolTip(1, tip)

    def _on_current(self) -> None:
        number = self.current
        self.form.show_proposal(self.proposals[number] if number >= 0 else None)
        self._mark()

    def _mark(self) -> None:
        places = [
            MarkedPlace(
                tuple(span for segment in one.segments for span in segment.spans) or one.words.spans,
                item.checkState(0) == Qt.CheckState.Checked,
            )
            for one, item in zip(self.proposals, self._items, strict=True)
        ]
        self.text.mark(places, self.current)

    def _describe(self) -> None:
        count = len(self.kept)
        self.keep_button.setText(f"&Keep {count}" if count else "&Keep")
        self.keep_button.setEnabled(count > 0)
        self._mark()

    def _describe_selection(self) -> None:
        self.form.take.setEnabled(self.text.selected_words is not None)

    def _on_corrected(self, proposal: ReleaseProposal) -> None:
        number = self.current
        if number >= 0:
            self.proposals[number] = proposal
            self._word(number)
            self._items[number].setCheckState(0, Qt.CheckState.Checked)

    def _on_words_wanted(self) -> None:
        words, number = self.text.selected_words, self.current
        if words is None or number < 0:
            return
        self._on_corrected(replace(self.proposals[number], words=words, segments=(words,)))
        self.form.show_proposal(self.proposals[number])
        self._mark()

    def _check_all(self, state: Qt.CheckState) -> None:
        for item in self._items:
            item.setCheckState(0, state)

    def _on_accepted(self) -> None:
        self.accept_requested.emit(self.kept)
        self.accept()

    # Qt overrides

    def done(self, result: int) -> None:
        self._layout_file.setValue(_GEOMETRY, self.saveGeometry())
        self._layout_file.setValue(_SPLIT, self.split.saveState())
        super().done(result)
