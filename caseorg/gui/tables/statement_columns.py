"""The columns of a table of statements."""

from __future__ import annotations

from caseorg.base.clock import now
from caseorg.gui.tables.record_table import RecordColumn
from caseorg.model.statement import Approval, Statement
from caseorg.queries.statements import StatementLine, StatementSort
from caseorg.rules.statement_words import embargo_end, holds, is_embargoed

_INKS = {Approval.APPROVED: "good", Approval.RELEASED: "good", Approval.WITHDRAWN: "muted", Approval.DRAFT: "warning",
         Approval.SENT: "warning"}  # fmt: skip


def verified_words(statement: Statement) -> str:
    """What came of comparing the words that stand: "same", "different", "again" where others were compared."""
    if statement.verification is None:
        return ""
    return str(statement.verification) if statement.verified_version == statement.version else "again"


def _embargo(line: StatementLine) -> str:
    return embargo_end(line.statement) if is_embargoed(line.statement, now()) else ""


def _words(line: StatementLine) -> str:
    return f"“{' '.join(line.words.split())}”"


STATEMENT_COLUMNS: tuple[RecordColumn, ...] = (
    RecordColumn(key="date", title="Said On", help="The day it was said", sample="2026-11-26",
                 text=lambda line: line.statement.said_on or "", sort=StatementSort.DATE),
    RecordColumn(key="speaker", title="Speaker", help="Who said it, with the title on that day",
                 sample="Nandan M. Joshi, att", text=lambda line: line.attribution, sort=StatementSort.SPEAKER),
    RecordColumn(key="words", title="Words", help="What was said",
                 sample="“Families cannot contest a number they are never shown.”", text=_words,
                 sort=StatementSort.WORDS),
    RecordColumn(key="approval", title="Approval", help="How far it is", sample="sent to speaker",
                 text=lambda line: str(line.statement.approval), sort=StatementSort.APPROVAL,
                 ink=lambda line: _INKS[line.statement.approval]),
    RecordColumn(key="embargo", title="Embargo", help="Until when it is held back", sample="2026-12-01 10:00 EST",
                 text=_embargo, sort=StatementSort.EMBARGO, ink=lambda _line: "danger"),
    RecordColumn(key="verified", title="Verified", help="Whether the words are as in their source", sample="different",
                 text=lambda line: verified_words(line.statement), sort=StatementSort.VERIFIED,
                 ink=lambda line: "" if line.statement.is_verified else "warning", is_shown=False),
    RecordColumn(key="source", title="Source", help="Where the words stand", sample="ECF No. 28 Opinion, p. 3",
                 text=lambda line: line.source, is_shown=False),
    RecordColumn(key="case", title="Case", help="The case it is of", sample="Alvarez v. Kent",
                 text=lambda line: line.case_name, sort=StatementSort.CASE, is_shown=False),
    RecordColumn(key="kind", title="Kind", help="How the words came about", sample="from a transcript",
                 text=lambda line: str(line.statement.kind), sort=StatementSort.KIND, is_shown=False),
    RecordColumn(key="issues", title="Issues", help="What it is about", sample="Privacy, standing",
                 text=lambda line: ", ".join(line.issues), is_shown=False),
    RecordColumn(key="holds", title="Held Back", help="Why it may not leave now", sample="not approved, embargoed",
                 text=lambda line: ", ".join(holds(line.statement, now())), is_shown=False),
    RecordColumn(key="uses", title="Used", help="How often it went out", sample="3 times",
                 text=lambda line: str(line.uses or ""), is_shown=False),
    RecordColumn(key="visibility", title="Visibility", help="Who may see it outside the office", sample="privileged",
                 text=lambda line: str(line.statement.visibility), is_shown=False),
)  # fmt: skip
