"""Deadlines that an event superseded, or did not although it looked so; a deadline that waits for several events of a
kind runs from the last of them."""

from __future__ import annotations

from sqlite_utils import Database

_ENTERED = (
    "ALTER TABLE deadlines ADD COLUMN tolled_by_uuid TEXT REFERENCES events (uuid) DEFERRABLE INITIALLY DEFERRED",
    "ALTER TABLE deadlines ADD COLUMN untolled TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX deadlines_tolled_by ON deadlines (tolled_by_uuid)",
    "DROP INDEX deadline_triggers_deadline",
    """CREATE UNIQUE INDEX deadline_triggers_deadline
    ON deadline_triggers (deadline_uuid, leg, coalesce(event_uuid, parent_uuid))""",
)


def migrate(database: Database) -> None:
    for statement in _ENTERED:
        database.execute(statement)
