"""The window's middle: the panel that was chosen in the first tab, a tab for every document that is open, and on wish
a second side with tabs of its own, to read two documents, or two places of one, next to each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QStackedWidget, QWidget

from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.looks import looks
from caseorg.gui.tab_side import OpenTab, TabSide
from caseorg.gui.viewer.document_view import DocumentView

__all__ = ["OpenTab", "Tabs"]

_CLOSED_KEPT = 20
_LEAST_WIDTH = 260  # logical pixels of a side


class Tabs(QSplitter):
    """Panels share the first tab of the left side; documents have one each. The right side shows while it has one.

    One side is active: the one last worked in. What is in front there is in front of all.
    """

    front_changed = Signal(object)  # OpenTab in front, or None while a panel is
    closed = Signal(object)  # OpenTab that is about to go

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._closed: list[str] = []
        self._panels: dict[str, QWidget] = {}
        self._menu_actions: tuple[Actions, tuple[str, ...]] | None = None
        self.left = TabSide("Tabs", kept=1)
        self.right = TabSide("Tabs of the right side", kept=0)
        self._active = self.left
        self._kept_sizes: list[int] = []
        self.stack = QStackedWidget()
        self.stack.setObjectName("page")
        self.left.addTab(self.stack, "")
        self.setChildrenCollapsible(False)
        for side in (self.left, self.right):
            self.addWidget(side)
            side.setMinimumWidth(_LEAST_WIDTH)
            side.close_requested.connect(self.close_tab)
            side.menu_requested.connect(self._on_menu)
            side.clicked.connect(lambda side=side: self._on_clicked(side))
            side.currentChanged.connect(lambda _index, side=side: self._on_current_changed(side))
        self.right.hide()
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        looks.changed.connect(self._dress)

    # Panels

    def add_panel(self, name: str, panel: QWidget) -> None:
        """Put a panel into the first tab."""
        self._panels[name] = panel
        self.stack.addWidget(panel)

    def show_panel(self, name: str, title: str, icon_name: str) -> None:
        """Bring a panel to the front."""
        panel = self._panels[name]
        self.stack.setCurrentWidget(panel)
        self.left.setTabText(0, title)
        self._first_icon = icon_name
        self.left.setTabIcon(0, icons.icon(icon_name))
        self.left.setCurrentIndex(0)
        self._activate(self.left)

    @property
    def panel(self) -> str:
        """The name of the panel in the first tab."""
        current = self.stack.currentWidget()
        return next((name for name, panel in self._panels.items() if panel is current), "")

    # Sides

    @property
    def is_split(self) -> bool:
        """Whether two sides show."""
        return not self.right.isHidden()

    @property
    def is_right_active(self) -> bool:
        """Whether the right side is the one worked in."""
        return self._active is self.right

    def other_side(self) -> None:
        """Work in the other side from now on, where there is one."""
        if self.is_split:
            self._activate(self.left if self.is_right_active else self.right)
            self._focus(self._active)

    def move_across(self, tab: OpenTab) -> None:
        """Move a document's tab to the other side; where the document is open there as well, that one stays."""
        source = self._side_of(tab)
        target = self.left if source is self.right else self.right
        known = target.tab_of(tab.uuid)
        if known is not None:
            self.close_tab(known, reopens=False)
        title, tip = source.take(tab)
        self._add(target, tab, title=title, tip=tip, front=True)
        self._end_split_if_empty()
        self._focus(target)

    # Documents

    @property
    def front(self) -> OpenTab | None:
        """The document in front, None while a panel is."""
        return self._active.front

    @property
    def documents(self) -> tuple[OpenTab, ...]:
        """The open documents in the order of their tabs, those of the left side first."""
        return (*self.left.documents, *self.right.documents)

    @property
    def can_reopen(self) -> bool:
        return bool(self._closed)

    def tab_of(self, uuid: str) -> OpenTab | None:
        """The tab of a document, where it is open; that of the active side if it is open twice."""
        other = self.left if self.is_right_active else self.right
        return self._active.tab_of(uuid) or other.tab_of(uuid)

    def add(
        self, uuid: str, view: DocumentView, *, title: str, tip: str, front: bool = True, right: bool | None = None
    ) -> None:
        """Open a document in a new tab, on the active side unless `right` says which.

        A panel that has the left side to itself stays beside what is opened from it.
        """
        beside_panel = self.is_split and self._active.front is None
        side = self._active if right is None and not beside_panel else self.left if right is False else self.right
        self._add(side, OpenTab(uuid, view), title=title, tip=tip, front=front)

    def rename(self, uuid: str, *, title: str, tip: str) -> None:
        """The document is called otherwise now."""
        for side in (self.left, self.right):
            tab = side.tab_of(uuid)
            if tab is not None:
                side.rename(tab, title=title, tip=tip)

    def whole_title(self, uuid: str) -> str:
        """What the document's tab would say had it the room."""
        tab = self.tab_of(uuid)
        if tab is None:
            return ""
        side = self._side_of(tab)
        return side.tabToolTip(side.indexOf(tab.view)).partition("\n")[0]

    def show_document(self, uuid: str) -> None:
        """Bring a document that is open to the front."""
        tab = self.tab_of(uuid)
        if tab is not None:
            side = self._side_of(tab)
            side.setCurrentWidget(tab.view)
            self._activate(side)

    def close_document(self, uuid: str) -> None:
        """Close a document wherever it is open."""
        for side in (self.left, self.right):
            tab = side.tab_of(uuid)
            if tab is not None:
                self.close_tab(tab)

    def close_tab(self, tab: OpenTab, *, reopens: bool = True) -> None:
        """Close a tab; the last one of the right side ends the split. `reopens`: it can be opened again."""
        self.closed.emit(tab)
        if reopens:
            self._closed = [known for known in self._closed if known != tab.uuid][-_CLOSED_KEPT:] + [tab.uuid]
        self._side_of(tab).take(tab)
        self._end_split_if_empty()
        tab.view.hide()
        tab.view.deleteLater()

    def replace(self, tab: OpenTab, view: DocumentView, *, title: str, tip: str) -> None:
        """Show a document by another view from now on, in the same tab."""
        side, made = self._side_of(tab), OpenTab(tab.uuid, view)
        at, was_front, had_focus = side.indexOf(tab.view), side.front is tab, tab.view.isAncestorOf(self.focusWidget())
        side.add(made, title=title, tip=tip)
        if was_front:
            side.setCurrentWidget(view)
        side.take(tab)
        side.place(made, at)
        tab.view.hide()
        tab.view.deleteLater()
        if had_focus:
            view.setFocus()

    def close_others(self) -> None:
        """Close all documents of this side but the one in front."""
        front = self.front
        for tab in self._active.documents:
            if tab is not front:
                self.close_tab(tab)

    def take_closed(self) -> str | None:
        """The document that was closed last, once."""
        return self._closed.pop() if self._closed else None

    def step(self, by: int) -> None:
        """Go to a neighboring tab of this side, around the end."""
        self._active.step(by)

    def use_actions(self, actions: Actions, ids: tuple[str, ...]) -> None:
        """What the menu of a tab offers."""
        self._menu_actions = actions, ids

    # Remembering

    def save_layout(self, settings: QSettings) -> None:
        """Write down how wide the sides are."""
        sizes = self.sizes() if self.is_split else self._kept_sizes
        settings.setValue("tabs/widths", " ".join(map(str, sizes)))

    def restore_layout(self, settings: QSettings) -> None:
        """Make the sides as wide as they were, once there are two."""
        widths = str(settings.value("tabs/widths", "")).split()
        if len(widths) == 2 and all(width.isdecimal() for width in widths):
            self._kept_sizes = [int(width) for width in widths]

    # Inside

    def _side_of(self, tab: OpenTab) -> TabSide:
        return self.right if self.right.indexOf(tab.view) >= 0 else self.left

    def _add(self, side: TabSide, tab: OpenTab, *, title: str, tip: str, front: bool) -> None:
        begins_split = side is self.right and not self.is_split
        side.add(tab, title=title, tip=tip)
        if begins_split:
            self.right.show()
            self.setSizes(self._kept_sizes or [1000, 1000])
        if front:
            side.setCurrentWidget(tab.view)
            self._activate(side)

    def _end_split_if_empty(self) -> None:
        if self.is_split and not self.right.documents:
            self._kept_sizes = self.sizes()
            self.right.hide()
            self._activate(self.left)

    def _activate(self, side: TabSide) -> None:
        if side is not self._active:
            self._active = side
            self.front_changed.emit(self.front)
        for one in (self.left, self.right):
            looks_idle = self.is_split and one is not self._active
            if one.bar.property("idle") != looks_idle:
                one.bar.setProperty("idle", looks_idle)
                one.bar.style().unpolish(one.bar)
                one.bar.style().polish(one.bar)

    def _focus(self, side: TabSide) -> None:
        widget = side.front.view if side.front else self.stack.currentWidget()
        if widget is not None:
            widget.setFocus()

    def _on_clicked(self, side: TabSide) -> None:
        if side is not self._active:
            self._activate(side)
            self._focus(side)

    def _on_current_changed(self, side: TabSide) -> None:
        if side is self._active:
            self.front_changed.emit(self.front)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.is_split:
            return
        for side in (self.left, self.right):
            if side.isAncestorOf(new):
                self._activate(side)

    def _on_menu(self, tab: OpenTab, where: QPoint) -> None:
        if self._menu_actions is None:
            return
        self._activate(self._side_of(tab))
        actions, ids = self._menu_actions
        actions.refresh()
        menu = QMenu(self)
        for action_id in ids:
            menu.addAction(actions[action_id])
        menu.exec(where)
        menu.deleteLater()

    _first_icon = ""

    def _dress(self) -> None:
        if self._first_icon:
            self.left.setTabIcon(0, icons.icon(self._first_icon))
