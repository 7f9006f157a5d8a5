"""Lists of deadlines are read in the order of an index, and filtered by words in any script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseorg.base.paths import Home
from caseorg.operations import add_case, trash_case
from caseorg.queries import deadline_lists
from caseorg.queries.deadline_lists import DeadlineFilter, DeadlineSort, deadline_order
from caseorg.store.database import Reader, folded
from caseorg.workspace import Workspace
from tests import deadline_records as records


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


def _plan(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, **asked: object) -> str:
    """How SQLite answers a question."""
    plans: list[str] = []
    value = Reader.value

    def explained(reader: Reader, sql: str, parameters: object = ()) -> object:
        plans.extend(row[3] for row in reader.rows(f"EXPLAIN QUERY PLAN {sql}", parameters))  # type: ignore[arg-type]
        return value(reader, sql, parameters)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Reader, "value", explained)
        workspace.ask(deadline_order, **asked)  # type: ignore[arg-type]
    return "; ".join(plans)


def test_the_usual_order_is_that_of_an_index(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = _plan(workspace, monkeypatch)
    assert "COVERING INDEX deadlines_due_order" in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize("sort", [DeadlineSort.DATE, DeadlineSort.TITLE, DeadlineSort.CASE, DeadlineSort.STATE])
def test_other_orders_need_not_read_the_rows(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, sort: DeadlineSort
) -> None:
    assert "COVERING INDEX deadlines_narrow" in _plan(workspace, monkeypatch, sort=sort)


def test_both_ways_of_asking_give_the_same_order(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [workspace.do(add_case, caption=f"Case {number} v. Kent").value for number in range(4)]
    records.fill(workspace, [case.uuid for case in cases], 300, today=date(2026, 3, 10))
    records.deadline(workspace, cases[0].uuid, "Waiting", None)
    workspace.do(trash_case, uuid=cases[3].uuid)
    by_index = workspace.ask(deadline_order)
    monkeypatch.setattr(deadline_lists, "_LIVE_IN_ORDER", deadline_lists.LIVE)
    assert workspace.ask(deadline_order) == by_index
    assert len(by_index) == 226


TITLES = (
    "Answer of García", "Réponse", "“Quoted” ORDER", "Plain order", "Straße", "ΟΔΟΣ", "日本", "Garci\u0301a again",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [("garcia", (0, 7)), ("GARCÍA", (0, 7)), ("reponse", (1,)), ("order", (2, 3)), ("“quoted", (2,)),
     ("strasse", (4,)), ("οδος", (5,)), ("日", (6,)), ("an", (0,)), ("zzz", ()), ("%", ()), ("kent", tuple(range(8)))],
)  # fmt: skip
def test_words_are_found_without_regard_to_case_and_accents(
    workspace: Workspace, text: str, found: tuple[int, ...]
) -> None:
    case = workspace.do(add_case, caption="Alvarez v. Kent").value
    uuids = [records.deadline(workspace, case.uuid, title, "2026-03-10").uuid for title in TITLES]
    shown = set(workspace.ask(deadline_order, shown=DeadlineFilter(text=text)))
    assert shown == {uuids[place] for place in found}
    if text != "kent":
        assert shown == {uuid for uuid, title in zip(uuids, TITLES, strict=True) if folded(text) in folded(title)}
