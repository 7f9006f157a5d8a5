"""Cases, docket entries, documents, tags; the ledger; files, page texts and the two indexes."""

from __future__ import annotations

from sqlite_utils import Database

COMMON = """
    uuid TEXT NOT NULL PRIMARY KEY,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    deleted_at TEXT,
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'internal', 'privileged', 'sealed'))
"""

_ENTERED = (
    f"""CREATE TABLE cases ({COMMON},
    caption TEXT NOT NULL,
    short_caption TEXT NOT NULL,
    court TEXT,
    docket_number TEXT,
    docket_office TEXT,
    docket_year INTEGER,
    docket_type TEXT,
    docket_serial INTEGER,
    docket_judges TEXT,
    date_filed TEXT,
    date_closed TEXT,
    status TEXT NOT NULL CHECK (status IN ('open', 'closed')),
    notes TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE case_judges ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('assigned', 'referred', 'panel')),
    position INTEGER NOT NULL
    ) STRICT""",
    f"""CREATE TABLE case_relations ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('appeal from', 'related', 'consolidated')),
    other_uuid TEXT REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    other_printed TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE docket_entries ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER,
    date_filed TEXT,
    date_entered TEXT,
    text TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE documents ({COMMON},
    case_uuid TEXT NOT NULL REFERENCES cases (uuid) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL,
    size INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    entry_uuid TEXT REFERENCES docket_entries (uuid) DEFERRABLE INITIALLY DEFERRED,
    attachment INTEGER,
    date_filed TEXT,
    filer TEXT NOT NULL,
    notes TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE tags ({COMMON},
    name TEXT NOT NULL,
    color TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE document_tags ({COMMON},
    document_uuid TEXT NOT NULL REFERENCES documents (uuid) DEFERRABLE INITIALLY DEFERRED,
    tag_uuid TEXT NOT NULL REFERENCES tags (uuid) DEFERRABLE INITIALLY DEFERRED
    ) STRICT""",
    "CREATE INDEX case_judges_case ON case_judges (case_uuid)",
    "CREATE INDEX case_relations_case ON case_relations (case_uuid)",
    "CREATE INDEX case_relations_other ON case_relations (other_uuid)",
    "CREATE INDEX docket_entries_case ON docket_entries (case_uuid, number)",
    "CREATE INDEX documents_case ON documents (case_uuid, entry_uuid, attachment)",
    "CREATE INDEX documents_file ON documents (sha256)",
    "CREATE INDEX documents_entry ON documents (entry_uuid)",
    "CREATE INDEX document_tags_document ON document_tags (document_uuid)",
    "CREATE INDEX document_tags_tag ON document_tags (tag_uuid)",
)

# `act` is do, undo or redo; `reverses` the step that an undo or redo turned; `at` a reading of the ledger clock.
_LEDGER = (
    """CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    step TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('do', 'undo', 'redo')),
    reverses TEXT,
    label TEXT NOT NULL,
    tbl TEXT NOT NULL,
    row TEXT NOT NULL,
    before TEXT,
    after TEXT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    device TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX ledger_step ON ledger (step, seq)",
    "CREATE INDEX ledger_row ON ledger (tbl, row, seq)",
    "CREATE INDEX ledger_walk ON ledger (seq, step, act, reverses)",
    "CREATE INDEX ledger_at ON ledger (at)",
)

# A page's id is its file's id times 2^20 plus its number from 1: the pages of a file lie together.
_DERIVED = (
    """CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    page_count INTEGER NOT NULL,
    pages_without_text INTEGER NOT NULL,
    outline TEXT NOT NULL,
    metadata TEXT NOT NULL,
    repaired INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    ecf_page INTEGER,
    state TEXT NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    rotation INTEGER NOT NULL,
    problem TEXT,
    stamp TEXT
    ) STRICT""",
    "CREATE TABLE page_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL, joined TEXT NOT NULL) STRICT",
    """CREATE VIRTUAL TABLE page_index USING fts5 (
    text, joined, content = 'page_texts', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2")""",
    "INSERT INTO page_index (page_index, rank) VALUES ('secure-delete', 1)",
    """CREATE TABLE record_texts (
    id INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL,
    uuid TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (tbl, uuid)
    ) STRICT""",
    """CREATE VIRTUAL TABLE record_index USING fts5 (
    text, content = 'record_texts', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2")""",
    "INSERT INTO record_index (record_index, rank) VALUES ('secure-delete', 1)",
)


def migrate(database: Database) -> None:
    for statement in (*_ENTERED, *_LEDGER, *_DERIVED):
        database.execute(statement)
