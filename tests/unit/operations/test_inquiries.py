"""Inquiries of the press: who asked, by when an answer is wanted, the answer, and what is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseorg.base.clock import today
from caseorg.base.errors import BadInput, NotFound
from caseorg.base.paths import Home
from caseorg.model.inquiry import Inquiry, InquiryState
from caseorg.model.press_sheet import MediaEntry, SheetKind
from caseorg.operations import add_case, add_organization, add_person, edit_case, merge_persons, trash_case
from caseorg.operations.inquiries import (
    add_inquiry,
    answer_inquiry,
    edit_inquiry,
    restore_inquiries,
    trash_inquiries,
)
from caseorg.operations.statements import NewSegment, add_statement
from caseorg.queries.deadline_views import today_view
from caseorg.queries.inquiries import inquiry_detail, inquiry_lines, inquiry_named, last_asked, zone_for
from caseorg.queries.press_sheets import candidates
from caseorg.rules.inquiry_words import due_left, due_text, is_overdue
from caseorg.workspace import Workspace


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Lee") as opened:
        yield opened


@pytest.fixture
def case_uuid(workspace: Workspace) -> str:
    return workspace.do(add_case, caption="Alvarez v. Kent", court="ilnd").value.uuid  # type: ignore[no-any-return]


def asked(workspace: Workspace, question: str = "Any comment?", **values: str | None) -> Inquiry:
    made: Inquiry = workspace.do(add_inquiry, question=question, **({"reporter": "Bo Lindqvist"} | values)).value
    return made


def said(workspace: Workspace, case_uuid: str) -> str:
    segments = [NewSegment(text="We will be back in court.")]
    return workspace.do(add_statement, case_uuid=case_uuid, segments=segments).value.uuid  # type: ignore[no-any-return]


def test_the_deadline_is_an_instant_meant_by_the_clock_of_the_reporter(workspace: Workspace) -> None:
    one = asked(workspace, due="3/31/2026 5 pm", zone="America/Chicago", asked_on="2026-03-30 09:15")
    assert (one.due_at, one.due_zone) == ("2026-03-31T22:00:00.000Z", "America/Chicago")
    assert due_text(one) == "Tue, Mar 31, 2026, 5:00 PM CDT"
    assert (one.asked_on, one.state) == ("2026-03-30T09:15", InquiryState.OPEN)
    assert asked(workspace).asked_on == today().isoformat()


def test_of_an_hour_that_comes_twice_the_first_is_meant(workspace: Workspace) -> None:
    one = asked(workspace, due="2026-11-01 01:30", zone="America/New_York")
    assert one.due_at == "2026-11-01T05:30:00.000Z" and due_text(one).endswith("1:30 AM EDT")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"question": " "}, "The question is empty"),
        ({"reporter": ""}, "Say who asked"),
        ({"due": "2026-03-31"}, "by what time"),
        ({"asked_on": "2099-03-31"}, "has not come yet"),
        ({"due": "soon"}, "is no date"),
        ({"due": "2026-03-31 10:00", "zone": "Mars"}, "is no time zone"),
        ({"on_record": "off"}, "is no term"),
        ({"color": "red"}, "has no field"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept(
    workspace: Workspace, values: dict[str, str], told: str
) -> None:
    with pytest.raises(BadInput, match=told):
        asked(workspace, **values)
    assert workspace.ask(inquiry_lines) == []


def test_an_edit_changes_the_clock_or_takes_the_deadline_away(workspace: Workspace) -> None:
    one = asked(workspace, due="2026-03-31 17:00", zone="America/New_York")
    workspace.do(edit_inquiry, uuid=one.uuid, zone="America/Los_Angeles")
    kept = workspace.ask(inquiry_detail, one.uuid).line.inquiry
    assert due_text(kept) == "Tue, Mar 31, 2026, 5:00 PM PDT" and kept.due_at == "2026-04-01T00:00:00.000Z"
    workspace.do(edit_inquiry, uuid=one.uuid, question="What now?")
    assert workspace.ask(inquiry_detail, one.uuid).line.inquiry.due_at == kept.due_at
    workspace.do(edit_inquiry, uuid=one.uuid, due="")
    gone = workspace.ask(inquiry_detail, one.uuid).line.inquiry
    assert (gone.due_at, gone.due_zone, gone.question) == (None, "", "What now?")


def test_an_answer_closes_it_and_needs_words_or_a_statement(workspace: Workspace, case_uuid: str) -> None:
    one = asked(workspace, case_uuid=case_uuid, asked_on="2026-03-30")
    with pytest.raises(BadInput, match="The answer is empty"):
        workspace.do(answer_inquiry, uuid=one.uuid)
    with pytest.raises(BadInput, match="after 2026-03-01"):
        workspace.do(answer_inquiry, uuid=one.uuid, answer="No.", answered_on="2026-03-01")
    with pytest.raises(BadInput, match="is no link"):
        workspace.do(answer_inquiry, uuid=one.uuid, answer="No.", coverage="javascript:alert(1)")
    statement = said(workspace, case_uuid)
    link = "https://daily.example.org/1"
    workspace.do(answer_inquiry, uuid=one.uuid, statement_uuid=statement, outcome="Quoted", coverage=link)
    detail = workspace.ask(inquiry_detail, one.uuid)
    closed = detail.line.inquiry
    assert (closed.state, closed.answered_on) == (InquiryState.ANSWERED, today().isoformat())
    assert (detail.statement, closed.outcome, closed.coverage) == ("We will be back in court.", "Quoted", link)
    workspace.do(answer_inquiry, uuid=one.uuid, state="open")
    again = workspace.ask(inquiry_detail, one.uuid).line.inquiry
    assert (again.state, again.answered_on, again.outcome) == (InquiryState.OPEN, None, "Quoted")
    workspace.do(answer_inquiry, uuid=one.uuid, state="declined", statement_uuid=None)
    assert workspace.ask(inquiry_detail, one.uuid).line.inquiry.state is InquiryState.DECLINED


def test_a_statement_of_another_case_is_no_answer(workspace: Workspace, case_uuid: str) -> None:
    other = workspace.do(add_case, caption="In re Delta").value.uuid
    one = asked(workspace, case_uuid=case_uuid)
    with pytest.raises(BadInput, match="another case"):
        workspace.do(answer_inquiry, uuid=one.uuid, statement_uuid=said(workspace, other))
    assert workspace.ask(inquiry_detail, one.uuid).line.inquiry.is_open


def test_lists_have_what_is_open_first_by_when_it_is_due(workspace: Workspace, case_uuid: str) -> None:
    asked(workspace, "Whenever")
    asked(workspace, "Later", due="2026-04-02 10:00", case_uuid=case_uuid)
    asked(workspace, "Soon", due="2026-04-01 10:00")
    done = asked(workspace, "Long ago", outlet="The Daily")
    workspace.do(answer_inquiry, uuid=done.uuid, answer="Nothing to add.")

    def questions(case: str | None = None, **shown: str) -> list[str]:
        lines = workspace.ask(lambda reader: inquiry_lines(reader, case, **shown))
        return [line.inquiry.question for line in lines]

    assert questions() == ["Soon", "Later", "Whenever", "Long ago"]
    assert questions(case_uuid) == ["Later"]
    assert questions(state="answered") == ["Long ago"]
    assert questions(text="the daily") == questions(text="nothing to ADD") == ["Long ago"]
    assert questions(text="lindqvist", state="open") == ["Soon", "Later", "Whenever"]
    workspace.do(trash_case, uuid=case_uuid)
    assert questions() == ["Soon", "Whenever", "Long ago"]
    assert workspace.ask(inquiry_named, "long ago").uuid == done.uuid
    with pytest.raises(NotFound, match="several"):
        workspace.ask(inquiry_named, "lindqvist")
    with pytest.raises(NotFound, match="inquiry list"):
        workspace.ask(inquiry_named, "nobody")


def test_the_trash_takes_it_out_of_today_and_gives_it_back(workspace: Workspace) -> None:
    one = asked(workspace, due="2026-04-01 10:00")

    def open_now() -> list[str]:
        return [line.inquiry.uuid for line in workspace.ask(today_view, date(2026, 3, 31)).inquiries]

    assert open_now() == [one.uuid]
    workspace.do(trash_inquiries, uuids=[one.uuid])
    assert open_now() == []
    workspace.do(restore_inquiries, uuids=[one.uuid])
    assert open_now() == [one.uuid]
    workspace.do(answer_inquiry, uuid=one.uuid, state="withdrawn")
    assert open_now() == []


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2026-03-31T20:00:00.000Z", "due today"),
        ("2026-03-31T21:20:30.000Z", "due in 40 minutes"),
        ("2026-03-31T21:59:30.000Z", "due in 1 minute"),
        ("2026-03-31T22:00:00.000Z", "overdue, today"),
        ("2026-04-01T06:00:00.000Z", "overdue, yesterday"),
        ("2026-04-05T06:00:00.000Z", "overdue, 5 days ago"),
        ("2026-03-31T04:00:00.000Z", "due tomorrow"),
        ("2026-03-26T12:00:00.000Z", "due in 5 days"),
    ],
)
def test_how_far_the_deadline_is_off_is_said_by_its_own_clock(now: str, left: str) -> None:
    one = Inquiry(
        uuid="1", created="", modified="", question="?", asked_on="2026-03-26",
        due_at="2026-03-31T22:00:00.000Z", due_zone="America/Chicago",
    )  # fmt: skip
    assert due_left(one, now) == left
    assert is_overdue(one, now) is left.startswith("overdue")


def test_the_court_of_the_case_says_in_which_zone_a_deadline_is_meant(workspace: Workspace, case_uuid: str) -> None:
    assert workspace.ask(zone_for, case_uuid) == "America/Chicago"
    assert workspace.ask(zone_for, None) == "America/New_York"


def test_the_media_list_says_when_reporter_and_outlet_asked_last(workspace: Workspace, case_uuid: str) -> None:
    daily = workspace.do(add_organization, name="The Daily", kind="outlet").value.uuid
    post = workspace.do(add_organization, name="The Post", kind="outlet").value.uuid
    ana = workspace.do(add_person, name="Ana Ruiz", outlet_uuid=daily).value.uuid
    asked(workspace, person_uuid=ana, reporter="", asked_on="2026-03-01 10:00")
    asked(workspace, person_uuid=ana, reporter="", asked_on="2026-02-01")
    asked(workspace, organization_uuid=post, asked_on="2026-03-05")
    asked(workspace, organization_uuid=post, asked_on="2026-03-09", visibility="sealed")
    secret = asked(workspace, organization_uuid=post, asked_on="2026-03-10", case_uuid=case_uuid)
    workspace.do(edit_case, uuid=case_uuid, visibility="sealed")
    gone = asked(workspace, organization_uuid=post, asked_on="2026-03-11")
    workspace.do(trash_inquiries, uuids=[gone.uuid])
    assert workspace.ask(last_asked) == {ana: "2026-03-01", daily: "2026-03-01", post: "2026-03-05"}

    def sheet() -> dict[str, str]:
        found = workspace.ask(lambda reader: candidates(reader, SheetKind.MEDIA, None, at="", day="2026-03-12"))
        return {one.words: one.entry.last_contact for one in found if isinstance(one.entry, MediaEntry)}

    assert sheet() == {"Ana Ruiz": "2026-03-01", "The Post": "2026-03-05"}
    workspace.do(edit_case, uuid=case_uuid, visibility="internal")
    assert sheet()["The Post"] == workspace.ask(inquiry_detail, secret.uuid).line.inquiry.asked_on


def test_inquiries_go_along_when_two_people_become_one(workspace: Workspace) -> None:
    ana = workspace.do(add_person, name="Ana Ruiz").value.uuid
    twin = workspace.do(add_person, name="A. Ruiz").value.uuid
    one = asked(workspace, person_uuid=twin, reporter="", spokesperson_uuid=twin)
    workspace.do(merge_persons, into_uuid=ana, uuid=twin)
    line = workspace.ask(inquiry_detail, one.uuid).line
    assert (line.reporter, line.spokesperson) == ("Ana Ruiz", "Ana Ruiz")
    assert workspace.database_problems() == []
