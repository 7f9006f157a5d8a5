"""What is done with people, organizations, roles and statements in the window, each with a small form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.act_dialog import ActDialog, FormField
from caseorg.gui.inquiry_action_table import INQUIRY_ACTS, shape_inquiry
from caseorg.gui.messages import Offer, tell
from caseorg.gui.people_action_table import PEOPLE_ACTS
from caseorg.gui.record_act import Chosen, RecordAct
from caseorg.gui.statement_action_table import STATEMENT_ACTS
from caseorg.gui.statement_values import said_by, shape_statement
from caseorg.gui.verifying import Verifying
from caseorg.model.people import ContactKind
from caseorg.operations import add_contact_method, add_person
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people_choices import is_person, people_choices, stands_now

_ACTS = {act.id: act for act in (*PEOPLE_ACTS, *STATEMENT_ACTS, *INQUIRY_ACTS)}

# Given even where they are empty, so that the operation says what is missing.
_ALWAYS = frozenset({"name", "title", "value", "words", "reason", "until"})
_FLAGS = frozenset({"acting", "end_others", "public_ok", "preferred", "lead", "to_be_noticed", "pro_hac_vice",
                    "do_not_name", "pseudonym", "opt_out"})  # fmt: skip
# What nobody meant by the person that happens to have the cursor.
_GUESSED = frozenset({"spokesperson", "answer"})
_OWN = frozenset({"contact method", "alias", "affiliation", "tenure", "office", "role"})


class RecordActs(QObject):
    """Does the actions of PEOPLE_ACTS, STATEMENT_ACTS and INQUIRY_ACTS; other parts of the window begin them with what
    they show."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._context = context
        self._window = window
        self.dialog: ActDialog | None = None
        self._verifying = Verifying(bridge, window, self)
        context.act_requested.connect(self.begin)

    def bind_actions(self, actions: Actions) -> None:
        for act_id in _ACTS:
            actions.bind(act_id, partial(self.begin, act_id))
        actions.bind("statement.verify", self.verify)

    def begin(self, act_id: str, given: Mapping[str, Any] | None = None) -> None:
        """Open the form of an act; `given` are values that are there already, by the argument: the form asks for the
        others. "initial" among them are what fields show at first."""
        if act_id == "statement.verify":
            self.verify((given or {}).get("uuid"))
            return
        act = _ACTS[act_id]
        known = dict(given or {})
        initial = known.pop("initial", {})
        asked = [chosen for chosen in act.chosen if chosen.name not in known]
        fields = [self._choice(chosen, str(known.get("uuid", ""))) for chosen in asked]
        missing = next((one.what for one, field in zip(asked, fields, strict=True) if field is None), "")
        if missing:
            what = "person or organization" if missing.startswith("someone") else missing.removesuffix(" in the trash")
            where = " in the trash" if missing.endswith("trash") else ""
            tell(self._window, f"There is no {what}{where} to do that with yet.")
            return
        if not asked and not act.fields:
            self._do_at_once(act, known)
            return
        taken = {*known, *(("words",) if "segments" in known else ())}
        more = [replace(field, initial=initial.get(field.name, field.initial)) for field in act.fields
                if field.name not in taken]  # fmt: skip
        about = ""
        if act.edits and "uuid" in known:
            stands = self._known(act, known["uuid"])
            about = stands["about"]
            more = [replace(field, initial=stands[field.name]) for field in more]
            fields = [field and replace(field, initial=stands[field.name]) for field in fields]
        shows = partial(self._known, act) if act.edits and "uuid" not in known else None
        self.dialog = ActDialog(
            act.operation.label,
            [*(field for field in fields if field is not None), *more],
            partial(self._do, act, known),
            self._window,
            known=shows,
            about=about,
        )
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def verify(self, uuid: str | None = None) -> None:
        """Compare a statement, else the one that has the cursor, with its sources."""
        wanted = uuid or self._context.statement
        if wanted is None:
            tell(self._window, "Select a statement first.")
            return
        self._verifying.begin(wanted)

    def _do_at_once(self, act: RecordAct, given: dict[str, Any]) -> None:
        """Do what needs no form, with a way back."""
        _shape(act, given)

        def then(_value: object) -> None:
            tell(self._window, f"Done: {act.operation.label}.", offer=Offer("Undo", self._bridge.undo))

        self._bridge.do(act.operation, then=then, **given)

    def _choice(self, chosen: Chosen, uuid: str = "") -> FormField | None:
        """The field for a choice; the one shown in the panel comes first. None where there is nothing to choose. `uuid`
        is what the act is about, where that is known."""
        selected = self._selected(chosen.what)
        of = selected if chosen.what in _OWN else ""
        case_uuid = self._context.case_uuid or ""
        if selected and chosen.what == "statement":  # it may be of another case than the open one
            case_uuid = str(self._bridge.ask(stands_now, "statement", selected)["case_uuid"])
        if uuid and chosen.what == "answer":  # the statements that can answer are those of the case it is about
            case_uuid = self._bridge.ask(stands_now, "inquiry", uuid)["case_uuid"] or case_uuid
        choices = self._bridge.ask(partial(people_choices, what=chosen.what, case_uuid=case_uuid, of=of))
        if not choices and of:
            choices = self._bridge.ask(partial(people_choices, what=chosen.what, case_uuid=case_uuid))
        if chosen.optional:
            choices = (("None", ""), *choices)
        if not choices:
            return None
        initial = selected if any(value == selected for _words, value in choices) else ""
        return FormField(chosen.name, chosen.label, "", choices, initial=initial)

    def _selected(self, what: str) -> str:
        """What of this kind has the cursor, "" where nothing has, or where it would be a guess."""
        kept = {"statement": self._context.statement, "case": self._context.case_uuid}
        return kept.get(what, "" if what in _GUESSED else self._context.person) or ""

    def _known(self, act: RecordAct, uuid: str) -> dict[str, str]:
        """What stands now, as the form shows it."""
        stands = self._bridge.ask(stands_now, act.edits, uuid)
        chosen = (one.name for one in act.chosen if one.name != "uuid")
        names = ("about", *(field.name for field in act.fields), *chosen)
        return {name: _as_typed(stands.get(name)) for name in names}

    def _do(self, act: RecordAct, known: Mapping[str, Any], values: dict[str, str], dialog: ActDialog) -> None:
        choices = {chosen.name for chosen in act.chosen if not chosen.optional}
        given: dict[str, Any] = {
            name: value
            for name, value in values.items()
            if value or (act.edits and name not in choices) or name in _ALWAYS
        } | dict(known)
        given |= {name: given[name] == "yes" for name in _FLAGS & given.keys()}
        if act.in_case and "case_uuid" not in given:
            given["case_uuid"] = self._context.case_uuid
        self._name_owner(given)
        _shape(act, given)
        shape_statement(self._bridge, act.operation, given)
        shape_inquiry(self._bridge, act.operation, given)
        self._bridge.do(act.operation, then=dialog.done_with, otherwise=dialog.refuse, **given)

    def _name_owner(self, given: dict[str, Any]) -> None:
        """Say whether "someone" is a person or an organization."""
        someone = given.pop("someone", None)
        if someone:
            of_person = self._bridge.ask(is_person, someone)
            given["person_uuid" if of_person else "organization_uuid"] = someone
            if "words" in given or "segments" in given:
                said_by(self._bridge, given)


def _shape(act: RecordAct, given: dict[str, Any]) -> None:
    """The values as the operation takes them."""
    if "clients" in given:
        given["clients"] = [given["clients"]]
    if "uuids" in given:
        given["uuids"] = [given["uuids"]]
    if act.operation is add_contact_method:
        names = ("value", "usage", "public_ok", "preferred", "verified_on", "source")
        kind = given.pop("kind", "")
        said = {name: given.pop(name) for name in names if name in given}
        given["contact"] = NewContact(kind=ContactKind(kind) if kind else None, **said)
    if act.operation is add_person and given.get("contact"):
        given["contacts"] = [NewContact(value=given.pop("contact"))]


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)
