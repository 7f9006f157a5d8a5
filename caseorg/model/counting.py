"""Counting time under the court rules: what is counted, from when, by which rule, and the answer with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Regime(StrEnum):
    """The provisions that say how time is counted: FRCP 6, FRCrP 45, FRAP 26, FRBP 9006, Supreme Court Rule 30, and
    the working days of FOIA (5 U.S.C. 552(a)(6)(A))."""

    FRCP_6 = "frcp6"
    FRCRP_45 = "frcrp45"
    FRAP_26 = "frap26"
    FRBP_9006 = "frbp9006"
    SCOTUS_30 = "scotus30"
    USC_552 = "usc552"


class Unit(StrEnum):
    """What a period is stated in; a date certain is a day fixed by an order and is not counted."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    WORKDAYS = "workdays"
    DATE_CERTAIN = "date_certain"


class Direction(StrEnum):
    """Whether a period is measured after an event or before one."""

    AFTER = "after"
    BEFORE = "before"


class Action(StrEnum):
    """What has to happen by the day: only filing is extended while the clerk's office is inaccessible."""

    FILE = "file"
    SERVE = "serve"
    ACT = "act"
    NOT_BEFORE = "not_before"
    OUTER_LIMIT = "outer_limit"
    COURT_ACT = "court_act"


class ServiceMethod(StrEnum):
    """How a paper was served: by FRCP 5(b)(2) in its order, then what Rules 4, 45 and FRAP 25(c) know beside it.

    `CARRIER` is a third-party commercial carrier of whose delivery nothing is known.
    """

    PERSONAL = "personal"
    LEFT_AT_OFFICE_OR_DWELLING = "left_at_office_or_dwelling"
    MAIL = "mail"
    LEFT_WITH_CLERK = "left_with_clerk"
    ELECTRONIC = "electronic"
    OTHER_CONSENTED = "other_consented"
    CARRIER = "carrier"
    CARRIER_SAME_DAY = "carrier_same_day"
    CARRIER_NOT_SAME_DAY = "carrier_not_same_day"
    RULE_4 = "rule4"
    RULE_45 = "rule45"


class AddedDays(StrEnum):
    """By which provision a rule gains days after service: FRCP 6(d) and its sisters FRCrP 45(c) and FRBP 9006(f),
    FRAP 26(c), or none."""

    FRCP_6_D = "6d"
    FRAP_26_C = "26c"
    NONE = "none"


class DayKind(StrEnum):
    """Why a day is not an ordinary court day. `CLOSED` is the Supreme Court's building closed by order (Rule 30.1)."""

    FEDERAL = "federal"
    OBSERVED = "observed"
    PRESIDENT = "president"
    STATE = "state"
    INACCESSIBLE = "inaccessible"
    CLOSED = "closed"


class Confidence(StrEnum):
    """How well a fact about the law is known: official text read, a faithful copy of it read, quoted by others, from
    memory, uncertain or contested."""

    V1 = "V1"
    V2 = "V2"
    V3 = "V3"
    M = "M"
    U = "U"


class Certainty(StrEnum):
    """How sure one step of a count is: settled, contested among courts, or a convention where no text decides."""

    SETTLED = "settled"
    CONTESTED = "contested"
    CONVENTION = "convention"


@dataclass(frozen=True, kw_only=True, slots=True)
class SpecialDay:
    """A day that is no ordinary court day; `name` is "" where only its kind is known."""

    date: date
    kind: DayKind
    name: str = ""
    authority: str = ""
    confidence: Confidence = Confidence.U


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A length of time and the side of the event on which it lies; `amount` is 0 for a date certain."""

    amount: int
    unit: Unit = Unit.DAYS
    direction: Direction = Direction.AFTER


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedTime:
    """The days that the manner of service adds, and why.

    `safe_days` are those under the least favorable reading. Where the rule on them changed after service,
    `changed_on` is that day and `days_since` what is added if the period ends on or after it.
    """

    days: int = 0
    safe_days: int = 0
    changed_on: date | None = None
    days_since: int = 0
    text: str = ""
    cite: str = ""
    certainty: Certainty = Certainty.SETTLED


@dataclass(frozen=True, kw_only=True, slots=True)
class CountRequest:
    """A period to be counted.

    `trigger` is a date, for hours a datetime: in `time_zone` (an IANA name) where it has no offset of its own.
    `special_days` are the presidential, state, inaccessible and closed days; federal and observed ones are known.
    `day_end` is when the last day ends for filing, None where that is the closing of the clerk's office.
    `trigger_text`, `trigger_cite`, `period_cite`, `extension_text` and `extension_cite` go into the explanation as they
    are.
    """

    trigger: date | datetime
    period: Period
    regime: Regime = Regime.FRCP_6
    action: Action = Action.FILE
    added: AddedTime = AddedTime()
    special_days: tuple[SpecialDay, ...] = ()
    time_zone: str | None = None
    day_end: time | None = time(23, 59, 59)
    trigger_text: str = ""
    trigger_cite: str = ""
    period_cite: str = ""
    extension_text: str = ""
    extension_cite: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of an explanation, numbered from 1: what was done, by which provision, from which day to which."""

    n: int
    text: str
    cite: str = ""
    start: date | datetime | None = None
    end: date | datetime | None = None
    certainty: Certainty = Certainty.SETTLED


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """The answer: `due` by the prevailing reading, `safe_due` the earliest day under any reading (with `steps` to
    prove both), `nominal` the last day before it was moved. All are dates, for hours datetimes with their offset.
    For what may not be done before a day, `safe_due` is the latest day under any reading instead.

    `due_at` is the last moment on `due`, None where the rules give none or the time zone is not known.
    """

    due: date | datetime
    safe_due: date | datetime
    nominal: date | datetime
    due_at: datetime | None = None
    steps: tuple[Step, ...] = ()
    warnings: tuple[str, ...] = ()
