"""What the search box finds in statements (words, attribution, notes) and in the names of persons and organizations."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.search import SearchQuery
from caseorg.model.statement import Statement
from caseorg.rules.snippets import snippet_of
from caseorg.store.database import Reader
from caseorg.store.rows import record_of

_STATEMENTS_AT_MOST = 20
_PEOPLE_AT_MOST = 10


@dataclass(frozen=True, slots=True)
class StatementHit:
    """A statement that was hit, with the speaker's name ("" where only printed)."""

    statement: Statement
    speaker: str
    case_caption: str
    snippet: str


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person or an organization whose name, other names or notes were hit."""

    uuid: str
    name: str
    is_person: bool
    snippet: str


def statement_hits(reader: Reader, query: SearchQuery, case_uuid: str | None) -> tuple[StatementHit, ...]:
    """The statements hit, of one case or of all, the best first."""
    rows = reader.rows(
        """SELECT statements.*, cases.short_caption AS caption, record_texts.text AS words,
        coalesce(persons.name, organizations.name, '') AS speaker
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        JOIN statements ON statements.uuid = record_texts.uuid JOIN cases ON cases.uuid = statements.case_uuid
        LEFT JOIN persons ON persons.uuid = person_uuid
        LEFT JOIN organizations ON organizations.uuid = organization_uuid
        WHERE record_texts.tbl = 'statements' AND record_index MATCH :match AND statements.deleted_at IS NULL
        AND cases.deleted_at IS NULL AND (:case IS NULL OR statements.case_uuid = :case)
        ORDER BY record_index.rank LIMIT :most""",
        {"match": query.match, "case": case_uuid, "most": _STATEMENTS_AT_MOST},
    )
    return tuple(
        StatementHit(record_of(Statement, row), row["speaker"], row["caption"], snippet_of(row["words"], query.words))
        for row in rows
    )


def person_hits(reader: Reader, query: SearchQuery, case_uuid: str | None) -> tuple[PersonHit, ...]:
    """The persons and organizations hit, of one case or of all, the best first."""
    rows = reader.rows(
        """SELECT record_texts.uuid AS uuid, record_texts.text AS words, persons.uuid IS NOT NULL AS is_person,
        coalesce(persons.name, organizations.name) AS name
        FROM record_index JOIN record_texts ON record_texts.id = record_index.rowid
        LEFT JOIN persons ON persons.uuid = record_texts.uuid
        LEFT JOIN organizations ON organizations.uuid = record_texts.uuid
        WHERE record_texts.tbl IN ('persons', 'organizations') AND record_index MATCH :match
        AND coalesce(persons.deleted_at, organizations.deleted_at) IS NULL
        AND (:case IS NULL OR record_texts.uuid IN (
            SELECT coalesce(person_uuid, organization_uuid) FROM case_roles WHERE case_uuid = :case))
        ORDER BY record_index.rank LIMIT :most""",
        {"match": query.match, "case": case_uuid, "most": _PEOPLE_AT_MOST},
    )
    return tuple(
        PersonHit(row["uuid"], row["name"], bool(row["is_person"]), snippet_of(row["words"], query.words))
        for row in rows
    )
