"""What computing decides in rare places: chains of rules, versions chosen in other ways, own rules and choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import AddedDays, Confidence, DayKind, ServiceMethod, SpecialDay
from caseorg.model.rule_pack import ComputeRequest, Fact, Happening, Pack
from caseorg.model.rulebook import Rulebook
from caseorg.model.workspace_rules import OwnRule, RuleChoice, ServiceDays, Standing
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.compute_values import inputs_of, request_of
from caseorg.rules.rule_choices import edition_of, is_on, is_verified, with_choices, with_service_days
from caseorg.rules.rulebook import enabled_at_first, pack_of, root_triggers, version_on
from tests.unit.operations.rule_arguments import rule_text

MAIL = ServiceMethod.MAIL


def book(*texts: str) -> Rulebook:
    shipped = shipped_rulebook()
    return replace(shipped, packs=(*shipped.packs, *map(pack_of, texts)))


def own(rule_id: str, overrides: str = "", period: int = 7, **values: object) -> OwnRule:
    given: dict[str, object] = {"uuid": rule_id, "created": "2026-01-01", "modified": "2026-01-01", "rule_id": rule_id}
    text = rule_text(rule_id, period, overrides)
    return OwnRule(**given | {"order_name": "Order", "text": text} | values)  # type: ignore[arg-type]


def at(day: str, method: ServiceMethod | None = None) -> Happening:
    return Happening(at=date.fromisoformat(day), method=method)


def due(rules: Rulebook, rule_id: str, **given: object) -> tuple[str, str]:
    happened = given.pop("happened", {"motion.served": at("2026-05-11")})
    found = compute(rules, ComputeRequest(rule_id=rule_id, happened=happened, **given))  # type: ignore[arg-type]
    assert found.count is not None
    return str(found.count.due), str(found.count.safe_due)


# Versions


def test_a_version_holds_from_its_first_day_until_the_day_before_the_next() -> None:
    text = rule_text("own.x", 3).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2025-01-01")
    rule = pack_of(text).rules[0]
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)]
    assert [version_on(rule, day) is not None for day in days] == [False, True, True, False]


def test_where_the_due_day_decides_the_version_of_that_day_is_counted() -> None:
    first = rule_text("own.x", 20).replace(
        "effective = 2024-01-01", 'effective = 2024-01-01\n  until = 2026-06-01\n  select_by = "due"'
    )
    second = rule_text("own.x", 40).replace("effective = 2024-01-01", 'effective = 2026-06-01\n  select_by = "due"')
    rules = book(first + second[second.index("  [[rule.version]]") :])
    assert due(rules, "own.x", happened={"motion.served": at("2026-05-04")})[0] == "2026-05-26"
    found = compute(rules, ComputeRequest(rule_id="own.x", happened={"motion.served": at("2026-05-20")}))
    assert found.count is not None and (str(found.count.due), found.rule_version) == ("2026-06-29", date(2026, 6, 1))
    assert not any("changed on" in warning for warning in found.count.warnings)


def test_where_the_filing_of_the_case_decides_its_day_is_asked_for() -> None:
    text = rule_text("own.x", 20).replace(
        "effective = 2024-01-01", 'effective = 2024-01-01\n  select_by = "case_filed"'
    )
    happened: dict[str, Happening | None] = {"motion.served": at("2026-05-11")}
    asked = compute(book(text), ComputeRequest(rule_id="own.x", happened=happened))
    assert [(one.key, one.about) for one in asked.questions] == [
        ("case_filed", "case_filed")
    ] and asked.headline is None
    assert due(book(text), "own.x", case_filed=date(2025, 3, 3))[0] == "2026-06-01"
    with pytest.raises(BadInput, match="How own.x read on 2023-03-03 is not known"):
        due(book(text), "own.x", case_filed=date(2023, 3, 3))


def test_counting_begins_with_december_2009() -> None:
    early: dict[str, Happening | None] = {"motion.served": at("2009-11-30")}
    assert due(shipped_rulebook(), "dcd.lcvr.7.b", happened={"motion.served": at("2009-12-01")})[0] == "2009-12-15"
    with pytest.raises(BadInput, match="before December 1, 2009"):
        due(shipped_rulebook(), "dcd.lcvr.7.b", happened=early)
    assert due(shipped_rulebook(), "dcd.lcvr.7.b", happened=early, todays_counting=True)[0] == "2009-12-14"


def test_where_the_wording_of_then_began_with_what_did_not_happen_no_time_runs() -> None:
    first = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2026-06-01")
    second = rule_text("own.x", 40).replace("effective = 2024-01-01", "effective = 2026-06-01")
    rules = book(first.replace("motion.served", "order.entered") + second[second.index("  [[rule.version]]") :])
    happened: dict[str, Happening | None] = {"motion.served": at("2026-05-11"), "order.entered": None}
    with pytest.raises(BadInput, match="No time runs under own.x: .* Give the day of “Order entered”"):
        due(rules, "own.x", happened=happened)


def test_a_provision_of_several_periods_names_its_parts() -> None:
    with pytest.raises(BadInput, match="frcp.31.a.5 sets several periods. Name one of its parts: frcp.31.a.5-"):
        due(shipped_rulebook(), "frcp.31.a.5")


# Chains


def test_rules_that_wait_for_each_other_are_refused_when_they_are_counted_too() -> None:
    texts = [rule_text(f"own.{one}", 3).replace("motion.served", f"deadline:own.{other}.expires")
             for one, other in ("ab", "bc", "ca")]  # fmt: skip
    with pytest.raises(BadInput, match="own.a, own.b, own.c, own.a wait for each other"):
        due(book(*texts), "own.a")


def test_a_rule_that_waits_for_another_says_so_and_takes_the_safe_day_with_it() -> None:
    chained = rule_text("own.second", 7).replace("motion.served", "deadline:own.first.expires")
    first = rule_text("own.first", 14)
    closed = SpecialDay(date=date(2025, 12, 26), kind=DayKind.PRESIDENT, name="EO", authority="EO 14371")
    rules = book(first, chained)
    found = compute(rules, ComputeRequest(
        rule_id="own.second", happened={"motion.served": at("2025-12-12")}, special_days=(closed,),
    ))  # fmt: skip
    assert found.count is not None
    # by the first rule Dec 29, safe Dec 26; seven days after each
    assert (str(found.count.due), str(found.count.safe_due)) == ("2026-01-05", "2026-01-02")
    texts = [step.text for step in found.count.steps]
    assert texts[0] == "First own.first, whose end starts this." and [step.n for step in found.count.steps][-1] == len(
        texts
    )
    assert any(warning.startswith("own.first: ") for warning in found.count.warnings)
    assert {"own.first", "own.second"} <= set(found.made_with)
    assert root_triggers(rules, "own.second") == ("motion.served",) and root_triggers(rules, "own.none") == ()
    given = {"deadline:own.first.expires": at("2026-02-02")}
    kept = compute(rules, ComputeRequest(rule_id="own.second", happened=dict(given)))
    assert kept.count is not None and str(kept.count.due) == "2026-02-09"
    assert "First own.first" not in kept.count.steps[0].text and "own.first" not in kept.made_with


def test_what_a_chain_waits_for_is_asked() -> None:
    chained = rule_text("own.second", 7).replace("motion.served", "deadline:own.first.expires")
    found = compute(book(rule_text("own.first", 14), chained), ComputeRequest(rule_id="own.second", happened={}))
    assert [question.key for question in found.questions] == ["motion.served"] and found.count is None


# Choices


def choice(rule_id: str, **values: object) -> RuleChoice:
    given: dict[str, object] = {"uuid": "c", "created": "2026-01-01", "modified": "2026-01-01", "rule_id": rule_id}
    return RuleChoice(**given | values)  # type: ignore[arg-type]


def rule_of(rule_id: str) -> Pack:
    found = shipped_rulebook().itself(rule_id)
    assert found is not None
    return replace(found[0], rules=(found[1],))


def test_what_is_on_at_first_and_what_people_decide() -> None:
    sure, quoted, memory = (rule_of(one).rules[0] for one in ("frcp.33.b.2", "dcd.lcvr.7.b", "dcd.lcvr.7.d"))
    assert [enabled_at_first(one) for one in (sure, quoted, memory)] == [True, True, False]
    assert [is_on(one, None) for one in (sure, quoted, memory)] == [True, True, False]
    assert is_on(memory, choice(memory.id, standing=Standing.ON)) and not is_on(
        sure, choice(sure.id, standing=Standing.OFF)
    )
    read = choice(memory.id, verified_by="Ana", verified_edition=edition_of(memory))
    assert is_verified(memory, read) and is_on(memory, read) and not is_verified(memory, None)
    assert not is_verified(memory, replace(read, verified_edition="other"))
    assert not is_verified(memory, replace(read, verified_by=""))
    assert not is_on(memory, choice(memory.id, service_days=ServiceDays.ADDED))


def test_the_edition_of_a_rule_is_what_it_says_and_not_its_examples() -> None:
    rule = rule_of("dcd.lcvr.7.b").rules[0]
    assert edition_of(rule) == edition_of(replace(rule, cases=())) != edition_of(replace(rule, title="Oppose"))


def test_unchecked_rules_may_be_tried_but_not_those_turned_off() -> None:
    choices = [choice("frcp.33.b.2", standing=Standing.OFF), choice("frcp.11.c.2", service_days=ServiceDays.NOT_ADDED)]
    strict, lenient = (with_choices(shipped_rulebook(), choices, unchecked=one) for one in (False, True))
    assert [strict.enabled[one] for one in ("dcd.lcvr.7.d", "frcp.33.b.2", "frcp.11.c.2")] == [False, False, True]
    assert [lenient.enabled[one] for one in ("dcd.lcvr.7.d", "frcp.33.b.2")] == [True, False]
    assert strict.service_days == {"frcp.11.c.2": False} and strict.verified == frozenset()


def test_days_for_service_are_added_or_not_in_every_wording() -> None:
    rule = rule_of("frcp.15.a.1.B").rules[0]
    assert with_service_days(rule, None) is rule
    legs = {
        one: [leg for version in with_service_days(rule, one).versions for leg in version.legs] for one in (True, False)
    }
    assert {leg.added_days for leg in legs[True]} == {AddedDays.FRCP_6_D} and all(
        leg.added_contested for leg in legs[True]
    )
    assert {leg.added_days for leg in legs[False]} == {AddedDays.NONE}
    assert not any(leg.added_contested for leg in legs[False])
    assert "decided here that no days are added" in with_service_days(rule, False).latest.question
    assert "decided here that days are added" in with_service_days(rule, True).latest.question


def test_a_verified_rule_is_as_sure_as_its_text() -> None:
    request = ComputeRequest(rule_id="dcd.lcvr.7.b", happened={"motion.served": at("2026-05-11")})
    plain = compute(shipped_rulebook(), request)
    sure = compute(replace(shipped_rulebook(), verified=frozenset({"dcd.lcvr.7.b"})), request)
    assert (plain.badge, plain.confidence, sure.badge, sure.confidence) == ("verify", Confidence.V3, "", Confidence.V1)
    assert plain.words == ("D.D.C. LCvR 7(b)", "V3") and sure.words == ("D.D.C. LCvR 7(b)", "V1")


# What a date was made from


def test_inputs_are_read_as_they_were_written() -> None:
    request = ComputeRequest(
        rule_id="frcp.33.b.2",
        happened={
            "interrogatories.served": at("2026-03-05", MAIL),
            "a.held": None,
            "b.held": Happening(at=datetime(2026, 3, 5, 9, 30)),
        },
        facts={Fact.US_PARTY: True, Fact.CLASS_ACTION: False},
        special_days=(
            SpecialDay(
                date=date(2026, 3, 6), kind=DayKind.STATE, name="Day", authority="Code", confidence=Confidence.V2
            ),
        ),
        court="dcd",
        time_zone="America/New_York",
        case_filed=date(2026, 1, 2),
        todays_counting=True,
    )
    assert request_of(inputs_of(request)) == request
    bare = ComputeRequest(rule_id="frcp.33.b.2", happened={})
    assert request_of(inputs_of(bare)) == bare and inputs_of(bare)["case_filed"] is None


def test_the_choice_on_service_days_is_among_what_a_date_was_made_with() -> None:
    rules = replace(shipped_rulebook(), service_days={"frcp.12.a.4.A": True})
    happened: dict[str, Happening | None] = {"rule_12_ruling.noticed": at("2026-10-02", MAIL)}
    found = compute(rules, ComputeRequest(rule_id="frcp.12.a.4.A", happened=happened))
    assert found.made_with["service days of frcp.12.a.4.A"] == "added"
    assert found.count is not None
    assert (str(found.count.due), str(found.count.safe_due)) == ("2026-10-19", "2026-10-16")
    other = compute(rules, ComputeRequest(rule_id="dcd.lcvr.7.b", happened={"motion.served": at("2026-05-11")}))
    assert not any("service days" in name for name in other.made_with)


# Where a deadline falls


def test_a_rule_of_a_court_is_at_home_there_and_a_rule_of_all_courts_nowhere() -> None:
    opposed = compute(
        shipped_rulebook(), ComputeRequest(rule_id="dcd.lcvr.7.b", happened={"motion.served": at("2026-05-11")})
    )
    assert opposed.count is not None and str(opposed.count.due_at) == "2026-05-26 23:59:59-04:00"
    entered: dict[str, Happening | None] = {"judgment.entered": at("2026-05-11")}
    nowhere = compute(shipped_rulebook(), ComputeRequest(rule_id="frcp.59.e", happened=entered))
    there = compute(shipped_rulebook(), ComputeRequest(rule_id="frcp.59.e", happened=entered, court="cand"))
    assert nowhere.count is not None and nowhere.count.due_at is None and set(nowhere.made_with) == {
        "us.frcp", "us.presidential",
    }  # fmt: skip
    assert there.count is not None and str(there.count.due_at) == "2026-06-08 23:59:59-07:00"
    assert set(there.made_with) == {"us.frcp", "us.cand", "us.presidential"}


def test_a_change_of_wording_that_changes_no_date_is_no_reason_to_warn() -> None:
    first = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2026-05-20")
    for period, warns in ((20, False), (25, True), (15, True)):
        second = rule_text("own.x", period).replace("effective = 2024-01-01", "effective = 2026-05-20")
        rules = book(first + second[second.index("  [[rule.version]]") :])
        found = compute(rules, ComputeRequest(rule_id="own.x", happened={"motion.served": at("2026-05-11")}))
        assert found.count is not None
        assert any("The rule changed on 2026-05-20" in one for one in found.count.warnings) is warns
        assert str(found.count.due) == "2026-06-01"
        assert str(found.count.safe_due) == ("2026-05-26" if period == 15 else "2026-06-01")


@pytest.mark.parametrize(
    ("before", "after", "dates"),
    [
        ('added_days = "6d"', 'added_days = "6d"\n    added_contested = true', ("2026-06-04", "2026-06-01")),
        ("", 'added_days = "6d"\n    added_contested = true', ("2026-06-01", "2026-06-01")),
    ],
)
def test_a_change_of_one_of_both_dates_is_a_reason_to_warn(before: str, after: str, dates: tuple[str, str]) -> None:
    """Served by mail on May 11, 2026: 20 days end on Sunday, and three more after Monday on Thursday."""
    first = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2026-05-20")
    second = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2026-05-20")
    first, second = (
        text.replace("period = 20", f"period = 20\n    {more}") for text, more in ((first, before), (second, after))
    )
    rules = book(first + second[second.index("  [[rule.version]]") :])
    found = compute(rules, ComputeRequest(rule_id="own.x", happened={"motion.served": at("2026-05-11", MAIL)}))
    assert found.count is not None
    assert any("The rule changed on 2026-05-20" in one for one in found.count.warnings)
    assert (str(found.count.due), str(found.count.safe_due)) == dates


def test_only_the_end_of_the_rule_itself_or_of_a_part_of_it_starts_what_waits_for_it() -> None:
    chained = rule_text("own.second", 7).replace("motion.served", "deadline:own.first.expires")
    rules = book(rule_text("own.first", 14), chained)
    motion = {"motion.served": at("2026-05-11")}
    counted = due(rules, "own.second", happened=motion)[0]
    assert counted == "2026-06-02"
    others: tuple[dict[str, Happening | None], ...] = (
        {"deadline:own.other.expires": at("2026-02-02")},
        {"deadline:own.first.expires": None},
        {"deadline:own.firstly.expires": at("2026-02-02")},
    )
    assert [due(rules, "own.second", happened=motion | other)[0] for other in others] == [counted] * 3
    part = {"deadline:own.first.a.expires": at("2026-02-02")}
    assert due(rules, "own.second", happened=motion | part)[0] == "2026-02-09"


def test_a_choice_against_days_is_among_what_a_date_was_made_with() -> None:
    rules = replace(shipped_rulebook(), service_days={"frcp.11.c.2": False})
    served: dict[str, Happening | None] = {"sanctions_motion.served": at("2026-02-27", MAIL)}
    found = compute(rules, ComputeRequest(rule_id="frcp.11.c.2", happened=served))
    assert found.made_with["service days of frcp.11.c.2"] == "not added"
    assert found.count is not None and str(found.count.due) == "2026-03-20"
