"""On which page of a document a pin lies: by the stamped page, the page's own number, a numbered paragraph or a line.

A cite by number ("ECF No. 28-3 at 7") means the stamped page where the document has stamps and the case cites by
them, which is how the federal courts ask for it (D.D.C. LCvR 5.4; N.D. Cal. L.R. 3-4). A cite by name ("Opp'n at 7",
"JA 345", "Tr. 45:2") means the number that the paper itself prints, unless it prints none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.model.case import CitePages
from caseorg.model.citing import Cited, CiteKind, Pin


@dataclass(frozen=True, slots=True)
class CitablePage:
    """A page with its stamped number, its label in the file, and its text."""

    ecf_page: int | None
    label: str
    text: str


_EDGE_LINES = 4
_PRINTED = re.compile(
    r"\s*[-–—\[(]?\s?(?:Page\s)?(?:[A-Z]{1,6}[-_. ]?)?(?P<number>\d{1,6}[a-z]?)\s?[-–—\])]?(?:\s+of\s+\d+)?\s*"
)
_WITHIN = re.compile(r"\b(?:Page|page)\s(\d{1,5})\b")
_NUMBERED = re.compile(r"^[^\S\n]{0,30}(?P<number>\d{1,4})\.(?=\s)", re.MULTILINE)
_GAP = 3  # numbered paragraphs that the reading may have missed in a row


def page_of_pin(cited: Cited, pages: Sequence[CitablePage], style: CitePages = CitePages.STAMPED) -> int | None:
    """The page (from 0) on which the pin begins; None where there is no pin or no such page."""
    pin = cited.pin
    if pin.pages:
        return _page(pin.pages[0], cited, pages, style)
    if pin.paragraphs:
        return page_of_paragraph(pin.paragraphs[0], pages)
    if pin.sections:
        return _section(pin, pages)
    return None


def _page(number: str, cited: Cited, pages: Sequence[CitablePage], style: CitePages) -> int | None:
    by_stamp = cited.kind is CiteKind.ECF and style is CitePages.STAMPED
    ways = (_stamped, _printed, _labeled) if by_stamp else (_printed, _labeled, _stamped)
    for way in ways:
        found = way(number, pages)
        if found is not None:
            return found
    has_numbers = any(page.ecf_page for page in pages)
    index = int(number) - 1 if number.isdigit() and not has_numbers else -1
    return index if 0 <= index < len(pages) else None


def _stamped(number: str, pages: Sequence[CitablePage]) -> int | None:
    return next((index for index, page in enumerate(pages) if str(page.ecf_page or "") == number), None)


def _labeled(number: str, pages: Sequence[CitablePage]) -> int | None:
    """By the file's own labels, where they say more than 1, 2, 3, …"""
    if all(page.label == str(index + 1) for index, page in enumerate(pages)):
        return None
    wanted = number.lstrip("0")
    return next((index for index, page in enumerate(pages) if page.label.lstrip("0").lower() == wanted), None)


def _printed(number: str, pages: Sequence[CitablePage]) -> int | None:
    """By the number on an edge of the page; in transcripts with several pages on a sheet by "Page 45" anywhere."""
    wanted = number.lstrip("0")
    for index, page in enumerate(pages):
        lines = [line for line in page.text.split("\n") if line.strip()]
        for line in (*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]):
            match = _PRINTED.fullmatch(line) if len(line) < 40 else None
            if match is not None and match["number"].lstrip("0") == wanted and _is_page_number(lines, line):
                return index
    if any(page.ecf_page for page in pages):  # the stamps have it right, and "Page 3 of 9" is theirs
        return None
    within = (index for index, page in enumerate(pages) if any(m[1] == wanted for m in _WITHIN.finditer(page.text)))
    return next(within, None)


def _is_page_number(lines: Sequence[str], line: str) -> bool:
    """Not the line numbers of pleading paper or of a transcript, which are many."""
    return sum(one.strip().isdigit() for one in lines) < 15 or line is lines[0]


def page_of_paragraph(number: int, pages: Sequence[CitablePage]) -> int | None:
    """The page (from 0) on which a numbered paragraph begins: the numbers at the beginnings of lines that count up."""
    reached = 0
    for index, page in enumerate(pages):
        for match in _NUMBERED.finditer(page.text):
            found = int(match["number"])
            if reached < found <= reached + _GAP:
                if found >= number:
                    return index if found == number or reached < number else None
                reached = found
    return None


def _section(pin: Pin, pages: Sequence[CitablePage]) -> int | None:
    number = re.escape(pin.sections[0].partition("(")[0])
    heading = re.compile(rf"^[^\S\n]*(?:Section |§ ?|SECTION )?{number}(?:\.|\s)", re.MULTILINE)
    return next((index for index, page in enumerate(pages) if heading.search(page.text)), None)
