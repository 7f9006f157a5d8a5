"""Where a court is typed: by id, citation form or words of its name, with all federal courts to choose from."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from caseorg.model.court import Court
from caseorg.queries.courts import court_for, courts_matching

_OFFERED = 12
_LIST_WIDTH = 480
_TIMES = {
    "America/New_York": "Eastern time",
    "America/Detroit": "Eastern time",
    "America/Indiana/Indianapolis": "Eastern time",
    "America/Kentucky/Louisville": "Eastern time",
    "America/Chicago": "Central time",
    "America/Denver": "Mountain time",
    "America/Boise": "Mountain time",
    "America/Phoenix": "Mountain time without daylight saving",
    "America/Los_Angeles": "Pacific time",
    "America/Anchorage": "Alaska time",
    "Pacific/Honolulu": "Hawaii time",
    "America/Puerto_Rico": "Atlantic time",
    "America/St_Thomas": "Atlantic time",
    "Pacific/Guam": "Chamorro time",
    "Pacific/Saipan": "Chamorro time",
}


class CourtField(QLineEdit):
    """Its `court` is what a case keeps: the id of a known court, else the text as typed, None for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("D.D.C., cand, Ninth Circuit, …")
        self._by_name: dict[str, Court] = {}
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        # the names offered fit already, though what was typed may not occur in them
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self._completer.popup()
        if popup is not None:
            popup.setAccessibleName("Courts")
            popup.setMinimumWidth(_LIST_WIDTH)  # names of courts are longer than the field
        self.setCompleter(self._completer)
        self.textEdited.connect(self._on_edited)

    @property
    def known(self) -> Court | None:
        """The court that is meant, None where it is none of the federal ones."""
        return self._by_name.get(self.text()) or court_for(self.text())

    @property
    def court(self) -> str | None:
        known = self.known
        return known.id if known else " ".join(self.text().split()) or None

    def set_court(self, court: str | None) -> None:
        """Show the court that a case keeps."""
        known = court_for(court) if court else None
        self.setText(known.name if known else court or "")

    def words(self) -> str:
        """What was understood, for the line below the field."""
        known = self.known
        if known is not None:
            return f"{known.cite} · {_TIMES.get(known.time_zone, known.time_zone)}"
        return "No federal court; kept as typed." if self.text().strip() else ""

    def _on_edited(self, typed: str) -> None:
        exact = court_for(typed) if len(typed.split()) == 1 else None  # "cand", "D.D.C."
        found = [exact] if exact else courts_matching(typed, limit=_OFFERED) if typed.strip() else []
        self._by_name = {court.name: court for court in found}
        self._names.setStringList(list(self._by_name))
