"""The events and deadlines of a case with what runs from what."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseorg.base.errors import NotFound
from caseorg.model.counting import Count, SpecialDay
from caseorg.model.deadline import Deadline, DeadlineState, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.model.rulebook import Rulebook
from caseorg.queries.calendar_names import special_days
from caseorg.queries.courts import known_zone
from caseorg.queries.rulebook import counting_rulebook
from caseorg.rules.chain_requests import CaseSetting
from caseorg.rules.chains import Chain, Choice, Move, Plan, Recount, followed_by, plan_of, recount
from caseorg.rules.timeline import Timeline, timeline_of
from caseorg.store.chain_state import chain_state
from caseorg.store.database import Reader, Row
from caseorg.store.rows import record_of


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysChange:
    """Court days that would be added, each with the id of its court ("" for all), and ids of those that would be taken
    back."""

    added: tuple[tuple[SpecialDay, str], ...] = ()
    removed: frozenset[str] = frozenset()

    def concerns(self, court: str) -> bool:
        """Whether anything would change in a court, as far as can be said without asking."""
        return bool(self.removed) or any(scope in ("", court) for _, scope in self.added)


def chain_of(reader: Reader, case_uuid: str) -> Chain:
    """All of a case, as `plan_of` takes it."""
    state = chain_state(reader, case_uuid)  # first: what changes while the rest is read makes it outdated
    case = reader.row("SELECT court, date_filed FROM cases WHERE uuid = ?", (case_uuid,))
    events = reader.rows("SELECT * FROM events WHERE case_uuid = ?", (case_uuid,))
    deadlines = reader.rows("SELECT * FROM deadlines WHERE case_uuid = ?", (case_uuid,))
    triggers = reader.rows(
        """SELECT deadline_triggers.* FROM deadline_triggers JOIN deadlines
        ON deadlines.uuid = deadline_triggers.deadline_uuid WHERE deadlines.case_uuid = ?""",
        (case_uuid,),
    )
    court = (case["court"] if case else "") or ""
    filed = case["date_filed"] if case else None
    return Chain(
        events={row["uuid"]: record_of(Event, row) for row in events},
        deadlines={row["uuid"]: record_of(Deadline, row) for row in deadlines},
        triggers=tuple(record_of(DeadlineTrigger, row) for row in triggers),
        state=state,
        setting=CaseSetting(
            court=court,
            time_zone=known_zone(court),
            case_filed=date.fromisoformat(filed) if filed else None,
            special_days=special_days(reader, court),
        ),
    )


def recounts(
    reader: Reader,
    *,
    case_uuid: str | None = None,
    days: DaysChange | None = None,
    rulebook: Rulebook | None = None,
    choice: Choice | None = None,
    every: bool = False,
) -> tuple[Recount, ...]:
    """The open deadlines of a case (None: of all cases that are not in the trash) that no longer have the date that the
    rules give, case by case; those without any are left out.

    With `every` those are in it too whose date stands.
    `days` are court days to count with as if they were said already, `rulebook` the rules, those of now where none are
    given. Asks for every deadline: longer than a window may wait.
    """
    found = []
    for case in _cases_with_deadlines(reader, case_uuid):
        if days is not None and not days.concerns(case["court"] or ""):
            continue
        chain = chain_of(reader, case["uuid"])
        if days is not None:
            changed = _days_changed(reader, chain.setting, days)
            chain = replace(chain, setting=replace(chain.setting, special_days=changed))
        named = (case["uuid"], case["short_caption"])
        rules = rulebook or counting_rulebook(reader, case["uuid"])
        counted = recount(rules, named, chain, choice or Choice(), every=every)
        if counted.moves:
            found.append(counted)
    return tuple(found)


def recounts_of_days(reader: Reader, days: DaysChange, choice: Choice) -> tuple[Recount, ...]:
    """What a change of court days alone would move: what the rules of now date otherwise without it too is left out."""
    without = {
        move.deadline.uuid: move.computation.count
        for one in recounts(reader, choice=choice, every=True)
        for move in one.moves
        if move.computation is not None
    }

    found = (
        replace(one, moves=tuple(_by_days(one.moves, without)))
        for one in recounts(reader, days=days, choice=choice)
    )
    return tuple(one for one in found if one.moves)


def _by_days(moves: Iterable[Move], without: Mapping[str, Count | None]) -> Iterator[Move]:
    """Those of the moves that the days bring about, with the step that says so as the reason; `without` is how each
    deadline is counted without them."""
    for move in moves:
        count = move.computation.count if move.computation else None
        before = without.get(move.deadline.uuid)
        if count is None or before is None:
            if count is not before:
                yield move
            continue
        if (count.due, count.safe_due) != (before.due, before.safe_due):
            known = {step.text for step in before.steps}
            new = next((step.text for step in count.steps if step.text not in known), "")
            yield replace(move, why=f"{move.why}\n{new}" if new else move.why)


def recounts_after(reader: Reader, uuid: str, choice: Choice | None = None) -> tuple[Recount, ...]:
    """The open deadlines that run from one whose day was changed, and no longer have the date that the rules give by
    it; nothing where none do. Longer than a window may wait. Raises NotFound."""
    row = reader.row(
        """SELECT case_uuid, short_caption FROM deadlines JOIN cases ON cases.uuid = case_uuid
        WHERE deadlines.uuid = ?""",
        (uuid,),
    )
    if row is None:
        raise NotFound("The deadline is gone. Choose another one.")
    chain = chain_of(reader, row["case_uuid"])
    moves, expected = followed_by(counting_rulebook(reader, row["case_uuid"]), chain, {uuid}, choice or Choice())
    counted = Recount(
        case_uuid=row["case_uuid"],
        case_name=row["short_caption"],
        moves=tuple(
            one
            for one in moves
            if one.deadline.uuid != uuid and one.changes and one.deadline.state is DeadlineState.OPEN
        ),
        expected=tuple(expected),
        seen=tuple(chain.events[one.uuid] for one in expected),
        state=chain.state,
    )
    return (counted,) if counted.moves or counted.expected else ()


def _cases_with_deadlines(reader: Reader, case_uuid: str | None) -> Collection[Row]:
    return reader.rows(
        """SELECT uuid, court, short_caption FROM cases WHERE deleted_at IS NULL AND (:case IS NULL OR uuid = :case)
        AND uuid IN (SELECT case_uuid FROM deadlines WHERE state = 'open' AND rule_id IS NOT NULL)
        ORDER BY short_caption, uuid""",
        {"case": case_uuid},
    )


def _days_changed(reader: Reader, setting: CaseSetting, days: DaysChange) -> tuple[SpecialDay, ...]:
    added = tuple(day for day, scope in days.added if scope in ("", setting.court))
    return (*special_days(reader, setting.court, without=days.removed), *added)


def timeline_of_case(reader: Reader, case_uuid: str, today: date) -> Timeline:
    """The events and deadlines of a case on an axis of time, with what runs from what. Longer than a window may
    wait."""
    return timeline_of(chain_of(reader, case_uuid), today)


def plan_of_move(reader: Reader, event_uuid: str, at: str) -> Plan:
    """What follows if an event happens at another time, with the rules that hold in its case. Takes longer than a
    window may wait. Raises NotFound, BadInput."""
    row = reader.row("SELECT * FROM events WHERE uuid = ?", (event_uuid,))
    if row is None:
        raise NotFound("The event is gone. Choose another one.")
    event = record_of(Event, row)
    moved = replace(event, at=at, status=EventStatus.ACTUAL)
    return plan_of(counting_rulebook(reader, event.case_uuid), chain_of(reader, event.case_uuid), moved)
