"""What every query is given first, by name for those who may not know the store."""

from __future__ import annotations

from caseorg.store.database import Reader

__all__ = ["Reader"]
