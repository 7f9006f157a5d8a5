"""The deadlines of a case, or of all cases, as a table."""

from __future__ import annotations

from caseorg.gui.panels.deadlines.panel import DeadlinesPanel

__all__ = ["DeadlinesPanel"]
