"""What follows from an event on the command line: shown, taken in part, warned of, and one step to undo."""

from __future__ import annotations

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
SERVED = ("event", "add", "Complaint served", *CASE, "--at", "2026-03-05", "--type", "summons.served")
JUDGMENT = ("event", "add", "Judgment", *CASE, "--at", "2026-02-02", "--type", "judgment.entered")


def by_title(command_line: CommandLine) -> dict[str, tuple[str, str | None]]:
    return {one["title"]: (one["state"], one["due"]) for one in command_line.value("deadline", "list", *CASE, "--all")}


def test_an_event_is_added_alone_and_says_what_would_follow(filed: CommandLine) -> None:
    shown = filed.text(*SERVED)
    assert "Answer the complaint" in shown and "None of this was done." in shown
    assert by_title(filed) == {}
    follows = filed.value("event", "follow", "Complaint served")
    assert [one["key"] for one in follows["proposals"] if one["taken"]] == ["frcp.12.a.1.A.i"]
    assert not follows["done"] and by_title(filed) == {}
    filed.text("event", "follow", "Complaint served", "--yes")
    assert by_title(filed) == {"Answer the complaint": ("open", "2026-03-26")}


def test_with_yes_both_are_one_step(filed: CommandLine) -> None:
    filed.text(*SERVED, "--yes", "--take", "frcp.26.d.2", "--leave", "frcp.12.a.1.A.i")
    assert set(by_title(filed)) == {"Deliver early document requests, not before"}
    filed.text("undo")
    assert by_title(filed) == {} and filed.value("event", "list", *CASE) == []


def test_a_fact_is_asked_for_and_given(filed: CommandLine) -> None:
    assert "Say --fact us_party=yes or no." in filed.text(*JUDGMENT)
    filed.text("event", "follow", "Judgment", "--fact", "us_party=yes", "--yes")
    assert by_title(filed)["Notice of appeal"] == ("open", "2026-04-03")


def test_a_tolling_motion_and_its_order(filed: CommandLine) -> None:
    filed.text(*JUDGMENT, "--fact", "us_party=yes", "--yes")
    motion = ("event", "add", "Motion to alter", *CASE, "--at", "2026-03-02", "--type", "rule_59_e_motion.filed")
    filed.text(*motion, "--yes")
    assert by_title(filed)["Notice of appeal"] == ("superseded", "2026-04-03")
    order = ("event", "add", "Order", *CASE, "--at", "2026-05-11", "--type", "tolling_motion.disposed")
    assert "It is the expected event" in filed.text(*order, "--yes")
    assert by_title(filed)["Notice of appeal after a tolling motion"] == ("open", "2026-07-10")


def test_a_late_motion_warns_now_and_whenever_the_deadline_is_shown(filed: CommandLine) -> None:
    filed.text(*JUDGMENT, "--fact", "us_party=no", "--yes")
    late = ("event", "add", "Motion to alter", *CASE, "--at", "2026-03-03", "--type", "rule_59_e_motion.filed")
    assert " !  “Motion to alter” does not suspend “Notice of appeal”" in filed.text(*late, "--yes")
    assert "does not suspend" in filed.text("deadline", "show", "Notice of appeal", *CASE)
    assert "not suspended" in filed.text("deadline", "list", *CASE)


def test_a_key_that_does_not_follow_is_refused(filed: CommandLine) -> None:
    assert "Nothing with the key frcp.99 follows." in filed.refused(*SERVED, "--yes", "--take", "frcp.99")
    assert filed.value("event", "list", *CASE) == []


def test_moving_a_motion_out_of_its_time_says_that_the_appeal_runs_again(filed: CommandLine) -> None:
    filed.text(*JUDGMENT, "--fact", "us_party=no", "--yes")
    motion = ("event", "add", "Motion to alter", *CASE, "--at", "2026-03-02", "--type", "rule_59_e_motion.filed")
    filed.text(*motion, "--yes")
    assert "Notice of appeal" in filed.text("event", "move", "Motion to alter", "--at", "2026-03-05")
    filed.text("event", "move", "Motion to alter", "--at", "2026-03-05", "--yes")
    assert by_title(filed)["Notice of appeal"] == ("open", "2026-03-04")


def test_the_chains_of_a_case_are_a_tree(filed: CommandLine) -> None:
    assert "Nothing is on the timeline yet." in filed.text("deadline", "chain", "26-cv-417")
    filed.text(*SERVED, "--yes")
    motion = ("event", "add", "Motion to dismiss", *CASE, "--at", "2026-03-20", "--type", "rule_12_motion.served")
    filed.text(*motion, "--yes")
    tree = filed.text("deadline", "chain", "26-cv-417").splitlines()
    assert tree[0].startswith("Complaint served: Thu, Mar 5, 2026")
    assert tree[1].startswith("└─ Answer the complaint: due Thu, Mar 26, 2026 [superseded")
    assert tree[2].startswith("   └─ Answer after the ruling on a Rule 12 motion: no date yet")
    shown = filed.value("deadline", "chain", "26-cv-417")
    assert [(one["depth"], one["kind"], one["struck"]) for one in shown][:3] == [
        (0, "event", False), (1, "deadline", True), (2, "deadline", False),
    ]  # fmt: skip


def test_a_key_may_be_given_by_how_it_begins(filed: CommandLine) -> None:
    filed.text(*JUDGMENT, "--fact", "us_party=no", "--yes")
    motion = ("event", "add", "Motion to alter", *CASE, "--at", "2026-03-02", "--type", "rule_59_e_motion.filed")
    filed.text(*motion, "--yes", "--take", "met:", "--leave", "toll:")
    stand = by_title(filed)
    assert stand["Motion to alter or amend the judgment"] == ("done", "2026-03-02")
    assert stand["Notice of appeal"] == ("open", "2026-03-04")


def test_what_comes_with_something_taken_can_be_taken_as_well(filed: CommandLine) -> None:
    motion = ("event", "add", "Motion", *CASE, "--at", "2026-05-12", "--type", "motion.served")
    chain = ("dcd.lcvr.7.b", "expected:dcd.lcvr.7.b", "expected:dcd.lcvr.7.b:dcd.lcvr.7.d")
    filed.text(*motion, "--yes", *(word for key in chain for word in ("--take", key)))
    assert by_title(filed) == {
        "Opposition to a motion": ("open", "2026-05-26"), "Reply on a motion": ("open", "2026-06-02"),
    }  # fmt: skip
