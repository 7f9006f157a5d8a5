"""The days on which one deadline is called to mind, where they are not those of its kind."""

from __future__ import annotations

from sqlite_utils import Database


def migrate(database: Database) -> None:
    # NULL: as its kind; a JSON list of days before, [] for never
    database.execute(
        "ALTER TABLE deadlines ADD COLUMN reminder_days TEXT CHECK (reminder_days IS NULL OR json_valid(reminder_days))"
    )
