"""The one search box, from what is typed to pages with snippets."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caseorg.base.paths import Home
from caseorg.model.document import DocumentKind, TextState
from caseorg.model.reading import FileReading, PageReading
from caseorg.operations import add_case, add_docket_entry, add_documents, tag_documents, trash_case, trash_documents
from caseorg.operations.documents import NewDocument
from caseorg.queries.search import SearchResult, search
from caseorg.rules.searching import parse_query
from caseorg.rules.snippets import HIT_BEGIN, HIT_END
from caseorg.rules.stamps import stamp_of
from caseorg.workspace import Workspace

OPINION = "The agreement rests on 26 U.S.C. § 6103(i)(2). The peti-\ntioners' privacy was infringed."
STAMP = "Case 1:26-cv-00417-RML Document 28-3 Filed 11/21/25 Page {page} of 9"


def page(number: int, text: str) -> PageReading:
    stamp = stamp_of(text, list, page=number)
    return PageReading(
        number=number,
        label=str(number),
        width=612,
        height=792,
        rotation=0,
        text=text,
        state=TextState.NATIVE,
        stamp=stamp,
    )


class Record:
    """A workspace with a way to add documents of invented texts."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.case = workspace.do(add_case, caption="Centro Ibáñez v. Kent", docket_number="1:26-cv-00417-RML").value

    def add(self, title: str, *texts: str, case_uuid: str | None = None, **values: object) -> str:
        sha256 = f"{abs(hash((title, texts))):064x}"[-64:]
        pages = tuple(page(number, text) for number, text in enumerate(texts, 1))
        new = NewDocument(sha256=sha256, file_name=f"{title}.pdf", size=1, title=title, **values)  # type: ignore[arg-type]
        done = self.workspace.do(
            add_documents,
            derived=lambda derived: derived.keep_reading(
                FileReading(sha256=sha256, page_count=len(pages), pages=pages)
            ),
            case_uuid=case_uuid or self.case.uuid,
            documents=[new],
        )
        return str(done.value[0].uuid)

    def search(self, typed: str, **values: object) -> SearchResult:
        return self.workspace.ask(search, parse_query(typed), **values)  # type: ignore[arg-type]

    def titles(self, typed: str) -> list[str]:
        return sorted(hit.line.document.title for hit in self.search(typed).documents)


@pytest.fixture
def record(home: Home) -> Iterator[Record]:
    with Workspace.open(home) as workspace:
        made = Record(workspace)
        made.add(
            "Opinion", OPINION, f"Nothing here. {STAMP.format(page=2)}", "The agreement ends.",
            kind=DocumentKind.OPINION, number=28, attachment=3, date_filed="2025-11-21",
        )  # fmt: skip
        made.add("Motion to Stay", "Señor Ibáñez asks for a stay.", kind=DocumentKind.MOTION, number=8)
        made.add("Letter", "An agreement was never signed; privacy matters little.", date_filed="2026-01-05")
        yield made


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("agreement", ["Letter", "Opinion"]),
        ("AGREEMENT ends", ["Opinion"]),
        ('"agreement ends"', ["Opinion"]),
        ('"agreement was"', ["Letter"]),
        ("agree*", ["Letter", "Opinion"]),
        ("ibanez", ["Motion to Stay"]),
        ("petitioners", ["Opinion"]),
        ('"petitioners privacy"', ["Opinion"]),
        ("agreement NOT signed", ["Opinion"]),
        ("stay OR signed", ["Letter", "Motion to Stay"]),
        ("agreement NEAR/3 ends", ["Opinion"]),
        ("agreement NEAR/1 6103", []),
        ("§ 6103", ["Opinion"]),
        ("§6103(i)(2)", ["Opinion"]),
        ("26 U.S.C. § 6103", ["Opinion"]),
        ("26-cv-417", ["Opinion"]),
        ("1:26-cv-00417", ["Opinion"]),
        ("kind:opinion", ["Opinion"]),
        ("agreement kind:opinion", ["Opinion"]),
        ("agreement -kind:opinion", ["Letter"]),
        ("ecf:28-3", ["Opinion"]),
        ("ecf:28", ["Opinion"]),
        ("ecf:5..10", ["Motion to Stay"]),
        ("filed:2025", ["Opinion"]),
        ("filed:>2025-12-01", ["Letter"]),
        ("filed:2025-11..2026-01", ["Letter", "Opinion"]),
        ("case:ibanez kind:motion", ["Motion to Stay"]),
        ("case:nobody agreement", []),
        ("title:stay", ["Motion to Stay"]),
        ("nowhereword", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(record: Record, typed: str, titles: list[str]) -> None:
    assert record.titles(typed) == titles


def test_results_are_grouped_by_document_with_snippet_page_and_ecf_page(record: Record) -> None:
    result = record.search("agreement OR nothing")
    opinion = next(hit for hit in result.documents if hit.line.document.title == "Opinion")
    assert (opinion.line.ecf, opinion.page_count) == ("28-3", 3)
    assert [(hit.number, hit.ecf_page) for hit in opinion.pages] == [(1, None), (2, 2), (3, None)]
    assert f"{HIT_BEGIN}agreement{HIT_END} rests" in opinion.pages[0].snippet
    assert (result.document_count, result.page_count) == (2, 4)


def test_the_limit_holds_back_documents_and_says_how_many_there_are(record: Record) -> None:
    result = record.search("agreement", limit=1)
    assert len(result.documents) == 1
    assert result.document_count == 2


def test_titles_docket_texts_and_cases_are_found_too(record: Record) -> None:
    record.workspace.do(add_docket_entry, case_uuid=record.case.uuid, text="MINUTE ORDER setting a telephonic hearing")
    hit = record.search("motion stay").documents[0]
    assert hit.line.document.title == "Motion to Stay"
    assert HIT_BEGIN in hit.title_snippet
    assert record.search("telephonic").entries[0].snippet.startswith("MINUTE ORDER")
    assert record.search("centro").cases[0].short_caption == "Centro Ibáñez v. Kent"


def test_the_trash_is_not_searched(record: Record) -> None:
    letter = next(hit for hit in record.search("signed").documents)
    record.workspace.do(trash_documents, uuids=[letter.line.document.uuid])
    assert record.titles("signed") == []
    record.workspace.undo()
    assert record.titles("signed") == ["Letter"]
    record.workspace.do(trash_case, uuid=record.case.uuid)
    assert record.titles("agreement") == []
    assert record.search("centro").cases == ()


def test_one_case_or_all(record: Record) -> None:
    other = record.workspace.do(add_case, caption="Delta v. Omega").value
    record.add("Elsewhere", "Another agreement.", case_uuid=other.uuid)
    assert record.titles("agreement") == ["Elsewhere", "Letter", "Opinion"]
    inside = record.search("agreement", case_uuid=other.uuid)
    assert [hit.line.document.title for hit in inside.documents] == ["Elsewhere"]
    assert inside.document_count == 1


def test_tags_narrow(record: Record) -> None:
    letter = record.search("signed").documents[0].line.document
    record.workspace.do(tag_documents, uuids=[letter.uuid], tag="Key facts")
    assert record.titles('tag:"key facts"') == ["Letter"]
    assert record.titles('agreement -tag:"key facts"') == ["Opinion"]


def test_reading_a_file_again_leaves_no_old_words(record: Record) -> None:
    letter = record.search("signed").documents[0].line.document
    reading = FileReading(sha256=letter.sha256, page_count=1, pages=(page(1, "Quite other words."),))
    record.workspace.derive(lambda derived: derived.keep_reading(reading))
    assert record.titles("signed") == []
    assert record.titles('"other words"') == ["Letter"]
    assert record.workspace.database_problems() == []
