"""The pin of a record cite: "at 7", "¶¶ 12–15, 20", "45:12–46:3", "at 3 n.4", "§ 6.2", "PageID 34"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from caseorg.model.citing import LineRange, Pin

_MOST_LINES = 40  # on a page of a transcript
LONGEST_RANGE = 60
"""A range of more pages or paragraphs than that is kept by its two ends."""

_LEAD = re.compile(
    r"""[ ]?,?[ ]?(?:(?:at|@)[ ])?(?:
    (?P<paragraphs>¶[ ]?¶?|[Pp]aras?\.|[Pp]ars?\.|[Pp]aragraphs?)[ ]?
    |(?P<sections>§[ ]?§?)[ ]?
    |(?P<page_ids>(?:CM/)?(?:ECF[ ])?Page[ ]?I\.?D\.?(?:[ ]?(?:\#|Nos?\.?))?[ ]?[:.]?[ ]?\#?[:.]?[ ]?)
    |(?P<notes>nn?\.[ ]?|&[ ]nn?\.[ ]?|(?:fn|footnote)\.?[ ])
    |(?P<pages>(?:(?:CM/)?ECF[ ])?(?:pp?\.[ ]?|pgs?\.?[ ]|pages?[ ]|Pgs?\.?[ ]))
    )(?=[*\d])
    |(?P<at>,?[ ]?(?:at|@)[ ](?:(?:CM/)?ECF[ ](?:No\.[ ])?)?)(?=[*\d]|[A-Z]{1,6}[-_]?0\d)""",
    re.VERBOSE,
)
_BARE = re.compile(r",?[ ](?=\*?\d)")
_BARE_LINES = re.compile(r",?[ ](?=\d{1,5}:\d)|:(?=\d)")
_BATES = re.compile(r"[A-Z]{1,6}[-_]?(?=0\d)")
_END = r"(?![\w/]|[:']\d|,\d{3}(?!\d))"  # "74,693" is a page of the Federal Register
_PAGE = r"\*?\d{1,6}(?:[a-z](?![a-z]))?"
_DASH = r"(?:[ ]?[-–—][ ]?|[ ](?:to|through|thru)[ ])"
_PAGES = re.compile(rf"(?P<first>{_PAGE})(?:{_DASH}(?P<last>(?:[A-Z]{{1,6}}[-_]?(?=0\d))?{_PAGE}))?{_END}")
_LINES = re.compile(
    rf"(?P<page>\d{{1,5}}):(?P<line>\d{{1,2}})(?:{_DASH}(?:(?P<to_page>\d{{1,5}}):)?(?P<to_line>\d{{1,2}}))?(?![\d:])"
    r"(?![ ]?[ap]\.?m)", re.IGNORECASE
)  # fmt: skip
_LETTERS = r"(?:\([a-z0-9]{1,4}\)){0,3}"
_PARAGRAPHS = re.compile(
    rf"(?P<first>\d{{1,4}}){_LETTERS}(?:[-–]\([a-z0-9]{{1,4}}\))?"
    rf"(?:{_DASH}(?:¶[ ]?)?(?P<last>\d{{1,4}}){_LETTERS})?(?!\w)"
)
_SECTION = re.compile(r"\d{1,4}(?:\.\d{1,3}){0,4}(?:\([A-Za-z0-9]{1,5}\)){0,6}(?![\w:])")
_NOTE = re.compile(r"(?P<first>\d{1,3})(?:[-–](?P<last>\d{1,3}))?(?!\w)")
_PAGE_ID = re.compile(rf"(?P<first>\d{{1,6}})(?:{_DASH}(?P<last>\d{{1,6}}))?(?!\w)")
_NEXT = re.compile(r"(?:,[ ]?(?:and[ ]|&[ ])?|[ ](?:and|&)[ ])(?=[\d*])")
_CLOCK = re.compile(r":\d\d|[ ]?[ap]\.?m\b", re.IGNORECASE)
_MAY_FOLLOW = re.compile(
    r"""[ ]?$|[ ]?[)\].;,?!:—"'|]
    |[ ](?:\(|\[|&[ ]|and[ ](?!\d+[ ]?[A-Z])|n\.|nn\.|with[ ]|see[ ]|to[ ]|through[ ]|¶|§|id\.|Id\.|[A-Z"])""",
    re.VERBOSE,
)
_REPORTER = re.compile(r"\d+[ ](?:[A-Z][\w']*\.|WL[ ]|[A-Z]\.)[ ]?")
_RECORD_WORDS = re.compile(r"\d+[ ](?:RT|CT|J\.?[ ]?A|RR|CR|Pet\.[ ]App|App\.)")


@dataclass(slots=True)
class _Found:
    pages: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    lines: list[LineRange] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    page_ids: list[int] = field(default_factory=list)

    def pin(self) -> Pin:
        return Pin(
            *map(tuple, (self.pages, self.paragraphs, self.lines, self.notes, self.sections, self.page_ids))  # type: ignore[arg-type]
        )


def read_pin(text: str, start: int, *, bare: bool = False, bare_lines: bool = False) -> tuple[Pin, int]:
    """The pin that stands at `start` and where it ends; an empty one ends where it starts.

    `bare` takes a page without "at" ("Br. 18–20"), `bare_lines` a page and line ("Tr. 45:2–10").
    """
    found = _Found()
    position = start
    for _ in range(8):  # "at 3 n.4, ¶ 12": a few parts, each with its own sign
        end = _read_part(text, position, found, bare=bare and position == start, bare_lines=bare_lines)
        if end is None:
            break
        position = end
    return found.pin(), position


def read_pages(text: str, start: int) -> tuple[Pin, int]:
    """The list of pages that stands at `start` itself, as in "AR0012–14"."""
    found = _Found()
    end = _items(text, start, found, "pages")
    return found.pin(), start if end is None else end


def _read_part(text: str, position: int, found: _Found, *, bare: bool, bare_lines: bool) -> int | None:
    lead = _LEAD.match(text, position)
    if lead is not None:
        kind = lead.lastgroup or ""
        if kind in _READERS:
            return _items(text, lead.end(), found, kind)
        bates = _BATES.match(text, lead.end())
        return _items(text, bates.end() if bates else lead.end(), found, "pages")
    mark = _BARE_LINES.match(text, position) if bare_lines else None
    if mark is None and bare:
        mark = _BARE.match(text, position)
    return _items(text, mark.end(), found, "pages") if mark else None


def _items(text: str, position: int, found: _Found, kind: str) -> int | None:
    """A list of numbers of one kind; None where there is none."""
    read = _READERS[kind]
    end = read(text, position, found, None)
    if end is None:
        return None
    last = position
    while (mark := _NEXT.match(text, end)) is not None and not begins_other_cite(text, mark.end()):
        further = read(text, mark.end(), found, last)
        if further is None:
            break
        last, end = mark.end(), further
    return end


def begins_other_cite(text: str, position: int) -> bool:
    """Whether a number after a comma begins a cite of its own: "at 4, 26 U.S.C. 6103", "at 5, 3 RT 12"."""
    return _REPORTER.match(text, position) is not None or _RECORD_WORDS.match(text, position) is not None


def _page(text: str, position: int, found: _Found, after: int | None) -> int | None:
    lines = _LINES.match(text, position)
    if lines is not None:
        return _line(lines, found)
    match = _PAGES.match(text, position)
    if match is None or _CLOCK.match(text, match.end()):
        return None
    if after is not None and found.lines:
        return _further_lines(match, found)
    if after is not None and not _goes_on(text, match, found.pages):
        return None
    found.pages += _written_out(match["first"].lstrip("*"), match["last"])
    return match.end()


def _further_lines(match: re.Match[str], found: _Found) -> int | None:
    """ "45:12, 16–18" goes on on the page named before."""
    page, first, last = found.lines[-1].to_page, _digits(match["first"]), _digits(match["last"] or match["first"])
    if not found.lines[-1].to_line < first <= last <= _MOST_LINES:
        return None
    found.lines.append(LineRange(page, first, page, last))
    return match.end()


def _goes_on(text: str, match: re.Match[str], before: list[str]) -> bool:
    """Whether a number after a comma is a further page: greater than the one before, and not counting a noun."""
    number, last = _digits(match["first"]), _digits(before[-1]) if before else 0
    return number > last and _MAY_FOLLOW.match(text, match.end()) is not None and number < last + 3000


def _line(match: re.Match[str], found: _Found) -> int:
    page, line = int(match["page"]), int(match["line"])
    to_line = int(match["to_line"] or line)
    to_page = int(match["to_page"] or page)
    found.lines.append(LineRange(page, line, to_page, to_line))
    found.pages += [number for number in _written_out(str(page), str(to_page)) if number not in found.pages]
    return match.end()


def _paragraph(text: str, position: int, found: _Found, after: int | None) -> int | None:
    match = _PARAGRAPHS.match(text, position)
    if match is None:
        return None
    if after is not None and not (int(match["first"]) > found.paragraphs[-1] and _MAY_FOLLOW.match(text, match.end())):
        return None
    found.paragraphs += [int(number) for number in _written_out(match["first"], match["last"])]
    return match.end()


def _section(text: str, position: int, found: _Found, after: int | None) -> int | None:
    match = _SECTION.match(text, position)
    if match is None or (after is not None and not _MAY_FOLLOW.match(text, match.end())):
        return None
    found.sections.append(match[0])
    return match.end()


def _note(text: str, position: int, found: _Found, after: int | None) -> int | None:
    match = _NOTE.match(text, position)
    if match is None or after is not None:
        return None
    found.notes += _written_out(match["first"], match["last"])
    return match.end()


def _page_id(text: str, position: int, found: _Found, after: int | None) -> int | None:
    match = _PAGE_ID.match(text, position)
    if match is None or (after is not None and int(match["first"]) <= found.page_ids[-1]):
        return None
    found.page_ids += [int(number) for number in _written_out(match["first"], match["last"])]
    return match.end()


_READERS = {
    "pages": _page,
    "paragraphs": _paragraph,
    "sections": _section,
    "notes": _note,
    "page_ids": _page_id,
}


def _digits(page: str) -> int:
    return int("".join(letter for letter in page if letter.isascii() and letter.isdigit()) or 0)


def _written_out(first: str, last: str | None) -> list[str]:
    """A range as all its numbers: 4–6 gives 4, 5, 6, and 177–78 gives 177, 178; "12a–14a" keeps its letters."""
    if not last:
        return [first]
    suffix = "a" if first[-1:].isalpha() or last[-1:].isalpha() else ""
    low, high = _digits(first), _digits(last)
    digits = str(high)
    if high < low and len(digits) < len(str(low)):
        high = int(str(low)[: -len(digits)] + digits)
    if high <= low:
        return [first] if high == low else [first, last]
    letter = (first[-1] if first[-1:].isalpha() else last[-1]) if suffix else ""
    width = len(first.rstrip(letter)) if first.startswith("0") else 0
    numbers = range(low, high + 1) if high - low < LONGEST_RANGE else (low, high)
    return [f"{number:0{width}d}{letter}" for number in numbers]
