"""Annotations with tags, replies, issues and named colors; versions and relations of documents; how a case is cited."""

from __future__ import annotations

from sqlite_utils import Database

from caseorg.store.migrations.m001_foundation import COMMON

_ENTERED = (
    "ALTER TABLE documents ADD COLUMN short_cite TEXT NOT NULL DEFAULT ''",
    """ALTER TABLE cases ADD COLUMN cite_pages TEXT NOT NULL DEFAULT 'stamped'
    CHECK (cite_pages IN ('stamped', 'internal'))""",
    "ALTER TABLE cases ADD COLUMN cite_form TEXT NOT NULL DEFAULT ''",
    f"""CREATE TABLE document_versions ({COMMON},
    document_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    position INTEGER NOT NULL
    ) STRICT""",
    f"""CREATE TABLE document_relations ({COMMON},
    document_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('attachment of', 'exhibit to', 'responds to', 'replies to', 'rules on',
        'supersedes', 'redacted version of')),
    other_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    f"""CREATE TABLE annotations ({COMMON},
    document_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    kind TEXT NOT NULL CHECK (kind IN ('highlight', 'underline', 'strike out', 'squiggly', 'note', 'text box', 'area',
        'ink', 'arrow')),
    page INTEGER NOT NULL CHECK (page >= 0),
    shape TEXT NOT NULL CHECK (json_valid(shape)),
    color TEXT NOT NULL,
    page_label TEXT NOT NULL,
    ecf_page INTEGER,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    comment TEXT NOT NULL,
    author TEXT NOT NULL,
    width REAL NOT NULL,
    font_size REAL NOT NULL,
    anchor TEXT NOT NULL CHECK (anchor IN ('anchored', 'moved', 'uncertain', 'lost')),
    continues_uuid TEXT REFERENCES annotations (uuid) DEFERRABLE INITIALLY DEFERRED,
    origin TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE annotation_tags ({COMMON},
    annotation_uuid TEXT NOT NULL REFERENCES annotations (uuid) DEFERRABLE INITIALLY DEFERRED,
    tag_uuid TEXT NOT NULL REFERENCES tags (uuid) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    f"""CREATE TABLE annotation_replies ({COMMON},
    annotation_uuid TEXT NOT NULL REFERENCES annotations (uuid) DEFERRABLE INITIALLY DEFERRED,
    comment TEXT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE annotation_colors ({COMMON},
    name TEXT NOT NULL,
    color TEXT NOT NULL,
    position INTEGER NOT NULL
    ) STRICT""",
    f"""CREATE TABLE issues ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    notes TEXT NOT NULL,
    position INTEGER NOT NULL
    ) STRICT""",
    f"""CREATE TABLE annotation_issues ({COMMON},
    annotation_uuid TEXT NOT NULL REFERENCES annotations (uuid) DEFERRABLE INITIALLY DEFERRED,
    issue_uuid TEXT NOT NULL REFERENCES issues (uuid) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    "CREATE INDEX document_versions_document ON document_versions (document_uuid, position)",
    "CREATE INDEX document_versions_file ON document_versions (sha256)",
    "CREATE INDEX document_relations_document ON document_relations (document_uuid)",
    "CREATE INDEX document_relations_other ON document_relations (other_uuid)",
    "CREATE INDEX annotations_document ON annotations (document_uuid, page)",
    "CREATE INDEX annotations_continues ON annotations (continues_uuid)",
    "CREATE INDEX annotation_tags_annotation ON annotation_tags (annotation_uuid)",
    "CREATE INDEX annotation_tags_tag ON annotation_tags (tag_uuid)",
    "CREATE INDEX annotation_replies_annotation ON annotation_replies (annotation_uuid)",
    "CREATE INDEX issues_case ON issues (case_uuid, position)",
    "CREATE INDEX annotation_issues_annotation ON annotation_issues (annotation_uuid)",
    "CREATE INDEX annotation_issues_issue ON annotation_issues (issue_uuid)",
)

# The colors there are at first; their ids are the same in every workspace, so that two can be merged.
_COLORS = (
    ("Yellow", "#ffd54a"),
    ("Green", "#8fd694"),
    ("Blue", "#86bff2"),
    ("Red", "#f28b82"),
    ("Purple", "#c9a3f0"),
    ("Orange", "#f7b267"),
    ("Gray", "#b8bcc4"),
)


def migrate(database: Database) -> None:
    for statement in _ENTERED:
        database.execute(statement)
    for position, (name, color) in enumerate(_COLORS):
        database.execute(
            """INSERT INTO annotation_colors (uuid, created, modified, visibility, name, color, position)
            VALUES (?, '2026-11-26T00:00:00Z', '2026-11-26T00:00:00Z', 'internal', ?, ?, ?)""",
            (f"c0104000-0000-4000-8000-{position + 1:012d}", name, color, position),
        )
