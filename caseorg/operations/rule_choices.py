"""What people decide about rules: in use or not, looked up, whether service adds days where that is open."""

from __future__ import annotations

from typing import Any

from caseorg.base.clock import now
from caseorg.base.errors import BadInput, NotFound
from caseorg.model.rule_pack import Rule
from caseorg.model.workspace_rules import RuleChoice, ServiceDays, Standing
from caseorg.operations import checks
from caseorg.operations.operation import operation
from caseorg.rules.rule_choices import OPEN_ON_SERVICE, edition_of
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of


@operation("Turn Rule On")
def enable_rule(ledger: Ledger, *, rule_id: str, checked_against: str) -> RuleChoice:
    """Let a rule be used, saying against what its text was checked."""
    said = checks.required(checked_against, "What the rule was checked against")
    return _decide(ledger, rule_id, **_signed(ledger, "standing", Standing.ON, said))


@operation("Turn Rule Off")
def disable_rule(ledger: Ledger, *, rule_id: str, reason: str) -> RuleChoice:
    """Let a rule be used no longer, for a reason; dates that stand by it stay."""
    said = checks.required(reason, "The reason")
    return _decide(ledger, rule_id, **_signed(ledger, "standing", Standing.OFF, said))


@operation("Verify Rule")
def verify_rule(ledger: Ledger, *, rule: Rule, against: str) -> RuleChoice:
    """Say that a person read the text of a rule and that it says so: dates by it no longer ask to be verified.

    It holds for the wording that was read; where an edition of the rules says something else, it lapses.
    """
    said = checks.required(against, "What the rule was read in")
    edition = edition_of(rule)
    kept = _choice(ledger, rule.id)
    if kept and (kept.verified_edition, kept.verified_against, kept.verified_by) == (edition, said, ledger.who):
        return kept
    return _decide(
        ledger, rule.id,
        verified_against=said, verified_by=ledger.who, verified_at=now(), verified_edition=edition,
    )  # fmt: skip


@operation("Withdraw Verification of Rule")
def withdraw_rule_verification(ledger: Ledger, *, rule_id: str) -> RuleChoice:
    """Say that the text of a rule is no longer known to have been looked up."""
    kept = _choice(ledger, rule_id)
    if kept is None or not kept.verified_by:
        raise NotFound(f"Nobody verified {rule_id}. There is nothing to withdraw.")
    return _decide(ledger, rule_id, verified_against="", verified_by="", verified_at=None, verified_edition="")


@operation("Choose Service Days")
def choose_service_days(ledger: Ledger, *, rule_id: str, choice: str, reason: str = "") -> RuleChoice:
    """Decide for this workspace whether service adds days to a rule of which the law leaves that open.

    `choice` is added, not added, or "" for what the rule came with. The safe date goes without the days in any case.
    """
    if rule_id not in OPEN_ON_SERVICE:
        raise BadInput(f"Of {rule_id} it is not open whether service adds days. Open: {', '.join(OPEN_ON_SERVICE)}.")
    wanted = " ".join(choice.lower().split())
    if wanted not in list(ServiceDays):
        raise BadInput(f"“{choice}” is no choice. Choose added or not added, or nothing for what the rule came with.")
    said = checks.required(reason, "The reason") if wanted else ""
    return _decide(ledger, rule_id, **_signed(ledger, "service", ServiceDays(wanted), said, value="service_days"))


def _signed(ledger: Ledger, what: str, choice: str, reason: str, *, value: str = "") -> dict[str, Any]:
    return {value or what: choice, f"{what}_reason": reason, f"{what}_by": ledger.who, f"{what}_at": now()}


def _choice(ledger: Ledger, rule_id: str) -> RuleChoice | None:
    row = ledger.reader.row("SELECT * FROM rule_choices WHERE rule_id = ?", (rule_id,))
    return record_of(RuleChoice, row) if row is not None else None


def _decide(ledger: Ledger, rule_id: str, **values: Any) -> RuleChoice:
    kept = _choice(ledger, checks.required(rule_id, "The id of the rule"))
    if kept is None:
        return ledger.insert(RuleChoice, rule_id=rule_id, **values)
    return ledger.update(kept, **values)
