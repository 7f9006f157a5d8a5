"""Whether anything of the events and deadlines of a case is otherwise than when it was looked at."""

from __future__ import annotations

from caseorg.store.database import Reader

_STATE = """SELECT (SELECT count(*) || ' ' || coalesce(max(modified), '') FROM events WHERE case_uuid = :case)
    || ', ' || (SELECT count(*) || ' ' || coalesce(max(modified), '') FROM deadlines WHERE case_uuid = :case)
    || ', ' || (SELECT count(*) || ' ' || coalesce(max(deadline_triggers.modified), '') FROM deadline_triggers
    JOIN deadlines ON deadlines.uuid = deadline_triggers.deadline_uuid WHERE deadlines.case_uuid = :case)"""


def chain_state(reader: Reader, case_uuid: str) -> str:
    """A text that is another one once an event or a deadline of the case was added, changed or taken away, or hung
    elsewhere: how many there are, and when one was changed last."""
    return str(reader.value(_STATE, {"case": case_uuid}))
