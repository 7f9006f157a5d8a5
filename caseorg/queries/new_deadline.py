"""What is needed to make a deadline by a rule: the setting of its case, what it may run from, and its date so far."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caseorg.base.errors import NotFound
from caseorg.model.case import Case
from caseorg.model.counting import Direction, Regime, SpecialDay
from caseorg.model.court import Court
from caseorg.model.deadline import Deadline
from caseorg.model.event import Event
from caseorg.model.rule_pack import Computation
from caseorg.model.rulebook import Rulebook
from caseorg.queries.calendar_names import special_days
from caseorg.queries.courts import court_for, known_zone
from caseorg.queries.deadline_lists import people_assigned
from caseorg.queries.rulebook import own_rules, rulebook_of_case, shipped_rulebook
from caseorg.rules.calendar import CourtCalendar, holiday_kinds, is_weekend
from caseorg.rules.chain_requests import CaseSetting, request_of_case
from caseorg.rules.compute import compute
from caseorg.rules.deadline_drafts import Draft, happened_in
from caseorg.store.database import Reader
from caseorg.store.rows import TABLE_OF, RecordType, record_of

# The newest; nobody chooses among more in a list.
_MOST = 300
_NO_DAYS = date(1960, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDeadlineCase:
    """The case in which a deadline is made: its events that were not called off, the newest first; its deadlines by a
    rule that still count; the people that deadlines are assigned to; `own_rules` are the ids of the rules of the
    workspace."""

    case: Case
    court: Court | None
    rulebook: Rulebook
    events: tuple[Event, ...]
    deadlines: tuple[Deadline, ...]
    people: tuple[str, ...]
    own_rules: frozenset[str]


def new_deadline_case(reader: Reader, case_uuid: str) -> NewDeadlineCase:
    """All that one can choose from when a deadline is made. Raises NotFound."""
    case = _case(reader, case_uuid)
    events = reader.rows(
        """SELECT * FROM events WHERE case_uuid = ? AND status <> 'cancelled' AND deleted_at IS NULL
        ORDER BY at DESC NULLS FIRST, created LIMIT ?""",
        (case_uuid, _MOST),
    )
    deadlines = reader.rows(
        """SELECT * FROM deadlines WHERE case_uuid = ? AND rule_id IS NOT NULL AND deleted_at IS NULL
        AND state IN ('open', 'done', 'waived') ORDER BY due DESC NULLS FIRST, created LIMIT ?""",
        (case_uuid, _MOST),
    )
    return NewDeadlineCase(
        case=case,
        court=court_for(case.court) if case.court else None,
        rulebook=rulebook_of_case(reader, case_uuid),
        events=tuple(record_of(Event, row) for row in events),
        deadlines=tuple(record_of(Deadline, row) for row in deadlines),
        people=tuple(people_assigned(reader)),
        own_rules=frozenset(one.rule_id for one in own_rules(reader, every=False)),
    )


def case_setting(reader: Reader, case_uuid: str) -> CaseSetting:
    """What holds for every deadline of a case. Raises NotFound."""
    case = _case(reader, case_uuid)
    return CaseSetting(
        court=case.court or "",
        time_zone=known_zone(case.court),
        case_filed=date.fromisoformat(case.date_filed) if case.date_filed else None,
        special_days=special_days(reader, case.court or ""),
    )


def drafted(reader: Reader, draft: Draft) -> Computation:
    """The date a draft gives now, or what must be said first. Raises BadInput where its rule cannot be applied, and
    NotFound where a thing it names is gone."""
    setting = case_setting(reader, draft.case_uuid)
    events = _named(reader, Event, (start.event_uuid for start in draft.starts))
    parents = _named(reader, Deadline, (start.parent_uuid for start in draft.starts))
    happened = happened_in(draft.starts, events, parents)
    rulebook = rulebook_of_case(reader, draft.case_uuid)
    return compute(rulebook, request_of_case(draft.rule_id, setting, happened, draft.facts))


def why_no_court_day(reader: Reader, case_uuid: str, day: str) -> str:
    """Why a day is no court day in the court of a case: "a Saturday", "Juneteenth"; "" where it is one."""
    found = date.fromisoformat(day)
    setting = case_setting(reader, case_uuid)
    if is_weekend(found):
        return f"a {found:%A}"
    kinds = holiday_kinds(Regime.FRCP_6, Direction.AFTER).due
    if found < _NO_DAYS:
        return ""
    calendar = CourtCalendar(_days_of(setting))
    return next((one.name or f"a {one.kind} day" for one in calendar.special_days(found) if one.kind in kinds), "")


def _days_of(setting: CaseSetting) -> list[SpecialDay]:
    rulebook = shipped_rulebook()
    pack = rulebook.pack_of_court(setting.court)
    calendars = [rulebook.calendar(name) for name in (pack.holidays if pack else ("us.presidential",))]
    return [*setting.special_days, *(day for one in calendars if one is not None for day in one.days)]


def _case(reader: Reader, case_uuid: str) -> Case:
    row = reader.row("SELECT * FROM cases WHERE uuid = ?", (case_uuid,))
    if row is None:
        raise NotFound("The case is gone. Choose another one.")
    return record_of(Case, row)


def _named(reader: Reader, cls: type[RecordType], uuids: Iterable[str | None]) -> dict[str, RecordType]:
    wanted = [uuid for uuid in uuids if uuid]
    table = TABLE_OF[cls]
    rows = reader.rows(f"SELECT * FROM {table} WHERE uuid IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    found = {row["uuid"]: record_of(cls, row) for row in rows}
    if len(found) < len(set(wanted)):
        raise NotFound("What the deadline runs from is gone. Choose again from what it runs.")
    return found
