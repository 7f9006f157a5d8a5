"""Dates as PDFs write them (ISO 32000-1, 7.9.4): "D:20260302141500-05'00'"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_DATE = re.compile(
    r"(?:D:)?(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?)?)?"
    r"(?:(Z)|([+-])(\d\d)'?(?:(\d\d)'?)?)?(?:00'?(?:00'?)?)?",
    re.ASCII,
)


def instant_of_pdf_date(text: str) -> str:
    """The UTC instant (2026-03-02T19:15:00.000Z) of a PDF's date; "" where it is none. One without a zone is taken
    as UTC: nobody knows whose local time it was."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return ""
    year, month, day, hour, minute, second = (int(part) if part else None for part in match.groups()[:6])
    offset = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0)) * (-1 if match[8] == "-" else 1)
    try:
        local = datetime(year or 0, month or 1, day or 1, hour or 0, minute or 0, second or 0, tzinfo=timezone(offset))
        moment = local.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z" if moment.year >= 1000 else ""


def pdf_date_of_instant(instant: str) -> str:
    """A UTC instant as a PDF's date, to the second; "" where it is no instant."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)", instant, re.ASCII)
    return f"D:{''.join(match.groups())}Z" if match else ""
