"""A new edition of the rules: what it changes is listed, nothing moves, and each change is accepted, kept or left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput
from caseorg.base.paths import Home
from caseorg.model.deadline import Deadline
from caseorg.model.rule_audit import RuleAudit
from caseorg.model.rule_pack import ComputeRequest, Happening, Pack
from caseorg.operations import (
    add_case,
    add_deadline,
    add_event,
    override_deadline,
    recount_deadlines,
    review_rule_changes,
)
from caseorg.operations.deadlines import NewTrigger
from caseorg.queries import rulebook
from caseorg.queries.calendar_names import deadline_named
from caseorg.queries.chains import recounts
from caseorg.queries.rule_audit import accepted_recounts, rule_audit, unseen_packs
from caseorg.queries.rulebook import rulebook_of_case
from caseorg.rules.chain_requests import expiry_leg
from caseorg.rules.compute import compute
from caseorg.rules.rulebook import pack_of
from caseorg.workspace import Workspace

FIRST = """
[pack]
id = "us.made"
title = "Rules of a made court"
schema = 1
version = "2026.11.1"
verified_through = 2026-11-22
time_zone = "America/New_York"
regime = "frcp6"

[[rule]]
id = "made.response"
title = "Respond to a motion"
action = "file"
severity = "high"
extendable = "court"
jurisdictional = false
  [[rule.version]]
  effective = 2009-12-01
  cite = "Made R. 7"
  badge = "verify"
  source = { kind = "opinion", ref = "Made v. Found", checked = 2026-11-22, confidence = "V3" }
    [[rule.version.leg]]
    trigger = "motion.served"
    period = 14

[[rule]]
id = "made.reply"
title = "Reply"
action = "file"
severity = "normal"
extendable = "court"
jurisdictional = false
  [[rule.version]]
  effective = 2009-12-01
  cite = "Made R. 8"
  source = { kind = "rule", ref = "Made R. 8", checked = 2026-11-22, confidence = "V1" }
    [[rule.version.leg]]
    trigger = "deadline:made.response.expires"
    period = 7

[[rule]]
id = "made.notice"
title = "Notice"
action = "file"
severity = "normal"
extendable = "court"
jurisdictional = false
  [[rule.version]]
  effective = 2009-12-01
  cite = "Made R. 9"
  badge = "verify"
  source = { kind = "opinion", ref = "Made v. Found", checked = 2026-11-22, confidence = "V3" }
    [[rule.version.leg]]
    trigger = "motion.served"
    period = 10
"""
# the response has ten days more, the notice only another citation and a better source
SECOND = (
    FIRST.replace('version = "2026.11.1"', 'version = "2026.12.1"')
    .replace("period = 14", "period = 24")
    .replace('cite = "Made R. 9"\n  badge = "verify"', 'cite = "Made R. 9.1"')
    .replace('trigger = "motion.served"\n    period = 10', 'trigger = "motion.served"\n    period = 10\n')
)
_LAST_V3 = SECOND.rindex('confidence = "V3"')
SECOND = SECOND[:_LAST_V3] + SECOND[_LAST_V3:].replace("V3", "V1", 1)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    use(monkeypatch, pack_of(FIRST))
    with Workspace.open(Home(tmp_path), who="Ana Ruiz") as opened:
        yield opened


def use(monkeypatch: pytest.MonkeyPatch, pack: Pack) -> None:
    """The program as it comes with this pack instead of its own."""
    monkeypatch.setattr(rulebook, "shipped_packs", lambda: (pack,))


def made(workspace: Workspace) -> dict[str, Deadline]:
    case = workspace.do(add_case, caption="Alvarez v. Kent").value.uuid
    event = workspace.do(add_event, case_uuid=case, title="Motion", at="2026-05-11", type="motion.served").value
    found: dict[str, Deadline] = {}
    motion = NewTrigger(leg="motion.served", event_uuid=event.uuid)

    def add(title: str, rule_id: str, leg: str, at: str, trigger: NewTrigger) -> None:
        request = ComputeRequest(rule_id=rule_id, happened={leg: Happening(at=date.fromisoformat(at))})
        computation = compute(workspace.ask(rulebook_of_case, case), request)
        given = {"case_uuid": case, "title": title, "computation": computation, "triggers": [trigger]}
        found[title] = workspace.do(add_deadline, **given).value

    add("Response", "made.response", "motion.served", "2026-05-11", motion)
    leg = expiry_leg("made.response")
    add("Reply", "made.reply", leg, "2026-05-26", NewTrigger(leg=leg, parent_uuid=found["Response"].uuid))
    add("Notice", "made.notice", "motion.served", "2026-05-11", motion)
    return found


def due(workspace: Workspace, title: str) -> str | None:
    return workspace.ask(deadline_named, title).due


def review(workspace: Workspace, audit: RuleAudit, accepted: list[str], kept: dict[str, str] | None = None) -> None:
    workspace.do(
        review_rule_changes,
        recounts=workspace.ask(accepted_recounts, accepted),
        accepted=accepted,
        kept=kept or {},
        changes=audit.changes,
        seen=audit.unseen,
    )


def test_the_same_edition_changes_nothing(workspace: Workspace) -> None:
    made(workspace)
    assert workspace.ask(rule_audit) == RuleAudit(unseen=(), changes=())


def test_another_edition_lists_what_changes_and_moves_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(workspace)
    use(monkeypatch, pack_of(SECOND))
    audit = workspace.ask(rule_audit, unseen_only=True)
    assert [(pack.id, pack.version) for pack in audit.unseen] == [("us.made", "2026.12.1")]
    by_title = {change.deadline.title: change for change in audit.changes}
    assert set(by_title) == {"Response", "Reply", "Notice"}
    response, notice = by_title["Response"], by_title["Notice"]
    assert (response.deadline.due, response.new_due, response.moves) == ("2026-05-26", "2026-06-04", True)
    assert response.why[0] == "The rule gives Thu, Jun 4, 2026 instead of Tue, May 26, 2026."
    assert response.why[1] == "Now: Count 24 days after the event."
    assert response.why[-1] == "us.made is now edition 2026.12.1, so far 2026.11.1."
    assert by_title["Reply"].new_due == "2026-06-11"
    assert not notice.moves and (notice.new_cite, notice.new_confidence) == ("Made R. 9.1", "V1")
    assert "Cited as Made R. 9.1, so far as Made R. 9." in notice.why
    assert "Known as V1 (its text was read), so far as V3 (others quote it)." in notice.why
    assert list(by_title) == ["Response", "Reply", "Notice"]  # what moves first
    assert [due(workspace, title) for title in by_title] == ["2026-05-26", "2026-06-02", "2026-05-21"]


def test_accepted_kept_and_left(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    deadlines = made(workspace)
    use(monkeypatch, pack_of(SECOND))
    audit = workspace.ask(rule_audit)
    before = workspace.undo_label()
    review(workspace, audit, [deadlines["Notice"].uuid], {deadlines["Response"].uuid: "The old rule governs by order"})
    notice = workspace.ask(deadline_named, "Notice")
    assert (notice.due, notice.cite, notice.confidence) == ("2026-05-21", "Made R. 9.1", "V1")
    kept = workspace.ask(deadline_named, "Response")
    assert (kept.due, kept.computed_due, kept.due_source) == ("2026-05-26", "2026-06-04", "user")
    assert (kept.kept_reason, kept.kept_who) == ("The old rule governs by order", "Ana Ruiz")
    # what runs from a kept date follows it, so there is nothing left to be said of the reply
    assert due(workspace, "Reply") == "2026-06-02"
    assert workspace.ask(rule_audit) == RuleAudit(unseen=(), changes=())
    workspace.undo()
    assert workspace.undo_label() == before
    assert workspace.ask(rule_audit) == audit


def test_accepting_all_moves_the_chain_and_is_one_step(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    deadlines = made(workspace)
    use(monkeypatch, pack_of(SECOND))
    audit = workspace.ask(rule_audit)
    review(workspace, audit, [one.uuid for one in deadlines.values()])
    assert [due(workspace, title) for title in deadlines] == ["2026-06-04", "2026-06-11", "2026-05-21"]
    assert workspace.ask(rule_audit) == RuleAudit(unseen=(), changes=())
    workspace.undo()
    assert due(workspace, "Response") == "2026-05-26"


def test_what_is_left_is_asked_no_more_until_another_edition(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(workspace)
    use(monkeypatch, pack_of(SECOND))
    review(workspace, workspace.ask(rule_audit), [])
    assert workspace.ask(unseen_packs) == () and workspace.ask(rule_audit, unseen_only=True).changes == ()
    assert len(workspace.ask(rule_audit).changes) == 3  # who asks is told all the same
    use(monkeypatch, pack_of(SECOND.replace("2026.12.1", "2027.1.1")))
    assert len(workspace.ask(rule_audit, unseen_only=True).changes) == 3


def test_an_ordered_date_stays_and_what_the_rule_gives_stands_beside_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadlines = made(workspace)
    ordered = {"uuid": deadlines["Response"].uuid, "due": "2026-05-29", "reason": "ECF No. 9", "due_source": "order"}
    workspace.do(override_deadline, **ordered)
    use(monkeypatch, pack_of(SECOND))
    audit = workspace.ask(rule_audit)
    change = next(one for one in audit.changes if one.deadline.title == "Response")
    assert change.pinned and not change.moves
    review(workspace, audit, [change.deadline.uuid])
    found = workspace.ask(deadline_named, "Response")
    assert (found.due, found.computed_due, found.kept_reason) == ("2026-05-29", "2026-06-04", "ECF No. 9")


def test_a_rule_that_is_gone_is_told_and_its_deadline_stays(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(workspace)
    use(monkeypatch, pack_of(SECOND[: SECOND.rindex("[[rule]]")]))
    change = next(one for one in workspace.ask(rule_audit).changes if one.deadline.title == "Notice")
    assert change.computation is None and "There is no rule made.notice" in change.why[0]


def test_what_was_changed_meanwhile_is_refused(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    deadlines = made(workspace)
    use(monkeypatch, pack_of(SECOND))
    audit = workspace.ask(rule_audit)
    stale = workspace.ask(accepted_recounts, [deadlines["Response"].uuid])
    workspace.do(override_deadline, uuid=deadlines["Response"].uuid, due="2026-05-29", reason="ECF No. 9")
    given = {"recounts": stale, "changes": audit.changes, "seen": audit.unseen}
    with pytest.raises(BadInput, match="changed meanwhile"):
        workspace.do(review_rule_changes, accepted=[deadlines["Response"].uuid], **given)
    with pytest.raises(BadInput, match="changed meanwhile"):
        workspace.do(review_rule_changes, kept={deadlines["Response"].uuid: "By order"}, **given)
    both = {deadlines["Notice"].uuid: "By order"}
    with pytest.raises(BadInput, match="taken over or kept"):
        workspace.do(review_rule_changes, accepted=list(both), kept=both, **given)
    with pytest.raises(BadInput, match="The reason is empty"):
        workspace.do(review_rule_changes, kept={deadlines["Notice"].uuid: " "}, **given)
    assert workspace.ask(unseen_packs) == audit.unseen


def test_a_date_that_was_left_then_counts_as_new_when_the_rule_moves_on(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(workspace)
    second = pack_of(SECOND)
    use(monkeypatch, second)
    review(workspace, workspace.ask(rule_audit), [])
    use(monkeypatch, replace(pack_of(FIRST), version="2027.1.1"))
    assert workspace.ask(rule_audit).changes == ()


def test_counting_again_tells_of_another_citation_and_takes_it_over(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(workspace)
    use(monkeypatch, pack_of(SECOND))
    found = workspace.ask(recounts)
    moves = {move.deadline.title: move for one in found for move in one.moves}
    said = "the rule gives the same date; it is cited as Made R. 9.1 now, known as V1"
    assert (moves["Notice"].outcome, moves["Notice"].why) == ("same", said)
    workspace.do(recount_deadlines, recounts=found)
    assert workspace.ask(deadline_named, "Notice").cite == "Made R. 9.1" and workspace.ask(recounts) == ()
