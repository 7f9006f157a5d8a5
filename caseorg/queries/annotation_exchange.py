"""What is asked before annotations are taken over from a file: which of them are there already."""

from __future__ import annotations

import json
from collections.abc import Iterable

from caseorg.model.record import Visibility
from caseorg.queries.cases import case
from caseorg.queries.documents import document_line
from caseorg.rules.taking_over import Known, identity_in, reply_marks
from caseorg.rules.visibility import stricter
from caseorg.store.database import Reader


def known_annotations(reader: Reader, document_uuid: str, names: Iterable[str]) -> Known:
    """The annotations of a document, also those in the trash, as they are known again, with the replies of the others;
    and which of `names` are ids of annotations of other documents."""
    rows = reader.rows(
        "SELECT uuid, origin, comment, modified, deleted_at FROM annotations WHERE document_uuid = ?", (document_uuid,)
    )
    elsewhere = reader.rows(
        """SELECT uuid FROM annotations WHERE document_uuid <> ? AND uuid IN (SELECT value FROM json_each(?))""",
        (document_uuid, json.dumps(list(names))),
    )
    replies: dict[str, set[str]] = {row["uuid"]: set() for row in rows if row["deleted_at"] is None}
    for reply in reader.rows(
        """SELECT replies.* FROM annotation_replies AS replies
        JOIN annotations ON annotations.uuid = replies.annotation_uuid
        WHERE annotations.document_uuid = ? AND annotations.deleted_at IS NULL""",
        (document_uuid,),
    ):
        marks = reply_marks(reply["author"], reply["state"], reply["comment"], reply["created"])
        replies[reply["annotation_uuid"]] |= {reply["uuid"], *marks}
    return Known(
        uuids=frozenset(row["uuid"] for row in rows),
        identities={identity: row["uuid"] for row in rows if (identity := identity_in(row["origin"]))},
        elsewhere=frozenset(row["uuid"] for row in elsewhere),
        replies={uuid: frozenset(marks) for uuid, marks in replies.items()},
        comments={row["uuid"]: (row["comment"], row["modified"]) for row in rows if row["deleted_at"] is None},
    )


def origins_in_trash(reader: Reader, document_uuid: str) -> list[str]:
    """The `origin` of the annotations of a document that lie in the trash."""
    rows = reader.rows(
        "SELECT origin FROM annotations WHERE document_uuid = ? AND deleted_at IS NOT NULL", (document_uuid,)
    )
    return [row["origin"] for row in rows]


def label_around(reader: Reader, document_uuid: str) -> Visibility:
    """The label of what belongs to a document: the stricter of its own and that of its case. Raises NotFound."""
    document = document_line(reader, document_uuid).document
    return stricter(document.visibility, case(reader, document.case_uuid).visibility)


def annotation_labels(reader: Reader, document_uuid: str) -> dict[Visibility, int]:
    """How many annotations of a document count as each label, those of the document and its case taken into
    account."""
    around = label_around(reader, document_uuid)
    counts: dict[Visibility, int] = {}
    for row in reader.rows(
        """SELECT visibility AS own, count(*) AS count FROM annotations
        WHERE document_uuid = ? AND deleted_at IS NULL GROUP BY visibility""",
        (document_uuid,),
    ):
        label = stricter(around, Visibility(row["own"]))
        counts[label] = counts.get(label, 0) + int(row["count"])
    return counts
