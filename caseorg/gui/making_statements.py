"""Makes a statement of the words selected in the reader: the keys, then Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.viewer.anchors import TextAnchor
from caseorg.model.statement import Follows
from caseorg.operations.statements import NewSegment
from caseorg.queries.documents import document_line


class MakingStatements(QObject):
    """Begins “Add Statement” with the selected words and their pages as segments."""

    def __init__(self, bridge: Bridge, context: Context, tabs: Tabs) -> None:
        super().__init__(tabs)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("statement.from_selection", self.begin, enabled=self._has_selection)

    def begin(self) -> None:
        """Open the form, once all pages of the selection are read."""
        tab = self._tabs.front
        if tab is not None:
            selection = tab.view.selection
            selection.when_read(lambda: self._begin_with(tab, selection.anchors()))

    def _begin_with(self, tab: OpenTab, anchors: Sequence[TextAnchor]) -> None:
        if not anchors:
            self._context.status_changed.emit("There are no words in the selection.")
            return
        document = self._bridge.ask(document_line, tab.uuid).document
        segments = [
            NewSegment(
                text=anchor.quote, follows=Follows.ON, document_uuid=tab.uuid, sha256=tab.view.document.sha256,
                page=anchor.page,
            )
            for anchor in anchors
        ]  # fmt: skip
        given = {"segments": segments, "case_uuid": document.case_uuid}
        usual = {"said_on": document.date_filed or "", "kind": "from a filing"}
        self._context.act_requested.emit("statement.add", given | {"initial": usual})

    def _has_selection(self) -> bool | str:
        tab = self._tabs.front
        return bool(tab and tab.view.selection.selection) or "Select text on the page first."
