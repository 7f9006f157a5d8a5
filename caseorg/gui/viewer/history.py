"""The places one jumped from, to go back to and forward again."""

from __future__ import annotations

from caseorg.gui.viewer.document import ViewPlace

_LIMIT = 200


class PlaceHistory:
    """Two stacks of places. A jump puts the place left on the first and empties the second."""

    def __init__(self) -> None:
        self._back: list[ViewPlace] = []
        self._forward: list[ViewPlace] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def jumped_from(self, place: ViewPlace) -> None:
        """Remember a place that is being left by a jump."""
        self._forward.clear()
        if not self._back or self._back[-1] != place:
            self._back.append(place)
        del self._back[:-_LIMIT]

    def back(self, here: ViewPlace) -> ViewPlace | None:
        """The place to return to, None at the start. `here` can be reached by `forward`."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: ViewPlace) -> ViewPlace | None:
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()
