"""Periods that make one date together, moments instead of days, and versions chosen by the day that comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from caseorg.base.errors import BadInput
from caseorg.model.counting import ServiceMethod
from caseorg.model.rule_pack import Computation, ComputeRequest, Happening
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.compute import compute
from caseorg.rules.rulebook import pack_of
from tests.unit.operations.rule_arguments import rule_text


def computed(rule_id: str, happened: dict[str, Happening | None], *texts: str, court: str = "") -> Computation:
    shipped = shipped_rulebook()
    rules = replace(shipped, packs=(*shipped.packs, *map(pack_of, texts)))
    return compute(rules, ComputeRequest(rule_id=rule_id, happened=happened, court=court))


def at(day: str) -> Happening:
    return Happening(at=date.fromisoformat(day))


@pytest.mark.parametrize(
    ("rule_id", "happened", "said"),
    [
        (
            "frcp.81.c.2",
            {"initial_pleading.received": at("2026-01-20"), "summons.served": None, "removal.filed": at("2026-02-09")},
            "Of 2 periods the longest governs: 7 days after “removal filed”, Tue Feb 17, 2026.",
        ),
        (
            "frcp.15.a.1.B",
            {"answer.served": at("2026-03-05"), "rule_12_motion.served": at("2026-03-02")},
            "Of 2 periods the earlier governs: 21 days after “motion under Rule 12(b), (e), or (f) served”, "
            "Mon Mar 23, 2026.",
        ),
    ],
)
def test_which_of_several_periods_governs_is_said(
    rule_id: str, happened: dict[str, Happening | None], said: str
) -> None:
    found = computed(rule_id, happened)
    assert found.count is not None
    assert said in [step.text for step in found.count.steps]
    assert sum(step.text.startswith("One period: ") for step in found.count.steps) == 2


def test_a_moment_counts_as_its_day() -> None:
    sent = Happening(at=datetime(2026, 5, 11, 9, 30), method=ServiceMethod.MAIL)
    found = computed("own.x", {"motion.served": sent}, rule_text("own.x", 14).replace("period = 14", _MAIL))
    assert found.count is not None and (found.count.due, found.count.safe_due) == (date(2026, 5, 29), date(2026, 5, 29))
    chained = rule_text("own.second", 7).replace("motion.served", "deadline:own.x.expires")
    after = computed("own.second", {"motion.served": sent}, rule_text("own.x", 14), chained)
    assert after.count is not None and after.count.due == date(2026, 6, 2)


_MAIL = 'period = 14\n    added_days = "6d"'


def test_hours_go_on_from_the_moment_they_end_and_their_day_decides() -> None:
    hours = rule_text("own.x", 72).replace('unit = "days"', 'unit = "hours"')
    chained = rule_text("own.second", 7).replace("motion.served", "deadline:own.x.expires")
    begun: dict[str, Happening | None] = {"motion.served": Happening(at=datetime(2026, 5, 11, 9, 30))}
    found = computed("own.x", begun, hours, court="dcd")
    assert found.count is not None and str(found.count.due) == "2026-05-14 09:30:00-04:00"
    after = computed("own.second", begun, hours, chained, court="dcd")
    assert after.count is not None and str(after.count.due) == "2026-05-21"


def test_a_day_before_the_first_wording_is_refused_also_where_the_day_that_comes_out_decides() -> None:
    text = rule_text("own.x", 14).replace("motion.served", "hearing.held").replace('"after"', '"before"')
    text = text.replace("effective = 2024-01-01", 'effective = 2024-01-01\n  select_by = "due"')
    found = computed("own.x", {"hearing.held": at("2024-02-01")}, text)
    assert found.count is not None and found.count.due == date(2024, 1, 18)
    with pytest.raises(BadInput, match="How own.x read on 2023-12-22 is not known"):
        computed("own.x", {"hearing.held": at("2024-01-05")}, text)


def test_how_a_paper_was_served_is_told_with_its_event() -> None:
    served = Happening(at=date(2026, 5, 11), method=ServiceMethod.MAIL)
    found = computed("own.x", {"motion.served": served}, rule_text("own.x", 14))
    assert found.count is not None and found.count.steps[0].text == "Motion served by mail on Mon May 11, 2026."


@pytest.mark.parametrize(("direction", "said"), [("after", True), ("before", False)])
def test_what_must_not_be_done_before_a_day_is_told_of_days_after_an_event(direction: str, said: bool) -> None:
    text = (
        rule_text("own.x", 14).replace('action = "file"', 'action = "not_before"').replace('"after"', f'"{direction}"')
    )
    found = computed("own.x", {"motion.served": at("2026-05-11")}, text)
    assert found.count is not None
    assert any(step.text.startswith("Not to be done before that day") for step in found.count.steps) is said


@pytest.mark.parametrize(("period", "dates"), [(14, ("2026-05-26", "2026-05-25")), (15, ("2026-05-26", "2026-05-26"))])
def test_where_it_is_open_whether_the_last_day_is_moved_that_is_told_if_it_is(
    period: int, dates: tuple[str, str]
) -> None:
    text = rule_text("own.x", period).replace(f"period = {period}", f"period = {period}\n    roll_contested = true")
    found = computed("own.x", {"motion.served": at("2026-05-11")}, text)
    assert found.count is not None and (str(found.count.due), str(found.count.safe_due)) == dates
    assert any("is not settled: the safe date is not moved" in step.text for step in found.count.steps) is (
        period == 14
    )


def test_names_that_are_written_in_capitals_stay_so_within_a_sentence() -> None:
    leg = '    [[rule.version.leg]]\n    trigger = "foia_request.received"\n    period = 1\n    unit = "weeks"\n'
    text = rule_text("own.x", 14).replace('cite = "Standing Order 3"', 'cite = "Standing Order 3"\n  combine = "later"')
    both = {"motion.served": at("2026-05-11"), "foia_request.received": at("2026-05-11")}
    found = computed("own.x", dict(both), text + leg)
    assert found.count is not None
    headings = [step.text for step in found.count.steps if step.text.startswith("One period")]
    assert headings == [
        "One period: 14 days after “motion served”.",
        "One period: 1 week after “FOIA request received”.",
    ]


def test_what_is_not_known_of_a_rule_is_said_with_the_reason() -> None:
    first = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2025-01-01")
    gap = 'effective = 2026-01-01\n  reason = "vacated in between"'
    second = rule_text("own.x", 30).replace("effective = 2024-01-01", gap)
    both = first + second[second.index("  [[rule.version]]") :]
    known = "it is known from 2024-01-01 on. Look it up and enter the period by hand."
    for text, day, said in (
        (rule_text("own.x", 20), "2023-05-11", f"How own.x read on 2023-05-11 is not known; {known}"),
        (both, "2025-05-11", f"How own.x read on 2025-05-11 is not known (vacated in between); {known}"),
    ):
        with pytest.raises(BadInput) as refused:
            computed("own.x", {"motion.served": at(day)}, text)
        assert refused.value.sentence == said


def test_of_two_gaps_the_one_in_which_the_day_lies_is_explained() -> None:
    def wording(effective: str, until: str, reason: str) -> str:
        text = rule_text("own.x", 20).replace(
            "effective = 2024-01-01", f"effective = {effective}\n  {until}\n  {reason}"
        )
        return text[text.index("  [[rule.version]]") :]

    head = rule_text("own.x", 20)
    text = head[: head.index("  [[rule.version]]")] + "".join(
        (
            wording("2020-01-01", "until = 2021-01-01", ""),
            wording("2022-01-01", "until = 2023-01-01", 'reason = "vacated"'),
            wording("2024-01-01", "", 'reason = "suspended"'),
        )
    )
    for day, reason in (("2021-05-11", "vacated"), ("2023-05-11", "suspended")):
        with pytest.raises(BadInput, match=rf"is not known \({reason}\)"):
            computed("own.x", {"motion.served": at(day)}, text)
    with pytest.raises(BadInput, match="read on 2019-05-11 is not known; it is known from 2020-01-01 on"):
        computed("own.x", {"motion.served": at("2019-05-11")}, text)


@pytest.mark.parametrize(("changed", "warns"), [("2026-05-11", False), ("2026-05-12", True), ("2026-06-01", True),
                                                ("2026-06-02", False)])  # fmt: skip
def test_a_wording_counts_too_if_it_was_in_force_between_the_event_and_the_date(changed: str, warns: bool) -> None:
    first = rule_text("own.x", 20).replace("effective = 2024-01-01", f"effective = 2024-01-01\n  until = {changed}")
    second = rule_text("own.x", 25).replace("effective = 2024-01-01", f"effective = {changed}")
    if changed == "2026-05-11":  # the new wording governs from the event on
        second = second.replace("period = 25", "period = 20")
        first = first.replace("period = 20", "period = 5")
    found = computed("own.x", {"motion.served": at("2026-05-11")}, first + second[second.index("  [[rule.version]]") :])
    assert found.count is not None and found.count.due == date(2026, 6, 1)
    assert any("The rule changed" in warning for warning in found.count.warnings) is warns


def test_a_period_before_an_event_that_reaches_back_over_a_change_of_wording_is_counted_both_ways() -> None:
    first = rule_text("own.x", 14).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2026-05-15")
    second = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2026-05-15")
    text = first + second[second.index("  [[rule.version]]") :]
    text = text.replace("motion.served", "hearing.held").replace('"after"', '"before"')
    found = computed("own.x", {"hearing.held": at("2026-05-21")}, text)
    assert found.count is not None and (found.count.due, found.count.safe_due) == (date(2026, 5, 1), date(2026, 5, 1))
    assert any("The rule changed on 2026-05-15" in warning for warning in found.count.warnings)


def test_todays_counting_takes_the_first_wording_only_for_days_before_it() -> None:
    first = rule_text("own.x", 20).replace("effective = 2024-01-01", "effective = 2024-01-01\n  until = 2026-01-01")
    second = rule_text("own.x", 30).replace("effective = 2024-01-01", "effective = 2026-01-01")
    shipped = shipped_rulebook()
    pack = pack_of(first + second[second.index("  [[rule.version]]") :])
    rules = replace(shipped, packs=(*shipped.packs, pack))
    for day, effective in (("2023-05-11", 2024), ("2024-05-11", 2024), ("2026-05-11", 2026)):
        request = ComputeRequest(rule_id="own.x", happened={"motion.served": at(day)}, todays_counting=True)
        assert compute(rules, request).rule_version == date(effective, 1, 1)


def test_a_chain_is_told_from_its_beginning_without_who_may_extend_what_only_starts_it() -> None:
    motion: dict[str, Happening | None] = {"motion.served": at("2026-05-11")}
    chained = rule_text("own.second", 7).replace("motion.served", "deadline:own.x.expires")
    first = computed("own.x", motion, rule_text("own.x", 14))
    second = computed("own.second", motion, rule_text("own.x", 14), chained)
    alone = computed("own.second", {"deadline:own.x.expires": at("2026-05-26")}, rule_text("own.x", 14), chained)
    assert first.count is not None and second.count is not None and alone.count is not None
    told = [step.text for step in second.count.steps]
    assert told == [
        "First own.x, whose end starts this.",
        *(step.text for step in first.count.steps[:-1]),
        *(step.text for step in alone.count.steps),
    ]
