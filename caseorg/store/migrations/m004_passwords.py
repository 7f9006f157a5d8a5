"""Passwords of locked files that were kept. Not in the ledger, which would have them after they are forgotten."""

from __future__ import annotations

from sqlite_utils import Database


def migrate(database: Database) -> None:
    database.execute(
        """CREATE TABLE file_passwords (
        sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
        password TEXT NOT NULL
        ) STRICT"""
    )
