"""Calendar files keep to RFC 5545, and say what they were told whoever reads them."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from caseorg.exporters.deadlines_ics import DeadlinesIcs
from caseorg.model.calendar_file import CalendarEntry, CalendarFile, EntryStatus
from caseorg.model.record import Visibility

ZONES = ("America/New_York", "America/Phoenix", "Pacific/Honolulu", "America/Los_Angeles", "America/Anchorage",
         "Pacific/Guam", "Europe/Berlin")  # fmt: skip
NUMBERS = itertools.count()
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
DAYS = st.dates(date(2010, 1, 1), date(2035, 12, 31))
TIMES = st.datetimes(datetime(2010, 1, 1), datetime(2035, 12, 31))
UNPRINTABLE = {*map(chr, range(32)), "\x7f", "\ufffe", "\uffff"} - {"\t", "\n"}


@st.composite
def entries(draw: st.DrawFn) -> CalendarEntry:
    timed = draw(st.booleans())
    start = draw(TIMES).strftime("%Y-%m-%dT%H:%M") if timed else draw(DAYS).isoformat()
    return CalendarEntry(
        uid=draw(st.uuids()).hex,
        sequence=draw(st.integers(0, 9999)),
        stamp="2026-03-01T12:34:56.789Z",
        start=start,
        time_zone=draw(st.sampled_from(ZONES)) if timed else "",
        summary=draw(WORDS),
        description=draw(WORDS),
        place=draw(WORDS),
        categories=tuple(draw(st.lists(st.text("ab,;: v.", min_size=1, max_size=9), max_size=3))),
        label=draw(st.sampled_from(Visibility)),
        status=draw(st.sampled_from(EntryStatus)),
        alarms=tuple(draw(st.lists(st.integers(-60_000, 600), max_size=4))),
    )


def written(*entries: CalendarEntry) -> bytes:
    return DeadlinesIcs().write(CalendarFile(name="Deadlines; a, b", entries=entries))


def as_read(text: str) -> str:
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in kept if letter not in UNPRINTABLE)


@given(st.lists(entries(), max_size=4))
def test_what_is_written_is_read_back_and_keeps_to_the_rules_of_lines(made: list[CalendarEntry]) -> None:
    data = written(*made)
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= 75 for line in lines)
    assert [line.decode() for line in lines] == data.decode().split("\r\n"), "no letter is cut in two"
    assert not any(byte < 32 and byte != 9 for line in lines for byte in line)
    (calendar,) = Calendar.from_ical(data, multiple=True)
    events = calendar.walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [entry.uid for entry in made]
    for event, entry in zip(events, made, strict=True):
        assert event["summary"] == as_read(entry.summary).replace("\n", " ")
        assert str(event.get("description", "")) == as_read(entry.description)
        assert event["sequence"] == entry.sequence and event["status"] == entry.status
        assert event["dtstart"].dt == start_of(entry)
        alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        assert alarms == [timedelta(minutes=minutes) for minutes in entry.alarms]


def start_of(entry: CalendarEntry) -> date:
    if entry.all_day:
        return date.fromisoformat(entry.start)
    return datetime.fromisoformat(entry.start).replace(tzinfo=ZoneInfo(entry.time_zone))


@given(TIMES, st.sampled_from(ZONES))
def test_a_time_zone_that_is_written_gives_the_same_instant(moment: datetime, zone: str) -> None:
    """Read by somebody who knows no zone of that name, from the rules in the file alone."""
    entry = CalendarEntry(uid="a", sequence=0, stamp="2026-03-01T12:34:56.789Z",
                          start=moment.strftime("%Y-%m-%dT%H:%M"), time_zone=zone)  # fmt: skip
    local = datetime.fromisoformat(entry.start)
    meant = local.replace(tzinfo=ZoneInfo(zone))
    if meant.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local or ambiguous(meant):
        return  # the clock skipped it, or showed it twice
    unknown = f"Nowhere/{next(NUMBERS)}"  # a name of its own: the reader keeps the zones of earlier files
    data = written(entry).replace(zone.encode(), unknown.encode())
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["dtstart"].dt.astimezone(UTC) == meant.astimezone(UTC)


def ambiguous(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


@pytest.mark.parametrize(("zone", "rules"), [("America/New_York", 2), ("America/Phoenix", 0), ("Pacific/Guam", 0)])
def test_american_zones_are_rules_that_every_program_understands(zone: str, rules: int) -> None:
    stamp = "2026-03-01T12:34:56.789Z"
    entry = CalendarEntry(uid="a", sequence=0, stamp=stamp, start="2026-07-06T10:00", time_zone=zone)
    data = written(entry).decode()
    assert data.count("RRULE") == rules and "RDATE" not in data
    assert data.count("BEGIN:VTIMEZONE") == 1 and f"DTSTART;TZID={zone}:20260706T100000" in data


def test_days_are_whole_days_that_take_nobodys_time() -> None:
    entry = CalendarEntry(uid="a", sequence=4, stamp="2026-03-01T12:34:56.789Z", start="2026-12-24")
    data = written(entry).decode()
    assert "DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261225" in data
    assert "TRANSP:TRANSPARENT" in data and "CLASS:PRIVATE" in data and "VTIMEZONE" not in data
    trial = CalendarEntry(uid="b", sequence=0, stamp=entry.stamp, start="2026-12-07", end="2026-12-11")
    assert "DTSTART;VALUE=DATE:20261207\r\nDTEND;VALUE=DATE:20261212" in written(trial).decode()
    assert "DTSTAMP:20260301T123456Z" in data and "METHOD" not in data
