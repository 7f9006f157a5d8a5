"""The issues of a case, under which annotations are gathered."""

from __future__ import annotations

from caseorg.base.errors import BadInput
from caseorg.model.annotation import AnnotationIssue, Issue
from caseorg.model.statement import StatementIssue
from caseorg.operations import checks
from caseorg.operations.annotations import issue_named
from caseorg.operations.cases import live_case
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger


@operation("Add Issue")
def add_issue(ledger: Ledger, *, case_uuid: str, name: str, notes: str = "") -> Issue:
    """Add an issue to a case; one of that name that exists already is given back."""
    issue = issue_named(ledger, live_case(ledger, case_uuid).uuid, name)
    return ledger.update(issue, notes=notes) if notes else issue


@operation("Edit Issue")
def edit_issue(
    ledger: Ledger, *, uuid: str, name: str | None = None, notes: str | None = None, position: int | None = None
) -> Issue:
    """Rename an issue, change its notes, or move it in the list."""
    issue = ledger.get(Issue, uuid)
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = checks.required(name, "The issue")
        same = "SELECT 1 FROM issues WHERE case_uuid = ? AND name = ? COLLATE NOCASE AND uuid <> ?"
        if ledger.reader.value(same, (issue.case_uuid, values["name"], uuid)):
            raise BadInput(f"There is an issue “{values['name']}” already. Choose another name.")
    if notes is not None:
        values["notes"] = notes
    if position is not None:
        values["position"] = position
    return ledger.update(issue, **values)


@operation("Remove Issue")
def remove_issue(ledger: Ledger, *, uuid: str) -> None:
    """Take an issue off every annotation and statement, and out of the list."""
    issue = ledger.get(Issue, uuid)
    for row in ledger.reader.rows("SELECT uuid FROM annotation_issues WHERE issue_uuid = ?", (uuid,)):
        ledger.delete(ledger.get(AnnotationIssue, row["uuid"]))
    for row in ledger.reader.rows("SELECT uuid FROM statement_issues WHERE issue_uuid = ?", (uuid,)):
        ledger.delete(ledger.get(StatementIssue, row["uuid"]))
    ledger.delete(issue)
