"""Child side: an iCalendar file of a court read into plain entries, whatever it holds."""

from __future__ import annotations

import hashlib
import json
import re
import zoneinfo
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from icalendar import Calendar, Event, vRecur

from caseorg.base.errors import BadInput
from caseorg.model.court_calendar import UTC_ZONE, CourtCalendar, CourtEntry

MOST_BYTES = 16 << 20
_MOST_ENTRIES = 5_000
_DEEPEST = 8
_MOST_OF_SERIES = 60
_LONGEST_SERIES = timedelta(days=731)
_LONGEST = {"summary": 300, "description": 4_000, "location": 300}
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_BLOCK = re.compile(r"^BEGIN:(VEVENT|VTIMEZONE)\s*$.*?^END:\1\s*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
_BEGIN = re.compile(r"^BEGIN:(VCALENDAR|VEVENT)\s*$", re.MULTILINE | re.IGNORECASE)
_EDGE = re.compile(r"^(BEGIN|END):", re.IGNORECASE)
# What icalendar raises on what it cannot read.
_UNREADABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError)
_DAILY = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


def court_calendar_reading() -> Callable[[bytes], CourtCalendar]:
    """`read_court_calendar` for a child process, with the time zones that come with Python's own packages: those of
    the system are out of its reach."""
    zoneinfo.reset_tzpath(to=())
    return read_court_calendar


def read_court_calendar(data: bytes) -> CourtCalendar:
    """The entries of a file. Raises BadInput where it is no calendar, too large, or nested without end."""
    if len(data) > MOST_BYTES:
        raise BadInput(f"The file has more than {MOST_BYTES >> 20} MB: it is no court calendar. Export fewer dates.")
    remarks: list[str] = []
    text = _text_of(data, remarks)
    _refuse_monsters(text)
    entries: dict[tuple[str, str], CourtEntry] = {}
    for event, cancelled in _events(text, remarks):
        try:
            found = _entries(event, cancelled, remarks)
        except _UNREADABLE:
            remarks.append(f"“{_words(event, 'summary') or 'An entry'}” could not be read and was left out.")
            continue
        for entry in found:
            known = entries.get((entry.uid, entry.recurrence))
            if known is None or known.sequence <= entry.sequence:
                entries[entry.uid, entry.recurrence] = entry
            if len(entries) > _MOST_ENTRIES:
                raise BadInput(f"The file has more than {_MOST_ENTRIES:,} dates. Export those of fewer days or cases.")
    ordered = sorted(entries.values(), key=lambda one: (one.start, one.summary, one.uid, one.recurrence))
    return CourtCalendar(entries=tuple(ordered), remarks=tuple(_counted(remarks)))


def _counted(remarks: list[str]) -> list[str]:
    """Each remark once, with how often it was made."""
    return [text if times == 1 else f"{text} ({times:,} times)" for text, times in Counter(remarks).items()]


def _text_of(data: bytes, remarks: list[str]) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
            remarks.append("The file is not in UTF-8: it was read as Windows text. Look at accents and signs.")
    if "\0" in text or not _BEGIN.search(text):
        raise BadInput("The file is no calendar. Download it from the court as iCalendar (.ics) and try again.")
    return text


def _refuse_monsters(text: str) -> None:
    """Raises BadInput where parts lie in each other deeper than any calendar needs."""
    depth = 0
    for line in text.splitlines():
        edge = _EDGE.match(line)
        if edge:
            depth += 1 if edge[1].upper() == "BEGIN" else -1
        if depth > _DEEPEST:
            raise BadInput("The file is nested deeper than a calendar is. Download it from the court again.")


def _events(text: str, remarks: list[str]) -> Iterator[tuple[Event, bool]]:
    """The events of a file, and whether the whole file calls off what it names."""
    try:
        parts: list[Any] = list(Calendar.from_ical(text, multiple=True))
        calendars = [one for one in parts if isinstance(one, Calendar)]
        calendars += [_around(one) for one in parts if isinstance(one, Event)]  # a file of bare events
        tasks = sum(len(one.walk("VTODO")) for one in calendars)
    except _UNREADABLE:
        calendars, tasks = _piecemeal(text, remarks), 0
    if tasks:
        remarks.append(f"{tasks:,} {'task was' if tasks == 1 else 'tasks were'} left out: only events are taken.")
    for calendar in calendars:
        cancels = str(calendar.get("method", "")).upper() == "CANCEL"
        for event in calendar.walk("VEVENT"):
            if isinstance(event, Event):
                yield event, cancels


def _around(event: Event) -> Calendar:
    made = Calendar()
    made.add_component(event)
    return made


def _piecemeal(text: str, remarks: list[str]) -> list[Calendar]:
    """The events of a damaged file, each read alone with the time zones of the file; those that cannot are left out."""
    blocks = [(match[1].upper(), match[0]) for match in _BLOCK.finditer(text.replace("\r\n", "\n"))]
    zones = [block for kind, block in blocks if kind == "VTIMEZONE" and _parsed([block])]
    found = []
    for kind, block in blocks:
        if kind == "VEVENT":
            parsed = _parsed([*zones, block])
            if parsed is None:
                remarks.append("A damaged entry could not be read and was left out.")
            else:
                found.append(parsed)
    if not found:
        raise BadInput("Nothing in the file could be read: it is damaged. Download it from the court again.")
    return found


def _parsed(blocks: list[str]) -> Calendar | None:
    whole = "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *blocks, "END:VCALENDAR", ""))
    try:
        made = Calendar.from_ical(whole)
    except _UNREADABLE:
        return None
    return made if isinstance(made, Calendar) else None


# One event


def _entries(event: Event, cancelled: bool, remarks: list[str]) -> list[CourtEntry]:
    summary = _words(event, "summary") or "Without a title"
    begin = _moment(event, "dtstart")
    if begin is None:
        remarks.append(f"“{summary}” has no date and was left out.")
        return []
    start, zone = _local(begin)
    entry = CourtEntry(
        uid=_words(event, "uid")[:250],
        start=start,
        end=_end(event, begin),
        time_zone=zone,
        summary=summary,
        description=_words(event, "description"),
        place=" ".join(_words(event, "location").split()),
        sequence=_sequence(event),
        cancelled=cancelled or _words(event, "status").upper() == "CANCELLED",
        recurrence=_recurrence(event),
    )
    found = [_signed(entry)] if entry.recurrence else [_signed(one) for one in _series(event, entry, begin, remarks)]
    if not entry.uid:
        remarks.append(f"“{summary}” has no UID: if the court moves it, it comes as a new one.")
    return found


def _signed(entry: CourtEntry) -> CourtEntry:
    """The entry with its digest, by which one without a UID is known again."""
    said = [entry.start, entry.end, entry.time_zone, entry.summary, entry.description, entry.place, entry.cancelled]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()
    return replace(entry, digest=digest, uid=entry.uid or f"digest:{digest}")


def _words(event: Event, name: str) -> str:
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else ""
    text = _UNPRINTABLE.sub("", str(value or "").replace("\r\n", "\n").replace("\r", "\n")).strip()
    return text[: _LONGEST.get(name, 250)]


def _moment(event: Event, name: str) -> date | None:
    value = event.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    found = getattr(value, "dt", None)
    return found if isinstance(found, date) else None


def _local(moment: date) -> tuple[str, str]:
    """A day or time as text, and its zone: that it names, UTC for one nobody else knows, "" for none."""
    if not isinstance(moment, datetime):
        return moment.isoformat(), ""
    if moment.tzinfo is None:
        return f"{moment:%Y-%m-%dT%H:%M}", ""
    key = getattr(moment.tzinfo, "key", None)
    if isinstance(key, str) and "/" in key:
        return f"{moment:%Y-%m-%dT%H:%M}", key
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}", UTC_ZONE


def _end(event: Event, begin: date) -> str | None:
    length = getattr(event.get("duration"), "dt", None)
    end = _moment(event, "dtend") or (begin + length if isinstance(length, timedelta) else None)
    if end is None or isinstance(end, datetime) is not isinstance(begin, datetime):
        return None
    if not isinstance(end, datetime):
        end -= timedelta(days=1)  # DTEND is the day after the last one
    elif isinstance(begin, datetime) and end.tzinfo is not None and begin.tzinfo is not None:
        end = end.astimezone(begin.tzinfo)
    start, last = _local(begin)[0], _local(end)[0]
    return last if last > start else None


def _sequence(event: Event) -> int:
    try:
        return min(max(int(event.get("sequence", 0)), 0), 10**9)
    except (TypeError, ValueError):
        return 0


def _recurrence(event: Event) -> str:
    moment = _moment(event, "recurrence-id")
    return _local(moment)[0] if moment is not None else ""


# Series


def _series(event: Event, entry: CourtEntry, begin: date, remarks: list[str]) -> list[CourtEntry]:
    """An event once, or each day of its series: of one without end the first ones."""
    rule = event.get("rrule")
    if rule is None:
        more = [moment for moment in _added(event) if _local(moment)[0] != entry.start]
        return [entry, *(_of_series(entry, moment, _length(entry)) for moment in more)]
    if not _is_sane(rule):
        remarks.append(f"“{entry.summary}” repeats in a way that is not followed: only its first date was read.")
        return [entry]
    starts = _starts(rule, begin)
    left_out = _left_out(event)
    moments = list(islice((moment for moment in starts if _local(moment)[0] not in left_out), _MOST_OF_SERIES + 1))
    moments += [moment for moment in _added(event) if moment not in moments]
    if len(moments) > _MOST_OF_SERIES or ("COUNT" not in rule and "UNTIL" not in rule):
        remarks.append(f"“{entry.summary}” is a long series: only its first dates were read.")
    length = _length(entry)
    return [_of_series(entry, moment, length) for moment in moments[:_MOST_OF_SERIES]] or [entry]


def _is_sane(rule: Any) -> bool:
    if not isinstance(rule, vRecur):
        return False
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    intervals = rule.get("INTERVAL") or [1]
    return frequency in _DAILY and all(isinstance(one, int) and one > 0 for one in intervals)


def _starts(rule: Any, begin: date) -> Iterator[date]:
    """The starts of a series in its own zone, two years at the most; clocks are put back and forward in between."""
    zone = begin.tzinfo if isinstance(begin, datetime) else None
    first = datetime(begin.year, begin.month, begin.day)
    if isinstance(begin, datetime):
        first = begin.replace(tzinfo=None)
    plain = rule.copy()
    until = (plain.pop("UNTIL", None) or [None])[0]
    last = first + _LONGEST_SERIES
    if isinstance(until, datetime):
        local = until.astimezone(zone).replace(tzinfo=None) if zone and until.tzinfo else until.replace(tzinfo=None)
        last = min(last, local)
    elif isinstance(until, date):
        last = min(last, datetime(until.year, until.month, until.day, 23, 59))
    for moment in rrulestr(plain.to_ical().decode(), dtstart=first):
        if moment > last:
            return
        yield moment.replace(tzinfo=zone) if isinstance(begin, datetime) else moment.date()


def _left_out(event: Event) -> frozenset[str]:
    """The starts that a series leaves out (EXDATE)."""
    return frozenset(_local(one)[0] for one in _listed(event, "exdate"))


def _added(event: Event) -> list[date]:
    """The dates an event has beside its first one and its rule (RDATE)."""
    return sorted(_listed(event, "rdate"), key=lambda one: _local(one)[0])[:_MOST_OF_SERIES]


def _listed(event: Event, name: str) -> list[date]:
    lists = event.get(name) or []
    found = [one.dt for each in (lists if isinstance(lists, list) else [lists]) for one in getattr(each, "dts", [])]
    starts = [one[0] if isinstance(one, tuple) else one for one in found]  # of a period its beginning
    return [one for one in starts if isinstance(one, date)]


def _length(entry: CourtEntry) -> timedelta | None:
    return datetime.fromisoformat(entry.end) - datetime.fromisoformat(entry.start) if entry.end else None


def _of_series(entry: CourtEntry, moment: date, length: timedelta | None) -> CourtEntry:
    start, _ = _local(moment)
    end = None
    if length is not None:
        last = datetime.fromisoformat(start) + length
        end = last.date().isoformat() if entry.all_day else f"{last:%Y-%m-%dT%H:%M}"
    return replace(entry, start=start, end=end, recurrence=start)
