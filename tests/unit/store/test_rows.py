"""Every entered table has the columns of its record, and rows come back as they went in."""

from __future__ import annotations

import pytest

from caseorg.base.paths import Home
from caseorg.model.case import Case
from caseorg.model.counting import Action
from caseorg.model.deadline import Deadline, DeadlineState, DueSource, Side
from caseorg.model.rule_pack import Severity
from caseorg.operations import add_case
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger
from caseorg.store.rows import TABLES, columns_of, record_of
from caseorg.workspace import Workspace


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_the_columns_of_its_record(home: Home, table: str) -> None:
    with Workspace.open(home) as workspace:
        rows = workspace.ask(lambda reader: reader.rows(f"PRAGMA table_info({table})"))
    assert {row["name"] for row in rows} == columns_of(table)


@operation("Keep")
def keep(ledger: Ledger, *, case: Case) -> Deadline:
    """Keep a deadline with words and yes or no in it."""
    return ledger.insert(
        Deadline, case_uuid=case.uuid, title="Answer", action=Action.FILE, severity=Severity.HIGH, jurisdictional=True
    )


def test_words_and_yes_or_no_come_back_as_they_were(home: Home) -> None:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        made = workspace.do(keep, case=workspace.do(add_case, caption="Alvarez v. Kent").value).value
        row = workspace.ask(lambda reader: reader.row("SELECT * FROM deadlines"))
        assert record_of(Deadline, row) == made
        assert (made.jurisdictional, made.projected) == (True, False)
        assert type(made.jurisdictional) is bool
        assert (made.action, made.severity, made.side) == (Action.FILE, Severity.HIGH, Side.OURS)
        workspace.undo()
        workspace.redo()
        assert record_of(Deadline, workspace.ask(lambda reader: reader.row("SELECT * FROM deadlines"))) == made


def deadline(**values: object) -> Deadline:
    return Deadline(uuid="d", created="", modified="", case_uuid="c", title="Reply", **values)  # type: ignore[arg-type]


def test_a_verification_is_of_the_dates_that_stood_then() -> None:
    checked = {"verified_by": "Sam", "verified_due": "2026-05-26", "verified_safe_due": "2026-05-26"}
    assert deadline(due="2026-05-26", safe_due="2026-05-26", **checked).verified
    for due, safe_due in (("2026-05-27", "2026-05-26"), ("2026-05-26", "2026-05-25"), (None, None)):
        moved = deadline(due=due, safe_due=safe_due, **checked)
        assert (moved.verified, moved.verification_lapsed) == (False, True)
    unchecked = deadline(due="2026-05-26", safe_due="2026-05-26")
    assert (unchecked.verified, unchecked.verification_lapsed) == (False, False)


@pytest.mark.parametrize(
    "values",
    [{"jurisdictional": True}, {"extendable": "none"}, {"extendable": "barred"}],
)
def test_a_kept_date_that_nobody_may_extend_stays_marked(values: dict[str, object]) -> None:
    kept = {"rule_id": "frcp.59.e", "due_source": DueSource.ORDER, "computed_due": "2026-03-02"} | values
    assert deadline(due="2026-03-03", **kept).kept_too_late
    assert not deadline(due="2026-03-02", **kept).kept_too_late
    assert not deadline(due="2026-03-03", **(kept | {"jurisdictional": False, "extendable": "court"})).kept_too_late


def test_a_jurisdictional_deadline_leads_with_its_safe_date() -> None:
    dates = {"due": "2025-12-29", "safe_due": "2025-12-24", "state": DeadlineState.OPEN}
    assert deadline(**dates).headline == "2025-12-29"
    assert deadline(**dates, jurisdictional=True).headline == "2025-12-24"
