"""Rules of the firm, standing orders of courts and judges, orders in a case: kept, reworded, retired."""

from __future__ import annotations

from typing import Any

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.rulebook import Rulebook
from caseorg.model.workspace_rules import OwnRule
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.operation import operation
from caseorg.rules.own_rules import own_pack, refuse_own, refuse_retiring
from caseorg.rules.pack_reading import pack_written
from caseorg.rules.pack_writing import pack_text
from caseorg.rules.rule_drafts import split
from caseorg.rules.rulebook import pack_from
from caseorg.store.ledger import Ledger
from caseorg.store.rows import record_of

_NEW = "new"
_SCOPE = frozenset({"court", "judge", "case_uuid"})


@operation("Add Rule")
def add_rule(
    ledger: Ledger, *, text: str, shipped: Rulebook, court: str = "", judge: str = "", case_uuid: str | None = None
) -> OwnRule:
    """Keep a rule of the firm, a standing order of a court or judge, or an order in one case.

    `text` is the TOML of a pack with one rule; `shipped` are the rules that came with the program, which it may stand
    for and never changes. Of `court` (id), `judge` and `case_uuid` at most one is given. Dates stay until they are
    computed again.
    """
    values = _values(ledger, text, {"court": court, "judge": judge, "case_uuid": case_uuid}, edition=1)
    instant = now()
    draft = OwnRule(uuid=_NEW, created=instant, modified=instant, rule_id="", **values)
    written = refuse_own(shipped, _own_rules(ledger), draft)
    return ledger.insert(OwnRule, rule_id=written.id, entered_by=ledger.who, **values)


@operation("Edit Rule")
def edit_rule(ledger: Ledger, *, uuid: str, text: str, shipped: Rulebook, **scope: str | None) -> OwnRule:
    """Change the wording of an own rule, or what it holds for; dates stay until they are computed again.

    `scope` may hold court, judge and case_uuid; without any of them it holds for what it held for.
    """
    checks.only_known(scope, _SCOPE, "rule")
    kept = _standing(ledger, uuid)
    where = scope or _scope_of(kept)
    values = _values(ledger, text, where, edition=kept.edition)
    if all(getattr(kept, name) == value for name, value in values.items()):
        return kept
    values = _values(ledger, text, where, edition=kept.edition + 1)
    if [rule.id for rule in own_pack(values["text"]).rules] != [kept.rule_id]:
        raise BadInput(f"A rule keeps its id, because deadlines name it. Write {kept.rule_id}, or add a new rule.")
    changed = OwnRule(uuid=kept.uuid, created=kept.created, modified=kept.modified, rule_id=kept.rule_id, **values)
    refuse_own(shipped, _own_rules(ledger), changed)
    return ledger.update(kept, **values)


@operation("Import Rules")
def import_rules(
    ledger: Ledger, *, text: str, shipped: Rulebook, replace_own: bool = False, **scope: str | None
) -> tuple[OwnRule, ...]:
    """Keep every rule of a pack as an own rule, all or none of them.

    `scope` may hold court, judge and case_uuid; else they hold for the court that the pack names. With `replace_own`
    they take the place of own rules of the same ids, and hold for what these held for where nothing else is said.
    """
    checks.only_known(scope, _SCOPE, "rule")
    written = pack_written(text)
    packs = split(written)
    standing = {own.rule_id: own for own in _own_rules(ledger) if own.retired_at is None}
    where = scope if any(scope.values()) else _court_of(written["pack"])
    kept = []
    for pack in packs:
        rule_id = pack["rule"][0]["id"]
        known = standing.get(rule_id)
        if known is not None and not replace_own:
            raise BadInput(f"There is a rule of your own {rule_id} already. Let it be replaced, or rename this one.")
        holds_for = where if known is None or any(where.values()) else _scope_of(known)
        values = _values(ledger, pack_text(pack), holds_for, edition=known.edition + 1 if known else 1)
        if known is None:
            kept.append(ledger.insert(OwnRule, rule_id=rule_id, entered_by=ledger.who, **values))
        else:
            kept.append(ledger.update(known, **values))
    # only now, because they may run from each other
    for own in kept:
        refuse_own(shipped, _own_rules(ledger), own)
    return tuple(kept)


def _court_of(head: dict[str, Any]) -> dict[str, str | None]:
    courts = head.get("courts", [])
    if len(courts) > 1:
        raise BadInput(f"The pack names the courts {', '.join(courts)}. Say for which one the rules are to hold.")
    return {"court": courts[0]} if courts else {}


@operation("Retire Rule")
def retire_rule(ledger: Ledger, *, uuid: str, reason: str, shipped: Rulebook) -> OwnRule:
    """Take an own rule out of use, for a reason; what it stood for governs again. Dates stay until they are computed
    again."""
    kept = _standing(ledger, uuid)
    said = checks.required(reason, "The reason")
    refuse_retiring(shipped, _own_rules(ledger), kept)
    return ledger.update(kept, retired_at=now(), retired_by=ledger.who, retired_reason=said)


def _standing(ledger: Ledger, uuid: str) -> OwnRule:
    kept = ledger.get(OwnRule, uuid)
    if kept.retired_at is not None:
        raise BadInput(f"{kept.rule_id} was retired. Undo that, or add it anew.")
    return kept


def _scope_of(own: OwnRule) -> dict[str, str | None]:
    return {"court": own.court, "judge": own.judge, "case_uuid": own.case_uuid}


def _own_rules(ledger: Ledger) -> list[OwnRule]:
    return [record_of(OwnRule, row) for row in ledger.reader.rows("SELECT * FROM own_rules ORDER BY created, uuid")]


def _values(ledger: Ledger, text: str, scope: dict[str, str | None], *, edition: int) -> dict[str, Any]:
    """What is kept of a rule but for its id. Raises BadInput where the text is no pack or the scope is twofold."""
    court, judge = (" ".join((scope.get(name) or "").split()) for name in ("court", "judge"))
    case_uuid = scope.get("case_uuid") or None
    if sum(map(bool, (court, judge, case_uuid))) > 1:
        raise BadInput("A rule holds for a court, for a judge, or for a case. Choose one of them, or none for all.")
    written = pack_written(text)
    title = pack_from(written).title
    written["pack"]["version"] = str(edition)
    return {
        "order_name": checks.required(title, "The name of the order"),
        "text": pack_text(written),
        "edition": edition,
        "court": court,
        "judge": judge,
        "case_uuid": live_case(ledger, case_uuid).uuid if case_uuid else None,
    }
