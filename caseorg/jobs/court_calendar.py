"""A court's calendar file read apart, and what a person accepted of it taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caseorg.apart.client import ApartReader
from caseorg.base.errors import BadInput, UserError, WorldError
from caseorg.base.ids import new_uuid
from caseorg.importers.court_calendar import MOST_BYTES, court_calendar_reading
from caseorg.jobs.job import Progress
from caseorg.model.court_calendar import CourtCalendar
from caseorg.model.deadline import DeadlineState, DueSource
from caseorg.operations import (
    add_deadline,
    add_event,
    cancel_event,
    edit_deadline,
    edit_event,
    link_court_date,
    move_event,
    override_deadline,
    retire_deadline,
)
from caseorg.operations.operation import Operation
from caseorg.queries.cases import cases
from caseorg.queries.chains import plan_of_move
from caseorg.queries.court_dates import CourtProposal, Outcome, court_proposal, deadline_title
from caseorg.rules.chains import Plan
from caseorg.rules.court_entries import Becomes, event_type
from caseorg.workspace import Workspace

_SECONDS = 20.0
_LABEL = "Import Court Calendar"
_LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class CourtReading:
    """What a file holds: a proposal for each entry, and what was left out or read with doubt."""

    path: Path
    proposals: tuple[CourtProposal, ...]
    remarks: tuple[str, ...]


class ReadCourtCalendar:
    """Read a file and see what it would change. Nothing is changed."""

    def __init__(self, path: Path, case_uuid: str | None = None) -> None:
        self.title = f"Read {path.name}"
        self._path = path
        self._case_uuid = case_uuid

    def run(self, workspace: Workspace, progress: Progress) -> CourtReading:
        """Raises BadInput where it is no calendar or too much of one, WorldError where it cannot be read, Cancelled."""
        calendar = self._read(progress)
        every = workspace.ask(cases)
        proposals = []
        for done, entry in enumerate(calendar.entries):
            progress.check()
            progress.report(done, len(calendar.entries), entry.summary)
            proposals.append(workspace.ask(court_proposal, entry, every, self._case_uuid))
        progress.report(len(calendar.entries), len(calendar.entries))
        return CourtReading(self._path, tuple(proposals), calendar.remarks)

    def _read(self, progress: Progress) -> CourtCalendar:
        try:
            if self._path.stat().st_size > MOST_BYTES:
                raise BadInput(f"{self._path.name} has more than {MOST_BYTES >> 20} MB: it is no court calendar.")
            data = self._path.read_bytes()
        except OSError as error:
            raise WorldError(f"{self._path} could not be read ({error.strerror or error}).") from error
        with ApartReader(
            court_calendar_reading, limit_seconds=_SECONDS, cancelled=lambda: progress.cancelled
        ) as reader:
            calendar = reader.read(data)
        progress.check()
        if calendar is None:
            raise BadInput(
                f"Reading {self._path.name} took too long or too much memory and was stopped. Nothing was changed. "
                "Download it from the court again, or enter its dates by hand."
            )
        return calendar


@dataclass(frozen=True, slots=True)
class TakenCourtDates:
    """What was taken over: how many of each outcome, and in a sentence each what could not be."""

    taken: dict[Outcome, int]
    failed: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many in all."""
        return sum(self.taken.values())


class TakeCourtDates:
    """Take over what was accepted, as one step that can be undone."""

    def __init__(self, proposals: Sequence[CourtProposal]) -> None:
        self.title = _LABEL
        self._proposals = proposals

    def run(self, workspace: Workspace, progress: Progress) -> TakenCourtDates:
        """What one cannot be taken over for is told, and the others are; Cancelled keeps what was taken until then."""
        taking = _Taking(workspace)
        taken: dict[Outcome, int] = {}
        failed = []
        for done, proposal in enumerate(self._proposals):
            progress.check()
            progress.report(done, len(self._proposals), proposal.title)
            try:
                taking.take(proposal)
            except UserError as error:
                failed.append(f"{proposal.title}: {error.sentence}")
            else:
                taken[proposal.outcome] = taken.get(proposal.outcome, 0) + 1
        progress.report(len(self._proposals), len(self._proposals))
        return TakenCourtDates(taken, tuple(failed))


class _Taking:
    """Does the operations, all in one step of the ledger."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._step = new_uuid()

    def _do(self, operation: Operation, **arguments: Any) -> Any:
        return self._workspace.do(operation, step=self._step, label=_LABEL, **arguments).value

    def take(self, proposal: CourtProposal) -> None:
        """Take one over, and tie it to its entry. Raises UserError."""
        if not proposal.is_ready:
            raise BadInput(proposal.why if proposal.case_uuid else "Choose its case first.")
        is_deadline = proposal.becomes is Becomes.DEADLINE
        uuid = proposal.uuid
        match proposal.outcome:
            case Outcome.NEW:
                uuid = self._add_deadline(proposal) if is_deadline else self._add_event(proposal)
            case Outcome.MOVED:
                self._move_deadline(proposal) if is_deadline else self._move_event(proposal)
            case Outcome.CHANGED:
                self._change(proposal, is_deadline=is_deadline)
            case Outcome.CANCELLED:
                self._cancel(proposal, is_deadline=is_deadline)
        entry = proposal.entry
        self._do(
            link_court_date, uuid=uuid, uid=entry.uid, recurrence=entry.recurrence, sequence=entry.sequence,
            digest=entry.digest,
        )  # fmt: skip

    def _add_event(self, proposal: CourtProposal) -> str:
        made = self._do(
            add_event, case_uuid=proposal.case_uuid, title=proposal.title, at=proposal.at, ends_at=proposal.ends_at,
            hearing=proposal.hearing, place=proposal.entry.place, time_zone=proposal.time_zone, note=_note(proposal),
            type=event_type(proposal.title, proposal.hearing),
        )  # fmt: skip
        return str(made.uuid)

    def _add_deadline(self, proposal: CourtProposal) -> str:
        made = self._do(
            add_deadline, case_uuid=proposal.case_uuid, title=deadline_title(proposal), due=proposal.at[:10],
            due_source=DueSource.ORDER, note=_note(proposal),
        )  # fmt: skip
        return str(made.uuid)

    def _move_event(self, proposal: CourtProposal) -> None:
        """Move as the preview said; its end is taken off before, since it would lie before the new beginning."""
        uuid = str(proposal.uuid)
        now = self._workspace.ask(plan_of_move, uuid, proposal.at)
        if proposal.plan is None or _effects(now) != _effects(proposal.plan):
            raise BadInput("What moves with it was changed meanwhile. Import the file once more and look again.")
        self._do(edit_event, uuid=uuid, ends_at=None)
        self._do(move_event, plan=self._workspace.ask(plan_of_move, uuid, proposal.at))
        self._do(edit_event, uuid=uuid, ends_at=proposal.ends_at, place=proposal.entry.place)

    def _move_deadline(self, proposal: CourtProposal) -> None:
        reason = f"The court’s calendar, version {proposal.entry.sequence}"
        due = proposal.at[:10]
        self._do(override_deadline, uuid=proposal.uuid, due=due, reason=reason, due_source=DueSource.ORDER)

    def _change(self, proposal: CourtProposal, *, is_deadline: bool) -> None:
        if is_deadline:
            self._do(edit_deadline, uuid=proposal.uuid, title=deadline_title(proposal))
            return
        self._do(
            edit_event, uuid=proposal.uuid, title=proposal.title, place=proposal.entry.place, ends_at=proposal.ends_at
        )

    def _cancel(self, proposal: CourtProposal, *, is_deadline: bool) -> None:
        reason = "Cancelled in the court’s calendar"
        if is_deadline:
            self._do(retire_deadline, uuid=proposal.uuid, state=DeadlineState.VACATED, reason=reason)
        else:
            self._do(cancel_event, uuid=proposal.uuid, reason=reason)


def _effects(plan: Plan) -> list[tuple[str, str, str | None, str | None]]:
    """What a plan does to deadlines, to be compared."""
    return [(move.deadline.uuid, str(move.outcome), *move.shown[:2]) for move in plan.moves]


def _note(proposal: CourtProposal) -> str:
    return f"From the court’s calendar: {proposal.entry.summary}\n{proposal.entry.description}".strip()[:_LONGEST_NOTE]
