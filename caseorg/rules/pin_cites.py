"""Pin cites: how a filing of the record is cited at a page, a paragraph or a line, by the form a court is used to.

A form says how number and place are written. The forms are those seen in federal filings: the Bluebook's for court
documents (rule B17: the name, its pin, then the ECF number), and what the courts' own opinions use.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.model.docket import CourtKind
from caseorg.model.document import Document, DocumentKind


@dataclass(frozen=True, slots=True)
class CiteForm:
    """One way to cite. `plain` is for a paper without a name of its own, `named` for one with; `bare` and `bare_named`
    the same without a place. Fields: {name}, {number}, {pin} ("at 7", "¶ 22")."""

    id: str
    title: str
    plain: str
    named: str
    bare: str
    bare_named: str


FORMS: tuple[CiteForm, ...] = (
    CiteForm(
        "ecf-comma", "Mem. Op., ECF No. 28, at 7", "ECF No. {number}, {pin}", "{name}, ECF No. {number}, {pin}",
        "ECF No. {number}", "{name}, ECF No. {number}",
    ),
    CiteForm(
        "ecf-at", "ECF No. 28 at 7", "ECF No. {number} {pin}", "ECF No. {number} {pin}", "ECF No. {number}",
        "ECF No. {number}",
    ),
    CiteForm(
        "bluebook", "Mem. Op. at 7, ECF No. 28", "ECF No. {number} {pin}", "{name} {pin}, ECF No. {number}",
        "ECF No. {number}", "{name}, ECF No. {number}",
    ),
    CiteForm("dkt", "Dkt. 28 at 7", "Dkt. {number} {pin}", "Dkt. {number} {pin}", "Dkt. {number}", "Dkt. {number}"),
    CiteForm("dkt-no", "Dkt. No. 28 at 7", "Dkt. No. {number} {pin}", "Dkt. No. {number} {pin}", "Dkt. No. {number}",
             "Dkt. No. {number}"),
    CiteForm("doc", "Doc. 28 at 7", "Doc. {number} {pin}", "Doc. {number} {pin}", "Doc. {number}", "Doc. {number}"),
    CiteForm(
        "name", "Mem. Op. at 7", "No. {number} {pin}", "{name} {pin}", "No. {number}", "{name}",
    ),
)  # fmt: skip
FORM_BY_ID = {form.id: form for form in FORMS}
_USUAL = {CourtKind.BANKRUPTCY: "dkt", CourtKind.APPELLATE: "doc", CourtKind.SUPREME: "name"}


def form_for(chosen: str, court_kind: CourtKind | None) -> CiteForm:
    """The form a case is set to; where it is set to none, the one usual in that kind of court."""
    usual = _USUAL.get(court_kind, "ecf-comma") if court_kind else "ecf-comma"
    return FORM_BY_ID.get(chosen) or FORM_BY_ID[usual]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pin:
    """Where in a paper: pages as the form names them, or numbered paragraphs, or (page, line) of a transcript. The
    last of each is that of a range, "" or None for none."""

    page: str = ""
    last_page: str = ""
    paragraph: int | None = None
    last_paragraph: int | None = None
    line: int | None = None
    last_line: int | None = None


def pin_words(pin: Pin) -> str:
    """A place as it is written: "at 7–8", "¶ 22", "¶¶ 22–23", "45:12–46:3", "" for none."""
    if pin.paragraph is not None:
        if pin.last_paragraph in (None, pin.paragraph):
            return f"¶ {pin.paragraph}"
        return f"¶¶ {pin.paragraph}–{pin.last_paragraph}"
    if not pin.page:
        return ""
    last = pin.last_page or pin.page
    if pin.line is not None:
        end = pin.last_line if pin.last_line is not None else pin.line
        if last != pin.page:
            return f"{pin.page}:{pin.line}–{last}:{end}"
        return f"{pin.page}:{pin.line}" if end == pin.line else f"{pin.page}:{pin.line}–{end}"
    return f"at {pin.page}" if last == pin.page else f"at {pin.page}–{last}"


def cite_words(form: CiteForm, *, number: str, name: str, title: str, pin: Pin) -> str:
    """The whole cite. `number` is the ECF No. ("28-3"), "" for a paper that has none, which is cited by name or title.

    A paragraph or a line goes with the name ("Compl. ¶ 22, ECF No. 1"), since it is the paper that numbers them.
    """
    place = pin_words(pin)
    called = name or (title if not number else "")
    if not number:
        return f"{called} {place}".strip()
    if called in APPENDICES and pin.page:
        return f"{called} {pin_words(Pin(page=_bare(pin.page), last_page=_bare(pin.last_page))).removeprefix('at ')}"
    by_paper = bool(place) and not place.startswith("at ")
    if by_paper and called:
        whole = f"{called} {place}"
        return whole if form.id == "name" else f"{whole}, {form.bare.format(number=number)}"
    if not place:
        return (form.bare_named if called else form.bare).format(name=called, number=number)
    written = (form.named if called else form.plain).format(name=called, number=number, pin=place)
    return written.replace(", ¶", " ¶") if by_paper else written


def _bare(page: str) -> str:
    """The number of a page that is labeled with the appendix as well ("JA345")."""
    return _APPENDIX_LABEL.sub("", page)


# What a paper is called


APPENDICES = frozenset({"JA", "J.A."})
"""Appendices on appeal that are cited by their own pages alone, as the circuits' rules have it (Fed. R. App. P. 28(e),
30)."""

_APPENDIX_LABEL = re.compile(r"^J\.?\s?A\.?[\s-]*(?=\d)", re.IGNORECASE)
_JOINT_APPENDIX = re.compile(r"\bjoint\s+appendix\b", re.IGNORECASE)

_KIND_NAMES = {
    DocumentKind.COMPLAINT: "Compl.",
    DocumentKind.ANSWER: "Answer",
    DocumentKind.MOTION: "Mot.",
    DocumentKind.MEMORANDUM: "Mem.",
    DocumentKind.OPPOSITION: "Opp’n",
    DocumentKind.REPLY: "Reply",
    DocumentKind.ORDER: "Order",
    DocumentKind.OPINION: "Op.",
    DocumentKind.JUDGMENT: "J.",
    DocumentKind.BRIEF: "Br.",
    DocumentKind.PETITION: "Pet.",
}
_AMENDED = re.compile(r"\b(?:(first|second|third|fourth|fifth)\s+)?(amended|supplemental)\b", re.IGNORECASE)
_ORDINALS = {"first": "First ", "second": "Second ", "third": "Third ", "fourth": "Fourth ", "fifth": "Fifth "}
_MEMORANDUM_OPINION = re.compile(r"\bmem(?:orandum|\.)\s+op(?:inion|\.)", re.IGNORECASE)
_EXHIBIT = re.compile(r"\b(?:ex(?:hibit|h?\.)|attachment)\s+([A-Z]{1,3}|\d{1,3}(?:-[A-Z])?)\b", re.IGNORECASE)
_OF_PERSON = re.compile(
    r"\b(?:declaration|affidavit|deposition)\s+of\s+(?:(?:Dr|Mr|Mrs|Ms|Prof|Hon)\.\s+)?([^,;(]{2,60})", re.IGNORECASE
)
_PERSON_BEFORE = re.compile(
    r"(?:^|[\s,;(])([A-ZÀ-Ý][\w’'.-]+)\s+(?:decl(?:aration|\.)|aff(?:idavit|\.)|dep(?:osition|\.))", re.IGNORECASE
)
_GENERATIONS = frozenset("jr jr. sr sr. ii iii iv".split())
_NO_NAMES = frozenset("the first second third supplemental amended reply joint plaintiff defendant in a of".split())


def document_name(document: Document) -> str:
    """What a cite calls a paper: the name the user gave it, else one from its kind and title; "" where neither says."""
    if document.short_cite:
        return document.short_cite
    title = document.title
    if _JOINT_APPENDIX.match(title):
        return "JA"
    if document.kind is DocumentKind.DECLARATION:
        return _of_person(title, "Decl.")
    if document.kind is DocumentKind.TRANSCRIPT:
        return _of_person(title, "Dep.") if re.search(r"\bdep(?:osition|\.)", title, re.IGNORECASE) else "Hr’g Tr."
    if document.kind is DocumentKind.EXHIBIT:
        exhibit = _EXHIBIT.search(title)
        return f"Ex. {exhibit[1].upper()}" if exhibit else ""
    if document.kind is DocumentKind.OPINION and _MEMORANDUM_OPINION.search(title):
        return "Mem. Op."
    name = _KIND_NAMES.get(document.kind, "")
    amended = _AMENDED.search(title) if document.kind in (DocumentKind.COMPLAINT, DocumentKind.ANSWER) else None
    if name and amended:
        ordinal = _ORDINALS.get((amended[1] or "").lower(), "")
        return f"{ordinal}{'Am.' if amended[2].lower() == 'amended' else 'Supp.'} {name}"
    return name


def _of_person(title: str, what: str) -> str:
    match = _OF_PERSON.search(title)
    if match is not None:
        words = [word for word in match[1].split() if word.lower().strip(".") not in _GENERATIONS]
        words = words[: next((at for at, word in enumerate(words) if word.lower() in ("in", "re")), len(words))]
        if words:
            return f"{words[-1].strip('.,').title() if words[-1].isupper() else words[-1].strip('.,')} {what}"
    before = _PERSON_BEFORE.search(title)
    if before is not None and before[1].lower() not in _NO_NAMES:
        return f"{before[1]} {what}"
    return what


# Quotes


_LINE_END_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad]\s*\n\s*(?=[a-z])")
_OPENING_DOUBLE = re.compile(r"(^|[\s(\[—–“‘])\"")
_INNER_SINGLE = re.compile(r"‘([^‘]*?)’(?!\w)")
_OPENING_SINGLE = re.compile(r"(^|[\s(\[—–“])'(?=\w)")


def cited_quote(quote: str, cite: str) -> str:
    """Words of the record with their cite: “…” (ECF No. 28, at 7.)

    Lines are joined, also where a word was cut at a line's end. Quotation marks inside become single ones, and single
    ones double, as a quotation within a quotation is printed.
    """
    words = quoted_words(quote)
    return f"“{words}” ({cite}.)" if words else f"({cite}.)"


def quoted_words(quote: str) -> str:
    """The words as they stand between quotation marks."""
    words = " ".join(_LINE_END_HYPHEN.sub("", quote).split())
    words = _OPENING_SINGLE.sub(r"\1‘", _OPENING_DOUBLE.sub(r"\1“", words)).replace('"', "”").replace("'", "’")
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1]
    within = _INNER_SINGLE.sub("\x01\\1\x02", words).translate(str.maketrans("“”", "‘’"))
    return within.replace("\x01", "“").replace("\x02", "”")


# Paragraphs and lines


_NUMBERED = re.compile(r"^[^\S\n]{0,30}(\d{1,4})\.(?=\s)", re.MULTILINE)
_MISSED = 3  # numbers that the reading may have missed in a row
_LEAST_PARAGRAPHS = 3
_LINE_NUMBER = re.compile(r"^\s*(\d{1,2})(?=\s|$)")
PARAGRAPHED = frozenset({DocumentKind.COMPLAINT, DocumentKind.ANSWER, DocumentKind.DECLARATION})


def paragraph_of(texts: Sequence[str], page: int, quote: str, *, at_end: bool = False) -> int | None:
    """The number of the paragraph in which words of a page (from 0) begin, or with `at_end` end.

    Paragraphs are numbered at the beginning of lines and count up over the pages. None where the words are not found or
    nothing is so numbered.
    """
    span = _span_of(texts[page], quote) if 0 <= page < len(texts) else None
    if span is None:
        return None
    place = span[1] - 1 if at_end else span[0]
    reached, count, answer = 0, 0, None
    for index, text in enumerate(texts):
        for match in _NUMBERED.finditer(text):
            number = int(match[1])
            if not reached < number <= reached + _MISSED:
                continue
            reached, count = number, count + 1
            if (index, match.start()) <= (page, place):
                answer = number
    return answer if count >= _LEAST_PARAGRAPHS else None


def lines_of(text: str, quote: str) -> tuple[int, int] | None:
    """The first and last numbered line of a transcript's page on which words stand, None where its lines have none."""
    span = _span_of(text, quote)
    if span is None:
        return None
    place, end = span
    first = last = None
    before = 0
    offset = 0
    for line in text.split("\n"):
        match = _LINE_NUMBER.match(line)
        if match is not None and before < int(match[1]) <= min(before + 3, 28):
            before = int(match[1])
            if offset <= place:
                first = before
            if offset < end:
                last = before
        offset += len(line) + 1
    return (first, last) if first is not None and last is not None and before >= 10 else None


def _span_of(text: str, quote: str) -> tuple[int, int] | None:
    """Where words begin and end in a text, white space and line numbers aside; by their first words where the rest
    runs on."""
    words = quote.split()
    for count in (len(words), 8, 4):
        if not 0 < count <= len(words):
            continue
        match = re.search(r"[\s\d]+".join(re.escape(word) for word in words[:count]), text)
        if match is not None:
            end = match.end() if count == len(words) else min(match.start() + len(quote), len(text))
            return match.start(), max(end, match.end())
    return None
