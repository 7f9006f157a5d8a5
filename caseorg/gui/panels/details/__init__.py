"""What is said of the selected documents, edited in place; of the case while none is selected."""

from __future__ import annotations

from caseorg.gui.panels.details.panel import DetailsPanel

__all__ = ["DetailsPanel"]
