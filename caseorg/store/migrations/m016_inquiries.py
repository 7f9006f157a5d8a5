"""Inquiries of the press."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

_ENTERED = (
    f"""CREATE TABLE inquiries ({COMMON},
    case_uuid TEXT REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    person_uuid TEXT REFERENCES persons (uuid) DEFERRABLE INITIALLY DEFERRED,
    reporter TEXT NOT NULL,
    organization_uuid TEXT REFERENCES organizations (uuid) DEFERRABLE INITIALLY DEFERRED,
    outlet TEXT NOT NULL,
    question TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    due_at TEXT,
    due_zone TEXT NOT NULL,
    on_record TEXT NOT NULL CHECK (on_record IN ('on the record', 'background', 'off the record')),
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'declined', 'withdrawn')),
    spokesperson_uuid TEXT REFERENCES persons (uuid) DEFERRABLE INITIALLY DEFERRED,
    answer TEXT NOT NULL,
    answered_on TEXT,
    statement_uuid TEXT REFERENCES statements (uuid) DEFERRABLE INITIALLY DEFERRED,
    outcome TEXT NOT NULL,
    coverage TEXT NOT NULL,
    CHECK ((due_at IS NULL) = (due_zone = '')),
    CHECK ((state = 'open') = (answered_on IS NULL))
    ) STRICT""",
)

_INDEXES = (
    "CREATE INDEX inquiries_open ON inquiries (due_at) WHERE state = 'open' AND deleted_at IS NULL",
    "CREATE INDEX inquiries_case ON inquiries (case_uuid, asked_on) WHERE case_uuid IS NOT NULL",
    "CREATE INDEX inquiries_person ON inquiries (person_uuid) WHERE person_uuid IS NOT NULL",
    "CREATE INDEX inquiries_organization ON inquiries (organization_uuid) WHERE organization_uuid IS NOT NULL",
)


def migrate(database: Database) -> None:
    for statement in (*_ENTERED, *_INDEXES):
        database.execute(statement)
