"""The grammar of court stamps: where one begins, and the fields that follow it in any order.

The forms differ from court to court in wording, punctuation, spacing and order, but all of them are a docket number
followed by labelled values. So there is one grammar of fields and no list of forms. Every repetition in the patterns
is bounded, so no page can make matching slow.

Sources: the stamps of CM/ECF (district, bankruptcy and appellate), of ACMS (2d and 9th Cir.) and of NYSCEF as they are
printed on filings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NUMBER = r"""
    (?:(?:[A-Z]{2,4}/)?(?:\d{1,2}:)?(?:\d{4}|\d{2})-?[A-Z]{2,4}-?\d{1,6}|(?:\d{1,2}:)?\d{2}-\d{1,6})(?!\d)
    (?:-(?:[A-Z]{1,5}(?=Doc)|[A-Z][A-Z0-9]{0,6}\b|\d{1,3}\b)){0,6}
    |MDL\s{1,12}No\.?\s{0,12}\d{1,5}
"""
DATE = r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)"
TIME = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s{0,12}[AP]\.?M\b\.?)?"
SPACES = r"\s{0,40}"

ANCHOR = re.compile(
    rf"""(?<![\w"“(])(?P<word>(?:Case|CASE|case|Appeal|APPEAL|Petition))\s{{0,12}}(?:No\.)?\s{{0,12}}[:\#]?\s{{0,12}}\#?
    (?P<number>(?i:{NUMBER}))""",
    re.VERBOSE,
)
"""A stamp that begins with the word "Case" or "Appeal" and the docket number."""

BARE_ANCHOR = re.compile(
    rf"""(?<![\w:/-])(?P<number>(?i:{NUMBER}))
    (?=\s{{1,40}}(?:Doc(?:ument|\.|\b)|ECF\s+No|\#\s*\d|Date\s+Filed\s|Filed\s))""",
    re.VERBOSE,
)
"""A stamp that begins with the docket number itself (E.D. Mich., D.S.C., D. Neb., C.D. Ill., S.D.N.Y. bankruptcy …)."""

LEAD = re.compile(
    r"(?:USCA\s?(?P<circuit>\d{1,2})|(?P<usca>USCA)|USDC\s{1,12}(?P<usdc>[A-Z]{2}/[A-Z]{2})|(?P<appellate>Appellate)|"
    r"BAP)\s{1,12}$"
)
"""What may stand before "Case" or "Appeal"."""

FIELD = re.compile(
    rf"""
    p(?:a?ge?|g)\.?\s{{0,12}}id[\s.\#:]{{0,24}}(?P<page_id>\d{{1,7}})
    |total\s{{1,12}}pages?\s?:?\s{{0,12}}\(?\d{{1,5}}\s{{1,12}}of\s{{1,12}}\d{{1,5}}\)?
    |pages\s?:?\s{{0,12}}(?P<pages>\d{{1,5}})(?!\d)
    |(?:page|pg)\.?\s?:?{SPACES}(?P<page>\d{{1,5}})(?:\s{{0,10}}of\s{{0,10}}(?P<count>\d{{1,5}}))?(?!\d)
    |(?P<label>document|doc|dkt\.?\s{{0,12}}entry|docket\s{{1,12}}entry|entry\s{{1,12}}number|ecf|docket)\.?\s{{0,12}}(?:no\.?)?
        [\s.\#:]{{0,12}}(?P<document>\d{{1,13}}(?:[-.]\d{{1,4}})?)
    |\#\s{{0,12}}(?P<hash>\d{{1,5}}(?:-\d{{1,4}})?)
    |(?:date\s{{1,12}})?(?:e-?)?filed:?\s{{0,12}}(?:on\s{{1,12}})?
        (?:in\s{{1,12}}(?:USDC\s{{1,12}})?(?P<filed_in>[A-Z/]{{4,5}})\s{{1,12}}on\s{{1,12}})?(?P<filed>{DATE})
    |ent(?:ered|\.):?\s{{0,12}}(?:on\s{{1,12}}(?:(?P<docket_of>[A-Z]{{3,5}})\s{{1,12}})?(?:docket\s{{0,12}}:?\s{{0,12}})?)?
        (?P<entered>{DATE})
    |(?:entry\s{{1,12}})?id:?\s{{0,12}}(?P<id>\d{{5,9}})
    |in\s{{1,12}}(?P<court_in>[A-Z]{{4}})\b
    |usdc\s{{1,12}}(?P<usdc>colorado|[A-Z]{{2}}/[A-Z]{{2}})
    |(?P<time>{TIME})
    |(?P<date>{DATE})
    |\(\d{{1,5}}\s{{1,12}}of\s{{1,12}}\d{{1,5}}\)
    |(?P<bare_page>\d{{1,5}})\s{{1,12}}of\s{{1,12}}(?P<bare_count>\d{{1,5}})\b
    |(?P<serial>\d{{6,8}})(?:\s{{1,20}}(?P<serial_count>\d{{1,4}})\b)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""One field of a stamp. `hash` is the "# 12" of C.D. Ill.; `date`, `bare_page` and `serial` have no label."""

SEPARATOR = re.compile(r"[\s,;.|:–—-]{0,60}")
DESCRIPTION = re.compile(
    r"(?:desc:?\s{1,160})?(?:[^\s/]{1,40}\s{1,160}){0,14}?(?=(?:page|pg)\.?\s{0,12}:?\s{0,40}\d)", re.IGNORECASE
)
"""What bankruptcy courts print between the time of entry and the page: "Desc Main Document", "Exhibit A"."""

NYSCEF = re.compile(
    rf"""FILED:\s{{1,12}}(?P<court>[A-Z][A-Z0-9 .,&'/–-]{{3,70}}?)\s{{1,12}}(?P<filed>{DATE})\s{{1,12}}{TIME}
    \s{{1,240}}(?:INDEX\s{{1,12}}NO\.?\s{{0,6}}(?P<index>\S{{1,24}})|(?P<number>(?:19|20)\d{{2}}[-–]\d{{1,6}}))
    \s{{1,240}}NYSCEF\s{{1,12}}DOC\.?\s{{1,12}}NO\.?\s{{0,6}}(?P<document>\d{{1,6}})
    (?:\s{{1,240}}RECEIVED\s{{1,12}}NYSCEF:\s{{0,6}}(?P<received>{DATE}))?""",
    re.VERBOSE,
)
"""The two lines of New York's e-filing system, in the order in which they are printed."""

SLOTS = ("page_id", "pages", "page", "document", "filed", "entered")


@dataclass(slots=True)
class Reading:
    """What one scan collected, as printed, and the range of the text it took."""

    number: str
    word: str
    start: int
    end: int
    lead: re.Match[str] | None = None
    slots: dict[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether this is a stamp and not a citation of one: a stamp has a date and a page.

        C.D. Ill. printed no date for years ("1:12-cv-01234 # 12 Page 1 of 9")."""
        paged = bool(self.slots.keys() & {"page", "pages", "page_id"})
        return paged and (
            bool(self.slots.keys() & {"filed", "entered"}) or ("hash" in self.slots and "count" in self.slots)
        )


def readings_in(text: str, start: int = 0, end: int | None = None) -> tuple[list[Reading], bool]:
    """The stamps in a range of a text that stand in one piece, and whether there are pieces of others.

    A piece is a beginning followed by at least one field without the rest.
    """
    end = len(text) if end is None else end
    found: list[Reading] = []
    pieces: list[Reading] = []
    taken = start
    for anchor in _anchors(text, start, end):
        if anchor.start() < taken:
            continue
        reading = _scan(text, anchor, end)
        if reading.complete:
            found.append(reading)
            taken = reading.end
        elif reading.slots:
            pieces.append(reading)
    broken = any(not found or any(abs(piece.start - whole.start) < 250 for whole in found) for piece in pieces)
    return found, broken


def _anchors(text: str, start: int, end: int) -> list[re.Match[str]]:
    named = list(ANCHOR.finditer(text, start, end))
    numbers = {match.start("number") for match in named}
    bare = [
        match
        for match in BARE_ANCHOR.finditer(text, start, end)
        if match.start("number") not in numbers and any(character.isalpha() for character in match["number"])
    ]
    return sorted(named + bare, key=lambda match: match.start())


def _scan(text: str, anchor: re.Match[str], end: int) -> Reading:
    word = anchor["word"] if "word" in anchor.re.groupindex else ""
    reading = Reading(anchor["number"], word, anchor.start(), anchor.end())
    if word:
        before = max(0, anchor.start() - 24)
        reading.lead = LEAD.search(text, before, anchor.start())
        if reading.lead:
            reading.start = reading.lead.start()
    position = anchor.end()
    while True:
        position = SEPARATOR.match(text, position, end).end()  # type: ignore[union-attr]
        match = FIELD.match(text, position, end)
        if match is None and "page" not in reading.slots and reading.slots.keys() & {"entered", "filed"}:
            description = DESCRIPTION.match(text, position, end)
            match = FIELD.match(text, description.end(), end) if description else None
        if match is None or not _take(reading, match):
            return reading
        position = reading.end = match.end()


def _take(reading: Reading, match: re.Match[str]) -> bool:
    """Put a field into its slots; False where a slot is filled, which means that another text has begun."""
    slots = reading.slots
    values = _labelled({name: value for name, value in match.groupdict().items() if value is not None}, reading)
    if values is None or any(name in slots for name in SLOTS if name in values):
        return False
    if not values and not slots.keys() & {"page", "pages"}:
        return False
    slots.update(values)
    return True


def _labelled(values: dict[str, str], reading: Reading) -> dict[str, str] | None:
    """A field's values under the names of slots, those without a label too; None where they cannot stand here."""
    slots = reading.slots
    if "hash" in values:
        values["document"] = values["hash"]
        return None if reading.word or "document" in slots else values
    if "date" in values:
        values["filed"] = values.pop("date")
        return None if "filed" in slots or not reading.word else values
    if "bare_page" in values:
        values["page"], values["count"] = values.pop("bare_page"), values.pop("bare_count")
    if "serial" in values:
        if "filed" not in slots or "document" not in slots:
            return None
        if "serial_count" in values and "page" in slots and "count" not in slots:
            values["count"] = values["serial_count"]
    return values
