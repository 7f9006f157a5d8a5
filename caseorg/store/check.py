"""Whether the database and the vault are as they were written, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection

from sqlcipher3 import dbapi2 as sqlite

from caseorg.store.database import Connection, Reader

_INDEXES = {"page_index": "the index of page texts", "record_index": "the index of titles and docket texts"}


def database_problems(connection: Connection) -> list[str]:
    """What is wrong with the database, one sentence each; empty where nothing is. Needs the writing connection."""
    reader = Reader(connection)
    problems = [
        f"The database is damaged: {row[0]}." for row in reader.rows("PRAGMA integrity_check") if row[0] != "ok"
    ]
    problems += [
        f"A row of {row['table']} points at a row of {row['parent']} that is not there."
        for row in reader.rows("PRAGMA foreign_key_check")
    ]
    for table, name in _INDEXES.items():
        try:
            connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite.DatabaseError:
            problems.append(f"In the search index, {name} does not agree with the texts.")
    return problems


def named_files(reader: Reader) -> set[str]:
    """The SHA-256 of every file that a document is or was before it was replaced by a new version."""
    rows = reader.rows("SELECT sha256 FROM documents UNION SELECT sha256 FROM document_versions")
    return {row[0] for row in rows}


def recallable_files(reader: Reader) -> set[str]:
    """The SHA-256 of every named file, and of every one that undo or redo could give a document again."""
    rows = reader.rows(
        "SELECT DISTINCT after ->> 'sha256' FROM ledger WHERE tbl = 'documents' AND after ->> 'sha256' IS NOT NULL"
    )
    return named_files(reader) | {row[0] for row in rows}


def orphans(reader: Reader, candidates: Collection[str], name: Callable[[str], str]) -> list[str]:
    """Those names of stored files that nothing names: no document, and no step of the ledger that undo or redo could
    bring back. `name` gives the name of the file with a SHA-256."""
    return sorted(set(candidates) - set(map(name, recallable_files(reader)))) if candidates else []
