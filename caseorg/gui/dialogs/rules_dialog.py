"""All rules: shipped ones and one's own, what each says, whether it is used, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.bridge import Bridge
from caseorg.gui.looks import color
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.model.changes import Changes
from caseorg.model.rule_audit import RuleAudit
from caseorg.queries.rule_audit import rule_audit
from caseorg.queries.rule_explained import RulePart, explained_rule, period_text
from caseorg.queries.rule_lists import RuleLine, rule_lines, unread_rules
from caseorg.rules.rule_choices import OPEN_ON_SERVICE

_COLUMNS = ("Rule", "Cite", "Period", "From", "Known", "In use")
_WIDTHS = (210, 150, 96, 92, 74)
_ID = Qt.ItemDataRole.UserRole
_TOUCHED = ("own_rules", "rule_choices", "cases", "deadlines")

_KINDS: dict[str, Callable[[RuleLine], bool]] = {
    "All rules": lambda line: True,
    "Of our own": lambda line: line.own is not None,
    "To be looked up": lambda line: line.needs_a_look,
    "Not in use": lambda line: not line.is_on,
    "Decided here": lambda line: line.choice is not None,
}


class RulesDialog(QDialog):
    """The list with its filter, the rule that has the cursor, and the wishes of its buttons."""

    asked = Signal(str, object)  # the name of an act, the RuleLine it is for (None for a new rule)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lines: dict[str, RuleLine] = {}
        self._wanted = ""
        self.setWindowTitle("Rules")
        self.resize(1200, 700)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter: words of a rule, its cite or id")
        self.filter.setAccessibleName("Filter rules")
        self.filter.setClearButtonEnabled(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName("Which rules")
        self.list = _RuleList()
        self.counted = QLabel()
        self.counted.setProperty("role", "muted")
        self.text = QTextBrowser()
        self.text.setAccessibleName("The rule")
        self.text.setOpenLinks(False)
        self.buttons = _ActButtons(self)
        self.below: dict[str, QPushButton] = {}
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._place()
        self.filter.textChanged.connect(self._narrow)
        self.kind.currentIndexChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(lambda *_: self._show_rule())
        self.list.itemActivated.connect(lambda *_: self._on_activated())
        self.buttons.pressed.connect(self._on_pressed)
        bridge.changed.connect(self._on_changed)
        self._ask()

    @property
    def line(self) -> RuleLine | None:
        """The rule that has the cursor."""
        item = self.list.currentItem()
        return self._lines.get(item.data(0, _ID)) if item is not None and not item.isHidden() else None

    def go_to(self, rule_id: str) -> None:
        """Put the cursor on a rule, also on one that comes only now."""
        self._wanted = rule_id
        self._choose()

    def refuse(self, sentence: str) -> None:
        """Say why something was not done, until something else is."""
        self.problem.setText(sentence)
        self.problem.show()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self.kind)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.counted)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(8, 0, 0, 0)
        side.addWidget(self.text, 1)
        side.addWidget(self.buttons)
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(left)
        self.split.addWidget(right)
        self.split.setSizes([760, 400])
        below = QDialogButtonBox()
        close = below.addButton(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)  # Enter in the list opens a rule, and shall not close all of it
        below.rejected.connect(self.reject)
        for name, title, told in (
            ("add", "&Add Rule…", "Add a rule of your own, a standing order, or an order in a case"),
            ("import", "&Import…", "Keep the rules of a TOML file as your own"),
            ("audit", "&What Changes…", "Show which open deadlines the rules of now would date otherwise"),
        ):
            button = below.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
            self.below[name] = button
            button.setToolTip(told)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._on_pressed, name, of_rule=False))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 14)
        whole.setSpacing(12)
        whole.addWidget(self.split, 1)
        whole.addWidget(self.problem)
        whole.addWidget(below)

    # Asking

    def _ask(self) -> None:
        self._bridge.ask_later(rule_lines, then=self._on_lines, topic="rules dialog")
        self._bridge.ask_later(unread_rules, then=self._on_unread, topic="rules dialog unread")
        self._bridge.ask_later(rule_audit, then=self._on_audit, topic="rules dialog changes")

    def _on_unread(self, sentences: list[str]) -> None:
        if sentences:
            self.refuse(" ".join(sentences))

    def _on_audit(self, audit: RuleAudit) -> None:
        """How many deadlines wait for somebody to go through what the rules change, on the button that shows them."""
        count = len(audit.changes)
        self.below["audit"].setText(f"&What Changes ({count:,})…" if count else "&What Changes…")
        self.below["audit"].setEnabled(bool(count))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TOUCHED):
            self._ask()

    def _on_lines(self, lines: Sequence[RuleLine]) -> None:
        current = self.line
        self._wanted = self._wanted or (current.rule.id if current else "")
        self._lines = {line.rule.id: line for line in lines}
        self._fill_kinds(lines)
        self.list.fill(lines)
        self._narrow()
        self._choose()

    def _fill_kinds(self, lines: Sequence[RuleLine]) -> None:
        packs = dict.fromkeys(line.pack.title for line in lines if line.own is None)
        names = [*_KINDS, *packs]
        if [self.kind.itemText(place) for place in range(self.kind.count())] == names:
            return
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItems(names)
        self.kind.insertSeparator(len(_KINDS))
        self.kind.blockSignals(False)

    def _choose(self) -> None:
        """The cursor goes to the rule that is wanted, else to the first that is seen."""
        item = self.list.item_of(self._wanted) if self._wanted else None
        if item is not None and item.isHidden() and self._wanted:
            self.filter.clear()
            self.kind.setCurrentIndex(0)
        if item is not None:
            self._wanted = ""
        self.list.put_cursor(item or self.list.first_seen())
        self._show_rule()

    def _narrow(self) -> None:
        name = self.kind.currentText()
        words = self.filter.text().casefold().split()
        pick = _KINDS.get(name) or partial(_is_of, name)
        shown = {key for key, line in self._lines.items() if pick(line) and _matches(line, words)}
        self.list.show_only(shown)
        self.counted.setText(f"{len(shown):,} of {len(self._lines):,} rules")
        if self.line is None:
            self.list.put_cursor(self.list.first_seen())
        self._show_rule()

    def _show_rule(self) -> None:
        line = self.line
        self.buttons.follow(line)
        self.text.setHtml(_rule_html(line) if line else "<p>No rule matches the filter.</p>")

    def _on_activated(self) -> None:
        line = self.line
        if line is not None:
            self.asked.emit("edit" if line.own is not None else "copy", line)

    def _on_pressed(self, name: str, _checked: bool = False, *, of_rule: bool = True) -> None:
        self.problem.hide()
        if not of_rule:
            self.asked.emit(name, None)
        elif self.line is not None:
            self.asked.emit(name, self.line)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the filter goes to the list; nothing is done by it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.filter.hasFocus():
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


class _RuleList(QTreeWidget):
    """The rules, a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Rules")
        self.setHeaderLabels(_COLUMNS)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        header = self.header()
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, width)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        header.resizeSection(len(_WIDTHS), 66)

    def fill(self, lines: Sequence[RuleLine]) -> None:
        self.blockSignals(True)
        self.clear()
        self.addTopLevelItems([_item(line) for line in lines])
        self.blockSignals(False)

    def item_of(self, rule_id: str) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if item.data(0, _ID) == rule_id), None)

    def first_seen(self) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if not item.isHidden()), None)

    def put_cursor(self, item: QTreeWidgetItem | None) -> None:
        """Choose a line, or none."""
        if item is None:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentItem(item)

    def show_only(self, ids: set[str]) -> None:
        for item in self._items():
            item.setHidden(item.data(0, _ID) not in ids)

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for item in map(self.topLevelItem, range(self.topLevelItemCount())) if item is not None]


def _item(line: RuleLine) -> QTreeWidgetItem:
    version = line.rule.latest
    known = "verified" if line.is_verified else version.source.confidence.value
    where = line.holds_for if line.own is not None else line.pack.id
    item = QTreeWidgetItem(
        [line.rule.title, version.cite, period_text(version), where, known, "yes" if line.is_on else "no"]
    )
    item.setData(0, _ID, line.rule.id)
    for place in range(item.columnCount()):
        item.setToolTip(place, f"{line.rule.title} ({line.rule.id})" if place == 0 else item.text(place))
        if not line.is_on:
            item.setForeground(place, color("muted"))
    if line.needs_a_look:
        item.setForeground(4, color("warning"))
    if line.own is not None:
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
    return item


class _ActButtons(QWidget):
    """What can be done with the rule that has the cursor."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        flow = FlowLayout(self)
        self._buttons: dict[str, QPushButton] = {}
        for name, title in (
            ("enable", "Turn &On…"), ("disable", "Turn O&ff…"), ("verify", "&Verify…"),
            ("unverify", "With&draw Verification"), ("service", "&Service Days…"), ("copy", "Copy as M&y Own…"),
            ("edit", "&Edit…"), ("retire", "&Retire…"), ("export", "E&xport…"),
        ):  # fmt: skip
            button = QPushButton(title)
            button.setAutoDefault(False)
            button.clicked.connect(lambda *_, name=name: self.pressed.emit(name))
            self._buttons[name] = button
            flow.addWidget(button)

    def follow(self, line: RuleLine | None) -> None:
        """Show what can be done with a rule."""
        own = line is not None and line.own is not None
        shown = {
            "enable": line is not None and not line.is_on,
            "disable": line is not None and line.is_on,
            "verify": line is not None and not line.is_verified,
            "unverify": line is not None and line.is_verified,
            "service": line is not None and line.rule.id in OPEN_ON_SERVICE,
            "copy": line is not None,
            "edit": own,
            "retire": own,
            "export": own,
        }
        for name, button in self._buttons.items():
            button.setVisible(shown[name])

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]


def _is_of(pack_title: str, line: RuleLine) -> bool:
    return line.own is None and line.pack.title == pack_title


def _matches(line: RuleLine, words: Sequence[str]) -> bool:
    version = line.rule.latest
    said = " ".join((line.rule.id, line.rule.title, version.cite, line.pack.title, line.holds_for, version.notes))
    said = said.casefold()
    return all(word in said for word in words)


def _rule_html(line: RuleLine) -> str:
    head = f'<p style="font-size:large; font-weight:600; margin-bottom:2px">{escape(line.rule.title)}</p>'
    quiet = color("muted").name()
    under = f'<p style="margin-top:0; color:{quiet}">{escape(line.rule.latest.cite)} · {escape(line.rule.id)}</p>'
    return head + under + "".join(_part_html(part, quiet) for part in explained_rule(line))


def _part_html(part: RulePart, quiet: str) -> str:
    title = f'<p style="font-weight:600; margin-top:12px; margin-bottom:3px">{escape(part.heading)}</p>'
    rows = "".join(
        f'<tr><td style="padding:2px 10px 2px 0; color:{quiet}">{escape(name)}</td>'
        f'<td style="padding:2px 0">{escape(text)}</td></tr>'
        if name
        else f'<tr><td colspan="2" style="padding:2px 0">{escape(text)}</td></tr>'
        for name, text in part.lines
    )
    return f'{title if part.heading else ""}<table cellspacing="0">{rows}</table>'
