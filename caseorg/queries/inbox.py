"""Which files of an inbox folder are settled: in a case already, or declined."""

from __future__ import annotations

import json
from collections.abc import Iterable

from caseorg.model.case import Case
from caseorg.queries.cases import cases
from caseorg.rules.docket import docket_number_of, same_docket
from caseorg.store.database import Reader


def settled_files(reader: Reader, shas: Iterable[str]) -> set[str]:
    """Those of these files that are a document, the version of one (in the trash too), or were declined."""
    rows = reader.rows(
        """SELECT value FROM json_each(?) WHERE value IN (SELECT sha256 FROM documents)
        OR value IN (SELECT sha256 FROM document_versions) OR value IN (SELECT sha256 FROM declined_files)""",
        (json.dumps(sorted(set(shas))),),
    )
    return {row[0] for row in rows}


def case_of_docket(reader: Reader, printed: str) -> Case | None:
    """The one case whose docket number a stamp prints; None where there is none, or several."""
    number = docket_number_of(printed)
    if number is None:
        return None
    known = ((case, docket_number_of(case.docket_number or "")) for case in cases(reader))
    found = [case for case, docket in known if docket is not None and same_docket(docket, number)]
    return found[0] if len(found) == 1 else None
