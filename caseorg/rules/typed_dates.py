"""Dates as people type them."""

from __future__ import annotations

import re
from datetime import date, datetime

from caseorg.base.errors import BadInput

_US = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_WORDS = ("%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y")


def typed_date(text: str, name: str = "The date") -> str | None:
    """The date somebody typed as YYYY-MM-DD, None for nothing.

    Taken are 2026-03-31, the US order 3/31/2026 (also 3/31/26, by POSIX years 69–99 are 19xx), and March 31, 2026.
    Raises BadInput for any other text.
    """
    wanted = " ".join(text.replace("Sept.", "Sep").split())
    if not wanted:
        return None
    found = _iso(wanted) or _us(wanted) or _in_words(wanted.replace(".", ""))
    if found is None:
        raise BadInput(f"{name}: “{wanted}” is no date. Type it as 2026-03-31 or 3/31/2026 (month first).")
    return found.isoformat()


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _us(text: str) -> date | None:
    match = _US.fullmatch(text)
    if match is None:
        return None
    month, day, year = (int(part) for part in match.groups())
    if len(match[3]) == 2:
        year += 2000 if year < 69 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_words(text: str) -> date | None:
    for form in _WORDS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


def typed_time(text: str) -> str | None:
    """The time of day somebody typed as HH:MM ("14:30", "2:30 pm", "10am"), None for what is none."""
    wanted = " ".join(text.upper().replace(".", "").split())
    for form in ("%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p", "%I %p", "%I%p"):
        try:
            return f"{datetime.strptime(wanted, form):%H:%M}"
        except ValueError:
            continue
    return None


def typed_moment(text: str, name: str) -> str | None:
    """A day, or a day with a time of 24 hours or with AM or PM, as ISO text; None for nothing. Raises BadInput."""
    kept = " ".join(text.replace("T", " ").split())
    try:
        return typed_date(kept, name)
    except BadInput:
        parts = kept.split(" ")
        for first in range(1, len(parts)):
            day, time = " ".join(parts[:first]), typed_time(" ".join(parts[first:]))
            if time:
                return f"{typed_date(day, name)}T{time}"
        raise


def spoken_date(iso: str) -> str:
    """A date with its weekday, for checking what was understood: "Tuesday, March 31, 2026"."""
    day = date.fromisoformat(iso)
    return f"{day:%A}, {day:%B} {day.day}, {day.year}"
