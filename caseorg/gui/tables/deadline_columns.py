"""The columns of a table of deadlines: what each shows and sorts by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseorg.model.deadline import DeadlineState
from caseorg.queries.deadline_lists import DeadlineLine, DeadlineSort
from caseorg.rules.deadline_words import badges, day_text, headline_left, state_text

_ACTIONS = {
    "file": "file",
    "serve": "serve",
    "act": "act",
    "not_before": "not before",
    "outer_limit": "outer limit",
    "court_act": "court acts",
}


def action_words(action: str) -> str:
    """What is to be done, as people say it."""
    return _ACTIONS.get(action, action)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineColumn:
    """One column. `sample` is a text as wide as most; `text` takes a line and the day it is seen from; `sort` None
    where SQL has no order for it; `is_shown` as long as the user did not say otherwise."""

    key: str
    title: str
    help: str
    sample: str
    text: Callable[[DeadlineLine, date], str]
    sort: DeadlineSort | None = None
    is_shown: bool = True


def _left(line: DeadlineLine, today: date) -> str:
    if line.deadline.state is not DeadlineState.OPEN:
        return ""
    return headline_left(line.deadline, today).replace(" (safe date)", " · safe")


def _safe(line: DeadlineLine, _today: date) -> str:
    deadline = line.deadline
    if deadline.jurisdictional:
        return f"due {day_text(deadline.due)}" if deadline.due != deadline.safe_due else "same"
    return "same" if deadline.safe_due == deadline.due and deadline.due else day_text(deadline.safe_due)


def _verified(line: DeadlineLine, _today: date) -> str:
    deadline = line.deadline
    if deadline.verified:
        return deadline.verified_by
    return "again" if deadline.verification_lapsed else ""


def _badges(line: DeadlineLine, _today: date) -> str:
    return ", ".join(badge.text for badge in badges(line.deadline, line.source_superseded))


COLUMNS: tuple[DeadlineColumn, ...] = (
    DeadlineColumn(
        key="due", title="Due", help="The day to act by; of a jurisdictional deadline the safe date",
        sample="Wed, Nov 26, 2026", text=lambda line, _: day_text(line.deadline.headline) or "no date yet",
        sort=DeadlineSort.DUE,
    ),
    DeadlineColumn(
        key="left", title="Left", help="How far the day is off", sample="in 14 days · safe", text=_left,
        sort=DeadlineSort.DATE,
    ),
    DeadlineColumn(
        key="title", title="Title", help="What is to be done", sample="Opposition to motion to dismiss",
        text=lambda line, _: line.deadline.title, sort=DeadlineSort.TITLE,
    ),
    DeadlineColumn(
        key="case", title="Case", help="The case it is of", sample="Alvarez v. Stoddard",
        text=lambda line, _: line.case_name, sort=DeadlineSort.CASE,
    ),
    DeadlineColumn(
        key="watch", title="Watch", help="What to watch out for", sample="jurisdictional, +3 more", text=_badges,
    ),
    DeadlineColumn(
        key="state", title="State", help="Whether it is open, done, or no longer stands", sample="superseded",
        text=lambda line, _: line.deadline.state.value, sort=DeadlineSort.STATE,
    ),
    DeadlineColumn(
        key="cite", title="Rule", help="The provision that sets it", sample="FRCP 12(a)(1)(A)",
        text=lambda line, _: line.deadline.cite, sort=DeadlineSort.CITE,
    ),
    DeadlineColumn(
        key="assigned", title="Assigned", help="Who is to do it", sample="Ana Ruiz",
        text=lambda line, _: line.deadline.assigned_to, sort=DeadlineSort.ASSIGNED,
    ),
    DeadlineColumn(
        key="verified", title="Verified", help="The second person who confirmed the date", sample="Bo Lindqvist",
        text=_verified, sort=DeadlineSort.VERIFIED, is_shown=False,
    ),
    DeadlineColumn(
        key="safe", title="Other Date", help="The safe date, or of a jurisdictional deadline the prevailing one",
        sample="due Wed, Nov 26, 2026", text=_safe, sort=DeadlineSort.SAFE, is_shown=False,
    ),
    DeadlineColumn(
        key="action", title="Action", help="What is to be done by the day", sample="outer limit",
        text=lambda line, _: action_words(line.deadline.action), sort=DeadlineSort.ACTION, is_shown=False,
    ),
    DeadlineColumn(
        key="side", title="Who Acts", help="Whether we, the other side or the court has to act", sample="theirs",
        text=lambda line, _: line.deadline.side.value, sort=DeadlineSort.SIDE, is_shown=False,
    ),
    DeadlineColumn(
        key="source", title="Source", help="The document that set it", sample="ECF No. 28 Scheduling Order",
        text=lambda line, _: line.source, is_shown=False,
    ),
)  # fmt: skip


def explained_cell(line: DeadlineLine, key: str, today: date) -> str:
    """What a tool tip says: of what no longer stands who said so, when and why; of badges what they mean."""
    marks = badges(line.deadline, line.source_superseded)
    if key == "watch":
        return "\n".join(f"{badge.text}: {badge.explained}" for badge in marks)
    if line.deadline.state is not DeadlineState.OPEN:
        return state_text(line.deadline, line.replaced_by)
    return next(column for column in COLUMNS if column.key == key).text(line, today)
