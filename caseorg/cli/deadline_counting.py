"""`caseorg deadline compute` and `deadline check`: dates counted from what is typed; no workspace is needed."""

from __future__ import annotations

import argparse
import csv
from datetime import date, datetime
from pathlib import Path

from caseorg.base.errors import BadInput, WorldError
from caseorg.cli.arguments import Subjects, add_choice, command, spaced
from caseorg.cli.deadline_by_rule import add_rule_arguments, compute_by_rule, say_count
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.counting import Action, AddedDays, CountRequest, Direction, Period, Regime, Unit
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.count_values import (
    TABLE_COLUMNS,
    amount_of,
    count_value,
    method_of,
    request_of_row,
    special_day_of,
    trigger_of,
    unknown_method_of_row,
    written,
)
from caseorg.rules.counting import count
from caseorg.rules.service import METHOD_WORDS, added_time, provision_of
from caseorg.rules.service_by_rule import gain_by_rule

_FIRST_DAY = date(2009, 12, 1)
_COLUMNS = (Column("Id"), Column("Due"), Column("Safe date"))


def declare_compute(commands: Subjects) -> None:
    """The arguments of `caseorg deadline compute`."""
    compute = command(
        commands, "compute", "Compute a deadline by a rule, or count a period, and explain every step.", _compute
    )
    compute.add_argument("--trigger", metavar="DATE", help="the day of the event; for hours its time")
    methods = ", ".join(METHOD_WORDS)
    compute.add_argument("--service", metavar="METHOD", default="", help=f"how the paper was served: {methods}")
    compute.add_argument("--rule", metavar="ID", default="", help="the rule that sets the period, as frcp.33.b.2")
    compute.add_argument(
        "--extra-day", metavar="KIND:DATE", action="append", default=[], help="a presidential, state or other such day"
    )
    compute.add_argument("--time-zone", metavar="ZONE", help="that of the court, as America/New_York")
    compute.add_argument(
        "--todays-counting", action="store_true", help="count by today's rules from a day before December 1, 2009"
    )
    add_rule_arguments(compute)
    compute.add_argument("--period", metavar="N", help="how many, to count without a rule; 0 for a date certain")
    add_choice(compute, "--unit", Unit, "what is counted")
    add_choice(compute, "--direction", Direction, "the side of the event")
    add_choice(compute, "--regime", Regime, "the rules of counting")
    add_choice(compute, "--action", Action, "what has to be done")


def declare_check(commands: Subjects) -> None:
    """The arguments of `caseorg deadline check`."""
    check = command(commands, "check", "Compute every row of a table of worked cases, by today's counting.", _check)
    check.add_argument("file", metavar="FILE", help=f"a CSV file with the columns {', '.join(TABLE_COLUMNS)}")


def _compute(session: Session, options: argparse.Namespace) -> None:
    if options.rule and options.period is None:
        compute_by_rule(session, options)
        return
    answer = count(_request(options))
    session.show(count_value(answer), lambda: say_count(session.output, answer))


def _request(options: argparse.Namespace) -> CountRequest:
    if options.trigger is None:
        raise BadInput("Give the day of the event as --trigger DATE.")
    if options.event or options.fact or options.court or options.case_filed:
        raise BadInput("--event, --fact, --court and --case-filed are for a rule. Give --rule without --period.")
    unit = Unit(spaced(options.unit or "days").replace(" ", "_"))
    if options.period is None and unit is not Unit.DATE_CERTAIN:
        raise BadInput("Give --rule ID, or --period N to count without a rule.")
    regime, direction = Regime(options.regime or "frcp6"), Direction(options.direction or "after")
    trigger = trigger_of(options.trigger, unit)
    day = trigger.date() if isinstance(trigger, datetime) else trigger
    if day < _FIRST_DAY and not options.todays_counting:
        raise BadInput(
            "Before December 1, 2009 short periods were counted otherwise. Give --todays-counting to count by today's "
            "rules all the same."
        )
    method = method_of(options.service)
    gain = gain_by_rule(shipped_rulebook(), options.rule)
    return CountRequest(
        trigger=trigger,
        period=Period(amount=amount_of(options.period or "0"), unit=unit, direction=direction),
        regime=regime,
        action=Action((options.action or "file").replace("-", "_")),
        added=added_time(
            provision_of(regime) if gain.runs_from_service else AddedDays.NONE,
            method,
            served=day,
            regime=regime,
            direction=direction,
            contested=gain.contested,
        ),
        special_days=tuple(special_day_of(text) for text in options.extra_day),
        time_zone=options.time_zone,
        trigger_text=f"Served {METHOD_WORDS[method]}" if method else "",
        period_cite=options.rule,
    )


def _check(session: Session, options: argparse.Namespace) -> int | None:
    """Every row is answered. One that cannot be read has no dates and is told with the reason; the exit code is then
    1."""
    values: list[dict[str, str | None]] = []
    refused = False
    for line, name, row in _rows(Path(options.file)):
        due = safe_due = None
        try:
            answer = count(request_of_row(shipped_rulebook(), row))
            due, safe_due = written(answer.due), written(answer.safe_due)
            unknown = unknown_method_of_row(row)
            if unknown:
                told = f"“{unknown}” is no known manner of service: no days were added."
                session.output.tell(f"Row {line} ({name}): {told}")
        except BadInput as error:
            refused = True
            session.output.tell(f"Row {line} ({name}): {error.sentence}")
        values.append({"id": name, "due": due, "safe_due": safe_due})
    rows = [tuple(value or "—" for value in one.values()) for one in values]
    session.show(values, lambda: session.output.table(_COLUMNS, rows))
    return 1 if refused else None


def _rows(path: Path) -> list[tuple[int, str, dict[str, str]]]:
    """The rows of a table with the line of each and its id."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path} is no text in UTF-8. Save the table as CSV (UTF-8).") from error
    except OSError as error:
        raise WorldError(f"{path} could not be read: {error.strerror}.") from error
    table = csv.DictReader(text.splitlines(), restval="")
    missing = [column for column in TABLE_COLUMNS if column not in (table.fieldnames or ())]
    if missing:
        raise BadInput(f"{path} lacks the columns {', '.join(missing)}.")
    try:
        return [(table.line_num, row["id"], {key: row[key] for key in row if key}) for row in table]
    except csv.Error as error:
        raise BadInput(f"Row {table.line_num} of {path} cannot be read: {error}.") from error
