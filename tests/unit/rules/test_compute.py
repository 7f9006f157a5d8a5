"""Deadlines by rules: composites, questions, versions, chains, and what is said beside a date."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

from caseorg.base.errors import BadInput, NotFound
from caseorg.model.counting import Confidence, DayKind, ServiceMethod, SpecialDay
from caseorg.model.rule_pack import Computation, ComputeRequest, Fact, Happening
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.compute_values import request_of

_BOOK = shipped_rulebook()


def _on(rule: str, facts: dict[Fact, bool] | None = None, court: str = "", **happened: str) -> Computation:
    """A rule computed; keywords are trigger events with `__` for the dot, values a day, "never", or "day method"."""
    events = {name.replace("__", "."): _happening(text) for name, text in happened.items()}
    return compute(_BOOK, ComputeRequest(rule_id=rule, happened=events, facts=facts or {}, court=court))


def _happening(text: str) -> Happening | None:
    day, _, method = text.partition(" ")
    if day == "never":
        return None
    return Happening(at=date.fromisoformat(day), method=ServiceMethod(method) if method else None)


def _due(computation: Computation) -> str:
    assert computation.count is not None, computation.questions
    return str(computation.count.due)


_US = {Fact.US_PARTY: True}


@pytest.mark.parametrize(
    ("rule", "facts", "happened", "due"),
    [
        ("frcp.15.a.3", {}, {"original_response__due": "2026-02-02",
                             "amended_pleading__served": "2026-01-26 electronic"}, "2026-02-09"),
        ("frcp.81.c.2", {}, {"initial_pleading__received": "2026-01-20", "summons__served": "never",
                             "removal__filed": "2026-02-09"}, "2026-02-17"),
        ("frcp.45.d.2.B", {}, {"subpoena__served": "2026-11-12", "subpoena__compliance": "2026-11-20"}, "2026-11-20"),
        ("frap.4.a.3", _US, {"judgment__entered": "2026-07-09", "first_notice_of_appeal__filed": "2026-09-03"},
         "2026-09-17"),
        ("frap.4.a.6.B", {}, {"judgment__entered": "2026-01-05", "judgment_notice__received": "2026-05-01"},
         "2026-05-15"),
        ("usc.28.2412.d.1.B", _US, {"judgment__entered": "2026-03-02"}, "2026-06-01"),
        ("frap.41.b", _US, {"judgment__entered": "2026-08-14", "rehearing__denied": "never"}, "2026-10-05"),
    ],
)  # fmt: skip
def test_worked_composites(rule: str, facts: dict[Fact, bool], happened: dict[str, str], due: str) -> None:
    assert _due(_on(rule, facts, **happened)) == due


def test_a_composite_explains_every_period_and_names_the_one_that_governs() -> None:
    answer = _on("frap.4.a.6.B", judgment__entered="2026-01-05", judgment_notice__received="2026-05-01").count
    assert answer is not None
    text = "\n".join(step.text for step in answer.steps)
    assert "180 days after" in text and "Jul 4, 2026" in text and "the earlier governs: 14 days after" in text
    assert [step.n for step in answer.steps] == list(range(1, len(answer.steps) + 1))


def test_facts_and_events_that_are_missing_are_asked_for() -> None:
    asked = _on("frap.4.a.1", judgment__entered="2026-03-02")
    assert asked.count is None
    assert [(question.key, question.about) for question in asked.questions] == [("us_party", "fact")]
    assert [question.key for question in _on("frcp.33.b.2").questions] == ["interrogatories.served"]


def test_a_fact_that_decides_nothing_is_not_asked_for() -> None:
    assert _on("frcp.33.b.2", interrogatories__served="2026-03-05 mail").questions == ()


def test_a_chain_asks_for_what_its_parent_needs_and_takes_a_date_that_was_kept() -> None:
    assert {one.key for one in _on("usc.28.2412.d.1.B", judgment__entered="2026-03-02").questions} == {"us_party"}
    kept = ComputeRequest(
        rule_id="usc.28.2412.d.1.B", happened={"deadline:frap.4.a.1.expires": Happening(at=date(2026, 5, 4))}
    )
    assert _due(compute(_BOOK, kept)) == "2026-06-03"


def test_a_chain_explains_its_parent_first_and_says_whose_its_warnings_are() -> None:
    found = _on("usc.28.2412.d.1.B", _US, judgment__entered="2026-03-02")
    assert found.count is not None and not found.jurisdictional
    texts = [step.text for step in found.count.steps]
    assert texts[0].startswith("First frap.4.a.1") and "Fri May 1, 2026" in texts[2]
    assert sum("extend" in text for text in texts) == 1
    assert all(one.startswith("frap.4.a.1: ") for one in found.count.warnings if "Jurisdictional" in one)


def test_electronic_service_across_the_change_of_2016_takes_the_earlier_as_safe() -> None:
    answer = _on("dcd.lcvr.7.b", motion__served="2016-11-28 electronic").count
    assert answer is not None
    assert (str(answer.due), str(answer.safe_due)) == ("2016-12-15", "2016-12-12")


def test_a_rule_that_changed_while_its_time_ran_is_computed_both_ways() -> None:
    answer = _on("frap.31.a.1-reply", appellee_brief__served="2018-11-26").count
    assert answer is not None
    assert (str(answer.due), str(answer.safe_due)) == ("2018-12-10", "2018-12-10")
    assert any("2018-12-17" in warning for warning in answer.warnings)


def test_a_day_for_which_no_version_is_known_is_refused() -> None:
    with pytest.raises(BadInput, match=r"frap\.39\.b read on 2024-03-04 is not known"):
        _on("frap.39.b", judgment__entered="2024-03-04")


def test_a_day_before_december_2009_is_refused_unless_counted_as_today() -> None:
    with pytest.raises(BadInput, match="December 1, 2009"):
        _on("frcp.59.e", judgment__entered="2009-11-30")
    old = ComputeRequest(
        rule_id="frcp.59.e", happened={"judgment.entered": Happening(at=date(2009, 11, 2))}, todays_counting=True
    )
    answer = compute(_BOOK, old).count
    assert answer is not None and answer.due == date(2009, 11, 30)
    assert any("2009-12-01" in warning for warning in answer.warnings)


def test_long_after_a_pack_was_checked_its_dates_say_so() -> None:
    answer = _on("frcp.33.b.2", interrogatories__served="2028-03-06").count
    assert answer is not None and any("more than a year before" in warning for warning in answer.warnings)


def test_a_jurisdictional_rule_leads_with_the_safe_date() -> None:
    found = _on("frap.4.a.1", {Fact.US_PARTY: False}, judgment__entered="2025-11-24")
    assert found.jurisdictional and _due(found) == "2025-12-29" and found.headline == date(2025, 12, 24)
    assert found.count is not None and any("Jurisdictional" in warning for warning in found.count.warnings)


def test_what_must_not_be_done_before_a_day_is_safe_on_the_later_one() -> None:
    found = _on("frcp.11.c.2", sanctions_motion__served="2025-12-05").count
    assert found is not None and str(found.due) == str(found.safe_due) == "2025-12-29"


def test_holidays_of_the_state_count_where_the_court_sits() -> None:
    in_the_district = _on("frcp.12.a.1.B", court="dcd", counterclaim__served="2026-03-26 electronic").count
    elsewhere = _on("frcp.12.a.1.B", counterclaim__served="2026-03-26 electronic").count
    assert in_the_district is not None and elsewhere is not None
    assert (str(in_the_district.due), str(elsewhere.due)) == ("2026-04-17", "2026-04-16")


def test_the_day_ends_by_the_clock_of_the_court() -> None:
    ends = [_on("frcp.59.e", court=court, judgment__entered="2026-03-02").count for court in ("dcd", "cand", "")]
    assert [str(answer.due_at) if answer else "" for answer in ends] == [
        "2026-03-30 23:59:59-04:00",
        "2026-03-30 23:59:59-07:00",
        "None",
    ]


def test_days_of_ones_own_come_on_top() -> None:
    closed = SpecialDay(date=date(2026, 4, 16), kind=DayKind.INACCESSIBLE)
    request = ComputeRequest(
        rule_id="dcd.lcvr.7.b",
        happened={"motion.served": Happening(at=date(2026, 4, 3))},
        special_days=(closed, SpecialDay(date=date(2026, 4, 17), kind=DayKind.INACCESSIBLE)),
    )
    assert _due(compute(_BOOK, request)) == "2026-04-20"


def test_rules_that_are_not_sure_say_so() -> None:
    found = _on("dcd.lcvr.7.d", opposition__served="2026-05-20 electronic")
    assert (_due(found), found.confidence) == ("2026-05-27", Confidence.M)
    assert found.badge and found.count is not None and any("not checked" in warning for warning in found.count.warnings)


def test_the_rule_on_foia_governs_instead_of_the_sixty_days() -> None:
    with pytest.raises(BadInput, match=r"usc\.5\.552\.a\.4\.C governs"):
        _on("frcp.12.a.2", {Fact.FOIA_CLAIM: True}, us_attorney__served="2026-03-02")


def test_what_was_computed_can_be_computed_again_from_what_was_written_down() -> None:
    found = _on("frcp.33.b.2", court="dcd", interrogatories__served="2026-03-05 mail")
    again = compute(_BOOK, request_of(json.loads(json.dumps(found.inputs))))
    assert again == found and _due(found) == "2026-04-09"
    assert set(found.made_with) == {"us.frcp", "us.dcd", "us.presidential", "us.dc"}
    assert all(len(digest) == 64 for digest in found.made_with.values())


_CATALOGUE = (
    "frcp.4.m frcp.31.a.5 frcp.59.b frcp.59.d frcp.59.e frcp.81.c.3.B frap.4.a.1.A frap.4.a.1.B frap.10.b.3 "
    "frap.28.1.f.1 frap.28.1.f.2 frap.28.1.f.3 frap.28.1.f.4 frap.30.b.1 frap.31.a.1 frap.31.a.1-arg frap.39.e.3 "
    "frap.39.e.3.A frap.39.e.3.B frap.40.d.1 usc.28.2401.b usc.28.2412.d.1.B dcd.lcvr.16.3.a dcd.lcvr.16.3.d "
    "dcd.lcvr.72.2.b dcd.lcvr.72.3.b cadc.r.35 cadc.r.40 cand.lr.7-3.a cand.lr.7-3.c nysd.lcr.6.1.a nysd.lcr.6.1.b "
    "scotus.13.1 scotus.13.3 scotus.13.5 scotus.12.5 scotus.15.3 scotus.25.1 scotus.25.2 scotus.25.3 scotus.37.2.a "
    "scotus.37.3.a scotus.44.1 scotus.44.2"
).split()
_SHARED = Path(__file__).parents[4] / "shared" / "deadlines"


def _known(rule_id: str) -> bool:
    return _BOOK.find(rule_id) is not None or bool(_BOOK.parts(rule_id))


@pytest.mark.parametrize("rule_id", _CATALOGUE)
def test_a_provision_is_a_rule_or_has_parts_that_are(rule_id: str) -> None:
    assert _known(rule_id)


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the catalogue is not beside the repository")
def test_every_rule_of_the_catalogue_and_of_the_worked_cases_is_known() -> None:
    column = re.findall(r"^\| ((?:frcp|frap|usc|dcd|cadc|cand|cacd|nysd)\.[^|]*?) \|", _text("design.md"), re.M)
    named = [rule_id for cell in column for rule_id in _ids_of(cell)]
    assert len(named) > 130
    of_cases = [row["rule"] for row in csv.DictReader(_text("sample_cases.csv").splitlines())]
    by_hand = re.compile(r"order\.|.*\.generic$")
    assert [rule_id for rule_id in (*named, *of_cases) if not _known(rule_id) and not by_hand.match(rule_id)] == []


def _text(name: str) -> str:
    return (_SHARED / name).read_text("utf-8")


def _ids_of(cell: str) -> list[str]:
    """The ids in a cell such as "frcp.59.b / .d / .e", "cadc.r.35/40" or "frap.28.1.f.1-4"."""
    first, *others = re.split(r"\s*/\s*", cell)
    whole = re.fullmatch(r"(frap\.28\.1\.f\.)1-4", first)
    if whole:
        return [f"{whole[1]}{n}" for n in range(1, 5)]
    stem = first.rsplit(".", 1)[0]
    family = re.match(r"\w+\.\w+\.", first)
    return [first, *(_sibling(other, stem, family[0] if family else "") for other in others)]


def _sibling(other: str, stem: str, family: str) -> str:
    if other.startswith("."):
        return stem + other
    return family + other if "." in other else f"{stem}.{other}"


def test_a_rule_that_is_not_known_is_said() -> None:
    with pytest.raises(NotFound, match=r"no rule frcp\.99"):
        _on("frcp.99")


def test_a_day_long_before_a_text_was_read_is_doubted_where_its_beginning_was_not_checked() -> None:
    old, new = (_on("usc.28.1447.c", removal__filed=day).count for day in ("2015-03-02", "2026-03-02"))
    assert old is not None and any("Since when 28 U.S.C. 1447(c)" in warning for warning in old.warnings)
    assert new is not None and not any("Since when" in warning for warning in new.warnings)


@pytest.mark.parametrize(
    ("rule", "happened", "due"),
    [
        ("frcp.4.m", {"complaint__filed": "2015-11-02"}, "2016-03-01"),
        ("frcp.62.a", {"judgment__entered": "2018-03-05"}, "2018-03-19"),
        ("frcp.16.b.2", {"defendant__served": "2014-03-03", "defendant__appeared": "2014-03-10"}, "2014-06-09"),
        ("frcp.23.f", {"class_order__entered": "2017-03-06"}, "2017-03-20"),
        ("cacd.lr.7-9", {"hearing__held": "2009-12-21"}, "2009-12-07"),
        ("frap.39.e.3", {"judgment__entered": "2024-03-04"}, "2024-03-18"),
    ],
)
def test_rules_as_they_read_before(rule: str, happened: dict[str, str], due: str) -> None:
    assert _due(_on(rule, **happened)) == due
