"""How a deadline is spoken of: its day, how far it is off, how it stands, and what to watch out for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from caseorg.model.counting import Action
from caseorg.model.deadline import RETIRED, Deadline, DeadlineState, DueSource, Side

# Confidence of a rule's source that asks for a look at the rule itself.
_TO_VERIFY = {
    "V3": "The rule is known from a secondary source only. Check its text before you rely on the date.",
    "M": "The rule was written down from memory. Check its text before you rely on the date.",
    "U": "The rule’s reading is unsettled. Check the law before you rely on the date.",
}


def day_text(iso: str | None) -> str:
    """An ISO day (or local ISO time) as people say it: "Thu, Nov 26, 2026", with its time "…, 2:30 PM"; "" for None."""
    if not iso:
        return ""
    moment = datetime.fromisoformat(iso)
    text = f"{moment:%a}, {moment:%b} {moment.day}, {moment.year}"
    if "T" not in iso:
        return text
    return f"{text}, {moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def days_left(iso: str, today: date) -> str:
    """How far a day is off: "today", "tomorrow", "in 5 days", "yesterday", "5 days ago"."""
    days = (date.fromisoformat(iso[:10]) - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {days:,} days" if days > 0 else f"{-days:,} days ago"


def headline_left(deadline: Deadline, today: date) -> str:
    """How far the day to act by is off; where a safe date has passed, how long is left by the prevailing reading:
    "in 5 days", "in 5 days (safe date)", "safe date yesterday, due in 4 days"."""
    headline = deadline.headline
    if headline is None:
        return "no date yet"
    left = days_left(headline, today)
    if deadline.due and headline < today.isoformat() <= deadline.due:
        return f"safe date {left}, due {days_left(deadline.due, today)}"
    return left if headline == deadline.due else f"{left} (safe date)"


class Tone(StrEnum):
    """How loudly something is said; the names of colors of the look."""

    QUIET = "muted"
    NOTICE = "accent"
    AMBER = "warning"
    ALARM = "danger"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Badge:
    """A word beside a deadline, and the sentence that explains it."""

    text: str
    tone: Tone
    explained: str


def badges(deadline: Deadline, superseded: str = "") -> tuple[Badge, ...]:
    """What to watch out for, the gravest first. `superseded` says why the document that set it no longer stands."""
    is_open = deadline.state is DeadlineState.OPEN
    found: list[Badge | None] = [_untolled(deadline) if is_open else None, _jurisdictional(deadline)]
    if is_open:
        found += [
            _not_before(deadline),
            _too_late(deadline),
            Badge("source superseded", Tone.AMBER, f"{superseded} Check the date.") if superseded else None,
            _projected(deadline),
            _unverified(deadline),
            _kept(deadline),
        ]
    found += [_of_rule(deadline), _side(deadline)]
    return tuple(badge for badge in found if badge is not None)


def _jurisdictional(deadline: Deadline) -> Badge | None:
    if not deadline.jurisdictional:
        return None
    explained = "No court can extend it: missing it loses the right."
    if deadline.due and deadline.safe_due and deadline.safe_due != deadline.due:
        explained += f" Act by the safe date; the prevailing reading gives {day_text(deadline.due)}."
    return Badge("jurisdictional", Tone.ALARM, explained)


def _not_before(deadline: Deadline) -> Badge | None:
    if deadline.action is not Action.NOT_BEFORE:
        return None
    safe = deadline.safe_due
    later = f" Safe is {day_text(safe)}." if safe and deadline.due and safe > deadline.due else ""
    return Badge("not before", Tone.NOTICE, f"It must not be done before this day.{later}")


def _untolled(deadline: Deadline) -> Badge | None:
    return Badge("not suspended", Tone.ALARM, deadline.untolled) if deadline.untolled else None


def _too_late(deadline: Deadline) -> Badge | None:
    if not deadline.kept_too_late:
        return None
    return Badge(
        "kept too late", Tone.ALARM,
        f"Nobody may extend it, yet a later day was kept: the rule gives {day_text(deadline.computed_due)}.",
    )  # fmt: skip


def _projected(deadline: Deadline) -> Badge | None:
    explained = "It runs from something that has not happened yet. The date moves when it does."
    return Badge("projected", Tone.NOTICE, explained) if deadline.projected else None


def _unverified(deadline: Deadline) -> Badge | None:
    if deadline.due is None or deadline.verified:
        return None
    if deadline.verification_lapsed:
        return Badge(
            "verify again", Tone.AMBER,
            f"{deadline.verified_by} verified {day_text(deadline.verified_due) or 'it without a date'}; "
            "the date was changed since.",
        )  # fmt: skip
    return Badge("not verified", Tone.AMBER, "No second person has confirmed this date.")


def _kept(deadline: Deadline) -> Badge | None:
    if not deadline.outdated or deadline.kept_too_late:
        return None
    return Badge("date kept", Tone.NOTICE, f"The rule gives {day_text(deadline.computed_due)}; {kept_text(deadline)}")


def kept_text(deadline: Deadline) -> str:
    """Why another date than the computed one stands, in a sentence."""
    by = {DueSource.ORDER: "an order set the date", DueSource.USER: "a person set the date"}
    what = by.get(deadline.due_source, "the date was kept")
    who = f" by {deadline.kept_who}" if deadline.kept_who and deadline.due_source is DueSource.USER else ""
    return f"{what}{who}: {deadline.kept_reason}" if deadline.kept_reason else f"{what}{who}."


def _of_rule(deadline: Deadline) -> Badge | None:
    explained = _TO_VERIFY.get(deadline.confidence)
    return Badge("verify rule", Tone.AMBER, explained) if explained else None


def _side(deadline: Deadline) -> Badge | None:
    if deadline.side is Side.OURS:
        return None
    who = "the other side" if deadline.side is Side.THEIRS else "the court"
    return Badge(deadline.side.value, Tone.QUIET, f"It is {who} that has to act.")


def state_text(deadline: Deadline, replaced_by: str = "") -> str:
    """How a deadline stands, with who said so, when and why: "moot: case dismissed (Ana Ruiz, 2026-03-02)"."""
    state = deadline.state
    if state is DeadlineState.OPEN:
        return "open"
    said = state.value
    if state is DeadlineState.DONE and deadline.completed_on:
        said += f" on {day_text(deadline.completed_on)}"
    if deadline.state_reason:
        said += f": {deadline.state_reason}"
    by = ", ".join(part for part in (deadline.state_who, (deadline.state_at or "")[:10]) if part)
    if by:
        said += f" ({by})"
    return f"{said}. “{replaced_by}” took its place." if replaced_by else said


def is_retired(deadline: Deadline) -> bool:
    """Whether it is shown struck through."""
    return deadline.state in RETIRED
