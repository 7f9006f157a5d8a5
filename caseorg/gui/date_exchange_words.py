"""The actions that bring dates in and out: id, title, help, icon, and the operations they lead to."""

from __future__ import annotations

DATE_EXCHANGE_WORDS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("deadline.export", "Export Deadlines…",
     "Write deadlines and hearings into a calendar file or a sheet, after a look at what leaves.", "export",
     ("note_calendar_copies",)),
)  # fmt: skip
