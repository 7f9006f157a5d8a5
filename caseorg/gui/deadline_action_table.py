"""The acts on events, deadlines and follow-ups, as one table: action, operation, and the fields of its form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caseorg.gui.dialogs.act_dialog import FormField
from caseorg.model.deadline import RETIRED, Interval
from caseorg.model.event import HearingKind
from caseorg.model.trigger_events import TRIGGER_EVENTS
from caseorg.operations import (
    add_event,
    add_follow_up,
    assign_deadlines,
    cancel_event,
    complete_follow_up,
    confirm_source,
    drop_follow_up,
    edit_deadline,
    edit_event,
    edit_follow_up,
    mark_deadline_done,
    move_deadline,
    override_deadline,
    reopen_deadline,
    retire_deadline,
    set_deadline_reminders,
    use_computed_date,
    verify_deadline,
    withdraw_verification,
)
from caseorg.operations.operation import Operation
from caseorg.rules.event_words import event_words
from caseorg.rules.service import METHOD_WORDS


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `of` says what is chosen first: an open deadline, a closed one, an event, a follow-up, "" for
    nothing; `in_case` whether it makes something in the case, `edits` whether the form shows what stands now."""

    id: str
    operation: Operation
    of: str
    fields: tuple[FormField, ...] = ()
    in_case: bool = False
    edits: bool = False


def _words(values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(value).capitalize() or "None", str(value)) for value in values)


def _event_kinds() -> tuple[tuple[str, str], ...]:
    kinds = sorted((event_words(name), name) for name in TRIGGER_EVENTS)
    return (("Nothing that rules run from", ""), *kinds)


def served_words() -> tuple[tuple[str, str], ...]:
    """The manners of service to choose from, as (words, value)."""
    words = tuple((text[:1].upper() + text[1:], method.value) for method, text in METHOD_WORDS.items())
    return (("Not a paper that was served", ""), *words)


_TITLE = FormField("title", "&Title")
_REASON = FormField("reason", "&Reason", "An order, a stipulation, or who said so.")
_DONE_ON = FormField("completed_on", "Done &on", "Empty for today.", is_day=True)
_NOTE = FormField("note", "&Note")
_FOLLOW_UP = (
    FormField("due", "&Day", is_day=True), FormField("every", "&Every", "A number; empty for once."),
    FormField("interval", "&Interval", "", _words(Interval)),
    FormField("until", "&Until", "The last day it may come again; empty for without end.", is_day=True),
    FormField("assigned_to", "&Person", "Whose task it is; empty for nobody."), _NOTE,
)  # fmt: skip

ACTS = (
    Act("event.add", add_event, "", (
        _TITLE, FormField("at", "&Date", "Empty where none is known yet.", is_moment=True),
        FormField("type", "&Kind", "Rules run from it: the deadlines that follow are shown first.", _event_kinds()),
        FormField("service_method", "&Served", "", served_words()),
        FormField("hearing", "&Hearing", "", _words(HearingKind)), FormField("place", "&Place"),
        FormField("document_uuid", "S&ource", "The paper it is known from.", is_document=True), _NOTE,
    ), in_case=True),
    Act("event.edit", edit_event, "event", (_TITLE, _NOTE), edits=True),
    Act("event.cancel", cancel_event, "event", (_REASON,)),
    Act("deadline.edit", edit_deadline, "open", (_TITLE, _NOTE), edits=True),
    Act("deadline.done", mark_deadline_done, "open", (_DONE_ON,)),
    Act("deadline.reopen", reopen_deadline, "closed"),
    Act("deadline.retire", retire_deadline, "open", (
        FormField("state", "&Becomes", "", _words(sorted(RETIRED))), _REASON,
    )),
    Act("deadline.override", override_deadline, "open", (
        FormField("due", "&Date", is_day=True), _REASON,
        FormField("due_source", "&Set by", "", (("By hand", "user"), ("Order or stipulation", "order"))),
    )),
    Act("deadline.move", move_deadline, "open", (
        FormField("due", "&New date", is_day=True), _REASON,
        FormField("due_source", "&Set by", "", (("Order or stipulation", "order"), ("By hand", "user"))),
    )),
    Act("deadline.confirm_source", confirm_source, "open"),
    Act("deadline.use_computed", use_computed_date, "open"),
    Act("deadline.verify", verify_deadline, "open"),
    Act("deadline.unverify", withdraw_verification, "open"),
    Act("deadline.assign", assign_deadlines, "open", (FormField("to", "&Person", "Empty for nobody."),)),
    Act("deadline.remind", set_deadline_reminders, "open", (
        FormField("days", "&Days before", "As “14, 7, 1, 0”; “never”; empty for those of its kind."),
    ), edits=True),
    Act("follow_up.add", add_follow_up, "", (_TITLE, *_FOLLOW_UP), in_case=True),
    Act("follow_up.edit", edit_follow_up, "follow-up", (_TITLE, *_FOLLOW_UP), edits=True),
    Act("follow_up.done", complete_follow_up, "follow-up", (_DONE_ON,)),
    Act("follow_up.drop", drop_follow_up, "follow-up"),
)  # fmt: skip
