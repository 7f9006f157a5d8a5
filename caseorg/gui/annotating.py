"""Annotations made, changed and walked through in the reader: one layer and one tool for every view that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from caseorg.base.ids import new_uuid
from caseorg.gui.annotating_keys import moved_by_key
from caseorg.gui.bridge import Bridge
from caseorg.gui.chosen_colors import ChosenColors
from caseorg.gui.context import Context, OpenDocument
from caseorg.gui.marked_places import Places, marks_on, new_annotations, note_at
from caseorg.gui.reading import Reading
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.text_boxes import write_on_page
from caseorg.gui.viewer.annotation_layer import AnnotationLayer
from caseorg.gui.viewer.annotation_paint import paint_annotations
from caseorg.gui.viewer.coordinates import PageFrame
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.tools.annotate import AnnotateTool
from caseorg.model.annotation import TEXT_MARKS, Annotation, AnnotationColor, AnnotationKind, Shape
from caseorg.model.changes import Changes
from caseorg.operations import add_annotations, edit_annotations, reshape_annotation, trash_annotations
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.annotations import AnnotationLine, annotations_of
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTHOR

LABELS = {
    AnnotationKind.HIGHLIGHT: "Highlight",
    AnnotationKind.UNDERLINE: "Underline",
    AnnotationKind.STRIKE_OUT: "Strike Out",
    AnnotationKind.SQUIGGLY: "Squiggly Underline",
    AnnotationKind.NOTE: "Add Note",
    AnnotationKind.TEXT_BOX: "Add Text Box",
    AnnotationKind.AREA: "Mark Area",
    AnnotationKind.INK: "Draw",
    AnnotationKind.ARROW: "Add Arrow",
}
_TABLES = ("annotations", "annotation_tags", "annotation_replies")


@dataclass(slots=True)
class _Annotated:
    """What belongs to one view: the document it shows, its layer and tool, and the annotation it is to show."""

    uuid: str
    view: DocumentView
    layer: AnnotationLayer
    tool: AnnotateTool
    wished: OpenDocument | None = None
    is_loaded: bool = False
    moves: tuple[str, str] = ("", "")  # the annotation moved by keys, and the step those moves are
    lines: Sequence[AnnotationLine] = field(default=())


class PrintedAnnotations:
    """The annotations as they are printed: a copy, to be drawn on another thread."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        self._pages: dict[int, list[Annotation]] = {}
        for annotation in annotations:
            self._pages.setdefault(annotation.page, []).append(annotation)

    def paint_page(self, painter: QPainter, page: int, frame: PageFrame) -> None:
        paint_annotations(painter, frame, self._pages.get(page, ()))


class Annotating(QObject):
    """Knows the annotations of every document that is open, and does what its actions and the mouse ask."""

    def __init__(self, bridge: Bridge, context: Context, reading: Reading, tabs: Tabs, settings: Settings) -> None:
        super().__init__(tabs)
        self._bridge = bridge
        self._context = context
        self._tabs = tabs
        self._settings = settings
        self._open: dict[int, _Annotated] = {}
        self.kind: AnnotationKind | None = None
        self.kind_changed: list[Callable[[], None]] = []
        self.key_actions: dict[str, Callable[[], object]] = {}
        self._new_note = ""
        reading.annotated_view_made.connect(self._on_view_made)
        reading.annotation_wished.connect(self._on_wished)
        context.annotations_selected.connect(self._on_selected)
        context.comment_left.connect(self._on_comment_left)
        bridge.changed.connect(self._on_changed)
        self._colors = ChosenColors(bridge, self._tell_kind)

    # What is known

    @property
    def colors(self) -> Sequence[AnnotationColor]:
        """The named colors in their order."""
        return self._colors.named

    @property
    def front(self) -> _Annotated | None:
        """What belongs to the view in front."""
        tab = self._tabs.front
        return self._open.get(id(tab.view)) if tab is not None else None

    @property
    def targets(self) -> tuple[str, ...]:
        """The annotations that are selected, on the page or in the panel."""
        return self._context.annotations

    def color_of(self, kind: AnnotationKind) -> str:
        """The color a new annotation of a kind gets: the one chosen last for it."""
        return self._colors.of(kind)

    def painter_for(self, tab: OpenTab) -> PrintedAnnotations | None:
        """What prints the annotations of a tab's document."""
        known = self._open.get(id(tab.view))
        return PrintedAnnotations(known.layer.annotations) if known is not None else None

    # Making

    def mark(self, kind: AnnotationKind) -> None:
        """Mark the selected words; without a selection, take the tool in hand or put it back."""
        known = self.front
        if known is not None and known.view.selection.selection is not None:
            self._mark_selection(known, kind)
            self._tell_kind()  # the button pressed would show its tool as taken
        else:
            self.take_tool(None if self.kind is kind else kind)

    def highlight_in(self, color: str) -> None:
        """Highlight the selected words in a color, which highlights to come get as well."""
        self._colors.choose(AnnotationKind.HIGHLIGHT, color)
        self.mark(AnnotationKind.HIGHLIGHT)

    def take_tool(self, kind: AnnotationKind | None) -> None:
        """Take a tool in hand, or none."""
        self.kind = kind
        for known in self._open.values():
            known.tool.kind = kind
        self._tell_kind()
        if kind is None:
            self._context.status_changed.emit("")
        else:
            how = "Select words" if kind in TEXT_MARKS else "Click" if kind is AnnotationKind.NOTE else "Drag"
            self._context.status_changed.emit(f"{LABELS[kind]}: {how} on the page. Escape puts the tool away.")

    def _mark_selection(self, known: _Annotated, kind: AnnotationKind) -> None:
        selection = known.view.selection

        def then() -> None:
            anchors = selection.anchors()
            selection.clear()
            if anchors:
                self._add(known, kind, marks_on(anchors) if kind in TEXT_MARKS else note_at(anchors[0]))

        selection.when_read(then)

    def _mark_with_tool(self, known: _Annotated) -> None:
        if self.kind is not None:
            self._mark_selection(known, self.kind)

    def _add(self, known: _Annotated, kind: AnnotationKind, places: Places) -> None:
        """Make annotations of a kind at places: one passage over several pages is one step."""
        made = self._new(kind, places)

        def then(annotations: Sequence[Annotation]) -> None:
            self._context.set_annotations(tuple(one.uuid for one in annotations))
            self._new_note = annotations[0].uuid if kind is AnnotationKind.NOTE else ""
            if kind in (AnnotationKind.NOTE, AnnotationKind.TEXT_BOX):
                self._write(annotations[0])

        self._bridge.do(
            add_annotations, then=then, label=LABELS[kind], document_uuid=known.uuid, annotations=made
        )
        if kind not in TEXT_MARKS and kind is not AnnotationKind.INK:
            self.take_tool(None)

    def with_selected_words(self, use: Callable[[str, tuple[NewAnnotation, ...]], None]) -> bool:
        """Hand over the document in front and highlights to be made of the words selected in it, once these are read;
        False where nothing is selected."""
        known = self.front
        if known is None or known.view.selection.selection is None:
            return False
        selection = known.view.selection

        def then() -> None:
            marks = self._new(AnnotationKind.HIGHLIGHT, marks_on(selection.anchors()))
            if marks:
                use(known.uuid, tuple(marks))

        selection.when_read(then)
        return True

    def _new(self, kind: AnnotationKind, places: Places) -> list[NewAnnotation]:
        author = self._settings.text(AUTHOR) or self._bridge.workspace.who
        return new_annotations(kind, places, color=self.color_of(kind), author=author)

    # Changing

    def recolor(self, number: int) -> None:
        """Give the selected annotations the color of that number (from 1); without any, new ones get it."""
        if number > len(self.colors):
            return
        color = self.colors[number - 1]
        if self.targets:
            self._bridge.do(edit_annotations, uuids=self.targets, color=color.color, label="Recolor Annotations")
            known = self.front
            for annotation in known.layer.selected if known else ():
                self._colors.choose(annotation.kind, color.color)
        else:
            kind = self.kind or AnnotationKind.HIGHLIGHT
            self._colors.choose(kind, color.color)
            self._context.status_changed.emit(f"{LABELS[kind]}: in {color.name} from now on.")

    def trash(self) -> None:
        """Move the selected annotations to the trash."""
        self._bridge.do(trash_annotations, uuids=self.targets)
        self._context.set_annotations(())

    def edit_comment(self) -> None:
        """Write the comment of the selected annotation, the text of a text box on the page."""
        known = self.front
        chosen = known.layer.selected if known is not None else ()
        if chosen and self.targets[0] in (one.uuid for one in chosen):
            self._write(next(one for one in chosen if one.uuid == self.targets[0]))
        elif self.targets:
            self._context.comment_requested.emit(self.targets[0])

    def _write(self, annotation: Annotation) -> None:
        known = self.front
        if annotation.kind is AnnotationKind.TEXT_BOX and known is not None:
            write_on_page(self._bridge, known.view.area, known.layer, annotation)
        else:
            self._context.comment_requested.emit(annotation.uuid)

    def step(self, by: int) -> None:
        """Select the next or previous annotation of the document, and show it."""
        known = self.front
        annotation = known.layer.step(by) if known is not None else None
        if known is not None and annotation is not None:
            self._context.set_annotations((annotation.uuid,))
            known.layer.bring_into_view(annotation.uuid)

    def _reshape(self, annotation: Annotation, step: str | None = None) -> None:
        where: dict[str, Any] = {"uuid": annotation.uuid, "shape": annotation.shape, "step": step}
        if annotation.kind in TEXT_MARKS:
            where |= {"quote": annotation.quote, "prefix": annotation.prefix, "suffix": annotation.suffix}
            where["label"] = "Change Marked Words"
        self._bridge.do(reshape_annotation, then=None, otherwise=None, **where)

    def _on_reshaped(self, known: _Annotated, annotation: Annotation) -> None:
        known.moves = "", ""
        self._reshape(annotation)

    # Listening

    def _on_view_made(self, view: DocumentView, uuid: str) -> None:
        layer = AnnotationLayer(view.area)
        assert view.area.tool is not None
        tool = AnnotateTool(view.area, layer, view.area.tool, lambda: view.selection.selection is not None)
        known = _Annotated(uuid, view, layer, tool)
        view.area.tool = tool
        tool.kind = self.kind
        tool.look = self._looks
        tool.clicked.connect(self._on_clicked)
        tool.double_clicked.connect(self._on_double_clicked)
        tool.drawn.connect(lambda kind, page, shape: self._add(known, kind, [(page, shape, None)]))
        tool.reshaped.connect(lambda annotation: self._on_reshaped(known, annotation))
        tool.text_selected.connect(lambda: self._mark_with_tool(known))
        view.area.key_takers.insert(0, lambda event: self._take_key(known, event))
        key = id(view)
        self._open[key] = known
        view.destroyed.connect(lambda: self._open.pop(key, None))
        self._load(known)

    def _load(self, known: _Annotated) -> None:
        def then(lines: Sequence[AnnotationLine]) -> None:
            if self._open.get(id(known.view)) is not known:
                return
            known.lines, known.is_loaded = lines, True
            known.layer.show([line.annotation for line in lines])
            known.layer.select(self._context.annotations)
            if known.wished is not None:
                wished, known.wished = known.wished, None
                self._show(known, wished)

        self._bridge.ask_later(annotations_of, known.uuid, then=then, topic=f"annotations {id(known.view)}")

    def _tell_kind(self) -> None:
        for tell in self.kind_changed:
            tell()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            for known in self._open.values():
                self._load(known)

    def _on_wished(self, view: DocumentView, wish: OpenDocument) -> None:
        known = self._open.get(id(view))
        if known is not None:
            self._show(known, wish)

    def _show(self, known: _Annotated, wish: OpenDocument) -> None:
        """Scroll to an annotation and select it, once the document is open and its annotations are known; where it is
        in the trash, to the page it was on."""
        uuid = wish.annotation or ""

        def show() -> None:
            if known.layer.bring_into_view(uuid):
                self._context.set_annotations((uuid,))
            elif not known.is_loaded:
                known.wished = wish
            elif any(line.annotation.uuid == uuid for line in known.lines):
                self._context.stayed_requested.emit(uuid)
            elif wish.page is not None:
                known.view.go_to_page(wish.page)

        known.view.going.when_open(show)

    def _on_selected(self, uuids: Sequence[str]) -> None:
        for known in self._open.values():
            known.layer.select(uuids)

    def _on_comment_left(self, uuid: str) -> None:
        """Back on the page from a note just made, one reads on: the arrow keys scroll, and must not move the note."""
        if uuid and uuid == self._new_note:
            self._new_note = ""
            self._context.set_annotations(())

    def _on_clicked(self, uuid: str, add: bool) -> None:
        chosen = self._context.annotations
        if add and uuid:
            kept = tuple(one for one in chosen if one != uuid)
            self._context.set_annotations(kept if len(kept) < len(chosen) else (*chosen, uuid))
        elif not add:
            self._context.set_annotations((uuid,) if uuid else ())

    def _on_double_clicked(self, uuid: str) -> None:
        self._context.set_annotations((uuid,))
        self.edit_comment()

    def _looks(self, kind: AnnotationKind, page: int, shape: Shape) -> Annotation:
        """How something that is being drawn would look."""
        return Annotation(
            uuid="", created="", modified="", document_uuid="", sha256="", kind=kind, page=page, shape=shape,
            color=self.color_of(kind),
        )  # fmt: skip

    # Keys

    def _take_key(self, known: _Annotated, event: QKeyEvent) -> bool:
        """The keys of the page: letters for kinds, figures for colors, and what is done with what is selected."""
        if event.key() == Qt.Key.Key_Escape and (self.kind is not None or self.targets):
            self.take_tool(None)
            self._context.set_annotations(())
            return True
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if self._move(known, event):
            return True
        act = self.key_actions.get(event.text().lower()) if plain else None
        if act is None and not event.modifiers() and known.layer.selected:
            edits = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
            keys = {Qt.Key.Key_Delete: self.trash} | dict.fromkeys(edits, self.edit_comment)
            act = keys.get(Qt.Key(event.key()))
        if act is None:
            return False
        act()
        return True

    def _move(self, known: _Annotated, event: QKeyEvent) -> bool:
        """Move what is selected, or an end of it; a run of moves is one step."""
        chosen = known.layer.selected
        moved = moved_by_key(known.view, chosen[0], event) if len(chosen) == 1 else None
        if moved is None:
            return False
        if moved != chosen[0]:
            if known.moves[0] != moved.uuid:
                known.moves = moved.uuid, new_uuid()
            known.layer.move(moved)
            self._reshape(moved, known.moves[1])
        return True
