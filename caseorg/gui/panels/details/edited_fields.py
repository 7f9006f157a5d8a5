"""How the fields of a document take what is typed into them."""

from __future__ import annotations

import re

from caseorg.base.errors import BadInput
from caseorg.rules.typed_dates import spoken_date, typed_date

_ECF = re.compile(r"(?:ECF\s*(?:No\.?)?\s*)?(\d{1,11})(?:\s*[-–.]\s*(\d{1,4}))?", re.IGNORECASE)


def required_title(text: str) -> str:
    """A title without white space around it. Raises BadInput for none."""
    kept = " ".join(text.split())
    if not kept:
        raise BadInput("The title is empty. Type one, or press Esc to keep the old one.")
    return kept


def date_filed(text: str) -> str:
    """The date typed as ISO text, "" for none. Raises BadInput."""
    return typed_date(text, "The date filed") or ""


def tell_date(text: str) -> str:
    """What is said of a date while it is typed."""
    try:
        found = typed_date(text)
    except BadInput:
        return "A date as 2026-03-31 or 3/31/2026 (month first)"
    return spoken_date(found) if found else ""


def ecf_number(text: str) -> str:
    """An ECF No. as it is cited ("28", "28-3"), "" for none. Raises BadInput."""
    wanted = text.strip()
    if not wanted:
        return ""
    match = _ECF.fullmatch(wanted)
    if match is None or not int(match[1]):
        raise BadInput(f"“{wanted}” is no ECF No. Type 28, or 28-3 for attachment 3; nothing takes it off the docket.")
    number, attachment = int(match[1]), int(match[2] or 0)
    return f"{number}-{attachment}" if attachment else str(number)


def tell_ecf(text: str) -> str:
    """What is said of an ECF No. while it is typed."""
    try:
        number, _, attachment = ecf_number(text).partition("-")
    except BadInput:
        return "28, or 28-3 for attachment 3"
    return f"Attachment {attachment} to ECF No. {number}" if attachment else f"Main document of ECF No. {number}"
