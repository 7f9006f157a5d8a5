"""Days as people say them, seen from today: "5/27", "May 27", "in 14 days", "next Tue", "yesterday"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from caseorg.base.errors import BadInput
from caseorg.rules.deadline_words import day_text, days_left
from caseorg.rules.typed_dates import spoken_date, typed_date, typed_time

_NEAR = {"today": 0, "tomorrow": 1, "tmrw": 1, "yesterday": -1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
# A name is taken from its third letter on: "tue", "tues", "tuesday"; "sep", "sept", "september".
_FEWEST_LETTERS = 3
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_AMOUNT = re.compile(r"(?:in\s+|\+\s*)?([a-z]+|\d{1,4})\s*(d|days?|w|weeks?|months?|years?)(\s+ago)?")
_PLUS = re.compile(r"([+-])\s*(\d{1,4})")
_MONTH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_NAMED_DAY = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?")
_WEEKDAY = re.compile(r"(?:(next|this|last|on)\s+)?([a-z]+)\.?")
_EXAMPLES = "5/27, May 27, in 14 days, next Tue or 2026-05-27"


def spoken_day(text: str, today: date, *, past: bool = False, name: str = "The date") -> str | None:
    """The day somebody typed as YYYY-MM-DD, None for nothing; all that `typed_date` takes, and words seen from `today`.

    A day without its year is the next one there is, today included; with `past` (for what has happened) the last one.
    A weekday is the first after today; with "last", or with `past`, the one before. Months end on their last day:
    a month after January 31 is February 28. Raises BadInput for any other text.
    """
    wanted = " ".join(text.lower().replace(",", " ").split())
    if not wanted:
        return None
    found = _relative(wanted, today) or _weekday(wanted, today, past) or _without_year(wanted, today, past)
    if found is not None:
        return found.isoformat()
    try:
        return typed_date(text, name)
    except BadInput as error:
        said = " ".join(text.split())
        raise BadInput(f"{name}: “{said}” is no date. Type it as {_EXAMPLES} (month first).") from error


def spoken_moment(text: str, today: date, *, past: bool = False, name: str = "The date") -> str | None:
    """A day as `spoken_day` takes it, with or without a time of day after it ("next Tue at 10am", "5/27 14:30"), as an
    ISO day or local time; None for nothing. Raises BadInput for any other text."""
    kept = " ".join(re.sub(r"(?<=\d)T(?=\d)", " ", text).split())
    try:
        return spoken_day(kept, today, past=past, name=name)
    except BadInput:
        words = kept.split(" ")
        for first in range(1, len(words)):
            time = typed_time(" ".join(words[first:]))
            if time:
                day = " ".join(words[:first]).removesuffix(" at").rstrip(",")
                return f"{spoken_day(day, today, past=past, name=name)}T{time}"
        raise


def echo_moment(text: str, today: date, *, past: bool = False) -> str:
    """As `echo`, for a day with or without its time."""
    try:
        found = spoken_moment(text, today, past=past)
    except BadInput:
        return f"Type {_EXAMPLES}, with a time as 2:30 pm where there is one."
    if found is None or "T" not in found:
        return echo(text, today, past=past)
    return f"{spoken_date(found[:10])}, {day_text(found).rpartition(', ')[2]}, {days_left(found, today)}."


def echo(text: str, today: date, *, past: bool = False) -> str:
    """What is said of a day while it is typed: the one understood and how far it is off, or how to type one."""
    try:
        found = spoken_day(text, today, past=past)
    except BadInput:
        return f"Type {_EXAMPLES}."
    if found is None:
        return ""
    weekend = " It is a weekend." if date.fromisoformat(found).weekday() >= _WEEKDAYS.index("saturday") else ""
    return f"{spoken_date(found)}, {days_left(found, today)}.{weekend}"


def _relative(text: str, today: date) -> date | None:
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    plus = _PLUS.fullmatch(text)
    if plus is not None:
        return _moved(today, int(plus[1] + plus[2]), "days")
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    amount = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1])
    return None if amount is None else _moved(today, -amount if match[3] else amount, match[2])


def _moved(day: date, amount: int, unit: str) -> date | None:
    try:
        if unit.startswith(("month", "year")):
            months = day.month - 1 + amount * (12 if unit.startswith("year") else 1)
            year, month = day.year + months // 12, months % 12 + 1
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        return day + timedelta(days=amount * (7 if unit.startswith("w") else 1))
    except (ValueError, OverflowError):
        return None


def _weekday(text: str, today: date, past: bool) -> date | None:
    match = _WEEKDAY.fullmatch(text)
    wanted = _place(match[2], _WEEKDAYS) if match else None
    if match is None or wanted is None:
        return None
    back = match[1] == "last" or (past and match[1] in (None, "on"))
    if back:
        return today - timedelta(days=(today.weekday() - wanted) % 7 or 7)
    return today + timedelta(days=(wanted - today.weekday()) % 7 or 7)


def _without_year(text: str, today: date, past: bool) -> date | None:
    match = _MONTH_DAY.fullmatch(text)
    if match is not None:
        return _nearest(int(match[1]), int(match[2]), today, past)
    named = _NAMED_DAY.fullmatch(text)
    month = _place(named[1] or named[4], _MONTHS) if named else None
    if named is None or month is None:
        return None
    return _nearest(month + 1, int(named[2] or named[3]), today, past)


def _nearest(month: int, day: int, today: date, past: bool) -> date | None:
    """That day of the year, the next there is or the last; February 29 lies up to eight years off."""
    for far in range(9):
        try:
            found = date(today.year + (-far if past else far), month, day)
        except ValueError:
            continue
        if (found <= today) if past else (found >= today):
            return found
    return None


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names a word is the beginning of."""
    if len(word) < _FEWEST_LETTERS:
        return None
    return next((place for place, name in enumerate(names) if name.startswith(word)), None)
