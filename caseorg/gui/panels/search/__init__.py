"""What the search box found."""

from __future__ import annotations

from caseorg.gui.panels.search.panel import SearchPanel

__all__ = ["SearchPanel"]
