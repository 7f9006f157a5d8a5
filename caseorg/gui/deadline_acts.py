"""What is done with events, deadlines and follow-ups in the window, each with a small form."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.deadline_action_table import ACTS, Act, served_words
from caseorg.gui.dialogs.act_dialog import ActDialog, FormField
from caseorg.gui.following_events import FollowingEvents
from caseorg.gui.messages import tell
from caseorg.gui.widgets.document_field import DocumentField
from caseorg.model.deadline import Deadline, FollowUp, FollowUpState
from caseorg.model.event import Event, EventStatus
from caseorg.operations import (
    add_event,
    assign_deadlines,
    cancel_event,
    follow_event,
    move_deadline,
    move_event,
    override_deadline,
    use_computed_date,
)
from caseorg.queries.calendar_names import choices_in_case, deadline_named, event_named, follow_up_named
from caseorg.queries.cases import case
from caseorg.queries.courts import court_zone
from caseorg.queries.documents import document_line
from caseorg.rules.deadline_words import day_text
from caseorg.rules.reminders import days_text
from caseorg.rules.typed_dates import typed_moment

_MOST_DIGITS = 4
# What runs from a deadline is dated otherwise after these.
_DATING = (move_deadline, override_deadline, use_computed_date)
_AS_IT_IS = "as it is"
# Given even where they are empty, so that the operation says what is missing.
_ALWAYS = frozenset({"due", "reason", "state", "to", "day", "kind", "name"})


class DeadlineActs(QObject):
    """Does the actions of ACTS, and “Move Event”."""

    dated = Signal(str)  # the id of a deadline that was given another day

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window
        self.dialog: ActDialog | None = None
        self.following = FollowingEvents(bridge, context, window)

    def bind_actions(self, actions: Actions) -> None:
        for act in ACTS:
            actions.bind(act.id, partial(self._begin, act))
        actions.bind("event.move", self._begin_move)
        actions.bind("event.follow", self._begin_following)

    def _begin(self, act: Act) -> None:
        fields = self._chosen(act.of) if act.of else ()
        if fields is not None:
            known = partial(self._known, act.of) if act.edits else None
            self._open(act.operation.label, (*fields, *act.fields), partial(self._do, act), known)

    def _known(self, what: str, uuid: str) -> dict[str, str]:
        """What the form for editing shows of an event, a follow-up or a deadline."""
        if what == "follow-up":
            return _follow_up_texts(self._bridge.ask(follow_up_named, uuid))
        one: Event | Deadline
        one = self._bridge.ask(event_named, uuid) if what == "event" else self._bridge.ask(deadline_named, uuid)
        own = getattr(one, "reminder_days", None)
        return {"title": one.title, "note": one.note, "days": "" if own is None else days_text(tuple(json.loads(own)))}

    def _chosen(self, what: str) -> tuple[FormField, ...] | None:
        """The field that says of what, the deadline that has the cursor first; None, with a word about it, where there
        is nothing."""
        case_uuid, initial = self._context.case_uuid or "", self._context.deadline or ""
        if initial and what in ("open", "closed"):
            case_uuid = self._bridge.ask(deadline_named, initial).case_uuid
        elif what == "follow-up" and self._context.follow_up:
            initial = self._context.follow_up
            case_uuid = self._bridge.ask(follow_up_named, initial).case_uuid
        choices = self._bridge.ask(choices_in_case, what, case_uuid)
        if not choices:
            tell(self._window, f"There is no {'deadline' if what in ('open', 'closed') else what} to do that with yet.")
            return None
        word = f"{what} deadline" if what in ("open", "closed") else what
        return (FormField("uuid", f"&{word.capitalize()}", "", choices, initial=initial),)

    def _open(self, title: str, fields: tuple[FormField, ...], act: Any, known: Any = None) -> None:
        self.dialog = ActDialog(title, fields, act, self._window, known=known, documents=self._document_field)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _document_field(self) -> DocumentField:
        """Where a document of the open case is chosen; the one in front first."""
        case_uuid, shown = self._context.case_uuid or "", self._context.shown
        field = DocumentField(self._bridge, case_uuid)
        line = self._bridge.ask(document_line, shown) if shown else None
        if line is not None and line.document.case_uuid == case_uuid:
            field.show_document(line)
        return field

    def _do(self, act: Act, values: dict[str, str], dialog: ActDialog) -> None:
        given: dict[str, Any] = {name: value for name, value in values.items() if value or act.edits or name in _ALWAYS}
        if act.in_case:
            given = {"title": "", **given, "case_uuid": self._context.case_uuid}
        if "every" in given:
            given["every"] = _every(given["every"])
            if act.edits and not given["every"]:  # emptied: it comes once
                given |= {"interval": "", "until": ""}
        if act.operation is assign_deadlines:
            given["uuids"] = [given.pop("uuid")]
        if act.operation is add_event and self._context.case_uuid is not None:
            given["time_zone"] = court_zone(self._bridge.ask(case, self._context.case_uuid).court)
        if act.operation is add_event and given.get("type") and given.get("at"):
            self.following.add(given, dialog)
            return
        if act.operation is cancel_event:
            self.following.cancel(given["uuid"], given["reason"], dialog)
            return
        then = partial(self._on_dated, dialog) if act.operation in _DATING else partial(self._on_done, dialog)
        self._bridge.do(act.operation, then=then, otherwise=dialog.refuse, **given)

    def _on_dated(self, dialog: ActDialog, deadline: Deadline) -> None:
        dialog.done_with()
        self.dated.emit(deadline.uuid)

    def _on_done(self, dialog: ActDialog, made: object) -> None:
        if isinstance(made, FollowUp) and made.state is FollowUpState.OPEN and made.every:
            self._context.status_changed.emit(f"“{made.title}” comes on {day_text(made.due)}.")
        if isValid(dialog):  # it may have been closed meanwhile
            dialog.done_with()

    # What follows from an event

    def _begin_following(self) -> None:
        chosen = self._chosen("event")
        if chosen is not None:
            self._open(follow_event.label, chosen, lambda values, dialog: self.following.follow(values["uuid"], dialog))

    # Moving an event

    def _begin_move(self) -> None:
        chosen = self._chosen("event")
        if chosen is not None:
            hint = "Empty where it has no date any more. What moves with it is shown first."
            as_it_is = ("As it is", _AS_IT_IS)
            served = FormField("service_method", "&Served", "", (as_it_is, *served_words()), initial=_AS_IT_IS)
            at = FormField("at", "&New date", hint, is_moment=True)
            self._open(move_event.label, (*chosen, at, served), self._move)

    def _move(self, values: dict[str, str], dialog: ActDialog) -> None:
        """Show what follows from the move: all or some of it is taken there."""
        try:
            at = typed_moment(values["at"], "The date")
            event = self._bridge.ask(event_named, values["uuid"])
        except CaseorgError as error:
            dialog.refuse(error)
            return
        status = EventStatus.ACTUAL if at else EventStatus.WAITING
        served = values["service_method"]
        method = event.service_method if served == _AS_IT_IS else served
        self.following.move(replace(event, at=at, status=status, service_method=method), dialog)


def _every(text: str) -> int:
    """A number as typed, 0 for nothing, -1 for what is none: the operation refuses it."""
    if not text:
        return 0
    return int(text) if text.isdecimal() and len(text) < _MOST_DIGITS else -1


def _follow_up_texts(one: FollowUp) -> dict[str, str]:
    every = str(one.every) if one.every else ""
    texts = {"title": one.title, "due": one.due, "every": every, "interval": one.interval.value}
    return texts | {"until": one.until or "", "assigned_to": one.assigned_to, "note": one.note}
