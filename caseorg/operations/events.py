"""Events: what happens in a case, said, corrected and called off."""

from __future__ import annotations

import json
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.base.ids import new_uuid
from caseorg.model.annotation import Annotation
from caseorg.model.counting import ServiceMethod
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.model.document import Document
from caseorg.model.event import Event, EventStatus, HearingKind
from caseorg.model.trigger_events import TRIGGER_EVENTS, is_trigger
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.operation import operation
from caseorg.rules.typed_dates import typed_moment
from caseorg.rules.working_chain import made_id
from caseorg.store.ledger import Ledger

_WORDS = frozenset({"title", "type", "hearing", "ends_at", "place", "note", "document_uuid", "page", "annotation_uuid"})
# The day of an event, its zone and how a paper was served are moved by move_event, with the deadlines that run from it.
EDITABLE = _WORDS
_GIVEN = (_WORDS - {"title"}) | {"time_zone", "service_method", "projected_from_uuid"}

# Open deadlines by a rule that run from these, and have no trigger left that happened, may happen, or may expire.
_NOTHING_LEFT = """SELECT DISTINCT deadlines.uuid FROM deadline_triggers AS hit
    JOIN deadlines ON deadlines.uuid = hit.deadline_uuid
    WHERE (hit.event_uuid IN (SELECT value FROM json_each(:events))
        OR hit.parent_uuid IN (SELECT value FROM json_each(:deadlines)))
    AND deadlines.state = 'open' AND deadlines.due_source = 'computed'
    AND NOT EXISTS (SELECT 1 FROM deadline_triggers
        LEFT JOIN events ON events.uuid = deadline_triggers.event_uuid
        LEFT JOIN deadlines AS parents ON parents.uuid = deadline_triggers.parent_uuid
        WHERE deadline_triggers.deadline_uuid = deadlines.uuid
        AND (events.status <> 'cancelled' OR parents.state IN ('open', 'done', 'waived')))"""
# Events expected by the date of one of these deadlines, and not happened yet.
_EXPECTED = """SELECT uuid FROM events WHERE status IN ('projected', 'waiting')
    AND projected_from_uuid IN (SELECT value FROM json_each(?))"""

# Deadlines that an event superseded; what the ones in their place run from; what is awaited in a case; deadlines that
# an event was found not to suspend.
_TOLLED = "SELECT uuid FROM deadlines WHERE tolled_by_uuid = ? AND state = 'superseded'"
_STANDING = """SELECT deadline_triggers.leg, events.uuid AS event_uuid FROM deadline_triggers
    JOIN events ON events.uuid = deadline_triggers.event_uuid
    WHERE deadline_triggers.deadline_uuid = ? AND events.status <> 'cancelled'"""
_WAITING = "SELECT uuid, type FROM events WHERE case_uuid = ? AND status = 'waiting'"
_UNTOLLED = "SELECT uuid FROM deadlines WHERE case_uuid = ? AND instr(untolled, ?) = 1"


@operation("Add Event")
def add_event(
    ledger: Ledger, *, case_uuid: str, title: str, at: str | None = None, **values: str | int | None
) -> Event:
    """Say what happened or is set in a case: a paper filed, entered or served, an order, a hearing.

    `at` is a day, or a day with a time ("2026-03-31 14:30"); without it the event waits for its date. With
    `projected_from_uuid` it is expected on the day of that deadline.
    """
    checks.only_known(values, _GIVEN, "event")
    case = live_case(ledger, case_uuid)
    taken = taken_of_event(ledger, case.uuid, {"title": title, **values})
    moment = typed_moment(at or "", "The date")
    status = EventStatus.ACTUAL if moment else EventStatus.WAITING
    if taken.get("projected_from_uuid"):
        parent = ledger.get(Deadline, str(taken["projected_from_uuid"]))
        moment, status = moment or parent.due, EventStatus.PROJECTED if moment or parent.due else EventStatus.WAITING
    _ends_after(moment, taken.get("ends_at"))
    return ledger.insert(Event, case_uuid=case.uuid, at=moment, status=status, entered_by=ledger.who, **taken)


@operation("Edit Event")
def edit_event(ledger: Ledger, *, uuid: str, **changes: str | int | None) -> Event:
    """Change what is said of an event; its date is moved with “Move Event”, together with what runs from it."""
    checks.only_known(changes, EDITABLE, "event")
    event = ledger.get(Event, uuid)
    taken = taken_of_event(ledger, event.case_uuid, changes)
    _ends_after(event.at, taken.get("ends_at"))
    return ledger.update(event, **taken)


@operation("Cancel Event")
def cancel_event(ledger: Ledger, *, uuid: str, reason: str) -> Event:
    """Call an event off, for a reason; what ran from it alone is moot, and shown as that.

    Deadlines that are done or retired stay as they are, and so do those whose date an order or a person set.
    """
    event = ledger.get(Event, uuid)
    if event.status is EventStatus.CANCELLED:
        raise BadInput(f"“{event.title}” is cancelled already.")
    said = checks.required(reason, "The reason")
    cancelled = ledger.update(event, **changed_status(ledger, EventStatus.CANCELLED, said))
    because = f"“{event.title}” was cancelled: {said}"
    make_moot(ledger, event, because)
    release_tolled(ledger, event, because)
    return cancelled


def make_moot(ledger: Ledger, event: Event, reason: str) -> None:
    """Make what ran from a cancelled event alone moot, call off what was expected by it, and so on down the chain."""
    events, deadlines = [event.uuid], list[str]()
    while events or deadlines:
        given = {"events": json.dumps(events), "deadlines": json.dumps(deadlines)}
        left = [row["uuid"] for row in ledger.reader.rows(_NOTHING_LEFT, given)]
        for uuid in left:
            state = {"state": DeadlineState.MOOT, "state_reason": reason, "state_who": ledger.who, "state_at": now()}
            ledger.update(ledger.get(Deadline, uuid), **state)
        expected = [row["uuid"] for row in ledger.reader.rows(_EXPECTED, (json.dumps(left),))]
        for uuid in expected:
            ledger.update(ledger.get(Event, uuid), **changed_status(ledger, EventStatus.CANCELLED, reason))
        events, deadlines = expected, left


def release_tolled(ledger: Ledger, event: Event, reason: str) -> None:
    """Open the deadlines again that an event alone superseded, and await nothing more because of it.

    Where others of its kind suspend the time as well, the deadline that took the place goes on waiting for them.
    """
    for row in ledger.reader.rows(_WAITING, (event.case_uuid,)):
        if row["uuid"] == made_id("awaited", event.uuid, row["type"]):
            called_off = ledger.get(Event, row["uuid"])
            ledger.update(called_off, **changed_status(ledger, EventStatus.CANCELLED, reason))
            make_moot(ledger, called_off, reason)
    for row in ledger.reader.rows(_TOLLED, (event.uuid,)):
        deadline = ledger.get(Deadline, row["uuid"])
        others = _also_tolling(ledger, event, deadline)
        if others:
            ledger.update(deadline, tolled_by_uuid=others[0])
            continue
        open_again = {"state": DeadlineState.OPEN, "state_who": ledger.who, "state_at": now(), "state_reason": reason}
        ledger.update(deadline, **open_again, replaced_by_uuid=None, tolled_by_uuid=None)
    for row in ledger.reader.rows(_UNTOLLED, (event.case_uuid, f"“{event.title}” ")):
        ledger.update(ledger.get(Deadline, row["uuid"]), untolled="")


def _also_tolling(ledger: Ledger, event: Event, deadline: Deadline) -> list[str]:
    """The other events because of which the deadline in the place of this one still waits or runs."""
    standing = {row["event_uuid"]: row["leg"] for row in ledger.reader.rows(_STANDING, (deadline.replaced_by_uuid,))}
    events = ledger.reader.rows("SELECT uuid FROM events WHERE case_uuid = ? ORDER BY at", (deadline.case_uuid,))
    legs = set(standing.values())
    others = [row["uuid"] for row in events if row["uuid"] != event.uuid]
    return [uuid for uuid in others if any(made_id("awaited", uuid, leg) in standing for leg in legs)]


def taken_of_event(ledger: Ledger, case_uuid: str, values: Mapping[str, str | int | None]) -> dict[str, object]:
    """The values of an event as they are kept. Raises BadInput."""
    taken = _words_of(values)
    if values.get("projected_from_uuid"):
        taken["projected_from_uuid"] = of_case(ledger, Deadline, str(values["projected_from_uuid"]), case_uuid)
    return taken | source_of(ledger, case_uuid, values)


def planned_event(case_uuid: str, title: str, at: str | None = None, **values: str | int | None) -> Event:
    """An event as `add_event` would make it, to plan with; it is not in the workspace. Raises BadInput."""
    checks.only_known(values, _GIVEN, "event")
    words = _words_of({"title": title, **values})
    moment = typed_moment(at or "", "The date")
    _ends_after(moment, words.get("ends_at"))
    places = {name: values[name] for name in ("document_uuid", "page", "annotation_uuid") if values.get(name)}
    status = EventStatus.ACTUAL if moment else EventStatus.WAITING
    fields: dict[str, object] = {"status": status, "at": moment, **words, **places}
    return Event(uuid=new_uuid(), created="", modified="", case_uuid=case_uuid, **fields)  # type: ignore[arg-type]


def _words_of(values: Mapping[str, str | int | None]) -> dict[str, object]:
    """What is said of an event, as it is kept, without what is looked up in the workspace. Raises BadInput."""
    taken: dict[str, object] = {
        name: " ".join(str(value or "").split())
        for name, value in values.items()
        if name in ("title", "place", "type", "hearing", "service_method", "time_zone")
    }
    if "title" in taken:
        checks.required(str(taken["title"]), "The event’s title")
    named = str(taken.get("type", ""))
    known = {named} if is_trigger(named) else TRIGGER_EVENTS
    _known(taken, "type", known, "an event that rules know; leave it out where it sets nothing running")
    _known(taken, "hearing", HearingKind, "a kind of hearing")
    _known(taken, "service_method", ServiceMethod, "a manner of service")
    if "time_zone" in taken:
        taken["time_zone"] = time_zone_of(str(taken["time_zone"]))
    if "ends_at" in values:
        taken["ends_at"] = typed_moment(str(values["ends_at"] or ""), "The end")
    if "note" in values:
        taken["note"] = str(values["note"] or "").strip()
    return taken


def source_of(ledger: Ledger, case_uuid: str, values: Mapping[str, object]) -> dict[str, object]:
    """The place something is known from: the document with the version of today, its page, the annotation there."""
    taken: dict[str, object] = {}
    if "annotation_uuid" in values:
        taken["annotation_uuid"] = values["annotation_uuid"] or None
        if values["annotation_uuid"] and not values.get("document_uuid"):
            annotation = ledger.get(Annotation, str(values["annotation_uuid"]))
            values = {"document_uuid": annotation.document_uuid, "page": annotation.page, **values}
    if "document_uuid" in values:
        uuid = str(values["document_uuid"] or "")
        taken["document_uuid"] = of_case(ledger, Document, uuid, case_uuid) if uuid else None
        taken["document_sha256"] = ledger.get(Document, uuid).sha256 if uuid else None
    if "page" in values:
        page = values["page"]
        if page is not None and (not isinstance(page, int) or page < 0):
            raise BadInput("A page cannot be below the first. Give the page of the document, counted from 1.")
        taken["page"] = page
    return taken


def of_case(ledger: Ledger, cls: type[Document] | type[Deadline] | type[Event], uuid: str, case_uuid: str) -> str:
    """The id of a record of this case. Raises NotFound, BadInput where it is of another one."""
    found: Document | Deadline | Event = ledger.get(cls, uuid)
    if found.case_uuid != case_uuid:
        raise BadInput(f"That {cls.__name__.lower()} belongs to another case. Choose one of this case.")
    return found.uuid


def time_zone_of(text: str) -> str:
    """An IANA name. Raises BadInput."""
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(f"“{text}” is no time zone. Give it as America/New_York or America/Los_Angeles.") from error


def changed_status(ledger: Ledger, status: EventStatus, reason: str) -> dict[str, object]:
    """The values that say who set a status of an event, when and why."""
    return {"status": status, "status_reason": reason, "status_who": ledger.who, "status_at": now()}


def _known(taken: Mapping[str, object], name: str, words: object, what: str) -> None:
    if taken.get(name) and taken[name] not in {str(word) for word in words}:  # type: ignore[attr-defined]
        raise BadInput(f"“{taken[name]}” is not {what}.")


def _ends_after(at: str | None, ends_at: object) -> None:
    if ends_at and (at is None or str(ends_at) < at):
        raise BadInput("It ends before it begins. Give an end after the beginning.")
