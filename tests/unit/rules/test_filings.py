"""What is read of a filing: its title, kind, filer, date and numbers, each with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.model.docket import FilingProposal
from caseorg.model.reading import OutlineItem
from caseorg.rules.docket import stamp_of
from caseorg.rules.filings import filing_of

GOLDEN = Path(__file__).parents[2] / "golden" / "filings"
FORMS = sorted(path.stem for path in GOLDEN.glob("*.txt"))


def read(page: str, name: str = "scan.pdf", metadata: dict[str, str] | None = None, last: str = "") -> FilingProposal:
    pages = [page, *([last] if last else [])]
    stamps = [stamp_of(text, text.splitlines, page=number) for number, text in enumerate(pages, 1)]
    found = filing_of(pages, file_name=name, stamps=stamps, metadata=metadata or {}, outline=())
    for proposal in (found.title, found.kind, found.filer, found.date_filed, found.docket_number, found.court):
        if proposal is not None and proposal.span is not None:
            text = pages[proposal.span.page - 1]
            assert 0 <= proposal.span.start < proposal.span.end <= len(text)
            assert text[proposal.span.start : proposal.span.end].strip()
    return found


def values(found: FilingProposal) -> dict[str, str]:
    names = ("title", "kind", "filer", "date_filed", "docket_number", "court", "document", "attachment")
    proposals = {name: getattr(found, name) for name in names}
    assert all(proposal.field == name for name, proposal in proposals.items() if proposal)
    return {name: proposal.value for name, proposal in proposals.items() if proposal}


@pytest.mark.parametrize("form", FORMS)
def test_form(form: str) -> None:
    page = (GOLDEN / f"{form}.txt").read_text(encoding="utf-8")
    assert values(read(page)) == json.loads((GOLDEN / f"{form}.json").read_text(encoding="utf-8"))


def test_what_the_page_does_not_print_comes_from_the_file() -> None:
    body = "and the parties shall meet by then. It is so agreed by all who are bound by it.\n"
    found = values(
        read(body, "gov.uscourts.dcd.278328.28.3.pdf", {"title": "Microsoft Word - Opposition to Stay_FINAL.docx"})
    )
    assert found == {
        "title": "Opposition to Stay FINAL",
        "kind": "opposition",
        "court": "dcd",
        "document": "28",
        "attachment": "3",
    }
    assert values(read(body, "gov.uscourts.dcd.278328.28.3.pdf"))["title"] == "ECF No. 28, Attachment 3"
    assert values(read("", "1-25-cv-09677-DLF_28.pdf"))["docket_number"] == "1:25-cv-09677-DLF"
    pages = filing_of(
        [], file_name="Order.pdf", stamps=[], metadata={}, outline=[OutlineItem(level=1, title="x", page=1)]
    )
    assert values(pages) == {"title": "Order", "kind": "order"}
    outlined = filing_of(
        [body],
        file_name="x.pdf",
        stamps=[None],
        metadata={},
        outline=[OutlineItem(level=1, title="JOINT MOTION", page=1)],
    )
    assert values(outlined) == {"title": "Joint Motion", "kind": "motion"}


def test_signature_on_the_last_page() -> None:
    last = "Respectfully submitted,\nDated: June 9, 2025\n/s/ Marie Halloway\nCounsel for Plaintiffs\n"
    found = read(
        "MOTION TO STAY\nThe movants ask for a stay of the order below until the appeal is heard.\n", last=last
    )
    assert (
        found.filer is not None
        and found.filer.value == "Plaintiffs"
        and found.filer.span is not None
        and found.filer.span.page == 2
    )
    assert found.date_filed is not None and found.date_filed.value == "2025-06-09"


def test_the_stamp_of_most_pages_speaks_for_the_file() -> None:
    pages = [f"text\nCase 1:25-cv-09677 Document {number} Filed 05/12/25 Page 1 of 9\n" for number in (1, 2, 2, 2)]
    stamps = [stamp_of(text, text.splitlines, page=1) for text in pages]
    found = filing_of(pages, file_name="x.pdf", stamps=stamps, metadata={}, outline=())
    assert found.document is not None and found.document.value == "2"
    assert found.document.span is not None and found.document.span.page == 2


@settings(deadline=None, max_examples=150)
@given(text=st.text(max_size=300), name=st.text(max_size=60), title=st.text(max_size=60))
def test_no_file_is_an_error(text: str, name: str, title: str) -> None:
    found = read(text, name, {"title": title})
    assert (
        found.title is not None
        and found.title.value
        and len(found.title.value) <= 160
        and "\n" not in found.title.value
    )
