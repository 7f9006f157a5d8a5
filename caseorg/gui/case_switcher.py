"""The button that names the case, and the list it opens: cases by typing, open ones first, "New Case…" below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui import icons
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.widgets.two_lines import DETAIL, TwoLinesDelegate
from caseorg.model.case import Case, CaseStatus
from caseorg.model.changes import Changes
from caseorg.queries.cases import cases
from caseorg.queries.courts import court_label

_UUID = Qt.ItemDataRole.UserRole
_WIDTH = 440
_ROWS_SHOWN = 9


def case_detail(case: Case) -> str:
    """The line below a case's name: court, docket number, and whether it is closed."""
    parts = (court_label(case.court), case.docket_number or "", "closed" if case.status is CaseStatus.CLOSED else "")
    return " · ".join(part for part in parts if part)


class CaseSwitcher(QToolButton):
    """Names the case that is open; pressed, it lets one choose another."""

    chosen = Signal(str)  # uuid
    add_requested = Signal()

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._cases: list[Case] = []
        self.setObjectName("caseButton")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        icons.put(self, "case")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(170)
        self.setMaximumWidth(380)
        self.popup = CasePopup(self)
        self.popup.chosen.connect(self.chosen)
        self.popup.add_requested.connect(self.add_requested)
        self.clicked.connect(self.open)
        bridge.changed.connect(self._on_changed)
        context.case_changed.connect(lambda _uuid: self._show())
        self.ask()

    @property
    def cases(self) -> list[Case]:
        """All cases, the open ones first."""
        return list(self._cases)

    def ask(self) -> None:
        """Ask for the cases again."""
        self._cases = self._bridge.ask(cases)
        self._show()

    def open(self) -> None:
        """Show the list below the button."""
        self.popup.show_cases(self._cases, self._context.case_uuid)
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popup.show()
        self.popup.filter.setFocus()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("cases"):
            self.ask()

    def _show(self) -> None:
        current = next((case for case in self._cases if case.uuid == self._context.case_uuid), None)
        name = current.short_caption if current else "Choose a case" if self._cases else "No case yet"
        self.setText(" " + self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 300) + "  ▾")
        self.setAccessibleName(f"Case: {name}")
        self.setToolTip(f"{current.caption}\n{case_detail(current)}".strip() if current else "Choose or add a case")


class CasePopup(QFrame):
    """The list of cases with a line to filter it."""

    chosen = Signal(str)
    add_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Cases")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter by caption, court or docket number")
        self.filter.setAccessibleName("Filter cases")
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName("Cases")
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.new_case = QPushButton("New Case…")
        self.new_case.setFlat(True)
        icons.put(self.new_case, "add", "accent")
        self.new_case.clicked.connect(self._on_add)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list)
        column.addWidget(self.new_case, 0, Qt.AlignmentFlag.AlignLeft)

    def show_cases(self, every: list[Case], current: str | None) -> None:
        """Fill the list; closed cases stand at the end."""
        self.list.clear()
        for case in every:
            item = QListWidgetItem(case.short_caption)
            item.setData(_UUID, case.uuid)
            item.setData(DETAIL, case_detail(case))
            item.setToolTip(case.caption)
            is_closed = case.status is CaseStatus.CLOSED
            item.setIcon(icons.icon("archive" if is_closed else "case", "muted" if is_closed else "text"))
            self.list.addItem(item)
            if case.uuid == current:
                self.list.setCurrentItem(item)
        self.filter.clear()
        self._narrow("")
        rows = max(1, min(self.list.count(), _ROWS_SHOWN))
        self.list.setFixedHeight(rows * max(44, self.list.sizeHintForRow(0)) + 6)
        self.adjustSize()

    def _narrow(self, typed: str) -> None:
        words = typed.lower().split()
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            text = f"{item.text()} {item.data(DETAIL)} {item.toolTip()}".lower()
            item.setHidden(not all(word in text for word in words))
            if first is None and not item.isHidden():
                first = item
        current = self.list.currentItem()
        if first is not None and (current is None or current.isHidden() or words):
            self.list.setCurrentItem(first)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.isHidden():
            self.hide()
            self.chosen.emit(item.data(_UUID))

    def _on_add(self) -> None:
        self.hide()
        self.add_requested.emit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Down | Qt.Key.Key_PageUp | Qt.Key.Key_PageDown:
                    self.list.keyPressEvent(event)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._on_chosen(self.list.currentItem())
                    return True
        return super().eventFilter(watched, event)
