"""What is done with cases: add, edit, switch, close, reopen, trash, and the sample."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseorg.gui.actions import Actions, Need
from caseorg.gui.bridge import Bridge
from caseorg.gui.case_switcher import CaseSwitcher
from caseorg.gui.context import Context
from caseorg.gui.dialogs.case_dialog import CaseDialog
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.jobs.sample import LoadSample
from caseorg.model.case import Case, CaseStatus
from caseorg.model.changes import Changes
from caseorg.operations import close_case, reopen_case, restore_case, trash_case


class CaseActions(QObject):
    """Does the actions whose ids begin with "case."."""

    def __init__(self, bridge: Bridge, context: Context, switcher: CaseSwitcher, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._switcher = switcher
        self._window = window
        switcher.chosen.connect(self.open)
        switcher.add_requested.connect(self.add)
        bridge.changed.connect(self._on_changed)

    @property
    def current(self) -> Case | None:
        """The case that is open."""
        return next((case for case in self._switcher.cases if case.uuid == self._context.case_uuid), None)

    @property
    def every(self) -> list[Case]:
        """All cases, the open ones first."""
        return self._switcher.cases

    def bind_actions(self, actions: Actions) -> None:
        actions.meet(
            {
                Need.CASE: lambda: self.current is not None,
                Need.CASE_OPEN: lambda: self._status() is CaseStatus.OPEN,
                Need.CASE_CLOSED: lambda: self._status() is CaseStatus.CLOSED,
            }
        )
        actions.bind("case.add", self.add)
        actions.bind("case.switch", self._switcher.open)
        actions.bind("case.edit", self._edit)
        actions.bind("case.close", self._close)
        actions.bind("case.reopen", self._reopen)
        actions.bind("case.trash", self._trash)
        actions.bind("case.sample", self.open_sample)

    def open(self, uuid: str) -> None:
        """Open a case, and show its documents unless its docket is looked at."""
        self._context.set_case(uuid)

    def add(self, then: Callable[[Case], None] | None = None) -> None:
        """Ask for a new case, open it, and go on with `then`."""
        dialog = CaseDialog(self._bridge, parent=self._window)
        dialog.saved.connect(self._on_added)
        if then is not None:
            dialog.saved.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_sample(self, then: Callable[[Case], None] | None = None) -> None:
        """Bring the sample case in, where it is not there yet, and open it."""

        def on_there(case: Case) -> None:
            self._switcher.ask()
            self.open(case.uuid)
            self._context.panel_requested.emit("documents")
            if then is not None:
                then(case)

        self._bridge.run(LoadSample(), then=on_there)

    def _status(self) -> CaseStatus | None:
        current = self.current
        return current.status if current else None

    def _on_added(self, case: Case) -> None:
        self._switcher.ask()
        self.open(case.uuid)
        self._context.panel_requested.emit("documents")

    def _edit(self) -> None:
        if self._context.case_uuid is not None:
            dialog = CaseDialog(self._bridge, self._context.case_uuid, self._window)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _close(self) -> None:
        current = self.current
        if current is not None:
            undo = Offer("Undo", lambda: self._bridge.do(reopen_case, uuid=current.uuid))
            self._bridge.do(
                close_case,
                uuid=current.uuid,
                then=lambda _case: tell(self._window, f"“{current.short_caption}” is closed.", offer=undo),
            )

    def _trash(self) -> None:
        current = self.current
        if current is None:
            return

        def on_trashed(_case: Case) -> None:
            restore = Offer("Restore", lambda: self._bridge.do(restore_case, uuid=current.uuid, then=on_restored))
            tell(self._window, f"“{current.short_caption}” is in the trash.", offer=restore)

        def on_restored(case: Case) -> None:
            self._switcher.ask()
            self.open(case.uuid)
            tell(self._window, f"“{case.short_caption}” is back.", weight=Weight.GOOD)

        self._bridge.do(trash_case, uuid=current.uuid, then=on_trashed)

    def _reopen(self) -> None:
        current = self.current
        if current is not None:
            self._bridge.do(reopen_case, uuid=current.uuid)

    def _on_changed(self, changes: Changes) -> None:
        """The open case may be gone: into the trash, or by undo."""
        if not changes.touches("cases"):
            return
        known = [case.uuid for case in self._switcher.cases]
        if self._context.case_uuid not in known:
            self._context.set_case(known[0] if known else None)
