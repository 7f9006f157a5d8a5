"""What was done, when and by whom."""

from __future__ import annotations

from caseorg.store.database import Reader
from caseorg.store.history import Step as Step
from caseorg.store.history import steps as ledger_steps


def steps(reader: Reader, limit: int = 100) -> list[Step]:
    """The newest steps of the ledger first, undo and redo included."""
    return ledger_steps(reader, limit=limit)
