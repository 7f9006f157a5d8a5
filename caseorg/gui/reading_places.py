"""The places in documents, kept from one time to the next: one a document, and one more for the right side."""

from __future__ import annotations

import json
from dataclasses import asdict

from PySide6.QtCore import QSettings

from caseorg.gui.viewer.document import Fit, LayoutKind, ViewPlace
from caseorg.settings.file import Settings
from caseorg.settings.schema import PAGE_LAYOUT, ZOOM

_PLACES_KEPT = 500
_RIGHT = ".right"  # a document may be open on both sides at once


class ReadingPlaces:
    """Written to the layout file; a document not read before begins as the settings say."""

    def __init__(self, layout: QSettings, settings: Settings) -> None:
        self._layout = layout
        self._settings = settings

    def of(self, uuid: str, *, right: bool = False) -> ViewPlace:
        """Where one was in a document; with `right` on the right side, if it was open there."""
        keys = [uuid + _RIGHT, uuid] if right else [uuid]
        kept = (_place_of(str(self._layout.value(f"places/{key}", ""))) for key in keys)
        return next((place for place in kept if place is not None), self._first_place())

    def keep(self, uuid: str, place: ViewPlace, *, right: bool = False, alone: bool = True) -> None:
        """Remember a place; `alone` is False where the document is open on the other side as well."""
        self._layout.beginGroup("places")
        known = self._layout.childKeys()
        for key in known[: max(0, len(known) - _PLACES_KEPT)]:
            self._layout.remove(key)
        text = json.dumps(asdict(place))
        if right:
            self._layout.setValue(uuid + _RIGHT, text)
        if alone or not right:
            self._layout.setValue(uuid, text)
        self._layout.endGroup()

    def _first_place(self) -> ViewPlace:
        fit = {"width": Fit.WIDTH, "page": Fit.PAGE}.get(self._settings.text(ZOOM), Fit.NONE)
        return ViewPlace(fit=fit, layout=LayoutKind(self._settings.text(PAGE_LAYOUT)))


def _place_of(text: str) -> ViewPlace | None:
    """A place as it was kept, None where there is none that can be used."""
    try:
        kept = json.loads(text)
        return ViewPlace(
            page=int(kept["page"]),
            x=float(kept["x"]),
            y=float(kept["y"]),
            zoom=float(kept["zoom"]),
            fit=Fit(kept["fit"]),
            turn=int(kept["turn"]) % 360,
            layout=LayoutKind(kept["layout"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
