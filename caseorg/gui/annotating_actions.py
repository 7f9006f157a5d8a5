"""The actions of annotations, their keys on the page, and the bar of tools above it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.annotating import Annotating
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.reading import Reading
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.widgets.swatch import swatch
from caseorg.model.annotation import AnnotationKind
from caseorg.queries.annotations import annotation_lines

TOOLS = {
    "annotate.highlight": (AnnotationKind.HIGHLIGHT, "h"),
    "annotate.underline": (AnnotationKind.UNDERLINE, "u"),
    "annotate.strike_out": (AnnotationKind.STRIKE_OUT, "s"),
    "annotate.squiggly": (AnnotationKind.SQUIGGLY, "q"),
    "annotate.note": (AnnotationKind.NOTE, "n"),
    "annotate.text_box": (AnnotationKind.TEXT_BOX, "t"),
    "annotate.area": (AnnotationKind.AREA, "a"),
    "annotate.ink": (AnnotationKind.INK, "d"),
    "annotate.arrow": (AnnotationKind.ARROW, "w"),
}
COLOR_COUNT = 7
_MENU = (
    "annotation.edit_comment", "annotation.reply", "annotation.tag", "annotation.issue", "annotation.visibility", "",
    "annotation.copy_text", "annotation.copy_cited", "annotation.copy_image", "annotation.save_image", "",
    "deadline.from_words", "", "annotation.trash",
)  # fmt: skip


class AnnotationBar(QFrame):
    """A thin row of tools above the pages of one view."""

    def __init__(self, actions: Actions, colors: QMenu) -> None:
        super().__init__()
        self.setObjectName("annotationBar")
        self.setAccessibleName("Annotation tools")
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 6, 2)
        row.setSpacing(2)
        for action_id in TOOLS:
            button = QToolButton()
            button.setDefaultAction(actions[action_id])
            button.setIconSize(QSize(18, 18))
            button.setAutoRaise(True)
            button.setToolTip(actions[action_id].statusTip() or actions[action_id].toolTip())
            button.setAccessibleName(actions[action_id].text().replace("&", ""))
            row.addWidget(button)
        self.color = QToolButton()
        self.color.setMenu(colors)
        self.color.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.color.setAutoRaise(True)
        self.color.setToolTip("The color of new annotations, and of those that are selected")
        self.color.setAccessibleName("Annotation color")
        row.addSpacing(6)
        row.addWidget(self.color)
        row.addStretch(1)


class AnnotatingActions(QObject):
    """Binds the actions to what `annotating` does, and gives every view its bar and its menu."""

    def __init__(
        self, bridge: Bridge, context: Context, reading: Reading, annotating: Annotating, window: QWidget
    ) -> None:
        super().__init__(annotating)
        self._bridge = bridge
        self._context = context
        self._annotating = annotating
        self._actions: Actions | None = None
        self._bars: list[AnnotationBar] = []
        self._hidden = False
        self._colors = QMenu("Color", window)
        reading.annotated_view_made.connect(self._on_view_made)
        annotating.kind_changed.append(self._show_state)

    def bind_actions(self, actions: Actions) -> None:
        self._actions = actions
        annotating = self._annotating
        for action_id, (kind, key) in TOOLS.items():
            actions.bind(action_id, lambda _on=False, kind=kind: self._mark(kind))
            annotating.key_actions[key] = actions[action_id].trigger
        for number in range(1, COLOR_COUNT + 1):
            recolor = partial(annotating.recolor, number)
            actions.bind(f"annotation.color_{number}", recolor, enabled=partial(self._has_color, number))
            annotating.key_actions[str(number)] = recolor
            self._colors.addAction(actions[f"annotation.color_{number}"])
        annotating.key_actions |= {"]": lambda: annotating.step(1), "[": lambda: annotating.step(-1)}
        actions.bind("annotate.nothing", lambda: annotating.take_tool(None))
        actions.bind("annotation.next", lambda: annotating.step(1))
        actions.bind("annotation.previous", lambda: annotating.step(-1))
        actions.bind("annotation.move", self._say_how_to_move, enabled=self._has_selected)
        for action_id, act in (
            ("annotation.edit_comment", annotating.edit_comment),
            ("annotation.copy_text", self._copy_text),
            ("annotation.trash", annotating.trash),
        ):
            actions.bind(action_id, act, enabled=self._has_selected)
        self._context.annotations_selected.connect(lambda _uuids: actions.refresh_soon())
        self._show_state()

    def _mark(self, kind: AnnotationKind) -> None:
        """Mark, and show what tool is in hand: a button that was pressed to mark selected words took none."""
        self._annotating.mark(kind)
        self._show_state()

    def show_bars(self, shown: bool) -> None:
        """Show the tools above the pages, or not, as in full screen."""
        self._hidden = not shown
        for bar in self._bars:
            bar.setVisible(shown)

    def _on_view_made(self, view: DocumentView, _uuid: str) -> None:
        if self._actions is None:
            return
        bar = AnnotationBar(self._actions, self._colors)
        view.put_above(bar)
        bar.setVisible(not self._hidden)
        self._bars.append(bar)
        bar.destroyed.connect(lambda: self._bars.remove(bar))
        view.extend_menu = self._extend_menu
        self._show_state()

    def _extend_menu(self, menu: QMenu) -> None:
        """What can be done with the selected annotations comes first in the page's menu."""
        if self._actions is None or not self._annotating.targets:
            return
        first = menu.actions()[0]
        for action_id in _MENU:
            if action_id:
                menu.insertAction(first, self._actions[action_id])
            else:
                menu.insertSeparator(first)
        colors = QMenu("Color", menu)
        colors.addActions(self._colors.actions())
        menu.insertMenu(first, colors)
        menu.insertSeparator(first)

    def _show_state(self) -> None:
        if self._actions is None:
            return
        annotating = self._annotating
        for action_id, (kind, _) in TOOLS.items():
            self._actions[action_id].setChecked(annotating.kind is kind)
        for number, color in enumerate(annotating.colors[:COLOR_COUNT], start=1):
            action = self._actions[f"annotation.color_{number}"]
            action.setText(color.name.replace("&", "&&"))
            action.setIcon(swatch(color.color))
        icon = swatch(annotating.color_of(annotating.kind or AnnotationKind.HIGHLIGHT))
        for bar in self._bars:
            bar.color.setIcon(icon)
        self._actions.refresh_soon()

    def _has_selected(self) -> bool | str:
        return bool(self._annotating.targets) or "Select an annotation first."

    def _has_color(self, number: int) -> bool | str:
        return len(self._annotating.colors) >= number or "There are fewer colors."

    def _say_how_to_move(self) -> None:
        self._context.status_changed.emit(
            "Arrow keys move the selected annotation, with Shift further; Shift+Left and Right the end of marked words."
        )

    def _copy_text(self) -> None:
        lines = self._bridge.ask(annotation_lines, self._annotating.targets)
        quotes = (line.annotation.quote for line in lines)
        QGuiApplication.clipboard().setText("\n\n".join(quote for quote in quotes if quote))
        self._context.status_changed.emit("Copied the marked words.")
