"""`caseorg event import`: the dates of a court's calendar file, shown and taken over."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_case, command
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.words import count_of, visible
from caseorg.jobs.court_calendar import CourtReading, ReadCourtCalendar, TakeCourtDates, TakenCourtDates
from caseorg.queries.cases import case_named
from caseorg.queries.court_dates import CourtProposal
from caseorg.rules.deadline_words import day_text
from caseorg.workspace import Workspace

_COLUMNS = (
    Column("No.", right=True), Column("What"), Column("When"), Column("Title", least=20), Column("As"),
    Column("Case", least=12), Column("Why", spare=True),
)  # fmt: skip


def declare_import(commands: Subjects) -> None:
    """The command `import`."""
    taking = command(commands, "import", "Show what a court’s calendar would change; with --yes, do it.", _import)
    taking.add_argument("file", metavar="FILE", help="the calendar file")
    add_case(taking, required=False, help_line="the case of entries that name none")
    taking.add_argument("--only", metavar="N", default="", help="take these numbers only, as 1,3")
    taking.add_argument("--skip", metavar="N", default="", help="leave these numbers out, as 2,4")
    taking.add_argument("--yes", action="store_true", help="do it; without this, nothing is changed")
    taking.epilog = "What was taken over before is known by its UID: importing a file twice changes nothing."


def _import(session: Session, options: argparse.Namespace) -> None:
    if not options.yes:
        with session.reading() as workspace:
            reading = _read(workspace, options)
        chosen, taken = _chosen(reading, options), None
    else:
        with session.writing() as workspace:
            reading = _read(workspace, options)
            chosen = _chosen(reading, options)
            taken = run_job(TakeCourtDates(chosen), workspace)
    value = {
        "proposals": [_value(one, chosen) for one in reading.proposals],
        "remarks": list(reading.remarks),
        "taken": taken.count if taken else 0,
        "failed": list(taken.failed) if taken else [],
    }
    session.show(value, lambda: _tell(session, reading, chosen, taken))


def _read(workspace: Workspace, options: argparse.Namespace) -> CourtReading:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    reading: CourtReading = run_job(ReadCourtCalendar(Path(options.file), case_uuid), workspace)
    return reading


def _chosen(reading: CourtReading, options: argparse.Namespace) -> list[CourtProposal]:
    count = len(reading.proposals)
    only, skip = _numbers(options.only, count), _numbers(options.skip, count)
    wanted = (only or frozenset(range(1, count + 1))) - skip
    numbered = enumerate(reading.proposals, start=1)
    return [one for number, one in numbered if number in wanted and one.is_ready]


def _numbers(text: str, count: int) -> frozenset[int]:
    """The numbers in a list as it is typed. Raises BadInput for one that is none of the file's."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    for part in parts:
        if not part.isascii() or not part.isdecimal() or not 1 <= int(part[:9]) <= count:
            raise BadInput(f"There is no number {part}: the file has {count_of(count, 'date')}.")
    return frozenset(int(part) for part in parts)


def _tell(
    session: Session, reading: CourtReading, chosen: Sequence[CourtProposal], taken: TakenCourtDates | None
) -> None:
    output = session.output
    if reading.proposals:
        output.table(_COLUMNS, [_row(number, one) for number, one in enumerate(reading.proposals, start=1)])
    else:
        output.line("The file has no dates.")
    for one in reading.proposals:
        for move in one.plan.moves if one.plan is not None else ():
            old, new = (day_text(day) or "no date" for day in move.shown[:2])
            output.say(f"With “{one.title}”: {move.deadline.title}: {old} → {new} ({move.outcome}: {move.why})")
    for remark in reading.remarks:
        output.line(visible(remark))
    if taken is None:
        output.line(f"{count_of(len(chosen), 'change')} would be made. Nothing was changed. Give --yes to do it.")
        return
    output.line(f"Taken over: {count_of(taken.count, 'date')}.")
    for sentence in taken.failed:
        output.line(visible(f"Not taken over: {sentence}"))


def _row(number: int, one: CourtProposal) -> tuple[str, ...]:
    when = f"{day_text(one.old)} → {day_text(one.at)}" if one.old and one.old != one.at else day_text(one.at)
    return str(number), str(one.outcome), when, one.title, str(one.hearing or one.becomes), one.case_name, one.why


def _value(one: CourtProposal, chosen: Sequence[CourtProposal]) -> dict[str, Any]:
    moves = one.plan.moves if one.plan is not None else ()
    return {
        "uid": one.entry.uid, "recurrence": one.entry.recurrence, "sequence": one.entry.sequence,
        "outcome": one.outcome, "becomes": one.becomes, "hearing": one.hearing, "title": one.title, "at": one.at,
        "ends_at": one.ends_at, "time_zone": one.time_zone, "case": one.case_uuid, "found_by": one.found_by,
        "id": one.uuid, "old": one.old, "why": one.why, "chosen": one in chosen,
        "moves": [{"deadline": move.deadline.uuid, "old": move.old, "new": move.new, "outcome": move.outcome}
                  for move in moves],
    }  # fmt: skip
