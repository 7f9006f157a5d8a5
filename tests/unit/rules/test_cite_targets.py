"""Which document a cite means, what is said when it is missing, and on which page its pin lies."""

from __future__ import annotations

import pytest

from caseorg.model.citing import Cited
from caseorg.model.document import DocumentKind as Kind
from caseorg.rules.cite_pages import CitablePage, CitePages, page_of_paragraph, page_of_pin
from caseorg.rules.cite_targets import CaseRecord, CitableDocument, folded_short_cites, meant
from caseorg.rules.record_cites import find_record_cites


def document(
    uuid: str, kind: Kind, title: str, number: int | None, attachment: int = 0, filer: str = ""
) -> CitableDocument:
    return CitableDocument(uuid=uuid, kind=kind, title=title, number=number, attachment=attachment, filer=filer)


DOCUMENTS = (
    document("compl", Kind.COMPLAINT, "Complaint", 1),
    document("compl-a", Kind.EXHIBIT, "Exhibit A: Contract", 1, 1),
    document("compl-b", Kind.EXHIBIT, "Exhibit B: Letter", 1, 2),
    document("amended", Kind.COMPLAINT, "First Amended Complaint", 9),
    document("mot", Kind.MOTION, "Defendants’ Motion to Dismiss", 12, filer="Defendants"),
    document("opp", Kind.OPPOSITION, "Plaintiffs’ Opposition", 15, filer="Plaintiffs"),
    document("smith", Kind.DECLARATION, "Declaration of Jane Smith", 15, 1),
    document("smith-a", Kind.EXHIBIT, "Exhibit A", 15, 2),
    document("reply", Kind.REPLY, "Reply in Support of Motion", 18),
    document("opinion", Kind.OPINION, "Memorandum Opinion", 20),
    document("hearing", Kind.TRANSCRIPT, "Transcript of Motion Hearing, April 7, 2026", 22),
    document("dep", Kind.TRANSCRIPT, "Deposition of Rosa Alvarez", None),
)
RECORD = CaseRecord(DOCUMENTS, frozenset({1, 9, 12, 13, 15, 18, 20, 22}))


def cited(text: str) -> Cited:
    return find_record_cites([text])[-1].cited


@pytest.mark.parametrize(
    ("text", "uuid"),
    [
        ("ECF No. 15-1 at 2.", "smith"),
        ("Compl. ¶ 12.", "compl"),
        ("Am. Compl. ¶ 12.", "amended"),
        ("Defs.’ Mot. at 3.", "mot"),
        ("Pls.’ Opp’n 5.", "opp"),
        ("Reply at 4.", "reply"),
        ("Mem. Op. at 7.", "opinion"),
        ("Smith Decl. ¶ 4.", "smith"),
        ("Hr’g Tr. 18:10.", "hearing"),
        ("Alvarez Dep. 45:12.", "dep"),
        ("Compl. Ex. B at 4.", "compl-b"),
        ("Smith Decl. Ex. A.", "smith-a"),
        ("ECF No. 1, Ex. A at 3.", "compl-a"),
        ("Smith Decl. ¶ 4, ECF No. 20. Smith Decl. ¶ 9.", "opinion"),  # the number the paper itself gives comes first
    ],
)
def test_the_document_meant(text: str, uuid: str) -> None:
    found = meant(cited(text), RECORD, None).document
    assert found is not None and found.uuid == uuid


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ECF No. 28-3 at 7.", "ECF No. 28-3 is not in this case."),
        ("Dkt. 13.", "ECF No. 13 is not in this case; only its docket entry is."),
        ("Jones Decl. ¶ 4.", "No document of this case could be “Jones Decl.”."),
        ("Compl. Ex. Z.", "Exhibit Z to “Complaint” is not in this case."),
        ("C.A. Doc. 5.", "C.A. No. 5 is of another court's record."),
    ],
)
def test_what_is_missing_is_said(text: str, sentence: str) -> None:
    assert meant(cited(text), RECORD, None).missing == sentence


def test_a_short_name_given_by_the_user_comes_first() -> None:
    record = CaseRecord(DOCUMENTS, RECORD.entry_numbers, folded_short_cites({"Smith Decl.": "reply"}))
    found = meant(cited("Smith Decl. ¶ 4."), record, None).document
    assert found is not None and found.uuid == "reply"


def test_an_exhibit_is_the_citing_papers_own_or_of_the_filing_cited_last() -> None:
    exhibit = cited("Ex. A at 3.")
    own = meant(exhibit, RECORD, DOCUMENTS[0]).document
    last = meant(exhibit, RECORD, None, last=15).document
    assert own is not None and own.uuid == "compl-a"
    assert last is not None and last.uuid == "smith-a"


def page(number: int, text: str, printed: int) -> CitablePage:
    return CitablePage(number, str(number), f"Case 1:26-cv-00417 Page {number} of 9\n{text}\n{printed}\n")


PAGES = [
    page(1, "COMPLAINT", 0), page(2, "1. First.\n2. Second, which cites\n12. not a paragraph", 1),
    page(3, "3. Third.\n4. Fourth.", 2), page(4, "going on\n5. Fifth.", 3),
]  # fmt: skip


def test_a_paragraph_is_where_its_number_begins_a_line_in_a_row() -> None:
    assert [page_of_paragraph(number, PAGES) for number in (1, 2, 3, 5, 12)] == [1, 1, 2, 3, None]


def test_a_number_is_stamped_by_docket_number_and_printed_by_name() -> None:
    assert page_of_pin(cited("ECF No. 1 at 3."), PAGES) == 2
    assert page_of_pin(cited("ECF No. 1 at 3."), PAGES, CitePages.INTERNAL) == 3
    assert page_of_pin(cited("Opp’n at 3."), PAGES) == 3
    assert page_of_pin(cited("ECF No. 1 at 90."), PAGES) is None
    assert page_of_pin(cited("ECF No. 1 ¶ 4."), PAGES) == 2
