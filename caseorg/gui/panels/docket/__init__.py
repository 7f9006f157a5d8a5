"""The docket of a case."""

from __future__ import annotations

from caseorg.gui.panels.docket.panel import DocketPanel

__all__ = ["DocketPanel"]
