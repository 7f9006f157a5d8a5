"""Documents as they are opened, read and left: the reader's tabs, its actions, and the place in each document."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, QPoint, QSettings
from PySide6.QtWidgets import QMenu

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions, Need
from caseorg.gui.bridge import Bridge
from caseorg.gui.citing import Citing
from caseorg.gui.context import Context, OpenDocument
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewedDocument, ViewPlace
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.model.case import Case
from caseorg.model.changes import Changes
from caseorg.queries.cases import case
from caseorg.queries.documents import DocumentLine, document_line, document_lines
from caseorg.queries.pages import PageFacts, page_facts, page_texts
from caseorg.queries.reader import Reader
from caseorg.settings.file import Settings
from caseorg.settings.schema import NIGHT, PAGE_LAYOUT, ZOOM

_PLACES_KEPT = 500
_MENU = (
    "reader.copy", "reader.select_all", "", "reader.find", "reader.go_to_page", "", "reader.zoom_in", "reader.zoom_out",
    "reader.fit_width", "reader.fit_page", "reader.rotate_right", "", "tab.close",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Opening:
    """What must be known of a document before it is shown."""

    line: DocumentLine
    case: Case
    pages: list[PageFacts]


def _opening(reader: Reader, uuid: str) -> _Opening:
    line = document_line(reader, uuid)
    return _Opening(line, case(reader, line.document.case_uuid), page_facts(reader, line.document.sha256))


def _openings(reader: Reader, uuids: Sequence[str]) -> list[_Opening]:
    lines = [line for line in document_lines(reader, uuids) if not line.document.in_trash]
    openings = [_opening(reader, line.document.uuid) for line in lines]
    return [opening for opening in openings if not opening.case.in_trash]


def tab_title(line: DocumentLine) -> str:
    """What a document's tab says: "ECF 28-3 Declaration of …"."""
    return f"ECF {line.ecf} {line.document.title}" if line.ecf else line.document.title


def _tab_tip(opening: _Opening) -> str:
    """The whole title; the case too, since the tab stays when another case is opened."""
    return f"{tab_title(opening.line)}\n{opening.case.short_caption} · {opening.line.document.file_name}"


class Reading(QObject):
    """Opens documents in tabs, and does the reader's actions in the one in front."""

    def __init__(
        self, bridge: Bridge, context: Context, tabs: Tabs, source: PageSource, settings: Settings, layout: QSettings
    ) -> None:
        super().__init__(tabs)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs
        self._source = source
        self._settings = settings
        self._layout = layout
        self._actions: Actions | None = None
        self._opening: set[str] = set()
        self._citing = Citing(bridge, context, tabs)
        context.open_document_requested.connect(self.open)
        tabs.front_changed.connect(self._on_front_changed)
        tabs.closed.connect(self._on_closed)
        bridge.changed.connect(self._on_changed)

    @property
    def is_idle(self) -> bool:
        """Whether every document that was asked for is open or has failed."""
        views = [tab.view for tab in self._tabs.documents]
        return not self._opening and all(
            view.is_open or self._source.open_failure(view.document.sha256) for view in views if view.isVisible()
        )

    @property
    def drawn_bytes(self) -> int:
        """How much of pages is drawn; it stands still once all that shows is drawn."""
        return self._source.cache_bytes

    # Opening

    def open(self, wish: OpenDocument) -> None:
        """Show a document, in its tab where it is open already."""
        tab = self._tabs.tab_of(wish.uuid)
        if tab is not None:
            self._tabs.show_document(wish.uuid)
            self._go(tab.view, wish)
        elif wish.uuid not in self._opening:
            self._opening.add(wish.uuid)
            self._bridge.ask_later(
                _opening,
                wish.uuid,
                then=lambda answer: self._on_known(answer, wish, front=True),
                otherwise=lambda error: self._on_unknown(wish.uuid, error),
            )

    def reopen(self, uuids: Sequence[str], front: str) -> None:
        """Open the documents of last time in their order; those that are gone or in the trash are left out."""
        self._opening.update(uuids)

        def then(openings: list[_Opening]) -> None:
            self._opening.difference_update(uuids)
            for opening in openings:
                uuid = opening.line.document.uuid
                self._on_known(opening, OpenDocument(uuid), front=uuid == front)

        self._bridge.ask_later(_openings, tuple(uuids), then=then)

    def _on_known(self, opening: _Opening, wish: OpenDocument, *, front: bool) -> None:
        self._opening.discard(wish.uuid)
        if self._tabs.tab_of(wish.uuid) is not None:
            return
        document = opening.line.document
        viewed = ViewedDocument(
            sha256=document.sha256, title=document.title, ecf_pages=tuple(page.ecf_page for page in opening.pages)
        )
        view = DocumentView(self._source, viewed, texts=self._texts_of(document.sha256))
        view.menu_requested.connect(self._on_menu)
        view.view_changed.connect(self._show_state)
        view.selection_changed.connect(self._show_state)
        view.history_changed.connect(self._show_state)
        view.message_changed.connect(self._on_message)
        view.bar.night.clicked.connect(self._set_night)
        self._citing.add(view, opening.line)
        self._name_shortcuts(view)
        self._tabs.add(wish.uuid, view, title=tab_title(opening.line), tip=_tab_tip(opening), front=front)
        self._look_as_before(view, wish)
        self._go(view, wish)
        if front:
            view.setFocus()

    def _on_unknown(self, uuid: str, error: Exception) -> None:
        self._opening.discard(uuid)
        self._bridge.failed.emit(error)

    def _texts_of(self, sha256: str) -> Callable[[int, int], list[str]]:
        return lambda first, last: self._bridge.ask(page_texts, sha256, first, last - first)

    @staticmethod
    def _go(view: DocumentView, wish: OpenDocument) -> None:
        if wish.patterns:
            view.show_hits(wish.patterns, wish.page)
        elif wish.page is not None:
            view.go_to_page(wish.page)

    # Places

    def _look_as_before(self, view: DocumentView, wish: OpenDocument) -> None:
        view.set_night(self._settings.flag(NIGHT))
        place = _place_of(str(self._layout.value(f"places/{wish.uuid}", "")))
        if place is None:
            fit = {"width": Fit.WIDTH, "page": Fit.PAGE}.get(self._settings.text(ZOOM), Fit.NONE)
            place = ViewPlace(fit=fit, layout=LayoutKind(self._settings.text(PAGE_LAYOUT)))
        view.restore_place(place)

    def keep_places(self) -> None:
        """Remember where one is in every open document."""
        for tab in self._tabs.documents:
            self._keep_place(tab)

    def _keep_place(self, tab: OpenTab) -> None:
        if not tab.view.is_open:
            return
        self._layout.beginGroup("places")
        known = self._layout.childKeys()
        for uuid in known[: max(0, len(known) - _PLACES_KEPT)]:
            self._layout.remove(uuid)
        self._layout.setValue(tab.uuid, json.dumps(asdict(tab.view.place())))
        self._layout.endGroup()

    def _on_closed(self, tab: OpenTab) -> None:
        self._keep_place(tab)

    # What is in front

    def _on_front_changed(self, tab: OpenTab | None) -> None:
        self._context.set_shown(tab.uuid if tab else None)
        self._show_state()

    def _on_changed(self, changes: Changes) -> None:
        if not changes.touches("documents", "docket_entries", "cases"):
            return
        for tab in self._tabs.documents:
            self._bridge.ask_later(
                _opening,
                tab.uuid,
                then=self._on_renamed,
                otherwise=self._closing(tab.uuid),  # its import was undone
                topic=f"tab {tab.uuid}",
            )

    def _closing(self, uuid: str) -> Callable[[CaseorgError], None]:
        return lambda _error: self._tabs.close_document(uuid)

    def _on_renamed(self, opening: _Opening) -> None:
        document = opening.line.document
        if document.in_trash or opening.case.in_trash:
            self._tabs.close_document(document.uuid)
            return
        self._tabs.rename(document.uuid, title=tab_title(opening.line), tip=_tab_tip(opening))

    def _on_message(self, sentence: str) -> None:
        self._context.status_changed.emit(sentence)

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
            for action_id, kind in _LAYOUTS.items():
                self._actions[action_id].setChecked(tab is not None and tab.view.area.layout_kind is kind)
            self._actions.refresh_soon()

    # Actions

    def bind_actions(self, actions: Actions) -> None:
        """Do the reader's actions in the document in front."""
        self._actions = actions
        actions.meet({Need.SHOWN: lambda: self._tabs.front is not None})
        for action_id, act in _ACTS.items():
            actions.bind(action_id, self._doing(act))
        actions.bind("reader.copy", self._doing(DocumentView.copy_selection), enabled=self._has_selection)
        actions.bind("reader.night", self._set_night)
        self._citing.bind_actions(actions)
        for action_id, kind in _LAYOUTS.items():
            actions.bind(action_id, lambda _on, kind=kind: self._lay_out(kind))
        actions.bind("tab.close", self._close)
        actions.bind("tab.close_others", self._tabs.close_others)
        actions.bind("tab.reopen", self._reopen, enabled=lambda: self._tabs.can_reopen or "No tab was closed.")
        actions.bind("tab.next", lambda: self._tabs.step(1))
        actions.bind("tab.previous", lambda: self._tabs.step(-1))
        self._tabs.use_actions(actions, ("tab.close", "tab.close_others", "tab.reopen"))
        actions.shortcuts_changed.connect(self._on_shortcuts_changed)
        self._on_shortcuts_changed()
        self._show_state()

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

    def _lay_out(self, kind: LayoutKind) -> None:
        tab = self._tabs.front
        if tab is not None:
            tab.view.set_layout(kind)
        self._show_state()

    def _close(self) -> None:
        tab = self._tabs.front
        if tab is not None:
            self._tabs.close_document(tab.uuid)

    def _reopen(self) -> None:
        uuid = self._tabs.take_closed()
        if uuid is not None:
            self.open(OpenDocument(uuid))


_ACTS: dict[str, Callable[[DocumentView], object]] = {
    "reader.find": lambda view: view.find_text(),
    "reader.find_next": lambda view: view.find_next(),
    "reader.find_previous": lambda view: view.find_previous(),
    "reader.select_all": lambda view: view.select_all_on_page(),
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
    "reader.single_page": LayoutKind.SINGLE,
}


def _place_of(text: str) -> ViewPlace | None:
    """A place as it was kept, None where there is none that can be used."""
    try:
        kept = json.loads(text)
        return ViewPlace(
            page=int(kept["page"]),
            x=float(kept["x"]),
            y=float(kept["y"]),
            zoom=float(kept["zoom"]),
            fit=Fit(kept["fit"]),
            turn=int(kept["turn"]) % 360,
            layout=LayoutKind(kept["layout"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
