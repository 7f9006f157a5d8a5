"""What was moved to the trash."""

from __future__ import annotations

from caseorg.gui.panels.trash.panel import TrashPanel

__all__ = ["TrashPanel"]
