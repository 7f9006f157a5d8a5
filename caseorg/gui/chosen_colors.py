"""The named colors of annotations, and which one a new annotation of a kind gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from caseorg.gui.bridge import Bridge
from caseorg.model.annotation import AnnotationColor, AnnotationKind
from caseorg.model.changes import Changes
from caseorg.queries.annotations import annotation_colors

_FALLBACK = "#ffd54a"
_FIRST_OF_KIND = {
    AnnotationKind.UNDERLINE: 2, AnnotationKind.STRIKE_OUT: 3, AnnotationKind.SQUIGGLY: 3, AnnotationKind.AREA: 2,
    AnnotationKind.INK: 3, AnnotationKind.ARROW: 3, AnnotationKind.TEXT_BOX: 2,
}  # fmt: skip


class ChosenColors:
    """Asks for the named colors, and again where they change; `changed` is called then, and after a choice."""

    def __init__(self, bridge: Bridge, changed: Callable[[], None]) -> None:
        self._bridge = bridge
        self._tell = changed
        self._chosen: dict[AnnotationKind, str] = {}
        self.named: Sequence[AnnotationColor] = ()
        bridge.changed.connect(self._on_changed)
        self._load()

    def of(self, kind: AnnotationKind) -> str:
        """The color a new annotation of a kind gets: the one chosen last for it."""
        place = min(_FIRST_OF_KIND.get(kind, 0), len(self.named) - 1)
        return self._chosen.get(kind) or (self.named[place].color if self.named else _FALLBACK)

    def choose(self, kind: AnnotationKind, color: str) -> None:
        """New annotations of a kind get this color (#rrggbb) from now on."""
        self._chosen[kind] = color
        self._tell()

    def _load(self) -> None:
        def then(colors: Sequence[AnnotationColor]) -> None:
            self.named = colors
            self._tell()

        self._bridge.ask_later(annotation_colors, then=then, topic="annotation colors")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("annotation_colors"):
            self._load()
