"""The steps that bring a database up to this version, one a file; a released one never changes."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database, Migrations

from caseorg.store.migrations import (
    m001_foundation,
    m002_annotations,
    m003_refusals,
    m004_passwords,
    m005_recognized_words,
    m006_deadlines,
    m007_calendars,
    m008_own_rules,
    m009_people,
    m010_reminders,
    m011_source_checks,
    m012_deadline_order,
    m013_tolling,
    m014_statements,
    m015_found_authorities,
    m016_inquiries,
)

STEPS = (
    m001_foundation,
    m002_annotations,
    m003_refusals,
    m004_passwords,
    m005_recognized_words,
    m006_deadlines,
    m007_calendars,
    m008_own_rules,
    m009_people,
    m010_reminders,
    m011_source_checks,
    m012_deadline_order,
    m013_tolling,
    m014_statements,
    m015_found_authorities,
    m016_inquiries,
)


def migrations() -> Migrations:
    """All steps in order, under the names of their modules."""
    steps = Migrations("caseorg")
    for module in STEPS:
        steps(name=module.__name__.rpartition(".")[2])(module.migrate)
    return steps


def migrate(connection: Any) -> None:
    """Apply what is pending, each step in its own transaction."""
    database = Database(connection, execute_plugins=False)
    migrations().apply(database)
