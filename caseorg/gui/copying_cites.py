"""Copies what is selected in the reader with its pin cite, or the pin cite alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.cited_clipboard import quotes_mime
from caseorg.gui.context import Context
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.viewer.anchors import TextAnchor
from caseorg.queries.pin_cites import pin_cite
from caseorg.rules.pin_cites import cited_quote


class CopyingCites(QObject):
    """Puts cites of the document in front on the clipboard, and says in the status bar which."""

    def __init__(self, bridge: Bridge, context: Context, tabs: Tabs) -> None:
        super().__init__(tabs)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("reader.copy_with_cite", self.copy_quote, enabled=self._has_selection)
        actions.bind("reader.copy_cite", self.copy_cite)

    def copy_quote(self) -> None:
        """The selected words as a quote with its cite, once all pages they stand on are read."""
        tab = self._tabs.front
        if tab is not None:
            selection = tab.view.selection
            selection.when_read(lambda: self._ask(tab, selection.anchors(), with_words=True))

    def copy_cite(self) -> None:
        """The cite of the selected words; without a selection that of the page in front."""
        tab = self._tabs.front
        if tab is None:
            return
        selection = tab.view.selection
        if selection.selection is None:
            self._cite(tab.uuid, tab.view.current_page, tab.view.current_page, "", words="")
        else:
            selection.when_read(lambda: self._ask(tab, selection.anchors(), with_words=False))

    def _ask(self, tab: OpenTab, anchors: Sequence[TextAnchor], *, with_words: bool) -> None:
        if not anchors:
            self._context.status_changed.emit("There are no words in the selection.")
            return
        words = "\n".join(anchor.quote for anchor in anchors) if with_words else ""
        first, last = anchors[0], anchors[-1]
        self._cite(tab.uuid, first.page, last.page, first.quote, words=words, last_quote=last.quote)

    def _cite(self, uuid: str, first: int, last: int, quote: str, *, words: str, last_quote: str = "") -> None:
        def then(cite: str) -> None:
            text = cited_quote(words, cite) if words else cite
            QGuiApplication.clipboard().setMimeData(quotes_mime([text]))
            self._context.status_changed.emit(f"Copied: {text if len(text) <= 120 else text[:60] + ' … ' + cite}")

        self._bridge.ask_later(
            pin_cite, uuid, first, last, quote=quote, last_quote=last_quote, then=then, topic="pin cite"
        )

    def _has_selection(self) -> bool | str:
        tab = self._tabs.front
        return bool(tab and tab.view.selection.selection) or "Select text on the page first."
