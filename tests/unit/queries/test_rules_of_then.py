"""A date counted again with the rules of then: after an own rule was reworded or retired, and after a new edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caseorg.base.errors import NotFound
from caseorg.base.paths import Home
from caseorg.model.counting import ServiceMethod
from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import ComputeRequest, Happening
from caseorg.operations import add_case, add_deadline, add_rule, choose_service_days, edit_rule, retire_rule
from caseorg.queries import rulebook, rules_of_then
from caseorg.queries.rulebook import rulebook_of_case, shipped_packs, shipped_rulebook
from caseorg.queries.rules_of_then import proof_of
from caseorg.rules.compute import compute
from caseorg.rules.rulebook import pack_of
from caseorg.workspace import Workspace
from tests.unit.operations.rule_arguments import rule_text


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.open(Home(tmp_path), who="Ana Ruiz") as opened:
        yield opened


def counted(workspace: Workspace, rule_id: str, event: str = "motion.served", **served: ServiceMethod) -> Deadline:
    case = workspace.do(add_case, caption="A v. B", court="dcd").value.uuid
    happened: dict[str, Happening | None] = {event: Happening(at=date(2026, 5, 11), **served)}
    request = ComputeRequest(rule_id=rule_id, happened=happened, court="dcd")
    computation = compute(workspace.ask(rulebook_of_case, case), request)
    made: Deadline = workspace.do(add_deadline, case_uuid=case, title="Oppose", computation=computation).value
    return made


def test_a_date_comes_out_again(workspace: Workspace) -> None:
    proof = workspace.ask(proof_of, counted(workspace, "dcd.lcvr.7.b"))
    assert proof.holds and proof.problem == "" and proof.kept.pack_id == "us.dcd"


def test_the_wording_of_then_is_found_after_the_rule_was_reworded_and_retired(workspace: Workspace) -> None:
    shipped = shipped_rulebook()
    own = workspace.do(add_rule, text=rule_text("own.x", 7, "dcd.lcvr.7.b"), shipped=shipped).value
    first = counted(workspace, "dcd.lcvr.7.b")
    workspace.do(edit_rule, uuid=own.uuid, text=rule_text("own.x", 9, "dcd.lcvr.7.b"), shipped=shipped)
    second = counted(workspace, "dcd.lcvr.7.b")
    workspace.do(retire_rule, uuid=own.uuid, reason="Vacated", shipped=shipped)
    proofs = [workspace.ask(proof_of, one) for one in (first, second)]
    assert [(proof.kept.due, proof.kept.pack_version, proof.holds) for proof in proofs] == [
        ("2026-05-18", "1", True), ("2026-05-20", "2", True),
    ]  # fmt: skip


def test_a_choice_of_then_counts_again(workspace: Workspace) -> None:
    rule_id, event = "frcp.12.a.4.A", "rule_12_ruling.noticed"
    workspace.do(choose_service_days, rule_id=rule_id, choice="added", reason="Policy")
    made = counted(workspace, rule_id, event, method=ServiceMethod.MAIL)
    workspace.do(choose_service_days, rule_id=rule_id, choice="", reason="")
    proof = workspace.ask(proof_of, made)
    assert proof.holds and made.due == "2026-05-29"  # May 25 is Memorial Day


def test_an_edition_that_a_newer_one_replaced_is_found_among_the_earlier(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counted(workspace, "dcd.lcvr.7.b")
    old = next(pack for pack in shipped_packs() if pack.id == "us.dcd")
    newer = pack_of(rule_text("dcd.lcvr.7.b", 21).replace('id = "dcd.lcvr.7.b"', 'id = "us.dcd"', 1))
    others = [pack for pack in shipped_packs() if pack.id != "us.dcd"]
    monkeypatch.setattr(rulebook, "shipped_packs", lambda: (*others, newer))
    gone = workspace.ask(proof_of, made)
    assert not gone.holds and gone.missing == (f"us.dcd ({old.hash[:12]})",) and "not at hand" in gone.problem
    monkeypatch.setattr(rules_of_then, "_earlier_packs", lambda: (old,))
    assert workspace.ask(proof_of, made).holds


def test_a_date_by_hand_has_nothing_to_prove(workspace: Workspace) -> None:
    case = workspace.do(add_case, caption="A v. B").value.uuid
    by_hand = workspace.do(add_deadline, case_uuid=case, title="Report", due="2026-05-11").value
    with pytest.raises(NotFound, match="No rule counted"):
        workspace.ask(proof_of, by_hand)
