"""The deadlines as a sheet with all that is known of each, dates as a spreadsheet sorts them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseorg.model.calendar_file import DeadlineSheet
from caseorg.model.deadline import Deadline
from caseorg.queries.deadline_lists import DeadlineLine
from caseorg.rules.deadline_words import badges


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, and its text for a line as seen from a day."""

    head: str
    text: Callable[[DeadlineLine, date], str]


def _of(attribute: str) -> Callable[[DeadlineLine, date], str]:
    def text(line: DeadlineLine, _today: date) -> str:
        value = getattr(line.deadline, attribute)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(value or "")

    return text


def _verified_at(deadline: Deadline) -> str:
    return (deadline.verified_at or "")[:10] if deadline.verified else ""


FULL_SHEET: tuple[SheetColumn, ...] = (
    SheetColumn("case", lambda line, _: line.case_name),
    SheetColumn("title", _of("title")),
    SheetColumn("act by", _of("headline")),
    SheetColumn("due", _of("due")),
    SheetColumn("end of the day", _of("due_at")),
    SheetColumn("safe date", _of("safe_due")),
    SheetColumn("jurisdictional", _of("jurisdictional")),
    SheetColumn("severity", _of("severity")),
    SheetColumn("state", _of("state")),
    SheetColumn("why", _of("state_reason")),
    SheetColumn("completed on", _of("completed_on")),
    SheetColumn("replaced by", lambda line, _: line.replaced_by),
    SheetColumn("projected", _of("projected")),
    SheetColumn("action", _of("action")),
    SheetColumn("side", _of("side")),
    SheetColumn("rule", _of("cite")),
    SheetColumn("rule id", _of("rule_id")),
    SheetColumn("date set by", _of("due_source")),
    SheetColumn("rule gives", _of("computed_due")),
    SheetColumn("date kept because", _of("kept_reason")),
    SheetColumn("extendable", _of("extendable")),
    SheetColumn("source", lambda line, _: line.source),
    SheetColumn("assigned to", _of("assigned_to")),
    SheetColumn("entered by", _of("entered_by")),
    SheetColumn("verified by", lambda line, _: line.deadline.verified_by if line.deadline.verified else ""),
    SheetColumn("verified on", lambda line, _: _verified_at(line.deadline)),
    SheetColumn("watch", lambda line, _: ", ".join(one.text for one in badges(line.deadline, line.source_superseded))),
    SheetColumn("id", _of("uuid")),
)


def sheet_of(lines: list[DeadlineLine], columns: tuple[SheetColumn, ...], today: date) -> DeadlineSheet:
    """The sheet of these lines, in their order."""
    return DeadlineSheet(
        heads=tuple(column.head for column in columns),
        rows=tuple(tuple(column.text(line, today) for column in columns) for line in lines),
    )
