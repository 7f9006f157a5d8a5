"""Derived data: readings of files and the indexes over them. No ledger; all of it can be dropped and made again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from caseorg.model.changes import Changes
from caseorg.model.docket import Stamp
from caseorg.model.document import TextState
from caseorg.model.reading import FileReading, PageReading
from caseorg.rules.searching import joined_words
from caseorg.store.database import Connection, Reader

# A page's id is its file's id times this plus its number from 1; a file can have a million pages.
PAGES_PER_FILE = 1 << 20

# The words of a record that the search box finds, per table.
_RECORD_TEXTS = {
    "cases": """SELECT caption || char(10) || short_caption || char(10) || coalesce(docket_number, '') || char(10) ||
        coalesce(court, '') || char(10) || notes || char(10) ||
        coalesce((SELECT group_concat(name, char(10) ORDER BY position, uuid)
        FROM case_judges WHERE case_uuid = cases.uuid), '')
        FROM cases WHERE uuid = ?""",
    "docket_entries": "SELECT text FROM docket_entries WHERE uuid = ?",
    "documents": """SELECT title || char(10) || file_name || char(10) || filer || char(10) || notes
        FROM documents WHERE uuid = ?""",
    "annotations": """SELECT quote || char(10) || comment || char(10) ||
        coalesce((SELECT group_concat(comment, char(10) ORDER BY created, uuid)
        FROM annotation_replies WHERE annotation_uuid = annotations.uuid), '')
        FROM annotations WHERE uuid = ?""",
    "persons": """SELECT name || char(10) || notes || char(10) ||
        coalesce((SELECT group_concat(name, char(10) ORDER BY created, uuid)
        FROM aliases WHERE person_uuid = persons.uuid), '')
        FROM persons WHERE uuid = ?""",
    "organizations": """SELECT name || char(10) || notes || char(10) ||
        coalesce((SELECT group_concat(name, char(10) ORDER BY created, uuid)
        FROM aliases WHERE organization_uuid = organizations.uuid), '')
        FROM organizations WHERE uuid = ?""",
    "statements": """SELECT coalesce((SELECT group_concat(text, char(10) ORDER BY position)
        FROM statement_segments WHERE statement_uuid = statements.uuid AND version = statements.version), '')
        || char(10) || attribution || char(10) || note
        FROM statements WHERE uuid = ?""",
    "issues": "SELECT name || char(10) || notes FROM issues WHERE uuid = ?",
}
# A touched row of these tables changes the words of the record it belongs to.
_OWNERS = (
    ("case_judges", "cases", "case_uuid"),
    ("annotation_replies", "annotations", "annotation_uuid"),
    ("aliases", "persons", "person_uuid"),
    ("aliases", "organizations", "organization_uuid"),
    ("statement_segments", "statements", "statement_uuid"),
)


PlacedWord = tuple[float, float, float, float, str, int, int]
"""A recognized word as it is kept: its box in page points, its text, block and line."""


@dataclass(frozen=True, slots=True)
class _Recognized:
    """What OCR has read on a page (from 1), as it is stored: stamp and words as JSON."""

    number: int
    text: str
    ecf_page: int | None
    stamp: str | None
    languages: str
    words: str


def _stamp_json(stamp: Stamp | None) -> str | None:
    return json.dumps(asdict(stamp), ensure_ascii=False) if stamp else None


class Derived:
    """Writes derived data inside the transaction of whoever calls."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reader = Reader(connection)

    def rebuild_indexes(self) -> None:
        """Make both search indexes again from the texts they are over."""
        for index in ("page_index", "record_index"):
            self._connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")

    def keep_reading(self, reading: FileReading) -> None:
        """Store what was read from a file and index its pages, in place of an earlier reading.

        What OCR has read stays for pages that still have no text of their own.
        """
        recognized = self._recognized(reading)
        self.drop_reading(reading.sha256)
        file_id = self._connection.execute(
            "INSERT INTO files (sha256, page_count, pages_without_text, outline, metadata, repaired)"
            " VALUES (?, ?, 0, ?, ?, ?)",
            (
                reading.sha256,
                reading.page_count,
                json.dumps([[item.level, item.title, item.page] for item in reading.outline], ensure_ascii=False),
                json.dumps(reading.metadata, ensure_ascii=False),
                int(reading.repaired),
            ),
        ).lastrowid
        assert file_id is not None
        self._keep_pages(file_id * PAGES_PER_FILE, reading.pages)
        for page in recognized:
            self._put_recognized(file_id, page)
        self._count_pages(file_id)

    def _recognized(self, reading: FileReading) -> list[_Recognized]:
        """What OCR has read on pages of a file that have no text of their own in a new reading either."""
        rows = self._reader.rows(
            """SELECT pages.id & :number AS number, coalesce(text, '') AS text, ecf_page, stamp, languages, words
            FROM files
            JOIN recognized_words ON recognized_words.id > files.id * :span
                AND recognized_words.id < (files.id + 1) * :span
            JOIN pages ON pages.id = recognized_words.id LEFT JOIN page_texts ON page_texts.id = pages.id
            WHERE sha256 = :sha256""",
            {"number": PAGES_PER_FILE - 1, "span": PAGES_PER_FILE, "sha256": reading.sha256},
        )
        bare = {page.number for page in reading.pages if page.state is not TextState.NATIVE}
        return [_Recognized(*row) for row in rows if row["number"] in bare]

    def _keep_pages(self, base: int, pages: Iterable[PageReading]) -> None:
        texts = []
        rows = []
        for page in pages:
            stamp = page.stamp
            rows.append((
                base + page.number, page.label, stamp.page_number if stamp else None, page.state.value,
                page.width, page.height, page.rotation, page.problem,
                _stamp_json(stamp),
            ))  # fmt: skip
            if page.text:
                texts.append((base + page.number, page.text, joined_words(page.text)))
        self._connection.executemany("INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._connection.executemany("INSERT INTO page_texts VALUES (?, ?, ?)", texts)
        self._connection.executemany("INSERT INTO page_index (rowid, text, joined) VALUES (?, ?, ?)", texts)

    def drop_reading(self, sha256: str) -> None:
        """Forget what was read from a file; does nothing where there is no reading."""
        file_id = self._reader.value("SELECT id FROM files WHERE sha256 = ?", (sha256,))
        if file_id is None:
            return
        span = (file_id * PAGES_PER_FILE, (file_id + 1) * PAGES_PER_FILE)
        # The old words must be handed to an external-content index, or their tokens stay in it.
        self._connection.execute(
            "INSERT INTO page_index (page_index, rowid, text, joined)"
            " SELECT 'delete', id, text, joined FROM page_texts WHERE id > ? AND id < ?",
            span,
        )
        self._connection.execute("DELETE FROM page_texts WHERE id > ? AND id < ?", span)
        self._connection.execute("DELETE FROM recognized_words WHERE id > ? AND id < ?", span)
        self._connection.execute("DELETE FROM pages WHERE id > ? AND id < ?", span)
        self._connection.execute("DELETE FROM found_authorities WHERE sha256 = ?", (sha256,))
        self._connection.execute("DELETE FROM files WHERE id = ?", (file_id,))

    def keep_recognized(
        self, sha256: str, number: int, *, text: str, stamp: Stamp | None, words: Iterable[PlacedWord], languages: str
    ) -> None:
        """Store what OCR has read on a page (from 1) in place of its text, and index it; does nothing where the file
        has no reading any more. A stamp known already stays."""
        file_id = self._reader.value("SELECT id FROM files WHERE sha256 = ?", (sha256,))
        if file_id is None:
            return
        ecf_page, placed = stamp.page_number if stamp else None, json.dumps(list(words), ensure_ascii=False)
        self._put_recognized(file_id, _Recognized(number, text, ecf_page, _stamp_json(stamp), languages, placed))
        self._count_pages(file_id)

    def keep_authorities(self, sha256: str, *, found_by: str, found: str) -> None:
        """Keep as JSON which authorities a file cites; does nothing where the file has no reading any more."""
        self._connection.execute(
            "INSERT OR REPLACE INTO found_authorities (sha256, found_by, found)"
            " SELECT sha256, ?, ? FROM files WHERE sha256 = ?",
            (found_by, found, sha256),
        )

    def note_unread(self, sha256: str, number: int, problem: str) -> None:
        """Note in a sentence why a page (from 1) cannot be recognized: it no longer waits for it."""
        file_id = self._reader.value("SELECT id FROM files WHERE sha256 = ?", (sha256,))
        if file_id is not None:
            page_id = file_id * PAGES_PER_FILE + number
            self._connection.execute("UPDATE pages SET problem = ? WHERE id = ?", (problem, page_id))
            self._count_pages(file_id)

    def _put_recognized(self, file_id: int, page: _Recognized) -> None:
        page_id = file_id * PAGES_PER_FILE + page.number
        self._replace_text(page_id, page.text)
        self._connection.execute(
            """UPDATE pages SET state = ?, problem = NULL, ecf_page = iif(stamp IS NULL, ?, ecf_page),
            stamp = coalesce(stamp, ?) WHERE id = ?""",
            (TextState.RECOGNIZED.value, page.ecf_page, page.stamp, page_id),
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO recognized_words (id, languages, words) VALUES (?, ?, ?)",
            (page_id, page.languages, page.words),
        )

    def _count_pages(self, file_id: int) -> None:
        """Count the pages of a file that wait for OCR, that could not be read, and that OCR has read."""
        self._connection.execute(
            """UPDATE files SET
            pages_without_text = (SELECT count(*) FROM pages WHERE id > :first AND id < :end
                AND state NOT IN ('native', 'recognized') AND problem IS NULL),
            pages_unread = (SELECT count(*) FROM pages WHERE id > :first AND id < :end
                AND state NOT IN ('native', 'recognized') AND problem IS NOT NULL),
            pages_recognized = (SELECT count(*) FROM pages WHERE id > :first AND id < :end AND state = 'recognized')
            WHERE id = :file""",
            {"first": file_id * PAGES_PER_FILE, "end": (file_id + 1) * PAGES_PER_FILE, "file": file_id},
        )

    def _replace_text(self, page_id: int, text: str) -> None:
        """A page's text and its place in the index; the old words are handed to the index, as it wants them."""
        self._connection.execute(
            "INSERT INTO page_index (page_index, rowid, text, joined)"
            " SELECT 'delete', id, text, joined FROM page_texts WHERE id = ?",
            (page_id,),
        )
        self._connection.execute("DELETE FROM page_texts WHERE id = ?", (page_id,))
        if text:
            row = (page_id, text, joined_words(text))
            self._connection.execute("INSERT INTO page_texts VALUES (?, ?, ?)", row)
            self._connection.execute("INSERT INTO page_index (rowid, text, joined) VALUES (?, ?, ?)", row)

    def refresh(self, changes: Changes) -> None:
        """Bring the index of records up to what was changed."""
        for table in _RECORD_TEXTS:
            for uuid in sorted(changes.uuids(table) | self._owners(changes, table)):
                self._refresh_record(table, uuid)

    def _owners(self, changes: Changes, table: str) -> set[str]:
        """The records of `table` that a touched row belongs to, also where the row is gone by now."""
        found: set[str] = set()
        for touched, owner, column in _OWNERS:
            for uuid in changes.uuids(touched) if owner == table else ():
                row = self._reader.row(f"SELECT {column} AS owner FROM {touched} WHERE uuid = ?", (uuid,))
                gone = "SELECT before ->> ? AS owner FROM ledger WHERE tbl = ? AND row = ? AND after IS NULL"
                row = row or self._reader.row(gone, (column, touched, uuid))
                found |= {row["owner"]} if row and row["owner"] else set()
        return found

    def _refresh_record(self, table: str, uuid: str) -> None:
        old = self._reader.row("SELECT id, text FROM record_texts WHERE tbl = ? AND uuid = ?", (table, uuid))
        text = self._reader.value(_RECORD_TEXTS[table], (uuid,))
        if old is not None and old["text"] == text:
            return
        if old is not None:
            self._connection.execute(
                "INSERT INTO record_index (record_index, rowid, text) VALUES ('delete', ?, ?)", (old["id"], old["text"])
            )
            self._connection.execute("DELETE FROM record_texts WHERE id = ?", (old["id"],))
        if text is not None:
            row_id = self._connection.execute(
                "INSERT INTO record_texts (tbl, uuid, text) VALUES (?, ?, ?)", (table, uuid, text)
            ).lastrowid
            self._connection.execute("INSERT INTO record_index (rowid, text) VALUES (?, ?)", (row_id, text))
