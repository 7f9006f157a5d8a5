"""Own rules one by one with what they hold for, and what people decided about rules with who, when and why."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

# The tables these take the place of were never written to.
_STATEMENTS = (
    "DROP TABLE workspace_rules",
    "DROP TABLE rule_choices",
    f"""CREATE TABLE own_rules ({COMMON},
    rule_id TEXT NOT NULL,
    order_name TEXT NOT NULL,
    text TEXT NOT NULL,
    edition INTEGER NOT NULL CHECK (edition >= 1),
    court TEXT NOT NULL,
    judge TEXT NOT NULL,
    case_uuid TEXT REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    entered_by TEXT NOT NULL,
    retired_at TEXT,
    retired_by TEXT NOT NULL,
    retired_reason TEXT NOT NULL,
    CHECK ((court <> '') + (judge <> '') + (case_uuid IS NOT NULL) <= 1)
    ) STRICT""",
    f"""CREATE TABLE rule_choices ({COMMON},
    rule_id TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('', 'on', 'off')),
    standing_reason TEXT NOT NULL,
    standing_by TEXT NOT NULL,
    standing_at TEXT,
    verified_against TEXT NOT NULL,
    verified_by TEXT NOT NULL,
    verified_at TEXT,
    verified_edition TEXT NOT NULL,
    service_days TEXT NOT NULL CHECK (service_days IN ('', 'added', 'not added')),
    service_reason TEXT NOT NULL,
    service_by TEXT NOT NULL,
    service_at TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX own_rules_rule ON own_rules (rule_id) WHERE retired_at IS NULL",
    "CREATE INDEX own_rules_case ON own_rules (case_uuid) WHERE case_uuid IS NOT NULL",
    "CREATE UNIQUE INDEX rule_choices_rule ON rule_choices (rule_id)",
)


def migrate(database: Database) -> None:
    for statement in _STATEMENTS:
        database.execute(statement)
