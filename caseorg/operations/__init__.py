"""Everything that changes entered facts. OPERATIONS is the explicit tuple of all."""

from __future__ import annotations

from caseorg.operations.cases import (
    add_case,
    close_case,
    edit_case,
    relate_cases,
    reopen_case,
    restore_case,
    set_judges,
    trash_case,
    unrelate_cases,
)
from caseorg.operations.docket import (
    add_docket_entry,
    edit_docket_entry,
    place_document,
    restore_docket_entry,
    trash_docket_entry,
)
from caseorg.operations.documents import (
    add_documents,
    edit_documents,
    restore_documents,
    trash_documents,
)
from caseorg.operations.operation import Operation
from caseorg.operations.tags import add_tag, edit_tag, remove_tag, tag_documents, untag_documents

OPERATIONS: tuple[Operation, ...] = (
    add_case,
    edit_case,
    close_case,
    reopen_case,
    trash_case,
    restore_case,
    set_judges,
    relate_cases,
    unrelate_cases,
    add_docket_entry,
    edit_docket_entry,
    trash_docket_entry,
    restore_docket_entry,
    place_document,
    add_documents,
    edit_documents,
    trash_documents,
    restore_documents,
    add_tag,
    edit_tag,
    remove_tag,
    tag_documents,
    untag_documents,
)

__all__ = [
    "OPERATIONS",
    "Operation",
    "add_case",
    "add_docket_entry",
    "add_documents",
    "add_tag",
    "close_case",
    "edit_case",
    "edit_docket_entry",
    "edit_documents",
    "edit_tag",
    "place_document",
    "relate_cases",
    "remove_tag",
    "reopen_case",
    "restore_case",
    "restore_docket_entry",
    "restore_documents",
    "set_judges",
    "tag_documents",
    "trash_case",
    "trash_docket_entry",
    "trash_documents",
    "unrelate_cases",
    "untag_documents",
]
