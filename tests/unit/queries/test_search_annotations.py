"""What a person noted is found with the document it is on, and under the filters on documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from caseorg.base.paths import Home
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.model.document import DocumentKind
from caseorg.operations import (
    add_annotations,
    add_case,
    add_documents,
    add_issue,
    add_reply,
    edit_reply,
    put_under_issue,
    remove_reply,
    trash_annotations,
    trash_documents,
)
from caseorg.operations.annotations import NewAnnotation
from caseorg.operations.documents import NewDocument
from caseorg.queries.search import SearchResult, search
from caseorg.rules.searching import parse_query
from caseorg.workspace import Workspace


class Notes:
    """A workspace with an order and a letter to write on."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.case = workspace.do(add_case, caption="Alvarez v. Kent").value
        kinds = {"Order": DocumentKind.ORDER, "Letter": DocumentKind.LETTER}
        new = [
            NewDocument(sha256=f"{number:064x}", file_name=f"{title}.pdf", size=1, title=title, kind=kind)
            for number, (title, kind) in enumerate(kinds.items())
        ]
        made = workspace.do(add_documents, case_uuid=self.case.uuid, documents=new).value
        self.documents = {document.title: document.uuid for document in made}

    def mark(self, title: str, **values: Any) -> Annotation:
        values = {"kind": AnnotationKind.NOTE, "page": 0, "shape": ((72, 72),), "color": "#ffd54a"} | values
        new = [NewAnnotation(**values)]
        (made,) = self.workspace.do(add_annotations, document_uuid=self.documents[title], annotations=new).value
        assert isinstance(made, Annotation)
        return made

    def search(self, typed: str) -> SearchResult:
        return self.workspace.ask(search, parse_query(typed))

    def found(self, typed: str) -> list[tuple[str, list[str]]]:
        return [
            (hit.line.document.title, [one.annotation.uuid for one in hit.annotations])
            for hit in self.search(typed).documents
        ]


@pytest.fixture
def notes(home: Home) -> Iterator[Notes]:
    with Workspace.open(home) as workspace:
        yield Notes(workspace)


def test_quotations_comments_and_replies_are_found(notes: Notes) -> None:
    lower = notes.mark("Order", shape=((72, 300),), comment="The **mandate** issued late")
    upper = notes.mark("Order", quote="the mandate rule")
    reply = notes.workspace.do(add_reply, annotation_uuid=lower.uuid, comment="See Quern").value
    assert notes.found("mandate") == [("Order", [upper.uuid, lower.uuid])]
    assert notes.found("quern") == [("Order", [lower.uuid])]
    assert notes.search("mandate").annotation_count == 2
    notes.workspace.do(edit_reply, uuid=reply.uuid, comment="See Milliken")
    assert (notes.found("quern"), notes.found("milliken")) == ([], [("Order", [lower.uuid])])
    notes.workspace.do(remove_reply, uuid=reply.uuid)
    assert notes.found("milliken") == []
    notes.workspace.undo()
    assert notes.found("milliken") == [("Order", [lower.uuid])]


def test_filters_on_documents_hold_for_their_annotations(notes: Notes) -> None:
    for title in ("Order", "Letter"):
        notes.mark(title, comment="estoppel")
    assert [title for title, _ in notes.found("estoppel")] == ["Order", "Letter"]
    assert [title for title, _ in notes.found("estoppel kind:letter")] == ["Letter"]


def test_what_is_in_the_trash_is_not_found_nor_what_is_on_it(notes: Notes) -> None:
    one = notes.mark("Order", comment="estoppel")
    notes.mark("Letter", comment="estoppel")
    notes.workspace.do(trash_annotations, uuids=[one.uuid])
    notes.workspace.do(trash_documents, uuids=[notes.documents["Letter"]])
    assert notes.found("estoppel") == []
    notes.workspace.undo()
    assert [title for title, _ in notes.found("estoppel")] == ["Letter"]


def test_issues_lead_to_their_first_annotation(notes: Notes) -> None:
    issue = notes.workspace.do(add_issue, case_uuid=notes.case.uuid, name="Laches", notes="unreasonable delay").value
    (hit,) = notes.search("delay").issues
    assert (hit.issue.name, hit.case_caption, hit.first) == ("Laches", "Alvarez v. Kent", None)
    later, earlier = notes.mark("Order", page=4), notes.mark("Order", page=2)
    notes.workspace.do(put_under_issue, uuids=[later.uuid, earlier.uuid], issue_uuid=issue.uuid)
    (hit,) = notes.search("laches").issues
    assert hit.first is not None and hit.first.uuid == earlier.uuid
