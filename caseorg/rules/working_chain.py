"""The events and deadlines of a case as they will be, while one plans what follows from an event."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from caseorg.base.errors import CaseorgError
from caseorg.model.deadline import Deadline, DeadlineState, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Computation, Fact, Happening
from caseorg.model.rulebook import Rulebook
from caseorg.rules.chain_requests import happened_of, request_of_case
from caseorg.rules.chains import Chain
from caseorg.rules.compute import compute
from caseorg.rules.rulebook import root_triggers


@dataclass(frozen=True, kw_only=True, slots=True)
class Tied:
    """A trigger to be: the leg, and the event or the deadline it is tied to."""

    leg: str
    event_uuid: str | None = None
    parent_uuid: str | None = None


def made_id(*parts: str) -> str:
    """The id of what is made out of these, a UUID of version 8 (RFC 9562): planning twice makes the same things."""
    digest = hashlib.sha256("\n".join(("caseorg", *parts)).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"


class WorkingChain:
    """A chain that can be changed; what was there at first is kept beside it."""

    def __init__(self, rulebook: Rulebook, chain: Chain, facts: Mapping[Fact, bool]) -> None:
        self.rulebook = rulebook
        self.before = chain
        self.setting = chain.setting
        self.events = dict(chain.events)
        self.deadlines = dict(chain.deadlines)
        self.triggers = {one.uuid: one for one in chain.triggers}
        self.facts = _facts_of(chain.deadlines.values()) | dict(facts)

    def chain(self) -> Chain:
        """As it is now."""
        return replace(
            self.before, events=self.events, deadlines=self.deadlines, triggers=tuple(self.triggers.values())
        )

    def triggers_of(self, deadline_uuid: str) -> list[DeadlineTrigger]:
        """What a deadline runs from now."""
        return [one for one in self.triggers.values() if one.deadline_uuid == deadline_uuid]

    def open_by(self, rules: Iterable[str]) -> list[Deadline]:
        """The open deadlines by these rules, the earliest first."""
        wanted = set(rules)
        found = [
            one
            for one in self.deadlines.values()
            if one.rule_id in wanted and one.state is DeadlineState.OPEN and one.deleted_at is None
        ]
        return sorted(found, key=lambda one: (one.due or "9999", one.uuid))

    # Asking the rules

    def happened(self, ties: Iterable[Tied]) -> dict[str, Happening | None]:
        """What happened, by legs, for what a deadline is tied to."""
        ties = tuple(ties)
        happened = happened_of((one.leg, self.events[one.event_uuid]) for one in ties if one.event_uuid)
        for one in ties:
            parent = self.deadlines.get(one.parent_uuid or "")
            day = _running_day(parent) if parent else None
            if day:
                happened[one.leg] = Happening(at=date.fromisoformat(day))
        return happened

    def tried(self, rule_id: str, ties: Iterable[Tied]) -> tuple[Computation | None, str]:
        """What a rule gives for ties; legs that are tied to nothing did not happen. Or why it gives nothing."""
        ties = tuple(ties)
        happened = self.happened(ties)
        for leg in root_triggers(self.rulebook, rule_id):
            if leg not in {one.leg for one in ties}:
                happened[leg] = None
        try:
            return compute(self.rulebook, request_of_case(rule_id, self.setting, happened, self.facts)), ""
        except CaseorgError as error:
            return None, error.sentence

    # Changing

    def put_event(self, event: Event) -> Event:
        """Add or change an event."""
        self.events[event.uuid] = event
        return event

    def put_deadline(self, deadline: Deadline) -> Deadline:
        """Add or change a deadline."""
        self.deadlines[deadline.uuid] = deadline
        return deadline

    def tie(self, deadline_uuid: str, tied: Tied) -> None:
        """Let a deadline run from something."""
        trigger_uuid = made_id("trigger", deadline_uuid, tied.leg, tied.event_uuid or tied.parent_uuid or "")
        self.triggers[trigger_uuid] = DeadlineTrigger(
            uuid=trigger_uuid, created="", modified="", deadline_uuid=deadline_uuid, leg=tied.leg,
            event_uuid=tied.event_uuid, parent_uuid=tied.parent_uuid,
        )  # fmt: skip

    def repoint(self, old: str, new: str) -> None:
        """Let what ran from, or was expected on, the day of one deadline do so with another one's."""
        for trigger in list(self.triggers.values()):
            if trigger.parent_uuid == old and trigger.deadline_uuid != new:
                self.triggers[trigger.uuid] = replace(trigger, parent_uuid=new)
        for event in list(self.events.values()):
            if event.projected_from_uuid == old and event.status in (EventStatus.PROJECTED, EventStatus.WAITING):
                self.put_event(replace(event, projected_from_uuid=new))

    def new_deadline(self, uuid_: str, case_uuid: str, title: str, computation: Computation) -> Deadline:
        """A deadline as a rule gives it now, to be added."""
        count = computation.count
        due, safe = (_iso(count.due), _iso(count.safe_due)) if count else (None, None)
        return Deadline(
            uuid=uuid_, created="", modified="", case_uuid=case_uuid, title=title, rule_id=computation.rule_id,
            facts=json.dumps(computation.inputs.get("facts", {}), sort_keys=True), action=computation.action,
            severity=computation.severity, jurisdictional=computation.jurisdictional, cite=computation.cite,
            extendable=str(computation.extendable), confidence=str(computation.confidence),
            due=due, safe_due=safe, computed_due=due, computed_safe_due=safe,
        )  # fmt: skip


def ties_of(triggers: Iterable[DeadlineTrigger]) -> tuple[Tied, ...]:
    """The ties of triggers that are there already."""
    return tuple(Tied(leg=one.leg, event_uuid=one.event_uuid, parent_uuid=one.parent_uuid) for one in triggers)


def _running_day(parent: Deadline) -> str | None:
    """The day from which a child counts: what a superseded one's day would be now, else the day that stands."""
    return parent.computed_due or parent.due if parent.state is DeadlineState.SUPERSEDED else parent.due


def _facts_of(deadlines: Iterable[Deadline]) -> dict[Fact, bool]:
    """What was answered for the deadlines of the case, the newest answer last."""
    facts: dict[Fact, bool] = {}
    for one in sorted(deadlines, key=lambda one: (one.created, one.uuid)):
        facts |= {Fact(name): holds for name, holds in json.loads(one.facts).items() if name in list(Fact)}
    return facts


def _iso(moment: date) -> str:
    return moment.isoformat()[:10]
