"""Writing many rows: what is read once is what the ledger keeps as before, and what comes back is what is there."""

from __future__ import annotations

import json

from caseorg.base.paths import Home
from caseorg.model.case import Case
from caseorg.operations import add_case
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger
from caseorg.workspace import Workspace


@operation("Rename Twice")
def rename_twice(ledger: Ledger, *, uuids: list[str]) -> list[Case]:
    """Two changes of each case, all read at once before."""
    made = []
    for kept in ledger.get_all(Case, [*uuids, "of no case"]).values():
        once = ledger.update(kept, notes=f"{kept.notes}!")
        again = ledger.update(once, notes=f"{once.notes}!", cite_form="X")
        assert again == ledger.get(Case, kept.uuid)
        assert ledger.update(kept, notes=again.notes) == again  # as it is already: nothing is written
        made.append(again)
    return made


def test_each_change_keeps_what_stood_before_it(home: Home) -> None:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        cases = [workspace.do(add_case, caption=f"Alvarez v. {name}", notes=name).value for name in ("Kent", "Lee")]
        done = workspace.do(rename_twice, uuids=[one.uuid for one in cases])
        assert [one.notes for one in done.value] == ["Kent!!", "Lee!!"]
        written = "SELECT before, after FROM ledger WHERE step = ? ORDER BY seq"
        entries = workspace.ask(lambda reader: reader.rows(written, (done.changes.step,)))
        notes = [(json.loads(row["before"])["notes"], json.loads(row["after"])["notes"]) for row in entries]
        assert notes == [("Kent", "Kent!"), ("Kent!", "Kent!!"), ("Lee", "Lee!"), ("Lee!", "Lee!!")]
        workspace.undo()
        stands = workspace.ask(lambda reader: reader.rows("SELECT notes, cite_form FROM cases ORDER BY notes"))
        assert [(row["notes"], row["cite_form"]) for row in stands] == [(one.notes, one.cite_form) for one in cases]
