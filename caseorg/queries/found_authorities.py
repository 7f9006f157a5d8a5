"""The authorities that were found in a file before, as they are kept."""

from __future__ import annotations

import json
from collections.abc import Sequence

from caseorg.model.authorities import Authority, AuthorityKind, AuthorityPlace
from caseorg.store.database import Reader


def found_authorities(reader: Reader, sha256: str, found_by: str) -> list[Authority] | None:
    """The authorities of a file, their places without a document; None where none were looked for, or by others than
    `found_by` says."""
    kept = reader.value(
        "SELECT found FROM found_authorities WHERE sha256 = ? AND found_by = ?", (sha256, found_by)
    )
    if kept is None:
        return None
    return [
        Authority(
            AuthorityKind(kind), name, cite, tuple(AuthorityPlace(page, label) for page, label in places), count
        )
        for kind, name, cite, count, places in json.loads(kept)
    ]


def kept_words(authorities: Sequence[Authority]) -> str:
    """Authorities as `found_authorities` reads them."""
    rows = [
        (one.kind.value, one.name, one.cite, one.count, [(place.page, place.label) for place in one.places])
        for one in authorities
    ]
    return json.dumps(rows, ensure_ascii=False)
