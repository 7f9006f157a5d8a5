"""Follow-ups: something to look after on a day, once or again and again."""

from __future__ import annotations

from datetime import date

from caseorg.base.clock import now, today
from caseorg.base.errors import BadInput
from caseorg.base.ids import new_uuid
from caseorg.model.deadline import Deadline, FollowUp, FollowUpState, Interval
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.events import of_case
from caseorg.operations.operation import operation
from caseorg.rules.recurring import next_day
from caseorg.rules.typed_dates import typed_date
from caseorg.store.ledger import Ledger

_MOST = 999
_TIMING = frozenset({"due", "every", "interval", "until"})
EDITABLE = _TIMING | {"title", "note", "assigned_to"}


@operation("Add Follow-Up")
def add_follow_up(
    ledger: Ledger,
    *,
    case_uuid: str,
    title: str,
    due: str,
    deadline_uuid: str | None = None,
    every: int = 0,
    interval: str = Interval.NONE,
    until: str | None = None,
    assigned_to: str = "",
    note: str = "",
) -> FollowUp:
    """Note something to look after on a day; with `every` and `interval` it comes again until a last day."""
    case = live_case(ledger, case_uuid)
    when = _when(due, every, interval, until)
    if deadline_uuid:
        of_case(ledger, Deadline, deadline_uuid, case.uuid)
    uuid = new_uuid()
    return ledger.insert(
        FollowUp,
        uuid=uuid,
        case_uuid=case.uuid,
        title=checks.required(title, "The follow-up’s title"),
        deadline_uuid=deadline_uuid or None,
        **when,
        series_uuid=uuid if every else None,
        assigned_to=" ".join(assigned_to.split()),
        entered_by=ledger.who,
        note=note.strip(),
    )


@operation("Edit Follow-Up")
def edit_follow_up(ledger: Ledger, *, uuid: str, **changes: str | int | None) -> FollowUp:
    """Change an open follow-up: what, when, how often and until when, whose; those that come after it are like it."""
    checks.only_known(changes, EDITABLE, "follow-up")
    old = _open(ledger, uuid)
    values: dict[str, object] = {}
    if "title" in changes:
        values["title"] = checks.required(str(changes["title"] or ""), "The follow-up’s title")
    if "note" in changes:
        values["note"] = str(changes["note"] or "").strip()
    if "assigned_to" in changes:
        values["assigned_to"] = " ".join(str(changes["assigned_to"] or "").split())
    if _TIMING & set(changes):
        now_is = {name: getattr(old, name) for name in _TIMING} | changes
        every = int(now_is["every"] or 0)
        until = str(now_is["until"] or "") or None
        values |= _when(str(now_is["due"] or ""), every, str(now_is["interval"] or ""), until)
        # one that begins to come again, or comes otherwise, is the first of a series of its own
        same = (old.due, old.every, old.interval) == (values["due"], values["every"], values["interval"])
        values["series_uuid"] = (old.series_uuid if same else new_uuid()) if every else None
    return ledger.update(old, **values)


@operation("Complete Follow-Up")
def complete_follow_up(ledger: Ledger, *, uuid: str, completed_on: str | None = None) -> FollowUp | None:
    """Say that a follow-up was done; the next one of its series is made and given back."""
    follow_up = _open(ledger, uuid)
    day = typed_date(completed_on or "", "The day it was done") or today().isoformat()
    if day > today().isoformat():
        raise BadInput(f"{day} has not come yet. Give the day on which it was done.")
    state = {"state": FollowUpState.DONE, "state_who": ledger.who, "state_at": now()}
    ledger.update(follow_up, **state, completed_on=day)
    return _next(ledger, follow_up)


@operation("Drop Follow-Up")
def drop_follow_up(ledger: Ledger, *, uuid: str) -> FollowUp:
    """Give a follow-up up, with all that would come after it."""
    state = {"state": FollowUpState.DROPPED, "state_who": ledger.who, "state_at": now()}
    return ledger.update(_open(ledger, uuid), **state)


def _when(due: str, every: int, interval: str, until: str | None) -> dict[str, object]:
    """The day, how often it comes again, and the last day, as they are kept. Raises BadInput."""
    first = typed_date(due, "The day")
    last = typed_date(until or "", "The last day")
    if first is None:
        raise BadInput("The day is empty. Type one and try again.")
    if interval not in list(Interval) or (every > 0) != (interval != Interval.NONE) or not 0 <= every <= _MOST:
        raise BadInput(f"Say how often it comes again: every 1 to {_MOST} days, weeks or months, or neither for once.")
    if last is not None and (not every or last < first):
        raise BadInput("A last day is for what comes again, and is not before the first. Correct it or leave it out.")
    return {"due": first, "every": every, "interval": Interval(interval), "until": last}


def _next(ledger: Ledger, follow_up: FollowUp) -> FollowUp | None:
    first = ledger.reader.value("SELECT min(due) FROM follow_ups WHERE series_uuid = ?", (follow_up.series_uuid,))
    if first is None:
        return None
    last = date.fromisoformat(follow_up.due)
    day = next_day(date.fromisoformat(first), last, follow_up.every, follow_up.interval)
    if day is None or (follow_up.until and day.isoformat() > follow_up.until):
        return None
    same = ("case_uuid", "title", "deadline_uuid", "every", "interval", "until", "series_uuid", "assigned_to", "note")
    values = {name: getattr(follow_up, name) for name in same}
    return ledger.insert(FollowUp, due=day.isoformat(), entered_by=ledger.who, **values)


def _open(ledger: Ledger, uuid: str) -> FollowUp:
    follow_up = ledger.get(FollowUp, uuid)
    if follow_up.state is not FollowUpState.OPEN:
        raise BadInput(f"“{follow_up.title}” is {follow_up.state} already.")
    return follow_up
