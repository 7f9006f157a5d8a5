"""The timeline of a case: what stands where, lanes that never lie over each other, and the chains as a tree."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from caseorg.model.counting import Action
from caseorg.model.deadline import Deadline, DeadlineState, DeadlineTrigger
from caseorg.model.event import Event, EventStatus
from caseorg.rules.chain_tree import chain_tree
from caseorg.rules.chains import Chain
from caseorg.rules.timeline import MOST_LANES, EntryKind, spoken_entry, timeline_of

TODAY = date(2026, 3, 27)
BASE = {"created": "", "modified": "", "case_uuid": "case"}


def event(uuid: str, day: str | None, **values: Any) -> Event:
    return Event(uuid=uuid, title=uuid, at=day, **values, **BASE)


def deadline(uuid: str, due: str | None, **values: Any) -> Deadline:
    return Deadline(uuid=uuid, title=uuid, due=due, **({"safe_due": due} | values), **BASE)


def chain(*records: Event | Deadline, ties: tuple[tuple[str, str], ...] = ()) -> Chain:
    events = {one.uuid: one for one in records if isinstance(one, Event)}
    deadlines = {one.uuid: one for one in records if isinstance(one, Deadline)}
    triggers = tuple(
        DeadlineTrigger(
            uuid=f"{source}-{target}", created="", modified="", deadline_uuid=target,
            event_uuid=source if source in events else None, parent_uuid=None if source in events else source,
        )
        for source, target in ties
    )  # fmt: skip
    return Chain(events=events, deadlines=deadlines, triggers=triggers)


CASE = chain(
    event("Judgment", "2026-02-02"),
    event("Motion", "2026-03-02"),
    event("Order", None, status=EventStatus.WAITING),
    deadline("Appeal", "2026-03-04", state=DeadlineState.SUPERSEDED, replaced_by_uuid="Later", tolled_by_uuid="Motion"),
    deadline("Later", None, jurisdictional=True),
    deadline("Costs", "2026-04-06", safe_due="2026-04-03"),
    deadline("Fees", "2026-02-16"),
    ties=(("Judgment", "Appeal"), ("Judgment", "Fees"), ("Judgment", "Costs"), ("Order", "Later")),
)


def test_everything_stands_on_its_day_and_what_has_none_last() -> None:
    shown = [(one.kind, one.title, one.day) for one in timeline_of(CASE, TODAY).entries]
    assert shown == [
        (EntryKind.EVENT, "Judgment", "2026-02-02"),
        (EntryKind.DEADLINE, "Fees", "2026-02-16"),
        (EntryKind.EVENT, "Motion", "2026-03-02"),
        (EntryKind.DEADLINE, "Appeal", "2026-03-04"),
        (EntryKind.TODAY, "Today", "2026-03-27"),
        (EntryKind.SAFE, "Safe date: Costs", "2026-04-03"),
        (EntryKind.DEADLINE, "Costs", "2026-04-06"),
        (EntryKind.DEADLINE, "Later", None),
        (EntryKind.EVENT, "Order", None),
    ]


def test_how_each_stands() -> None:
    by_title = {one.title: one for one in timeline_of(CASE, TODAY).entries}
    assert by_title["Appeal"].struck and "“Later” took its place" in by_title["Appeal"].facts
    assert by_title["Fees"].overdue and by_title["Fees"].left == "39 days ago"
    assert by_title["Later"].projected and by_title["Later"].left == "no date yet"
    assert not by_title["Costs"].overdue and not by_title["Costs"].struck
    not_before = chain(deadline("Sanctions", "2026-01-05", action=Action.NOT_BEFORE))
    assert not timeline_of(not_before, TODAY).entries[0].overdue


def test_a_chain_is_followed_both_ways() -> None:
    timeline = timeline_of(CASE, TODAY)
    rows = {one.title: row for row, one in enumerate(timeline.entries) if one.kind is not EntryKind.SAFE}
    assert timeline.ties().chain_of(rows["Appeal"]) == {rows[title] for title in ("Appeal", "Judgment", "Later")}
    assert rows["Fees"] not in timeline.ties().chain_of(rows["Motion"])


def test_it_is_said_to_a_screen_reader() -> None:
    timeline = timeline_of(CASE, TODAY)
    row = next(row for row, one in enumerate(timeline.entries) if one.title == "Appeal")
    said = spoken_entry(timeline, timeline.ties(), row)
    assert said.startswith("Wed, Mar 4, 2026. Deadline: Appeal; superseded")
    assert said.endswith("struck through; runs from Judgment; sets running Later.")


def test_nothing_is_nothing() -> None:
    assert timeline_of(chain(), TODAY).entries == ()
    assert list(chain_tree(timeline_of(chain(), TODAY))) == []


def test_the_tree_has_each_thing_below_what_it_runs_from() -> None:
    lines = [f"{line.branch}{line.entry.title}" for line in chain_tree(timeline_of(CASE, TODAY))]
    assert lines == [
        "Judgment",
        "├─ Fees",
        "├─ Appeal",
        "│  └─ Later",
        "└─ Costs",
        "Motion",
        "└─ Later",
        "Order",
        "└─ Later",
    ]


DAY = st.integers(0, 60).map(lambda far: (TODAY + timedelta(days=far)).isoformat())


@given(st.lists(st.tuples(DAY, DAY), max_size=30))
def test_lanes_do_not_lie_over_each_other_while_there_is_room(pairs: list[tuple[str, str]]) -> None:
    records: list[Event | Deadline] = []
    for number, (at, due) in enumerate(pairs):
        records += [event(f"e{number}", at), deadline(f"d{number}", due)]
    ties = tuple((f"e{number}", f"d{number}") for number in range(len(pairs)))
    timeline = timeline_of(chain(*records, ties=ties), TODAY)
    assert len(timeline.lanes) == len(pairs)
    for row in range(len(timeline.entries)):
        crossing = [lane.place for lane in timeline.lanes if lane.first <= row <= lane.last]
        beside = [place for place in crossing if place < MOST_LANES - 1]
        assert len(set(beside)) == len(beside)
        assert all(0 <= place < MOST_LANES for place in crossing)


def test_a_chain_longer_than_the_stack_is_drawn_and_listed() -> None:
    count = 3000
    records = [deadline(f"d{number:04}", "2026-04-01") for number in range(count)]
    ties = tuple((f"d{number:04}", f"d{number + 1:04}") for number in range(count - 1))
    timeline = timeline_of(chain(*records, ties=ties), TODAY)
    assert [line.depth for line in chain_tree(timeline)] == list(range(count))
    assert len(timeline.ties().chain_of(5)) == count
