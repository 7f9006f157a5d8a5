"""Which deadlines and hearings could leave the office, and under which label: what an export or a print shows first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caseorg.model.calendar_link import DatedKind
from caseorg.model.deadline import RETIRED, DeadlineState
from caseorg.model.event import EventStatus
from caseorg.model.record import Visibility
from caseorg.queries.deadline_lists import HEADLINE, LIVE
from caseorg.rules.visibility import may_leave, stricter
from caseorg.store.database import Reader, Row

REASSIGNED = "reassigned"
"""The state of a deadline that left in a calendar file and is another person’s task now."""

_RETIRED = frozenset(str(state) for state in RETIRED)
_STANDING = frozenset(
    {str(DeadlineState.OPEN), str(DeadlineState.DONE), str(EventStatus.ACTUAL), str(EventStatus.PROJECTED)}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LeavingScope:
    """Whose dates: of a case, of a person (with the hearings of the cases in which that person has something open), or
    of all with neither. `first` and `last` are ISO days that bound them, "" for no bound; with `with_left` what left in
    a calendar file is in it wherever it stands now, so that it does not stay there on an old day."""

    case_uuid: str | None = None
    person: str = ""
    first: str = ""
    last: str = ""
    with_left: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LeavingDate:
    """A deadline or hearing that could leave. `label` is the strictest of its own, that of its case, and that of the
    document it is known from. `day` is "" while it has none, `last_day` that on which it ends; `left_before` says that
    it was in a calendar file."""

    uuid: str
    kind: DatedKind
    title: str
    day: str
    state: str
    case_uuid: str
    case_name: str
    label: Visibility
    left_before: bool = False
    last_day: str = ""

    @property
    def stands(self) -> bool:
        """Whether it has a date and was neither called off nor retired."""
        return bool(self.day) and self.state in _STANDING


@dataclass(frozen=True, slots=True)
class Held:
    """What goes into a file and what is held back for its label."""

    going: tuple[LeavingDate, ...]
    held_back: tuple[LeavingDate, ...]


_DEADLINE = f"""SELECT deadlines.uuid AS uuid, 'deadline' AS kind, deadlines.title AS title, {HEADLINE} AS day,
    {{state}} AS state, deadlines.case_uuid AS case_uuid, cases.short_caption AS case_name,
    deadlines.visibility AS own, cases.visibility AS around, documents.visibility AS source,
    calendar_copies.uuid IS NOT NULL AS left_before, deadlines.jurisdictional AS first,
    {HEADLINE} AS last_day
    FROM deadlines JOIN cases ON cases.uuid = deadlines.case_uuid
    LEFT JOIN documents ON documents.uuid = deadlines.document_uuid
    LEFT JOIN calendar_copies ON calendar_copies.record_uuid = deadlines.uuid
    WHERE {LIVE} AND (:case IS NULL OR deadlines.case_uuid = :case)"""
_DEADLINES = f"""{_DEADLINE.format(state="deadlines.state")}
    AND (:person = '' OR deadlines.assigned_to = :person)"""
# What stands in the calendar of somebody whose task it was, and is another's now.
_REASSIGNED = f"""{_DEADLINE.format(state=f"'{REASSIGNED}'")}
    AND :person <> '' AND deadlines.assigned_to <> :person AND calendar_copies.uuid IS NOT NULL
    AND EXISTS (SELECT 1 FROM ledger WHERE tbl = 'deadlines' AND row = deadlines.uuid
        AND json_extract(before, '$.assigned_to') = :person)"""
_HEARINGS = """SELECT events.uuid, 'event', events.title, substr(events.at, 1, 10), events.status, events.case_uuid,
    cases.short_caption, events.visibility, cases.visibility, documents.visibility,
    calendar_copies.uuid IS NOT NULL, 0,
    max(substr(events.at, 1, 10), coalesce(substr(events.ends_at, 1, 10), ''))
    FROM events JOIN cases ON cases.uuid = events.case_uuid
    LEFT JOIN documents ON documents.uuid = events.document_uuid
    LEFT JOIN calendar_copies ON calendar_copies.record_uuid = events.uuid
    WHERE (events.hearing <> '' OR calendar_copies.uuid IS NOT NULL) AND events.deleted_at IS NULL
    AND cases.deleted_at IS NULL AND (:case IS NULL OR events.case_uuid = :case)
    AND (:person = '' OR events.case_uuid IN
        (SELECT case_uuid FROM deadlines WHERE assigned_to = :person AND state = 'open'))"""


def leaving_dates(reader: Reader, scope: LeavingScope) -> list[LeavingDate]:
    """All of a scope, by day and with what has none last, whatever their state. Of a person there are also those that
    left in a calendar file and are another’s now, in the state REASSIGNED."""
    rows = reader.rows(
        f"""SELECT * FROM ({_DEADLINES} UNION ALL {_REASSIGNED} UNION ALL {_HEARINGS})
        WHERE ((:first = '' OR last_day >= :first) AND (:last = '' OR day <= :last)) OR (:with_left AND left_before)
        ORDER BY day NULLS LAST, kind = 'deadline', first DESC, title COLLATE NOCASE, uuid""",
        {
            "case": scope.case_uuid, "person": scope.person, "first": scope.first, "last": scope.last,
            "with_left": scope.with_left,
        },
    )  # fmt: skip
    return [_leaving(row) for row in rows]


def _leaving(row: Row) -> LeavingDate:
    label = stricter(Visibility(row["own"]), Visibility(row["around"]))
    return LeavingDate(
        uuid=row["uuid"],
        kind=DatedKind(row["kind"]),
        title=row["title"],
        day=row["day"] or "",
        state=row["state"],
        case_uuid=row["case_uuid"],
        case_name=row["case_name"],
        label=stricter(label, Visibility(row["source"])) if row["source"] else label,
        left_before=bool(row["left_before"]),
        last_day=row["last_day"] or "",
    )


def held(dates: Iterable[LeavingDate], highest: Visibility) -> Held:
    """The dates that may leave with at most this label, and those that may not."""
    every = tuple(dates)
    return Held(
        tuple(one for one in every if may_leave(one.label, highest)),
        tuple(one for one in every if not may_leave(one.label, highest)),
    )


def for_calendar(dates: Iterable[LeavingDate]) -> list[LeavingDate]:
    """Those that a calendar file has: what is open or set, and what stood in an earlier file, so that it is marked as
    done or taken out there."""
    fresh = {str(DeadlineState.OPEN), str(EventStatus.ACTUAL), str(EventStatus.PROJECTED)}
    return [one for one in dates if one.left_before or (one.state in fresh and one.day)]


def deadlines_in(dates: Iterable[LeavingDate]) -> list[LeavingDate]:
    """The deadlines among dates, those that are another person’s now left out."""
    return [one for one in dates if one.kind is DatedKind.DEADLINE and one.state != REASSIGNED]


def is_retired(date: LeavingDate) -> bool:
    """Whether it no longer stands: retired, cancelled, or without a date."""
    return date.state in _RETIRED or not date.stands


def held_words(held_back: Iterable[LeavingDate]) -> str:
    """What is held back, in a sentence: "Held back for their label: 2 privileged, 1 sealed."; "" for nothing."""
    counts: dict[Visibility, int] = {}
    for one in held_back:
        counts[one.label] = counts.get(one.label, 0) + 1
    told = [f"{counts[label]:,} {label.value}" for label in Visibility if label in counts]
    return f"Held back for their label: {', '.join(told)}." if told else ""
