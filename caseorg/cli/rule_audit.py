"""`caseorg rules audit`: what the rules of now change about open deadlines, and what becomes of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import Subjects, command
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.rule_audit import RuleAudit, RuleChange
from caseorg.operations import review_rule_changes
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.rule_audit import accepted_recounts, rule_audit
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

_ALL = "all"
_COLUMNS = (
    Column("Deadline", least=20),
    Column("Case", least=12),
    Column("Stands"),
    Column("By the rules now"),
    Column("Why", least=30),
)


def declare_audit(commands: Subjects) -> None:
    """The command audit."""
    help_line = "Show what the rules of now change about open deadlines; nothing moves unless it is accepted."
    audit = command(commands, "audit", help_line, _audit)
    audit.add_argument(
        "--accept", metavar="DEADLINE", action="append", default=[], help="take over what the rules give; all for all"
    )
    audit.add_argument(
        "--keep", metavar="DEADLINE", action="append", default=[], help="keep the date that stands, with --reason"
    )
    audit.add_argument("--reason", default="", help="why dates are kept")
    audit.add_argument(
        "--reviewed", action="store_true", help="say that this edition of the rules was gone through; the rest is left"
    )


def _audit(session: Session, options: argparse.Namespace) -> None:
    if not (options.accept or options.keep or options.reviewed):
        with session.reading() as workspace:
            found = workspace.ask(rule_audit)
        _show(session, found, done=False)
        return
    with session.writing() as workspace:
        found = workspace.ask(rule_audit)
        accepted, kept = _chosen(workspace, found, options.accept), _chosen(workspace, found, options.keep)
        workspace.do(
            review_rule_changes,
            recounts=workspace.ask(accepted_recounts, accepted),
            accepted=accepted,
            kept=dict.fromkeys(kept, options.reason),
            changes=found.changes,
            seen=found.unseen,
        )
        left = workspace.ask(rule_audit)
    _show(session, left, done=True, accepted=accepted, kept=kept)


def _chosen(workspace: Workspace, found: RuleAudit, names: Iterable[str]) -> list[str]:
    """The ids of deadlines that are named, of those that change."""
    changing = [change.deadline.uuid for change in found.changes]
    chosen: dict[str, None] = {}
    for name in names:
        if name == _ALL:
            chosen |= dict.fromkeys(change.deadline.uuid for change in found.changes if change.computation is not None)
            continue
        deadline = workspace.ask(deadline_named, name)
        if deadline.uuid not in changing:
            raise NotFound(f"The rules change nothing about “{deadline.title}”. “rules audit” lists what changes.")
        change = next(one for one in found.changes if one.deadline.uuid == deadline.uuid)
        if change.computation is None:
            raise BadInput(f"{deadline.title}: {' '.join(change.why)} Override its date, or mend the rule.")
        chosen[deadline.uuid] = None
    return list(chosen)


def _show(
    session: Session, found: RuleAudit, *, done: bool, accepted: Iterable[str] = (), kept: Iterable[str] = ()
) -> None:
    accepted, kept = list(accepted), list(kept)

    def text() -> None:
        if done:
            session.output.say(f"Taken over: {len(accepted)}. Kept: {len(kept)}. Left as it is: {len(found.changes)}.")
        elif not found.changes:
            session.output.line("The rules of now change nothing about the open deadlines.")
        for pack in found.unseen:
            session.output.say(f"New edition: {pack.id} {pack.version or pack.hash[:12]}")
        if found.changes:
            session.output.table(_COLUMNS, [_row(change) for change in found.changes])
        if found.changes and not done:
            session.output.line("Nothing was changed. Give --accept, --keep or --reviewed.")

    value = {
        "unseen": [{"id": pack.id, "version": pack.version, "hash": pack.hash} for pack in found.unseen],
        "changes": [change_value(change) for change in found.changes],
        "accepted": accepted,
        "kept": kept,
    }
    session.show(value, text)


def _row(change: RuleChange) -> tuple[str, ...]:
    deadline = change.deadline
    return (
        deadline.title,
        change.case_name,
        _dates(deadline.due, deadline.safe_due),
        _dates(change.new_due, change.new_safe_due) if change.computation else "not computed",
        " ".join(change.why),
    )


def _dates(due: str | None, safe: str | None) -> str:
    said = day_text(due) or "no date"
    return said if safe in (None, due) else f"{said} (safe {day_text(safe)})"


def change_value(change: RuleChange) -> dict[str, Any]:
    """A change as JSON."""
    deadline = change.deadline
    return {
        "deadline": deadline.uuid,
        "title": deadline.title,
        "case": change.case_name,
        "old": {"due": deadline.due, "safe_due": deadline.safe_due, "cite": deadline.cite,
                "confidence": deadline.confidence},
        "new": {"due": change.new_due, "safe_due": change.new_safe_due, "cite": change.new_cite,
                "confidence": change.new_confidence},
        "pinned": change.pinned,
        "why": list(change.why),
    }  # fmt: skip
