"""Record cites and the links of a file in the reader: found on its pages, resolved in its case, followed in a tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.messages import Offer, tell
from caseorg.gui.tabs import Tabs
from caseorg.gui.viewer.coordinates import page_rect_to_upright
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_links import PageLink, PageLinks
from caseorg.gui.viewer.page_text import PageText
from caseorg.model.changes import Changes
from caseorg.model.citing import Destination, ResolvedCite
from caseorg.pdf.types import Link
from caseorg.queries.cites import document_of_file, resolved_cites
from caseorg.queries.documents import DocumentLine
from caseorg.queries.pages import page_texts
from caseorg.rules.link_addresses import linked_file
from caseorg.rules.record_cites import find_record_cites

_PAGES_BEFORE = 2  # an *id.* at the top of a page means what was cited on the page before
_PAGES_LOOKED_AT = 400  # for the next cite; a millisecond each
_TRAIL = 50


class Citing(QObject):
    """Makes cites links in every document that is opened, and does the actions on them in the one in front."""

    def __init__(self, bridge: Bridge, context: Context, tabs: Tabs) -> None:
        super().__init__(tabs)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs
        self._trail: list[tuple[str, str]] = []  # from which document to which a cite led

    def add(self, view: DocumentView, line: DocumentLine) -> None:
        """Make the cites of a document that is opened links; this ends with its view."""
        CitesOfView(self._bridge, view, line, self.follow)

    def bind_actions(self, actions: Actions) -> None:
        actions.bind("reader.next_cite", lambda: self._with_links(lambda links: links.step(1)))
        actions.bind("reader.previous_cite", lambda: self._with_links(lambda links: links.step(-1)))
        actions.bind("reader.follow_cite", lambda: self._with_links(PageLinks.follow))
        actions.bind("reader.back", self._go_back)

    def follow(self, from_uuid: str, destination: Destination) -> None:
        """Open what a cite leads to, or say what is missing."""
        if destination.missing:
            self._context.status_changed.emit(destination.missing)
        if destination.uuid is None:
            return
        if destination.uuid != from_uuid:
            self._trail = [*self._trail[-_TRAIL:], (from_uuid, destination.uuid)]
        page = destination.page
        self._context.open_document(destination.uuid, page=None if page is None else page - 1)

    def _with_links(self, act: Callable[[PageLinks], None]) -> None:
        tab = self._tabs.front
        links = tab.view.findChild(PageLinks) if tab is not None else None
        if links is not None:
            act(links)

    def _go_back(self) -> None:
        """Back within the document; from the place a cite led to, back to the document it stands in."""
        tab = self._tabs.front
        if tab is None:
            return
        if tab.view.can_go_back or not self._trail or self._trail[-1][1] != tab.uuid:
            tab.view.go_back()
            return
        from_uuid, _ = self._trail.pop()
        self._context.open_document(from_uuid)


class CitesOfView(QObject):
    """The links on the pages of one view."""

    def __init__(
        self, bridge: Bridge, view: DocumentView, line: DocumentLine, follow: Callable[[str, Destination], None]
    ) -> None:
        super().__init__(view)
        self._bridge = bridge
        self._view = view
        self._document = line.document
        self._follow = follow
        self._known: dict[int, list[PageLink]] = {}
        self._asked: set[int] = set()
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read)
        self._waiting: set[int] = set()
        asked = self._asked
        view.destroyed.connect(lambda: asked.clear())  # an answer may come after the view is gone
        self.links = PageLinks(view, self)
        bridge.changed.connect(self._on_changed)
        view.source.text_changed.connect(self._on_text_changed)

    def links_on(self, page: int) -> Sequence[PageLink]:
        """As LinkSource says."""
        if page not in self._asked and self._text(page) is not None:
            self._waiting.add(page)  # the words are there; not while painting
            self._reading.start()
        return self._known.get(page, ())

    def page_with_links(self, page: int, step: int) -> int | None:
        """As LinkSource says, by the stored texts."""
        pages = range(page, self._view.page_count)[:_PAGES_LOOKED_AT] if step > 0 else range(page, -1, -1)
        for number in pages[:_PAGES_LOOKED_AT]:
            texts = self._stored(number, number + 1)
            if self._known.get(number) or (texts and find_record_cites(texts)):
                return number
        return None

    # Reading

    def _on_text_changed(self, sha256: str, page: int) -> None:
        """The words of a page come after its picture: nothing else need draw it again."""
        if sha256 == self._document.sha256 and page in self._view.area.geometry_now.visible_pages():
            self._asked.discard(page)  # they may be others than before
            self._waiting.add(page)
            self._reading.start()

    def _text(self, page: int) -> PageText | None:
        return self._view.source.text(self._document.sha256, page)

    def _stored(self, first: int, last: int) -> list[str]:
        first = max(first, 0)
        return self._bridge.ask(page_texts, self._document.sha256, first, max(last - first, 0))

    def _read(self) -> None:
        """Find the cites of one page and ask where they lead; the next page with the next turn of the event loop."""
        page = min(self._waiting, key=lambda one: abs(one - self._view.current_page), default=None)
        if page is None:
            return
        self._waiting.discard(page)
        if self._waiting:
            self._reading.start()
        text = self._text(page)
        if text is None or page in self._asked:
            return
        self._asked.add(page)
        before = self._stored(page - _PAGES_BEFORE, page)
        after = self._stored(page + 1, page + 2)
        cites = [
            cite
            for cite in find_record_cites([*before, text.text, *after])
            if cite.page == len(before) + 1 or (cite.continued is not None and cite.continued[0] == len(before) + 1)
        ]
        self._bridge.ask_later(
            resolved_cites,
            self._document.case_uuid,
            cites,
            self._document.uuid,
            then=partial(self._on_resolved, page, len(before) + 1),
        )

    def _on_resolved(self, page: int, number: int, resolved: list[ResolvedCite]) -> None:
        text = self._text(page)
        if text is None or page not in self._asked:
            return
        links = [link for one in resolved for link in self._cite_links(text, number, one)]
        self._known[page] = links + self._file_links(page)
        self.links.links_changed()

    def _cite_links(self, text: PageText, number: int, resolved: ResolvedCite) -> list[PageLink]:
        cite = resolved.cite
        if cite.page != number and cite.continued is not None:
            return [self._cite_link(text, cite.continued[1], cite.continued[2], resolved.destinations[-1])]
        return [
            self._cite_link(text, part.start, part.end, destination)
            for part, destination in zip(cite.parts, resolved.destinations, strict=True)
        ]

    def _cite_link(self, text: PageText, start: int, end: int, destination: Destination) -> PageLink:
        return PageLink(
            tuple(text.boxes(start, end)),
            destination_words(destination),
            partial(self._follow, self._document.uuid, destination),
            is_missing=destination.uuid is None,
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("documents", "docket_entries", "cases"):
            self._asked.clear()  # the links known stay until they are known anew, so that none goes out meanwhile
            self._view.area.refresh()

    # Links that the file itself has

    def _file_links(self, page: int) -> list[PageLink]:
        content = self._view.source.content(self._document.sha256, page)
        boxes = self._view.source.boxes(self._document.sha256)
        if content is None or page >= len(boxes):
            return []
        return [
            PageLink(
                (page_rect_to_upright(boxes[page], link.box),),
                _link_words(link),
                partial(self._follow_link, link),
                is_quiet=True,
            )
            for link in content.links
        ]

    def _follow_link(self, link: Link) -> None:
        if link.page is not None:
            self._jump(link.page, link.top)
            return
        address = link.uri or ""
        file = linked_file(address)
        if file is None:
            offer = Offer("Copy Address", lambda: QGuiApplication.clipboard().setText(address))
            sentence = f"This link leads out of caseorg, which opens nothing on the network: {address}"
            tell(self._view, sentence, offer=offer)
            return
        self._bridge.ask_later(
            document_of_file, self._document.case_uuid, *file, then=partial(self._follow, self._document.uuid)
        )

    def _jump(self, page: int, top: float | None) -> None:
        self._view.go_to_page(page)
        boxes = self._view.source.boxes(self._document.sha256)
        if top is not None and page < len(boxes):
            left = boxes[page].crop[0]
            spot = page_rect_to_upright(boxes[page], (left, top, left + 1, top + 1))
            self._view.area.show_boxes(page, [spot])


def destination_words(destination: Destination) -> str:
    """What a link says of where it leads: "Opens ECF 28-3 Declaration of … at page 7"."""
    if destination.uuid is None:
        return destination.missing
    place = f" at page {destination.page}" if destination.page is not None else ""
    missing = f" ({destination.missing})" if destination.missing else ""
    return f"Opens {destination.name}{place}{missing}"


def _link_words(link: Link) -> str:
    if link.page is not None:
        return f"Goes to page {link.page + 1}"
    return f"Leads to {link.uri}"
