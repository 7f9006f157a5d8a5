"""The paragraphs of a press release: lines broken for width are put together again, page headers, page numbers and
"-more-" are left out, and words parted at the end of a line are made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from caseorg.rules.release_flow import Flow, Piece, Seam, all_joined
from caseorg.rules.release_marks import closes_first, is_left_open, opens_with_mark

LONGEST_WRAPPED = 130
"""Characters: lines longer than that are paragraphs, not lines broken for width."""

_RAGGED = 0.10  # of the usual length, by which lines set in a proportional face differ in characters
_OVER = 1.15  # times the width, that no line of a text broken for width is longer
_LONGEST_HEADER = 100
_SENTENCE_MARKS = (".", "!", "?", "…")
_MOST_LOOKED_AT = 15  # lines of a paragraph in which an open quote may have begun
_LONGEST_CARD = 55
_EDGE_LINES = 3  # at the top and foot of a page, where headers and footers stand
_LINE = re.compile(r"([^\r\n\f\v\u2028\u2029\x85]*)(\r\n|[\r\n\f\v\u2028\u2029\x85]|$)")
_SPACES = str.maketrans(
    dict.fromkeys("\t\xa0\u2002\u2003\u2007\u2009\u200a\u202f\u3000\ufeff\u200b\u200e\u200f\x00", " ")
)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀﬁﬂﬃﬄﬅﬆ]")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—\[(]\s?)?(?:(?:page|página|pág\.?|p\.)\s*)?(?:\d{1,3})(?:\s*(?:of|de|/)\s*\d{1,3})?(?:\s?[-–—\])])?\s*"
    r"|\s*(?:page|página)\s+(?:one|two|three|four|five|uno|dos|tres)\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:page|página|pág\.)\s*\d{1,3}(?:\s*(?:of|de|/)\s*\d{1,3})?\s*$|^\s*(?:page|"
    r"página)\s*\d{1,3}\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\s*[(\[—–-]*\s*(?:more|más|sigue|continued|continúa|over|m o r e)\s*[)\]—–-]*\s*", re.IGNORECASE)
_MORE_MARKED = re.compile(
    r"\s*[(\[—–-]+\s*(?:more|más|sigue|continued|continúa)\s*[)\]—–-]+\s*|\s*more\s*", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(r"[.!?:…][”\"’'»)\]]*\s*$|[”\"»]\s*$")
_STARTS_ANEW = re.compile(
    r"\s*(?:(?:(?:media|press|news|prensa)\s+)?(?:contacts?|inquiries|contactos?)(?:\s+de\s+(?:prensa|medios))?\s*:|"
    r"(?-i:[A-Z][^a-z]{1,30}(?:[A-Z][a-z]{1,5}\.)?)\s[—–-]{1,2}\s|#\s?#|-\s?30\s?-|statements?\s+(?:from|by|of)\s|[•*]\s)",
    re.IGNORECASE,
)
_ENDS_QUOTED = re.compile(r"[.!?,…][”\"»]\s*$")
_HYPHENED = re.compile(r"([^\W\d_]+)[-‐\xad]$")
_KEEPS_HYPHEN = frozenset(
    "long well self non co anti pro pre post multi low high full part third first second "
    "so ex mid short cross half all old "
    "data state court law year class decision policy rule right tax rent wage worker "
    "community immigrant much ill far best "
    "most re-re life one two three four five six seven eight nine ten twenty thirty "
    "forty fifty sixty seventy eighty ninety".split()
)
_ADDRESS = re.compile(r"@|https?://|www\.|\d{3}[-.\s)]\s?\d{3}[-.\s]\d{4}")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int
    page: int
    after_page: bool = False
    after_blank: bool = False
    printed: str = ""


def paragraphs_of(source: str) -> list[Flow]:
    """The paragraphs of a release in their order."""
    lines = _without_furniture(_lines(source))
    wrap = _wrap_width(lines)
    known = _words_of(source)
    groups: list[list[_Line]] = []
    for line in lines:
        is_same = bool(groups) and (_continues(groups[-1][-1], line, wrap) or _breaks_off(groups[-1], line, wrap))
        if is_same and not _reopens(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return _with_open_quotes([_flow(group, known) for group in groups])


def _lines(source: str) -> list[_Line]:
    lines: list[_Line] = []
    page = 0
    for match in _LINE.finditer(source):
        printed = match[1].translate(_SPACES)
        lines.append(_Line(_spelled(printed), match.start(1), page, printed=printed))
        if match[2] == "\f":
            page += 1
    return lines


def _without_furniture(lines: Sequence[_Line]) -> list[_Line]:
    """The lines that say something, each with whether a blank line or a new page lies before it."""
    furniture = _furniture(lines)
    kept: list[_Line] = []
    blank = page = False
    last_page = 0
    for index, line in enumerate(lines):
        if index in furniture:
            page = True
            continue
        if not line.text.strip():
            blank = True
            continue
        page = page or line.page != last_page
        kept.append(replace(line, after_page=page, after_blank=blank or not kept))
        blank, page, last_page = False, False, line.page
    return kept


def _furniture(lines: Sequence[_Line]) -> set[int]:
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    found = {index for index in filled if _MORE_MARKED.fullmatch(lines[index].text) or _is_numbered(lines[index].text)}
    found |= {
        index
        for place, index in enumerate(filled)
        if place > 0 and _PAGE_NUMBER.fullmatch(lines[index].text) and _stands_free(lines, index)
    }
    found |= _numbered_headers(lines, filled)
    edges = _edges(lines, filled, found)
    counts = Counter(_shape(lines[index].text) for index in edges)
    found |= {
        index for index in edges if counts[_shape(lines[index].text)] > 1 and len(lines[index].text.strip()) < 100
    }
    return found


def _numbered_headers(lines: Sequence[_Line], filled: Sequence[int]) -> set[int]:
    """Lines that stand again and again beside a bare number, and those numbers: headers of pages without a break."""
    beside: dict[str, list[tuple[int, int]]] = {}
    for place, index in enumerate(filled):
        if not lines[index].text.strip().isdigit() or len(lines[index].text.strip()) > 3:
            continue
        for other in (*filled[max(0, place - 1) : place], *filled[place + 1 : place + 2]):
            beside.setdefault(_shape(lines[other].text), []).append((other, index))
    return {
        index
        for shape, pairs in beside.items()
        if len(pairs) > 1 and len(shape) < _LONGEST_HEADER and not shape.isdigit()
        for pair in pairs
        for index in pair
    }


def _is_numbered(text: str) -> bool:
    return len(text.strip()) < 90 and _NUMBERED.search(text) is not None and not text.rstrip().endswith(".")


def _stands_free(lines: Sequence[_Line], index: int) -> bool:
    """Whether a number has a line of its own with blank lines or the edge of a page around it."""
    text = lines[index].text.strip()
    if not text.isdigit():
        return True
    before, after = index == 0 or lines[index - 1], index + 1 == len(lines) or lines[index + 1]
    is_free = before is True or not before.text.strip() or before.page != lines[index].page
    return is_free or after is True or not after.text.strip() or after.page != lines[index].page


def _edges(lines: Sequence[_Line], filled: Sequence[int], numbers: set[int]) -> set[int]:
    """The lines next to the edge of a page: near a form feed, or beside a page number or "-more-"."""
    edges: set[int] = set()
    for place in range(1, len(filled)):
        before, here = filled[place - 1], filled[place]
        if lines[before].page != lines[here].page or here in numbers or before in numbers:
            edges |= set(filled[max(0, place - _EDGE_LINES) : place + _EDGE_LINES])
    if edges and filled:
        edges |= set(filled[:2])
    return edges - numbers


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", " ".join(text.split()).lower())


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The width at which lines were broken, None where every line is a paragraph: a release is broken for width where
    lines of about the same length end in the middle of a sentence and go on on the next."""
    broken = [
        len(line.text.rstrip())
        for line, following in zip(lines, lines[1:], strict=False)
        if not following.after_blank
        and (_runs_on(line.text, following.text) or (_is_cut(line.text) and not opens_with_mark(following.text)))
    ]
    usual = [length for length in broken if 30 <= length <= LONGEST_WRAPPED]
    if not usual:
        return None
    widest = max(len(line.text.strip()) for line in lines if not _ADDRESS.search(line.text))
    if widest > max(usual) * _OVER + 8:
        return None
    return max(usual)


def _is_cut(text: str) -> bool:
    """Whether a line is too long for a name or address and does not end a sentence."""
    return len(text.strip()) >= _LONGEST_CARD and text.rstrip()[-1:].isalnum() and not _ADDRESS.search(text)


def _runs_on(text: str, following: str) -> bool:
    stripped = following.strip()
    return stripped[:1].islower() and not _ENDS_SENTENCE.search(text) and not _ADDRESS.search(stripped[:60])


def _continues(line: _Line, following: _Line, wrap: int | None) -> bool:
    """Whether a line is the same paragraph as the one before it."""
    if _runs_on(line.text, following.text):
        return len(line.text) > 40 or not following.after_blank
    if following.after_blank and not following.after_page:
        return False
    if following.after_page and (len(line.text) > 25 and not _ENDS_SENTENCE.search(line.text)):
        return not following.text.strip().isupper()
    if wrap is None or following.after_blank or _STARTS_ANEW.match(following.text):
        return False
    if _ENDS_QUOTED.search(line.text) and opens_with_mark(following.text):
        return False  # between two quotes of one paragraph it is said who speaks
    if _ENDS_SENTENCE.search(line.text) and opens_with_mark(following.text) and len(line.text) < wrap * (1 - _RAGGED):
        return False
    first = following.text.split(None, 1)[0]
    if following.text[:1] == " " and line.text[:1] != " " and _ENDS_SENTENCE.search(line.text):
        return False
    return len(line.text.rstrip()) + 1 + len(first) > wrap * (1 - _RAGGED)


def _reopens(group: Sequence[_Line], following: _Line) -> bool:
    """Whether a line opens a quote again that is still open at the end of the sentence before: a new paragraph."""
    if not opens_with_mark(following.text) or group[-1].text.rstrip()[-1:] not in _SENTENCE_MARKS:
        return False
    return is_left_open(" ".join(line.text for line in group[-_MOST_LOOKED_AT:]))


def _breaks_off(group: Sequence[_Line], following: _Line, wrap: int | None) -> bool:
    """Whether a paragraph that has begun ends a line in the middle of a sentence, however short the line is."""
    if wrap is None or len(group) < 2 or following.after_blank or _ENDS_SENTENCE.search(group[-1].text):
        return False
    words = " ".join(line.text for line in group[-3:]).split()
    is_prose = sum(word[0].islower() for word in words) * 3 > len(words)
    return is_prose and not _STARTS_ANEW.match(following.text)


def _flow(group: Sequence[_Line], known: Counter[str]) -> Flow:
    parts = []
    for index, line in enumerate(group):
        text = line.text.rstrip()
        indent = len(text) - len(text.lstrip())
        text = text[indent:]
        flow = Flow(
            text, _pieces(line.printed.strip(), line.start + indent), line.after_blank, ((line.text, line.start),)
        )
        seam = _seam(group[index - 1].text.rstrip(), text, known) if index else Seam.SPACE
        parts.append((flow, not line.after_page, seam))
    return all_joined(parts)


def _pieces(printed: str, source: int) -> tuple[Piece, ...]:
    """Where the letters of a line stand; one glyph may be several letters."""
    if not _LIGATURE.search(printed):
        return (Piece(0, source, len(printed)),)
    pieces: list[Piece] = []
    at = done = 0
    for match in _LIGATURE.finditer(printed):
        if match.start() > done:
            pieces.append(Piece(at, source + done, match.start() - done, goes_on=bool(pieces)))
            at += match.start() - done
        pieces.append(Piece(at, source + match.start(), 1, goes_on=bool(pieces)))
        at += len(_LIGATURES[match[0]])
        done = match.end()
    if done < len(printed):
        pieces.append(Piece(at, source + done, len(printed) - done, goes_on=True))
    return tuple(pieces)


def _spelled(printed: str) -> str:
    """A line with the letters of its ligatures."""
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], printed)


def _words_of(source: str) -> Counter[str]:
    return Counter(word.lower() for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", source))


def _seam(text: str, following: str, known: Counter[str]) -> Seam:
    """Whether the hyphen at a line's end only parts a word: the whole word stands elsewhere, or neither part is one
    that is joined to others by a hyphen."""
    match = _HYPHENED.search(text)
    rest = re.match(r"[^\W_]+", following)
    if match is None or rest is None:
        return Seam.SPACE
    first, second = match[1].lower(), rest[0].lower()
    if text[-1] == "\xad" or known[first + second]:
        return Seam.DROP
    is_whole = not rest[0][0].islower() or known[f"{first}-{second}"] or first in _KEEPS_HYPHEN
    return Seam.KEEP if is_whole else Seam.DROP


def _with_open_quotes(flows: Sequence[Flow]) -> list[Flow]:
    """Lines of one block of which one leaves a quote open that the next one ends without a mark of its own."""
    done: list[Flow] = []
    for flow in flows:
        if (
            done
            and not flow.after_blank
            and len(done[-1].text) < 20_000
            and not opens_with_mark(flow.text)
            and closes_first(flow.text)
            and is_left_open(done[-1].text)
        ):
            done[-1] = all_joined([(done[-1], True, Seam.SPACE), (flow, True, Seam.SPACE)])
        else:
            done.append(flow)
    return done
