"""A case on an axis of time, with lines from what sets time running to what is due."""

from __future__ import annotations

from caseorg.gui.panels.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
