"""What is due over all cases, tables of deadlines, and one deadline with all that proves its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseorg.base.errors import NotFound
from caseorg.base.paths import Home
from caseorg.model.document import DocumentRelation, DocumentRelationKind
from caseorg.operations import add_case, add_documents, trash_case
from caseorg.operations.documents import NewDocument
from caseorg.queries.deadline_lists import (
    DeadlineFilter,
    DeadlineSort,
    deadline_lines,
    deadline_order,
    people_assigned,
)
from caseorg.queries.deadline_views import TodaySection, deadline_view, today_view
from caseorg.workspace import Workspace
from tests.deadline_records import add, computed, deadline, event, follow_up, runs_from

THE_DAY = date(2026, 3, 10)  # a Tuesday


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def cases(workspace) -> tuple[str, str]:
    return (
        workspace.do(add_case, caption="Alvarez v. Kent").value.uuid,
        workspace.do(add_case, caption="In re Lindqvist").value.uuid,
    )


def titles(workspace, uuids):
    return [line.deadline.title for line in workspace.ask(deadline_lines, uuids)]


def by_section(workspace, **values):
    view = workspace.ask(today_view, THE_DAY, **values)
    return {section.value: titles(workspace, uuids) for section, uuids in view.deadlines.items()}


def test_what_is_due_lies_in_the_section_of_its_day_over_all_cases(workspace, cases):
    one, other = cases
    deadline(workspace, one, "Reply", "2026-03-09")
    deadline(workspace, other, "Answer", "2026-03-10")
    deadline(workspace, one, "Opposition", "2026-03-17")
    deadline(workspace, one, "Status report", "2026-03-18")
    deadline(workspace, other, "Brief", None)
    deadline(workspace, one, "Done long ago", "2026-03-01", state="done")
    deadline(workspace, one, "No longer", "2026-03-10", state="moot", state_reason="case dismissed")
    assert by_section(workspace) == {
        "overdue": ["Reply"],
        "today": ["Answer"],
        "soon": ["Opposition"],
        "later": ["Status report"],
        "waiting": ["Brief"],
    }


def test_a_jurisdictional_deadline_counts_by_its_safe_date(workspace, cases):
    deadline(workspace, cases[0], "Notice of appeal", "2026-03-20", safe_due="2026-03-10", jurisdictional=True)
    deadline(workspace, cases[0], "Opposition", "2026-03-20", safe_due="2026-03-10")
    assert by_section(workspace) == {"today": ["Notice of appeal"], "later": ["Opposition"]}


def test_of_one_day_what_costs_most_comes_first(workspace, cases):
    deadline(workspace, cases[0], "A status report", "2026-03-10")
    deadline(workspace, cases[0], "Opposition", "2026-03-10", severity="high")
    deadline(workspace, cases[1], "Petition", "2026-03-10", jurisdictional=True, severity="high")
    assert by_section(workspace)["today"] == ["Petition", "Opposition", "A status report"]


def test_what_may_be_done_from_a_day_on_is_never_overdue(workspace, cases):
    deadline(workspace, cases[0], "File the sanctions motion", "2026-03-02", action="not_before")
    deadline(workspace, cases[0], "File the other motion", "2026-03-20", action="not_before")
    deadline(workspace, cases[0], "Safe tomorrow", "2026-03-10", safe_due="2026-03-11", action="not_before")
    assert by_section(workspace) == {
        "soon": ["Safe tomorrow"],
        "allowed": ["File the sanctions motion"],
        "later": ["File the other motion"],
    }


def test_a_case_in_the_trash_takes_its_deadlines_along(workspace, cases):
    deadline(workspace, cases[0], "Reply", "2026-03-09")
    event(workspace, cases[0], "Argument", "2026-03-12T10:00", hearing="oral argument")
    follow_up(workspace, cases[0], "Call the clerk", "2026-03-10")
    workspace.do(trash_case, uuid=cases[0])
    view = workspace.ask(today_view, THE_DAY)
    assert (view.open_count, view.hearings, view.follow_ups) == (0, (), ())
    assert workspace.ask(deadline_order) == []


def test_hearings_are_those_to_come_that_were_not_called_off(workspace, cases):
    event(workspace, cases[0], "Earlier today", "2026-03-10T09:00", hearing="conference")
    event(workspace, cases[1], "Argument", "2026-04-02T10:00", hearing="oral argument")
    event(workspace, cases[1], "Called off", "2026-04-01", hearing="hearing", status="cancelled")
    event(workspace, cases[1], "Yesterday", "2026-03-09T10:00", hearing="hearing")
    event(workspace, cases[1], "An order", "2026-04-02")
    event(workspace, cases[1], "No date yet", None, hearing="trial", status="waiting")
    hearings = workspace.ask(today_view, THE_DAY).hearings
    assert [(one.event.title, one.case_name) for one in hearings] == [
        ("Earlier today", "Alvarez v. Kent"),
        ("Argument", "In re Lindqvist"),
    ]


def test_follow_ups_are_those_of_the_next_days_and_before(workspace, cases):
    for title, day in (("Old", "2026-01-05"), ("Soon", "2026-03-17"), ("Far", "2026-03-18")):
        follow_up(workspace, cases[0], title, day)
    follow_up(workspace, cases[0], "Done", "2026-03-10", state="done")
    assert [one.follow_up.title for one in workspace.ask(today_view, THE_DAY).follow_ups] == ["Old", "Soon"]


def test_unverified_and_projected_ones_are_counted_and_a_person_sees_only_hers(workspace, cases):
    deadline(workspace, cases[0], "Never", "2026-03-12", assigned_to="Ana Ruiz")
    deadline(workspace, cases[0], "Verified", "2026-03-12", verified_by="Bo", verified_due="2026-03-12")
    deadline(workspace, cases[0], "Moved since", "2026-03-13", verified_by="Bo", verified_due="2026-03-12")
    deadline(workspace, cases[0], "Expected", "2026-03-12", projected=True, verified_by="Bo", verified_due="2026-03-12")
    view = workspace.ask(today_view, THE_DAY)
    assert (view.unverified, view.projected, view.open_count) == (2, 1, 4)
    assert by_section(workspace, assigned="Ana Ruiz") == {"soon": ["Never"]}
    assert workspace.ask(people_assigned) == ["Ana Ruiz"]


# Tables


def test_open_ones_come_first_and_then_the_past_newest_first(workspace, cases):
    deadline(workspace, cases[0], "Done in May", "2025-05-01", state="done")
    deadline(workspace, cases[0], "Moot in June", "2025-06-01", state="moot")
    deadline(workspace, cases[0], "Waiting", None)
    deadline(workspace, cases[1], "Second", "2026-03-12")
    deadline(workspace, cases[0], "First", "2026-03-11")
    assert titles(workspace, workspace.ask(deadline_order)) == [
        "First", "Second", "Waiting", "Moot in June", "Done in May"
    ]  # fmt: skip
    assert titles(workspace, workspace.ask(deadline_order, cases[1])) == ["Second"]
    by_date = workspace.ask(deadline_order, sort=DeadlineSort.DATE, descending=True)
    assert titles(workspace, by_date) == ["Second", "First", "Moot in June", "Done in May", "Waiting"]


@pytest.mark.parametrize("sort", list(DeadlineSort))
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_holds_all_of_them(workspace, cases, sort, descending):
    made = {deadline(workspace, cases[number % 2], f"No. {number}", "2026-03-11").uuid for number in range(5)}
    order = workspace.ask(deadline_order, sort=sort, descending=descending)
    assert set(order) == made and len(order) == 5


@pytest.mark.parametrize(
    ("shown", "left"),
    [
        ({"text": "OPPOS"}, ["Opposition"]),
        ({"text": "lindqvist"}, ["Petition"]),
        ({"text": "7(b)"}, ["Opposition"]),
        ({"states": frozenset({"done", "moot"})}, ["Reply", "Old reply"]),
        ({"actions": frozenset({"file"})}, ["Petition"]),
        ({"sides": frozenset({"theirs"})}, ["Opposition"]),
        ({"assigned": frozenset({"Ana Ruiz"})}, ["Opposition"]),
        ({"assigned": frozenset({""})}, ["Petition", "Reply", "Old reply"]),
        ({"unverified": True}, ["Petition"]),
        ({"jurisdictional": True}, ["Petition"]),
    ],
)
def test_filters_narrow(workspace, cases, shown, left):
    one, other = cases
    deadline(workspace, one, "Opposition", "2026-03-11", cite="LCvR 7(b)", side="theirs", assigned_to="Ana Ruiz",
             verified_by="Bo", verified_due="2026-03-11")  # fmt: skip
    deadline(workspace, other, "Petition", "2026-03-12", action="file", jurisdictional=True)
    deadline(workspace, one, "Reply", "2026-03-05", state="done")
    deadline(workspace, one, "Old reply", "2026-03-01", state="moot")
    assert titles(workspace, workspace.ask(deadline_order, shown=DeadlineFilter(**shown))) == left


def paper(title, digit, number=None):
    return NewDocument(sha256=digit * 64, file_name=f"{title}.pdf", size=1, title=title, kind="order", number=number)


def test_a_superseded_source_is_told(workspace, cases):
    order, later = workspace.do(
        add_documents, case_uuid=cases[0], documents=[paper("Scheduling Order", "a", 28), paper("Amended Order", "b")]
    ).value
    source = {"document_uuid": order.uuid, "document_sha256": order.sha256, "page": 2}
    stands = deadline(workspace, cases[0], "Expert reports", "2026-05-01", **source)
    line = workspace.ask(deadline_lines, [stands.uuid])[0]
    assert (line.source, line.source_superseded) == ("ECF No. 28 Scheduling Order", "")
    other = deadline(workspace, cases[0], "Set by a draft", "2026-05-01", **source | {"document_sha256": "c" * 64})
    assert "new version" in workspace.ask(deadline_lines, [other.uuid])[0].source_superseded
    add(workspace, DocumentRelation, document_uuid=later.uuid, kind=DocumentRelationKind.SUPERSEDES,
        other_uuid=order.uuid)  # fmt: skip
    assert "“Amended Order”" in workspace.ask(deadline_lines, [stands.uuid])[0].source_superseded


# One deadline whole


def test_a_deadline_whole_has_its_newest_computation_and_its_triggers(workspace, cases):
    judgment = event(workspace, cases[0], "Judgment", "2025-11-24", type="judgment.entered")
    appeal = deadline(workspace, cases[0], "Notice of appeal", "2025-12-29", safe_due="2025-12-24")
    runs_from(workspace, appeal, event=judgment, leg="judgment.entered")
    computed(workspace, appeal, steps="[]", created="2026-01-01T00:00:00.000Z")
    computed(workspace, appeal, created="2026-01-02T00:00:00.000Z")
    view = workspace.ask(deadline_view, appeal.uuid)
    assert [step.n for step in view.steps] == [1, 2, 3]
    assert (view.steps[1].cite, view.steps[1].start, view.steps[1].end) == (
        "FRAP 4(a)(1)(A)", "2025-11-24", "2025-12-24"
    )  # fmt: skip
    assert view.warnings == ("Courts disagree. File by Wed, Dec 24, 2025.",)
    assert len(view.computations) == 2
    assert [(one.event.title, one.trigger.leg) for one in view.triggers] == [("Judgment", "judgment.entered")]


def test_a_chain_is_followed_up_and_down_through_expected_events(workspace, cases):
    motion = event(workspace, cases[0], "Motion served", "2026-05-12")
    opposition = deadline(workspace, cases[0], "Opposition", "2026-05-26")
    runs_from(workspace, opposition, event=motion)
    expected = event(
        workspace, cases[0], "Opposition served", "2026-05-26", status="projected", projected_from_uuid=opposition.uuid
    )
    reply = deadline(workspace, cases[0], "Reply", "2026-06-02", projected=True)
    runs_from(workspace, reply, event=expected)
    surreply = deadline(workspace, cases[0], "Surreply", "2026-06-09")
    runs_from(workspace, surreply, parent=reply)

    def chain(of):
        return [(link.deadline.title, link.depth) for link in workspace.ask(deadline_view, of.uuid).chain]

    assert chain(opposition) == [("Reply", 1), ("Surreply", 2)]
    assert chain(reply) == [("Opposition", -1), ("Surreply", 1)]
    assert chain(surreply) == [("Opposition", -2), ("Reply", -1)]
    assert workspace.ask(deadline_view, reply.uuid).triggers[0].projected_from == "Opposition"


def test_a_chain_that_turns_back_on_itself_ends(workspace, cases):
    one, other = (deadline(workspace, cases[0], title, "2026-05-26") for title in ("One", "Other"))
    runs_from(workspace, one, parent=other)
    runs_from(workspace, other, parent=one)
    links = workspace.ask(deadline_view, one.uuid).chain
    assert [(link.deadline.title, link.depth) for link in links] == [("Other", -1), ("Other", 1)]


def test_a_deadline_that_is_not_there_is_refused(workspace):
    with pytest.raises(NotFound, match="no deadline"):
        workspace.ask(deadline_view, "nowhere")


def test_sections_are_shown_in_the_order_of_the_enum():
    assert list(TodaySection)[:3] == [TodaySection.OVERDUE, TodaySection.TODAY, TodaySection.SOON]
