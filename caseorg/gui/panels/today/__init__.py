"""What is due over all cases."""

from __future__ import annotations

from caseorg.gui.panels.today.panel import TodayPanel

__all__ = ["TodayPanel"]
