"""What the arrow keys do to the selected annotation: a drawn one moves, the ends of a mark on words move."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from caseorg.gui.viewer.annotation_layer import moved_shape
from caseorg.gui.viewer.coordinates import PageFrame
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.mark_ends import FIRST, LAST, with_end_moved
from caseorg.model.annotation import TEXT_MARKS, Annotation

_MOVES = {
    Qt.Key.Key_Left: (-1.0, 0.0), Qt.Key.Key_Right: (1.0, 0.0), Qt.Key.Key_Up: (0.0, -1.0), Qt.Key.Key_Down: (0.0, 1.0),
}  # fmt: skip
_SIDEWARDS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
_FAR = 10.0  # points a key with Shift moves


def moved_by_key(view: DocumentView, annotation: Annotation, event: QKeyEvent) -> Annotation | None:
    """The annotation as it is after a key: None where that key moves nothing of its kind, the same annotation where it
    cannot go further. While the caret is on or words are selected, the arrow keys are theirs."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key not in _MOVES or view.caret.is_on:
        return None
    if annotation.kind in TEXT_MARKS:
        taken = key in _SIDEWARDS and modifiers & _SHIFT and view.selection.selection is None
        return _end_moved(view, annotation, key, modifiers) if taken else None
    if modifiers & ~_SHIFT:
        return None
    far = _FAR if modifiers & _SHIFT else 1.0
    dx, dy = (far * part for part in _MOVES[key])
    dx, dy = _turned_back(view.area.geometry_now.frame(annotation.page), dx, dy)
    return replace(annotation, shape=moved_shape(annotation.shape, dx, dy))


def _end_moved(
    view: DocumentView, annotation: Annotation, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> Annotation:
    text = view.source.text(view.document.sha256, annotation.page)
    if text is None:  # the words of a page far away are not held
        view.area.show_page(annotation.page)
        return annotation
    end = FIRST if modifiers & _CTRL else LAST
    return with_end_moved(text, annotation, end, _SIDEWARDS[key], by_letter=bool(modifiers & _ALT))


def _turned_back(frame: PageFrame, dx: float, dy: float) -> tuple[float, float]:
    """A move as it is seen, in the directions of the unrotated page."""
    for _ in range(((frame.turn + frame.box.rotation) // 90) % 4):
        dx, dy = dy, -dx
    return dx, dy
