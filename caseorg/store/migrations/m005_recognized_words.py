"""Words that OCR has read on pages without text, with their boxes, and how many pages could not be read."""

from __future__ import annotations

from sqlite_utils import Database

_DERIVED = (
    "ALTER TABLE files ADD COLUMN pages_recognized INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE files ADD COLUMN pages_unread INTEGER NOT NULL DEFAULT 0",
    # Pages that could not be read no longer wait for OCR. The ids of the pages of a file lie in one span of 2^20.
    """UPDATE files SET
    pages_unread = (SELECT count(*) FROM pages WHERE pages.id > files.id << 20 AND pages.id < (files.id + 1) << 20
        AND state <> 'native' AND problem IS NOT NULL),
    pages_without_text = (SELECT count(*) FROM pages WHERE pages.id > files.id << 20 AND pages.id < (files.id + 1) << 20
        AND state <> 'native' AND problem IS NULL)""",
    """CREATE TABLE recognized_words (
    id INTEGER PRIMARY KEY,
    languages TEXT NOT NULL,
    words TEXT NOT NULL CHECK (json_valid(words))
    ) STRICT""",
)


def migrate(database: Database) -> None:
    for statement in _DERIVED:
        database.execute(statement)
