"""Indexes in whose order lists of deadlines are read, so that ten thousand are listed in a few milliseconds."""

from __future__ import annotations

from sqlite_utils import Database

# As HEADLINE, DUE_ORDER and the ties of queries/deadline_lists.py; an index serves only the expression it was made for.
_HEADLINE = "iif(jurisdictional, coalesce(safe_due, due), due)"


def migrate(database: Database) -> None:
    database.execute(
        f"""CREATE INDEX deadlines_due_order ON deadlines (state <> 'open', iif(state = 'open', NULL, {_HEADLINE}) DESC,
        ({_HEADLINE}) IS NULL, {_HEADLINE}, jurisdictional DESC, title COLLATE NOCASE, uuid, case_uuid, deleted_at)"""
    )
    # Whatever else is sorted by: all that sorting needs stands in the index, the wide rows are not read.
    database.execute(
        """CREATE INDEX deadlines_narrow ON deadlines (case_uuid, deleted_at, state, jurisdictional, due, safe_due,
        title COLLATE NOCASE, uuid)"""
    )
    database.execute(f"CREATE INDEX deadlines_headline ON deadlines ({_HEADLINE})")
