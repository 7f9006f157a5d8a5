"""One document as it is read: its pages, the bar below them, and the find bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from caseorg.gui.viewer.accessible_pages import AccessiblePages
from caseorg.gui.viewer.caret import Caret
from caseorg.gui.viewer.document import Fit, LayoutKind, ViewedDocument, ViewPlace
from caseorg.gui.viewer.find_bar import FindBar
from caseorg.gui.viewer.finder import PageTexts
from caseorg.gui.viewer.finding import Finding
from caseorg.gui.viewer.floating_bar import FloatingBar
from caseorg.gui.viewer.going import Going
from caseorg.gui.viewer.opening import Opening
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.page_names import find_page, page_name, page_position
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.reader_keys import act_on_key
from caseorg.gui.viewer.symbols import name_shortcuts
from caseorg.gui.viewer.text_selection import TextSelection
from caseorg.gui.viewer.tools.select_text import SelectText
from caseorg.gui.viewer.view_bar import ViewBar
from caseorg.model.reading import OutlineItem
from caseorg.model.search import HitPattern
from caseorg.pdf.types import PageBox


class DocumentView(QWidget):
    """A tab of the window. Pages count from 0. What is asked before the document is open is done once it is.

    `texts` gives the stored texts of a range of pages, for find. `page_changed` tells the current page, `view_changed`
    that zoom, fit, rotation, layout or night reading changed, `opened` and `failed` how opening went, `message_changed`
    a sentence for the status bar.
    """

    page_changed = Signal(int)
    view_changed = Signal()
    selection_changed = Signal(bool)
    history_changed = Signal(bool, bool)
    opened = Signal()
    failed = Signal(str)
    message_changed = Signal(str)
    menu_requested = Signal(QPoint)
    escaped = Signal()

    def __init__(
        self, source: PageSource, document: ViewedDocument, parent: QWidget | None = None, *, texts: PageTexts
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.document = document
        self.opening = Opening(source, document.sha256)
        self.area = PageArea(source, document.sha256)
        self.bar = ViewBar()
        self.find_bar = FindBar()
        self.selection = TextSelection(source, document.sha256, self)
        self.going = Going(self.area)
        self.finding = Finding(self.area, self.find_bar, texts, self._text_of, jump=self.going.jump)
        self.caret = Caret(self.area, self.selection)
        self.area.overlays = [self.finding.hits, self.finding.finder, self.selection, self.caret]
        self.area.key_takers.append(self.caret.take_key)
        self.accessible = AccessiblePages(self.area, self.selection, self.caret)
        self.area.tool = SelectText(self.area, self.selection)
        self.extend_menu: Callable[[QMenu], None] | None = None  # adds what is about the selected annotations
        self._place_widgets()
        self._floating = FloatingBar(self.bar, self)
        self._connect()
        self.opening.begin(self.area)

    # What is known

    @property
    def is_open(self) -> bool:
        """Whether pages can be shown."""
        return self.going.is_open

    @property
    def page_count(self) -> int:
        return self.area.page_count

    @property
    def current_page(self) -> int:
        return self.area.current_page

    @property
    def labels(self) -> Sequence[str]:
        """The printed labels of the pages."""
        info = self.source.info(self.document.sha256)
        return info.labels if info else ()

    @property
    def outline(self) -> Sequence[OutlineItem]:
        return self.source.outline(self.document.sha256)

    # Going

    def go_to_page(self, page: int) -> None:
        """Go to the top of a page; the place left can be gone back to."""
        self.going.to_page(page)

    def go_to(self, text: str) -> bool:
        """Go to "12", a label like "iv", or "ecf 7"; whether there is such a page."""
        page = find_page(text, self.labels, self.document.ecf_pages, self.page_count)
        if page is None:
            self.bar.show_problem(f"No page “{text.strip()}”")
            self.message_changed.emit(
                f"There is no page “{text.strip()}”. Type 1 to {self.page_count}, a label, or ECF and a stamped page."
            )
            return False
        self.message_changed.emit("")
        self.go_to_page(page)
        self.area.setFocus()
        return True

    def next_page(self) -> None:
        self.going.by_pages(1)

    def previous_page(self) -> None:
        self.going.by_pages(-1)

    def edit_page(self) -> None:
        """Put the keyboard into the page field."""
        if self._floating.is_on:
            self._floating.show()
        self.bar.page_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.page_field.selectAll()

    @property
    def can_go_back(self) -> bool:
        """Whether a place was left in this document."""
        return self.going.can_go_back

    def go_back(self) -> None:
        self.going.back()

    def go_forward(self) -> None:
        self.going.forward()

    def place(self) -> ViewPlace:
        """Where one is and how one looks at it, to be remembered; until it is open, what was asked to be restored."""
        return self.going.place()

    def restore_place(self, place: ViewPlace) -> None:
        """Show a place that was remembered."""
        self.going.restore_place(place)

    # Looking

    def zoom_in(self) -> None:
        self.area.step_zoom(larger=True)

    def zoom_out(self) -> None:
        self.area.step_zoom(larger=False)

    def set_zoom(self, zoom: float) -> None:
        """1.0 is the printed size."""
        self.area.set_zoom(zoom)

    def fit_width(self) -> None:
        self.area.set_fit(Fit.WIDTH)

    def fit_page(self) -> None:
        self.area.set_fit(Fit.PAGE)

    def rotate(self) -> None:
        """Turn all pages clockwise by 90 degrees."""
        self.area.set_turn(self.area.turn + 90)

    def set_layout(self, kind: LayoutKind) -> None:
        self.area.set_layout(kind)

    @property
    def night(self) -> bool:
        return self.area.night

    def set_night(self, night: bool) -> None:
        """Light letters on dark pages."""
        self.area.set_night(night)

    def float_bar(self, on: bool) -> None:
        """Show the bar only while the mouse is at the lower edge, as where pages have the whole screen."""
        self._floating.switch(on)

    def name_shortcuts(self, shortcut_text: Callable[[str], str]) -> None:
        """Name the shortcuts in force in the tool tips; `shortcut_text` gives an action's by its id, "" for none."""
        for bar in (self.bar, self.find_bar):
            name_shortcuts(bar, shortcut_text)

    # Text

    def copy_selection(self) -> None:
        self.selection.copy()

    def select_all_on_page(self) -> None:
        self.selection.select_page(self.current_page)

    def select_paragraph(self) -> None:
        """Select the paragraph at the caret, at the end of the selection, or the first one that shows."""
        self.caret.select_paragraph()

    def set_caret(self, on: bool) -> None:
        """Show a caret, so that arrow keys move it and Shift selects."""
        self.caret.switch(on)

    def find_text(self, text: str = "") -> None:
        """Open the find bar; without a text, with what is selected on one line."""
        self.finding.open(text or self._selected_line())

    def find_next(self) -> None:
        self.finding.step(1)

    def find_previous(self) -> None:
        self.finding.step(-1)

    def close_find(self) -> None:
        """Hide the find bar and its marks, and give the keyboard back to the pages."""
        self.finding.close()

    def show_hits(self, patterns: Sequence[HitPattern], page: int | None = None, index: int = 0) -> None:
        """Mark what a search found, and bring hit `index` of `page` into view."""
        self.going.when_open(
            lambda: self.finding.show_hits(patterns, self.current_page if page is None else page, index)
        )

    def escape(self) -> None:
        """Close what is open, one thing at a time: find bar, hits, selection, caret; then `escaped` tells."""
        if self.finding.escape():
            return
        if self.selection.selection is not None:
            self.selection.clear()
        elif self.caret.is_on:
            self.set_caret(False)
        else:
            self.escaped.emit()

    # Inside

    def put_above(self, bar: QWidget) -> None:
        """Place a bar above the pages."""
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, bar)

    def _place_widgets(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.opening, stretch=1)
        column.addWidget(self.find_bar)
        column.addWidget(self.bar)
        self.find_bar.hide()
        self.setFocusProxy(self.area)
        self.setAccessibleName(self.document.title)

    def _connect(self) -> None:
        self.opening.boxes_known.connect(self._take)
        self.opening.failed.connect(self._on_failed)
        self.source.text_changed.connect(self._on_text_changed)
        self.source.words_changed.connect(self._on_words_changed)
        self.area.current_page_changed.connect(self._on_page_changed)
        self.area.view_changed.connect(self._on_view_changed)
        self.going.history_changed.connect(self._show_history)
        self.selection.changed.connect(self._on_selection_changed)
        self.caret.switched.connect(self._on_caret_switched)
        self.selection.copied.connect(lambda text: self.message_changed.emit(f"Copied {len(text):,} characters."))
        self.selection.copying_waits.connect(lambda: self.message_changed.emit("Reading the selected pages…"))
        bar = self.bar
        for signal, slot in (
            (bar.page_entered, self.go_to),
            (bar.zoom_entered, self.set_zoom),
            (bar.left, self._leave_bar),
            (bar.back.clicked, self.go_back),
            (bar.forward.clicked, self.go_forward),
            (bar.previous_page.clicked, self.previous_page),
            (bar.next_page.clicked, self.next_page),
            (bar.find_button.clicked, lambda: self.find_text()),
            (bar.zoom_out.clicked, self.zoom_out),
            (bar.zoom_in.clicked, self.zoom_in),
            (bar.fit_width.clicked, self.fit_width),
            (bar.fit_page.clicked, self.fit_page),
            (bar.rotate.clicked, self.rotate),
            (bar.night.toggled, self.set_night),
        ):
            signal.connect(slot)

    def _text_of(self, page: int) -> PageText | None:
        return self.source.text(self.document.sha256, page)

    def _selected_line(self) -> str:
        selection = self.selection.selection
        if selection is None or len(selection.pages) > 1:
            return ""
        text = self._text_of(selection.start.page)
        line = text.text[selection.start.offset : selection.end.offset] if text else ""
        return "" if "\n" in line else line.strip()

    def _show_history(self, back: bool, forward: bool) -> None:
        self.bar.show_history(back=back, forward=forward)
        self.history_changed.emit(back, forward)

    def _leave_bar(self) -> None:
        self.bar.page_field.setModified(False)
        self._on_page_changed(self.current_page)
        self.area.setFocus()

    def _on_failed(self, failure: str) -> None:
        self.bar.setEnabled(False)
        self.failed.emit(failure)

    def _take(self, boxes: Sequence[PageBox]) -> None:
        """The geometry of the pages is known, or better known."""
        self.bar.setEnabled(True)
        if boxes != self.area.geometry_now.layout.boxes:
            self.area.set_boxes(boxes)
        if not self.is_open:
            self.going.begin()
            self._on_page_changed(self.current_page)
            self._on_view_changed()
            self.opened.emit()
            self.going.do_waiting()

    def _on_text_changed(self, sha256: str, page: int) -> None:
        if sha256 == self.document.sha256:
            self.finding.read(page)
            if self.selection.selection is not None:
                self.area.refresh()

    def _on_words_changed(self, sha256: str, page: int) -> None:
        if sha256 == self.document.sha256:
            self.finding.finder.recount(page)

    def _on_page_changed(self, page: int) -> None:
        ecf_page = self.document.ecf_page(page)
        self.bar.show_page(page_name(page, self.labels), page_position(page, self.page_count, self.labels, ecf_page))
        self.area.setAccessibleDescription(f"Page {page + 1} of {self.page_count}")
        self.page_changed.emit(page)

    def _on_view_changed(self) -> None:
        self.bar.show_view(self.area.zoom, self.area.fit, night=self.area.night)
        self.view_changed.emit()

    def _on_caret_switched(self, on: bool) -> None:
        self.message_changed.emit("Caret on: the arrow keys move it, with Shift they select; F7 ends." if on else "")
        self.view_changed.emit()

    def _on_selection_changed(self) -> None:
        self.area.refresh()
        self.selection_changed.emit(self.selection.selection is not None)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not act_on_key(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # what no tool has taken arrives here; the buttons at a mouse's side go back and forward
        if event.button() is Qt.MouseButton.BackButton:
            self.go_back()
        elif event.button() is Qt.MouseButton.ForwardButton:
            self.go_forward()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.is_open:
            self.opening.ask()
        QTimer.singleShot(0, self, self.going.do_waiting)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.opening.forget()
