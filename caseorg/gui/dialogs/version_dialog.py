"""Shows what would become of a document's annotations on a new version, before anything is saved."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.jobs.replace_version import Proposal, VersionPlan
from caseorg.model.annotation import AnchorState
from caseorg.rules.comments import plain_of
from caseorg.rules.lettered_pages import CONTEXT
from caseorg.rules.word_differences import word_differences

STATE_WORDS = {
    AnchorState.ANCHORED: "In place",
    AnchorState.MOVED: "Moved",
    AnchorState.UNCERTAIN: "Uncertain",
    AnchorState.LOST: "Lost",
}
STATE_TIPS = {
    AnchorState.ANCHORED: "The same words stand on the same page.",
    AnchorState.MOVED: "The same words stand on another page.",
    AnchorState.UNCERTAIN: "Similar words, or a place that is only likely. Look at it, and say whether it is right.",
    AnchorState.LOST: "Its words are not in the new version. It stays on the old one, where it can be read.",
}
_ALL = "all"
_PROPOSED, _RIGHT, _LEFT = "proposed", "right", "left"
_STATE, _PAGE, _NOW, _OLD, _NEW = range(5)
_WORST_FIRST = (AnchorState.UNCERTAIN, AnchorState.LOST, AnchorState.MOVED, AnchorState.ANCHORED)


class VersionDialog(QDialog):
    """A row for each annotation, the ones to look at first; what is uncertain can be agreed to or left behind."""

    replace_requested = Signal(object, object)  # ids left on the old version, ids agreed to

    def __init__(self, plan: VersionPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Replace by New Version")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        self._plan = plan
        self._shown = plan.shown
        self._choices: dict[str, str] = {}
        self.headline = QLabel(f"{plan.document.title}\n{plan.file_name}")
        self.headline.setProperty("role", "heading")
        self.headline.setTextFormat(Qt.TextFormat.PlainText)
        self.headline.setWordWrap(True)
        self.summary = QLabel(summary_words(plan))
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)
        self.filter = self._make_filter()
        self.tree = self._make_tree()
        self.before, self.now = self._make_words("Words of the old version"), self._make_words("Words of the new one")
        self.right_button = QPushButton("It Is &Right")
        self.right_button.setToolTip("The place is right: it is no longer uncertain")
        self.left_button = QPushButton("&Leave on Old Version")
        self.left_button.setToolTip("The place is wrong: the annotation stays on the old version")
        self.all_button = QPushButton("&Agree to All Uncertain")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.replace_button = self.buttons.addButton("&Replace", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._connect()
        self._fill()
        (self.tree if plan.shown else self.replace_button).setFocus()

    def _make_filter(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName("Show annotations that are")
        counts = self._plan.counts()
        box.addItem(f"All ({sum(counts.values()):,})", _ALL)
        for state in _WORST_FIRST:
            box.addItem(f"{STATE_WORDS[state]} ({counts[state]:,})", state.value)
        return box

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Annotations and where they would be")
        tree.setHeaderLabels(["State", "Page", "Now", "Words Before", "Words Now"])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAlternatingRowColors(True)
        tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        header = tree.header()
        header.setStretchLastSection(False)
        for column, width in ((_STATE, 130), (_PAGE, 56), (_NOW, 56)):
            header.resizeSection(column, width)
        for column in (_OLD, _NEW):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        return tree

    def _make_words(self, name: str) -> QTextBrowser:
        words = QTextBrowser()
        words.setAccessibleName(name)
        words.setOpenLinks(False)
        words.setFixedHeight(120)
        return words

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.filter)
        top.addStretch(1)
        top.addWidget(self.all_button)
        sides = QHBoxLayout()
        for title, words in (("Old version", self.before), ("New version", self.now)):
            column = QVBoxLayout()
            label = QLabel(title)
            label.setProperty("role", "muted")
            column.addWidget(label)
            column.addWidget(words)
            sides.addLayout(column)
        acts = QHBoxLayout()
        acts.addWidget(self.right_button)
        acts.addWidget(self.left_button)
        acts.addStretch(1)
        acts.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self.headline)
        layout.addWidget(self.summary)
        has_any = bool(self._shown)
        layout.addLayout(top)
        layout.addWidget(self.tree, 1)
        layout.addLayout(sides)
        layout.addLayout(acts)
        for widget in (self.filter, self.all_button, self.right_button, self.left_button):
            widget.setEnabled(has_any)
        for button in (self.right_button, self.left_button, self.all_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._fill)
        self.tree.itemSelectionChanged.connect(self._on_selected)
        self.right_button.clicked.connect(lambda: self._choose(_RIGHT))
        self.left_button.clicked.connect(lambda: self._choose(_LEFT))
        self.all_button.clicked.connect(self._agree_to_all)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    # What is chosen

    @property
    def left(self) -> frozenset[str]:
        """The annotations that are to stay on the old version though a place was found."""
        return frozenset(uuid for uuid, choice in self._choices.items() if choice == _LEFT)

    @property
    def agreed(self) -> frozenset[str]:
        """The uncertain annotations whose place is right."""
        return frozenset(uuid for uuid, choice in self._choices.items() if choice == _RIGHT)

    def _choose(self, choice: str) -> None:
        for item in self.tree.selectedItems():
            one = self._of(item)
            state = one.found.state
            if state is AnchorState.UNCERTAIN or (choice == _LEFT and state is not AnchorState.LOST):
                self._choices[one.annotation.uuid] = choice
            elif choice == _RIGHT:
                self._choices.pop(one.annotation.uuid, None)
            self._show_state(item, one)
        self._allow()

    def _agree_to_all(self) -> None:
        for one in self._shown:
            if one.found.state is AnchorState.UNCERTAIN and self._choices.get(one.annotation.uuid) != _LEFT:
                self._choices[one.annotation.uuid] = _RIGHT
        self._fill()

    def _on_accepted(self) -> None:
        self.replace_requested.emit(self.left, self.agreed)
        self.accept()

    # What it shows

    def _fill(self) -> None:
        self.tree.clear()
        chosen = self.filter.currentData()
        for state in _WORST_FIRST:
            if chosen not in (_ALL, state.value):
                continue
            for place, one in enumerate(self._shown):
                if one.found.state is state:
                    self.tree.addTopLevelItem(self._row(place, one))
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        self._on_selected()

    def _row(self, place: int, one: Proposal) -> QTreeWidgetItem:
        annotation, is_lost = one.annotation, one.found.state is AnchorState.LOST
        now = "–" if is_lost else str(one.found.page + 1)
        old_words = " ".join(annotation.quote.split()) or wordless(one)
        new_words = "–" if is_lost else " ".join(one.found.quote.split()) or "The same place on the page"
        row = QTreeWidgetItem(["", str(annotation.page + 1), now, old_words, new_words])
        row.setData(0, Qt.ItemDataRole.UserRole, place)
        row.setToolTip(_STATE, STATE_TIPS[one.found.state])
        self._show_state(row, one)
        return row

    def _show_state(self, row: QTreeWidgetItem, one: Proposal) -> None:
        choice = self._choices.get(one.annotation.uuid, _PROPOSED)
        words = {_RIGHT: "Agreed", _LEFT: "Left behind"}.get(choice, STATE_WORDS[one.found.state])
        row.setText(_STATE, words)

    def _of(self, item: QTreeWidgetItem) -> Proposal:
        return self._shown[int(item.data(0, Qt.ItemDataRole.UserRole))]

    def _on_selected(self) -> None:
        item = self.tree.currentItem()
        one = self._of(item) if item is not None else None
        self.before.setHtml(_side(one, old=True) if one else "")
        self.now.setHtml(_side(one, old=False) if one else "")
        self._allow()

    def _allow(self) -> None:
        chosen = [self._of(item) for item in self.tree.selectedItems()]
        choices = self._choices
        self.right_button.setEnabled(
            any(one.found.state is AnchorState.UNCERTAIN or one.annotation.uuid in choices for one in chosen)
        )
        self.left_button.setEnabled(any(one.found.state is not AnchorState.LOST for one in chosen))
        self.all_button.setEnabled(
            any(
                one.found.state is AnchorState.UNCERTAIN and one.annotation.uuid not in choices
                for one in self._shown
            )
        )


def summary_words(plan: VersionPlan) -> str:
    """What changes, in sentences."""
    counts = plan.counts()
    total = sum(counts.values())
    pages = f"{plan.old_page_count:,} pages before, {plan.reading.page_count:,} now."
    if not total:
        words = "The document has no annotations."
    else:
        parts = [f"{counts[state]:,} {STATE_WORDS[state].lower()}" for state in AnchorState if counts[state]]
        words = f"{'1 annotation' if total == 1 else f'{total:,} annotations'}: {', '.join(parts)}."
    kept = "The old version is kept; Undo takes the replacement back."
    return "\n".join([f"{pages} {words} {kept}", *plan.warnings])


def _side(one: Proposal, *, old: bool) -> str:
    """The words of one version with what the other has not marked, and what stands around them."""
    annotation, found = one.annotation, one.found
    if not old and found.state is AnchorState.LOST:
        return "<i>Not in the new version.</i>"
    source = annotation if old else found
    runs = [run for run in word_differences(annotation.quote, found.quote) if (run.in_old if old else run.in_new)]
    tag = "s" if old else "u"
    words = " ".join(
        escape(run.text) if run.in_old and run.in_new else f"<{tag}><b>{escape(run.text)}</b></{tag}>" for run in runs
    )
    if not words:
        return f"<i>{escape(wordless(one))}</i><br>On page {source.page + 1}, which has no marked words to compare."
    around = [whole_words(source.prefix, before=True), whole_words(source.suffix, before=False)]
    before, after = (f"<span style='color: gray'>{escape(text)}</span>" for text in around)
    return f"{before} {words} {after}"


def wordless(one: Proposal) -> str:
    """What an annotation without marked words is: "Note: Ask Lee about this."."""
    comment = " ".join(plain_of(one.annotation.comment).split())
    kind = one.annotation.kind.value.capitalize()
    return f"{kind}: {comment}" if comment else kind


def whole_words(context: str, *, before: bool) -> str:
    """What stands around marked words without the word that the limit of its length cut, and "…" for what is left
    out."""
    if len(context.strip()) < CONTEXT - 1:
        return context.strip()  # it reaches to the end of the text
    parts = context.split()
    if before:
        return f"… {' '.join(parts[1:] if context[:1].strip() else parts)}"
    return f"{' '.join(parts[:-1] if context[-1:].strip() else parts)} …"
