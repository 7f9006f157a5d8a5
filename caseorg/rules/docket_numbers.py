"""Docket numbers as courts print them and as people type them."""

from __future__ import annotations

import re

from caseorg.model.docket import DocketNumber

DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−\xad", "-"))
"""What word processors and PDF fonts put for a hyphen."""

FIRST_TWO_DIGIT_YEAR = 60
"""Two-digit years from this on are of the last century: the oldest docket numbers still cited with two digits are of
the 1960s."""

_TYPED = re.compile(
    r"""(?<![\w/-])(?<!\d:)
    (?:(?P<office>\d{1,2}):\s?)?
    (?P<year>(?:19|20)\d{2}|\d{2})
    \s?[-.]?\s?(?P<type>[a-z]{2,6}|m\.?[cj]\.?|c\.?[vr]\.?)\.?\s?[-.]?\s?
    (?P<serial>\d{1,6})(?!\d)
    (?P<rest>(?:-(?:[a-z]{1,5}(?=Document)|[a-z0-9]{1,7}\b)){0,5})
    (?:\s?\((?P<bracketed>[a-z]{1,5}(?:[\s/,)(-]{1,3}[a-z]{1,5}){0,3})\))?""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN = re.compile(
    r"""(?<![\w/.-])(?<!\d:)
    (?:(?P<office>\d{1,2}):\s?)?
    (?P<year>(?:19|20)\d{2}|\d{2})-(?P<serial>\d{1,6})(?![\d/])
    (?P<rest>(?:-(?:[a-z]{1,5}(?=Document)|[a-z][a-z0-9]{0,6}\b)){0,3})
    (?:\s?\((?P<bracketed>[a-z]{1,5}(?:[\s/,)(-]{1,3}[a-z]{1,5}){0,3})\))?""",
    re.IGNORECASE | re.VERBOSE,
)
_SUPREME = re.compile(r"(?<![\w-])(?P<year>\d{2})(?P<type>[AMO])(?P<serial>\d{1,5})(?![\w-])")
_INDEX = re.compile(r"(?<![\w/-])(?P<serial>\d{1,7})/(?P<year>(?:19|20)\d{2})(?![\w/-])")
_MDL = re.compile(r"\bMDL\s?(?:No\.?|Docket\s?No\.?)?\s?-?(?P<serial>\d{1,5})(?!\d)", re.IGNORECASE)

_SAME_TYPE = {"civ": "cv", "crim": "cr", "mag": "mj", "misc": "mc", "adv": "ap"}
"""Types that people write out, in the letters of CM/ECF."""

_NOT_TYPES = frozenset(
    "of to and the for on in at by or is no nos jan feb mar apr may jun jul aug sep oct nov dec am pm "
    "us usc cfr fed stat st nd rd th page pp ed wl et id see doc ecf dkt ex".split()
)
"""Words that stand between two numbers in running text and are no case types."""


def full_year(digits: str) -> int:
    """The year that two or four digits mean."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= FIRST_TWO_DIGIT_YEAR else 2000)


def docket_number_of(text: str) -> DocketNumber | None:
    """The first docket number in a text, in its parts; None where there is none.

    Read are district and bankruptcy numbers with or without office, type, zero padding and judges, appellate and
    Supreme Court numbers, MDL numbers and New York index numbers.
    """
    plain = text.translate(DASHES)
    for pattern, read in ((_TYPED, _typed), (_PLAIN, _untyped), (_SUPREME, _supreme), (_INDEX, _index), (_MDL, _mdl)):
        for match in pattern.finditer(plain):
            number = read(match, text[match.start() : match.end()])
            if number is not None:
                return number
    return None


def same_docket(a: DocketNumber, b: DocketNumber) -> bool:
    """Whether two docket numbers are the same case though printed differently.

    Year, serial number and type must agree; a type, office or judge that only one of them prints decides nothing,
    and neither do judges, who change.
    """
    if a.serial is None or b.serial is None:
        return a.raw.casefold() == b.raw.casefold()
    if (a.year, a.serial) != (b.year, b.serial):
        return False
    if a.type and b.type and a.type != b.type:
        return False
    return not (a.office and b.office and a.office != b.office)


def _typed(match: re.Match[str], raw: str) -> DocketNumber | None:
    kind = match["type"].lower().replace(".", "")
    if kind in _NOT_TYPES or (len(kind) > 4 and not match["office"]):
        return None
    return _number(match, raw, _SAME_TYPE.get(kind, kind))


def _untyped(match: re.Match[str], raw: str) -> DocketNumber | None:
    if len(match["year"]) == 4 and len(match["serial"]) < 3:
        return None  # a span of years or a date
    return _number(match, raw, None)


def _number(match: re.Match[str], raw: str, kind: str | None) -> DocketNumber:
    suffixes = [part for part in match["rest"].split("-") if part and not part.isdigit()]
    bracketed = match["bracketed"]
    if bracketed and bracketed[:2].isupper():
        suffixes += re.split(r"[\s/,)(-]+", bracketed)
    elif bracketed:
        raw = raw[: raw.index("(")].rstrip()
    return DocketNumber(
        raw=raw,
        office=match["office"],
        year=full_year(match["year"]),
        type=kind,
        serial=int(match["serial"]),
        judges="-".join(dict.fromkeys(suffixes)) or None,
    )


def _supreme(match: re.Match[str], raw: str) -> DocketNumber:
    return DocketNumber(raw=raw, year=full_year(match["year"]), type=match["type"].lower(), serial=int(match["serial"]))


def _index(match: re.Match[str], raw: str) -> DocketNumber:
    return DocketNumber(raw=raw, year=int(match["year"]), serial=int(match["serial"]))


def _mdl(match: re.Match[str], raw: str) -> DocketNumber:
    return DocketNumber(raw=raw, type="mdl", serial=int(match["serial"]))
