"""The deadlines that rules set by an event: proposed by the kind of court, with what is expected on their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from caseorg.model.consequences import Proposed
from caseorg.model.counting import Confidence
from caseorg.model.deadline import Deadline, DeadlineState
from caseorg.model.docket import CourtKind
from caseorg.model.event import Event, EventStatus
from caseorg.model.rule_pack import Pack, Rule
from caseorg.rules.consequences import Kind, Law, Proposal
from caseorg.rules.planning_notes import Notes, facts_asked
from caseorg.rules.working_chain import Tied, made_id

_UNSURE = (Confidence.M, Confidence.U)
_NOTHING_SAID = Proposed(courts=CourtKind.DISTRICT)


def propose_deadlines(notes: Notes, event: Event, depth: int = 0) -> list[Deadline]:
    """Propose what an event sets running; the deadlines that were chosen, added already. `depth` is how many expected
    papers lie between."""
    added = []
    for rule in rules_of_event(notes.law, event.type):
        if not _is_there(notes, event, rule) and not _join(notes, event, rule):
            added += _propose(notes, rule, _ties(notes, event, rule), event, depth)
    return added


def propose_done(notes: Notes, event: Event, fulfils: Event | None) -> None:
    """Offer to mark done what an event meets: deadlines by the rules that say so, and the one on whose day the event
    was expected. Never chosen at first: another party's paper meets only that party's deadline."""
    rules = notes.law.tables.met.get(event.type, ())
    expected_by = fulfils.projected_from_uuid if fulfils else event.projected_from_uuid
    for deadline in list(notes.working.deadlines.values()):
        is_open = deadline.state is DeadlineState.OPEN and deadline.uuid in notes.working.before.deadlines
        if not is_open or not (deadline.uuid == expected_by or deadline.rule_id in rules):
            continue
        late = deadline.due is not None and str(event.day) > deadline.due
        proposal = Proposal(
            key=notes.key("met", deadline.uuid),
            kind=Kind.MET,
            title=deadline.title,
            why="if this is the paper that meets it" + ("; it came after that day" if late else ""),
            before=deadline.due,
            chosen=False,
            subject_uuid=deadline.uuid,
        )
        if notes.propose(proposal):
            done = {"state": DeadlineState.DONE, "state_reason": f"by “{event.title}”", "completed_on": event.day}
            document = event.document_uuid
            notes.working.put_deadline(replace(deadline, **done, completed_document_uuid=document))  # type: ignore[arg-type]


def rules_of_event(law: Law, trigger: str) -> Iterator[Rule]:
    """The rules that a trigger sets running in a court, by their packs."""
    table = _table(law)
    for pack in law.rulebook.packs if trigger else ():
        for rule in pack.rules:
            if trigger in {leg.trigger for leg in rule.latest.legs} and _is_due_here(law, table, pack, rule):
                yield rule


def _table(law: Law) -> Proposed:
    return law.tables.proposed.get(law.kind or CourtKind.DISTRICT, _NOTHING_SAID)


def _is_due_here(law: Law, table: Proposed, pack: Pack, rule: Rule) -> bool:
    found = law.rulebook.find(rule.id)
    if found is None or found[1] is not rule or law.rulebook.enabled.get(rule.id) is False or rule.id in table.never:
        return False  # another one stands for it, a person turned it off, or it says what another one says
    if rule.id in table.also or pack.id in table.packs:
        return True
    if pack.courts:
        return law.court in pack.courts
    # a firm's own rules, which no table names
    return not any(pack.id in one.packs for one in law.tables.proposed.values())


def _is_there(notes: Notes, event: Event, rule: Rule) -> bool:
    """Whether a deadline by the rule, or by a part of it or a whole that it is of, runs from the event already."""
    for trigger in notes.working.triggers.values():
        if trigger.event_uuid != event.uuid or trigger.leg != event.type:
            continue
        kept = notes.working.deadlines[trigger.deadline_uuid].rule_id or ""
        if kept == rule.id or kept.startswith(f"{rule.id}.") or rule.id.startswith(f"{kept}."):
            return True
    return False


def _join(notes: Notes, event: Event, rule: Rule) -> bool:
    """Propose that the one open deadline under a rule of several events runs from this event too; whether there is
    such a deadline."""
    if len({leg.trigger for leg in rule.latest.legs}) < 2:
        return False
    working = notes.working
    without = [
        one
        for one in working.open_by((rule.id,))
        if event.type not in {trigger.leg for trigger in working.triggers_of(one.uuid)}
    ]
    if len(without) != 1:
        return False
    (deadline,) = without
    tied = Tied(leg=event.type, event_uuid=event.uuid)
    proposal = Proposal(
        key=notes.key("join", event.uuid, deadline.uuid),
        kind=Kind.JOINED,
        title=deadline.title,
        why=f"{rule.title} runs from several events; this is another one of them",
        cite=rule.latest.cite,
        before=deadline.due,
        after=deadline.due,
        subject_uuid=deadline.uuid,
    )
    if notes.propose(proposal):
        working.tie(deadline.uuid, tied)
        notes.touched.add(deadline.uuid)
    return True


def _ties(notes: Notes, event: Event, rule: Rule) -> tuple[Tied, ...]:
    """What a new deadline would run from: this event, and for its other legs the last event of their kind."""
    ties = [Tied(leg=event.type, event_uuid=event.uuid)]
    for leg in dict.fromkeys(leg.trigger for leg in rule.latest.legs):
        others = [
            one
            for one in notes.working.events.values()
            if leg != event.type and one.type == leg and one.status is EventStatus.ACTUAL and one.at
        ]
        if others:
            last = max(others, key=lambda one: (one.at or "", one.uuid))
            ties.append(Tied(leg=leg, event_uuid=last.uuid))
    return tuple(ties)


def _propose(notes: Notes, rule: Rule, ties: tuple[Tied, ...], source: Event | Deadline, depth: int) -> list[Deadline]:
    """Propose one deadline, and what follows from it where it is chosen."""
    working = notes.working
    computation, _ = working.tried(rule.id, ties)
    uuid = made_id("deadline", source.uuid, rule.id)
    if computation is None or uuid in working.deadlines:
        return []  # the rule does not apply by what is known: it refuses to be counted
    deadline = working.new_deadline(uuid, source.case_uuid, rule.title, computation)
    asks = facts_asked(computation)
    proposal = Proposal(
        key=notes.key("", source.uuid, rule.id),
        kind=Kind.NEW,
        title=rule.title,
        why=" ".join(question.text for question in asks) if asks else _why(notes, rule, source),
        cite=computation.cite,
        after=deadline.due,
        chosen=_at_first(notes.law, rule) and isinstance(source, Event) and depth == 0,
        asks=asks,
        subject_uuid=uuid,
    )
    if not notes.propose(proposal):
        return []
    working.put_deadline(deadline)
    for tied in ties:
        working.tie(deadline.uuid, tied)
    notes.touched.add(deadline.uuid)
    return [deadline, *_propose_after(notes, rule, deadline, depth)]


def _at_first(law: Law, rule: Rule) -> bool:
    return rule.id not in _table(law).offered and rule.latest.source.confidence not in _UNSURE


def _why(notes: Notes, rule: Rule, source: Event | Deadline) -> str:
    confidence = rule.latest.source.confidence
    unsure = f"; the rule is not checked ({confidence.value}): look it up" if confidence in _UNSURE else ""
    runs = "runs from the end of its time" if isinstance(source, Deadline) else "is set running by it"
    return f"{runs}{unsure}"


def _propose_after(notes: Notes, rule: Rule, deadline: Deadline, depth: int) -> list[Deadline]:
    """What runs from the end of a new deadline's time, and the paper that is expected on its day."""
    added = []
    table = _table(notes.law)
    for pack in notes.law.rulebook.packs:
        for child in pack.rules:
            legs = [leg for leg in child.latest.legs if leg.parent_rule == rule.id]
            if legs and _is_due_here(notes.law, table, pack, child):
                ties = (Tied(leg=legs[0].trigger, parent_uuid=deadline.uuid),)
                added += _propose(notes, child, ties, deadline, depth)
    paper = notes.law.tables.expected.get(rule.id)
    if paper is None or deadline.state is not DeadlineState.OPEN:
        return added
    expected = Event(
        uuid=made_id("expected", deadline.uuid),
        created="",
        modified="",
        case_uuid=deadline.case_uuid,
        title=paper.title,
        type=paper.event,
        at=deadline.due,
        status=EventStatus.PROJECTED if deadline.due else EventStatus.WAITING,
        projected_from_uuid=deadline.uuid,
    )
    proposal = Proposal(
        key=notes.key("expected", deadline.uuid),
        kind=Kind.EXPECTED,
        title=paper.title,
        why=f"expected on the day of “{deadline.title}”; what runs from it moves when it comes",
        after=deadline.due,
        chosen=False,
        subject_uuid=expected.uuid,
    )
    if notes.propose(proposal):
        notes.working.put_event(expected)
        added += propose_deadlines(notes, expected, depth + 1)
    return added
