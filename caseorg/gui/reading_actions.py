"""The reader's actions, done in the document in front, and its context menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from caseorg.gui.actions import Actions, Need
from caseorg.gui.context import OpenDocument
from caseorg.gui.reading import Reading
from caseorg.gui.tabs import Tabs
from caseorg.gui.viewer.document import LayoutKind
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.settings.file import Settings
from caseorg.settings.schema import NIGHT

_MENU = (
    "reader.copy", "reader.copy_with_cite", "reader.copy_cite", "", "reader.select_all", "reader.select_paragraph", "",
    "reader.find", "reader.go_to_page", "",
    "reader.zoom_in", "reader.zoom_out", "reader.fit_width", "reader.fit_page", "reader.rotate_right", "",
    "tab.open_across", "tab.move_across", "tab.close",
)  # fmt: skip
_TAB_MENU = ("tab.close", "tab.close_others", "tab.reopen", "tab.move_across", "tab.open_across")


class ReadingActions(QObject):
    """Binds actions to the reader, and shows in the menus how the document in front is looked at."""

    def __init__(self, reading: Reading, tabs: Tabs, settings: Settings) -> None:
        super().__init__(tabs)
        self._reading = reading
        self._tabs = tabs
        self._settings = settings
        self._actions: Actions | None = None
        reading.view_made.connect(self._on_view_made)
        tabs.front_changed.connect(self._show_state)

    def _on_view_made(self, view: DocumentView) -> None:
        view.menu_requested.connect(self._on_menu)
        view.view_changed.connect(self._show_state)
        view.selection_changed.connect(self._show_state)
        view.history_changed.connect(self._show_state)
        view.bar.night.clicked.connect(self._set_night)
        self._name_shortcuts(view)

    def _on_menu(self, where: QPoint) -> None:
        if self._actions is None:
            return
        self._actions.refresh()
        menu = QMenu(self._tabs)
        for action_id in _MENU:
            if action_id:
                menu.addAction(self._actions[action_id])
            else:
                menu.addSeparator()
        menu.exec(where)
        menu.deleteLater()

    def _show_state(self, *_: object) -> None:
        if self._actions is not None:
            tab = self._tabs.front
            night = tab.view.night if tab else self._settings.flag(NIGHT)
            self._actions["reader.night"].setChecked(night)
            self._actions["reader.caret"].setChecked(tab is not None and tab.view.caret.is_on)
            for action_id, kind in _LAYOUTS.items():
                self._actions[action_id].setChecked(tab is not None and tab.view.area.layout_kind is kind)
            self._actions.refresh_soon()

    def bind_actions(self, actions: Actions) -> None:
        """Do the reader's actions in the document in front."""
        self._actions = actions
        actions.meet({Need.SHOWN: lambda: self._tabs.front is not None})
        for action_id, act in _ACTS.items():
            actions.bind(action_id, self._doing(act))
        actions.bind("reader.copy", self._doing(DocumentView.copy_selection), enabled=self._has_selection)
        actions.bind("reader.night", self._set_night)
        actions.bind("reader.caret", self._set_caret)
        for action_id, kind in _LAYOUTS.items():
            actions.bind(action_id, lambda _on, kind=kind: self._lay_out(kind))
        actions.bind("tab.close", self._close)
        actions.bind("tab.close_others", self._tabs.close_others)
        actions.bind("tab.reopen", self._reopen, enabled=lambda: self._tabs.can_reopen or "No tab was closed.")
        actions.bind("tab.next", lambda: self._tabs.step(1))
        actions.bind("tab.previous", lambda: self._tabs.step(-1))
        self._bind_sides(actions)
        self._tabs.use_actions(actions, _TAB_MENU)
        actions.shortcuts_changed.connect(self._on_shortcuts_changed)
        self._on_shortcuts_changed()
        self._show_state()

    def _bind_sides(self, actions: Actions) -> None:
        actions.bind("tab.open_across", self._open_across)
        actions.bind("tab.move_across", self._move_across)
        actions.bind(
            "tab.other_side", self._tabs.other_side, enabled=lambda: self._tabs.is_split or "There is one side only."
        )

    def _open_across(self) -> None:
        tab = self._tabs.front
        if tab is not None:
            self._reading.open_across(tab)

    def _move_across(self) -> None:
        tab = self._tabs.front
        if tab is not None:
            self._tabs.move_across(tab)

    def _on_shortcuts_changed(self) -> None:
        for tab in self._tabs.documents:
            self._name_shortcuts(tab.view)

    def _name_shortcuts(self, view: DocumentView) -> None:
        if self._actions is not None:
            view.name_shortcuts(self._actions.shortcut_text)

    def _doing(self, act: Callable[[DocumentView], object]) -> Callable[[], None]:
        def handler() -> None:
            tab = self._tabs.front
            if tab is not None:
                act(tab.view)

        return handler

    def _has_selection(self) -> bool | str:
        tab = self._tabs.front
        return bool(tab and tab.view.selection.selection) or "Select text on the page first."

    def _set_night(self, night: bool) -> None:
        self._settings.set(NIGHT, night)
        for tab in self._tabs.documents:
            tab.view.set_night(night)

    def _set_caret(self, on: bool) -> None:
        tab = self._tabs.front
        if tab is not None:
            tab.view.set_caret(on)

    def _lay_out(self, kind: LayoutKind) -> None:
        tab = self._tabs.front
        if tab is not None:
            tab.view.set_layout(kind)
        self._show_state()

    def _close(self) -> None:
        tab = self._tabs.front
        if tab is not None:
            self._tabs.close_tab(tab)

    def _reopen(self) -> None:
        uuid = self._tabs.take_closed()
        if uuid is not None:
            self._reading.open(OpenDocument(uuid))


_ACTS: dict[str, Callable[[DocumentView], object]] = {
    "reader.find": lambda view: view.find_text(),
    "reader.find_next": lambda view: view.find_next(),
    "reader.find_previous": lambda view: view.find_previous(),
    "reader.select_all": lambda view: view.select_all_on_page(),
    "reader.select_paragraph": lambda view: view.select_paragraph(),
    "reader.go_to_page": lambda view: view.edit_page(),
    "reader.next_page": lambda view: view.next_page(),
    "reader.previous_page": lambda view: view.previous_page(),
    "reader.forward": lambda view: view.go_forward(),
    "reader.zoom_in": lambda view: view.zoom_in(),
    "reader.zoom_out": lambda view: view.zoom_out(),
    "reader.actual_size": lambda view: view.set_zoom(1.0),
    "reader.fit_width": lambda view: view.fit_width(),
    "reader.fit_page": lambda view: view.fit_page(),
    "reader.rotate_right": lambda view: view.rotate(),
    "reader.rotate_left": lambda view: view.area.set_turn(view.area.turn - 90),
}

_LAYOUTS = {
    "reader.continuous": LayoutKind.CONTINUOUS,
    "reader.two_pages": LayoutKind.TWO_PAGES,
    "reader.book": LayoutKind.BOOK,
    "reader.single_page": LayoutKind.SINGLE,
}
