"""Pin cites in the forms of courts, names of papers, quotes within quotes, and the places papers number themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.model.docket import CourtKind
from caseorg.model.document import Document, DocumentKind
from caseorg.rules.pin_cites import (
    FORM_BY_ID,
    FORMS,
    Pin,
    cite_words,
    cited_quote,
    document_name,
    form_for,
    lines_of,
    paragraph_of,
    quoted_words,
)
from caseorg.rules.printed_pages import printed_pages


@pytest.mark.parametrize(
    ("form", "number", "name", "pin", "expected"),
    [
        ("ecf-comma", "28", "Mem. Op.", Pin(page="7"), "Mem. Op., ECF No. 28, at 7"),
        ("ecf-comma", "28-3", "", Pin(page="7"), "ECF No. 28-3, at 7"),
        ("ecf-comma", "28-3", "", Pin(page="7", last_page="8"), "ECF No. 28-3, at 7–8"),
        ("ecf-comma", "1", "Compl.", Pin(paragraph=22), "Compl. ¶ 22, ECF No. 1"),
        ("ecf-comma", "1", "", Pin(paragraph=22, last_paragraph=24), "ECF No. 1 ¶¶ 22–24"),
        ("ecf-comma", "28", "Mem. Op.", Pin(), "Mem. Op., ECF No. 28"),
        ("ecf-at", "28", "Mem. Op.", Pin(page="7"), "ECF No. 28 at 7"),
        ("bluebook", "28", "Mem. Op.", Pin(page="7"), "Mem. Op. at 7, ECF No. 28"),
        ("bluebook", "40", "Hr’g Tr.", Pin(page="45", line=12, last_page="46", last_line=3),
         "Hr’g Tr. 45:12–46:3, ECF No. 40"),
        ("dkt", "83", "", Pin(page="4"), "Dkt. 83 at 4"),
        ("doc", "5", "", Pin(page="3"), "Doc. 5 at 3"),
        ("name", "", "Br.", Pin(page="12"), "Br. at 12"),
        ("ecf-comma", "", "Alvarez Dep.", Pin(page="45", line=12, last_line=19), "Alvarez Dep. 45:12–19"),
        ("ecf-comma", "", "", Pin(page="2"), "Press release at 2"),
        ("doc", "20", "JA", Pin(page="JA345"), "JA 345"),
        ("doc", "20", "JA", Pin(page="345", last_page="347"), "JA 345–347"),
    ],
)  # fmt: skip
def test_cites(form: str, number: str, name: str, pin: Pin, expected: str) -> None:
    assert cite_words(FORM_BY_ID[form], number=number, name=name, title="Press release", pin=pin) == expected


@pytest.mark.parametrize(
    ("chosen", "court", "form"),
    [
        ("", CourtKind.DISTRICT, "ecf-comma"),
        ("", CourtKind.BANKRUPTCY, "dkt"),
        ("", CourtKind.APPELLATE, "doc"),
        ("", CourtKind.SUPREME, "name"),
        ("", None, "ecf-comma"),
        ("bluebook", CourtKind.APPELLATE, "bluebook"),
        ("gone in a later version", CourtKind.DISTRICT, "ecf-comma"),
    ],
)
def test_a_case_has_the_form_of_its_court_unless_it_says_otherwise(
    chosen: str, court: CourtKind | None, form: str
) -> None:
    assert form_for(chosen, court).id == form


def test_every_form_shows_itself_in_its_title() -> None:
    for form in FORMS:
        assert form.title == cite_words(form, number="28", name="Mem. Op.", title="", pin=Pin(page="7"))


def document(kind: DocumentKind, title: str, short_cite: str = "") -> Document:
    return Document(
        uuid="d", created="", modified="", case_uuid="c", sha256="0" * 64, file_name="a.pdf", size=1, title=title,
        kind=kind, short_cite=short_cite,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "title", "name"),
    [
        (DocumentKind.OPINION, "Memorandum Opinion", "Mem. Op."),
        (DocumentKind.OPINION, "Opinion on Remand", "Op."),
        (DocumentKind.COMPLAINT, "Complaint for Declaratory Relief", "Compl."),
        (DocumentKind.COMPLAINT, "First Amended Complaint", "First Am. Compl."),
        (DocumentKind.COMPLAINT, "Supplemental Complaint", "Supp. Compl."),
        (DocumentKind.DECLARATION, "Declaration of Maria Elena Alvarez in Support of Motion", "Alvarez Decl."),
        (DocumentKind.DECLARATION, "DECLARATION OF JOHN T. KENT, JR.", "Kent Decl."),
        (DocumentKind.DECLARATION, "Strand Declaration", "Strand Decl."),
        (DocumentKind.DECLARATION, "Supplemental Declaration", "Decl."),
        (DocumentKind.EXHIBIT, "Exhibit C – Memorandum of Understanding", "Ex. C"),
        (DocumentKind.EXHIBIT, "Letter to counsel", ""),
        (DocumentKind.TRANSCRIPT, "Transcript of Hearing", "Hr’g Tr."),
        (DocumentKind.TRANSCRIPT, "Deposition of Ana Ruiz", "Ruiz Dep."),
        (DocumentKind.OTHER, "Scan", ""),
        (DocumentKind.EXHIBIT, "Joint Appendix, Volume II", "JA"),
    ],
)
def test_what_a_paper_is_called(kind: DocumentKind, title: str, name: str) -> None:
    assert document_name(document(kind, title)) == name


def test_the_name_the_user_gave_goes_first() -> None:
    assert document_name(document(DocumentKind.OPINION, "Memorandum Opinion", "PI Op.")) == "PI Op."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("shall not dis-\nclose  it", "shall not disclose it"),
        ("the “Agency” said", "the ‘Agency’ said"),
        ('the "Agency" said', "the ‘Agency’ said"),
        ("“we can’t”", "we can’t"),
        ("He said “we can’t” and ‘left’.", "He said ‘we can’t’ and “left”."),
        ("plaintiffs' claims", "plaintiffs’ claims"),
        ("“Yes.” “No.”", "‘Yes.’ ‘No.’"),
        ("well-\nKnown", "well- Known"),
        ("", ""),
    ],
)
def test_words_between_quotation_marks(quote: str, words: str) -> None:
    assert quoted_words(quote) == words


def test_a_quote_with_its_cite() -> None:
    assert cited_quote("the “Agency”", "ECF No. 28, at 7") == "“the ‘Agency’” (ECF No. 28, at 7.)"
    assert cited_quote(" \n", "ECF No. 28, at 7") == "(ECF No. 28, at 7.)"


@given(st.text(max_size=60))
def test_no_word_is_lost_in_a_quote(text: str) -> None:
    kept = [char for char in quoted_words(text) if char.isalnum()]
    assert kept == [char for char in text if char.isalnum()]


COMPLAINT = (
    "COMPLAINT\n1. Plaintiff is a union.\n2. Defendant is an agency of 12 offices.\n3. Jurisdiction\nlies under 1331.",
    "and continues here.\n4. The agency disclosed\nreturns in 2025. It had 5. reasons.\n5. It did so twice.",
)


@pytest.mark.parametrize(
    ("page", "quote", "paragraph"),
    [
        (0, "an agency of 12 offices", 2),
        (0, "Jurisdiction lies", 3),
        (1, "and continues here", 3),
        (1, "disclosed returns in 2025", 4),
        (1, "It did so twice", 5),
        (0, "COMPLAINT", None),
        (1, "not there at all", None),
        (7, "It did so twice", None),
    ],
)
def test_the_paragraph_that_words_stand_in(page: int, quote: str, paragraph: int | None) -> None:
    assert paragraph_of(COMPLAINT, page, quote) == paragraph


def test_the_paragraph_that_words_end_in() -> None:
    assert paragraph_of(COMPLAINT, 0, "12 offices. 3. Jurisdiction", at_end=True) == 3
    assert paragraph_of(COMPLAINT, 0, "12 offices. 3. Jurisdiction") == 2


def test_two_numbers_are_no_numbered_pleading() -> None:
    assert paragraph_of(["1. One\n2. Two"], 0, "Two") is None


TRANSCRIPT = "\n".join(f"{number:2}  Q. Question {'abcdefghijklmnopqrstuvwxy'[number - 1]}?" for number in range(1, 26))


def test_the_lines_that_words_stand_on() -> None:
    assert lines_of(TRANSCRIPT, "Question c?") == (3, 3)
    assert lines_of(TRANSCRIPT, "Question c?\n 4 Q. Question d?") == (3, 4)
    assert lines_of(TRANSCRIPT, "Question c? Q. Question d? Q. Question e?") == (3, 5)
    assert lines_of("No numbers here.\nQuestion c?", "Question c?") is None
    assert lines_of(TRANSCRIPT, "Question zz?") is None


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["a\n1", "b\n2", "c\n3"], ("1", "2", "3")),
        (["cover", "i", "x\n1", "y\n2", "- 3 -\nz", "words alone"], ("", "", "1", "2", "3", "4")),
        (["see note\n7", "b", "c"], ("", "", "")),
        (["b", "c"], ("", "")),
        ([], ()),
    ],
)
def test_the_numbers_a_paper_prints(texts: list[str], numbers: tuple[str, ...]) -> None:
    assert printed_pages(texts) == numbers
