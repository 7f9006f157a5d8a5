"""Statements in versions and segments, their approval, uses and issues."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

_STATEMENT = "statement_uuid TEXT NOT NULL REFERENCES statements (uuid) DEFERRABLE INITIALLY DEFERRED"
_APPROVAL = """approval TEXT NOT NULL CHECK (approval IN ('draft', 'sent to speaker', 'approved', 'released',
        'withdrawn'))"""

_ENTERED = (
    f"""CREATE TABLE statements ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    person_uuid TEXT REFERENCES persons (uuid) DEFERRABLE INITIALLY DEFERRED,
    organization_uuid TEXT REFERENCES organizations (uuid) DEFERRABLE INITIALLY DEFERRED,
    attribution TEXT NOT NULL,
    title TEXT NOT NULL,
    organization TEXT NOT NULL,
    spoken_as TEXT NOT NULL CHECK (spoken_as IN ('official', 'counsel', 'spokesperson', 'party', 'witness', 'personal',
        '')),
    kind TEXT NOT NULL CHECK (kind IN ('verbatim', 'paraphrase', 'from a filing', 'from a transcript')),
    said_on TEXT,
    language TEXT NOT NULL,
    on_record TEXT NOT NULL CHECK (on_record IN ('on the record', 'background', 'off the record')),
    version INTEGER NOT NULL CHECK (version >= 1),
    {_APPROVAL},
    embargo_until TEXT,
    embargo_zone TEXT NOT NULL,
    verification TEXT CHECK (verification IN ('same', 'different', 'not found', 'no source')),
    verified_version INTEGER NOT NULL,
    verified_at TEXT,
    verified_by TEXT NOT NULL,
    note TEXT NOT NULL,
    CHECK (person_uuid IS NULL OR organization_uuid IS NULL)
    ) STRICT""",
    f"""CREATE TABLE statement_versions ({COMMON},
    {_STATEMENT},
    number INTEGER NOT NULL CHECK (number >= 1),
    who TEXT NOT NULL,
    reason TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE statement_segments ({COMMON},
    {_STATEMENT},
    version INTEGER NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    follows TEXT NOT NULL CHECK (follows IN ('', 'gap', 'paragraph')),
    document_uuid TEXT REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT CHECK (length(sha256) = 64),
    page INTEGER CHECK (page >= 0),
    span_start INTEGER CHECK (span_start >= 0),
    span_end INTEGER CHECK (span_end >= span_start)
    ) STRICT""",
    f"""CREATE TABLE statement_steps ({COMMON},
    {_STATEMENT},
    version INTEGER NOT NULL,
    {_APPROVAL},
    given_by TEXT NOT NULL,
    who TEXT NOT NULL,
    on_day TEXT NOT NULL,
    note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE statement_uses ({COMMON},
    {_STATEMENT},
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sheet', 'release', 'other')),
    title TEXT NOT NULL,
    used_at TEXT NOT NULL,
    who TEXT NOT NULL,
    lifted TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE statement_issues ({COMMON},
    {_STATEMENT},
    issue_uuid TEXT NOT NULL REFERENCES issues (uuid) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
)

_INDEXES = (
    "CREATE INDEX statements_case ON statements (case_uuid, said_on)",
    "CREATE INDEX statements_person ON statements (person_uuid) WHERE person_uuid IS NOT NULL",
    "CREATE INDEX statements_organization ON statements (organization_uuid) WHERE organization_uuid IS NOT NULL",
    "CREATE UNIQUE INDEX statement_versions_number ON statement_versions (statement_uuid, number)",
    "CREATE UNIQUE INDEX statement_segments_place ON statement_segments (statement_uuid, version, position)",
    "CREATE INDEX statement_segments_document ON statement_segments (document_uuid) WHERE document_uuid IS NOT NULL",
    "CREATE INDEX statement_steps_statement ON statement_steps (statement_uuid, created)",
    "CREATE INDEX statement_uses_statement ON statement_uses (statement_uuid, used_at)",
    "CREATE UNIQUE INDEX statement_issues_pair ON statement_issues (statement_uuid, issue_uuid)",
    "CREATE INDEX statement_issues_issue ON statement_issues (issue_uuid)",
)


def migrate(database: Database) -> None:
    for statement in (*_ENTERED, *_INDEXES):
        database.execute(statement)
