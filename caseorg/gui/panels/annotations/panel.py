"""The annotations of the document in front, or of more, as cards; below them the comment of the one selected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QDrag, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMenu, QStackedWidget, QVBoxLayout, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.cited_clipboard import quotes_mime
from caseorg.gui.context import Context
from caseorg.gui.dialogs.colors_dialog import ColorsDialog
from caseorg.gui.dialogs.issues_dialog import IssuesDialog
from caseorg.gui.panels.annotations import menu
from caseorg.gui.panels.annotations.acts import AnnotationActs
from caseorg.gui.panels.annotations.card_list import CardList, Then
from caseorg.gui.panels.annotations.card_view import CardView
from caseorg.gui.panels.annotations.citing import cited_quotes
from caseorg.gui.panels.annotations.comment_pane import CommentPane
from caseorg.gui.panels.annotations.contents import Contents, own_words, panel_contents
from caseorg.gui.panels.annotations.divided import DividedPanel
from caseorg.gui.panels.annotations.drop_strip import ANNOTATIONS_MIME, DropStrip, DropTarget, drag_picture
from caseorg.gui.panels.annotations.filter_bar import SCOPES, FilterBar
from caseorg.gui.viewer.page_source import Pool
from caseorg.gui.widgets.empty_state import EmptyState
from caseorg.model.changes import Changes
from caseorg.queries.annotation_lists import (
    AnnotationCard,
    AnnotationFilter,
    AnnotationScope,
    AnnotationSort,
    annotation_cards,
)

_TABLES = (
    "annotations", "annotation_tags", "annotation_issues", "annotation_replies", "annotation_colors", "issues", "tags",
    "documents", "docket_entries", "cases",
)  # fmt: skip
_NOTHING = ("Nothing is annotated yet", "Select words on the page and highlight them, or add a note or an area.")
_NOTHING_IN_CASE = ("Nothing is annotated yet", "Open a document and mark words: all marks of the case are listed.")
_MOST_QUOTED = 50  # what a drag carries as text; more is for "Copy as Cited Quotes"


class AnnotationsPanel(QWidget):
    """Lists, filters, codes; clicking a card shows its place on the page, and the other way round."""

    title: ClassVar[str] = "Annotations"
    icon_name: ClassVar[str] = "note"

    def __init__(
        self, bridge: Bridge, context: Context, parent: QWidget | None = None, *, pool: Pool | None = None
    ) -> None:
        """`pool` draws the pictures of areas."""
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self._actions: Actions | None = None
        self._contents: Contents | None = None
        self._filters: dict[str, AnnotationFilter] = {}  # by document, while the program runs
        self._filtered: str | None = None  # whose filter stands in the bar
        self._wanted: tuple[str, ...] = ()  # to be selected once its document is in front
        self._own: dict[str, int] = {}  # by hash: annotations of the file itself
        self._is_stale = True
        self._edits_next = False
        self.acts = AnnotationActs(bridge, context, self)
        self.filter = FilterBar(self)
        self.cards = CardList(self._fetch, self)
        self.view = CardView(self.cards, self, pool=pool)
        self.strip = DropStrip(self)
        self.pane = CommentPane(bridge, self)
        self.empty = EmptyState(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.setAccessibleName(self.title)
        self._show_empty()

    def _lay_out(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self.view, 1)
        self.splitter = DividedPanel(upper, self.view, self.pane, self)
        self.stack.addWidget(self.splitter)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.filter)
        whole.addWidget(self.stack, 1)

    def _connect(self) -> None:
        context, view = self._context, self.view
        context.document_shown.connect(self._on_document_shown)
        context.case_changed.connect(self._on_case_changed)
        context.annotations_selected.connect(self._on_selected)
        context.comment_requested.connect(self._on_comment_requested)
        self._bridge.changed.connect(self._on_changed)
        self.filter.changed.connect(self.ask)
        self.filter.left_below.connect(self.view.enter)
        self.filter.left.connect(context.front_requested)
        view.selection_made.connect(context.set_annotations)
        view.show_requested.connect(self._on_show_requested)
        view.edit_requested.connect(self.edit_comment)
        view.trash_requested.connect(self._on_trash)
        view.filter_requested.connect(self._on_filter_requested)
        view.clear_requested.connect(self.filter.clear_or_leave)
        view.menu_requested.connect(self._on_menu)
        view.letter_typed.connect(self._on_letter)
        view.drag_requested.connect(self._on_drag)
        self.strip.dropped.connect(self.recode)
        self.splitter.comment_left.connect(context.comment_left)

    def bind_actions(self, actions: Actions) -> None:
        """Bind what is done with annotations here."""
        self._actions = actions
        acts = {
            "annotation.tag": self.acts.ask_tags,
            "annotation.untag": self.acts.ask_tags_to_take_off,
            "annotation.issue": self.acts.ask_issues,
            "annotation.visibility": self.acts.ask_visibility,
            "annotation.author": self.acts.ask_author,
            "annotation.copy_cited": self.acts.copy_cited,
        }
        for action_id, act in acts.items():
            actions.bind(action_id, act, enabled=self.acts.is_possible)
        actions.bind("annotation.reply", self.reply, enabled=self._has_one)
        actions.bind("annotation.colors", lambda: ColorsDialog(self._bridge, self).open())
        actions.bind("case.issues", self._open_issues)
        self._context.annotations_selected.connect(actions.refresh_soon)

    # What is shown

    @property
    def scope(self) -> AnnotationScope | None:
        """Whose annotations are listed: while no document is in front, those of the case; None without a case."""
        if self.filter.scope == "all":
            return AnnotationScope()
        if self.filter.scope == "document" and self._context.shown:
            return AnnotationScope(document_uuid=self._context.shown)
        return AnnotationScope(case_uuid=self._context.case_uuid) if self._context.case_uuid else None

    def ask(self) -> None:
        """Ask again for what is shown; only once it is seen."""
        scope = self.scope
        if scope is None:
            self._contents = None
            self.cards.show((), headings=False, names={})
            self._show_empty()
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        self._bridge.ask_later(
            panel_contents, scope, self.filter.sort, self.filter.value, then=self._on_contents,
            otherwise=lambda _error: None, topic="annotations panel",
        )  # fmt: skip

    def _on_contents(self, found: Contents) -> None:
        if found.scope != self.scope:
            return
        self._contents = found
        has_headings = not found.scope.is_one_document and self.filter.sort is AnnotationSort.READING
        self.view.painter.with_document = not found.scope.is_one_document and not has_headings
        selected, current = self._context.annotations, self.view.current
        row = self.view.currentIndex().row()
        if self.cards.show(found.order, headings=has_headings, names=found.color_names):
            self.view.keep_over(selected, current, row)
        self.filter.offer(found.facets, found.color_names)
        self.filter.show_count(len(found.order), found.facets.total, found.scope)
        self._show_empty()
        self._show_pane()

    def _show_empty(self) -> None:
        """The cards, or why there are none."""
        found = self._contents
        self.stack.setCurrentWidget(self.splitter if found is not None and found.order else self.empty)
        self.filter.setVisible(found is not None)
        if found is None:
            self.empty.tell("No case is open", "Open or add a case. The annotations of its documents are listed here.")
        elif not found.facets.total:
            own = self._own.get(found.sha256 or "", 0)
            words = own_words(own) if own else _NOTHING if found.scope.is_one_document else _NOTHING_IN_CASE
            self.empty.tell(*words, button="Take Over…" if own else "", act=self._take_over)
        elif not found.order:
            self.empty.tell(
                "No annotation fits the filters",
                f"There are {found.facets.total:,}.",
                button="Clear Filters",
                act=self.filter.clear,
            )

    def tell_of_file(self, sha256: str, count: int) -> None:
        """Say how many annotations a file has of its own, written by other programs."""
        if self._own.get(sha256, 0) != count:
            self._own[sha256] = count
            self._show_empty()

    def _take_over(self) -> None:
        if self._actions is not None:
            self._actions.trigger("annotation.take_over")

    def _fetch(self, uuids: Sequence[str], then: Then) -> None:
        self._bridge.ask_later(annotation_cards, tuple(uuids), then=then)

    def _show_pane(self) -> None:
        selected = self._context.annotations
        if len(selected) == 1:
            self._bridge.ask_later(annotation_cards, selected, then=self._on_card, topic="comment pane")
        else:
            self.pane.show_card(None, count=len(selected))

    def _on_card(self, cards: list[AnnotationCard]) -> None:
        if tuple(card.line.annotation.uuid for card in cards) != self._context.annotations:
            return
        self.pane.show_card(None if cards[0].line.annotation.in_trash else cards[0])
        if self._edits_next:
            self._edits_next = False
            self.pane.edit()

    # What happens

    def _on_document_shown(self, _uuid: str | None) -> None:
        self.pane.finish()
        if self._filtered is not None and self.filter.scope == "document":
            self._filters[self._filtered] = self.filter.value
        if self.filter.scope == "document":
            self._filtered = self._context.shown
            self.filter.show_value(self._filters.get(self._filtered or "", AnnotationFilter()))
            self.ask()
        if self._wanted:
            wanted, self._wanted = self._wanted, ()
            self._context.set_annotations(wanted)

    def _on_case_changed(self, _uuid: str | None) -> None:
        if self.filter.scope != "all":
            self.ask()

    def _on_selected(self, uuids: tuple[str, ...]) -> None:
        if set(self.view.selected) != set(uuids):
            self.view.select(uuids)
        self._show_pane()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self.ask()

    def _on_show_requested(self, uuid: str) -> None:
        row = self.cards.row_of(uuid)
        card = self.cards.card_at(row) if row is not None else None
        if card is None:
            return
        annotation = card.line.annotation
        if annotation.document_uuid != self._context.shown:
            self._wanted = self._context.annotations
        self._context.open_document(annotation.document_uuid, page=annotation.page, annotation=uuid)

    def _on_comment_requested(self, uuid: str) -> None:
        self._come_forward()
        self._edits_next = True
        if self._context.annotations == (uuid,):
            self._show_pane()
        else:
            self._context.set_annotations((uuid,))

    def _come_forward(self) -> None:
        """The dock it is in may be closed, or behind another one."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = parent.parentWidget()
        if parent is not None:
            parent.show()
            parent.raise_()
            self.setEnabled(True)  # the dock does so too, but may hear of it only later

    def _on_filter_requested(self) -> None:
        self.filter.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.text.selectAll()

    # What is done

    def edit_comment(self) -> None:
        """Put the cursor into the comment of the one selected."""
        self.pane.edit()

    def reply(self) -> None:
        """Ask for a reply to the one selected."""
        self._come_forward()
        self.pane.replies.write()

    def recode(self, target: DropTarget, uuids: Sequence[str]) -> None:
        """What dropping annotations on a color, tag or issue does."""
        if target.kind == "color":
            self.acts.set_value("color", target.key, uuids)
        elif target.kind == "tag":
            self.acts.put_tag(target.key, uuids)
        else:
            self.acts.put_issue(target.key, uuids)

    def _has_one(self) -> bool | str:
        return len(self._context.annotations) == 1 or "Select one annotation first."

    def _on_trash(self) -> None:
        trash = menu.borrowed(self._actions, "annotation.trash") if self._actions is not None else None
        if trash is not None:
            trash.trigger()
        else:
            self.acts.trash()

    def _on_letter(self, letter: str) -> None:
        if letter in menu.OF_THE_PAGE:
            self._context.status_changed.emit(f"{letter.upper()} marks on the page. Escape goes there.")
        elif self._actions is not None and self._contents is not None:
            menu.act_on_letter(letter, self._actions, self.acts, self._contents.colors)

    def _open_issues(self) -> None:
        if self._context.case_uuid is not None:
            IssuesDialog(self._bridge, self._context.case_uuid, self).open()

    def make_menu(self) -> QMenu | None:
        """The context menu of what is selected, None where nothing is."""
        if self._actions is None or self._contents is None or not self.view.selected:
            return None
        self._actions.refresh()
        current = self.view.current
        shown = QMenu(self)
        rows = self.cards.rows_of(self.view.selected)[:500]
        cards = [card for row in rows if (card := self.cards.card_at(row)) is not None]
        own = (
            ("Show on Page", lambda: self._on_show_requested(current or "")),
            ("Edit Comment", self.edit_comment),
            ("Select All", self.view.selectAll),
        )
        menu.fill(
            shown, self._actions, self.acts, colors=self._contents.colors, own=own,
            kinds=frozenset(card.line.annotation.kind.value for card in cards),
        )  # fmt: skip
        return shown

    def _on_menu(self, where: QPoint) -> None:
        shown = self.make_menu()
        if shown is not None:
            shown.exec(where)
            shown.deleteLater()

    def begin_drag(self) -> QDrag | None:
        """A drag of what is selected: to the strip as annotations, to other programs as quotes with their cites."""
        uuids = self.view.selected
        if not uuids or self._contents is None:
            return None
        data = quotes_mime(self._bridge.ask(cited_quotes, uuids[:_MOST_QUOTED]))
        data.setData(ANNOTATIONS_MIME, "\n".join(uuids).encode())
        drag = QDrag(self.view)
        drag.setMimeData(data)
        count = f"{len(uuids):,} annotation{'' if len(uuids) == 1 else 's'}"
        drag.setPixmap(drag_picture(count, self.font()))
        drag.setHotSpot(QPoint(-12, -12))
        self.strip.offer(self._contents.targets)
        self.strip.show()
        return drag

    def _on_drag(self) -> None:
        drag = self.begin_drag()
        if drag is not None:
            drag.exec(Qt.DropAction.CopyAction)
            self.strip.hide()

    # Remembering

    def save_layout(self, settings: QSettings) -> None:
        """Keep the order, the scope and the place of the divider; and what is still being typed."""
        self.pane.finish()
        if self.view.painter.pictures is not None:
            self.view.painter.pictures.close()
        settings.setValue("annotations/sort", self.filter.sort.value)
        settings.setValue("annotations/scope", self.filter.scope)
        self.splitter.save_layout(settings)

    def restore_layout(self, settings: QSettings) -> None:
        """As it was kept; what cannot be read is left as at first."""
        sort, scope = str(settings.value("annotations/sort", "")), str(settings.value("annotations/scope", ""))
        if sort in list(AnnotationSort):
            self.filter.choose_sort(AnnotationSort(sort))
        if scope in SCOPES:
            self.filter.choose_scope(scope)
        self.splitter.restore_layout(settings)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.ask()
