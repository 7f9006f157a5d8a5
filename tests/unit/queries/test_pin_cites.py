"""Passages over several pages are cited by the lines or paragraphs at their two ends."""

from __future__ import annotations

from dataclasses import replace

from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.model.case import Case, CitePages
from caseorg.model.document import Document, DocumentKind, TextState
from caseorg.queries.pages import PageFacts
from caseorg.queries.pin_cites import PinCiter

LINES = [
    "\n".join(f"{number} Q. Question {page}{chr(96 + number)}?" for number in range(1, 26)) for page in ("a", "b")
]
COMPLAINT = ("1. Plaintiff is a union.\n2. Defendant is an agency.", "of the government.\n3. It disclosed returns.")


def citer(kind: DocumentKind, title: str, texts: tuple[str, ...], printed: tuple[str, ...]) -> PinCiter:
    record = {"created": "", "modified": ""}
    document = Document(
        uuid="d", case_uuid="c", sha256="0" * 64, file_name="a.pdf", size=1, title=title, kind=kind, **record
    )
    case = Case(uuid="c", caption="Alvarez v. Kent", short_caption="Alvarez", cite_pages=CitePages.STAMPED, **record)
    facts = [PageFacts(place + 1, str(place + 1), place + 3, TextState.NATIVE, None) for place in range(len(texts))]
    return PinCiter(document, case, "40", facts, texts, printed)


def test_a_transcript_by_its_own_pages_and_lines() -> None:
    hearing = citer(DocumentKind.TRANSCRIPT, "Transcript of Hearing", tuple(LINES), ("45", "46"))
    assert hearing.cite(0, 1, quote="Question al?", last_quote="Question bc?") == "Hr’g Tr. 45:12–46:3, ECF No. 40"
    assert hearing.cite(0, quote="Question al?") == "Hr’g Tr. 45:12, ECF No. 40"
    assert hearing.cite(0, 1) == "Hr’g Tr., ECF No. 40, at 3–4"


def test_a_complaint_by_its_paragraphs() -> None:
    complaint = citer(DocumentKind.COMPLAINT, "Complaint", COMPLAINT, ("", ""))
    assert complaint.cite(0, 1, quote="an agency.", last_quote="of the government.") == "Compl. ¶ 2, ECF No. 40"
    assert complaint.cite(0, 1, quote="an agency.", last_quote="returns.") == "Compl. ¶¶ 2–3, ECF No. 40"


def test_an_annotation_that_stayed_on_an_earlier_version_is_said_to_be_of_it() -> None:
    order = citer(DocumentKind.ORDER, "Order", ("x", "y"), ("", ""))
    here = Annotation(
        uuid="a", created="", modified="", document_uuid="d", sha256="0" * 64, kind=AnnotationKind.NOTE, page=1,
        shape=((1.0, 1.0),), color="#ffd54a", page_label="2", ecf_page=9,
    )  # fmt: skip
    assert (order.cite_annotations(here), order.page_of(here)) == ("Order, ECF No. 40, at 4", "4")
    stayed = replace(here, sha256="1" * 64)
    assert order.cite_annotations(stayed) == "Order, ECF No. 40, at 9 [earlier version]"
    assert order.page_of(stayed) == "9"


def test_a_joint_appendix_by_its_own_pages() -> None:
    appendix = citer(DocumentKind.EXHIBIT, "Joint Appendix", ("x", "y"), ("345", "346"))
    assert appendix.cite(0, 1) == "JA 345–346"
