"""Events, deadlines and follow-ups as people name them, and in lists."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from caseorg.base.errors import NotFound
from caseorg.model.counting import DayKind, SpecialDay
from caseorg.model.deadline import Deadline, FollowUp
from caseorg.model.event import Event
from caseorg.model.workspace_rules import DayFact
from caseorg.store.database import Reader
from caseorg.store.rows import TABLE_OF, RecordType, record_of

_LEAST_ID = 8


def event_named(reader: Reader, text: str, case_uuid: str | None = None) -> Event:
    """The one event meant by an id, its beginning, or words of its title. Raises NotFound where none or several are."""
    return _named(reader, Event, text, case_uuid, "event")


def deadline_named(reader: Reader, text: str, case_uuid: str | None = None) -> Deadline:
    """The one deadline meant by an id, its beginning, or words of its title. Raises NotFound as `event_named`."""
    return _named(reader, Deadline, text, case_uuid, "deadline")


def follow_up_named(reader: Reader, text: str, case_uuid: str | None = None) -> FollowUp:
    """The one open follow-up meant by an id, its beginning, or words of its title; the id of any that is closed."""
    return _named(reader, FollowUp, text, case_uuid, "follow-up", "state = 'open'")


def events_of(reader: Reader, case_uuid: str) -> list[Event]:
    """The events of a case by date, those without one last."""
    rows = reader.rows(
        "SELECT * FROM events WHERE case_uuid = ? AND deleted_at IS NULL ORDER BY at NULLS LAST, created", (case_uuid,)
    )
    return [record_of(Event, row) for row in rows]


def follow_ups_of(reader: Reader, case_uuid: str | None = None, *, every: bool = False) -> list[FollowUp]:
    """The open follow-ups of a case (None: of all) by day; with `every` also those done and dropped."""
    rows = reader.rows(
        """SELECT * FROM follow_ups WHERE (:case IS NULL OR case_uuid = :case) AND (:every OR state = 'open')
        AND deleted_at IS NULL AND case_uuid IN (SELECT uuid FROM cases WHERE deleted_at IS NULL)
        ORDER BY due, created""",
        {"case": case_uuid, "every": every},
    )
    return [record_of(FollowUp, row) for row in rows]


def day_facts(reader: Reader) -> list[DayFact]:
    """What was said of days, by day."""
    return [record_of(DayFact, row) for row in reader.rows("SELECT * FROM day_facts ORDER BY day, created")]


def special_days(reader: Reader, court: str, without: Collection[str] = ()) -> tuple[SpecialDay, ...]:
    """The days that people say were no ordinary ones in a court; `without` are ids of what is left out."""
    return tuple(
        SpecialDay(
            date=date.fromisoformat(fact.day),
            kind=DayKind(fact.kind),
            name=fact.name,
            authority=fact.authority or fact.evidence,
        )
        for fact in day_facts(reader)
        if fact.scope in ("", court) and fact.uuid not in without
    )


def _named(
    reader: Reader, cls: type[RecordType], text: str, case_uuid: str | None, word: str, titled: str = "1"
) -> RecordType:
    wanted = text.strip()
    table = TABLE_OF[cls]
    begins = wanted.lower() if len(wanted) >= _LEAST_ID else "-"
    rows = reader.rows(
        f"""SELECT * FROM {table} WHERE deleted_at IS NULL AND (:case IS NULL OR case_uuid = :case)
        AND (substr(uuid, 1, length(:begins)) = :begins
            OR ({titled} AND :text <> '' AND instr(fold(title), fold(:text))))
        ORDER BY fold(title) = fold(:text) DESC, created""",
        {"case": case_uuid, "begins": begins, "text": wanted},
    )
    exact = [row for row in rows if row["uuid"] == wanted.lower() or row["title"].casefold() == wanted.casefold()]
    found = exact if len(exact) == 1 else rows
    if not found:
        raise NotFound(f"There is no {word} “{wanted}”. “caseorg {word} list” names them with their ids.")
    if len(found) > 1:
        titles = "; ".join(f"{row['title']} ({row['uuid']})" for row in found[:5])
        raise NotFound(f"“{wanted}” is several {word}s: {titles}. Give the id of one.")
    return record_of(cls, found[0])


def choices_in_case(reader: Reader, what: str, case_uuid: str) -> tuple[tuple[str, str], ...]:
    """What an act can be done with, as (words, id): "open" or "closed" deadlines, "event", "follow-up", "court day"."""
    if what == "event":
        return tuple((f"{one.title}, {one.at or 'no date yet'}", one.uuid) for one in events_of(reader, case_uuid))
    if what == "follow-up":
        return tuple((f"{one.title}, {one.due}", one.uuid) for one in follow_ups_of(reader, case_uuid))
    if what == "court day":
        return tuple((f"{one.day}: {one.name}", one.uuid) for one in day_facts(reader))
    rows = reader.rows(
        """SELECT title, due, state, uuid FROM deadlines WHERE case_uuid = ? AND (state = 'open') = ?
        AND deleted_at IS NULL ORDER BY due NULLS LAST, title""",
        (case_uuid, what == "open"),
    )
    return tuple((f"{row['title']}, {row['due'] or 'no date yet'} ({row['state']})", row["uuid"]) for row in rows)
