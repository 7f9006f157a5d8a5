"""What proves the date of a deadline, in the order in which one reads it: facts, steps with citations, chain."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.queries.deadline_views import DeadlineView, ShownStep, TriggerLine
from caseorg.rules.compute_legs import leg_words
from caseorg.rules.deadline_words import Badge, badges, day_text, headline_left, kept_text, state_text
from caseorg.rules.order_periods import order_rule
from caseorg.rules.reminders import NEVER, days_text
from caseorg.rules.service import METHOD_WORDS

_EXTENDABLE = {
    "court": "by the court, for good cause",
    "stipulation": "by the court, or by stipulation",
    "limited": "only as the rule itself allows",
    "none": "by nobody (FRCP 6(b)(2))",
    "barred": "by nobody: a statute or rule forbids it",
}
# By their values: the column is text, and may hold a method of a later version.
_METHODS = {method.value: words for method, words in METHOD_WORDS.items()}
_LEAST_HASH = 12
_MOST_WORDS = 240  # letters of a quotation
_CHECK = "Say that the date was checked against the new version"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known: its name, the words, and what a click on them opens ("source", "deadline:" with an
    id) or does ("checked": confirm the source), "" for nothing."""

    name: str
    text: str
    leads_to: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Explained:
    """A deadline explained. `headline` is the day to act by, `left` how far it is off; `second` is the other date
    in a sentence, "" where both are the same."""

    title: str
    headline: str
    left: str
    second: str
    badges: tuple[Badge, ...]
    warnings: tuple[str, ...]
    steps: tuple[ShownStep, ...]
    facts: tuple[Fact, ...]
    chain: tuple[Fact, ...]
    computed: str


def explained(view: DeadlineView, today: date) -> Explained:
    """A deadline with its reasons, in words."""
    deadline = view.deadline
    is_open = deadline.state is DeadlineState.OPEN
    return Explained(
        title=deadline.title,
        headline=_headline(deadline),
        left=headline_left(deadline, today) if is_open else state_text(deadline, view.line.replaced_by),
        second=_second(deadline),
        badges=badges(deadline, view.line.source_superseded),
        warnings=view.warnings,
        steps=view.steps,
        facts=tuple(fact for fact in _facts(view) if fact.text),
        chain=tuple(_link_text(view, place) for place in range(len(view.chain))),
        computed=_computed(view),
    )


def _headline(deadline: Deadline) -> str:
    if deadline.headline is None:
        return "No date yet"
    if deadline.headline == deadline.due and deadline.due_at and len(deadline.due_at) > len("2026-11-26"):
        return day_text(deadline.due_at)
    return day_text(deadline.headline)


def _second(deadline: Deadline) -> str:
    if not deadline.due or not deadline.safe_due or deadline.safe_due in (deadline.due, deadline.headline):
        return ""  # of a jurisdictional one the badge says it
    return f"Safe date: {day_text(deadline.safe_due)}, the earliest day under any reading."


def _facts(view: DeadlineView) -> list[Fact]:
    deadline, line = view.deadline, view.line
    return [
        Fact("Case", line.case_name),
        *(Fact("Runs from", _trigger_text(one), _trigger_place(one)) for one in view.triggers),
        Fact("Kept", _kept(deadline)),
        Fact("Moved", _moved(deadline)),
        Fact("Rule", _rule(deadline)),
        Fact("Extendable", _EXTENDABLE.get(deadline.extendable, deadline.extendable)),
        Fact("Source", _source(view), "source" if deadline.document_uuid else ""),
        Fact("Words", f"“{_short(view.words)}”" if view.words else "", "source"),
        Fact("Checked", _checked(deadline)),
        Fact("To do", _CHECK if line.source_superseded else "", "checked"),
        Fact("State", state_text(deadline, line.replaced_by)),
        Fact("Replaced by", line.replaced_by, f"deadline:{deadline.replaced_by_uuid}"),
        Fact("Assigned to", deadline.assigned_to or "nobody"),
        Fact("Entered by", _signed(deadline.entered_by, deadline.created)),
        Fact("Dated by", deadline.dated_by if deadline.dated_by != deadline.entered_by else ""),
        Fact("Verified", _verified(deadline)),
        Fact("Reminders", _own_reminders(deadline)),
        Fact("Note", deadline.note),
    ]


def _own_reminders(deadline: Deadline) -> str:
    """On which days before it is called to mind, "" where they are those of its kind."""
    if deadline.reminder_days is None:
        return ""
    days = days_text(tuple(json.loads(deadline.reminder_days)))
    return days if days == NEVER else f"{days} days before"


def _rule(deadline: Deadline) -> str:
    """The provision with the id of the rule; of a period of an order what the order says."""
    ordered = order_rule(deadline.rule_id or "")
    if ordered is not None:
        return f"{deadline.cite}: {leg_words(ordered[1].latest.legs[0])}"
    return " · ".join(part for part in (deadline.cite, deadline.rule_id or "") if part)


def _kept(deadline: Deadline) -> str:
    if not deadline.outdated:
        return ""
    when = f" ({_signed(deadline.kept_who, deadline.kept_at or '')})" if deadline.kept_who else ""
    return f"The rule gives {day_text(deadline.computed_due)}; {kept_text(deadline).rstrip('.')}{when}."


def _moved(deadline: Deadline) -> str:
    """Why a date that an order or a person set is no longer the first one."""
    if deadline.rule_id is not None or not deadline.kept_reason:
        return ""
    return f"{deadline.kept_reason.rstrip('.')} ({_signed(deadline.kept_who, deadline.kept_at or '')})."


def _checked(deadline: Deadline) -> str:
    if not deadline.source_checked_by:
        return ""
    by = _signed(deadline.source_checked_by, deadline.source_checked_at or "")
    return f"against a later version of its document by {by}"


def _source(view: DeadlineView) -> str:
    page = view.deadline.page
    where = f", page {page + 1}" if page is not None and view.line.source else ""
    superseded = f". {view.line.source_superseded}" if view.line.source_superseded else ""
    return f"{view.line.source}{where}{superseded}"


def _short(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS].rsplit(' ', 1)[0]} …"


def _signed(who: str, instant: str) -> str:
    return ", ".join(part for part in (who, instant[:10]) if part) if who else ""


def _verified(deadline: Deadline) -> str:
    if not deadline.verified_by:
        return "not yet: no second person has confirmed this date"
    said = f"by {_signed(deadline.verified_by, deadline.verified_at or '')}"
    return f"{said}, for {day_text(deadline.verified_due)}; changed since" if deadline.verification_lapsed else said


def _trigger_text(one: TriggerLine) -> str:
    if one.event is not None:
        served = _served(one.event.service_method)
        expected = f", expected when “{one.projected_from}” is due" if one.projected_from else ""
        state = "" if one.event.status.value in ("actual", "projected") else f" ({one.event.status.value})"
        return f"{one.event.title}{state}, {day_text(one.event.at) or 'no date yet'}{served}{expected}"
    if one.parent is not None:
        return f"the day “{one.parent.title}” is due, {day_text(one.parent.due) or 'no date yet'}"
    return ""


def _served(method: str) -> str:
    return f", served {_METHODS.get(method, method)}" if method else ""


def _trigger_place(one: TriggerLine) -> str:
    return f"deadline:{one.parent.uuid}" if one.parent is not None else ""


def _link_text(view: DeadlineView, place: int) -> Fact:
    link = view.chain[place]
    which = "before" if link.depth < 0 else "after"
    due = day_text(link.deadline.headline) or "no date yet"
    state = "" if link.deadline.state is DeadlineState.OPEN else f" ({link.deadline.state.value})"
    return Fact(which, f"{link.deadline.title}: {due}{state}", f"deadline:{link.deadline.uuid}")


def _computed(view: DeadlineView) -> str:
    """From which rules the newest computation was made, so that it can be made again."""
    if not view.computations:
        return ""
    made = view.computations[0]
    times = f", computed {len(view.computations):,} times" if len(view.computations) > 1 else ""
    return (
        f"Computed {made.created[:10]} from {made.pack_id} {made.pack_version} "
        f"({made.pack_hash[:_LEAST_HASH]}), rule as of {made.rule_version}{times}."
    )


def explanation_text(shown: Explained) -> str:
    """The explanation as plain text, to be pasted into a letter or a file note."""
    lines = [f"{shown.title}: {shown.headline} ({shown.left})"]
    lines += [shown.second] if shown.second else []
    lines += [f"[{badge.text}] {badge.explained}" for badge in shown.badges]
    lines += [f"! {warning}" for warning in shown.warnings]
    for step in shown.steps:
        lines.append(f"{step.n:>2}  {step.text}" + (f"  [{step.cite}]" if step.cite else ""))
    lines += [f"{fact.name}: {fact.text}" for fact in shown.facts]
    lines += [f"In the chain {fact.name}: {fact.text}" for fact in shown.chain]
    lines += [shown.computed] if shown.computed else []
    return "\n".join(lines) + "\n"
