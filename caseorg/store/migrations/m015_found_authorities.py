"""The authorities that files cite, as they were found, so that a table of a case reads only what is new."""

from __future__ import annotations

from sqlite_utils import Database

_DERIVED = (
    # `found_by` tells from what text and by which rules: whatever is found otherwise is read anew.
    """CREATE TABLE found_authorities (
    sha256 TEXT PRIMARY KEY,
    found_by TEXT NOT NULL,
    found TEXT NOT NULL CHECK (json_valid(found))
    ) STRICT""",
)


def migrate(database: Database) -> None:
    for statement in _DERIVED:
        database.execute(statement)
