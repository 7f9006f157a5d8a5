"""Inquiries of the press: added, edited, answered (or declined, or withdrawn by the reporter), trashed and restored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from caseorg.base.clock import instant_text, now, today
from caseorg.base.errors import BadInput
from caseorg.model.inquiry import Inquiry, InquiryState
from caseorg.model.people import Organization, Person
from caseorg.model.statement import OnRecord, Statement
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.operation import Operation, operation
from caseorg.rules.court_clock import moment_in, zone_named
from caseorg.rules.inquiry_words import due_typed
from caseorg.rules.typed_dates import typed_moment
from caseorg.store.ledger import Ledger

_USUAL_ZONE = "America/New_York"


def _id(value: object, _name: str) -> str | None:
    return str(value) if value else None


_TAKES: Mapping[str, checks.Take] = {
    **dict.fromkeys(("case_uuid", "person_uuid", "organization_uuid", "spokesperson_uuid"), _id),
    "reporter": checks.line,
    "outlet": checks.line,
    "question": checks.text,
    "asked_on": lambda value, _name: _asked(str(value or "")),
    "on_record": lambda value, _name: checks.one_of(OnRecord, str(value or ""), "term"),
    "visibility": lambda value, _name: checks.visibility(str(value or "")),
}
_ANSWER_TAKES: Mapping[str, checks.Take] = {
    **dict.fromkeys(("spokesperson_uuid", "statement_uuid"), _id),
    "state": lambda value, _name: checks.one_of(InquiryState, str(value or ""), "state of an inquiry"),
    "answer": checks.text,
    "answered_on": lambda value, _name: checks.day(value, "The day of the answer"),
    "on_record": _TAKES["on_record"],
    "outcome": checks.text,
    "coverage": lambda value, name: _link(checks.line(value, name)),
}
INQUIRY_FIELDS = tuple(_TAKES)
ANSWER_FIELDS = tuple(_ANSWER_TAKES)


@operation("Add Inquiry")
def add_inquiry(
    ledger: Ledger, *, question: str, due: str | None = None, zone: str = _USUAL_ZONE, **values: str | None
) -> Inquiry:
    """Keep what the press asked, by whom, and by when an answer is wanted: `due` is a day and time in `zone`.

    `asked_on` is today where it is not given.
    """
    taken = checks.taken(_TAKES, {"asked_on": "", **values, "question": question}, "inquiry")
    made = ledger.insert(Inquiry, **taken, **_due(due, zone))
    return _checked(ledger, made)


@operation("Edit Inquiry")
def edit_inquiry(ledger: Ledger, *, uuid: str, **changes: str | None) -> Inquiry:
    """Change what is said of an inquiry. An empty `due` takes the reporter's deadline away; a `zone` alone says that
    the same time is meant by another clock."""
    before = ledger.get(Inquiry, uuid)
    dues: dict[str, str | None] = {name: changes.pop(name) or "" for name in ("due", "zone") if name in changes}
    taken = checks.taken(_TAKES, changes, "inquiry")
    stands: dict[str, str | None] = {"due": due_typed(before), "zone": before.due_zone}
    if stands | dues != stands:
        taken |= _due((stands | dues)["due"], dues.get("zone") or before.due_zone)
    return _checked(ledger, ledger.update(before, **taken))


@operation("Answer Inquiry")
def answer_inquiry(ledger: Ledger, *, uuid: str, state: str = "answered", **values: str | None) -> Inquiry:
    """Close an inquiry with what was answered, or as declined or withdrawn; "open" takes it up again.

    `statement_uuid` is the statement that was given as answer; an answer needs one or words. `answered_on` is today
    where it is not given.
    """
    before = ledger.get(Inquiry, uuid)
    taken = checks.taken(_ANSWER_TAKES, {**values, "state": state}, "answer")
    day = taken.pop("answered_on", None) or before.answered_on or today().isoformat()
    if str(day) > today().isoformat():
        raise BadInput(f"{day} has not come yet. Give the day on which it was answered.")
    if str(day) < before.asked_on[:10]:
        raise BadInput(f"It was asked on {before.asked_on[:10]}, after {day}. Correct the day of the answer.")
    is_open = taken["state"] is InquiryState.OPEN
    kept = ledger.update(before, **taken, answered_on=None if is_open else day)
    if kept.state is InquiryState.ANSWERED and not kept.answer and kept.statement_uuid is None:
        raise BadInput("The answer is empty. Type it, choose the statement that was given, or decline the inquiry.")
    return _checked(ledger, kept)


@operation("Move Inquiries to Trash")
def trash_inquiries(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Inquiry, ...]:
    """Put inquiries in the trash."""
    instant = now()
    found = (ledger.get(Inquiry, uuid) for uuid in dict.fromkeys(uuids))
    return tuple(one if one.in_trash else ledger.update(one, deleted_at=instant) for one in found)


@operation("Restore Inquiries")
def restore_inquiries(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Inquiry, ...]:
    """Take inquiries out of the trash."""
    return tuple(ledger.update(ledger.get(Inquiry, uuid), deleted_at=None) for uuid in dict.fromkeys(uuids))


INQUIRY_OPERATIONS: tuple[Operation, ...] = (
    add_inquiry,
    edit_inquiry,
    answer_inquiry,
    trash_inquiries,
    restore_inquiries,
)


def _due(due: str | None, zone: str) -> dict[str, object]:
    """The reporter's deadline as it is kept. Of an hour that the clock shows twice the first is meant: an answer must
    not come too late."""
    moment = typed_moment(due or "", "The reporter’s deadline")
    if moment is None:
        return {"due_at": None, "due_zone": ""}
    if "T" not in moment:
        raise BadInput(f"Say by what time the reporter wants an answer on {moment}, as {moment} 17:00.")
    name = zone or _USUAL_ZONE
    ends = moment_in(zone_named(name), datetime.fromisoformat(moment))
    return {"due_at": instant_text(ends.astimezone(UTC)), "due_zone": name}


def _asked(text: str) -> str:
    """When it was asked, today where nothing is typed. Raises BadInput for a day that has not come."""
    moment = typed_moment(text, "The day it was asked") or today().isoformat()
    if moment[:10] > today().isoformat():
        raise BadInput(f"{moment[:10]} has not come yet. Give the day on which it was asked.")
    return moment


def _link(text: str) -> str:
    if text and not text.lower().startswith(("https://", "http://")):
        raise BadInput(f"“{text}” is no link. Copy it from the browser, as https://example.org/story.")
    return text


def _checked(ledger: Ledger, inquiry: Inquiry) -> Inquiry:
    """The inquiry. Raises BadInput or NotFound where something of it cannot be."""
    if not inquiry.question:
        raise BadInput("The question is empty. Type what was asked and try again.")
    if not (inquiry.person_uuid or inquiry.reporter or inquiry.organization_uuid or inquiry.outlet):
        raise BadInput("Say who asked: the reporter, the outlet, or both.")
    for uuid in filter(None, (inquiry.person_uuid, inquiry.spokesperson_uuid)):
        ledger.get(Person, uuid)
    if inquiry.organization_uuid:
        ledger.get(Organization, inquiry.organization_uuid)
    if inquiry.case_uuid:
        live_case(ledger, inquiry.case_uuid)
    if inquiry.statement_uuid:
        statement = ledger.get(Statement, inquiry.statement_uuid)
        if inquiry.case_uuid and statement.case_uuid != inquiry.case_uuid:
            raise BadInput("The statement belongs to another case. Choose a statement of the case of the inquiry.")
    return inquiry
