"""Documents as they are opened, read and left: the reader's tabs, its actions, and the place in each document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSettings, Signal

from caseorg.base.errors import CaseorgError
from caseorg.gui.bridge import Bridge
from caseorg.gui.citing import Citing
from caseorg.gui.context import Context, OpenDocument
from caseorg.gui.reading_places import ReadingPlaces
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.viewer.document import ViewedDocument, ViewPlace
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.model.case import Case
from caseorg.model.changes import Changes
from caseorg.queries.cases import case
from caseorg.queries.document_versions import page_in_version
from caseorg.queries.documents import DocumentLine, document_line, document_lines
from caseorg.queries.pages import PageFacts, page_facts, page_texts
from caseorg.queries.reader import Reader
from caseorg.settings.file import Settings
from caseorg.settings.schema import GLIDE, NIGHT


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
    """Opens documents in tabs. `view_made` tells a DocumentView that is about to show, to be connected to."""

    annotated_view_made = Signal(object, str)  # DocumentView, and the uuid of its document
    annotation_wished = Signal(object, object)  # DocumentView that is to show an annotation, and the OpenDocument
    view_made = Signal(object)

    def __init__(
        self, bridge: Bridge, context: Context, tabs: Tabs, source: PageSource, settings: Settings, layout: QSettings
    ) -> None:
        super().__init__(tabs)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs
        self._source = source
        self._settings = settings
        self._places = ReadingPlaces(layout, settings)
        self._opening: set[str] = set()
        self.citing = Citing(bridge, context, tabs)
        context.open_document_requested.connect(self.open)
        tabs.front_changed.connect(self._on_front_changed)
        tabs.closed.connect(self._keep_place)
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
                then=lambda answer: self._on_known(answer, wish),
                otherwise=lambda error: self._on_unknown(wish.uuid, error),
            )

    def reopen(self, uuids: Sequence[str], front: str, *, right: bool = False) -> None:
        """Open the documents of last time in their order, on one side; those that are gone or in the trash are left
        out."""
        self._opening.update(uuids)

        def then(openings: list[_Opening]) -> None:
            self._opening.difference_update(uuids)
            for opening in openings:
                uuid = opening.line.document.uuid
                side = self._tabs.right if right else self._tabs.left
                if side.tab_of(uuid) is None:
                    self._show(opening, self._places.of(uuid, right=right), front=uuid == front, right=right)

        self._bridge.ask_later(_openings, tuple(uuids), then=then)

    def open_across(self, tab: OpenTab) -> None:
        """Show a document on the other side as well, at the same place, to read two places of it next to each other."""
        place, right = tab.view.place(), tab not in self._tabs.right.documents
        known = (self._tabs.right if right else self._tabs.left).tab_of(tab.uuid)
        if known is not None:
            self._tabs.other_side()
            self._tabs.show_document(tab.uuid)
            known.view.going.jump(lambda: known.view.area.restore_place(place))
            return

        def then(opening: _Opening) -> None:
            if self._tabs.tab_of(tab.uuid) is not None:
                self._show(opening, place, front=True, right=right).setFocus()

        self._bridge.ask_later(_opening, tab.uuid, then=then, topic="the other side")

    def _on_known(self, opening: _Opening, wish: OpenDocument) -> None:
        self._opening.discard(wish.uuid)
        if self._tabs.tab_of(wish.uuid) is not None:
            return
        view = self._show(opening, self._places.of(wish.uuid), front=True)
        self._go(view, wish)
        view.setFocus()

    def _show(
        self, opening: _Opening, place: ViewPlace, *, front: bool, right: bool | None = None
    ) -> DocumentView:
        """A new tab, as one looked at the document before."""
        view = self._view_of(opening, place)
        self._tabs.add(
            opening.line.document.uuid, view, title=tab_title(opening.line), tip=_tab_tip(opening), front=front,
            right=right,
        )  # fmt: skip
        return view

    def _view_of(self, opening: _Opening, place: ViewPlace) -> DocumentView:
        document = opening.line.document
        viewed = ViewedDocument(
            sha256=document.sha256, title=document.title, ecf_pages=tuple(page.ecf_page for page in opening.pages)
        )
        view = DocumentView(self._source, viewed, texts=self._texts_of(document.sha256))
        view.message_changed.connect(self._on_message)
        self.view_made.emit(view)
        self.annotated_view_made.emit(view, document.uuid)
        self.citing.add(view, opening.line)
        view.set_night(self._settings.flag(NIGHT))
        view.area.glide.wanted = lambda: self._settings.flag(GLIDE)
        view.restore_place(place)
        return view

    def _on_unknown(self, uuid: str, error: Exception) -> None:
        self._opening.discard(uuid)
        self._bridge.failed.emit(error)

    def _texts_of(self, sha256: str) -> Callable[[int, int], list[str]]:
        return lambda first, last: self._bridge.ask(page_texts, sha256, first, last - first)

    def _go(self, view: DocumentView, wish: OpenDocument) -> None:
        if wish.annotation:
            self.annotation_wished.emit(view, wish)
        elif wish.patterns:
            view.show_hits(wish.patterns, wish.page)
        elif wish.page is not None:
            view.go_to_page(wish.page)

    # Places

    def keep_places(self) -> None:
        """Remember where one is in every open document."""
        for tab in self._tabs.documents:
            self._keep_place(tab)

    def _keep_place(self, tab: OpenTab) -> None:
        if tab.view.is_open:
            right = tab in self._tabs.right.documents
            other = self._tabs.left if right else self._tabs.right
            self._places.keep(tab.uuid, tab.view.place(), right=right, alone=other.tab_of(tab.uuid) is None)

    # What is in front

    def _on_front_changed(self, tab: OpenTab | None) -> None:
        self._context.set_shown(tab.uuid if tab else None)

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
        for tab in self._tabs.documents:
            if tab.uuid == document.uuid and tab.view.document.sha256 != document.sha256:
                self._turn_over(tab, opening)

    def _turn_over(self, tab: OpenTab, opening: _Opening) -> None:
        """Show the file a document has now, at the page that corresponds to the one in front."""
        place = tab.view.place()

        def then(page: int) -> None:
            if tab in self._tabs.documents:
                view = self._view_of(opening, replace(place, page=page))
                self._tabs.replace(tab, view, title=tab_title(opening.line), tip=_tab_tip(opening))

        self._bridge.ask_later(
            page_in_version,
            tab.view.document.sha256,
            opening.line.document.sha256,
            place.page,
            then=then,
            topic=f"version {tab.uuid} {id(tab.view)}",
        )

    def _on_message(self, sentence: str) -> None:
        self._context.status_changed.emit(sentence)
