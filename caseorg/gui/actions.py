"""The actions as Qt knows them: who does each, when it can be done, and why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from caseorg.gui import icons
from caseorg.gui.action_table import ACTIONS, Action, Category, Need

__all__ = ["ACTIONS", "Action", "Actions", "Category", "Need"]

Handler = Callable[[], object] | Callable[[bool], object]
Enabled = Callable[[], bool | str]

_NOT_NOW = "This cannot be done right now."


class Actions(QObject):
    """One QAction for every line of the table.

    Whoever can do an action binds its handler; until then, and while a need is not met, it is greyed and says why.
    """

    shortcuts_changed = Signal()
    refreshed = Signal()

    def __init__(self, parent: QObject | None = None, *, table: tuple[Action, ...] = ACTIONS) -> None:
        super().__init__(parent)
        self._table = {action.id: action for action in table}
        self._actions = {action.id: self._make(action) for action in table}
        self._handlers: dict[str, Handler] = {}
        self._enabled: dict[str, Enabled] = {}
        self._needs: dict[Need, Callable[[], bool]] = {}
        self._reasons: dict[str, str] = {}
        self._refreshing = QTimer(self, interval=0, singleShot=True)
        self._refreshing.timeout.connect(self.refresh)

    def __iter__(self) -> Iterator[Action]:
        return iter(self._table.values())

    def __getitem__(self, action_id: str) -> QAction:
        """The QAction of that id, to be put into menus and tool bars."""
        return self._actions[action_id]

    def entry(self, action_id: str) -> Action:
        """The line of the table."""
        return self._table[action_id]

    # Who does it, and when

    def bind(
        self, action_id: str, handler: Handler, *, enabled: Enabled | None = None, within: QWidget | None = None
    ) -> None:
        """Say who does an action.

        A checkable action's handler gets whether it is checked. `enabled` answers True, or the sentence why it cannot
        be done now (or False). With `within`, the shortcut works only while that widget or one inside it has the focus.
        """
        if action_id in self._handlers:
            raise ValueError(f"{action_id} is bound already")
        self._handlers[action_id] = handler
        if enabled is not None:
            self._enabled[action_id] = enabled
        action = self._actions[action_id]
        if self._table[action_id].checkable:
            action.triggered.connect(lambda checked: handler(checked))  # type: ignore[call-arg]
        else:
            action.triggered.connect(lambda _checked=False: handler())  # type: ignore[call-arg]
        if within is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            within.addAction(action)
        self.refresh_soon()

    def meet(self, needs: Mapping[Need, Callable[[], bool]]) -> None:
        """Say how to see whether each need is met."""
        self._needs.update(needs)
        self.refresh_soon()

    def is_bound(self, action_id: str) -> bool:
        """Whether somebody does it."""
        return action_id in self._handlers

    def is_scoped(self, action_id: str) -> bool:
        """Whether its shortcut works only within a panel."""
        return self._actions[action_id].shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut

    def why_not(self, action_id: str) -> str:
        """Why an action cannot be done now, "" where it can."""
        return self._reasons.get(action_id, "")

    def trigger(self, action_id: str) -> None:
        """Do an action, where it can be done now."""
        self.refresh()
        self._actions[action_id].trigger()

    def refresh(self) -> None:
        """Look again which actions can be done."""
        self._refreshing.stop()
        for action_id, action in self._actions.items():
            reason = self._reason(action_id)
            self._reasons[action_id] = reason
            action.setEnabled(not reason)
        self.refreshed.emit()

    def refresh_soon(self, *_: object) -> None:
        """Look again once what happens now is over; may be connected to any signal."""
        self._refreshing.start()

    # Titles and shortcuts

    def set_title(self, action_id: str, title: str) -> None:
        """Call an action otherwise for now ("Undo Edit Case")."""
        self._actions[action_id].setText(title)
        self._describe(action_id)

    def shortcut(self, action_id: str) -> str:
        """The shortcut as it is set, in Qt's portable words, "" for none."""
        return self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.PortableText)

    def shortcut_text(self, action_id: str) -> str:
        """The shortcut as this system writes it."""
        return self._actions[action_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def set_shortcuts(self, changed: Mapping[str, str]) -> None:
        """Use these shortcuts instead of the usual ones; "" for none. Ids that are not known are left alone."""
        for action_id, entry in self._table.items():
            self._actions[action_id].setShortcut(QKeySequence(changed.get(action_id, entry.shortcut)))
            self._describe(action_id)
        self.shortcuts_changed.emit()

    # Making

    def _make(self, entry: Action) -> QAction:
        action = QAction(entry.title, self)
        action.setObjectName(entry.id)
        action.setCheckable(entry.checkable)
        action.setIconVisibleInMenu(not entry.checkable)  # the check mark stands there
        action.setStatusTip(entry.help)
        action.setShortcut(QKeySequence(entry.shortcut))
        action.setEnabled(False)
        if entry.icon:
            icons.put(action, entry.icon)
        self._tip(action, entry)
        return action

    def _describe(self, action_id: str) -> None:
        self._tip(self._actions[action_id], self._table[action_id])

    @staticmethod
    def _tip(action: QAction, entry: Action) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        title = action.text().removesuffix("…")
        action.setToolTip(f"{title} ({keys})" if keys else title)
        action.setWhatsThis(entry.help)

    def _reason(self, action_id: str) -> str:
        for need in self._table[action_id].needs:
            is_met = self._needs.get(need)
            if is_met is None or not is_met():
                return need.value
        if action_id not in self._handlers:
            return _NOT_NOW
        answer = self._enabled[action_id]() if action_id in self._enabled else True
        if answer is True or answer == "":
            return ""
        return answer or _NOT_NOW
