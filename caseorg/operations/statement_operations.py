"""The operations on statements, as OPERATIONS has them."""

from __future__ import annotations

from caseorg.operations.operation import Operation
from caseorg.operations.statements import (
    add_statement,
    approve_statement,
    edit_statement,
    embargo_statement,
    note_statement_uses,
    put_statements_under_issue,
    record_verification,
    restore_statements,
    revise_statement,
    take_statements_from_issue,
    trash_statements,
    withdraw_statement,
)

STATEMENT_OPERATIONS: tuple[Operation, ...] = (
    add_statement,
    edit_statement,
    revise_statement,
    approve_statement,
    withdraw_statement,
    embargo_statement,
    record_verification,
    note_statement_uses,
    put_statements_under_issue,
    take_statements_from_issue,
    trash_statements,
    restore_statements,
)
