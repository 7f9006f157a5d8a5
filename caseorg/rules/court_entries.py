"""What an entry of a court's calendar is: a hearing, a deadline, or something else; of which case, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from caseorg.model.case import Case
from caseorg.model.court_calendar import UTC_ZONE, CourtEntry
from caseorg.model.event import HearingKind
from caseorg.rules.docket_numbers import docket_number_of, same_docket

_HEARINGS: tuple[tuple[re.Pattern[str], HearingKind], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind)
    for words, kind in (
        (r"oral arguments?|arguments?", HearingKind.ARGUMENT),
        (r"mediation|settlement conference", HearingKind.MEDIATION),
        (r"depositions?", HearingKind.DEPOSITION),
        (r"(?:bench|jury|court)? ?trial|jury selection|voir dire", HearingKind.TRIAL),
        (r"conference|status hearing", HearingKind.CONFERENCE),
        (r"hearing|arraignment|sentencing|proceedings?|oral ruling", HearingKind.HEARING),
        (r"meet and confer|meeting", HearingKind.MEETING),
    )
)
# "Pretrial conference" is no trial, and "trial brief due" is a deadline.
_NO_TRIAL = re.compile(r"\bpre-?trial\b", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:due|deadline|no later than|to be filed|must file|shall file|file by|respond by|cut-?off|"
    r"(?:discovery|briefing) (?:closes|ends|to close)|expires?)\b",
    re.IGNORECASE,
)
# What rules run from (model/trigger_events.py).
_TYPES = {
    HearingKind.HEARING: "hearing.held",
    HearingKind.ARGUMENT: "argument.held",
    HearingKind.TRIAL: "trial.begins",
}
_SCHEDULING = re.compile(r"\bscheduling conference\b", re.IGNORECASE)
_NUMBER_WORDS = r"(?:\b(?:civil |criminal )?(?:case|docket|action|appeal)?\s?(?:numbers?|nos?\.?)?:?\s*)?"
_LEFT_HANGING = re.compile(r"\s+(?:in|for|of|re)$", re.IGNORECASE)
_EDGES = " \t-–—:;,.|/()[]"
_MOST_TITLE = 200


class Becomes(StrEnum):
    """What an entry becomes here; EVENT is something nobody has to come to."""

    HEARING = "hearing"
    DEADLINE = "deadline"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class EntryKind:
    """What an entry is. `hearing` is NONE where it is none."""

    becomes: Becomes
    hearing: HearingKind = HearingKind.NONE


def kind_of(entry: CourtEntry) -> EntryKind:
    """What an entry is by its words; without any, what has a time is a hearing."""
    text = _NO_TRIAL.sub(" ", entry.summary)
    if _DEADLINE.search(text):
        return EntryKind(Becomes.DEADLINE)
    for words, kind in _HEARINGS:
        if words.search(text):
            return EntryKind(Becomes.HEARING, kind)
    return EntryKind(Becomes.EVENT) if entry.all_day else EntryKind(Becomes.HEARING, HearingKind.HEARING)


def event_type(title: str, hearing: HearingKind) -> str:
    """The name by which rules run from a hearing, "" for none."""
    if hearing is HearingKind.CONFERENCE and _SCHEDULING.search(title):
        return "scheduling_conference.held"
    return _TYPES.get(hearing, "")


def cases_meant(entry: CourtEntry, cases: Iterable[Case]) -> tuple[list[Case], str]:
    """The cases an entry may be of, and by what: its docket number, else its caption, in title, text or place."""
    every = list(cases)
    for where, text in (("title", entry.summary), ("text", entry.description), ("place", entry.place)):
        number = docket_number_of(text)
        if number is None:
            continue
        known = ((case, docket_number_of(case.docket_number or "")) for case in every)
        found = [case for case, docket in known if docket is not None and same_docket(docket, number)]
        if found:
            return found, f"No. {number.raw} in its {where}"
    words = _plain(f"{entry.summary}\n{entry.description}")
    named = [case for case in every if case.short_caption and _plain(case.short_caption) in words]
    return named, "its caption" if named else ""


def title_of(entry: CourtEntry, case: Case | None) -> str:
    """What an entry says without docket number and caption, which the case has already."""
    number = docket_number_of(entry.summary)
    text = entry.summary
    if number is not None:
        text = re.sub(_NUMBER_WORDS + re.escape(number.raw), " ", text, flags=re.IGNORECASE)
    for caption in (case.caption, case.short_caption) if case is not None else ():
        text = re.sub(re.escape(caption), " ", text, flags=re.IGNORECASE)
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    title = _LEFT_HANGING.sub("", " ".join(text.split()).strip(_EDGES)).strip(_EDGES)
    return (title or " ".join(entry.summary.split()))[:_MOST_TITLE]


def local_time(entry: CourtEntry, moment: str, zone: str) -> str:
    """A start or end of an entry in a time zone; a day, and a time that names no zone, as it is."""
    if "T" not in moment or not entry.time_zone or entry.time_zone == zone:
        return moment
    own = UTC if entry.time_zone == UTC_ZONE else ZoneInfo(entry.time_zone)
    local = datetime.fromisoformat(moment).replace(tzinfo=own).astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%dT%H:%M}"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
