"""Against which new version of its document a deadline was checked, by whom and when."""

from __future__ import annotations

from sqlite_utils import Database


def migrate(database: Database) -> None:
    for column in (
        "source_checked_sha256 TEXT CHECK (length(source_checked_sha256) = 64)",
        "source_checked_by TEXT NOT NULL DEFAULT ''",
        "source_checked_at TEXT",
    ):
        database.execute(f"ALTER TABLE deadlines ADD COLUMN {column}")
