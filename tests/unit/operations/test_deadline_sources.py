"""Deadlines are checked against what took the place of their document, and dates set by people are moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseorg.base.errors import BadInput
from caseorg.base.paths import Home
from caseorg.model.deadline import Deadline, DueSource
from caseorg.model.document import Document
from caseorg.operations import (
    add_case,
    add_deadline,
    add_documents,
    confirm_source,
    move_deadline,
    relate_documents,
)
from caseorg.operations.deadline_triggers import NewEvent, NewTrigger
from caseorg.operations.documents import NewDocument
from caseorg.queries.deadline_explained import explained, explanation_text
from caseorg.queries.deadline_lists import deadline_lines
from caseorg.queries.deadline_views import deadline_view
from caseorg.queries.new_deadline import drafted
from caseorg.rules.deadline_drafts import Draft, Start
from caseorg.workspace import Workspace
from tests.deadline_records import change


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


@pytest.fixture
def order(workspace: Workspace) -> Document:
    case = workspace.do(add_case, caption="Alvarez v. Kent", court="dcd").value
    (made,) = workspace.do(add_documents, case_uuid=case.uuid, documents=[paper("Scheduling Order", "a")]).value
    return made


def paper(title: str, digit: str) -> NewDocument:
    return NewDocument(sha256=digit * 64, file_name=f"{title}.pdf", size=1, title=title, kind="order")


def report(workspace: Workspace, order: Document) -> Deadline:
    made: Deadline = workspace.do(
        add_deadline, case_uuid=order.case_uuid, title="Report", due="2026-06-05", due_source="order",
        document_uuid=order.uuid,
    ).value  # fmt: skip
    return made


def warned(workspace: Workspace, deadline: Deadline) -> str:
    return workspace.ask(deadline_lines, [deadline.uuid])[0].source_superseded


def supersede(workspace: Workspace, order: Document, digit: str) -> Document:
    (later,) = workspace.do(
        add_documents, case_uuid=order.case_uuid, documents=[paper(f"Amended Order {digit}", digit)]
    ).value
    workspace.do(relate_documents, uuid=later.uuid, kind="supersedes", other_uuid=order.uuid)
    return later


def test_what_was_checked_against_the_new_version_warns_no_more_until_the_next_one(
    workspace: Workspace, order: Document
) -> None:
    deadline = report(workspace, order)
    with pytest.raises(BadInput, match="as it was"):
        workspace.do(confirm_source, uuid=deadline.uuid)
    change(workspace, order, sha256="b" * 64)
    assert "new version" in warned(workspace, deadline)
    shown = explained(workspace.ask(deadline_view, deadline.uuid), date(2026, 5, 1))
    assert "source superseded" in [badge.text for badge in shown.badges]
    assert "checked" in [fact.leads_to for fact in shown.facts]

    checked = workspace.do(confirm_source, uuid=deadline.uuid).value
    assert (checked.source_checked_by, checked.source_checked_sha256) == ("Ana Ruiz", "b" * 64)
    assert warned(workspace, deadline) == ""
    text = explanation_text(explained(workspace.ask(deadline_view, deadline.uuid), date(2026, 5, 1)))
    assert "Checked: against a later version of its document by Ana Ruiz" in text

    supersede(workspace, order, "c")
    assert "“Amended Order c”" in warned(workspace, deadline)
    workspace.do(confirm_source, uuid=deadline.uuid)
    assert warned(workspace, deadline) == ""
    workspace.undo()
    assert "“Amended Order c”" in warned(workspace, deadline)


def test_a_date_that_people_set_is_moved_with_a_reason(workspace: Workspace, order: Document) -> None:
    deadline = report(workspace, order)
    with pytest.raises(BadInput, match="reason"):
        workspace.do(move_deadline, uuid=deadline.uuid, due="2026-06-12", reason=" ")
    with pytest.raises(BadInput, match="already"):
        workspace.do(move_deadline, uuid=deadline.uuid, due="2026-06-05", reason="ECF No. 9")
    moved = workspace.do(move_deadline, uuid=deadline.uuid, due="6/12/2026", reason="ECF No. 9").value
    assert (moved.due, moved.due_source, moved.kept_reason, moved.dated_by) == (
        "2026-06-12", DueSource.ORDER, "ECF No. 9", "Ana Ruiz",
    )  # fmt: skip
    text = explanation_text(explained(workspace.ask(deadline_view, deadline.uuid), date(2026, 5, 1)))
    assert "Moved: ECF No. 9 (Ana Ruiz, " in text
    workspace.undo()
    assert workspace.ask(deadline_lines, [deadline.uuid])[0].deadline.due == "2026-06-05"


def test_a_computed_date_is_moved_by_its_event_or_overridden(workspace: Workspace, order: Document) -> None:
    start = Start(leg="motion.served", at="2026-05-12")
    found = workspace.ask(drafted, Draft(case_uuid=order.case_uuid, rule_id="dcd.lcvr.7.b", starts=(start,)))
    trigger = NewTrigger(leg="motion.served", event=NewEvent(title="Motion served", at="2026-05-12"))
    deadline = workspace.do(
        add_deadline, case_uuid=order.case_uuid, title="Oppose", computation=found, triggers=[trigger]
    ).value
    with pytest.raises(BadInput, match="Override Date"):
        workspace.do(move_deadline, uuid=deadline.uuid, due="2026-06-12", reason="ECF No. 9")
