"""`caseorg rules list|show|check`."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import command, subcommands
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.rule_pack import Rule
from caseorg.queries.rulebook import shipped_packs, shipped_rule, shipped_rulebook
from caseorg.rules.pack_checks import refuse_together
from caseorg.rules.rulebook import enabled_at_first, pack_of
from caseorg.rules.worked_cases import failing_cases, rules_without_cases

_COLUMNS = (Column("Id"), Column("Citation"), Column("Rule", least=24), Column("Confidence"), Column("In use"))


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `caseorg rules`."""
    commands = subcommands(parser)
    listing = command(commands, "list", "List the rules that set deadlines.", _list)
    listing.add_argument("--pack", default="", help="only those of this pack, such as us.frcp")
    showing = command(commands, "show", "Show a rule with its versions and sources.", _show)
    showing.add_argument("id", metavar="ID", help="the id of the rule, such as frcp.33.b.2")
    checking = command(commands, "check", "Check a pack of rules of your own.", _check)
    checking.add_argument("file", metavar="FILE.toml", help="the pack")


def _list(session: Session, options: argparse.Namespace) -> None:
    rules = [rule for pack in shipped_packs() if options.pack in ("", pack.id) for rule in pack.rules]
    if not rules:
        raise NotFound(f"There is no pack {options.pack}. Known: {', '.join(pack.id for pack in shipped_packs())}.")
    rows = [
        (rule.id, rule.latest.cite, rule.title, rule.latest.source.confidence, _in_use(rule))
        for rule in rules
    ]
    session.show([_value(rule) for rule in rules], lambda: session.output.table(_COLUMNS, rows))


def _show(session: Session, options: argparse.Namespace) -> None:
    found = shipped_rule(options.id)
    if found is None:
        raise NotFound(f"There is no rule {options.id}. “caseorg rules list” names them all.")
    pack, rule = found
    fields = [("Rule", rule.title), ("Pack", f"{pack.id} {pack.version}"), ("Extendable", rule.extendable)]
    for version in rule.versions:
        fields.append(("Since", f"{version.effective}: {version.cite} ({version.source.confidence})"))
        fields += [("Counts", f"{leg.period.amount} {leg.period.unit} {leg.period.direction} {leg.trigger}")
                   for leg in version.legs]  # fmt: skip
        fields += [(name, text) for name, text in (("Notes", version.notes), ("Open", version.question)) if text]
    session.show(_value(rule) | {"pack": pack.id, "hash": pack.hash}, lambda: session.output.fields(fields))


def _check(session: Session, options: argparse.Namespace) -> None:
    try:
        text = Path(options.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{options.file} could not be read ({error}). Name a TOML file.") from error
    pack = pack_of(text)
    shipped = shipped_rulebook()
    others = tuple(other for other in shipped.packs if other.id != pack.id)
    rulebook = replace(shipped, packs=(*others, pack))
    refuse_together(rulebook)
    failing = tuple(failing_cases(rulebook, pack))
    if failing:
        raise BadInput(" ".join(failing))
    without = rules_without_cases(pack)
    answer = {"pack": pack.id, "rules": len(pack.rules), "hash": pack.hash, "without_cases": list(without)}

    def said() -> None:
        session.output.say(f"{pack.id} is whole: {len(pack.rules)} rules.")
        if without:
            session.output.say(f"Without a worked case: {', '.join(without)}.")

    session.show(answer, said)


def _in_use(rule: Rule) -> str:
    return "yes" if enabled_at_first(rule) else "no"


def _value(rule: Rule) -> dict[str, Any]:
    """A rule as JSON has it: dates as ISO days, tuples as lists."""
    value: dict[str, Any] = json.loads(json.dumps(asdict(rule), default=str))
    return value
