"""Arguments for the operations on rules, drawn in a situation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from caseorg.model.rule_draft import RuleDraft
from caseorg.queries.rule_audit import accepted_recounts, rule_audit
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.pack_writing import pack_text
from caseorg.rules.rule_drafts import written_of

_IDS = st.sampled_from(["own.one", "own.two"])
_SHIPPED = st.sampled_from(["dcd.lcvr.7.d", "frcp.15.a.1.B", "frcp.33.b.2"])
_REASONS = st.text("abc -", min_size=1, max_size=9).filter(str.strip)


def rule_text(rule_id: str, period: int, overrides: str = "") -> str:
    """The pack of an own rule that runs from a motion."""
    draft = RuleDraft(
        id=rule_id, title="Opposition", order_name="Standing Order", overrides=overrides, trigger="motion.served",
        period=str(period), cite="Standing Order 3", source_ref="ECF No. 5", effective="2024-01-01",
    )  # fmt: skip
    return pack_text(written_of(draft))


def _added(now: Any) -> dict[str, Any]:
    text = rule_text(now.draw(_IDS), now.draw(st.integers(1, 30)), now.draw(st.sampled_from(["", "dcd.lcvr.7.b"])))
    return {"text": text, "shipped": shipped_rulebook()} | _scope(now)


def _scope(now: Any) -> dict[str, str | None]:
    case = {"case_uuid": now.one("cases")}
    scopes: tuple[dict[str, str | None], ...] = ({"court": ""}, {"court": "dcd"}, {"judge": "Ana Reyes"}, case)
    scope: dict[str, str | None] = now.draw(st.sampled_from(scopes))
    return scope


def _edited(now: Any) -> dict[str, Any]:
    uuid, rule_id = now.any_row("SELECT uuid, rule_id FROM own_rules ORDER BY rowid")
    text = rule_text(rule_id, now.draw(st.integers(1, 30)))
    return {"uuid": uuid, "text": text, "shipped": shipped_rulebook()} | _scope(now)


def _verified(now: Any) -> dict[str, Any]:
    found = shipped_rulebook().itself(now.draw(_SHIPPED))
    assert found is not None
    return {"rule": found[1], "against": now.draw(_REASONS)}


def _reviewed(now: Any) -> dict[str, Any]:
    """Some of the deadlines that own rules date otherwise by now are taken over, some kept."""
    audit = now.workspace.ask(rule_audit)
    chosen = {change.deadline.uuid: now.draw(st.sampled_from(["accept", "keep", "leave"])) for change in audit.changes}
    accepted = [uuid for uuid, what in chosen.items() if what == "accept"]
    return {
        "recounts": now.workspace.ask(accepted_recounts, accepted),
        "accepted": accepted,
        "kept": {uuid: now.draw(_REASONS) for uuid, what in chosen.items() if what == "keep"},
        "changes": audit.changes,
        "seen": audit.unseen,
    }


RULE_ARGUMENTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "add_rule": _added,
    "edit_rule": _edited,
    "import_rules": lambda now: _added(now) | {"replace_own": now.draw(st.booleans())},
    "retire_rule": lambda now: {
        "uuid": now.one("own_rules"),
        "reason": now.draw(_REASONS),
        "shipped": shipped_rulebook(),
    },
    "enable_rule": lambda now: {"rule_id": now.draw(_SHIPPED), "checked_against": now.draw(_REASONS)},
    "disable_rule": lambda now: {"rule_id": now.draw(_SHIPPED), "reason": now.draw(_REASONS)},
    "verify_rule": _verified,
    "withdraw_rule_verification": lambda now: {"rule_id": now.draw(_SHIPPED)},
    "choose_service_days": lambda now: {
        "rule_id": now.draw(_SHIPPED),
        "choice": now.draw(st.sampled_from(["added", "not added", ""])),
        "reason": now.draw(_REASONS),
    },
    "review_rule_changes": _reviewed,
}
