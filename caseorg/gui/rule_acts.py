"""The rules in the window: the list of all, what is decided about one, and rules of one's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.gui.dialogs.act_dialog import ActDialog, FormField
from caseorg.gui.dialogs.rule_dialog import RuleAsked, RuleDialog
from caseorg.gui.dialogs.rule_form import FormScope
from caseorg.gui.dialogs.rules_dialog import RulesDialog
from caseorg.gui.messages import tell
from caseorg.model.rule_draft import RuleDraft
from caseorg.model.workspace_rules import OwnRule, RuleScope
from caseorg.operations import (
    add_rule,
    choose_service_days,
    disable_rule,
    edit_rule,
    enable_rule,
    import_rules,
    retire_rule,
    verify_rule,
    withdraw_rule_verification,
)
from caseorg.queries.courts import court_for, court_label
from caseorg.queries.rule_lists import RuleLine, case_name, scope_words
from caseorg.queries.rulebook import place_of_case, rulebook_in, shipped_rulebook
from caseorg.rules.own_rules import RulePlace
from caseorg.rules.pack_reading import pack_written
from caseorg.rules.rule_drafts import copied, draft_of, fits_the_form

_CHECKED = FormField("said", "&Checked against", "What you read, with its edition, as “LCvR of August 2025, p. 12”.")
_WHY = FormField("said", "&Reason")
_SERVICE = (
    ("As the rule came", ""),
    ("Service adds days", "added"),
    ("Service adds no days", "not added"),
)
_LARGEST = 4_000_000


class RuleActs(QObject):
    """Opens the dialogs and does what they ask for."""

    def __init__(self, bridge: Bridge, context: Context, window: QWidget, *, audit: Callable[[], None]) -> None:
        super().__init__(window)
        self._bridge, self._context, self._window, self._audit = bridge, context, window, audit
        self.dialog: RulesDialog | None = None
        self.form: RuleDialog | None = None
        self.question: ActDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        """Binds “Rules”."""
        actions.bind("rules.show", self.show)

    def show(self) -> None:
        """Open the list of all rules."""
        self.dialog = RulesDialog(self._bridge, self._window)
        self.dialog.asked.connect(self._on_asked)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def _on_asked(self, name: str, line: RuleLine | None) -> None:
        if line is None:
            new: dict[str, Callable[[], object]] = {"add": self._add, "import": self._import, "audit": self._audit}
            new[name]()
            return
        acts: dict[str, Callable[[RuleLine], object]] = {
            "enable": partial(self._decide, enable_rule, "checked_against", _CHECKED),
            "disable": partial(self._decide, disable_rule, "reason", _WHY),
            "verify": self._verify,
            "unverify": self._unverify,
            "service": self._service,
            "copy": self._copy,
            "edit": self._edit,
            "retire": self._retire,
            "export": self._export,
        }
        acts[name](line)

    # What is decided

    def _decide(self, operation: Any, argument: str, field: FormField, line: RuleLine) -> None:
        def act(values: dict[str, str], dialog: ActDialog) -> None:
            given = {"rule_id": line.rule.id, argument: values["said"]}
            self._bridge.do(operation, then=dialog.done_with, otherwise=dialog.refuse, **given)

        self._ask(operation.label, (field,), act)

    def _verify(self, line: RuleLine) -> None:
        def act(values: dict[str, str], dialog: ActDialog) -> None:
            given = {"rule": line.rule, "against": values["said"]}
            self._bridge.do(verify_rule, then=dialog.done_with, otherwise=dialog.refuse, **given)

        self._ask(verify_rule.label, (_CHECKED,), act)

    def _unverify(self, line: RuleLine) -> None:
        self._bridge.do(withdraw_rule_verification, rule_id=line.rule.id, otherwise=self._on_refused)

    def _service(self, line: RuleLine) -> None:
        def act(values: dict[str, str], dialog: ActDialog) -> None:
            given = {"rule_id": line.rule.id, "choice": values["choice"], "reason": values["said"]}
            self._bridge.do(choose_service_days, then=dialog.done_with, otherwise=dialog.refuse, **given)

        now = str(line.choice.service_days) if line.choice else ""
        choice = FormField("choice", "&Service by mail and the like", "", _SERVICE, initial=now)
        self._ask(choose_service_days.label, (choice, _WHY), act)

    def _retire(self, line: RuleLine) -> None:
        own = line.own
        assert own is not None

        def act(values: dict[str, str], dialog: ActDialog) -> None:
            given = {"uuid": own.uuid, "reason": values["said"], "shipped": shipped_rulebook()}
            self._bridge.do(retire_rule, then=dialog.done_with, otherwise=dialog.refuse, **given)

        self._ask(retire_rule.label, (_WHY,), act)

    def _ask(self, title: str, fields: tuple[FormField, ...], act: Any) -> None:
        self.question = ActDialog(title, fields, act, self.dialog)
        self.question.finished.connect(self.question.deleteLater)
        self.question.open()

    # Own rules

    def _add(self) -> None:
        self._open("Add Rule", RuleDraft(id="own."), self._scope_here(RuleScope.WORKSPACE), None)

    def _copy(self, line: RuleLine) -> None:
        name = "own." + line.rule.id.removeprefix("own.").replace("-", "_")
        draft = copied(line.pack, line.rule, self._free(name))
        self._open("Add Rule", draft, self._scope_here(RuleScope.WORKSPACE), None)

    def _edit(self, line: RuleLine) -> None:
        own = line.own
        assert own is not None
        why = fits_the_form(line.rule)
        if why:
            self._on_refused(BadInput(f"The form cannot hold it: {why}. Export it, change the file, and import it."))
            return
        self._open("Edit Rule", draft_of(line.pack, line.rule), self._scope_of(own), own)

    def _open(self, title: str, draft: RuleDraft, scope: FormScope, own: OwnRule | None) -> None:
        place = self._place()
        asked = RuleAsked(
            title=title,
            draft=draft,
            scope=scope,
            book=self._bridge.ask(rulebook_in, None, unchecked=True),
            before=pack_written(own.text) if own is not None else None,
            court=place.court,
        )
        self.form = RuleDialog(asked, partial(self._save, own), self.dialog or self._window)
        self.form.finished.connect(self.form.deleteLater)
        self.form.open()

    def _save(self, own: OwnRule | None, form: RuleDialog, text: str, scope: FormScope) -> None:
        try:
            where = _scope_values(scope)
        except CaseorgError as error:
            form.refuse(error)
            return
        given: dict[str, Any] = {"text": text, "shipped": shipped_rulebook(), **where}
        operation = add_rule
        if own is not None:
            operation, given = edit_rule, given | {"uuid": own.uuid}
        self._bridge.do(operation, then=partial(self._on_saved, form), otherwise=form.refuse, **given)

    def _on_saved(self, form: RuleDialog, kept: OwnRule) -> None:
        form.done_with()
        if self.dialog is not None:
            self.dialog.go_to(kept.rule_id)

    def _free(self, name: str) -> str:
        """An id like that which no rule has."""
        book = self._bridge.ask(rulebook_in, None)
        names = (name if number == 1 else f"{name}-{number}" for number in range(1, 1_000))
        return next(one for one in names if book.itself(one) is None)

    # For what it holds

    def _place(self) -> RulePlace:
        case_uuid = self._context.case_uuid
        return self._bridge.ask(place_of_case, case_uuid) if case_uuid else RulePlace()

    def _scope_here(self, scope: RuleScope) -> FormScope:
        """The court, the judge and the case that are offered: those of the open case."""
        place = self._place()
        return FormScope(
            scope=scope,
            court=court_label(place.court),
            judge=place.judges[0] if place.judges else "",
            case_uuid=place.case_uuid,
            case_name=self._bridge.ask(case_name, place.case_uuid) if place.case_uuid else "",
        )

    def _scope_of(self, own: OwnRule) -> FormScope:
        here = self._scope_here(own.scope)
        in_case = own.scope is RuleScope.CASE
        return FormScope(
            scope=own.scope,
            court=court_label(own.court) if own.court else here.court,
            judge=own.judge or here.judge,
            case_uuid=own.case_uuid if in_case else here.case_uuid,
            case_name=self._bridge.ask(scope_words, own).removeprefix("case ") if in_case else here.case_name,
        )

    # Files

    def _import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self.dialog, "Import Rules", "", "Rules (*.toml)")
        if name:
            self.import_file(Path(name))

    def import_file(self, path: Path) -> None:
        """Keep the rules of a file as own ones, all or none."""
        try:
            text = _read(path)
        except CaseorgError as error:
            self._on_refused(error)
            return
        self._bridge.do(
            import_rules, then=self._on_imported, otherwise=self._on_refused,
            text=text, shipped=shipped_rulebook(), replace_own=True,
        )  # fmt: skip

    def _on_imported(self, kept: tuple[OwnRule, ...]) -> None:
        if self.dialog is not None:
            self.dialog.go_to(kept[0].rule_id)

    def _export(self, line: RuleLine) -> None:
        own = line.own
        assert own is not None
        name, _ = QFileDialog.getSaveFileName(self.dialog, "Export Rule", f"{own.rule_id}.toml", "Rules (*.toml)")
        if name:
            self.export_file(own, Path(name))

    def export_file(self, own: OwnRule, path: Path) -> None:
        """Write an own rule as a file that can be imported."""
        try:
            path.write_text(own.text, encoding="utf-8", newline="\n")
        except OSError as error:
            self._on_refused(BadInput(f"{path.name} could not be written ({error.strerror}). Choose another place."))

    def _on_refused(self, error: CaseorgError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(error.sentence)
        else:
            tell(self._window, error.sentence)


def _scope_values(scope: FormScope) -> dict[str, str | None]:
    """court, judge and case_uuid for the operation. Raises BadInput where one is missing or no court is meant."""
    values: dict[str, str | None] = {"court": "", "judge": "", "case_uuid": None}
    if scope.scope is RuleScope.COURT:
        known = court_for(scope.court)
        if known is None:
            raise BadInput(f"“{scope.court}” is no court that is known. Type its id or name, as dcd or D.D.C.")
        return values | {"court": known.id}
    if scope.scope is RuleScope.JUDGE:
        if not scope.judge:
            raise BadInput("Say which judge, by the name on the docket, or let the rule hold for all cases.")
        return values | {"judge": scope.judge}
    return values | {"case_uuid": scope.case_uuid}


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadInput(f"{path.name} is too large to be a file of rules. Choose another one.")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name} could not be read as text. Choose a TOML file.") from error
