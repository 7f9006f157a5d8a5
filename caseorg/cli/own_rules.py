"""`caseorg rules add|edit|retire|import|export`: rules of the firm, standing orders, orders in a case."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_choice, command, given
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.model.counting import Action, AddedDays, Confidence, Direction, Regime, ServiceMethod, Unit
from caseorg.model.rule_draft import RuleDraft
from caseorg.model.rule_pack import Extendable, Severity
from caseorg.model.workspace_rules import OwnRule
from caseorg.operations import add_rule, edit_rule, import_rules, retire_rule
from caseorg.queries.cases import case_named
from caseorg.queries.courts import court_for
from caseorg.queries.rule_lists import own_rule_named, scope_words
from caseorg.queries.rulebook import own_rules, rulebook_in, shipped_rulebook
from caseorg.rules.own_rules import own_pack, why_unread
from caseorg.rules.pack_reading import pack_written
from caseorg.rules.pack_writing import pack_text
from caseorg.rules.rule_drafts import copied, draft_of, fits_the_form, merged, written_of
from caseorg.workspace import Workspace

_TEXTS = {
    "title": "what is to be done, as “Opposition to motion”",
    "order_name": "the order or policy it is from; else the title",
    "overrides": "the rule it stands for, as dcd.lcvr.7.b",
    "trigger": "the event it runs from, as motion.served, or own.NAME.served for one of your own",
    "period": "how long: a whole number",
    "cite": "how it is cited",
    "source_kind": "the kind of source, as order or policy",
    "source_ref": "where it was read, as the number of the order",
    "checked": "the day it was read; else that from which it holds",
    "effective": "the day from which it holds",
    "until": "the day from which it no longer holds",
    "notes": "what else is to be known",
    "example_trigger": "a worked case: the day of the event, for hours with its time",
    "example_due": "the day that is due then",
    "example_safe_due": "the safe date then, where it is another day",
}
_CHOICES = {
    "action": Action,
    "severity": Severity,
    "extendable": Extendable,
    "regime": Regime,
    "unit": Unit,
    "direction": Direction,
    "added_days": AddedDays,
    "example_method": ServiceMethod,
}


def declare_own(commands: Subjects) -> None:
    """The commands add, edit, retire, import, export."""
    add = command(commands, "add", "Add a rule of your own, a standing order, or an order in a case.", _add)
    add.add_argument("id", metavar="ID", help="the id it gets, as own.opposition")
    add.add_argument("--like", metavar="RULE", help="take all that is not said from this rule, and stand for it")
    edit = command(commands, "edit", "Change a rule of your own.", _edit)
    edit.add_argument("id", metavar="ID", help="the id of the rule")
    edit.add_argument(
        "--amended", action="store_true", help="keep the wording so far for events before the day given by --effective"
    )
    for one in (add, edit):
        _add_fields(one)
        _add_scope(one)
    retire = command(commands, "retire", "Take a rule of your own out of use.", _retire)
    retire.add_argument("id", metavar="ID", help="the id of the rule")
    retire.add_argument("--reason", required=True, help="why: a new order, the case ended")
    importing = command(commands, "import", "Keep every rule of a TOML file as a rule of your own.", _import)
    importing.add_argument("file", metavar="FILE.toml", help="the pack of rules")
    importing.add_argument("--replace", action="store_true", help="let them take the place of own rules of their ids")
    _add_scope(importing)
    export = command(commands, "export", "Write rules of your own to a TOML file that can be imported.", _export)
    export.add_argument("ids", metavar="ID", nargs="*", help="the rules; all of your own where none is named")
    export.add_argument("--to", metavar="FILE.toml", required=True, help="the file, which must not be there yet")


def _add_fields(parser: argparse.ArgumentParser) -> None:
    for name, meaning in _TEXTS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", help=meaning)
    for name, words in _CHOICES.items():
        add_choice(parser, f"--{name.replace('_', '-')}", words, "one of")
    parser.add_argument("--confidence", choices=list(Confidence), metavar="V1|V2|V3|M|U", help="how well it is known")
    parser.add_argument("--jurisdictional", choices=["yes", "no"], help="whether nobody can forgive missing it")


def _add_scope(parser: argparse.ArgumentParser) -> None:
    scope = parser.add_argument_group("for what it holds (one of these; none for all cases)")
    scope.add_argument("--court", metavar="ID", help="a court, as dcd; see “caseorg courts”")
    scope.add_argument("--judge", metavar="NAME", help="the cases of a judge")
    scope.add_argument("--case", metavar="C", help="one case: its id, docket number or words of its caption")


def _add(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        start = RuleDraft(id=options.id)
        if options.like:
            found = workspace.ask(rulebook_in, None).itself(options.like)
            if found is None:
                raise BadInput(f"There is no rule {options.like}. “caseorg rules list” names them all.")
            start = copied(*found, options.id)
        text = pack_text(written_of(_draft(start, options)))
        kept = workspace.do(add_rule, text=text, shipped=shipped_rulebook(), **_scope(workspace, options)).value
        where = workspace.ask(scope_words, kept)
    session.show(_value(kept), lambda: session.output.say(f"Added {kept.rule_id} ({kept.order_name}) for {where}."))


def _edit(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        kept = workspace.ask(own_rule_named, options.id)
        pack = own_pack(kept.text)
        text, changes = kept.text, _changes(options)
        if changes:
            why = fits_the_form(pack.rules[0])
            if why:
                raise BadInput(
                    f"{kept.rule_id} cannot be edited by options: {why}. Export it, change the file, and import it "
                    "with --replace."
                )
            before = pack_written(kept.text)
            draft = replace(draft_of(pack, pack.rules[0]), **changes)
            text = pack_text(written_of(draft, before=before, amended=options.amended))
        scope = _scope(workspace, options)
        kept = workspace.do(edit_rule, uuid=kept.uuid, text=text, shipped=shipped_rulebook(), **scope).value
        where = workspace.ask(scope_words, kept)

    def said() -> None:
        session.output.say(f"{kept.rule_id} is now edition {kept.edition}, for {where}.")
        session.output.line("Dates stay until they are counted again: “caseorg rules audit” shows what would change.")

    session.show(_value(kept), said)


def _retire(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        own = workspace.ask(own_rule_named, options.id)
        kept = workspace.do(retire_rule, uuid=own.uuid, reason=options.reason, shipped=shipped_rulebook()).value
    session.show(_value(kept), lambda: session.output.say(f"Retired {kept.rule_id}: {kept.retired_reason}."))


def _import(session: Session, options: argparse.Namespace) -> None:
    text = read_text(options.file)
    with session.writing() as workspace:
        kept = workspace.do(
            import_rules,
            text=text,
            shipped=shipped_rulebook(),
            replace_own=options.replace,
            **_scope(workspace, options),
        ).value
    names = ", ".join(one.rule_id for one in kept)
    session.show([_value(one) for one in kept], lambda: session.output.say(f"Kept {_rules(len(kept))}: {names}."))


def _export(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        chosen = [workspace.ask(own_rule_named, one) for one in options.ids]
        chosen = chosen or workspace.ask(own_rules, every=False)
    if not chosen:
        raise BadInput("There are no rules of your own to write. “caseorg rules add” makes one.")
    text = pack_text(merged([pack_written(one.text) for one in chosen]))
    try:
        with Path(options.to).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadInput(f"{options.to} is there already. Name another file.") from error
    except OSError as error:
        raise BadInput(f"{options.to} could not be written ({error.strerror}). Name another file.") from error
    value = {"file": options.to, "rules": [one.rule_id for one in chosen]}
    session.show(value, lambda: session.output.say(f"Wrote {_rules(len(chosen))} to {options.to}."))


def read_text(name: str) -> str:
    """The text of a file that the user named. Raises BadInput."""
    try:
        return Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{name} could not be read ({error}). Name a TOML file.") from error


def _rules(count: int) -> str:
    return "1 rule" if count == 1 else f"{count:,} rules"


def _changes(options: argparse.Namespace) -> dict[str, Any]:
    """The fields of a draft that were given."""
    names: Iterable[str] = (field.name for field in fields(RuleDraft) if field.name != "id")
    said = {name: getattr(options, name, None) for name in names}
    changes = {name: value for name, value in said.items() if value is not None}
    for name in _CHOICES:
        if name in changes:
            changes[name] = changes[name].replace("-", "_")
    if "jurisdictional" in changes:
        changes["jurisdictional"] = changes["jurisdictional"] == "yes"
    return changes


def _draft(start: RuleDraft, options: argparse.Namespace) -> RuleDraft:
    return replace(start, **_changes(options))


def _scope(workspace: Workspace, options: argparse.Namespace) -> dict[str, Any]:
    """court, judge or case_uuid, as far as given; the court by its id."""
    scope = given(options, ("court", "judge"))
    if scope.get("court"):
        known = court_for(scope["court"])
        if known is None:
            raise BadInput(f"“{scope['court']}” is no court that is known. “caseorg courts” lists them.")
        scope["court"] = known.id
    if options.case:
        scope["case_uuid"] = workspace.ask(case_named, options.case).uuid
    return scope


def _value(own: OwnRule) -> dict[str, Any]:
    hash = None if why_unread(own) else own_pack(own.text).hash
    return value_of(own) | {"scope": own.scope, "hash": hash}
