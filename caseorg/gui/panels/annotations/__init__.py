"""The annotations of the document in front, or of the whole case: read, filtered, sorted, coded, answered."""

from __future__ import annotations

from caseorg.gui.panels.annotations.panel import AnnotationsPanel

__all__ = ["AnnotationsPanel"]
