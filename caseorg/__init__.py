"""caseorg: the desktop case organizer for litigators."""

from __future__ import annotations

__version__ = "0.1.0"
