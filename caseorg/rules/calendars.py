"""Calendars of days that one authority set aside: from TOML text to checked facts."""

from __future__ import annotations

import hashlib
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.model.counting import Confidence, DayKind, SpecialDay
from caseorg.model.rule_pack import DayCalendar
from caseorg.rules.pack_reading import pack_written
from caseorg.rules.rulebook import canonical_json, day_of


def calendar_of(toml_text: str) -> DayCalendar:
    """The calendar written in a TOML text; BadInput says what is wrong with it and what to do."""
    written = pack_written(toml_text, "The calendar")
    where = "The calendar"
    try:
        where = f"Calendar {written['calendar']['id']}"
        days = tuple(_special_day(entry) for entry in written.get("day", []))
        calendar = DayCalendar(
            id=written["calendar"]["id"],
            title=written["calendar"]["title"],
            days=days,
            hash=hashlib.sha256(canonical_json(written).encode()).hexdigest(),
        )
    except KeyError as error:
        raise BadInput(f"{where}: the field {error.args[0]} is missing. Add it.") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadInput(f"{where}: {error}. Correct it.") from error
    _refuse(calendar, where)
    return calendar


def _special_day(entry: dict[str, Any]) -> SpecialDay:
    return SpecialDay(
        date=day_of(entry["date"]),
        kind=DayKind(entry["kind"]),
        name=entry["name"],
        authority=entry.get("authority", ""),
        confidence=Confidence(entry["confidence"]),
    )


def _refuse(calendar: DayCalendar, where: str) -> None:
    """Raise BadInput for the first day that cannot be right."""
    seen = set()
    for day in calendar.days:
        if day.kind in (DayKind.FEDERAL, DayKind.OBSERVED, DayKind.INACCESSIBLE):
            raise BadInput(f"{where}, {day.date}: a day is president, state or closed. Correct “kind”.")
        if not day.authority:
            raise BadInput(f"{where}, {day.date}: who set the day aside is missing. Add “authority”.")
        if (day.date, day.kind) in seen:
            raise BadInput(f"{where}, {day.date}: the day is written twice. Remove one.")
        seen.add((day.date, day.kind))
