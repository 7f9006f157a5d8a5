"""`caseorg rules`: the rules that set deadlines, shipped and of one's own, and what was decided about them."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import command, subcommands
from caseorg.cli.own_rules import declare_own, read_text
from caseorg.cli.rule_audit import declare_audit
from caseorg.cli.rule_choices import choice_value, declare_choices
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.rule_pack import Rule
from caseorg.model.rulebook import Rulebook
from caseorg.queries.rule_lists import RuleLine, decided_words, rule_lines, shipped_lines, unread_rules
from caseorg.queries.rulebook import rulebook_in, shipped_packs, shipped_rulebook
from caseorg.rules.pack_checks import refuse_together
from caseorg.rules.rulebook import pack_of
from caseorg.rules.worked_cases import failing_cases, rules_without_cases

_COLUMNS = (
    Column("Id"),
    Column("Citation"),
    Column("Rule", least=24),
    Column("Confidence"),
    Column("In use"),
    Column("Holds for", spare=True),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg rules`."""
    commands = subcommands(parser)
    listing = command(commands, "list", "List the rules that set deadlines.", _list)
    listing.add_argument("--pack", default="", help="only those of this pack, such as us.frcp")
    listing.add_argument("--own", action="store_true", help="only your own: of the firm, standing orders, orders")
    showing = command(commands, "show", "Show a rule with its versions and sources.", _show)
    showing.add_argument("id", metavar="ID", help="the id of the rule, such as frcp.33.b.2")
    checking = command(commands, "check", "Check a pack of rules of your own.", _check)
    checking.add_argument("file", metavar="FILE.toml", help="the pack")
    declare_own(commands)
    declare_choices(commands)
    declare_audit(commands)


def _lines(session: Session) -> list[RuleLine]:
    if not session.has_workspace:
        return shipped_lines()
    with session.reading() as workspace:
        return workspace.ask(rule_lines)


def _list(session: Session, options: argparse.Namespace) -> None:
    lines = [
        line
        for line in _lines(session)
        if options.pack in ("", line.pack.id) and (line.own is not None or not options.own)
    ]
    if not lines and options.own:
        raise NotFound("There are no rules of your own yet. “caseorg rules add ID …” makes one.")
    if not lines:
        raise NotFound(f"There is no pack {options.pack}. Known: {', '.join(pack.id for pack in shipped_packs())}.")
    rows = [
        (
            line.rule.id,
            line.rule.latest.cite,
            line.rule.title,
            line.rule.latest.source.confidence + (" verified" if line.is_verified else ""),
            "yes" if line.is_on else "no",
            line.holds_for,
        )
        for line in lines
    ]

    def text() -> None:
        session.output.table(_COLUMNS, rows)
        for sentence in _unread(session):
            session.output.say(f"! {sentence}")

    session.show([_value(line) for line in lines], text)


def _unread(session: Session) -> list[str]:
    if not session.has_workspace:
        return []
    with session.reading() as workspace:
        return workspace.ask(unread_rules)


def _show(session: Session, options: argparse.Namespace) -> None:
    line = _found(session, options.id)
    rule, pack = line.rule, line.pack
    fields = [("Rule", rule.title), ("Pack", f"{pack.title} ({pack.id} {pack.version})")]
    fields += [("Holds for", line.holds_for)] if line.own else []
    fields += [("In use", "yes" if line.is_on else "no"), ("Extendable", rule.extendable)]
    fields += [("Decided", sentence) for sentence in decided_words(line)]
    if line.stands_for is not None:
        fields.append(("Stands for", f"{line.stands_for.latest.cite} ({line.stands_for.id})"))
    fields += [("Shadowed by", f"{own.rule_id} ({own.order_name})") for own in line.shadowed_by]
    for version in rule.versions:
        until = f" until {version.until}" if version.until else ""
        fields.append(("Since", f"{version.effective}{until}: {version.cite} ({version.source.confidence})"))
        fields.append(("Source", f"{version.source.kind}: {version.source.ref}, read {version.source.checked}"))
        fields += [("Counts", f"{leg.period.amount} {leg.period.unit} {leg.period.direction} {leg.trigger}")
                   for leg in version.legs]  # fmt: skip
        fields += [(name, text) for name, text in (("Notes", version.notes), ("Open", version.question)) if text]
    session.show(_value(line) | {"hash": pack.hash}, lambda: session.output.fields(fields))


def _found(session: Session, rule_id: str) -> RuleLine:
    lines = _lines(session)
    for line in lines:
        if line.rule.id == rule_id:
            return line
    for line in lines:
        if rule_id in line.rule.aliases:
            return line
    raise NotFound(f"There is no rule {rule_id}. “caseorg rules list” names them all.")


def _check(session: Session, options: argparse.Namespace) -> None:
    pack = pack_of(read_text(options.file))
    rulebook = _book_around(session, {rule.id for rule in pack.rules})
    others = tuple(other for other in rulebook.packs if other.id != pack.id)
    rulebook = replace(rulebook, packs=(*others, pack), enabled={}, service_days={})
    refuse_together(rulebook)
    failing = tuple(failing_cases(rulebook, pack))
    if failing:
        raise BadInput(" ".join(failing))
    without = rules_without_cases(pack)
    answer = {"pack": pack.id, "rules": len(pack.rules), "hash": pack.hash, "without_cases": list(without)}

    def said() -> None:
        count = len(pack.rules)
        session.output.say(f"{pack.id} is whole: {count:,} {'rule' if count == 1 else 'rules'}.")
        if without:
            session.output.say(f"Without a worked case: {', '.join(without)}.")

    session.show(answer, said)


def _book_around(session: Session, ids: set[str]) -> Rulebook:
    """The rules beside which a pack is checked: without own ones that it would replace."""
    if not session.has_workspace:
        return shipped_rulebook()
    with session.reading() as workspace:
        book = workspace.ask(rulebook_in, None)
    shipped = {pack.id for pack in shipped_packs()}
    kept = tuple(pack for pack in book.packs if pack.id in shipped or ids.isdisjoint(rule.id for rule in pack.rules))
    return replace(book, packs=kept)


def _value(line: RuleLine) -> dict[str, Any]:
    """A rule as JSON has it: dates as ISO days, tuples as lists."""
    value = _rule_value(line.rule) | {"pack": line.pack.id} | choice_value(line)
    own = line.own
    value["own"] = None if own is None else {"scope": own.scope, "holds_for": line.holds_for, "edition": own.edition}
    return value


def _rule_value(rule: Rule) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(json.dumps(asdict(rule), default=str))
    return value
