"""Files of an inbox folder that are not wanted."""

from __future__ import annotations

from collections.abc import Mapping

from caseorg.model.document import DeclinedFile
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger


@operation("Decline Inbox Files")
def decline_files(ledger: Ledger, *, files: Mapping[str, str]) -> tuple[DeclinedFile, ...]:
    """Do not offer these files again, given by SHA-256 with their names; the files themselves stay where they are."""
    known = {row["sha256"] for row in ledger.reader.rows("SELECT sha256 FROM declined_files")}
    return tuple(
        ledger.insert(DeclinedFile, sha256=sha256, file_name=file_name)
        for sha256, file_name in files.items()
        if sha256 not in known
    )
