"""What the bar beside freshly selected words offers: colors to highlight in, underline, note, copy, make a deadline."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.annotating import Annotating
from caseorg.gui.reading import Reading
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.selection_bar import SelectionBar
from caseorg.gui.widgets.swatch import swatch
from caseorg.model.annotation import AnnotationKind
from caseorg.settings.file import Settings
from caseorg.settings.schema import SELECTION_BAR

_MOST_COLORS = 7


class SelectionBars(QObject):
    """Gives every view its bar. None comes while a tool is in hand, since that marks the words at once."""

    def __init__(self, reading: Reading, annotating: Annotating, settings: Settings) -> None:
        super().__init__(annotating)
        self._annotating = annotating
        self._settings = settings
        self._actions: Actions | None = None
        reading.view_made.connect(self._on_view_made)

    def bind_actions(self, actions: Actions) -> None:
        self._actions = actions

    def _on_view_made(self, view: DocumentView) -> None:
        bar = SelectionBar(view.area, view.selection)
        bar.wanted = lambda: self._settings.flag(SELECTION_BAR) and self._annotating.kind is None
        bar.filling = partial(self._fill, bar)

    def _fill(self, bar: SelectionBar) -> None:
        actions, annotating = self._actions, self._annotating
        bar.clear()
        for color in annotating.colors[:_MOST_COLORS]:
            bar.add(swatch(color.color), f"Highlight: {color.name}", partial(annotating.highlight_in, color.color))
        for name, icon, kind in (
            ("Underline", "mark-underline", AnnotationKind.UNDERLINE), ("Note", "note", AnnotationKind.NOTE),
        ):  # fmt: skip
            bar.add(icons.icon(icon), name, partial(annotating.mark, kind))
        if actions is not None:
            bar.add(icons.icon("quote"), "Make a Statement", partial(actions.trigger, "statement.from_selection"))
            copies = (("reader.copy", "Copy Text", ""), ("reader.copy_with_cite", "Copy with Pin Cite", "Cite"))
            for action_id, name, text in copies:
                bar.add(icons.icon("copy"), name, partial(actions.trigger, action_id), text=text)
            make = partial(actions.trigger, "deadline.from_words")
            key = actions.shortcut_text("deadline.from_words")
            bar.add(icons.icon("deadlines"), f"Make a Deadline ({key})" if key else "Make a Deadline", make,
                    text="Deadline")  # fmt: skip
