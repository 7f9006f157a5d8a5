"""Who is who in a case: the parties left and right of the "v.", counsel under their clients, the court, the press."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui.looks import color, looks
from caseorg.queries.case_people import CasePeople, RoleLine
from caseorg.rules.people_words import role_words, title_line

_OWNER = int(Qt.ItemDataRole.UserRole)
_ROLE = _OWNER + 1
# From this width on the sides stand beside each other, as in the caption.
_SIDE_BY_SIDE = 600


class CaseView(QScrollArea):
    """Three lists: left, right, and all others in groups. Enter opens, Del takes the role away."""

    current_changed = Signal(object)  # the uuid of the person or organization that has the cursor, or None
    open_requested = Signal(str)
    remove_requested = Signal(str)  # the uuid of the role
    menu_requested = Signal(str, str, QPoint)  # owner, role, where on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.left = RoleTree("Parties left of the v.")
        self.right = RoleTree("Parties right of the v.")
        self.others = RoleTree("Counsel, court, press and others")
        self.left_title, self.right_title = (_heading() for _ in range(2))
        versus = QLabel("v.")
        versus.setProperty("role", "heading")
        versus.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(12)
        self._sides.addLayout(_column(self.left_title, self.left), 1)
        self._sides.addWidget(versus)
        self._sides.addLayout(_column(self.right_title, self.right), 1)
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(16)
        column.addLayout(self._sides)
        column.addWidget(self.others)
        column.addStretch(1)
        self.setWidget(inside)
        self.setMinimumWidth(320)
        for tree in self.trees:
            tree.current_changed.connect(lambda tree=tree: self._on_current(tree))
            tree.itemActivated.connect(lambda item, _column: self._on_activated(item))
            tree.removed.connect(self._on_removed)
            tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            tree.customContextMenuRequested.connect(lambda where, tree=tree: self._on_menu(tree, where))
        self.setFocusProxy(self.left)
        looks.changed.connect(self._on_look)
        self._people = CasePeople()

    @property
    def trees(self) -> tuple[RoleTree, RoleTree, RoleTree]:
        return self.left, self.right, self.others

    @property
    def current(self) -> str | None:
        """The uuid of who has the cursor, in the list that has the focus or had it last."""
        for tree in sorted(self.trees, key=lambda tree: not tree.is_last):
            item = tree.currentItem()
            if item is not None and item.isSelected():
                return str(item.data(0, _OWNER)) or None
        return None

    def show_people(self, people: CasePeople) -> None:
        """Show who is who."""
        self._people = people
        self.left_title.setText(_side_title(people.left, "Left of the “v.”"))
        self.right_title.setText(_side_title(people.right, "Right of the “v.”"))
        self.left.show_groups([("", people.left)])
        self.right.show_groups([("", people.right)])
        court: tuple[RoleLine | str, ...] = (*people.court, *people.judges)
        groups: tuple[tuple[str, tuple[RoleLine | str, ...]], ...] = (
            ("Court", court), ("Press", people.press), ("Counsel for no party here", people.counsel),
            ("Witnesses and experts", people.witnesses), ("Others", people.others),
        )  # fmt: skip
        self.others.show_groups([(title, lines) for title, lines in groups if lines])
        self.others.setVisible(any(lines for _title, lines in groups))
        QTimer.singleShot(0, self, self._lay_out_again)

    def select(self, owner: str) -> bool:
        """Put the cursor on somebody; False where they have no role here."""
        for tree in self.trees:
            item = tree.item_of(owner)
            if item is not None:
                tree.setCurrentItem(item)
                self._on_current(tree)
                return True
        return False

    def enter(self) -> None:
        """Take the focus, with the cursor on somebody."""
        tree = next((tree for tree in self.trees if tree.topLevelItemCount()), self.left)
        tree.setFocus()
        first = tree.topLevelItem(0)
        if tree.currentItem() is None and first is not None:
            tree.setCurrentItem(first)

    def _on_current(self, tree: RoleTree) -> None:
        for other in self.trees:
            other.is_last = other is tree
            if other is not tree:
                other.clearSelection()
        self.current_changed.emit(self.current)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        owner = item.data(0, _OWNER)
        if owner:
            self.open_requested.emit(str(owner))

    def _on_removed(self, item: QTreeWidgetItem) -> None:
        role = item.data(0, _ROLE)
        if role:
            self.remove_requested.emit(str(role))

    def _on_menu(self, tree: RoleTree, where: QPoint) -> None:
        item = tree.itemAt(where)
        if item is not None and item.data(0, _OWNER):
            place = tree.viewport().mapToGlobal(where)
            self.menu_requested.emit(str(item.data(0, _OWNER)), str(item.data(0, _ROLE)), place)

    def _on_look(self) -> None:
        self.show_people(self._people)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _SIDE_BY_SIDE
        self._sides.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        # The lists change their heights while they are laid out, which the layout does not hear.
        QTimer.singleShot(0, self, self._lay_out_again)

    def _lay_out_again(self) -> None:
        self._column.invalidate()
        self._column.activate()


class RoleTree(QTreeWidget):
    """Roles in groups, counsel under their clients; as high as its rows."""

    current_changed = Signal()
    removed = Signal(object)  # the item

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_last = False
        self._is_filling = False
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(18)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(True)
        self.currentItemChanged.connect(self._on_current_changed)

    def show_groups(self, groups: Iterable[tuple[str, Iterable[RoleLine | str]]]) -> None:
        """Show groups with their titles ("" for none); a text is a judge whom nobody has a role for."""
        item = self.currentItem()
        current = item.data(0, _ROLE) if item is not None else None
        self._is_filling = True
        self.clear()
        for title, lines in groups:
            parent: QTreeWidget | QTreeWidgetItem = self
            if title:
                parent = QTreeWidgetItem(self, [title])
                font = self.font()
                font.setBold(True)
                parent.setFont(0, font)
                parent.setFirstColumnSpanned(True)
                parent.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for line in lines:
                self._add(parent, line)
        self.expandAll()
        self._fit()
        self._is_filling = False
        for item in self._items():
            if current and item.data(0, _ROLE) == current:
                self.setCurrentItem(item)

    def item_of(self, owner: str) -> QTreeWidgetItem | None:
        """The first row of a person or organization."""
        return next((item for item in self._items() if item.data(0, _OWNER) == owner), None)

    def _add(self, parent: QTreeWidget | QTreeWidgetItem, line: RoleLine | str) -> None:
        if isinstance(line, str):
            item = QTreeWidgetItem(parent, [line, "judge of the case"])
            item.setForeground(1, color("muted"))
            return
        under = isinstance(parent, QTreeWidgetItem) and bool(parent.data(0, _OWNER))
        words = _words(line, under_client=under)
        item = QTreeWidgetItem(parent, [line.shown_name, " · ".join(words)])
        item.setData(0, _OWNER, line.owner_uuid)
        item.setData(0, _ROLE, line.role.uuid)
        item.setForeground(1, color("warning" if line.is_careful else "muted"))
        if line.role.terminated:
            item.setForeground(0, color("muted"))
        for column in range(2):
            item.setToolTip(column, f"{line.shown_name}\n{' · '.join(words)}")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{line.shown_name}, {', '.join(words)}")
        for counsel in line.counsel:
            self._add(item, counsel)

    def _items(self) -> Iterable[QTreeWidgetItem]:
        waiting = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting = [item.child(row) for row in range(item.childCount())] + waiting

    def _fit(self) -> None:
        rows = sum(1 for _ in self._items())
        height = self.sizeHintForRow(0) if rows else 0
        self.setFixedHeight(rows * height + 2 * self.frameWidth() + 4)
        widest = max((self.fontMetrics().horizontalAdvance(item.text(0)) for item in self._items()), default=0)
        self.header().resizeSection(0, min(widest + 60, max(120, self.viewport().width() * 6 // 10)))

    def _on_current_changed(self) -> None:
        if not self._is_filling:
            self.current_changed.emit()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self.removed.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


def _words(line: RoleLine, *, under_client: bool) -> list[str]:
    """What is said beside the name: a party's title comes first, since which side it is on is seen."""
    title = title_line(line.title.title, line.title.organization)
    role = role_words(line.role)
    if under_client:
        role = role.removeprefix("counsel").removeprefix(", ") or "counsel"
    words = [title, role] if line.role.is_party or under_client else [role, title]
    if line.acts_for and not under_client:
        words.append("for " + ", ".join(name for _, name in line.acts_for))
    words.append(f"took over from {line.succeeded}" if line.succeeded else "")
    words.append("take care" if line.is_careful else "")
    return [word for word in words if word]


def _side_title(lines: Iterable[RoleLine], usual: str) -> str:
    """"Plaintiffs" of the roles of a side, all of one kind, else the side."""
    kinds = {line.role.kind for line in lines if not line.role.terminated}
    if len(kinds) != 1:
        return usual
    word = str(next(iter(kinds))).capitalize()
    return word if sum(1 for _ in lines) == 1 else f"{word}s"


def _heading() -> QLabel:
    label = QLabel()
    label.setProperty("role", "heading")
    return label


def _column(title: QLabel, tree: RoleTree) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(title)
    column.addWidget(tree)
    column.addStretch(1)
    return column
