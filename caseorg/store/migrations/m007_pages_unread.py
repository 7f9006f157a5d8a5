"""How many pages of a file could not be read: they are no longer among those that wait for OCR."""

from __future__ import annotations

from sqlite_utils import Database

_DERIVED = (
    "ALTER TABLE files ADD COLUMN pages_unread INTEGER NOT NULL DEFAULT 0",
    # A page's id is its file's id times 2^20 plus its number from 1.
    """UPDATE files SET
    pages_unread = (SELECT count(*) FROM pages WHERE pages.id > files.id << 20 AND pages.id < (files.id + 1) << 20
        AND state NOT IN ('native', 'recognized') AND problem IS NOT NULL),
    pages_without_text = (SELECT count(*) FROM pages WHERE pages.id > files.id << 20 AND pages.id < (files.id + 1) << 20
        AND state NOT IN ('native', 'recognized') AND problem IS NULL)""",
)


def migrate(database: Database) -> None:
    for statement in _DERIVED:
        database.execute(statement)
