"""Deadlines and hearings in a calendar, by month or by week."""

from __future__ import annotations

from caseorg.gui.panels.calendar.panel import CalendarPanel

__all__ = ["CalendarPanel"]
