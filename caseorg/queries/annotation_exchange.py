"""What is asked before annotations are taken over from a file: which of them are there already."""

from __future__ import annotations

import json
from collections.abc import Iterable

from caseorg.rules.taking_over import Known, identity_in
from caseorg.store.database import Reader


def known_annotations(reader: Reader, document_uuid: str, names: Iterable[str]) -> Known:
    """The annotations of a document, also those in the trash, as they are known again; and which of `names` are ids
    of annotations of other documents."""
    rows = reader.rows("SELECT uuid, origin FROM annotations WHERE document_uuid = ?", (document_uuid,))
    elsewhere = reader.rows(
        """SELECT uuid FROM annotations WHERE document_uuid <> ? AND uuid IN (SELECT value FROM json_each(?))""",
        (document_uuid, json.dumps(list(names))),
    )
    return Known(
        uuids=frozenset(row["uuid"] for row in rows),
        identities=frozenset(identity for row in rows if (identity := identity_in(row["origin"]))),
        elsewhere=frozenset(row["uuid"] for row in elsewhere),
    )


def origins_in_trash(reader: Reader, document_uuid: str) -> list[str]:
    """The `origin` of the annotations of a document that lie in the trash."""
    rows = reader.rows(
        "SELECT origin FROM annotations WHERE document_uuid = ? AND deleted_at IS NOT NULL", (document_uuid,)
    )
    return [row["origin"] for row in rows]
