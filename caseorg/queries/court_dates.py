"""What an entry of a court's calendar would change here: a new date, a moved or cancelled one, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from caseorg.base.errors import CaseorgError
from caseorg.model.calendar_link import CourtDate, DatedKind
from caseorg.model.case import Case
from caseorg.model.court_calendar import CourtEntry
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.model.event import Event, EventStatus, HearingKind
from caseorg.queries.chains import plan_of_move
from caseorg.queries.courts import court_zone
from caseorg.rules.chains import Plan
from caseorg.rules.court_entries import Becomes, cases_meant, kind_of, local_time, title_of
from caseorg.rules.deadline_words import day_text
from caseorg.store.database import Reader
from caseorg.store.rows import record_of


class Outcome(StrEnum):
    """What taking an entry over does. LINK ties it to a date that stands here already, entered by hand."""

    NEW = "new"
    MOVED = "moved"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    LINK = "there already"
    NOTHING = "nothing to do"
    REFUSED = "not possible"


@dataclass(frozen=True, kw_only=True, slots=True)
class CourtProposal:
    """What an entry would change. `at` and `ends_at` are local to `time_zone`; `uuid` is the deadline or event it is of
    already, `old` its date; `why` explains the outcome, `found_by` how the case is known. `plan` is what follows from a
    moved event. Without `case_uuid` a case has to be chosen first."""

    entry: CourtEntry
    outcome: Outcome
    becomes: Becomes
    hearing: HearingKind
    title: str
    at: str
    ends_at: str | None
    time_zone: str
    why: str
    case_uuid: str | None = None
    case_name: str = ""
    found_by: str = ""
    uuid: str | None = None
    old: str | None = None
    plan: Plan | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be taken over as it is."""
        return self.case_uuid is not None and self.outcome not in (Outcome.NOTHING, Outcome.REFUSED)


def court_proposal(reader: Reader, entry: CourtEntry, every: Sequence[Case], fallback: str | None) -> CourtProposal:
    """What one entry would change. Takes longer than a window may wait where an event moves."""
    if _is_own(reader, entry):
        why = "It left this workspace in a calendar file, and is here already."
        return replace(_fresh(entry, None, ""), outcome=Outcome.NOTHING, why=why)
    known = _known(reader, entry)
    if known is not None:
        return _again(reader, entry, *known)
    found, why = cases_meant(entry, every)
    case = found[0] if len(found) == 1 else None
    if case is None and fallback is not None:
        case, why = next((one for one in every if one.uuid == fallback), None), "the case that was chosen"
    if case is None and not entry.cancelled:
        many = "It names several cases of yours." if found else "It names no case of yours."
        return replace(_fresh(entry, case, why), why=f"{many} Choose its case.")
    return proposal_in_case(reader, entry, case, why)


def proposal_in_case(reader: Reader, entry: CourtEntry, case: Case | None, found_by: str) -> CourtProposal:
    """What an entry that is not here yet would become in a case."""
    fresh = _fresh(entry, case, found_by)
    if entry.cancelled:
        return replace(fresh, outcome=Outcome.NOTHING, why="It was cancelled before it was ever here.")
    twin = _twin(reader, fresh) if case is not None else None
    if twin is not None:
        why = f"“{twin.title}” stands here already. It is tied to the court’s entry, so that a move is known."
        return replace(fresh, outcome=Outcome.LINK, why=why, uuid=twin.uuid, title=twin.title)
    return fresh


def _fresh(entry: CourtEntry, case: Case | None, found_by: str) -> CourtProposal:
    kind = kind_of(entry)
    zone = court_zone(case.court if case else None)
    return CourtProposal(
        entry=entry,
        outcome=Outcome.NEW,
        becomes=kind.becomes,
        hearing=kind.hearing,
        title=title_of(entry, case),
        at=local_time(entry, entry.start, zone),
        ends_at=local_time(entry, entry.end, zone) if entry.end else None,
        time_zone=zone,
        why="It is not here yet.",
        case_uuid=case.uuid if case else None,
        case_name=case.short_caption if case else "",
        found_by=found_by if case else "",
    )


def _is_own(reader: Reader, entry: CourtEntry) -> bool:
    """Whether it is an entry that this program wrote: then its UID is the id of a deadline or an event."""
    return bool(
        reader.value(
            """SELECT EXISTS (SELECT 1 FROM events WHERE uuid = :uid)
            OR EXISTS (SELECT 1 FROM deadlines WHERE uuid = :uid)""",
            {"uid": entry.uid},
        )
    )


def _known(reader: Reader, entry: CourtEntry) -> tuple[CourtDate, Event | Deadline] | None:
    """The record an entry was taken over as, where it is still there."""
    row = reader.row("SELECT * FROM court_dates WHERE uid = ? AND recurrence = ?", (entry.uid, entry.recurrence))
    if row is None:
        return None
    link = record_of(CourtDate, row)
    is_event = link.kind is DatedKind.EVENT
    table = "events" if is_event else "deadlines"
    found = reader.row(f"SELECT * FROM {table} WHERE uuid = ? AND deleted_at IS NULL", (link.record_uuid,))
    if found is None:
        return None
    return link, record_of(Event, found) if is_event else record_of(Deadline, found)


def _again(reader: Reader, entry: CourtEntry, link: CourtDate, record: Event | Deadline) -> CourtProposal:
    """What an entry that was taken over before would change now."""
    row = reader.row("SELECT * FROM cases WHERE uuid = ?", (record.case_uuid,))
    case = record_of(Case, row) if row is not None else None
    zone = record.time_zone if isinstance(record, Event) else court_zone(case.court if case else None)
    same = replace(
        _fresh(entry, case, "what was taken over before"), uuid=record.uuid, time_zone=zone,
        at=local_time(entry, entry.start, zone), ends_at=local_time(entry, entry.end, zone) if entry.end else None,
        outcome=Outcome.NOTHING, why="It is here as the court has it.",
    )  # fmt: skip
    if entry.sequence < link.sequence:
        return replace(same, why="A newer version of it was taken over before.")
    if entry.digest == link.digest:
        return same
    return _moved_event(reader, same, record) if isinstance(record, Event) else _moved_deadline(same, record)


def _moved_event(reader: Reader, same: CourtProposal, event: Event) -> CourtProposal:
    old = replace(same, old=event.at, becomes=Becomes.HEARING if event.hearing else Becomes.EVENT,
                  hearing=HearingKind(event.hearing))  # fmt: skip
    if same.entry.cancelled:
        if event.status is EventStatus.CANCELLED:
            return old
        return replace(old, outcome=Outcome.CANCELLED, why="The court called it off. What ran from it alone is moot.")
    if event.at != same.at:
        why = f"The court moved it from {day_text(event.at) or 'no date'} to {day_text(same.at)}."
        why += " It was called off here." if event.status is EventStatus.CANCELLED else ""
        try:
            return replace(old, outcome=Outcome.MOVED, why=why, plan=plan_of_move(reader, event.uuid, same.at))
        except CaseorgError as error:
            return replace(old, outcome=Outcome.REFUSED, why=error.sentence)
    if (event.title, event.place, event.ends_at) != (same.title, same.entry.place, same.ends_at):
        return replace(old, outcome=Outcome.CHANGED, why="The court changed its words, its place or its end.")
    return old


def _moved_deadline(same: CourtProposal, deadline: Deadline) -> CourtProposal:
    old = replace(same, old=deadline.due, becomes=Becomes.DEADLINE, hearing=HearingKind.NONE)
    if deadline.state is not DeadlineState.OPEN:
        return replace(old, why=f"It is {deadline.state} here, and stays so.")
    if same.entry.cancelled:
        return replace(old, outcome=Outcome.CANCELLED, why="The court took it out of its calendar.")
    if deadline.due != same.at[:10]:
        why = f"The court moved it from {day_text(deadline.due) or 'no date'} to {day_text(same.at[:10])}."
        return replace(old, outcome=Outcome.MOVED, why=why)
    if deadline.title != deadline_title(same):
        return replace(old, outcome=Outcome.CHANGED, why="The court changed its words.")
    return old


def deadline_title(proposal: CourtProposal) -> str:
    """The title of a deadline, with the time of the day by which it must be done where the court gives one."""
    if "T" not in proposal.at:
        return proposal.title
    return f"{proposal.title} (by {day_text(proposal.at).rpartition(', ')[2]})"


def _twin(reader: Reader, fresh: CourtProposal) -> Event | Deadline | None:
    """What was entered by hand for the same: of the same kind, on the same day or time, known from no entry yet."""
    unlinked = "NOT EXISTS (SELECT 1 FROM court_dates WHERE record_uuid = {table}.uuid)"
    if fresh.becomes is Becomes.DEADLINE:
        rows = reader.rows(
            f"""SELECT * FROM deadlines WHERE case_uuid = ? AND due = ? AND state = 'open' AND deleted_at IS NULL
            AND due_source = 'order' AND fold(title) IN (fold(?), fold(?)) AND {unlinked.format(table="deadlines")}""",
            (fresh.case_uuid, fresh.at[:10], fresh.title, deadline_title(fresh)),
        )
        return record_of(Deadline, rows[0]) if len(rows) == 1 else None
    rows = reader.rows(
        f"""SELECT * FROM events WHERE case_uuid = ? AND at = ? AND status <> 'cancelled' AND deleted_at IS NULL
        AND (hearing <> '') = ? AND {unlinked.format(table="events")}""",
        (fresh.case_uuid, fresh.at, fresh.becomes is Becomes.HEARING),
    )
    return record_of(Event, rows[0]) if len(rows) == 1 else None
