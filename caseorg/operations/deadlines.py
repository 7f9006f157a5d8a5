"""Deadlines: set by a rule, an order or a person; done, retired, kept at another date, verified, assigned."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from caseorg.base.clock import now, today
from caseorg.base.errors import BadInput
from caseorg.model.counting import Action
from caseorg.model.deadline import RETIRED, Deadline, DeadlineState, DueSource, Side
from caseorg.model.document import Document
from caseorg.model.rule_pack import Computation, Severity
from caseorg.operations import checks
from caseorg.operations.annotations import NewAnnotation, add_annotations
from caseorg.operations.cases import live_case
from caseorg.operations.deadline_dates import computed_values, keep_computation
from caseorg.operations.deadline_triggers import NewTrigger, hang, is_expected, is_waiting, with_events
from caseorg.operations.events import of_case, source_of
from caseorg.operations.operation import operation
from caseorg.rules.reminders import typed_days
from caseorg.rules.typed_dates import typed_date
from caseorg.store.ledger import Ledger

_ENUMS: Mapping[str, type[Action] | type[Side] | type[Severity]] = {
    "action": Action,
    "side": Side,
    "severity": Severity,
}
_SOURCE = frozenset({"document_uuid", "page", "annotation_uuid"})
EDITABLE = frozenset({"title", "note", *_ENUMS, *_SOURCE})


@operation("Add Deadline")
def add_deadline(
    ledger: Ledger,
    *,
    case_uuid: str,
    title: str,
    due: str | None = None,
    due_source: str = DueSource.USER,
    computation: Computation | None = None,
    triggers: Sequence[NewTrigger] = (),
    marks: Sequence[NewAnnotation] = (),
    assigned_to: str = "",
    remind: str = "",
    **values: str | int | None,
) -> Deadline:
    """Add what must be done by a date: computed by a rule, set by an order, or by hand.

    With `computation` the rule gives date, action, severity and cite, and the computation is kept as it is; else `due`
    is the date and `due_source` says who set it (order, user). `marks` are the words of its document that set it: they
    are marked there, and the first of the marks is where the deadline is known from. `remind` are the days before on
    which it is called to mind ("14, 7, 1"; "never"), "" for those of its kind.
    """
    checks.only_known(values, EDITABLE - {"title"}, "deadline")
    case = live_case(ledger, case_uuid)
    if marks:
        values["annotation_uuid"] = _marked(ledger, values.get("document_uuid"), marks)
    taken = _taken(ledger, case.uuid, {"title": title, **values})
    if computation is not None:
        if due:
            raise BadInput("The rule gives the date. Leave the date out, or override the deadline afterwards.")
        taken = computed_values(computation) | taken | {"due_source": DueSource.COMPUTED}
        waits = any(is_waiting(ledger, trigger) for trigger in triggers)
        asked = [one.text for one in computation.questions if one.about != "trigger" or not waits]
        if asked:
            raise BadInput(" ".join(asked))
    else:
        taken |= given_date(due, due_source)
    own_days = typed_days(remind)
    hung = with_events(ledger, case.uuid, triggers, taken)
    made = ledger.insert(
        Deadline,
        case_uuid=case.uuid,
        projected=any(is_expected(ledger, trigger) for trigger in hung),
        assigned_to=" ".join(assigned_to.split()),
        entered_by=ledger.who,
        dated_by=ledger.who,
        reminder_days=None if own_days is None else json.dumps(own_days),
        **taken,
    )
    hang(ledger, made, hung)
    if computation is not None and computation.count is not None:
        keep_computation(ledger, made.uuid, computation)
    return made


@operation("Edit Deadline")
def edit_deadline(ledger: Ledger, *, uuid: str, **changes: str | int | None) -> Deadline:
    """Change what is said of a deadline; its date is changed by “Override Date”."""
    checks.only_known(changes, EDITABLE, "deadline")
    deadline = ledger.get(Deadline, uuid)
    return ledger.update(deadline, **_taken(ledger, deadline.case_uuid, changes))


@operation("Mark Deadline Done")
def mark_deadline_done(
    ledger: Ledger, *, uuid: str, completed_on: str | None = None, document_uuid: str | None = None
) -> Deadline:
    """Say that it was done, on a day (today where none is given) and by which filing."""
    deadline = open_deadline(ledger, uuid)
    day = typed_date(completed_on or "", "The day it was done") or today().isoformat()
    if day > today().isoformat():
        raise BadInput(f"{day} has not come yet. Give the day on which it was done.")
    if document_uuid:
        of_case(ledger, Document, document_uuid, deadline.case_uuid)
    state = _state(ledger, DeadlineState.DONE)
    return ledger.update(deadline, **state, completed_on=day, completed_document_uuid=document_uuid or None)


@operation("Reopen Deadline")
def reopen_deadline(ledger: Ledger, *, uuid: str) -> Deadline:
    """Open a deadline again that was done or retired."""
    deadline = ledger.get(Deadline, uuid)
    if deadline.state is DeadlineState.OPEN:
        raise BadInput(f"“{deadline.title}” is open already.")
    state = _state(ledger, DeadlineState.OPEN)
    nothing = {"completed_on": None, "completed_document_uuid": None, "replaced_by_uuid": None}
    return ledger.update(deadline, **state, **nothing)


@operation("Retire Deadline")
def retire_deadline(
    ledger: Ledger, *, uuid: str, state: str, reason: str, replaced_by_uuid: str | None = None
) -> Deadline:
    """Say why a deadline no longer asks for anything: waived, vacated, superseded, moot, entered in error."""
    deadline = open_deadline(ledger, uuid)
    wanted = " ".join(state.lower().split())
    if wanted not in {str(one) for one in RETIRED}:
        raise BadInput(f"“{state}” retires no deadline. Choose one of: {', '.join(sorted(RETIRED))}.")
    if replaced_by_uuid == uuid:
        raise BadInput("A deadline cannot take its own place. Choose another one.")
    if replaced_by_uuid:
        of_case(ledger, Deadline, replaced_by_uuid, deadline.case_uuid)
    said = checks.required(reason, "The reason")
    return ledger.update(
        deadline, **_state(ledger, DeadlineState(wanted), said), replaced_by_uuid=replaced_by_uuid or None
    )


@operation("Assign Deadlines")
def assign_deadlines(ledger: Ledger, *, uuids: Sequence[str], to: str) -> tuple[Deadline, ...]:
    """Say whose task deadlines are; "" for nobody's."""
    name = " ".join(to.split())
    return tuple(ledger.update(ledger.get(Deadline, uuid), assigned_to=name) for uuid in dict.fromkeys(uuids))


@operation("Override Date")
def override_deadline(
    ledger: Ledger, *, uuid: str, due: str, reason: str, due_source: str = DueSource.USER
) -> Deadline:
    """Keep another date than the one that stands, for a reason (an order, a stipulation); the computed one stays
    beside it."""
    deadline = open_deadline(ledger, uuid)
    said = checks.required(reason, "The reason")
    kept = {"kept_reason": said, "kept_who": ledger.who, "kept_at": now()}
    return ledger.update(deadline, **given_date(due, due_source), **kept, dated_by=ledger.who)


@operation("Use Computed Date")
def use_computed_date(ledger: Ledger, *, uuid: str) -> Deadline:
    """Take the date again that the rule gives, in place of one that was kept."""
    deadline = open_deadline(ledger, uuid)
    if deadline.computed_due is None:
        raise BadInput(f"No rule gives a date for “{deadline.title}”. Override its date instead.")
    return ledger.update(
        deadline,
        due=deadline.computed_due,
        due_at=deadline.computed_due_at,
        safe_due=deadline.computed_safe_due,
        due_source=DueSource.COMPUTED,
        kept_reason="",
        kept_who="",
        kept_at=None,
        dated_by=ledger.who,
    )


@operation("Verify Deadline")
def verify_deadline(ledger: Ledger, *, uuid: str) -> Deadline:
    """Confirm the date of a deadline as a second person."""
    deadline = open_deadline(ledger, uuid)
    if deadline.due is None:
        raise BadInput(f"“{deadline.title}” has no date yet. Verify it when it has one.")
    for name, did in ((deadline.dated_by, "set the date"), (deadline.entered_by, "entered the deadline")):
        if _same(name, ledger.who):
            raise BadInput(f"{ledger.who} {did}. Somebody else must verify it.")
    dates = {"verified_due": deadline.due, "verified_safe_due": deadline.safe_due}
    if deadline.verified and _same(deadline.verified_by, ledger.who):
        return deadline
    return ledger.update(deadline, verified_by=ledger.who, verified_at=now(), **dates)


@operation("Withdraw Verification")
def withdraw_verification(ledger: Ledger, *, uuid: str) -> Deadline:
    """Say that a date is no longer confirmed by anybody."""
    nobody = {"verified_by": "", "verified_at": None, "verified_due": None, "verified_safe_due": None}
    return ledger.update(ledger.get(Deadline, uuid), **nobody)


def _marked(ledger: Ledger, document_uuid: str | int | None, marks: Sequence[NewAnnotation]) -> str:
    if not document_uuid:
        raise BadInput("The marked words are of no document. Choose the document, or leave the words out.")
    made = add_annotations.run(ledger, document_uuid=str(document_uuid), annotations=marks)
    return str(made[0].uuid)


def open_deadline(ledger: Ledger, uuid: str) -> Deadline:
    """A deadline that is open. Raises BadInput for any other."""
    deadline = ledger.get(Deadline, uuid)
    if deadline.state is not DeadlineState.OPEN:
        raise BadInput(f"“{deadline.title}” is {deadline.state}. Reopen it first.")
    return deadline


def _state(ledger: Ledger, state: DeadlineState, reason: str = "") -> dict[str, object]:
    return {"state": state, "state_reason": reason, "state_who": ledger.who, "state_at": now()}


def given_date(due: str | None, due_source: str) -> dict[str, object]:
    """A date that an order or a person sets, as it is kept. Raises BadInput."""
    day = typed_date(due or "", "The date")
    if day is None:
        raise BadInput("The date is empty. Type one and try again.")
    if due_source not in (DueSource.ORDER, DueSource.USER):
        raise BadInput(f"“{due_source}” sets no date by itself. Choose order or user.")
    return {"due": day, "due_at": None, "safe_due": None, "due_source": DueSource(due_source)}


def _taken(ledger: Ledger, case_uuid: str, values: Mapping[str, str | int | None]) -> dict[str, object]:
    taken: dict[str, object] = source_of(ledger, case_uuid, values)
    if "title" in values:
        taken["title"] = checks.required(str(values["title"] or ""), "The deadline’s title")
    if "note" in values:
        taken["note"] = str(values["note"] or "").strip()
    for name, words in _ENUMS.items():
        if name in values:
            if values[name] not in list(words):
                raise BadInput(f"“{values[name]}” is no {name} of a deadline. Choose one of: {', '.join(words)}.")
            taken[name] = words(str(values[name]))
    return taken


def _same(name: str, other: str) -> bool:
    """Whether two names are one person's, however they are spaced and capitalized."""
    return bool(name) and " ".join(name.split()).casefold() == " ".join(other.split()).casefold()
