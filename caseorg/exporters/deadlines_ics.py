"""Deadlines and hearings as an iCalendar file (RFC 5545), which every calendar program reads."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from caseorg.model.calendar_file import CalendarEntry, CalendarFile, EntryStatus
from caseorg.model.record import Visibility

# What RFC 5545 3.1 allows in no text; icalendar writes it as it is.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_CLASSES = {Visibility.PUBLIC: "PUBLIC", Visibility.INTERNAL: "PRIVATE"}
_FIRST_YEAR_OF_RULE = 2007  # Energy Policy Act of 2005 § 110: daylight time from the second Sunday of March
_STEP = timedelta(hours=1)
_ALARM_WORDS = 120


class DeadlinesIcs:
    """One VEVENT a deadline or hearing, known again by its UID; no METHOD, so that it is imported and not answered."""

    content: type = CalendarFile
    suffix = ".ics"
    title = "Calendar (iCalendar)"

    def write(self, content: CalendarFile, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes, in lines of at most 75 octets."""
        calendar = Calendar()
        calendar.add("prodid", "-//caseorg//Deadlines//EN")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("x-wr-calname", _clean(content.name))
        for zone in _zones(content):
            calendar.add_component(zone)
        for entry in content.entries:
            calendar.add_component(_event(entry))
        written: bytes = calendar.to_ical()
        return written


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime.fromisoformat(entry.stamp))
    event.add("last-modified", datetime.fromisoformat(entry.stamp))
    event.add("sequence", entry.sequence)
    event.add("summary", _clean(entry.summary).replace("\n", " "))
    if entry.all_day:
        day = date.fromisoformat(entry.start)
        event.add("dtstart", day)
        event.add("dtend", (date.fromisoformat(entry.end) if entry.end else day) + timedelta(days=1))
    else:
        event.add("dtstart", _moment(entry.start, entry.time_zone))
        if entry.end:
            event.add("dtend", _moment(entry.end, entry.time_zone))
    event.add("status", entry.status.value)
    # a deadline takes no time of the day that others could not have
    event.add("transp", "TRANSPARENT" if entry.all_day or entry.status is EntryStatus.CANCELLED else "OPAQUE")
    event.add("class", _CLASSES.get(entry.label, "CONFIDENTIAL"))
    if entry.categories:
        event.add("categories", [_clean(word) for word in entry.categories])
    if entry.place:
        event.add("location", _clean(entry.place))
    if entry.description:
        event.add("description", _clean(entry.description))
    for minutes in entry.alarms:
        event.add_component(_alarm(minutes, entry.summary))
    return event


def _alarm(minutes: int, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _clean(summary).replace("\n", " ")[:_ALARM_WORDS])
    alarm.add("trigger", timedelta(minutes=minutes))
    return alarm


def _moment(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


# Time zones


def _zones(content: CalendarFile) -> list[Timezone]:
    """The time zones that entries name, each once. Where today's American rule holds for all their years it is
    written as that rule, which also programs understand that know no lists of dates."""
    years: dict[str, set[int]] = {}
    for entry in content.entries:
        if not entry.all_day:
            moments = (entry.start, entry.end or entry.start)
            years.setdefault(entry.time_zone, set()).update(int(moment[:4]) for moment in moments)
    return [_zone(name, min(found), max(found)) for name, found in sorted(years.items())]


def _zone(name: str, first: int, last: int) -> Timezone:
    zone = ZoneInfo(name)
    offsets = {_offset(zone, datetime(year, month, 1)) for year in (first, last) for month in range(1, 13)}
    if len(offsets) == 1 and all(_is_steady(zone, year) for year in range(first, last + 1)):
        return _steady_zone(name, zone, first)
    if first > _FIRST_YEAR_OF_RULE and all(_is_american(zone, year) for year in range(first - 1, last + 1)):
        return _american_zone(name, zone, first)
    return Timezone.from_tzid(name, first_date=date(first - 1, 1, 1), last_date=date(last + 2, 1, 1))


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.replace(tzinfo=zone).utcoffset() or timedelta()


def _is_steady(zone: ZoneInfo, year: int) -> bool:
    return len({_offset(zone, datetime(year, 1, 1) + timedelta(days=day)) for day in range(366)}) == 1


def _sunday(year: int, month: int, number: int) -> datetime:
    first = datetime(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))


def _is_american(zone: ZoneInfo, year: int) -> bool:
    """Whether clocks go forward at two on the second Sunday of March and back at two on the first of November."""
    spring, autumn = _sunday(year, 3, 2), _sunday(year, 11, 1)
    winter = _offset(zone, datetime(year, 1, 1))
    seasons = (
        (spring, winter), (spring + timedelta(hours=4), winter + _STEP), (autumn, winter + _STEP),
        (autumn + timedelta(hours=4), winter), (datetime(year, 12, 31), winter),
    )  # fmt: skip
    return all(_offset(zone, moment) == offset for moment, offset in seasons)


def _american_zone(name: str, zone: ZoneInfo, first: int) -> Timezone:
    made = Timezone()
    made.add("tzid", name)
    spring, autumn = _sunday(first - 1, 3, 2), _sunday(first - 1, 11, 1)
    winter = _offset(zone, datetime(first, 1, 1))
    summer = winter + _STEP
    parts = (
        (TimezoneDaylight(), spring, winter, summer, {"freq": "yearly", "bymonth": 3, "byday": "2SU"}),
        (TimezoneStandard(), autumn, summer, winter, {"freq": "yearly", "bymonth": 11, "byday": "1SU"}),
    )
    for part, moment, before, after, rule in parts:
        begins = moment + timedelta(hours=2)
        part.add("tzname", (begins + timedelta(days=1)).replace(tzinfo=zone).tzname() or name)
        part.add("dtstart", begins)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("rrule", rule)
        made.add_component(part)
    return made


def _steady_zone(name: str, zone: ZoneInfo, first: int) -> Timezone:
    made = Timezone()
    made.add("tzid", name)
    part = TimezoneStandard()
    begins = datetime(first, 1, 1)
    part.add("tzname", begins.replace(tzinfo=zone).tzname() or name)
    part.add("dtstart", begins)
    part.add("tzoffsetfrom", _offset(zone, begins))
    part.add("tzoffsetto", _offset(zone, begins))
    made.add_component(part)
    return made
