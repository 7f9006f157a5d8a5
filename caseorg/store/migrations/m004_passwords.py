"""Passwords of locked files that were kept, and what the files of an encrypted workspace are sealed with. Not in the
ledger, which would have them after they are forgotten."""

from __future__ import annotations

from sqlite_utils import Database


def migrate(database: Database) -> None:
    database.execute(
        """CREATE TABLE file_passwords (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        password TEXT NOT NULL
        ) STRICT"""
    )
    database.execute(
        """CREATE TABLE sealing (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        identity TEXT NOT NULL,
        name_key BLOB NOT NULL CHECK (length(name_key) = 32)
        ) STRICT"""
    )
