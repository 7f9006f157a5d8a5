"""What follows from an event, in the window: shown first, answered and taken in part, then done in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from caseorg.base.errors import CaseorgError, NotFound, Outdated
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.act_dialog import ActDialog
from caseorg.gui.dialogs.preview_dialog import PreviewDialog, PreviewLine
from caseorg.gui.recounting import move_line
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Fact
from caseorg.operations import add_event, cancel_event, follow_event, move_event
from caseorg.operations.events import planned_event
from caseorg.queries.calendar_names import event_named
from caseorg.queries.consequences import consequences
from caseorg.rules.chains import Choice
from caseorg.rules.consequences import Consequences, Kind, Proposal, Wish
from caseorg.rules.deadline_words import day_text

_MOVES = "Dates that move"
_GROUPS = {
    Kind.SUPERSEDED: "No longer runs",
    Kind.UNTOLLED: "Is not suspended",
    Kind.REOPENED: "Runs again",
    Kind.NEW: "New deadlines",
    Kind.JOINED: "Runs from this as well",
    Kind.EXPECTED: "Expected",
    Kind.MET: "May be done by it",
    Kind.MOOT: "Is moot",
    Kind.MOVED: _MOVES,
}
_NO_DATE = "no date yet"


class FollowingEvents(QObject):
    """One preview at a time: the event as it will be, what was wished so far, and the form behind it."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._context, self._window = bridge, context, window
        self.dialog: PreviewDialog | None = None
        self._form: ActDialog | None = None
        self._event: Event | None = None
        self._wish = Wish()
        self._plan: Consequences | None = None
        self._label = follow_event.label
        self._asked: dict[str, QComboBox] = {}

    def add(self, given: dict[str, Any], form: ActDialog) -> None:
        """Show what follows from a new event; where nothing does, add it alone."""
        alone = partial(self._bridge.do, add_event, then=form.done_with, otherwise=form.refuse, **given)
        try:
            event = planned_event(**given)
        except CaseorgError as error:
            form.refuse(error)
            return
        self._begin(event, form, Wish(), add_event.label, otherwise=alone)

    def follow(self, event_uuid: str, form: ActDialog) -> None:
        """Show what follows from an event that is there."""
        self._begin(self._bridge.ask(event_named, event_uuid), form, Wish(), follow_event.label)

    def move(self, event: Event, form: ActDialog) -> None:
        """Show what moves with an event, and what it suspends or no longer does."""
        self._begin(event, form, Wish(proposes=False), move_event.label)

    def cancel(self, event_uuid: str, reason: str, form: ActDialog) -> None:
        """Show what a cancelled event leaves without anything to run from, and what runs again; else cancel it."""
        alone = partial(
            self._bridge.do, cancel_event, then=form.done_with, otherwise=form.refuse, uuid=event_uuid, reason=reason
        )
        event = self._bridge.ask(event_named, event_uuid)
        if event.status is EventStatus.CANCELLED or not reason.strip():
            alone()  # refused, with the reason why
            return
        cancelled = replace(event, status=EventStatus.CANCELLED, status_reason=reason.strip())
        self._begin(cancelled, form, Wish(proposes=False), cancel_event.label, otherwise=alone)

    def _begin(
        self, event: Event, form: ActDialog, wish: Wish, label: str, *, otherwise: Callable[[], Any] | None = None
    ) -> None:
        self._event, self._form, self._wish, self._label = event, form, wish, label

        def on_first(plan: Consequences) -> None:
            if not isValid(form):
                return  # it was closed meanwhile
            if otherwise is not None and plan.is_plain:
                otherwise()
            else:
                self._open(plan)

        self._bridge.ask_later(consequences, event, wish, then=on_first, otherwise=form.refuse, topic="follow")

    def _open(self, plan: Consequences) -> None:
        title = self._label
        self.dialog = PreviewDialog(title, title, self._form or self._window)
        self._asked = {}
        self.dialog.chosen_changed.connect(self._on_chosen)
        self.dialog.do_requested.connect(self._do)
        self.dialog.finished.connect(self._on_finished)
        self._show(plan)
        self.dialog.open()

    def _show(self, plan: Consequences) -> None:
        self._plan = plan
        if self.dialog is None:
            return
        self._ask_about(plan)
        day = day_text(plan.event.at) or _NO_DATE
        is_off = plan.event.status is EventStatus.CANCELLED
        headline = f"{plan.event.title}: {'cancelled' if is_off else day}"
        if not (plan.proposals or plan.moves):
            headline += "\nNothing follows from it by the rules." if self._wish.proposes else "\nNothing moves with it."
        self.dialog.show_lines(headline, list(_lines(plan, self._wish.moves)), plan.warnings)

    # What is asked

    def _ask_about(self, plan: Consequences) -> None:
        """Put the questions there that were not there before; those that were stay, with their answers."""
        if plan.awaited and "awaited" not in self._asked:
            choices = [(one.title, one.uuid) for one in plan.awaited]
            box = self._put("awaited", "It is the e&xpected", [*choices, ("None of these", "")])
            box.setCurrentIndex(max(box.findData(plan.fulfils.uuid if plan.fulfils else ""), 0))
            if len(plan.awaited) > 1 and plan.fulfils is None:
                box.setCurrentIndex(-1)
                box.setPlaceholderText("Say which one")
            box.currentIndexChanged.connect(self._on_awaited)
        for question in plan.questions:
            if question.about == "fact" and question.key not in self._asked:
                box = self._put(question.key, question.text, [("Yes", "yes"), ("No", "no")])
                box.setCurrentIndex(-1)
                box.setPlaceholderText("Not answered")
                box.currentIndexChanged.connect(partial(self._on_fact, question.key))

    def _put(self, key: str, label: str, choices: Iterable[tuple[str, str]]) -> QComboBox:
        assert self.dialog is not None
        box = QComboBox()
        for words, value in choices:
            box.addItem(words, value)
        self._asked[key] = box
        self.dialog.extra.addWidget(LabeledField(label, box))
        return box

    def _on_awaited(self) -> None:
        self._plan_again(replace(self._wish, fulfils=str(self._asked["awaited"].currentData() or "")))

    def _on_fact(self, key: str, _index: int) -> None:
        answer = self._asked[key].currentData() == "yes"
        self._plan_again(replace(self._wish, facts={**self._wish.facts, Fact(key): answer}))

    def _on_chosen(self, key: str, chosen: bool) -> None:
        move = next((one for one in self._plan.moves if one.deadline.uuid == key), None) if self._plan else None
        wish = self._wish
        if move is None:
            taken, left = set(wish.taken) - {key}, set(wish.left) - {key}
            (taken if chosen else left).add(key)
            self._plan_again(replace(wish, taken=frozenset(taken), left=frozenset(left)))
            return
        accepted, declined = set(wish.moves.accepted) - {key}, set(wish.moves.declined) - {key}
        (accepted if chosen else declined).add(key)
        moves = Choice(accepted=frozenset(accepted), declined=frozenset(declined))
        self._plan_again(replace(wish, moves=moves))

    def _plan_again(self, wish: Wish) -> None:
        self._wish = wish
        if self._event is not None and self.dialog is not None:
            refuse = self.dialog.refuse
            self._bridge.ask_later(
                consequences, self._event, wish, then=self._show, otherwise=refuse, topic="follow"
            )

    # Doing it

    def _do(self) -> None:
        if self.dialog is not None and self._plan is not None:
            done = partial(_close, self.dialog, self._form)  # these, whatever is begun meanwhile
            self._bridge.do(follow_event, then=done, otherwise=self._on_refused, label=self._label, plan=self._plan)

    def _on_refused(self, error: CaseorgError) -> None:
        """Say why it was not done; where the case is not as the preview saw it, show what follows now."""
        if self.dialog is None:
            return
        self.dialog.refuse(error)
        if isinstance(error, Outdated) and self._event is not None:
            self._event = self._as_now(self._event)
            self._plan_again(self._wish)

    def _as_now(self, wanted: Event) -> Event:
        """The event with what was said of it meanwhile, moved as it was wanted."""
        try:
            there = self._bridge.ask(event_named, wanted.uuid)
        except NotFound:  # it is a new one
            return wanted
        moved = {name: getattr(wanted, name) for name in ("at", "status", "status_reason", "service_method")}
        return replace(there, **moved)

    def _on_finished(self) -> None:
        if self._form is not None and isValid(self._form):
            self._form.act_button.setEnabled(True)
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _close(dialog: PreviewDialog, form: ActDialog | None, _event: Event) -> None:
    """Close a preview and the form behind it: it was done."""
    if isValid(dialog):
        dialog.accept()
    if form is not None and isValid(form):
        form.done_with()


def _lines(plan: Consequences, choice: Choice) -> Iterable[PreviewLine]:
    """What is suspended first, then what is new, then what moves."""
    order = list(_GROUPS)
    for one in sorted(plan.proposals, key=lambda one: (order.index(one.kind), not (one.chosen or one.asks))):
        yield _line(one)
    for move in plan.moves:
        yield move_line(move, _MOVES, choice)


def _line(one: Proposal) -> PreviewLine:
    said = "answer the question above first" if one.asks else one.why
    why = f"{said} ({one.cite})" if one.cite and one.cite not in said else said
    return PreviewLine(
        key=one.key,
        group=_GROUPS[one.kind],
        title=one.title,
        before=day_text(one.before),
        after=_after(one),
        why=why[:1].upper() + why[1:],
        chosen=None if one.must or one.asks else one.chosen,
        tone="danger" if one.kind is Kind.UNTOLLED else "muted" if one.asks else "text",
    )


def _after(one: Proposal) -> str:
    if one.kind is Kind.SUPERSEDED:
        return "superseded" if one.chosen else f"stays due {day_text(one.before)}"
    if one.kind is Kind.UNTOLLED:
        return "superseded all the same" if one.chosen else f"stays due {day_text(one.before)}"
    if one.kind is Kind.MOOT:
        return "moot"
    if one.kind is Kind.MET:
        return "done" if one.chosen else "stays open"
    return "asks first" if one.asks else day_text(one.after) or _NO_DATE
