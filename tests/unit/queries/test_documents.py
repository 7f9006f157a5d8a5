"""Tables of documents and the docket: SQL sorts and filters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caseorg.base.errors import BadInput, NotFound
from caseorg.base.paths import Home
from caseorg.operations import (
    add_case,
    add_docket_entry,
    add_documents,
    tag_documents,
    trash_docket_entry,
    trash_documents,
)
from caseorg.operations.documents import NewDocument
from caseorg.queries.cases import case_named
from caseorg.queries.docket import docket, entries_without_document, missing_ecf_numbers, ranges
from caseorg.queries.documents import (
    DocumentFilter,
    DocumentSort,
    document_lines,
    document_named,
    document_order,
    documents_in_trash,
    tags,
)
from caseorg.workspace import Workspace

NEW = [
    ("Order", "order", 28, 0, "2026-03-02", 300),
    ("Exhibit A", "exhibit", 8, 1, "2026-02-01", 100),
    ("Motion", "motion", 8, 0, "2026-02-01", 200),
    ("letter to counsel", "letter", None, 0, None, 50),
    ("Exhibit J", "exhibit", 8, 10, "2026-02-01", 90),
]


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        case = opened.do(add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417-RML").value
        documents = [
            NewDocument(
                sha256=f"{index:064x}", file_name=f"{title}.pdf", size=size, title=title, kind=kind,  # type: ignore[arg-type]
                number=number, attachment=attachment, date_filed=filed,
            )
            for index, (title, kind, number, attachment, filed, size) in enumerate(NEW)
        ]  # fmt: skip
        opened.do(add_documents, case_uuid=case.uuid, documents=documents)
        yield opened


def titles(workspace: Workspace, **values: object) -> list[str]:
    case = workspace.ask(case_named, "Alvarez v. Kent")
    order = workspace.ask(document_order, case.uuid, **values)  # type: ignore[arg-type]
    return [line.document.title for line in workspace.ask(document_lines, order)]


def test_ecf_order_is_by_number_not_by_letters_and_unplaced_ones_come_last(workspace: Workspace) -> None:
    in_order = ["Motion", "Exhibit A", "Exhibit J", "Order", "letter to counsel"]
    assert titles(workspace) == in_order
    assert titles(workspace, descending=True) == ["Order", "Exhibit J", "Exhibit A", "Motion", "letter to counsel"]


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        (DocumentSort.TITLE, "Exhibit A", "Order"),
        (DocumentSort.KIND, "Exhibit A", "Order"),
        (DocumentSort.FILED, "Motion", "letter to counsel"),
        (DocumentSort.SIZE, "letter to counsel", "Order"),
        (DocumentSort.FILE_NAME, "Exhibit A", "Order"),
    ],
)
def test_every_column_sorts(workspace: Workspace, sort: DocumentSort, first: str, last: str) -> None:
    found = titles(workspace, sort=sort)
    assert (found[0], found[-1]) == (first, last)


@pytest.mark.parametrize("sort", list(DocumentSort))
def test_sorting_never_loses_a_document(workspace: Workspace, sort: DocumentSort) -> None:
    assert sorted(titles(workspace, sort=sort, descending=True)) == sorted(row[0] for row in NEW)


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (DocumentFilter(text="EXHIBIT"), ["Exhibit A", "Exhibit J"]),
        (DocumentFilter(text="8-10"), ["Exhibit J"]),
        (DocumentFilter(text="28"), ["Order"]),
        (DocumentFilter(kinds=frozenset({"order", "motion"})), ["Motion", "Order"]),
        (DocumentFilter(without_entry=True), ["letter to counsel"]),
        (DocumentFilter(text="nothing like it"), []),
    ],
)
def test_filters_narrow(workspace: Workspace, shown: DocumentFilter, found: list[str]) -> None:
    assert titles(workspace, shown=shown) == found


def test_filter_by_tag(workspace: Workspace) -> None:
    order = document_uuid(workspace, "28")
    workspace.do(tag_documents, uuids=[order], tag="Key")
    tag = workspace.ask(tags)[0]
    assert titles(workspace, shown=DocumentFilter(tag_uuids=frozenset({tag.uuid}))) == ["Order"]
    assert workspace.ask(document_lines, [order])[0].tags == (tag,)


def test_a_document_whose_entry_is_in_the_trash_is_not_on_the_docket(workspace: Workspace) -> None:
    entry = workspace.ask(document_named, "28").document.entry_uuid
    workspace.do(trash_docket_entry, uuid=entry)
    assert titles(workspace, shown=DocumentFilter(without_entry=True)) == ["Order", "letter to counsel"]


def test_sorting_by_tag_and_by_missing_text(workspace: Workspace) -> None:
    for ecf, tag in (("8", "Standing"), ("28", "Merits")):
        workspace.do(tag_documents, uuids=[document_uuid(workspace, ecf)], tag=tag)
    assert titles(workspace, sort=DocumentSort.TAGS)[:2] == ["Order", "Motion"]
    assert titles(workspace, sort=DocumentSort.TAGS, descending=True)[:2] == ["Motion", "Order"]


def document_uuid(workspace: Workspace, text: str) -> str:
    return workspace.ask(document_named, text).document.uuid


def test_the_trash_is_listed_apart(workspace: Workspace) -> None:
    workspace.do(trash_documents, uuids=[document_uuid(workspace, "ECF No. 28")])
    assert "Order" not in titles(workspace)
    assert [line.document.title for line in workspace.ask(documents_in_trash)] == ["Order"]
    case = workspace.ask(case_named, "Alvarez v. Kent")
    assert workspace.ask(entries_without_document, case.uuid) == [28]


def test_the_docket_puts_minute_orders_where_their_date_is(workspace: Workspace) -> None:
    case = workspace.ask(case_named, "Alvarez v. Kent")
    for day, text in (("2026-02-15", "MINUTE ORDER one"), ("2026-04-01", "MINUTE ORDER two"), (None, "undated")):
        workspace.do(add_docket_entry, case_uuid=case.uuid, text=text, date_filed=day)
    lines = workspace.ask(docket, case.uuid)
    assert [(line.entry.number, line.entry.text) for line in lines] == [
        (8, "Motion"),
        (None, "MINUTE ORDER one"),
        (28, "Order"),
        (None, "MINUTE ORDER two"),
        (None, "undated"),
    ]
    assert [one.ecf for one in lines[0].documents] == ["8", "8-1", "8-10"]
    assert ranges(workspace.ask(missing_ecf_numbers, case.uuid)) == "1–7, 9–27"


def test_an_ecf_number_is_taken_once(workspace: Workspace) -> None:
    case = workspace.ask(case_named, "Alvarez v. Kent")
    with pytest.raises(BadInput, match=r"ECF No\. 28 already"):
        workspace.do(add_docket_entry, case_uuid=case.uuid, text="another", number=28)


@pytest.mark.parametrize("text", ["Alvarez v. Kent", "1:26-cv-00417-RML", "26-cv-417", "alvarez"])
def test_a_case_is_found_by_what_people_call_it(workspace: Workspace, text: str) -> None:
    assert workspace.ask(case_named, text).caption == "Alvarez v. Kent"


def test_a_name_that_means_several_cases_is_asked_back(workspace: Workspace) -> None:
    workspace.do(add_case, caption="Alvarez v. Lund")
    with pytest.raises(BadInput, match="several cases"):
        workspace.ask(case_named, "alvarez")
    with pytest.raises(NotFound, match="No case is called"):
        workspace.ask(case_named, "Nobody")
