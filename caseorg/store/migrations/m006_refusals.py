"""What a person said no to: proposed relations of documents, and files of an inbox folder."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

_ENTERED = (
    f"""CREATE TABLE refused_relations ({COMMON},
    document_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    other_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    f"""CREATE TABLE declined_files ({COMMON},
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX refused_relations_document ON refused_relations (document_uuid)",
    "CREATE INDEX declined_files_sha256 ON declined_files (sha256)",
)


def migrate(database: Database) -> None:
    for statement in _ENTERED:
        database.execute(statement)
