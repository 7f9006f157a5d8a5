"""The actions that bring dates in and out: id, title, help, icon, and the operations they lead to."""

from __future__ import annotations

DATE_EXCHANGE_WORDS: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = (
    ("event.import", "Import Court Calendar…",
     "Take hearings and deadlines from a court’s calendar file; what it moves or calls off is shown first.", "import",
     ("link_court_date",)),
    ("deadline.export", "Export Deadlines…",
     "Write deadlines and hearings into a calendar file or a sheet, after a look at what leaves.", "export",
     ("note_calendar_copies",)),
    ("deadline.print", "Print Deadlines…",
     "Print or save a docket calendar, the control list of some days, or control slips.", "print", ()),
    ("deadline.slip", "Control Slip…",
     "Print or save the proof of a deadline’s date, with room for two signatures.", "print", ()),
)  # fmt: skip
