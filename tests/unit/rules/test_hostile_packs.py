"""Packs of rules as hostile or careless hands write them: refused with a sentence, and never anything else."""

from __future__ import annotations

import copy
import tomllib
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from caseorg.base.errors import BadInput
from caseorg.base.paths import resources
from caseorg.model.rule_pack import ComputeRequest, Happening, Pack
from caseorg.queries.rulebook import shipped_packs, shipped_rulebook
from caseorg.rules.calendars import calendar_of
from caseorg.rules.compute import compute
from caseorg.rules.pack_checks import MOST_IN_CHAIN, refuse_together
from caseorg.rules.pack_reading import MOST_BYTES, pack_written
from caseorg.rules.pack_writing import pack_text
from caseorg.rules.rulebook import pack_from, pack_of
from tests.unit.operations.rule_arguments import rule_text

_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_SCALARS = (
    st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=True)
    | _WORDS
    | st.dates()
    | st.datetimes()
    | st.times()
)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3), max_leaves=8
)
_PLAIN = st.recursive(
    st.booleans() | st.integers(-(10**30), 10**30) | _WORDS | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=12,
)


def is_sentence(error: BadInput) -> bool:
    """Whether it can be read at once: one line, not endless, ended."""
    said = error.sentence
    return len(said) < 1_000 and "\n" not in said and said.rstrip().endswith((".", "expires", "”"))


def read_or_refused(read: Any) -> Pack | None:
    try:
        found: Pack = read()
    except BadInput as error:
        assert is_sentence(error), error.sentence
        return None
    return found


@given(st.text(max_size=200))
@example("[" * 5_000)
@example("a = " + "[" * 50_000)
@example("a." * 20_000 + "b = 1")
@example("a = 9" + "9" * 10_000)
@example("a = 2026-02-30")
@example("\x00")
@example("\ud800")
@example("[pack]\n[pack]")
@example("[[pack]]")
@example("pack = 3")
@example("rule = [3]\n[pack]\nid = 'x'")
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    assert read_or_refused(lambda: pack_of(text)) is None  # no text of chance is a pack


@given(st.dictionaries(_WORDS, _PLAIN, max_size=4))
def test_what_is_written_is_read_again(values: dict[str, Any]) -> None:
    assert tomllib.loads(pack_text(values)) == values


def test_every_shipped_pack_is_written_and_read_again() -> None:
    for file in sorted((resources() / "rules").glob("*.toml")):
        written = pack_written(file.read_text(encoding="utf-8"))
        assert pack_written(pack_text(written)) == written
        assert pack_of(pack_text(written)).hash == pack_of(file.read_text(encoding="utf-8")).hash


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in items:
        found += _places(inner, (*path, name))
    return found


def _spoiled(written: dict[str, Any], path: tuple[Any, ...], how: str, value: Any) -> dict[str, Any]:
    """The same with one place taken away, doubled, renamed or holding something else."""
    spoiled = copy.deepcopy(written)
    holder: Any = spoiled
    for name in path[:-1]:
        holder = holder[name]
    last = path[-1]
    if how == "without":
        del holder[last]
    elif how == "twice" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    elif how == "renamed" and isinstance(holder, dict):
        holder[f"{last}x"] = holder.pop(last)
    else:
        holder[last] = value
    return spoiled


_WHOLE = [pack_written(rule_text("own.x", 7, "dcd.lcvr.7.b")), pack_written(
    "\n".join((
        rule_text("own.x", 7), "  [[rule.case]]", '  happened = { "motion.served" = 2026-05-11 }', '  method = "mail"',
        "  due = 2026-05-21", "  [[rule.version]]", "  effective = 2025-01-01", '  cite = "Two"', '  combine = "later"',
        '  source = { kind = "order", ref = "ECF No. 9", checked = 2026-01-01, confidence = "V1" }',
        "    [[rule.version.leg]]", '    trigger = "hearing.held"', "    period = 2", '    direction = "before"',
        "    [[rule.version.leg]]", '    trigger = "order.entered"', "    period = 3", '    unit = "weeks"',
        "    requires = { us_party = true }",
    ))
)]  # fmt: skip


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(_WHOLE).flatmap(lambda whole: st.tuples(st.just(whole), st.sampled_from(_places(whole)))),
    st.sampled_from(["without", "twice", "renamed", "other"]),
    _VALUES,
)
def test_a_pack_with_anything_wrong_anywhere_is_read_or_refused(
    place: tuple[dict[str, Any], tuple[Any, ...]], how: str, value: Any
) -> None:
    whole, path = place
    pack = read_or_refused(lambda: pack_from(_spoiled(whole, path, how, value)))
    if pack is None:
        return
    book = replace(shipped_rulebook(), packs=(*shipped_packs(), pack))
    try:
        refuse_together(book)
    except BadInput as error:
        assert is_sentence(error), error.sentence
        return
    for rule in pack.rules:  # what was taken as right can be counted, or says what is missing
        happened: dict[str, Happening | None] = {"motion.served": Happening(at=date(2026, 5, 11))}
        try:
            compute(book, ComputeRequest(rule_id=rule.id, happened=happened))
        except BadInput as error:
            assert error.sentence


def test_one_is_whole_and_the_other_is_not() -> None:
    assert pack_from(_WHOLE[0]).rules[0].overrides == "dcd.lcvr.7.b"
    with pytest.raises(BadInput, match="overlap"):
        pack_from(_WHOLE[1])


def _chain(length: int, *, last: str = "motion.served") -> str:
    """Rules that wait for each other in a row."""
    parts = [rule_text("own.r0", 3).replace("motion.served", last)]
    for number in range(1, length):
        text = rule_text(f"own.r{number}", 3).replace("motion.served", f"deadline:own.r{number - 1}.expires")
        parts.append(text[text.index("[[rule]]") :])
    return "\n".join(parts)


def _together(text: str) -> None:
    refuse_together(replace(shipped_rulebook(), packs=(*shipped_packs(), pack_of(text))))


def test_chains_that_turn_back_or_never_end_are_refused() -> None:
    _together(_chain(MOST_IN_CHAIN))
    with pytest.raises(BadInput, match="rules wait for each other. Shorten"):
        _together(_chain(MOST_IN_CHAIN + 1))
    with pytest.raises(BadInput, match="Shorten the chain|waits for itself"):
        _together(_chain(300))
    with pytest.raises(BadInput, match="waits for itself"):
        _together(_chain(5, last="deadline:own.r4.expires"))


def test_chains_that_fan_out_are_looked_at_once() -> None:
    """Each of two rules waits for both of the layer before: two to the power of ten ways through ten layers."""
    parts = []
    for layer in range(10):
        for side in "ab":
            text = rule_text(f"own.{side}{layer}", 3)
            if layer:
                first, second = (f'trigger = "deadline:own.{one}{layer - 1}.expires"' for one in "ab")
                leg = text[text.index("    [[rule.version.leg]]") :]
                text = text.replace('trigger = "motion.served"', first)
                text = text.replace('cite = "Standing Order 3"', 'cite = "Standing Order 3"\n  combine = "later"')
                text += leg.replace('trigger = "motion.served"', second)
            parts.append(text if not parts else text[text.index("[[rule]]") :])
    _together("\n".join(parts))
    assert len(pack_of("\n".join(parts)).rules) == 20


_CASE = '\n[[rule.case]]\nhappened = { "motion.served" = 2026-05-11 }\ndue = 2026-05-14'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n" + "# " + "x" * MOST_BYTES, "larger than 2 MB"),
        ("a = " + "[" * 50_000, "nested too deep"),
        ("a = 9" + "9" * 10_000, "is not TOML"),
        (rule_text("own.x", 3).replace('time_zone = "America/New_York"', 'time_zone = "Mars/Olympus"'), "no time zone"),
        (rule_text("own.x", 3).replace("schema = 1", 'schema = 1\nday_end = "25:00"'), "day_end is “25:00”"),
        (rule_text("own.x", 3).replace("period = 3", "period = 100001"), "100,000 at most"),
        (rule_text("own.x", 3).replace("period = 3", f"period = {'9' * 60}"), "100,000 at most"),
        (rule_text("own.x", 3).replace("2024-01-01", "2024-01-01T00:00:00", 1), "must be a date"),
        (rule_text("own.x", 3).replace('id = "own.x"', 'id = "own.x\\n"'), "ids are dotted"),
        (rule_text("own.x", 3).replace('id = "own.x"', 'id = "own.x y"'), "ids are dotted"),
        (rule_text("own.x", 3) + rule_text("own.x", 3)[rule_text("own.x", 3).index("[[rule]]") :], "used once"),
        (rule_text("own.x", 3).replace('"motion.served"', '"own.Motion.served"'), "is not known"),
        (rule_text("own.x", 3).replace('"motion.served"', '"own.notice.served"'), ""),
        (rule_text("own.x", 3) + _CASE.replace("motion.served", "x.y"), "unknown event x.y"),
        (rule_text("own.x", 3) + _CASE.replace("2026-05-11", "3"), "is not a date"),
        (rule_text("own.x", 3) + "\n[[rule.case]]\nhappened = { }", "due is missing"),
        ("[pack]\nid = 'x'\n[[rule]]\nversion = [1]", "holds more than tables|missing"),
    ],
)
def test_what_is_hostile_is_refused_with_what_to_do(text: str, said: str) -> None:
    if not said:
        assert pack_of(text).rules[0].latest.legs[0].trigger == "own.notice.served"
        return
    with pytest.raises(BadInput, match=said) as refused:
        pack_of(text)
    assert is_sentence(refused.value), refused.value.sentence


@given(st.dictionaries(st.sampled_from(["calendar", "day", "x"]), _VALUES, max_size=3))
@example({"calendar": {"id": "x", "title": "y"}, "day": [{"date": date(2026, 1, 1), "kind": "state", "name": 3}]})
@example({"calendar": {"id": "x", "title": "y"}, "day": [3]})
@example({"calendar": {"id": "x", "title": "y"}, "day": [{"date": datetime(2026, 1, 1), "kind": time(1)}]})
def test_calendars_too(values: dict[str, Any]) -> None:
    try:
        text = pack_text(values)
        tomllib.loads(text)
    except ValueError:
        return  # nan and the like are written as Python does, not as TOML does
    try:
        calendar_of(text)
    except BadInput as error:
        assert is_sentence(error), error.sentence
