"""The bridge: everything arrives on the GUI thread, in order, and nothing after the end."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.bridge import Bridge
from caseorg.jobs.job import Progress
from caseorg.jobs.runner import JobState
from caseorg.model.case import Case
from caseorg.model.changes import Changes
from caseorg.operations import add_case, edit_case
from caseorg.queries.cases import case, cases
from caseorg.queries.reader import Reader
from caseorg.workspace import Workspace


def idle(qtbot: QtBot, bridge: Bridge) -> None:
    qtbot.waitUntil(lambda: bridge.is_idle, timeout=10_000)


def test_news_comes_before_the_answer_and_both_on_the_gui_thread(qtbot: QtBot, bridge: Bridge) -> None:
    told: list[tuple[str, Any, threading.Thread]] = []
    bridge.changed.connect(lambda changes: told.append(("changed", changes, threading.current_thread())))
    bridge.do(add_case, caption="A v. B", then=lambda value: told.append(("then", value, threading.current_thread())))
    idle(qtbot, bridge)
    assert [what for what, _, _ in told] == ["changed", "then"]
    assert {thread for _, _, thread in told} == {threading.main_thread()}
    changes, added = told[0][1], told[1][1]
    assert isinstance(changes, Changes) and changes.uuids("cases") == {added.uuid}
    assert bridge.ask(case, added.uuid) == added


def test_a_refusal_goes_to_the_one_who_asked_or_is_told(qtbot: QtBot, bridge: Bridge) -> None:
    failed: list[CaseorgError] = []
    taken: list[CaseorgError] = []
    bridge.failed.connect(failed.append)
    bridge.do(add_case, caption=" ")
    idle(qtbot, bridge)
    assert [type(error) for error in failed] == [BadInput]
    bridge.do(add_case, caption=" ", otherwise=taken.append)
    idle(qtbot, bridge)
    assert len(failed) == 1 and len(taken) == 1


def test_once_it_is_closed_nothing_is_asked(qtbot: QtBot, workspace: Workspace) -> None:
    bridge = Bridge(workspace)
    bridge.close()
    told: list[object] = []
    bridge.ask_later(cases, then=told.append)
    assert told == [] and bridge.is_idle
    bridge.deleteLater()


def test_many_commits_of_a_moment_are_told_together(qtbot: QtBot, bridge: Bridge) -> None:
    told: list[Changes] = []
    bridge.changed.connect(told.append)

    class Adding:
        title = "Add many"

        def run(self, workspace: Workspace, progress: Progress) -> None:
            for number in range(30):
                workspace.do(add_case, caption=f"A{number} v. B")

    bridge.run(Adding())
    idle(qtbot, bridge)
    assert 1 <= len(told) < 15
    assert len(frozenset().union(*(changes.uuids("cases") for changes in told))) == 30


def test_a_newer_question_of_the_same_topic_drops_the_older_one(qtbot: QtBot, bridge: Bridge) -> None:
    go_on = threading.Event()
    answers: list[str] = []

    def slow(_reader: Reader, text: str) -> str:
        assert go_on.wait(10)
        return text

    bridge.ask_later(slow, "first", then=answers.append, topic="search")
    bridge.ask_later(slow, "second", then=answers.append, topic="search")
    bridge.ask_later(slow, "third", then=answers.append, topic="search")
    bridge.ask_later(slow, "other", then=answers.append, topic="details")
    go_on.set()
    idle(qtbot, bridge)
    assert sorted(answers) == ["other", "third"]


def test_undo_and_redo_by_name(qtbot: QtBot, bridge: Bridge) -> None:
    added: list[Case] = []
    bridge.do(add_case, caption="A v. B", then=added.append)
    idle(qtbot, bridge)
    bridge.do(edit_case, uuid=added[0].uuid, notes="x")
    idle(qtbot, bridge)
    assert (bridge.undo_label(), bridge.redo_label()) == ("Edit Case", None)
    bridge.undo()
    idle(qtbot, bridge)
    assert (bridge.undo_label(), bridge.redo_label()) == ("Add Case", "Edit Case")
    assert bridge.ask(case, added[0].uuid).notes == ""
    bridge.redo()
    idle(qtbot, bridge)
    assert bridge.ask(case, added[0].uuid).notes == "x"


class Job:
    title = "Count"

    def run(self, workspace: Workspace, progress: Progress) -> int:
        for done in range(5):
            progress.check()
            progress.report(done, 5)
        progress.report(5, 5)
        return len(workspace.ask(cases))


def test_a_job_tells_how_it_goes(qtbot: QtBot, bridge: Bridge) -> None:
    told: list[str] = []
    answers: list[int] = []
    bridge.job_started.connect(lambda running: told.append(f"started {running.title}"))
    bridge.job_progress.connect(lambda running: told.append(f"{running.standing.done}"))
    bridge.job_finished.connect(lambda running: told.append(running.state.value))
    bridge.run(Job(), then=answers.append)
    idle(qtbot, bridge)
    qtbot.waitUntil(lambda: bool(answers))
    assert (told[0], told[-1], answers) == ("started Count", "done", [0])
    assert "5" in told


def test_a_job_that_fails_is_told(qtbot: QtBot, bridge: Bridge) -> None:
    failed: list[CaseorgError] = []
    bridge.failed.connect(failed.append)

    class Failing:
        title = "Fail"

        def run(self, workspace: Workspace, progress: Progress) -> None:
            raise BadInput("Choose another folder.")

    with qtbot.waitSignal(bridge.job_finished) as finished:
        bridge.run(Failing())
    idle(qtbot, bridge)
    assert finished.args[0].state is JobState.FAILED
    assert [error.sentence for error in failed] == ["Choose another folder."]


def test_a_bug_is_not_swallowed(qtbot: QtBot, bridge: Bridge) -> None:
    def wrong(_reader: Reader) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as met:
        bridge.ask_later(wrong, then=lambda _answer: None)
        idle(qtbot, bridge)
    assert [kind for kind, _, _ in met] == [ZeroDivisionError]


def test_what_is_gone_is_not_told(qtbot: QtBot, bridge: Bridge) -> None:
    taken: list[object] = []

    class Panel(QObject):
        def take(self, answer: object) -> None:
            taken.append(answer)

    panel = Panel()
    bridge.ask_later(cases, then=panel.take)
    delete(panel)
    idle(qtbot, bridge)
    assert taken == []


def test_nothing_arrives_after_the_end(qtbot: QtBot, workspace: Workspace) -> None:
    bridge = Bridge(workspace)
    told: list[object] = []
    bridge.changed.connect(told.append)
    bridge.do(add_case, caption="A v. B", then=told.append)
    bridge.ask_later(cases, then=told.append)
    bridge.close()
    qtbot.wait(50)
    assert told == []
    assert len(workspace.ask(cases)) in (0, 1)


@pytest.mark.parametrize("threads", [8])
def test_many_threads_may_ask_at_once(qtbot: QtBot, bridge: Bridge, threads: int) -> None:
    answers: list[list[Case]] = []
    for _ in range(threads * 10):
        bridge.ask_later(cases, then=answers.append)
    idle(qtbot, bridge)
    assert answers == [[]] * threads * 10
