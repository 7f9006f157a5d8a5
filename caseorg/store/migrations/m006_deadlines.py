"""Events, deadlines and how they were counted; facts about days; reminders, follow-ups; rules of the workspace."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

_CASE = "case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED"
_SOURCE = """document_uuid TEXT REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    document_sha256 TEXT CHECK (length(document_sha256) = 64),
    page INTEGER CHECK (page >= 0),
    annotation_uuid TEXT REFERENCES annotations (uuid) DEFERRABLE INITIALLY DEFERRED"""

_ENTERED = (
    f"""CREATE TABLE events ({COMMON},
    {_CASE},
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    at TEXT,
    ends_at TEXT,
    time_zone TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('actual', 'projected', 'cancelled', 'waiting')),
    status_reason TEXT NOT NULL,
    status_who TEXT NOT NULL,
    status_at TEXT,
    service_method TEXT NOT NULL,
    hearing TEXT NOT NULL,
    place TEXT NOT NULL,
    projected_from_uuid TEXT REFERENCES deadlines (uuid) DEFERRABLE INITIALLY DEFERRED,
    {_SOURCE},
    entered_by TEXT NOT NULL,
    note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE deadlines ({COMMON},
    {_CASE},
    title TEXT NOT NULL,
    rule_id TEXT,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    action TEXT NOT NULL CHECK (action IN ('file', 'serve', 'act', 'not_before', 'outer_limit', 'court_act')),
    side TEXT NOT NULL CHECK (side IN ('ours', 'theirs', 'court')),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'waived', 'vacated', 'superseded', 'moot',
        'entered in error')),
    state_reason TEXT NOT NULL,
    state_who TEXT NOT NULL,
    state_at TEXT,
    completed_on TEXT,
    completed_document_uuid TEXT REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    replaced_by_uuid TEXT REFERENCES deadlines (uuid) DEFERRABLE INITIALLY DEFERRED,
    due TEXT,
    due_at TEXT,
    safe_due TEXT,
    due_source TEXT NOT NULL CHECK (due_source IN ('computed', 'order', 'user')),
    computed_due TEXT,
    computed_due_at TEXT,
    computed_safe_due TEXT,
    kept_reason TEXT NOT NULL,
    kept_who TEXT NOT NULL,
    kept_at TEXT,
    projected INTEGER NOT NULL CHECK (projected IN (0, 1)),
    jurisdictional INTEGER NOT NULL CHECK (jurisdictional IN (0, 1)),
    severity TEXT NOT NULL CHECK (severity IN ('normal', 'high')),
    extendable TEXT NOT NULL,
    cite TEXT NOT NULL,
    confidence TEXT NOT NULL,
    assigned_to TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    dated_by TEXT NOT NULL,
    verified_by TEXT NOT NULL,
    verified_at TEXT,
    verified_due TEXT,
    verified_safe_due TEXT,
    {_SOURCE},
    note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE deadline_triggers ({COMMON},
    deadline_uuid TEXT NOT NULL REFERENCES deadlines (uuid) DEFERRABLE INITIALLY DEFERRED,
    leg TEXT NOT NULL,
    event_uuid TEXT REFERENCES events (uuid) DEFERRABLE INITIALLY DEFERRED,
    parent_uuid TEXT REFERENCES deadlines (uuid) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((event_uuid IS NULL) <> (parent_uuid IS NULL))
    ) STRICT""",
    f"""CREATE TABLE computations ({COMMON},
    deadline_uuid TEXT NOT NULL REFERENCES deadlines (uuid) DEFERRABLE INITIALLY DEFERRED,
    rule_id TEXT NOT NULL,
    rule_version TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    inputs TEXT NOT NULL CHECK (json_valid(inputs)),
    steps TEXT NOT NULL CHECK (json_valid(steps)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    nominal TEXT,
    due TEXT,
    due_at TEXT,
    safe_due TEXT,
    cite TEXT NOT NULL,
    confidence TEXT NOT NULL,
    who TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE day_facts ({COMMON},
    day TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('president', 'state', 'inaccessible', 'closed')),
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    authority TEXT NOT NULL,
    evidence TEXT NOT NULL,
    document_uuid TEXT REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    entered_by TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE reminder_offsets ({COMMON},
    kind TEXT NOT NULL CHECK (kind IN ('jurisdictional', 'high', 'deadline', 'hearing', 'follow-up')),
    days_before INTEGER NOT NULL CHECK (days_before >= 0)
    ) STRICT""",
    f"""CREATE TABLE follow_ups ({COMMON},
    {_CASE},
    title TEXT NOT NULL,
    due TEXT NOT NULL,
    deadline_uuid TEXT REFERENCES deadlines (uuid) DEFERRABLE INITIALLY DEFERRED,
    every INTEGER NOT NULL CHECK (every >= 0),
    interval TEXT NOT NULL CHECK (interval IN ('', 'days', 'weeks', 'months')),
    until TEXT,
    series_uuid TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
    state_who TEXT NOT NULL,
    state_at TEXT,
    completed_on TEXT,
    assigned_to TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    note TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE workspace_rules ({COMMON},
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    case_uuid TEXT REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    entered_by TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE rule_choices ({COMMON},
    rule_id TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    reason TEXT NOT NULL,
    who TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE pack_reviews ({COMMON},
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_hash TEXT NOT NULL,
    who TEXT NOT NULL
    ) STRICT""",
)

# What is due over all cases is asked by state and date, a chain by its triggers, a proof by its deadline.
_INDEXES = (
    "CREATE INDEX events_case ON events (case_uuid, at)",
    "CREATE INDEX events_hearings ON events (at) WHERE hearing <> '' AND status <> 'cancelled'",
    "CREATE INDEX events_projected ON events (projected_from_uuid) WHERE projected_from_uuid IS NOT NULL",
    "CREATE INDEX events_document ON events (document_uuid) WHERE document_uuid IS NOT NULL",
    "CREATE INDEX events_annotation ON events (annotation_uuid) WHERE annotation_uuid IS NOT NULL",
    "CREATE INDEX deadlines_case ON deadlines (case_uuid, due)",
    "CREATE INDEX deadlines_state ON deadlines (state, due)",
    "CREATE INDEX deadlines_replaced ON deadlines (replaced_by_uuid) WHERE replaced_by_uuid IS NOT NULL",
    "CREATE INDEX deadlines_document ON deadlines (document_uuid) WHERE document_uuid IS NOT NULL",
    "CREATE INDEX deadlines_annotation ON deadlines (annotation_uuid) WHERE annotation_uuid IS NOT NULL",
    "CREATE INDEX deadlines_completed ON deadlines (completed_document_uuid) WHERE completed_document_uuid IS NOT NULL",
    "CREATE UNIQUE INDEX deadline_triggers_deadline ON deadline_triggers (deadline_uuid, leg)",
    "CREATE INDEX deadline_triggers_event ON deadline_triggers (event_uuid)",
    "CREATE INDEX deadline_triggers_parent ON deadline_triggers (parent_uuid)",
    "CREATE INDEX computations_deadline ON computations (deadline_uuid, created)",
    "CREATE INDEX day_facts_day ON day_facts (day)",
    "CREATE INDEX day_facts_document ON day_facts (document_uuid) WHERE document_uuid IS NOT NULL",
    "CREATE UNIQUE INDEX reminder_offsets_kind ON reminder_offsets (kind, days_before)",
    "CREATE INDEX follow_ups_case ON follow_ups (case_uuid, due)",
    "CREATE INDEX follow_ups_state ON follow_ups (state, due)",
    "CREATE INDEX follow_ups_deadline ON follow_ups (deadline_uuid) WHERE deadline_uuid IS NOT NULL",
    "CREATE INDEX workspace_rules_case ON workspace_rules (case_uuid)",
    "CREATE UNIQUE INDEX rule_choices_rule ON rule_choices (rule_id)",
    "CREATE INDEX pack_reviews_pack ON pack_reviews (pack_id, created)",
)

# The reminders there are at first; their ids are the same in every workspace, so that two can be merged.
_REMINDERS = (
    ("jurisdictional", (30, 14, 7, 3, 1, 0)),
    ("high", (14, 7, 3, 1, 0)),
    ("deadline", (7, 3, 1, 0)),
    ("hearing", (14, 7, 1, 0)),
    ("follow-up", (0,)),
)


def migrate(database: Database) -> None:
    for statement in (*_ENTERED, *_INDEXES):
        database.execute(statement)
    offsets = [(kind, days) for kind, days_before in _REMINDERS for days in days_before]
    for position, (kind, days) in enumerate(offsets):
        database.execute(
            """INSERT INTO reminder_offsets (uuid, created, modified, visibility, kind, days_before)
            VALUES (?, '2026-11-26T00:00:00Z', '2026-11-26T00:00:00Z', 'internal', ?, ?)""",
            (f"d0e00000-0000-4000-8000-{position + 1:012d}", kind, days),
        )
