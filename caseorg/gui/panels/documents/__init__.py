"""The documents of a case as a table."""

from __future__ import annotations

from caseorg.gui.panels.documents.panel import DocumentsPanel

__all__ = ["DocumentsPanel"]
