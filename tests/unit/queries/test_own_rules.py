"""Own rules in a workspace: what governs where, what is refused, and that a date can be computed again later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput, NotFound
from caseorg.base.paths import Home
from caseorg.model.case import JudgeRole
from caseorg.model.counting import ServiceMethod
from caseorg.model.rule_pack import Computation, ComputeRequest, Happening, Pack
from caseorg.operations import (
    add_case,
    add_deadline,
    add_rule,
    choose_service_days,
    disable_rule,
    edit_rule,
    enable_rule,
    import_rules,
    retire_rule,
    set_judges,
    verify_rule,
)
from caseorg.queries.rule_lists import own_rule_named, rule_lines, scope_words, unread_rules
from caseorg.queries.rulebook import own_editions, rulebook_in, rulebook_of_case, shipped_packs, shipped_rulebook
from caseorg.rules import own_rules
from caseorg.rules.compute import compute
from caseorg.rules.compute_values import request_of
from caseorg.rules.own_rules import RulePlace
from caseorg.workspace import Workspace
from tests.unit.operations.rule_arguments import rule_text

OPPOSITION = "dcd.lcvr.7.b"
REPLY = "dcd.lcvr.7.d"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Home(tmp_path), who="Ana Ruiz") as opened:
        yield opened


def _case(workspace: Workspace, caption: str, judge: str = "", court: str = "dcd") -> str:
    uuid: str = workspace.do(add_case, caption=caption, court=court).value.uuid
    if judge:
        workspace.do(set_judges, uuid=uuid, judges=[(judge, JudgeRole.ASSIGNED)])
    return uuid


def _keep(workspace: Workspace, rule_id: str, period: int, overrides: str = "", **scope: str) -> str:
    text = rule_text(rule_id, period, overrides)
    uuid: str = workspace.do(add_rule, text=text, shipped=shipped_rulebook(), **scope).value.uuid
    return uuid


def _opposition(workspace: Workspace, case_uuid: str, rule_id: str = OPPOSITION) -> Computation:
    book = workspace.ask(rulebook_of_case, case_uuid)
    motion = {"motion.served": Happening(at=date(2026, 5, 11))}
    return compute(book, ComputeRequest(rule_id=rule_id, happened=motion, court="dcd"))


def _due(workspace: Workspace, case_uuid: str, rule_id: str = OPPOSITION) -> date:
    found = _opposition(workspace, case_uuid, rule_id)
    assert found.count is not None and isinstance(found.count.due, date)
    return found.count.due


def test_an_order_in_the_case_governs_over_the_judge_over_the_court_over_the_firm(workspace: Workspace) -> None:
    mine, hers, elsewhere = (_case(workspace, "A v. B", "Ana C. Reyes"), _case(workspace, "C v. D", "Judge Reyes"),
                             _case(workspace, "E v. F", "Lee", court="nysd"))  # fmt: skip
    assert [_due(workspace, one) for one in (mine, hers, elsewhere)] == [date(2026, 5, 26)] * 3  # Memorial Day
    _keep(workspace, "own.case", 3, OPPOSITION, case_uuid=mine)
    _keep(workspace, "own.judge", 4, OPPOSITION, judge="Hon. Ana C. Reyes")
    _keep(workspace, "own.court", 7, OPPOSITION, court="dcd")
    _keep(workspace, "own.firm", 8, OPPOSITION)
    other = _case(workspace, "G v. H", "Ana B. Moss")
    found = [_opposition(workspace, one).rule_id for one in (mine, hers, other, elsewhere)]
    assert found == ["own.case", "own.judge", "own.court", "own.firm"]
    # a deadline that was made by the court's order is counted by what governs now
    assert _opposition(workspace, mine, "own.court").rule_id == "own.case"


def test_the_explanation_names_the_order_and_the_rule_it_stands_for(workspace: Workspace) -> None:
    case = _case(workspace, "A v. B")
    _keep(workspace, "own.case", 3, OPPOSITION, case_uuid=case)
    found = _opposition(workspace, case)
    assert found.count is not None
    first = found.count.steps[0]
    assert first.n == 1 and "“Standing Order” governs" in first.text and OPPOSITION in first.text
    assert [step.n for step in found.count.steps] == list(range(1, len(found.count.steps) + 1))


def test_a_retired_rule_leaves_what_it_stood_for_and_dates_by_it_are_counted_by_that(workspace: Workspace) -> None:
    case = _case(workspace, "A v. B")
    uuid = _keep(workspace, "own.case", 3, OPPOSITION, case_uuid=case)
    assert _due(workspace, case) == date(2026, 5, 14)
    workspace.do(retire_rule, uuid=uuid, reason="Vacated", shipped=shipped_rulebook())
    assert _due(workspace, case) == _due(workspace, case, "own.case") == date(2026, 5, 26)
    with pytest.raises(NotFound, match="no rule of your own own.case"):
        workspace.ask(own_rule_named, "own.case")
    with pytest.raises(BadInput, match="was retired"):
        workspace.do(retire_rule, uuid=uuid, reason="Again", shipped=shipped_rulebook())


def test_a_date_by_an_earlier_wording_can_be_computed_again(workspace: Workspace) -> None:
    case = _case(workspace, "A v. B")
    uuid = _keep(workspace, "own.case", 3, OPPOSITION, case_uuid=case)
    computation = _opposition(workspace, case)
    made = workspace.do(add_deadline, case_uuid=case, title="Opposition", computation=computation).value
    text = rule_text("own.case", 9, OPPOSITION)
    edited = workspace.do(edit_rule, uuid=uuid, text=text, shipped=shipped_rulebook()).value
    assert edited.edition == 2 and edited.case_uuid == case
    kept = workspace.ask(lambda reader: reader.row("SELECT * FROM computations WHERE deadline_uuid = ?", (made.uuid,)))
    assert (kept["pack_id"], kept["pack_version"]) == ("own.case", "1")
    of_then = next(pack for pack in workspace.ask(own_editions, "own.case") if pack.hash == kept["pack_hash"])
    now = workspace.ask(rulebook_of_case, case)
    book_of_then = now.__class__(packs=(*shipped_packs(), of_then), calendars=now.calendars)
    again = compute(book_of_then, request_of(json.loads(kept["inputs"])))
    assert again.count is not None and str(again.count.due) == kept["due"] == "2026-05-14"
    assert _due(workspace, case) == date(2026, 5, 20)


def test_saving_without_a_change_makes_no_edition(workspace: Workspace) -> None:
    uuid = _keep(workspace, "own.case", 3, OPPOSITION)
    text = rule_text("own.case", 3, OPPOSITION)
    done = workspace.do(edit_rule, uuid=uuid, text=text, shipped=shipped_rulebook())
    assert done.value.edition == 1 and not done.changes.touched


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (rule_text(OPPOSITION, 3), "us.dcd has the id"),
        (rule_text("own.x", 3, "dcd.lcvr.7.z"), "no rule dcd.lcvr.7.z to stand for"),
        (rule_text("own.x", 3, OPPOSITION), "own.firm .* stands for dcd.lcvr.7.b there already"),
        (rule_text("own.x", 3).replace("motion.served", "deadline:own.x.expires"), "waits for itself"),
        (rule_text("own.x", 3).replace("motion.served", "motion.severed"), "trigger motion.severed is not known"),
        ("rule = 3", "rule is 3, but must be a list"),
        ("[pack]", "schema is missing"),
        ("[pack", "not TOML"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(workspace: Workspace, text: str, said: str) -> None:
    _keep(workspace, "own.firm", 8, OPPOSITION)
    with pytest.raises(BadInput, match=said):
        workspace.do(add_rule, text=text, shipped=shipped_rulebook())
    assert len(workspace.ask(rule_lines)) == sum(len(pack.rules) for pack in shipped_packs()) + 1


def test_a_worked_case_that_does_not_come_out_is_told(workspace: Workspace) -> None:
    case = '\n  [[rule.case]]\n  happened = { "motion.served" = 2026-05-11 }\n  due = 2026-05-15\n'
    with pytest.raises(BadInput, match="due 2026-05-15 .* computes to 2026-05-14"):
        workspace.do(add_rule, text=rule_text("own.x", 3) + case, shipped=shipped_rulebook())
    kept = rule_text("own.x", 3) + case.replace("15", "14")
    assert workspace.do(add_rule, text=kept, shipped=shipped_rulebook()).value.rule_id == "own.x"


def test_a_rule_keeps_its_id_and_one_that_others_need_is_not_retired(workspace: Workspace) -> None:
    uuid = _keep(workspace, "own.first", 3)
    chained = rule_text("own.second", 5).replace("motion.served", "deadline:own.first.expires")
    workspace.do(add_rule, text=chained, shipped=shipped_rulebook())
    with pytest.raises(BadInput, match="keeps its id"):
        workspace.do(edit_rule, uuid=uuid, text=rule_text("own.third", 3), shipped=shipped_rulebook())
    with pytest.raises(BadInput, match="Other rules need own.first"):
        workspace.do(retire_rule, uuid=uuid, reason="Old", shipped=shipped_rulebook())


def test_a_file_of_rules_is_kept_whole_or_not_at_all(workspace: Workspace) -> None:
    first = rule_text("own.first", 3).replace("motion.served", "deadline:own.second.expires")
    second = rule_text("own.second", 5)
    both = first + second[second.index("[[rule]]") :]
    kept = workspace.do(import_rules, text=both, shipped=shipped_rulebook(), court="dcd").value
    assert [(own.rule_id, own.court) for own in kept] == [("own.first", "dcd"), ("own.second", "dcd")]
    third = rule_text("own.third", 7)
    with pytest.raises(BadInput, match="a rule of your own own.second already"):
        workspace.do(import_rules, text=third + second[second.index("[[rule]]") :], shipped=shipped_rulebook())
    assert {line.rule.id for line in workspace.ask(rule_lines) if line.own} == {"own.first", "own.second"}
    courts = both.replace("[pack]", '[pack]\ncourts = ["nysd", "nyed"]')
    with pytest.raises(BadInput, match="which one the rules are to hold"):
        workspace.do(import_rules, text=courts, shipped=shipped_rulebook(), replace_own=True)


def test_rules_from_memory_are_off_until_a_person_turns_them_on(workspace: Workspace) -> None:
    case = _case(workspace, "A v. B")
    request = ComputeRequest(rule_id=REPLY, happened={"opposition.served": Happening(at=date(2026, 5, 20))})
    with pytest.raises(BadInput, match="not in use.*rules enable dcd.lcvr.7.d"):
        compute(workspace.ask(rulebook_of_case, case), request)
    assert compute(workspace.ask(rulebook_in, RulePlace(court="dcd"), unchecked=True), request).badge == "unverified"
    workspace.do(enable_rule, rule_id=REPLY, checked_against="LCvR of August 2025")
    found = compute(workspace.ask(rulebook_of_case, case), request)
    assert found.count is not None and found.badge == "unverified"
    workspace.do(disable_rule, rule_id=OPPOSITION, reason="Schedule governs")
    with pytest.raises(BadInput, match="not in use"):
        _opposition(workspace, case)
    with pytest.raises(BadInput, match="not in use"):
        compute(workspace.ask(rulebook_in, None, unchecked=True), ComputeRequest(rule_id=OPPOSITION, happened={}))


def test_a_verified_rule_loses_its_badge_until_it_reads_otherwise(workspace: Workspace) -> None:
    case = _case(workspace, "A v. B")
    assert _opposition(workspace, case).badge == "verify"
    found = shipped_rulebook().itself(OPPOSITION)
    assert found is not None
    workspace.do(verify_rule, rule=found[1], against="LCvR of August 2025")
    verified = _opposition(workspace, case)
    assert (verified.badge, verified.confidence) == ("", "V1")
    # verified by the text of another wording: it no longer holds
    uuid = _keep(workspace, "own.x", 3)
    own = workspace.ask(rulebook_in, None).itself("own.x")
    assert own is not None
    workspace.do(verify_rule, rule=own[1], against="the order")
    assert next(line for line in workspace.ask(rule_lines) if line.rule.id == "own.x").is_verified
    workspace.do(edit_rule, uuid=uuid, text=rule_text("own.x", 4), shipped=shipped_rulebook())
    assert not next(line for line in workspace.ask(rule_lines) if line.rule.id == "own.x").is_verified


@pytest.mark.parametrize(
    ("rule_id", "event", "usual", "chosen", "due"),
    [
        ("frcp.12.a.4.A", "rule_12_ruling.noticed", date(2026, 3, 19), "added", date(2026, 3, 23)),
        ("frcp.26.a.2.D.ii", "expert_disclosure.made", date(2026, 4, 6), "added", date(2026, 4, 9)),
        ("frcp.11.c.2", "sanctions_motion.served", date(2026, 3, 30), "not added", date(2026, 3, 26)),
        ("frcp.15.a.1.B", "answer.served", date(2026, 3, 30), "not added", date(2026, 3, 26)),
    ],
)
def test_whether_service_adds_days_can_be_chosen_where_it_is_open(
    workspace: Workspace, rule_id: str, event: str, usual: date, chosen: str, due: date
) -> None:
    def computed() -> Computation:
        served = {event: Happening(at=date(2026, 3, 5), method=ServiceMethod.MAIL), "rule_12_motion.served": None}
        return compute(workspace.ask(rulebook_in, None), ComputeRequest(rule_id=rule_id, happened=dict(served)))

    before = computed()
    assert before.count is not None and before.count.due == usual
    workspace.do(choose_service_days, rule_id=rule_id, choice=chosen, reason="Firm policy")
    after = computed()
    assert after.count is not None and after.count.due == due
    assert after.made_with[f"service days of {rule_id}"] == chosen
    assert any("was decided here" in warning for warning in after.count.warnings)
    if rule_id != "frcp.11.c.2":  # what may not be done before a day is safe on the later one
        assert after.count.safe_due == min(usual, due)


def test_only_what_is_open_can_be_chosen(workspace: Workspace) -> None:
    with pytest.raises(BadInput, match="not open"):
        workspace.do(choose_service_days, rule_id="frcp.33.b.2", choice="added", reason="Policy")
    with pytest.raises(BadInput, match="no choice"):
        workspace.do(choose_service_days, rule_id="frcp.11.c.2", choice="maybe", reason="Policy")


def test_what_a_rule_holds_for_is_said(workspace: Workspace) -> None:
    case = _case(workspace, "Doe v. Roe")
    _keep(workspace, "own.a", 3, case_uuid=case)
    _keep(workspace, "own.b", 3, judge="Ana Reyes")
    _keep(workspace, "own.c", 3, court="dcd")
    _keep(workspace, "own.d", 3)
    lines = [line for line in workspace.ask(rule_lines) if line.own]
    assert [line.holds_for for line in lines] == ["case Doe v. Roe", "Judge Ana Reyes", "D.D.C.", "all cases"]
    assert workspace.ask(scope_words, lines[0].own) == "case Doe v. Roe" if lines[0].own else False


def test_a_rule_that_this_edition_cannot_read_is_told_and_keeps_nothing_else_from_being_used(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = _case(workspace, "A v. B")
    uuid = _keep(workspace, "own.odd", 3, OPPOSITION, case_uuid=case)
    _keep(workspace, "own.good", 9)
    original = own_rules.own_pack

    def other_edition(text: str) -> Pack:
        if "own.odd" in text:
            raise BadInput("Pack own.odd: schema is 2. Correct it.")
        return original(text)

    monkeypatch.setattr(own_rules, "own_pack", other_edition)
    said = "Your own rule own.odd (Standing Order) cannot be read by this edition"
    found = _opposition(workspace, case)
    assert found.rule_id == OPPOSITION and found.count is not None and found.count.warnings[0].startswith(said)
    assert [line.rule.id for line in workspace.ask(rule_lines) if line.own] == ["own.good"]
    assert workspace.ask(unread_rules)[0].startswith(said)
    assert _keep(workspace, "own.other", 4, OPPOSITION, case_uuid=case)
    workspace.do(retire_rule, uuid=uuid, reason="Cannot be read", shipped=shipped_rulebook())
    assert workspace.ask(unread_rules) == []
