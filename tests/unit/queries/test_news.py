"""What changed since a moment: what stands now against what stood then."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from caseorg.base import clock
from caseorg.base.paths import Home
from caseorg.operations import (
    add_case,
    add_documents,
    cancel_event,
    edit_deadline,
    mark_deadline_done,
    override_deadline,
    reopen_deadline,
    retire_deadline,
    trash_case,
)
from caseorg.operations.documents import NewDocument
from caseorg.queries.news import News, news_since, news_summary
from caseorg.workspace import Workspace
from tests import deadline_records as records


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


@pytest.fixture
def case(workspace: Workspace) -> str:
    return str(workspace.do(add_case, caption="Alvarez v. Kent").value.uuid)


def moment() -> str:
    """An instant that no reading before or after it has."""
    instant = _next_reading()
    _next_reading()
    return instant


def _next_reading() -> str:
    before = clock.now()
    while (instant := clock.now()) == before:
        time.sleep(0.0005)
    return instant


def told(news: list[News]) -> list[tuple[str, str, str]]:
    return [(one.title, str(one.happened), one.detail) for one in news]


def since(workspace: Workspace, instant: str, **more: str) -> list[News]:
    return workspace.ask(lambda reader: news_since(reader, instant, **more))


def test_what_became_of_deadlines_is_told_the_newest_first(workspace: Workspace, case: str) -> None:
    moved, done, retired, edited, shut = (
        records.deadline(workspace, case, title, "2026-11-27")
        for title in ("Moved", "Done", "Retired", "Edited", "Shut")
    )
    workspace.do(mark_deadline_done, uuid=shut.uuid)
    instant = moment()
    workspace.do(override_deadline, uuid=moved.uuid, due="2026-11-30", reason="ECF No. 9")
    workspace.do(mark_deadline_done, uuid=done.uuid)
    workspace.do(retire_deadline, uuid=retired.uuid, state="moot", reason="Case settled")
    workspace.do(edit_deadline, uuid=edited.uuid, note="call Bo")
    workspace.do(reopen_deadline, uuid=shut.uuid)
    records.deadline(workspace, case, "Added", "2026-12-01")
    news = since(workspace, instant)
    assert told(news) == [
        ("Added", "added", "Tue, Dec 1, 2026"),
        ("Shut", "reopened", "Fri, Nov 27, 2026"),
        ("Retired", "retired", "moot: Case settled"),
        ("Done", "done", ""),
        ("Moved", "moved", "Fri, Nov 27, 2026 → Mon, Nov 30, 2026"),
    ]
    assert {(one.who, one.case_name, one.case_uuid) for one in news} == {("Ana Ruiz", "Alvarez v. Kent", case)}
    assert news[0].day == "2026-12-01"
    assert news_summary(news) == (
        "1 deadline added, 1 deadline moved, 1 deadline done, 1 deadline retired, 1 deadline reopened"
    )


def test_what_was_moved_and_moved_back_or_undone_is_no_news(workspace: Workspace, case: str) -> None:
    one, other = (records.deadline(workspace, case, title, "2026-11-27") for title in ("One", "Other"))
    instant = moment()
    for day in ("2026-11-30", "2026-12-04"):
        workspace.do(override_deadline, uuid=one.uuid, due=day, reason="ECF No. 9")
    assert told(since(workspace, instant)) == [("One", "moved", "Fri, Nov 27, 2026 → Fri, Dec 4, 2026")]
    workspace.do(override_deadline, uuid=one.uuid, due="2026-11-27", reason="ECF No. 10")
    workspace.do(mark_deadline_done, uuid=other.uuid)
    workspace.undo()
    records.deadline(workspace, case, "Never mind", "2026-12-01")
    workspace.undo()
    assert since(workspace, instant) == []


def test_a_jurisdictional_deadline_moves_with_its_safe_date(workspace: Workspace, case: str) -> None:
    one = records.deadline(workspace, case, "Appeal", "2026-11-30", safe_due="2026-11-27", jurisdictional=True)
    instant = moment()
    records.change(workspace, one, safe_due="2026-11-25")
    assert told(since(workspace, instant)) == [("Appeal", "moved", "Fri, Nov 27, 2026 → Wed, Nov 25, 2026")]


def test_hearings_are_told_and_other_events_are_not(workspace: Workspace, case: str) -> None:
    moved, gone = (
        records.event(workspace, case, title, "2026-12-01T10:30", hearing="hearing") for title in ("Moved", "Gone")
    )
    served = records.event(workspace, case, "Motion served", "2026-11-20")
    instant = moment()
    records.change(workspace, moved, at="2026-12-02T14:00")
    records.change(workspace, served, at="2026-11-21")
    workspace.do(cancel_event, uuid=gone.uuid, reason="Vacated, ECF No. 8")
    records.event(workspace, case, "New", "2026-12-03", hearing="trial")
    assert told(since(workspace, instant)) == [
        ("New", "added", "Thu, Dec 3, 2026"),
        ("Gone", "cancelled", "Vacated, ECF No. 8"),
        ("Moved", "moved", "Tue, Dec 1, 2026, 10:30 AM → Wed, Dec 2, 2026, 2:00 PM"),
    ]


def _document(number: int) -> NewDocument:
    return NewDocument(sha256=f"{number:064x}", file_name=f"{number}.pdf", size=1, title=f"Filing {number}")


def test_documents_are_counted_by_case_and_left_out_with_its_trash(workspace: Workspace, case: str) -> None:
    other = workspace.do(add_case, caption="In re Delta").value
    workspace.do(add_documents, case_uuid=case, documents=[_document(1)])
    instant = moment()
    workspace.do(add_documents, case_uuid=case, documents=[_document(2), _document(3)])
    workspace.do(add_documents, case_uuid=other.uuid, documents=[_document(4)])
    news = since(workspace, instant)
    assert told(news) == [("1 document", "imported", ""), ("2 documents", "imported", "")]
    assert news_summary(news) == "3 documents imported"
    workspace.do(trash_case, uuid=other.uuid)
    assert told(since(workspace, instant)) == [("2 documents", "imported", "")]


def test_what_one_did_oneself_since_the_start_is_left_out(
    workspace: Workspace, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    instant = moment()
    records.deadline(workspace, case, "Before the start", "2026-11-27")
    session = moment()
    records.deadline(workspace, case, "After the start", "2026-11-27")
    assert [one.title for one in since(workspace, instant, me="Ana Ruiz", session=session)] == ["Before the start"]
    others = since(workspace, instant, me="Bo Lindqvist", session=session)
    assert [one.title for one in others] == ["After the start", "Before the start"]


def test_it_is_quick_among_ten_thousand_deadlines(workspace: Workspace, case: str) -> None:
    records.fill(workspace, [case], 10_000, today=date(2026, 3, 10))
    instant = moment()
    for number in range(50):
        records.deadline(workspace, case, f"New {number}", "2026-11-27")

    def ask() -> list[News]:
        return since(workspace, instant)

    assert len(ask()) == 50
    assert _quickest(ask) < 0.010  # 0.5 ms on an idle machine


def _quickest(ask: Callable[[], object]) -> float:
    """The shortest of some runs, in seconds: what else the machine does only adds."""
    times = []
    for _ in range(7):
        start = time.perf_counter()
        ask()
        times.append(time.perf_counter() - start)
    return min(times)
