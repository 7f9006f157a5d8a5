"""When deadlines, hearings and follow-ups are called to mind: by kind, and for one deadline alone.

What a person dismissed or put off is no fact of a case and stays out of the ledger (`settings/reminder_log.py`).
"""

from __future__ import annotations

import json

from caseorg.base.errors import BadInput
from caseorg.model.deadline import Deadline, ReminderKind, ReminderOffset
from caseorg.operations.operation import operation
from caseorg.rules.reminders import typed_days
from caseorg.store.ledger import Ledger


@operation("Set Reminders of Deadline")
def set_deadline_reminders(ledger: Ledger, *, uuid: str, days: str = "") -> Deadline:
    """Set on which days before a deadline is called to mind ("14, 7, 1"; "never"); empty for those of its kind."""
    wanted = typed_days(days)
    return ledger.update(ledger.get(Deadline, uuid), reminder_days=None if wanted is None else json.dumps(wanted))


@operation("Set Usual Reminders")
def set_usual_reminders(ledger: Ledger, *, kind: str, days: str) -> tuple[int, ...]:
    """Set on which days before everything of a kind is called to mind, in this workspace ("14, 7, 1"; "never")."""
    if kind not in list(ReminderKind):
        raise BadInput(f"“{kind}” is nothing reminders are set for. Choose one of: {', '.join(ReminderKind)}.")
    wanted = typed_days(days)
    if wanted is None:
        raise BadInput("The days are empty. Type days before, as “14, 7, 1, 0”, or “never”.")
    rows = ledger.reader.rows("SELECT uuid, days_before FROM reminder_offsets WHERE kind = ?", (kind,))
    known = {row["days_before"]: row["uuid"] for row in rows}
    for day, uuid in known.items():
        if day not in wanted:
            ledger.delete(ledger.get(ReminderOffset, uuid))
    for day in wanted:
        if day not in known:
            ledger.insert(ReminderOffset, kind=ReminderKind(kind), days_before=day)
    return wanted
