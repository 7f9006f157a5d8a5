"""Makes cases with events, deadlines and their computations for tests, as they stand in the workspace."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from caseorg.base.ids import new_uuid
from caseorg.model.deadline import Computation, Deadline, DeadlineTrigger, FollowUp
from caseorg.model.event import Event
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger
from caseorg.workspace import Workspace

STEPS = (
    ("Judgment entered on Mon, Nov 24, 2025.", "", "2025-11-24", "2025-11-24"),
    ("Count 30 days after the event: Wed, Dec 24, 2025.", "FRAP 4(a)(1)(A)", "2025-11-24", "2025-12-24"),
    ("Wed, Dec 24, 2025 is closed by order of the President: Mon, Dec 29, 2025.", "FRAP 26(a)(6)(B)", "2025-12-24",
     "2025-12-29"),
)  # fmt: skip


@operation("Enter Test Records")
def _enter(ledger: Ledger, *, write: Callable[[Ledger], Any]) -> Any:
    """Write what a test gives."""
    return write(ledger)


def write(workspace: Workspace, what: Callable[[Ledger], Any]) -> Any:
    """Write into a workspace through its ledger, and give back what the function does."""
    return workspace.do(_enter, write=what).value


def add(workspace: Workspace, cls: type[Any], **values: object) -> Any:
    """One record of a class."""
    return write(workspace, lambda ledger: ledger.insert(cls, **values))


def change(workspace: Workspace, record: Any, **values: object) -> Any:
    """The record with these values."""
    return write(workspace, lambda ledger: ledger.update(record, **values))


def deadline(workspace: Workspace, case_uuid: str, title: str, due: str | None, **values: object) -> Deadline:
    """A deadline of a case on a day; its safe date is the same unless it is given."""
    safe = values.pop("safe_due", due)
    if "verified_due" in values:
        values.setdefault("verified_safe_due", safe if values["verified_due"] == due else values["verified_due"])
    made: Deadline = add(
        workspace, Deadline, case_uuid=case_uuid, title=title, due=due, safe_due=safe, computed_due=due, **values
    )
    return made


def event(workspace: Workspace, case_uuid: str, title: str, at: str | None, **values: object) -> Event:
    """An event of a case."""
    made: Event = add(workspace, Event, case_uuid=case_uuid, title=title, at=at, **values)
    return made


def follow_up(workspace: Workspace, case_uuid: str, title: str, due: str, **values: object) -> FollowUp:
    """Something to look after in a case."""
    made: FollowUp = add(workspace, FollowUp, case_uuid=case_uuid, title=title, due=due, **values)
    return made


def runs_from(
    workspace: Workspace, child: Deadline, *, event: Event | None = None, parent: Deadline | None = None, leg: str = ""
) -> DeadlineTrigger:
    """That a deadline runs from an event or from another one's day."""
    made: DeadlineTrigger = add(
        workspace, DeadlineTrigger, deadline_uuid=child.uuid, leg=leg,
        event_uuid=event.uuid if event else None, parent_uuid=parent.uuid if parent else None,
    )  # fmt: skip
    return made


def computed(workspace: Workspace, of: Deadline, **values: object) -> Computation:
    """How the date of a deadline was counted."""
    steps = [
        {"n": place + 1, "text": text, "cite": cite, "from": start, "to": end}
        for place, (text, cite, start, end) in enumerate(STEPS)
    ]
    usual = {
        "rule_id": of.rule_id or "frap.4.a.1.A", "rule_version": "2009-12-01", "pack_id": "us.frap",
        "pack_version": "2026.11.1", "pack_hash": "0" * 64, "inputs": "{}", "steps": json.dumps(steps),
        "warnings": json.dumps(["Courts disagree. File by Wed, Dec 24, 2025."]), "due": of.due, "safe_due": of.safe_due,
        "nominal": "2025-12-24", "cite": of.cite, "confidence": of.confidence, "who": "Ana Ruiz",
    }  # fmt: skip
    made: Computation = add(workspace, Computation, deadline_uuid=of.uuid, **usual | values)
    return made


def fill(workspace: Workspace, case_uuids: list[str], count: int, *, today: date) -> None:
    """Write many deadlines at once, spread over the cases: two in three are done, the open ones due from three days
    ago on; each with an event and a computation."""
    chance = random.Random(count)
    rows: list[tuple[type[Any], dict[str, Any]]] = []
    for number in range(count):
        is_open = number % 3 == 0
        far = chance.randrange(-3, 200) if is_open else -chance.randrange(1, 1000)
        due = (today + timedelta(days=far)).isoformat()
        case_uuid, uuid, event_uuid = case_uuids[number % len(case_uuids)], new_uuid(), new_uuid()
        rows += [
            (Event, {"uuid": event_uuid, "case_uuid": case_uuid, "title": f"Motion {number} served", "at": due}),
            (Deadline, {
                "uuid": uuid, "case_uuid": case_uuid, "title": f"Opposition to motion {number}", "due": due,
                "safe_due": due, "state": "open" if is_open else "done", "cite": "LCvR 7(b)",
                "jurisdictional": number % 20 == 0, "verified_by": "Bo" if number % 5 else "", "verified_due": due,
                "verified_safe_due": due,
                "assigned_to": ("Ana Ruiz", "Bo Lindqvist", "")[number % 3],
            }),
            (DeadlineTrigger, {"deadline_uuid": uuid, "leg": "motion.served", "event_uuid": event_uuid}),
            (Computation, {
                "deadline_uuid": uuid, "rule_id": "dcd.lcvr.7.b", "rule_version": "2009-12-01", "pack_id": "us.dcd",
                "pack_version": "1", "pack_hash": "0" * 64, "inputs": "{}", "steps": "[]", "warnings": "[]",
            }),
        ]  # fmt: skip
    write(workspace, lambda ledger: [ledger.insert(cls, **values) for cls, values in rows])


def deadline_record(ledger: Ledger, uuid: str) -> Deadline:
    """A deadline as it stands."""
    return ledger.get(Deadline, uuid)
