"""What a computation gives a deadline, and how it is kept as proof."""

from __future__ import annotations

import json
from datetime import date, datetime

from caseorg.model import deadline as records
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Computation
from caseorg.rules.count_values import count_value, written
from caseorg.store.ledger import Ledger


def computed_values(computation: Computation) -> dict[str, object]:
    """What a rule says of a deadline: its dates (None while something has not happened), and how grave it is."""
    dates = computed_dates(computation)
    return {
        "rule_id": computation.rule_id,
        "facts": json.dumps(computation.inputs.get("facts", {}), sort_keys=True),
        "action": computation.action,
        "severity": computation.severity,
        **rule_words(computation),
        **dates,
        **{f"computed_{name}": value for name, value in dates.items()},
    }


def rule_words(computation: Computation) -> dict[str, object]:
    """What a deadline says of its rule, and no person changes: who may extend it, how it is cited, how well known."""
    cite, confidence = computation.words
    return {
        "jurisdictional": computation.jurisdictional,
        "extendable": str(computation.extendable),
        "cite": cite,
        "confidence": confidence,
    }


def computed_dates(computation: Computation) -> dict[str, str | None]:
    """The dates a rule gives: day, end of the day, safe day."""
    count = computation.count
    if count is None:
        return {"due": None, "due_at": None, "safe_due": None}
    # hours end at a moment, which is then the end as well
    moment = count.due if isinstance(count.due, datetime) else count.due_at
    return {"due": day_of(count.due), "due_at": written(moment), "safe_due": day_of(count.safe_due)}


def keep_computation(ledger: Ledger, deadline_uuid: str, computation: Computation) -> records.Computation:
    """Keep how a date was counted, so that it can be shown and counted again. The computation has a count."""
    return Proofs(ledger).keep(deadline_uuid, computation)


class Proofs:
    """Computations kept with deadlines; one that holds for many of them is written out once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: list[tuple[Computation, dict[str, object]]] = []  # the last one alone

    def keep(self, deadline_uuid: str, computation: Computation) -> records.Computation:
        """As `keep_computation`."""
        if not self._known or self._known[0][0] is not computation:
            self._known = [(computation, _proof(computation))]
        values = self._known[0][1]
        return self._ledger.insert(records.Computation, deadline_uuid=deadline_uuid, who=self._ledger.who, **values)


def _proof(computation: Computation) -> dict[str, object]:
    assert computation.count is not None
    value = count_value(computation.count)
    inputs = computation.inputs | {"made_with": computation.made_with}
    return {
        "rule_id": computation.rule_id,
        "rule_version": computation.rule_version.isoformat(),
        "pack_id": computation.pack_id,
        "pack_version": computation.pack_version,
        "pack_hash": computation.pack_hash,
        "inputs": json.dumps(inputs, ensure_ascii=False, sort_keys=True),
        "steps": json.dumps(value["steps"], ensure_ascii=False),
        "warnings": json.dumps(value["warnings"], ensure_ascii=False),
        "nominal": written(computation.count.nominal),
        "due": value["due"],
        "due_at": value["due_at"],
        "safe_due": value["safe_due"],
        "cite": computation.cite,
        "confidence": str(computation.confidence),
    }


def waits(event: Event) -> bool:
    """Whether an event has no date yet."""
    return event.status is EventStatus.WAITING or event.at is None


def day_of(moment: date | datetime) -> str:
    return (moment.date() if isinstance(moment, datetime) else moment).isoformat()
