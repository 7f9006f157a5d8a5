"""Days on which, as a person says, nothing was due: closed, a holiday of the state, the clerk inaccessible."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.base.errors import BadInput
from caseorg.model.document import Document
from caseorg.model.workspace_rules import DayFact
from caseorg.operations import checks
from caseorg.operations.moving_events import apply_recounts
from caseorg.operations.operation import operation
from caseorg.rules.chains import Recount
from caseorg.rules.count_values import NAMED_KINDS
from caseorg.rules.typed_dates import typed_date
from caseorg.store.ledger import Ledger


@operation("Add Court Day Fact")
def add_day_fact(
    ledger: Ledger,
    *,
    day: str,
    kind: str,
    name: str,
    scope: str = "",
    authority: str = "",
    evidence: str = "",
    document_uuid: str | None = None,
    recounts: Sequence[Recount] = (),
) -> DayFact:
    """Say that a day was no ordinary court day, and how that is known.

    `kind` is president, state, inaccessible or closed; `scope` the id of the court it holds for, "" for all. `recounts`
    are the deadlines that are to move with it, as a preview said.
    """
    kept = typed_date(day, "The day")
    if kept is None:
        raise BadInput("The day is empty. Type one and try again.")
    if kind not in list(NAMED_KINDS):
        raise BadInput(f"“{kind}” is no kind of day. Choose one of: {', '.join(NAMED_KINDS)}.")
    if not authority.strip() and not evidence.strip():
        raise BadInput("Say how it is known: the order or notice, or who was told what. Deadlines will rest on it.")
    apply_recounts(ledger, recounts)
    return ledger.insert(
        DayFact,
        day=kept,
        kind=kind,
        name=checks.required(name, "The name of the day"),
        scope=scope.strip(),
        authority=" ".join(authority.split()),
        evidence=evidence.strip(),
        document_uuid=ledger.get(Document, document_uuid).uuid if document_uuid else None,
        entered_by=ledger.who,
    )


@operation("Remove Court Day Fact")
def remove_day_fact(ledger: Ledger, *, uuid: str, recounts: Sequence[Recount] = ()) -> None:
    """Take back what was said of a day; of the dates computed with it those in `recounts` move, as a preview said, and
    the others stay until they are computed again."""
    apply_recounts(ledger, recounts)
    ledger.delete(ledger.get(DayFact, uuid))
