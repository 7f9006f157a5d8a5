"""Where a rule is chosen: a line to type in, and below it the rules that fit, those of the court first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.widgets.two_lines import DETAIL, NOTE, TwoLinesDelegate
from caseorg.rules.rule_choosing import RuleChoice, narrowed

_RULE = Qt.ItemDataRole.UserRole
_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_FEWEST_ROWS = 4
_BADGES = {"verify": "verify: known from others who quote it", "unverified": "unverified: its text was not checked"}


class RuleChooser(QWidget):
    """Up and Down in the line go through the rules; `chosen` tells the one that is marked."""

    chosen = Signal(object)  # RuleChoice, or None where none fits
    turn_on_requested = Signal(str, str)  # the id of a rule that is off, and what its text was checked against

    def __init__(self, choices: Sequence[RuleChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._shown: list[RuleChoice] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText("12(a), reply, interrogatories, motion served …")
        self.line.setAccessibleName("Rule")
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Rules")
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.says = QLabel()
        self.says.setWordWrap(True)
        self.says.setTextFormat(Qt.TextFormat.PlainText)
        label = QLabel("&Rule")
        label.setBuddy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.off = _OffRow()
        for widget in (label, self.line, self.list, self.says, self.off):
            column.addWidget(widget)
        self.off.button.clicked.connect(self._on_turn_on)
        self.off.against.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._narrow)
        self.list.currentRowChanged.connect(self._on_row)
        self._narrow("")
        self.list.setMinimumHeight(_FEWEST_ROWS * self.list.sizeHintForRow(0) + 4)

    @property
    def rule(self) -> RuleChoice | None:
        """The rule that is marked; none before one was looked for or chosen."""
        row = self.list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def offer(self, choices: Sequence[RuleChoice]) -> None:
        """Offer these rules from now on; the one that is marked stays so."""
        kept = self.rule.rule_id if self.rule else ""
        self._choices = choices
        self._narrow(self.line.text())
        place = next((place for place, one in enumerate(self._shown) if one.rule_id == kept), None)
        if place is not None:
            self.list.setCurrentRow(place)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, and take the keyboard."""
        self._say(sentence, "error")
        self.line.setFocus()

    def _narrow(self, typed: str) -> None:
        kept = self.rule.rule_id if self.rule else None
        self._shown = narrowed(self._choices, typed)
        self.list.blockSignals(True)
        self.list.clear()
        for choice in self._shown:
            self.list.addItem(_item(choice))
        places = {choice.rule_id: place for place, choice in enumerate(self._shown)}
        # while one types the best one is marked; before that none, so that no rule is taken that nobody chose
        self.list.setCurrentRow(0 if typed.strip() else places.get(kept or "", -1))
        self.list.blockSignals(False)
        self._on_row()

    def _on_row(self, _row: int = 0) -> None:
        rule = self.rule
        self.off.setVisible(rule is not None and rule.is_off)
        if rule is not None:
            self.list.scrollToItem(self.list.currentItem())
            self._say(f"Chosen: {rule.title}, {rule.cite}.", "muted")
        elif self._shown:
            self._say("Type part of a citation, a title, or what happened; Up and Down choose.", "muted")
        else:
            self._say("No rule fits. Type less, or set the date as an order says or by hand.", "muted")
        self.chosen.emit(rule)

    def _on_turn_on(self) -> None:
        against = self.off.against.text().strip()
        if self.rule is None:
            return
        if not against:
            self._say("Say what you checked its text against, as “LCvR of August 2025”.", "error")
            self.off.against.setFocus()
            return
        self.turn_on_requested.emit(self.rule.rule_id, against)

    def _say(self, text: str, role: str) -> None:
        self.says.setText(text)
        self.says.setProperty("role", role)
        self.says.style().unpolish(self.says)
        self.says.style().polish(self.says)
        self.line.setAccessibleDescription(text)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.line and event.key() in _KEYS:
                if self.list.currentRow() < 0:
                    self.list.setCurrentRow(0)
                else:
                    self.list.keyPressEvent(event)
                return True
            if watched is self.off.against and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_turn_on()
                return True
        return super().eventFilter(watched, event)


class _OffRow(QWidget):
    """Turns a rule on whose text was not checked, once somebody did."""

    def __init__(self) -> None:
        super().__init__()
        self.against = QLineEdit()
        self.against.setPlaceholderText("Off until checked. What did you check its text against?")
        self.against.setAccessibleName("What the text of the rule was checked against")
        self.button = QPushButton("Turn On")
        self.button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.against, 1)
        row.addWidget(self.button)
        self.hide()


def _item(choice: RuleChoice) -> QListWidgetItem:
    detail = " · ".join(part for part in (choice.own, choice.cite, choice.periods, choice.elsewhere) if part)
    item = QListWidgetItem(choice.title)
    notes = ("jurisdictional" if choice.jurisdictional else "", choice.badge, "off" if choice.is_off else "")
    note = ", ".join(part for part in notes if part)
    item.setData(_RULE, choice.rule_id)
    item.setData(DETAIL, detail)
    item.setData(NOTE, note)
    item.setToolTip("\n".join(part for part in (detail, _BADGES.get(choice.badge, choice.badge)) if part))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in (choice.title, detail, note) if part))
    return item
