"""When a filing was filed or signed, where no stamp says it: the clerk's own stamp and the signature's date."""

from __future__ import annotations

import re
from datetime import date

from caseorg.rules.docket_numbers import full_year

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = r"""(?:
    (?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|
        Dec(?:ember)?)\.?\s{1,3}(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(?P<year>(?:19|20)\d\d)
    |(?P<m>\d{1,2})[/-](?P<d>\d{1,2})[/-](?P<y>(?:19|20)\d\d|\d\d)(?!\d)
    |(?P<iso_year>20\d\d)\s(?P<iso_month>[A-Z][a-z]{2})-(?P<iso_day>\d\d)
    |(?P<nth>\d{1,2})(?:st|nd|rd|th)?\s+(?:day\s+of\s+)?(?P<of_month>January|February|March|April|May|June|July|August|September|October|
        November|December),?\s{1,3}(?P<of_year>(?:19|20)\d\d)
)"""
_CLERK = re.compile(
    rf"\b(?:E-?)?FILED\b[:\s]{{1,12}}(?:(?:on|ON|In|IN)\s)?(?:\w[\w.,’' ]{{0,40}}\n\s{{0,12}}){{0,3}}{_DATE}",
    re.VERBOSE,
)
_SIGNED = re.compile(
    rf"\b(?:Dated|DATED|Executed|EXECUTED|SIGNED|Signed|Respectfully\s+submitted|SO\s+ORDERED)\b[\s:,]{{0,6}}(?:on|"
    rf"this|at)?"
    rf"(?:\s[\w ,.]{{0,30}}?)?[\s:,]{{0,6}}{_DATE}",
    re.VERBOSE,
)


def clerk_date(text: str) -> tuple[str, int, int] | None:
    """The date of a clerk's FILED stamp in a text, as ISO, with start and end of its words."""
    return _first(_CLERK, text)


def signed_date(text: str) -> tuple[str, int, int] | None:
    """The date of a signature ("Dated: June 6, 2025"), as ISO, with start and end of its words."""
    return _first(_SIGNED, text)


def _first(pattern: re.Pattern[str], text: str) -> tuple[str, int, int] | None:
    for match in pattern.finditer(text):
        found = _iso(match)
        if found:
            return found, match.start(), match.end()
    return None


def _iso(match: re.Match[str]) -> str | None:
    year = match["year"] or match["y"] or match["iso_year"] or match["of_year"]
    day = match["day"] or match["d"] or match["iso_day"] or match["nth"]
    named = match["month"] or match["iso_month"] or match["of_month"]
    try:
        month = _MONTHS.index(named[:3].lower()) + 1 if named else int(match["m"])
        return date(full_year(year), month, int(day)).isoformat()
    except ValueError:
        return None
