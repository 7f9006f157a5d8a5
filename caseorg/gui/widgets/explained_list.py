"""A list of deadlines with the explanation of one of them: beside it where there is room, else below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from caseorg.base import clock
from caseorg.base.errors import CaseorgError
from caseorg.gui import icons
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.looks import looks
from caseorg.gui.widgets.explanation_html import explanation_html
from caseorg.model.changes import Changes
from caseorg.operations import confirm_source
from caseorg.queries.deadline_explained import explained, explanation_text
from caseorg.queries.deadline_views import DeadlineView, deadline_view

# From this width on both stand side by side.
_SIDE_BY_SIDE = 1040
_SHOWN_TABLES = ("deadlines", "deadline_triggers", "events", "computations", "documents", "document_relations", "cases")


class ExplainedList(QSplitter):
    """`rows` is the list; the explanation comes with `explain` and goes with Esc or its close button."""

    closed = Signal()  # the explanation went away: the keyboard goes back to the list

    def __init__(self, rows: QWidget, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._bridge, self._context = bridge, context
        self._view: DeadlineView | None = None
        self.explanation = _Explanation(self)
        self.addWidget(rows)
        self.addWidget(self.explanation)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.explanation.hide()
        self.explanation.closed.connect(self._on_closed)
        self.explanation.link_followed.connect(self._on_link)
        self.explanation.source_requested.connect(self.open_source)
        self.explanation.copy_requested.connect(self.copy)
        bridge.changed.connect(self._on_changed)
        looks.changed.connect(self._show)

    @property
    def shown(self) -> str | None:
        """The deadline that is explained, None for none."""
        return self._view.deadline.uuid if self._view else None

    @property
    def text(self) -> str:
        """The explanation as plain text, "" where none is shown."""
        return explanation_text(explained(self._view, clock.today())) if self._view else ""

    def explain(self, uuid: str) -> None:
        """Explain a deadline."""
        try:
            self._view = self._bridge.ask(deadline_view, uuid)
        except CaseorgError:  # gone since the list was asked
            self._view = None
        self._show()

    def copy(self) -> None:
        """Put the explanation on the clipboard."""
        if self._view is not None:
            QGuiApplication.clipboard().setText(self.text)
            self._context.status_changed.emit(f"Copied how “{self._view.deadline.title}” was counted.")

    def open_source(self) -> None:
        """Open the document that set the deadline, at its page."""
        deadline = self._view.deadline if self._view else None
        if deadline is not None and deadline.document_uuid:
            self._context.open_document(deadline.document_uuid, page=deadline.page, annotation=deadline.annotation_uuid)

    def close_explanation(self) -> None:
        """Put the explanation away, where there is one."""
        if self._view is not None:
            self._on_closed()

    def _show(self) -> None:
        if self._view is not None and self.explanation.isHidden():
            self._share_room()
        self.explanation.setVisible(self._view is not None)
        if self._view is not None:
            shown = explained(self._view, clock.today())
            name = f"{shown.title}: {shown.headline}"
            has_source = self._view.deadline.document_uuid is not None
            self.explanation.show_html(explanation_html(shown), name, has_source=has_source)

    def _on_changed(self, changes: Changes) -> None:
        if self._view is not None and changes.touches(*_SHOWN_TABLES):
            self.explain(self._view.deadline.uuid)

    def _on_link(self, link: str) -> None:
        kind, _, uuid = link.partition(":")
        if kind == "deadline":
            self.explain(uuid)
        elif kind == "checked" and self._view is not None:
            self._bridge.do(confirm_source, uuid=self._view.deadline.uuid)
        else:
            self.open_source()

    def _on_closed(self) -> None:
        self._view = None
        self._show()
        self.closed.emit()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self._share_room()

    def _share_room(self) -> None:
        """Beside the list the explanation is the smaller part; below it, both have the same height."""
        if self.orientation() is Qt.Orientation.Horizontal:
            self.setSizes([self.width() * 3 // 5, self.width() * 2 // 5])
        else:
            self.setSizes([self.height() // 2, self.height() // 2])


class _Explanation(QWidget):
    """The bar with what can be done, and the text."""

    closed = Signal()
    link_followed = Signal(str)
    source_requested = Signal()
    copy_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.browser = QTextBrowser(self)
        self.browser.setOpenLinks(False)
        self.browser.anchorClicked.connect(self._on_anchor)
        self.browser.document().setDocumentMargin(12)
        self.browser.setMinimumSize(260, 120)
        self.source_button = self._button("document", "Open Source", "Open the document that set it, at its page")
        self.copy_button = self._button("copy", "Copy", "Copy the explanation as text")
        self.close_button = self._button("close", "", "Close the explanation (Esc)")
        self.source_button.clicked.connect(self.source_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        self.close_button.clicked.connect(self.closed)
        title = QLabel("Explanation", self)
        title.setObjectName("dockTitle")
        bar = QWidget(self)
        bar.setObjectName("dockBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 3, 6, 3)
        row.addWidget(title, 1)
        for button in (self.source_button, self.copy_button, self.close_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.browser, 1)

    def show_html(self, html: str, name: str, *, has_source: bool) -> None:
        """Show an explanation; `name` is what a screen reader calls it."""
        place = self.browser.verticalScrollBar().value() if name == self.browser.accessibleName() else 0
        self.browser.setHtml(html)
        self.browser.setAccessibleName(name)
        self.browser.verticalScrollBar().setValue(place)
        self.source_button.setVisible(has_source)

    def _button(self, icon: str, text: str, help_line: str) -> QToolButton:
        button = QToolButton(self)
        icons.put(button, icon, "muted")
        button.setText(text)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        button.setToolTip(help_line)
        button.setAccessibleName(text or help_line)
        button.setObjectName("small")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _on_anchor(self, url: QUrl) -> None:
        self.link_followed.emit(url.toString())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
