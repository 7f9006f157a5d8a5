"""What an act on people can be done with, as (words, id), for the forms of the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from caseorg.model.case_role import CaseRole
from caseorg.model.inquiry import InquiryState
from caseorg.model.people import Affiliation, Alias, ContactMethod, Office, Organization, Person, Tenure
from caseorg.model.record import Record
from caseorg.queries.inquiries import inquiry_choices, inquiry_detail
from caseorg.queries.people import record_with_id
from caseorg.queries.statements import statement_detail
from caseorg.rules.inquiry_words import asked_words, due_typed
from caseorg.rules.people_words import role_words, span_words, title_line
from caseorg.store.database import Reader, Row
from caseorg.store.rows import record_of

Choices = tuple[tuple[str, str], ...]

_OWNER = "coalesce(persons.name, organizations.name) AS owner"


def _owned(table: str, names: str = _OWNER) -> str:
    return f"""SELECT {table}.*, {names} FROM {table} LEFT JOIN persons ON persons.uuid = {table}.person_uuid
    LEFT JOIN organizations ON organizations.uuid = {table}.organization_uuid
    WHERE coalesce(persons.deleted_at, organizations.deleted_at) IS NULL
    AND (:of = '' OR {table}.person_uuid = :of OR {table}.organization_uuid = :of)"""


# What → the rows to choose from, and how each is said.
_WHAT: Mapping[str, tuple[str, Callable[[Row], str]]] = {
    "person": (
        """SELECT uuid, name FROM persons WHERE deleted_at IS NULL
        ORDER BY family COLLATE NOCASE, given COLLATE NOCASE, name""",
        lambda row: row["name"],
    ),
    "organization": (
        "SELECT uuid, name FROM organizations WHERE deleted_at IS NULL ORDER BY name COLLATE NOCASE",
        lambda row: row["name"],
    ),
    "someone": (
        """SELECT uuid, name FROM (SELECT uuid, name FROM persons WHERE deleted_at IS NULL UNION ALL
        SELECT uuid, name FROM organizations WHERE deleted_at IS NULL) ORDER BY name COLLATE NOCASE""",
        lambda row: row["name"],
    ),
    "someone in the trash": (
        """SELECT uuid, name FROM (SELECT uuid, name FROM persons WHERE deleted_at IS NOT NULL UNION ALL
        SELECT uuid, name FROM organizations WHERE deleted_at IS NOT NULL) ORDER BY fold(name)""",
        lambda row: row["name"],
    ),
    **dict.fromkeys(("reporter", "spokesperson"), (
        """SELECT uuid, name FROM persons WHERE deleted_at IS NULL
        ORDER BY family COLLATE NOCASE, given COLLATE NOCASE, name""",
        lambda row: row["name"],
    )),
    "outlet": (
        """SELECT uuid, name FROM organizations WHERE deleted_at IS NULL
        ORDER BY kind <> 'outlet', name COLLATE NOCASE""",
        lambda row: row["name"],
    ),
    "case": (
        "SELECT uuid, short_caption FROM cases WHERE deleted_at IS NULL ORDER BY short_caption COLLATE NOCASE",
        lambda row: row["short_caption"],
    ),
    "office": (
        """SELECT offices.uuid, title, organizations.name AS organization FROM offices
        JOIN organizations ON organizations.uuid = organization_uuid WHERE organizations.deleted_at IS NULL
        AND (:of = '' OR organization_uuid = :of) ORDER BY fold(title)""",
        lambda row: title_line(row["title"], row["organization"]),
    ),
    "alias": (f"{_owned('aliases')} ORDER BY fold(aliases.name)", lambda row: f"{row['name']} ({row['owner']})"),
    "contact method": (
        f"{_owned('contact_methods')} ORDER BY fold(owner), contact_methods.kind",
        lambda row: f"{row['owner']}: {row['value']}",
    ),
    "affiliation": (
        f"""{_owned("affiliations", "persons.name AS owner, organizations.name AS organization")}
        ORDER BY fold(persons.name)""",
        lambda row: (
            f"{row['owner']}: {title_line(row['title'], row['organization'])},"
            f" {span_words(row['begins'], row['ends'])}"
        ),
    ),
    "tenure": (
        """SELECT tenures.*, persons.name AS owner, offices.title AS title FROM tenures
        JOIN persons ON persons.uuid = person_uuid JOIN offices ON offices.uuid = office_uuid
        WHERE persons.deleted_at IS NULL AND (:of = '' OR person_uuid = :of OR organization_uuid = :of)
        ORDER BY fold(persons.name), begins""",
        lambda row: (
            f"{row['owner']}: {title_line(row['title'], '', acting=bool(row['acting']))},"
            f" {span_words(row['begins'], row['ends'])}"
        ),
    ),
}
_STATEMENTS = """SELECT statements.uuid, coalesce(persons.name, organizations.name, attribution) AS speaker,
    (SELECT text FROM statement_segments WHERE statement_uuid = statements.uuid
        AND statement_segments.version = statements.version ORDER BY position LIMIT 1) AS words
    FROM statements LEFT JOIN persons ON persons.uuid = person_uuid
    LEFT JOIN organizations ON organizations.uuid = organization_uuid
    WHERE case_uuid = :case AND (statements.deleted_at IS NOT NULL) = :trash
    ORDER BY said_on DESC NULLS LAST, statements.created"""
_LONGEST_WORDS = 60
_ROLES = f"{_owned('case_roles')} AND case_uuid = :case ORDER BY case_roles.position"


def people_choices(reader: Reader, what: str, *, case_uuid: str = "", of: str = "") -> Choices:
    """What can be chosen: "person", "organization", "someone", "office", "alias", "contact method", "affiliation",
    "tenure", "case", "reporter", "spokesperson", "outlet", "inquiry" (all cases), "statement", "answer" (a statement),
    "issue", "role", "party", "official party", "client" (counsel; of the case). `of` narrows to what belongs to one of
    them."""
    if what.startswith("inquiry"):
        found = inquiry_choices(reader, in_trash=what.endswith("trash"))
        return tuple((_statement_words(who, question), uuid) for who, question, uuid in found)
    if what == "answer" or what.startswith("statement"):
        rows = reader.rows(_STATEMENTS, {"case": case_uuid, "trash": what.endswith("trash")})
        return tuple((_statement_words(row["speaker"], row["words"]), row["uuid"]) for row in rows)
    if what == "issue":
        issues = reader.rows("SELECT name, uuid FROM issues WHERE case_uuid = ? ORDER BY position, name", (case_uuid,))
        return tuple((row["name"], row["uuid"]) for row in issues)
    if what in ("role", "party", "official party", "client"):
        return _roles(reader, what, case_uuid, of)
    sql, words = _WHAT[what]
    parameters = {"of": of} if ":of" in sql else {}
    return tuple((words(row), row["uuid"]) for row in reader.rows(sql, parameters))


def _statement_words(speaker: str, words: str) -> str:
    short = words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS].rstrip() + "…"
    return f"{speaker}: “{short}”" if speaker else f"“{short}”"


def _roles(reader: Reader, what: str, case_uuid: str, of: str) -> Choices:
    found = []
    for row in reader.rows(_ROLES, {"case": case_uuid, "of": of}):
        role = record_of(CaseRole, row)
        fits = (
            what == "role"
            or (what == "party" and role.is_party)
            or (what == "official party" and role.office_uuid is not None and role.capacity in ("official", "both"))
            or (what == "client" and role.kind == "counsel")
        )
        if fits:
            found.append((f"{role.printed_name or row['owner']}, {role_words(role)}", role.uuid))
    return tuple(found)


def is_person(reader: Reader, uuid: str) -> bool:
    """Whether an id is that of a person, not of an organization."""
    return bool(reader.value("SELECT 1 FROM persons WHERE uuid = ?", (uuid,)))


_RECORDS: Mapping[str, type[Record]] = {
    "person": Person,
    "organization": Organization,
    "office": Office,
    "alias": Alias,
    "contact method": ContactMethod,
    "affiliation": Affiliation,
    "tenure": Tenure,
    "role": CaseRole,
}


def stands_now(reader: Reader, what: str, uuid: str) -> dict[str, Any]:
    """What is said of one of them now, by the names of its fields. Raises NotFound."""
    if what == "statement":
        detail = statement_detail(reader, uuid)
        return asdict(detail.line.statement) | {"words": detail.line.words}
    if what.endswith("inquiry"):
        line = inquiry_detail(reader, uuid).line
        inquiry = line.inquiry
        # the form that closes an open one says what it becomes, not what it is
        becomes = InquiryState.ANSWERED if what == "answered inquiry" and inquiry.is_open else inquiry.state
        due, asked = (text.replace("T", " ") for text in (due_typed(inquiry), inquiry.asked_on))
        about = {"about": asked_words(inquiry, line.who)} if what == "answered inquiry" else {}
        return asdict(inquiry) | about | {"due": due, "zone": inquiry.due_zone, "state": becomes, "asked_on": asked}
    return asdict(record_with_id(reader, _RECORDS[what], uuid))
