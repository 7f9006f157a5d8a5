"""The clock of the court: its time zone, and the moment meant by a time of day on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from caseorg.base.errors import BadInput


def zone_named(name: str | None) -> tzinfo:
    """The time zone of an IANA name. Raises BadInput for none or an unknown one.

    The table of time zones is reference data like that of Unicode: the same name gives the same zone everywhere.
    """
    try:
        if name:
            return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadInput(f"“{name}” is no time zone. Name it as America/New_York or America/Chicago.") from error
    raise BadInput(
        "Say in which time zone the court is, for example America/New_York; a case is told its court with “Edit Case”."
    )


def timed(trigger: date | datetime) -> datetime:
    """An event from which hours are counted. Raises BadInput where it has no time of day."""
    if not isinstance(trigger, datetime):
        raise BadInput(
            "A period of hours needs the time of the event: give it as 2026-03-06T09:30. An event that is there gets "
            "its time with “Move Event”."
        )
    return trigger


def moment_in(zone: tzinfo, trigger: date | datetime) -> datetime:
    """The moment of an event by the clock of the court. Raises BadInput where the event has no time of day.

    Of an hour that the clock shows twice the first is meant, and a time that it skips is read by the clock as it was
    before: `doubt_of` says so.
    """
    begin = timed(trigger)
    begin = begin if begin.tzinfo else begin.replace(tzinfo=zone)
    return begin.astimezone(UTC).astimezone(zone)


def day_in(zone: tzinfo | None, trigger: date | datetime) -> date:
    """The day of an event by the clock of the court; that which was given where its zone is not known."""
    if not isinstance(trigger, datetime):
        return trigger
    return (trigger.astimezone(zone) if zone and trigger.tzinfo else trigger).date()


def doubt_of(zone: tzinfo, trigger: date | datetime) -> str:
    """A warning where a time of day is one that the clock of the court skips or shows twice, else ""."""
    if not isinstance(trigger, datetime) or trigger.tzinfo:
        return ""
    first, second = (trigger.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return ""
    shown = f"{trigger:%H:%M} on {trigger:%Y-%m-%d}"
    taken = moment_in(zone, trigger)
    if taken.time() != trigger.time():
        return f"The clock of the court skipped {shown}: it is taken as {taken:%H:%M}. Check the time of the event."
    return f"The clock of the court showed {shown} twice: the first is taken. If it was the second, give its offset."
