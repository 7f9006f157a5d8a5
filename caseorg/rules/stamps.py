"""The stamp that a court prints on each page of a filing, read from the page's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from caseorg.model.docket import CourtKind, Stamp
from caseorg.rules.docket_numbers import full_year
from caseorg.rules.stamp_forms import NYSCEF, Reading, readings_in
from caseorg.rules.stamp_weaving import woven_readings

REACH = 420
"""How many characters around a date a stamp can stretch, words printed over it included."""

LONGEST_HEAD, LONGEST_TAIL = 20_000, 40_000
"""Of a page longer than that only its beginning and its end are looked at, in characters: no page of a filing is."""

_DATE_TAIL = re.compile(r"/\d{1,2}/(?:19|20)?\d\d")
_UNDATED = re.compile(r"#\s{0,3}\d{1,5}(?:-\d{1,4})?\s{1,40}Page\s{1,12}\d")
_COVER = re.compile(
    r"^[^\S\n]*(?:IN[ ]THE\s+)?SUPREME[ ]COURT[ ]OF[ ]THE[ ]UNITED[ ]STATES[^\S\n]*$", re.IGNORECASE | re.MULTILINE
)
_COVER_NUMBER = re.compile(r"\bNos?\.?\s{0,4}(\d{2}[-‐‑–]\d{1,5}|\d{2}[AM]\d{1,5}|\d{1,3},?\s{1,2}Orig(?:inal|\.))")
_COVER_REACH = 1500
_PAGE_LINE = re.compile(r"^[^\S\n]*(\d{1,5})[^\S\n]+of[^\S\n]+(\d{1,5})[^\S\n]*$", re.MULTILINE)
_ATTACHED = re.compile(r"(\d{1,6})[-.](\d{1,4})")
_BANKRUPTCY_TYPES = re.compile(r"\d-?(?:bk|ap|adv|mp|br)-?\d", re.IGNORECASE)
_TYPED = re.compile(r"(?:[A-Z]{2,4}/)?(?:\d{1,2}:)?\d{2,4}-?[A-Z]{2,4}-?\d", re.IGNORECASE)
_NAMED_COURTS = {"colorado": "cod"}


def stamp_of(text: str, rows: Callable[[], Sequence[str]], *, page: int) -> Stamp | None:
    """The stamp of a page's own document, None where it has none.

    `text` is the page's plain text, `rows` gives its lines rebuilt by position and is called only where the plain text
    has pieces of a stamp that do not fit together. `page` counts from 1. Where a filing was filed again as an
    exhibit, the later stamp is the document's own. The Supreme Court prints none: there the cover on page 1 counts.
    """
    ranges = _ranges_near_dates(text)
    if ranges:
        stamp = _own_stamp(text, ranges, rows)
        if stamp is not None:
            return stamp
    return _cover(text) if page == 1 else None


def stamp_spans(text: str) -> list[tuple[int, int]]:
    """Where in a page's text stamps stand, all of them, as (start, end)."""
    spans: list[tuple[int, int]] = []
    for start, end in _ranges_near_dates(text):
        found, _ = readings_in(text, start, end)
        spans += [(reading.start, reading.end) for reading in found]
        spans += [match.span() for match in NYSCEF.finditer(text, start, end)]
    return sorted(spans)


def iso_date(printed: str) -> str | None:
    """ "03/04/20" or "3/4/2020" as 2020-03-04; None where that is no date."""
    try:
        month, day, year = printed.split("/")
        return date(full_year(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _ranges_near_dates(text: str) -> list[tuple[int, int]]:
    """The parts of a text in which a stamp can stand: near a date in digits. Cheap, since most pages have none."""
    ranges: list[tuple[int, int]] = []
    if len(text) > LONGEST_HEAD + LONGEST_TAIL:
        text = text[:LONGEST_HEAD] + " " * (len(text) - LONGEST_HEAD - LONGEST_TAIL) + text[-LONGEST_TAIL:]
    for match in _DATE_TAIL.finditer(text) if "/" in text else ():
        start, end = max(0, match.start() - REACH), match.end() + REACH
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    if not ranges and "#" in text and _UNDATED.search(text):
        return [(0, len(text))]
    return ranges


def _own_stamp(text: str, ranges: list[tuple[int, int]], rows: Callable[[], Sequence[str]]) -> Stamp | None:
    found: list[Stamp] = []
    broken = False
    for start, end in ranges:
        readings, pieces = readings_in(text, start, end)
        found += [_stamp(text, reading) for reading in readings]
        found += _nyscef(text, start, end)
        broken = broken or pieces
    if broken or not found:
        mended = _mended(text, ranges, rows, broken=broken)
        found = mended or found
    return _outermost(found)


def _mended(
    text: str, ranges: list[tuple[int, int]], rows: Callable[[], Sequence[str]], *, broken: bool
) -> list[Stamp]:
    """The stamps of a page whose plain text has them in pieces: whole in the rows, else put together word by word."""
    if not broken and not any(_has_stamp_words(text[start:end]) for start, end in ranges):
        return []
    by_position = "\n".join(rows())
    readings, pieces = readings_in(by_position)
    if readings and not pieces:
        return [_stamp(by_position, reading) for reading in readings] + _nyscef(by_position, 0, len(by_position))
    # A stamp lies in one row, so words of the page below it are seldom taken for its own there; then in the text.
    for parts in ([row for row in by_position.split("\n") if "/" in row], [text[start:end] for start, end in ranges]):
        woven = [reading for part in parts for reading in woven_readings(part)]
        if woven:
            return [_stamp("", reading) for reading in woven]
    return [_stamp(by_position, reading) for reading in readings] or _nyscef(by_position, 0, len(by_position))


def _has_stamp_words(part: str) -> bool:
    lowered = part.lower()
    if "nyscef" in lowered:
        return True
    return ("case" in lowered or "appeal" in lowered) and "filed" in lowered and ("page" in lowered or "pg" in lowered)


def _outermost(found: list[Stamp]) -> Stamp | None:
    """The stamp that was printed last: the latest filing, then the largest document number of one case."""
    best: Stamp | None = None
    for stamp in found:
        if best is None or _order(stamp, best) >= _order(best, stamp):
            best = stamp
    return best


def _order(stamp: Stamp, other: Stamp) -> tuple[str, int, int]:
    same_case = stamp.docket_number == other.docket_number
    return (
        stamp.filed or stamp.entered or "",
        int(stamp.document or 0) if same_case else 0,
        int(stamp.attachment or 0) if same_case and stamp.document == other.document else 0,
    )


def _stamp(text: str, reading: Reading) -> Stamp:
    slots = reading.slots
    document, attachment = _document(slots.get("document"))
    entered = iso_date(slots["entered"]) if "entered" in slots else None
    filed = iso_date(slots["filed"]) if "filed" in slots else None
    court = _court(reading)
    printed = text[reading.start : reading.end] if text else slots.get("printed", "")
    return Stamp(
        court_kind=_court_kind(reading, court),
        docket_number=" ".join(reading.number.split()),
        document=document,
        attachment=attachment,
        filed=filed or (entered if "docket_of" in slots else None),
        entered=entered,
        page_number=_number(slots.get("page")),
        page_count=_number(slots.get("count") or slots.get("pages")),
        page_id=slots.get("page_id"),
        court=court,
        printed=" ".join(printed.split()),
    )


def _document(printed: str | None) -> tuple[str | None, str | None]:
    attached = _ATTACHED.fullmatch(printed) if printed else None
    return (attached[1], attached[2]) if attached else (printed, None)


def _number(printed: str | None) -> int | None:
    return int(printed) if printed else None


def _court(reading: Reading) -> str | None:
    """The court's id where the stamp names it: "USCA11" ca11, "TXSD" txsd, "ND/OK" oknd, "USDC Colorado" cod."""
    lead = reading.lead
    if lead and lead["circuit"]:
        return f"ca{int(lead['circuit'])}"
    if lead and lead["usca"]:
        return "cadc"
    slots = reading.slots
    named = (lead["usdc"] if lead else None) or slots.get("filed_in") or slots.get("court_in")
    named = named or slots.get("docket_of") or slots.get("usdc")
    if not named:
        return None
    if "/" in named:
        first, second = named.lower().split("/", 1)
        # N.D. Okla. prints ND/OK, N.D. Ind. IN/ND: the part that is a district comes last in the id.
        return second + first if first in {"nd", "ed", "sd", "wd", "md", "cd"} and second != "nd" else first + second
    return _NAMED_COURTS.get(named.lower(), named.lower())


def _court_kind(reading: Reading, court: str | None) -> CourtKind:
    """Numbers with a case type are of trial courts; without one, bankruptcy courts say "Doc", appellate ones
    "Document"."""
    number, slots = reading.number, reading.slots
    if reading.lead and not reading.lead["usdc"]:
        return CourtKind.APPELLATE
    if _BANKRUPTCY_TYPES.search(number) or (court and len(court) == 4 and court.endswith("b")):
        return CourtKind.BANKRUPTCY
    if _TYPED.match(number) or number.upper().startswith("MDL"):
        return CourtKind.DISTRICT
    if reading.word.lower() == "appeal":
        return CourtKind.APPELLATE
    if "entered" in slots or slots.get("label", "").lower() == "doc" or re.search(r"-\d+-", number):
        return CourtKind.BANKRUPTCY
    return CourtKind.APPELLATE


def _nyscef(text: str, start: int, end: int) -> list[Stamp]:
    stamps: list[Stamp] = []
    matches = list(NYSCEF.finditer(text, start, end)) if "NYSCEF" in text else []
    line = (_PAGE_LINE.search(text, matches[-1].end()) or _PAGE_LINE.search(text)) if matches else None
    for match in matches:
        stamps.append(
            Stamp(
                court_kind=CourtKind.STATE,
                docket_number=match["index"] or match["number"],
                document=match["document"],
                filed=iso_date(match["filed"]),
                page_number=int(line[1]) if line else None,
                page_count=int(line[2]) if line else None,
                printed=" ".join(match[0].split()),
            )
        )
    return stamps


def _cover(text: str) -> Stamp | None:
    """The docket number on the cover of a paper of the Supreme Court: that above the court's name, else below it."""
    head = text[:_COVER_REACH]
    court = _COVER.search(head)
    if court is None:
        return None
    above = _COVER_NUMBER.findall(head, 0, court.start())
    below = _COVER_NUMBER.search(head, court.end())
    if not above and below is None:
        return None
    number = above[0] if above else below[1]  # type: ignore[index]
    return Stamp(court_kind=CourtKind.SUPREME, docket_number=" ".join(number.split()), court="scotus")
