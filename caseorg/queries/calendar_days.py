"""What stands in a calendar: deadlines on the day to act by, hearings, follow-ups, and the federal holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseorg.queries.deadline_lists import HEADLINE, LIVE
from caseorg.rules.calendar import federal_holidays
from caseorg.store.database import Reader


class ItemKind(StrEnum):
    """What stands on a day."""

    HEARING = "hearing"
    DEADLINE = "deadline"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, kw_only=True, slots=True)
class CalendarItem:
    """One thing on a day (ISO). `time` is "10:30" or ""; `state` that of a deadline, else ""; `uuid` is of the
    deadline, event or follow-up."""

    day: str
    kind: ItemKind
    uuid: str
    title: str
    case_uuid: str
    case_name: str
    time: str = ""
    state: str = ""
    jurisdictional: bool = False
    projected: bool = False


_DEADLINES = f"""SELECT {HEADLINE} AS day, 'deadline' AS kind, deadlines.uuid AS uuid, deadlines.title AS title,
    deadlines.case_uuid AS case_uuid, cases.short_caption AS case_name, '' AS time, deadlines.state AS state,
    deadlines.jurisdictional AS jurisdictional, deadlines.projected AS projected
    FROM deadlines JOIN cases ON cases.uuid = deadlines.case_uuid
    WHERE {LIVE} AND {HEADLINE} BETWEEN :first AND :last AND (:case IS NULL OR deadlines.case_uuid = :case)
    AND (:assigned = '' OR deadlines.assigned_to = :assigned COLLATE NOCASE)"""
_HEARINGS = """SELECT substr(events.at, 1, 10), 'hearing', events.uuid, events.title, events.case_uuid,
    cases.short_caption, substr(events.at, 12, 5), iif(events.status = 'cancelled', 'cancelled', ''), 0, 0
    FROM events JOIN cases ON cases.uuid = events.case_uuid WHERE events.hearing <> '' AND events.at >= :first
    AND substr(events.at, 1, 10) <= :last AND events.deleted_at IS NULL AND cases.deleted_at IS NULL
    AND (:case IS NULL OR events.case_uuid = :case)"""
_FOLLOW_UPS = """SELECT follow_ups.due, 'follow-up', follow_ups.uuid, follow_ups.title, follow_ups.case_uuid,
    cases.short_caption, '', '', 0, 0 FROM follow_ups JOIN cases ON cases.uuid = follow_ups.case_uuid
    WHERE follow_ups.state = 'open' AND follow_ups.due BETWEEN :first AND :last AND follow_ups.deleted_at IS NULL
    AND cases.deleted_at IS NULL AND (:case IS NULL OR follow_ups.case_uuid = :case)
    AND (:assigned = '' OR follow_ups.assigned_to = :assigned COLLATE NOCASE)"""


def calendar_items(
    reader: Reader, first: date, last: date, case_uuid: str | None = None, *, assigned: str = ""
) -> list[CalendarItem]:
    """What stands on the days from first to last of a case (None: all cases), with `assigned` only the deadlines and
    follow-ups of that person; hearings are everybody's. By day; on a day hearings by their time,
    then what is open, what nobody can extend before the rest, then what is done or no longer stands."""
    rows = reader.rows(
        f"""SELECT * FROM ({_DEADLINES} UNION ALL {_HEARINGS} UNION ALL {_FOLLOW_UPS})
        ORDER BY day, kind <> 'hearing', time, state NOT IN ('open', ''), jurisdictional DESC, kind, title, uuid""",
        {"first": first.isoformat(), "last": last.isoformat(), "case": case_uuid, "assigned": assigned},
    )
    return [
        CalendarItem(
            day=row["day"], kind=ItemKind(row["kind"]), uuid=row["uuid"], title=row["title"],
            case_uuid=row["case_uuid"], case_name=row["case_name"], time=row["time"], state=row["state"],
            jurisdictional=bool(row["jurisdictional"]), projected=bool(row["projected"]),
        )
        for row in rows
    ]  # fmt: skip


def holidays_between(first: date, last: date) -> dict[str, str]:
    """The names of the federal holidays, and of the weekdays on which they are kept, by ISO day."""
    days = [day for year in range(first.year, last.year + 1) for day in federal_holidays(year)]
    return {day.date.isoformat(): day.name for day in days if first <= day.date <= last}
