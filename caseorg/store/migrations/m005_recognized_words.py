"""Words that OCR has read on pages without text, with their boxes. Derived: they can be read again."""

from __future__ import annotations

from sqlite_utils import Database

_DERIVED = (
    "ALTER TABLE files ADD COLUMN pages_recognized INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE recognized_words (
    id INTEGER PRIMARY KEY,
    languages TEXT NOT NULL,
    words TEXT NOT NULL CHECK (json_valid(words))
    ) STRICT""",
)


def migrate(database: Database) -> None:
    for statement in _DERIVED:
        database.execute(statement)
