"""Own rules by the command line: added, amended, written to a file and read back, and used by every computation."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from caseorg.base.paths import resources
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
ORDER = (
    "--order-name", "Standing Order of Judge Reyes", "--period", "7", "--cite", "Standing Order 3", "--source-ref",
    "ECF No. 5", "--effective", "2026-01-05", "--example-trigger", "2026-05-11", "--example-due", "2026-05-18",
)  # fmt: skip
COMPUTE = ("deadline", "compute", "--rule", "dcd.lcvr.7.b", "--court", "dcd", "--trigger", "2026-05-11")


def _fields(line: CommandLine, rule_id: str) -> str:
    return " ".join(line.text("rules", "show", rule_id).split())


def test_an_own_rule_governs_and_is_shown_with_what_it_stands_for(filed: CommandLine) -> None:
    assert filed.value(*COMPUTE)["due"] == "2026-05-26"
    added = filed.value("rules", "add", "own.opposition", "--like", "dcd.lcvr.7.b", "--court", "D.D.C.", *ORDER)
    assert (added["court"], added["edition"], added["scope"]) == ("dcd", 1, "court")
    found = filed.value(*COMPUTE)
    assert (found["due"], found["rule"], found["pack"]["version"]) == ("2026-05-18", "own.opposition", "1")
    assert "“Standing Order of Judge Reyes” governs" in found["steps"][0]["text"]
    shown = _fields(filed, "own.opposition")
    assert "Holds for D.D.C." in shown and "LCvR 7(b) (dcd.lcvr.7.b)" in shown
    assert "Shadowed by own.opposition (Standing Order of Judge Reyes)" in _fields(filed, "dcd.lcvr.7.b")
    assert [rule["id"] for rule in filed.value("rules", "list", "--own")] == ["own.opposition"]


def test_a_rule_in_hours_is_tried_from_the_minute(filed: CommandLine, tmp_path: Path) -> None:
    order = [*ORDER, "--unit", "hours", "--period", "48", "--example-due", "2026-03-09"]
    days = filed("rules", "add", "own.reply", "--like", "dcd.lcvr.7.b", *order, "--example-trigger", "2026-03-06")
    assert days.code != 0 and "needs the time of the event" in days.errors
    order += ["--example-trigger", "3/6/2026 10:23 am"]
    wrong = filed("rules", "add", "own.reply", "--like", "dcd.lcvr.7.b", *order, "--example-due", "2026-03-08")
    assert wrong.code != 0 and "computes to 2026-03-09" in wrong.errors
    filed.text("rules", "add", "own.reply", "--like", "dcd.lcvr.7.b", *order)
    file = tmp_path / "order.toml"
    filed.text("rules", "export", "--to", str(file))
    assert "2026-03-06T10:23:00" in file.read_text(encoding="utf-8")
    filed.text("rules", "edit", "own.reply", "--title", "Opposition in two days")
    filed.text("deadline", "add", "Oppose", *CASE, "--rule", "own.reply", "--on", "2026-03-06 10:23")
    assert filed.value("deadline", "show", "Oppose", *CASE)["due_at"] == "2026-03-09T11:23-04:00"


def test_an_amended_rule_reads_as_before_for_earlier_events(filed: CommandLine) -> None:
    filed.text("rules", "add", "own.opposition", "--like", "dcd.lcvr.7.b", *ORDER)
    refused = filed("rules", "edit", "own.opposition", "--amended", "--period", "10")
    assert "holds from 2026-01-05. Give a later day" in " ".join(refused.errors.split())
    amended = ("--amended", "--period", "10", "--effective", "2026-07-01", "--example-due", "2026-05-18")
    told = filed.text("rules", "edit", "own.opposition", *amended)
    assert "edition 2" in told and "rules audit" in told
    assert filed.value(*COMPUTE)["due"] == "2026-05-18"
    assert filed.value(*COMPUTE[:-1], "2026-07-06")["due"] == "2026-07-16"
    assert len(filed.value("rules", "show", "own.opposition")["versions"]) == 2


def test_rules_go_to_a_file_and_come_back(filed: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "order.toml"
    for name, stands_for in (("own.opposition", "dcd.lcvr.7.b"), ("own.reply", "dcd.lcvr.7.d")):
        filed.text("rules", "add", name, "--like", stands_for, *CASE, *ORDER)
    assert filed.value("rules", "export", "--to", str(file))["rules"] == ["own.opposition", "own.reply"]
    assert filed("rules", "export", "--to", str(file)).errors.startswith(f"caseorg: {file} is there already")
    before = filed.value("rules", "list", "--own")
    refused = filed("rules", "import", str(file))
    assert "own.opposition already. Give --replace" in refused.errors or "Let it be replaced" in refused.errors
    for name in ("own.opposition", "own.reply"):
        filed.text("rules", "retire", name, "--reason", "To be read back")
    assert "no rules of your own yet" in filed("rules", "list", "--own").errors
    filed.text("rules", "import", str(file), *CASE)
    after = filed.value("rules", "list", "--own")
    assert [rule["versions"] for rule in after] == [rule["versions"] for rule in before]
    assert filed.text("undo").startswith("Undone: Import Rules")
    assert "no rules of your own yet" in filed("rules", "list", "--own").errors


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "own.x"), "Say a title"),
        (("add", "own.x", "--like", "frcp.999"), "There is no rule frcp.999"),
        (("add", "own", "--like", "dcd.lcvr.7.b", *ORDER), "ids are dotted"),
        (("add", "own.x", "--like", "dcd.lcvr.7.b", *ORDER, "--period", "soon"), "“soon” is no length of a period"),
        (("add", "own.x", "--like", "dcd.lcvr.7.b", *ORDER, "--effective", "13/13/2026"), "is no date"),
        (("add", "own.x", "--like", "dcd.lcvr.7.b", *ORDER, "--example-due", "2026-05-19"), "computes to 2026-05-18"),
        (("add", "own.x", "--like", "dcd.lcvr.7.b", *ORDER, "--court", "mars"), "no court that is known"),
        (("add", "own.x", "--like", "dcd.lcvr.7.b", *ORDER, "--court", "dcd", "--judge", "Lee"), "Choose one"),
        (("edit", "dcd.lcvr.7.b", "--period", "7"), "came with the program and is not changed"),
        (("retire", "own.none", "--reason", "Old"), "no rule of your own own.none"),
        (("enable", "frcp.999", "--checked", "Text"), "There is no rule frcp.999"),
        (("unverify", "dcd.lcvr.7.b"), "nothing to withdraw"),
        (("export", "--to", "none.toml"), "no rules of your own to write"),
    ],
)
def test_what_cannot_be_done_is_said(filed: CommandLine, words: tuple[str, ...], said: str) -> None:
    answer = filed("rules", *words)
    assert answer.code == 1 and said in " ".join(answer.errors.split())


def test_what_was_decided_is_told_with_who_and_against_what(filed: CommandLine) -> None:
    told = filed.text("rules", "enable", "dcd.lcvr.7.d", "--checked", "LCvR of August 2025", "--who", "Ana Ruiz")
    assert "in use" in told and "checked against LCvR of August 2025" in " ".join(told.split())
    verified = filed.value("rules", "verify", "dcd.lcvr.7.d", "--against", "uscourts.gov", "--who", "Ana Ruiz")
    assert verified["verified"] and verified["choice"]["verified_by"] == "Ana Ruiz"
    assert "Verified by Ana Ruiz on" in _fields(filed, "dcd.lcvr.7.d")
    assert not filed.value("rules", "unverify", "dcd.lcvr.7.d")["verified"]
    assert not filed.value("rules", "disable", "dcd.lcvr.7.d", "--reason", "Order governs")["in_use"]


def test_what_an_own_rule_changes_is_listed_and_moves_when_that_is_accepted(filed: CommandLine) -> None:
    filed.text("event", "add", "Motion served", *CASE, "--at", "2026-05-11", "--type", "motion.served")
    filed.text("deadline", "add", "Oppose", *CASE, "--rule", "dcd.lcvr.7.b", "--from", "Motion served")
    assert "change nothing" in filed.text("rules", "audit")
    filed.text("rules", "add", "own.opposition", "--like", "dcd.lcvr.7.b", *CASE, *ORDER)
    (change,) = filed.value("rules", "audit")["changes"]
    assert (change["old"]["due"], change["new"]["due"]) == ("2026-05-26", "2026-05-18")
    assert "own.opposition governs instead of dcd.lcvr.7.b." in change["why"]
    assert "Nothing was changed" in filed.text("rules", "audit")
    assert "The reason is empty" in filed("rules", "audit", "--keep", "Oppose").errors
    kept = filed.value("rules", "audit", "--keep", "Oppose", "--reason", "Ordered so")
    assert kept["changes"] == [] and len(kept["kept"]) == 1
    assert filed.text("undo").startswith("Undone: Review Rule Changes")
    assert "Taken over: 1" in filed.text("rules", "audit", "--accept", "all")
    assert filed.value("deadline", "list", *CASE)[0]["due"] == "2026-05-18"
    assert "The rules change nothing about “Oppose”" in filed("rules", "audit", "--accept", "Oppose").errors


def test_the_file_and_the_commands_of_the_help_page_work(filed: CommandLine, tmp_path: Path) -> None:
    page = (resources() / "help" / "rules.md").read_text(encoding="utf-8")
    pack, commands = (block.strip("`\n") for block in page.split("```")[1::2])
    file = tmp_path / "help.toml"
    file.write_text(pack, encoding="utf-8")
    assert "is whole: 1 rule" in filed.text("rules", "check", str(file))
    assert filed.value("rules", "import", str(file), *CASE)[0]["rule_id"] == "own.reyes.opposition"
    for line in commands.replace("\n        ", " ").splitlines():
        assert filed(*shlex.split(line)[1:]).errors == "", line


def test_a_date_is_proved_by_the_rules_of_then(filed: CommandLine) -> None:
    filed.text("event", "add", "Motion served", *CASE, "--at", "2026-05-11", "--type", "motion.served")
    filed.text("rules", "add", "own.opposition", "--like", "dcd.lcvr.7.b", *CASE, *ORDER)
    filed.text("deadline", "add", "Oppose", *CASE, "--rule", "dcd.lcvr.7.b", "--from", "Motion served")
    filed.text("rules", "edit", "own.opposition", "--period", "9", "--example-due", "2026-05-20")
    proof = filed.value("deadline", "prove", "Oppose")
    assert (proof["holds"], proof["kept"]["due"], proof["again"]["due"]) == (True, "2026-05-18", "2026-05-18")
    assert proof["pack"]["version"] == "1"
    assert "the same date comes out again." in " ".join(filed.text("deadline", "prove", "Oppose").split())
