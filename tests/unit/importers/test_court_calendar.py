"""A court's calendar file read: times, series and what is damaged, hostile or none at all."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.apart.client import ApartReader
from caseorg.base.errors import BadInput
from caseorg.importers.court_calendar import MOST_BYTES, court_calendar_reading, read_court_calendar
from caseorg.model.court_calendar import CourtEntry

SHARED = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "ics"
EASTERN = """BEGIN:VTIMEZONE
TZID:Court Time
BEGIN:DAYLIGHT
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""


def calendar(*lines: str, before: str = "", more: str = "") -> bytes:
    event = "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{before}{event}\n{more}END:VCALENDAR\n".replace("\n", "\r\n").encode()


def one(*lines: str, before: str = "") -> CourtEntry:
    (entry,) = read_court_calendar(calendar("UID:1@court", *lines, before=before)).entries
    return entry


@pytest.mark.parametrize(
    ("line", "start", "zone"),
    [
        ("DTSTART;VALUE=DATE:20260331", "2026-03-31", ""),
        ("DTSTART:20260331T143000", "2026-03-31T14:30", ""),
        ("DTSTART:20260331T183000Z", "2026-03-31T18:30", "UTC"),
        ("DTSTART;TZID=America/Chicago:20260331T143000", "2026-03-31T14:30", "America/Chicago"),
        ("DTSTART;TZID=Eastern Standard Time:20260331T143000", "2026-03-31T14:30", "America/New_York"),
        ("DTSTART;TZID=Court Time:20260331T143000", "2026-03-31T18:30", "UTC"),
    ],
)
def test_days_and_times_are_read_with_their_zone(line: str, start: str, zone: str) -> None:
    entry = one(line, "SUMMARY:Hearing", before=EASTERN)
    assert (entry.start, entry.time_zone) == (start, zone)


def test_ends_are_read_from_either_form_and_of_days_the_last_one_counts() -> None:
    assert one("DTSTART:20260331T143000", "DURATION:PT1H30M").end == "2026-03-31T16:00"
    assert one("DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260403").end == "2026-04-02"
    assert one("DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401").end is None
    assert one("DTSTART:20260331T143000", "DTEND:20260331T133000").end is None


def test_escapes_folds_and_signs_that_hide_are_undone() -> None:
    summary = ("SUMMARY:Smith\\, et al. v. Jo", " nes\\; hearing\u202e\u200b")
    entry = one("DTSTART:20260331T143000", *summary, "LOCATION:Ctrm\\n8")
    assert entry.summary == "Smith, et al. v. Jones; hearing" and entry.place == "Ctrm 8"


def test_what_is_called_off_is_known_by_status_or_by_method() -> None:
    assert one("DTSTART:20260331T143000", "STATUS:CANCELLED").cancelled
    data = calendar("UID:1", "DTSTART:20260331T143000", before="METHOD:CANCEL\n")
    assert read_court_calendar(data).entries[0].cancelled
    assert not one("DTSTART:20260331T143000", "STATUS:CONFIRMED").cancelled


def test_the_newest_version_of_an_entry_counts_and_an_entry_without_uid_is_known_by_what_it_says() -> None:
    second = "BEGIN:VEVENT\nUID:1\nSEQUENCE:2\nDTSTART:20260402T100000\nEND:VEVENT\n"
    third = "BEGIN:VEVENT\nUID:1\nSEQUENCE:1\nDTSTART:20260401T100000\nEND:VEVENT\n"
    data = calendar("UID:1", "SEQUENCE:0", "DTSTART:20260331T100000", more=second + third)
    assert [(entry.start, entry.sequence) for entry in read_court_calendar(data).entries] == [("2026-04-02T10:00", 2)]
    bare = calendar("DTSTART:20260331T143000", "SUMMARY:Hearing")
    read = read_court_calendar(bare)
    assert read.entries[0].uid == read_court_calendar(bare).entries[0].uid != ""
    assert "no UID" in read.remarks[0]


def test_a_series_is_followed_with_what_it_leaves_out_and_moves() -> None:
    moved = "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260317T090000\nDTSTART:20260318T110000\nSUMMARY:Moved\nEND:VEVENT\n"
    data = calendar(
        "UID:1", "DTSTART:20260303T090000", "DTEND:20260303T100000", "RRULE:FREQ=WEEKLY;COUNT=4", "SUMMARY:Status",
        "EXDATE:20260310T090000", more=moved,
    )  # fmt: skip
    read = read_court_calendar(data)
    assert [(entry.start, entry.end, entry.summary) for entry in read.entries] == [
        ("2026-03-03T09:00", "2026-03-03T10:00", "Status"), ("2026-03-18T11:00", None, "Moved"),
        ("2026-03-24T09:00", "2026-03-24T10:00", "Status"),
    ]  # fmt: skip
    assert len({entry.recurrence for entry in read.entries}) == 3


def test_a_weekly_series_keeps_its_hour_when_clocks_change() -> None:
    lines = ("UID:1", "DTSTART;TZID=America/New_York:20260303T090000", "RRULE:FREQ=WEEKLY;COUNT=3")
    read = read_court_calendar(calendar(*lines))
    assert [entry.start[11:] for entry in read.entries] == ["09:00"] * 3


@pytest.mark.parametrize(
    ("rule", "count"),
    [("FREQ=DAILY", 60), ("FREQ=SECONDLY", 1), ("FREQ=MINUTELY;COUNT=999999999", 1), ("FREQ=DAILY;INTERVAL=0", 1),
     ("FREQ=YEARLY", 3), ("FREQ=WEEKLY;COUNT=999999999", 60), ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1)],
)  # fmt: skip
def test_a_series_without_end_is_cut_short_and_said_to_be(rule: str, count: int) -> None:
    began = time.monotonic()
    read = read_court_calendar(calendar("UID:1", "DTSTART:20260303T090000", f"RRULE:{rule}", "SUMMARY:Call"))
    assert len(read.entries) == count and len(read.remarks) == 1
    assert time.monotonic() - began < 10


def test_what_is_no_calendar_or_too_much_of_one_is_refused() -> None:
    odd = "Hearing März 3".encode("cp1252")
    for data in (b"", b"%PDF-1.7", b"\x00" * 100, b"BEGIN:VCALENDAR\0", odd, b"\xff\xfe\x00"):
        with pytest.raises(BadInput, match="no calendar"):
            read_court_calendar(data)
    with pytest.raises(BadInput, match="MB"):
        read_court_calendar(b"x" * (MOST_BYTES + 1))
    nested = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 5000 + b"END:VEVENT\n" * 5000 + b"END:VCALENDAR\n"
    with pytest.raises(BadInput, match="nested"):
        read_court_calendar(nested)
    many = "".join(f"BEGIN:VEVENT\nUID:{n}\nDTSTART:20260331T143000\nEND:VEVENT\n" for n in range(5_001))
    with pytest.raises(BadInput, match="more than 5,000"):
        read_court_calendar(f"BEGIN:VCALENDAR\n{many}END:VCALENDAR\n".encode())


def test_other_encodings_are_read_and_told() -> None:
    text = calendar("UID:1", "DTSTART:20260331T143000", "SUMMARY:Peña hearing").decode()
    for encoding, doubts in (("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("cp1252", 1)):
        read = read_court_calendar(text.encode(encoding))
        assert (read.entries[0].summary, len(read.remarks)) == ("Peña hearing", doubts)


def test_of_a_damaged_file_what_can_be_read_is() -> None:
    good = "BEGIN:VEVENT\nUID:2\nDTSTART;TZID=Court Time:20260331T143000\nSUMMARY:Good\nEND:VEVENT\n"
    data = calendar("UID:1", "DTSTART:nonsense", "X", "SUMMARY:Bad", before=f"{EASTERN}X\n", more=good)
    read = read_court_calendar(data)
    assert [(entry.summary, entry.start) for entry in read.entries] == [("Good", "2026-03-31T18:30")]
    assert any("left out" in remark for remark in read.remarks)


@given(st.binary(max_size=400), st.integers(0, 300))
def test_whatever_is_broken_is_refused_or_read(junk: bytes, at: int) -> None:
    good = calendar("UID:1", "DTSTART:20260331T143000", "SUMMARY:Hearing", "RRULE:FREQ=DAILY;COUNT=2")
    try:
        read = read_court_calendar(good[:at] + junk + good[at:])
    except BadInput:
        return
    assert all(entry.start and entry.uid for entry in read.entries)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the corpus is not here")
def test_real_files_are_read_in_the_cage_as_outside() -> None:
    """In the child process no file of the system can be opened: time zones must come along."""
    paths = sorted(SHARED.rglob("*.ics"))
    assert len(paths) > 40
    found = 0
    with ApartReader(court_calendar_reading, limit_seconds=20) as reader:
        for path in paths:
            try:
                read = reader.read(path.read_bytes())
            except BadInput:
                continue
            assert read is not None, path.name
            assert read == read_court_calendar(path.read_bytes()), path.name
            found += len(read.entries)
    assert found > 150
