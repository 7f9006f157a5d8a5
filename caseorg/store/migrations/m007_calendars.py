"""Which deadlines and hearings left in calendar files, and which came from the calendar of a court."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

# The record may be of either table, and stays named here when its making is undone: its copies must be cancelled then.
_ENTERED = (
    f"""CREATE TABLE calendar_copies ({COMMON},
    record_uuid TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('deadline', 'event'))
    ) STRICT""",
    f"""CREATE TABLE court_dates ({COMMON},
    record_uuid TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('deadline', 'event')),
    uid TEXT NOT NULL,
    recurrence TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    digest TEXT NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX calendar_copies_record ON calendar_copies (record_uuid)",
    "CREATE UNIQUE INDEX court_dates_entry ON court_dates (uid, recurrence)",
    "CREATE INDEX court_dates_record ON court_dates (record_uuid)",
)


def migrate(database: Database) -> None:
    for statement in _ENTERED:
        database.execute(statement)
