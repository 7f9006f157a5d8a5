"""`caseorg deadline compute` and `deadline check`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.conftest import CommandLine

HEAD = "id,rule,trigger_date,service_method,direction,period,unit,extra_holidays,regime,tz\n"


def test_a_deadline_is_computed_with_its_steps(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--trigger", "2026-03-05", "--period", "30", "--rule", "frcp.33.b.2")
    found = caseorg.value(*words, "--service", "mail", "--time-zone", "America/New_York")
    assert (found["due"], found["safe_due"]) == ("2026-04-09", "2026-04-09")
    assert found["due_at"] == "2026-04-09T23:59:59-04:00"
    assert [step["n"] for step in found["steps"]] == list(range(1, 7))
    assert [(step["from"], step["to"]) for step in found["steps"]][2:4] == [
        ("2026-04-04", "2026-04-06"),
        ("2026-04-06", "2026-04-09"),
    ]
    assert "Due 2026-04-09 (safe date: same)" in caseorg.text(*words, "--service", "mail")


def test_an_early_trigger_is_refused_unless_asked_for(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--trigger", "2009-11-30", "--period", "14")
    assert "Give --todays-counting" in caseorg(*words).errors
    assert caseorg.value(*words, "--todays-counting")["due"] == "2009-12-14"


def test_a_table_is_checked(caseorg: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    table.write_text(HEAD + "A,frcp.generic,2026-06-19,n/a,after,14,days,,frcp6,\n", "utf-8")
    assert caseorg.value("deadline", "check", str(table)) == [
        {"id": "A", "due": "2026-07-06", "safe_due": "2026-07-03"}
    ]
    assert "2026-07-06" in caseorg.text("deadline", "check", str(table))


def test_what_cannot_be_read_is_named_and_has_no_dates(caseorg: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    good = "A,frcp.generic,2026-06-19,n/a,after,14,days,,frcp6,\n"
    table.write_text(HEAD + good + "B,frcp.generic,2026-06-31,n/a,after,14,days,,frcp6,\n", "utf-8")
    answer = caseorg("deadline", "check", str(table), "--json")
    assert answer.code == 1
    assert json.loads(answer.out) == [
        {"id": "A", "due": "2026-07-06", "safe_due": "2026-07-03"},
        {"id": "B", "due": None, "safe_due": None},
    ]
    assert "Row 3 (B): column trigger_date" in answer.errors
    table.write_text("id,period\nA,3\n", "utf-8")
    assert "lacks the columns trigger_date" in caseorg("deadline", "check", str(table)).errors


def test_a_rule_needs_no_period(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--rule", "frcp.33.b.2", "--trigger", "2026-03-05", "--service", "mail")
    found = caseorg.value(*words, "--court", "dcd")
    assert (found["due"], found["safe_due"], found["rule_version"]) == ("2026-04-09", "2026-04-09", "2009-12-01")
    assert found["inputs"]["happened"] == {"interrogatories.served": {"at": "2026-03-05", "method": "mail"}}
    assert found["pack"]["hash"] == found["made_with"]["us.frcp"]
    assert "Due 2026-04-09 (safe date: same)" in caseorg.text(*words)


def test_what_a_rule_must_know_is_asked_for(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--rule", "frap.4.a.1", "--trigger", "2025-11-24")
    assert "--fact us_party=yes or no" in caseorg(*words).errors
    found = caseorg.value(*words, "--fact", "us_party=no")
    assert (found["due"], found["headline"], found["jurisdictional"]) == ("2025-12-29", "2025-12-24", True)
    assert "Act by 2025-12-24" in caseorg.text(*words, "--fact", "us-party=no")
    assert "no fact that rules ask for" in caseorg(*words, "--fact", "us=no").errors
    assert "by yes or no" in caseorg(*words, "--fact", "us_party=perhaps").errors


def test_the_events_of_a_rule_that_has_several_are_given_one_by_one(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--rule", "frcp.81.c.2")
    assert "--event removal.filed=DATE" in caseorg(*words, "--trigger", "2026-01-20").errors
    events = ("--event", "initial_pleading.received=2026-01-20", "--event", "removal.filed=2026-02-09")
    assert "--event summons.served=DATE or never" in caseorg(*words, *events).errors
    assert caseorg.value(*words, *events, "--event", "summons.served=never")["due"] == "2026-02-17"
    assert "no event that rules know" in caseorg(*words, "--event", "removal.flied=2026-02-09").errors


def test_a_chain_starts_at_the_event_of_its_first_rule(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--rule", "usc.28.2412.d.1.B", "--fact", "us_party=yes")
    assert caseorg.value(*words, "--trigger", "2026-03-02")["due"] == "2026-06-01"
    assert caseorg.value(*words, "--event", "deadline:frap.4.a.1.expires=2026-05-04")["due"] == "2026-06-03"


def test_several_periods_under_one_provision_are_named(caseorg: CommandLine) -> None:
    answer = caseorg("deadline", "compute", "--rule", "frcp.31.a.5", "--trigger", "2026-03-05")
    assert "frcp.31.a.5-cross (Cross-questions for a written deposition)" in answer.errors


def test_counting_by_hand_and_by_a_rule_are_not_mixed(caseorg: CommandLine) -> None:
    by_rule = ("deadline", "compute", "--rule", "frcp.33.b.2", "--trigger", "2026-03-05", "--unit", "weeks")
    assert "Give --period too" in caseorg(*by_rule).errors
    by_hand = ("deadline", "compute", "--period", "3", "--trigger", "2026-03-05", "--court", "dcd")
    assert "are for a rule" in caseorg(*by_hand).errors
    assert "--period N to count" in caseorg("deadline", "compute", "--trigger", "2026-03-05").errors


def test_what_must_not_be_done_before_a_day_is_not_called_due(caseorg: CommandLine) -> None:
    words = ("deadline", "compute", "--rule", "frcp.11.c.2", "--trigger", "2026-03-05")
    assert "Not before 2026-03-26" in caseorg.text(*words)


def test_a_manner_of_service_that_is_not_known_adds_nothing_and_is_said(caseorg: CommandLine, tmp_path: Path) -> None:
    table = tmp_path / "cases.csv"
    row = "frcp.33.b.2,2026-03-05,{},after,30,days,,frcp6,\n"
    table.write_text(HEAD + "A," + row.format("pigeon") + "B," + row.format("mail"), "utf-8")
    answer = caseorg("deadline", "check", str(table), "--json")
    assert answer.code == 0 and "Row 2 (A): “pigeon” is no known manner of service" in answer.errors
    assert '"due": "2026-04-06"' in answer.out and '"due": "2026-04-09"' in answer.out


_OWN_PACK = """
[pack]
id = "own"
title = "Orders of the judge"
schema = 1
version = "1"
verified_through = 2026-11-22
time_zone = "America/New_York"
regime = "frcp6"

[[rule]]
id = "own.opposition"
title = "Opposition by standing order"
action = "file"
severity = "high"
extendable = "court"
jurisdictional = false
overrides = "dcd.lcvr.7.b"

  [[rule.version]]
  effective = 2020-01-01
  cite = "Standing Order, para. 3"
  source = { kind = "order", ref = "ECF No. 5", checked = 2026-11-22, confidence = "V1" }
    [[rule.version.leg]]
    trigger = "motion.served"
    period = 7
"""
_CASE = '\n  [[rule.case]]\n  happened = { "motion.served" = 2026-05-11 }\n  due = %s\n'


def test_a_pack_of_ones_own_is_checked_with_its_worked_cases(caseorg: CommandLine, tmp_path: Path) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(_OWN_PACK, "utf-8")
    assert "Without a worked case: own.opposition" in caseorg.text("rules", "check", str(pack))
    pack.write_text(_OWN_PACK + _CASE % "2026-05-18", "utf-8")
    assert caseorg.value("rules", "check", str(pack))["without_cases"] == []
    pack.write_text(_OWN_PACK + _CASE % "2026-05-19", "utf-8")
    assert "is due 2026-05-19 (safe date 2026-05-19), but computes to 2026-05-18" in caseorg(
        "rules", "check", str(pack)
    ).errors
    pack.write_text(_OWN_PACK.replace("dcd.lcvr.7.b", "dcd.lcvr.9"), "utf-8")
    assert "Correct “overrides”" in caseorg("rules", "check", str(pack)).errors


def test_a_rule_is_shown_by_another_id_it_is_known_under(caseorg: CommandLine) -> None:
    assert caseorg.value("rules", "show", "frap.31.a.1-arg")["id"] == "frap.31.a.1-reply-argument"
