"""Statements compared with the pages they stand on, read again from the stored file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from caseorg.base.errors import BadInput
from caseorg.base.paths import Home
from caseorg.jobs.job import Progress
from caseorg.jobs.verify_statement import StatementVerified, VerifyStatement
from caseorg.model.statement import StatementKind, Verification
from caseorg.operations import (
    add_case,
    add_documents,
    replace_version,
)
from caseorg.operations.documents import NewDocument
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
)
from caseorg.queries.statements import statement_detail
from caseorg.workspace import Workspace
from tests.makers import pdf

PAGES = ["Families cannot contest a number they are never shown.", "We will be back in the district court."]


class Filed:
    """A document of two pages, and what is quoted of it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.case = workspace.do(add_case, caption="Alvarez v. Kent").value.uuid
        data = pdf(PAGES)
        new = NewDocument(sha256=workspace.vault.put(data), file_name="a.pdf", size=len(data), title="A", kind="letter")
        self.document = workspace.do(add_documents, case_uuid=self.case, documents=[new]).value[0].uuid

    def said(self, *segments: NewSegment, **more: Any) -> str:
        return str(self.workspace.do(add_statement, case_uuid=self.case, segments=segments, **more).value.uuid)

    def on(self, page: int, text: str) -> NewSegment:
        return NewSegment(text=text, document_uuid=self.document, page=page)

    def verify(self, uuid: str) -> StatementVerified:
        return VerifyStatement(uuid).run(self.workspace, Progress())


@pytest.fixture
def filed(home: Home) -> Iterator[Filed]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield Filed(workspace)


def test_words_as_in_the_source_are_verified(filed: Filed) -> None:
    uuid = filed.said(filed.on(0, "Families cannot contest a number"), filed.on(1, "We will be back"))
    assert filed.verify(uuid).outcome is Verification.SAME
    statement = filed.workspace.ask(statement_detail, uuid).line.statement
    assert (statement.is_verified, statement.verified_by) == (True, "Ana Ruiz")
    assert filed.workspace.undo_label() == "Verify Statement"


def test_one_letter_that_differs_is_shown(filed: Filed) -> None:
    said = filed.said(filed.on(0, "Families can not contest a number"), filed.on(1, "We will be back"))
    verified = filed.verify(said)
    assert verified.outcome is Verification.DIFFERENT
    shown = [(run.text, run.in_quote) for one in verified.segments for run in one.comparison.differences]
    assert shown == [(" ", True)]


def test_words_that_are_not_there_and_words_without_a_source_are_told_apart(filed: Filed) -> None:
    assert filed.verify(filed.said(filed.on(1, "Nothing of the kind was said"))).outcome is Verification.NOT_FOUND
    assert filed.verify(filed.said(NewSegment(text="On the telephone"))).outcome is Verification.NO_SOURCE
    with pytest.raises(BadInput, match="paraphrase"):
        filed.verify(filed.said(filed.on(0, "They cannot contest it"), kind=StatementKind.PARAPHRASE))


def test_the_version_that_was_quoted_is_read(filed: Filed) -> None:
    uuid = filed.said(filed.on(1, "We will be back"))
    data = pdf(["Another text altogether.", "Nothing of it."])
    filed.workspace.do(
        replace_version, document_uuid=filed.document, sha256=filed.workspace.vault.put(data), file_name="b.pdf",
        size=len(data), anchors=[],
    )  # fmt: skip
    assert filed.verify(uuid).outcome is Verification.SAME
    detail = filed.workspace.ask(statement_detail, uuid)
    assert [one.is_outdated for one in detail.segments[1]] == [True]
