"""Statements in a workspace: words that never change, approval of one version, embargo, uses; found and narrowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from caseorg.base.clock import today
from caseorg.base.errors import BadInput, NotFound
from caseorg.base.paths import Home
from caseorg.model.statement import Approval, Follows, Verification
from caseorg.operations import (
    add_affiliation,
    add_case,
    add_documents,
    add_organization,
    add_person,
    merge_persons,
    remove_issue,
)
from caseorg.operations.documents import NewDocument
from caseorg.operations.statements import (
    NewSegment,
    add_statement,
    approve_statement,
    edit_statement,
    embargo_statement,
    note_statement_uses,
    put_statements_under_issue,
    record_verification,
    revise_statement,
    trash_statements,
    withdraw_statement,
)
from caseorg.queries.annotations import issues_of
from caseorg.queries.search import search
from caseorg.queries.statements import (
    StatementFilter,
    StatementSort,
    organizations_quoted,
    speakers_of,
    statement_detail,
    statement_lines,
    statement_named,
    statement_order,
)
from caseorg.rules.searching import parse_query
from caseorg.rules.statement_words import holds
from caseorg.workspace import Workspace

NOON = "2026-11-26T12:00:00.000Z"


class Press:
    """A case with a speaker and a document, and what is done in it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.case = self.do(add_case, caption="Centro de Trabajadores Unidos v. Bessent").uuid
        self.speaker = self.do(add_person, name="Nandan M. Joshi").uuid
        group = self.do(add_organization, name="Public Citizen").uuid
        self.do(add_affiliation, person_uuid=self.speaker, organization_uuid=group, title="attorney")
        new = NewDocument(sha256="a" * 64, file_name="opinion.pdf", size=1, title="Opinion", kind="opinion", number=28)
        self.document = self.do(add_documents, case_uuid=self.case, documents=[new])[0].uuid

    def do(self, operation: Any, **arguments: Any) -> Any:
        return self.workspace.do(operation, **arguments).value

    def ask(self, question: Any, *arguments: Any, **more: Any) -> Any:
        return self.workspace.ask(question, *arguments, **more)

    def said(self, *texts: str, **more: Any) -> Any:
        segments = [
            NewSegment(text=text, follows=Follows.GAP if place else Follows.ON, document_uuid=self.document, page=place)
            for place, text in enumerate(texts)
        ]
        given = {"person_uuid": self.speaker, "title": "attorney", "organization": "Public Citizen"} | more
        return self.do(add_statement, case_uuid=self.case, segments=segments, **given)


@pytest.fixture
def press(home: Home) -> Iterator[Press]:
    with Workspace.open(home, who="Katie Garcia") as workspace:
        yield Press(workspace)


def test_a_statement_has_its_words_speaker_and_sources(press: Press) -> None:
    made = press.said("The panel understood that.", "We will be back in April.", said_on="3/4/2025", issues=["Privacy"])
    line = press.ask(statement_lines, [made.uuid])[0]
    assert line.words == "The panel understood that. … We will be back in April."
    assert line.attribution == "Nandan M. Joshi, attorney, Public Citizen"
    assert (line.source, line.issues) == ("ECF No. 28 Opinion, p. 1", ("Privacy",))
    assert line.statement.said_on == "2025-03-04"
    detail = press.ask(statement_detail, made.uuid)
    assert [one.segment.page for one in detail.segments[1]] == [0, 1]
    assert [(version.number, version.who) for version in detail.versions] == [(1, "Katie Garcia")]


def test_words_are_never_changed_but_set_anew(press: Press) -> None:
    made = press.said("We will be back in April.")
    press.do(approve_statement, uuid=made.uuid, to="approved", given_by="Nandan Joshi")
    new = [NewSegment(text="We will be back in May.")]
    revised = press.do(revise_statement, uuid=made.uuid, segments=new, reason="Misheard")
    assert (revised.version, revised.approval) == (2, Approval.DRAFT)
    assert press.do(revise_statement, uuid=made.uuid, segments=new, reason="Again").version == 2
    detail = press.ask(statement_detail, made.uuid)
    assert [detail.words_of(number) for number in (1, 2)] == ["We will be back in April.", "We will be back in May."]
    steps = [(step.version, step.approval, step.note) for step in detail.steps]
    assert steps == [(1, Approval.APPROVED, ""), (2, Approval.DRAFT, "New version: Misheard")]
    press.workspace.undo()
    assert press.ask(statement_detail, made.uuid).line.statement.approval is Approval.APPROVED


def test_approval_goes_step_by_step_and_says_who_and_when(press: Press) -> None:
    uuid = press.said("We will be back.").uuid

    def step(to: str, **more: Any) -> Any:
        return press.do(approve_statement, uuid=uuid, to=to, **more)

    with pytest.raises(BadInput, match="must be approved first"):
        step("released")
    with pytest.raises(BadInput, match="Say who approved it"):
        step("approved")
    with pytest.raises(BadInput, match="has not come yet"):
        step("sent to speaker", on_day="2999-01-01")
    step("sent to speaker", on_day="2026-03-02")
    step("approved", given_by="Nandan Joshi", on_day="2026-03-03")
    press.do(embargo_statement, uuids=[uuid], until="2999-01-01")
    with pytest.raises(BadInput, match="under embargo"):
        step("released")
    press.do(embargo_statement, uuids=[uuid], until=None)
    step("released")
    detail = press.ask(statement_detail, uuid)
    steps = [(one.approval, one.on_day, one.given_by, one.who) for one in detail.steps]
    assert steps == [
        (Approval.SENT, "2026-03-02", "", "Katie Garcia"),
        (Approval.APPROVED, "2026-03-03", "Nandan Joshi", "Katie Garcia"),
        (Approval.RELEASED, today().isoformat(), "", "Katie Garcia"),
    ]
    with pytest.raises(BadInput, match="which asks why"):
        step("withdrawn")
    assert press.do(withdraw_statement, uuid=uuid, reason="She asked").approval is Approval.WITHDRAWN
    with pytest.raises(BadInput, match="withdrawn already"):
        press.do(withdraw_statement, uuid=uuid, reason="Again")
    with pytest.raises(BadInput, match="Take it up again"):
        press.do(revise_statement, uuid=uuid, segments=[NewSegment(text="Other")], reason="x")
    assert step("draft").approval is Approval.DRAFT


def test_who_said_it_is_approved_along_with_the_words(press: Press) -> None:
    uuid = press.said("We will be back.").uuid
    press.do(approve_statement, uuid=uuid, to="approved", given_by="Joshi")
    assert press.do(edit_statement, uuid=uuid, note="From the call").approval is Approval.APPROVED
    assert press.do(edit_statement, uuid=uuid, title="lead attorney").approval is Approval.DRAFT
    assert press.ask(statement_detail, uuid).steps[-1].note == "Changed: title"


def test_an_embargo_ends_by_the_clock_of_its_zone_and_never_early(press: Press) -> None:
    uuid = press.said("We will be back.").uuid

    def until(text: str, zone: str) -> Any:
        return press.do(embargo_statement, uuids=[uuid], until=text, zone=zone)[0]

    assert until("2026-12-01 10:00", "America/New_York").embargo_until == "2026-12-01T15:00:00.000Z"
    twice = until("2026-11-01 01:30", "America/New_York")
    assert twice.embargo_until == "2026-11-01T06:30:00.000Z", "the second 1:30, after the clock went back"
    skipped = until("2027-03-14 02:30", "America/New_York")
    assert skipped.embargo_until == "2027-03-14T07:30:00.000Z"
    with pytest.raises(BadInput, match="no time zone"):
        until("2026-12-01 10:00", "Mars")


def test_why_it_may_not_leave_is_said(press: Press) -> None:
    uuid = press.said("We will be back.").uuid
    standing = press.do(embargo_statement, uuids=[uuid], until="2026-12-01 10:00")[0]
    assert holds(standing, NOON) == ("not approved", "embargoed")
    approved = press.do(approve_statement, uuid=uuid, to="approved", given_by="Joshi")
    assert holds(approved, NOON) == ("embargoed",)
    assert holds(approved, "2026-12-01T15:00:00.000Z") == ()
    background = press.do(edit_statement, uuid=uuid, on_record="background")
    assert holds(background, "2027-01-01T00:00:00.000Z") == ("not approved", "on background")


def test_uses_are_of_the_version_that_went_out(press: Press) -> None:
    uuid = press.said("We will be back.").uuid
    press.do(note_statement_uses, uuids=[uuid], kind="sheet", title="Quote sheet", lifted={uuid: "not approved"})
    press.do(revise_statement, uuid=uuid, segments=[NewSegment(text="We are back.")], reason="Later")
    press.do(note_statement_uses, uuids=[uuid], kind="release", title="Release")
    uses = [(use.version, use.title, use.lifted) for use in press.ask(statement_detail, uuid).uses]
    assert uses == [(1, "Quote sheet", "not approved"), (2, "Release", "")]
    assert press.ask(statement_lines, [uuid])[0].uses == 2


def test_verification_is_of_the_words_that_stood(press: Press) -> None:
    uuid = press.said("We will be back.").uuid
    verified = press.do(record_verification, uuid=uuid, version=1, outcome=Verification.SAME)
    assert verified.is_verified
    revised = press.do(revise_statement, uuid=uuid, segments=[NewSegment(text="We are back.")], reason="x")
    assert not revised.is_verified
    with pytest.raises(BadInput, match="no version 3"):
        press.do(record_verification, uuid=uuid, version=3, outcome="same")


def test_the_table_sorts_and_narrows(press: Press) -> None:
    first = press.said("Families cannot contest a number.", said_on="2025-03-04", issues=["Privacy"]).uuid
    second = press.said("We will be back.", said_on="2025-04-01", person_uuid=None, organization="CTU",
                        attribution="Ngozi Fairweather, executive director").uuid  # fmt: skip
    press.do(approve_statement, uuid=first, to="approved", given_by="Joshi")
    press.do(embargo_statement, uuids=[second], until="2999-01-01")
    press.do(record_verification, uuid=first, version=1, outcome="same")
    assert press.ask(statement_order) == [second, first]
    assert press.ask(statement_order, press.case, descending=True) == [first, second]
    assert press.ask(statement_order, sort=StatementSort.SPEAKER) == [first, second]
    issue = press.ask(issues_of, press.case)[0].uuid
    narrowed = {
        StatementFilter(text="FAMILIES"): [first],
        StatementFilter(text="fairweather"): [second],
        StatementFilter(speakers=frozenset({"Nandan M. Joshi"})): [first],
        StatementFilter(organizations=frozenset({"CTU"})): [second],
        StatementFilter(approvals=frozenset({"approved"})): [first],
        StatementFilter(issues=frozenset({issue})): [first],
        StatementFilter(since="2025-03-05"): [second],
        StatementFilter(until="2025-03-05"): [first],
        StatementFilter(embargoed_at=NOON): [second],
        StatementFilter(unverified=True): [second],
    }
    for shown, expected in narrowed.items():
        assert press.ask(statement_order, shown=shown) == expected, shown
    assert press.ask(speakers_of, press.case) == ["Nandan M. Joshi"]
    assert press.ask(organizations_quoted, press.case) == ["CTU", "Public Citizen"]
    press.do(trash_statements, uuids=[first])
    assert (press.ask(statement_order), press.ask(statement_order, in_trash=True)) == ([second], [first])


def test_the_search_box_finds_statements_and_people(press: Press) -> None:
    uuid = press.said("Families cannot contest a number.").uuid
    found = press.ask(search, parse_query("contest"))
    assert [hit.statement.uuid for hit in found.statements] == [uuid]
    press.do(revise_statement, uuid=uuid, segments=[NewSegment(text="Nobody can dispute it.")], reason="Misheard")
    assert press.ask(search, parse_query("contest")).statements == ()
    assert [hit.speaker for hit in press.ask(search, parse_query("dispute")).statements] == ["Nandan M. Joshi"]
    assert [hit.name for hit in press.ask(search, parse_query("nandan")).people] == ["Nandan M. Joshi"]
    press.do(trash_statements, uuids=[uuid])
    assert press.ask(search, parse_query("dispute")).statements == ()


def test_merged_speakers_keep_their_statements_and_removed_issues_leave_them(press: Press) -> None:
    uuid = press.said("We will be back.", issues=["Privacy"]).uuid
    other = press.do(add_person, name="Nandan Joshi").uuid
    press.do(merge_persons, into_uuid=other, uuid=press.speaker)
    assert press.ask(statement_lines, [uuid])[0].speaker == "Nandan Joshi"
    issue = press.ask(issues_of, press.case)[0]
    press.do(remove_issue, uuid=issue.uuid)
    assert press.ask(statement_detail, uuid).issues == ()
    with pytest.raises(NotFound):
        press.do(put_statements_under_issue, uuids=[uuid], issue_uuid=issue.uuid)


def test_a_statement_is_named_by_words_of_it(press: Press) -> None:
    first = press.said("Families cannot contest a number.").uuid
    press.said("Families will be back.")
    assert press.ask(statement_named, "contest A number").uuid == first
    assert press.ask(statement_named, first[:13]).uuid in {first}
    with pytest.raises(NotFound, match="could be several"):
        press.ask(statement_named, "families")
    with pytest.raises(NotFound, match="statement list"):
        press.ask(statement_named, "nothing of it")


def test_what_is_wrong_is_refused_with_what_to_do(press: Press) -> None:
    other = press.do(add_case, caption="Other v. Case").uuid
    segment = NewSegment(text="We will be back.", document_uuid=press.document)
    for arguments, sentence in (
        ({"case_uuid": press.case, "segments": []}, "no words"),
        ({"case_uuid": press.case, "segments": [NewSegment(text=" ")]}, "segment of the statement is empty"),
        ({"case_uuid": press.case, "segments": [NewSegment(text="x", page=3)]}, "A page is one of a document"),
        ({"case_uuid": other, "segments": [segment]}, "belongs to another case"),
        ({"case_uuid": press.case, "segments": [segment], "kind": "sung"}, "no kind of statement"),
        ({"case_uuid": press.case, "segments": [segment], "language": "Klingon!"}, "no language"),
    ):
        with pytest.raises(BadInput, match=sentence):
            press.do(add_statement, **arguments)
