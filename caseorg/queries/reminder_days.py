"""How many days before a deadline or a hearing it is called to mind."""

from __future__ import annotations

from collections.abc import Mapping

from caseorg.model.deadline import ReminderKind
from caseorg.store.database import Reader


def reminder_days(reader: Reader) -> Mapping[ReminderKind, tuple[int, ...]]:
    """The days before, by kind, the earliest reminder first; 0 is the day itself."""
    found: dict[ReminderKind, list[int]] = {kind: [] for kind in ReminderKind}
    for row in reader.rows(
        "SELECT kind, days_before FROM reminder_offsets WHERE deleted_at IS NULL ORDER BY days_before DESC"
    ):
        found[ReminderKind(row["kind"])].append(int(row["days_before"]))
    return {kind: tuple(days) for kind, days in found.items()}
