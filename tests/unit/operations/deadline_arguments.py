"""Arguments for the operations on events, deadlines and follow-ups, drawn in a situation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from caseorg.model.deadline import RETIRED
from caseorg.model.event import EventStatus
from caseorg.model.rule_pack import ComputeRequest, Happening
from caseorg.operations.deadline_triggers import NewTrigger
from caseorg.operations.events import planned_event
from caseorg.queries.chains import chain_of, recounts
from caseorg.queries.consequences import consequences
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chains import plan_of
from caseorg.rules.compute import compute
from tests.unit.operations.rule_arguments import RULE_ARGUMENTS

WORDS = st.text("abc -", min_size=1, max_size=9).filter(str.strip)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))
MOMENTS = DAYS.map(date.isoformat) | DAYS.map(lambda day: f"{day} 14:30") | st.none()


def _deadline(now: Any) -> dict[str, Any]:
    """A deadline by hand, by an order or by a rule, of a case that has an event and one that has none."""
    case, event = now.any_row(
        "SELECT cases.uuid, events.uuid FROM cases LEFT JOIN events ON events.case_uuid = cases.uuid ORDER BY 1, 2"
    )
    given = {"case_uuid": case, "title": now.draw(WORDS), "severity": now.draw(st.sampled_from(["normal", "high"]))}
    triggers = [NewTrigger(leg="summons.served", event_uuid=event)] if event else []
    if now.draw(st.booleans()):
        return given | {"triggers": triggers, "due": str(now.draw(DAYS)), "due_source": "order"}
    happened: dict[str, Happening | None] = {"summons.served": Happening(at=now.draw(DAYS))}
    request = ComputeRequest(rule_id="frcp.12.a.1.A.i", happened=happened)
    return given | {"triggers": triggers, "computation": compute(shipped_rulebook(), request)}


def _plan(now: Any) -> dict[str, Any]:
    """An event of the workspace on another day, with what follows."""
    uuid, case_uuid = now.any_row("SELECT uuid, case_uuid FROM events ORDER BY rowid")
    chain = now.workspace.ask(chain_of, case_uuid)
    moved = replace(chain.events[uuid], at=str(now.draw(DAYS)), status=EventStatus.ACTUAL)
    return {"plan": plan_of(shipped_rulebook(), chain, moved)}


def _following(now: Any) -> dict[str, Any]:
    """A new event with what follows, or one that is there on another day."""
    type_ = now.draw(st.sampled_from(["", "summons.served", "rule_12_motion.served", "rule_12_ruling.noticed"]))
    day = str(now.draw(DAYS))
    if now.draw(st.booleans()):
        case_uuid = now.one("cases")
        event = planned_event(case_uuid, now.draw(WORDS), day, type=type_)
    else:
        uuid, case_uuid = now.any_row("SELECT uuid, case_uuid FROM events ORDER BY rowid")
        event = replace(now.workspace.ask(chain_of, case_uuid).events[uuid], at=day, status=EventStatus.ACTUAL)
    return {"plan": now.workspace.ask(consequences, event)}


DEADLINE_ARGUMENTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "add_event": lambda now: {
        "case_uuid": now.one("cases"),
        "title": now.draw(WORDS),
        "at": now.draw(MOMENTS),
        "type": now.draw(st.sampled_from(["", "summons.served"])),
    },
    "edit_event": lambda now: {"uuid": now.one("events"), "title": now.draw(WORDS), "note": now.draw(WORDS)},
    "move_event": _plan,
    "recount_deadlines": lambda now: {"recounts": now.workspace.ask(recounts)},
    "follow_event": _following,
    "cancel_event": lambda now: {"uuid": now.one("events"), "reason": now.draw(WORDS)},
    "add_deadline": _deadline,
    "edit_deadline": lambda now: {"uuid": now.one("deadlines"), "title": now.draw(WORDS), "side": "theirs"},
    "mark_deadline_done": lambda now: {"uuid": now.one("deadlines"), "completed_on": "2026-03-25"},
    "reopen_deadline": lambda now: {"uuid": now.one("deadlines")},
    "retire_deadline": lambda now: {
        "uuid": now.one("deadlines"),
        "state": now.draw(st.sampled_from(sorted(RETIRED))),
        "reason": now.draw(WORDS),
    },
    "override_deadline": lambda now: {
        "uuid": now.one("deadlines"),
        "due": str(now.draw(DAYS)),
        "reason": now.draw(WORDS),
    },
    "confirm_source": lambda now: {"uuid": now.one("deadlines")},
    "move_deadline": lambda now: {
        "uuid": now.one("deadlines"),
        "due": str(now.draw(DAYS)),
        "reason": now.draw(WORDS),
    },
    "use_computed_date": lambda now: {"uuid": now.one("deadlines")},
    "verify_deadline": lambda now: {"uuid": now.one("deadlines")},
    "withdraw_verification": lambda now: {"uuid": now.one("deadlines")},
    "assign_deadlines": lambda now: {"uuids": now.some("deadlines"), "to": now.draw(WORDS)},
    "add_follow_up": lambda now: {
        "case_uuid": now.one("cases"),
        "title": now.draw(WORDS),
        "due": str(now.draw(DAYS)),
        "every": now.draw(st.integers(1, 3)),
        "interval": now.draw(st.sampled_from(["days", "weeks", "months"])),
    },
    "complete_follow_up": lambda now: {"uuid": now.one("follow_ups"), "completed_on": "2026-03-25"},
    "drop_follow_up": lambda now: {"uuid": now.one("follow_ups")},
    "edit_follow_up": lambda now: {
        "uuid": now.one("follow_ups"),
        "due": str(now.draw(DAYS)),
        "every": now.draw(st.integers(1, 3)),
        "interval": now.draw(st.sampled_from(["days", "weeks", "months"])),
    },
    "set_deadline_reminders": lambda now: {
        "uuid": now.one("deadlines"),
        "days": now.draw(st.sampled_from(["", "never", "0", "14, 7, 1"])),
    },
    "set_usual_reminders": lambda now: {
        "kind": now.draw(st.sampled_from(["jurisdictional", "high", "deadline", "hearing", "follow-up"])),
        "days": now.draw(st.sampled_from(["never", "0", "30 14 7 3 1 0", "14, 7, 1"])),
    },
    "add_day_fact": lambda now: {
        "day": str(now.draw(DAYS)),
        "kind": now.draw(st.sampled_from(["president", "state", "inaccessible", "closed"])),
        "name": now.draw(WORDS),
        "evidence": now.draw(WORDS),
    },
    "remove_day_fact": lambda now: {"uuid": now.one("day_facts")},
    "link_court_date": lambda now: {
        "uuid": now.one(now.draw(st.sampled_from(["deadlines", "events"]))),
        "uid": now.draw(st.sampled_from(["a@court", "b@court"])),
        "sequence": now.draw(st.integers(0, 9)),
        "digest": now.draw(WORDS),
    },
    "note_calendar_copies": lambda now: {"uuids": [now.one(now.draw(st.sampled_from(["deadlines", "events"])))]},
    **RULE_ARGUMENTS,
}
