"""A release goes into a case: document, people, roles and statements, and all of it out again by one undo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caseorg.base.errors import UserError
from caseorg.base.paths import Home
from caseorg.jobs.accept_release import AcceptRelease, place_on_pages
from caseorg.jobs.job import Progress
from caseorg.jobs.read_release import ReadRelease, ReleaseRead
from caseorg.jobs.verify_statement import VerifyStatement
from caseorg.model.release import Span, Words
from caseorg.model.release_proposal import ProposalKind
from caseorg.model.statement import Follows, Verification
from caseorg.operations import add_case, add_person
from caseorg.queries.statements import statement_detail
from caseorg.rules.release_proposals import proposals_of
from caseorg.workspace import Workspace
from tests.makers import pdf

TEXT = """Court Frees the Ferry

March 4, 2026

SEATTLE — “The boats run again,” said Ines Marlow, director of Harbor Watch (HW). “At last.

“We thank the crews.”

Plaintiffs in the case are Harbor Watch (HW) and Tom Reyes. Defendants are the Bureau of Ferries (BF) and Acting Ferry
Commissioner Lou Baird. The plaintiffs are represented by Sound Legal Aid.

Contact: Tom Reyes, tom@harbor.example.org, 206-555-0110
"""
TABLES = ("persons", "organizations", "case_roles", "statements", "statement_segments", "contact_methods", "documents")


@pytest.fixture
def case(home: Home) -> Iterator[tuple[Workspace, str]]:
    with Workspace.open(home) as workspace:
        yield workspace, workspace.do(add_case, caption="Harbor Watch v. Bureau of Ferries").value.uuid


def read(folder: Path, name: str = "ferry.txt") -> ReleaseRead:
    path = folder / name
    plain = TEXT.replace("—", "-").replace("“", '"').replace("”", '"')
    path.write_bytes(pdf([plain]) if name.endswith(".pdf") else TEXT.encode())
    return ReadRelease(path).run(None, Progress())


def counts(workspace: Workspace) -> dict[str, int]:
    return {
        table: workspace.ask(lambda reader, table=table: reader.value(f"SELECT count(*) FROM {table}"))
        for table in TABLES
    }


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.pdf"])
def test_all_of_it_is_kept_and_undone_in_one_step(case: tuple[Workspace, str], tmp_path: Path, name: str) -> None:
    workspace, uuid = case
    before = counts(workspace)
    release = read(tmp_path, name)
    kept = AcceptRelease(uuid, release, proposals_of(release.release)).run(workspace, Progress())
    assert (kept.people, kept.organizations, len(kept.statements)) == (3, 3, 1)
    detail = workspace.ask(statement_detail, kept.statements[0])
    statement = detail.line.statement
    assert (statement.title, statement.organization, statement.said_on) == (
        "director",
        "Harbor Watch",
        "2026-03-04",
    )
    segments = [line.segment for line in detail.segments[1]]
    assert [segment.text for segment in segments] == ["The boats run again,", "At last.", "We thank the crews."]
    assert [segment.follows for segment in segments] == [Follows.ON, Follows.GAP, Follows.PARAGRAPH]
    assert {segment.document_uuid for segment in segments} == {kept.document_uuid}
    assert all(segment.page == 0 and segment.span_start is not None for segment in segments)
    roles = workspace.ask(
        lambda reader: {
            (row["kind"], row["printed_name"], row["title"], row["capacity"])
            for row in reader.rows("SELECT * FROM case_roles")
        }
    )
    assert roles == {
        ("plaintiff", "Harbor Watch", "", ""),
        ("plaintiff", "Tom Reyes", "", ""),
        ("press contact", "Tom Reyes", "", ""),
        ("defendant", "Bureau of Ferries", "", ""),
        ("defendant", "Lou Baird", "Acting Commissioner", "official"),
        ("counsel", "Sound Legal Aid", "", ""),
    }
    assert workspace.undo_label() == "Accept Press Release"
    workspace.undo()
    assert counts(workspace) == before


def test_the_words_stand_on_the_pages_that_were_made(case: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, uuid = case
    release = read(tmp_path)
    kept = AcceptRelease(uuid, release, proposals_of(release.release)).run(workspace, Progress())
    verified = VerifyStatement(kept.statements[0]).run(workspace, Progress())
    assert verified.outcome is Verification.SAME


def test_who_is_known_is_found_again_and_what_was_corrected_counts(case: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, uuid = case
    known = workspace.do(add_person, name="Ines Marlow").value.uuid
    release = read(tmp_path)
    said = next(one for one in proposals_of(release.release) if one.kind is ProposalKind.STATEMENT)
    kept = AcceptRelease(uuid, release, [replace(said, title="harbor master", organization="")]).run(
        workspace, Progress()
    )
    statement = workspace.ask(statement_detail, kept.statements[0]).line.statement
    assert (statement.person_uuid, statement.title) == (known, "harbor master")
    assert counts(workspace)["organizations"] == 0


def test_a_release_is_one_document_however_often_it_is_accepted(case: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, uuid = case
    release = read(tmp_path)
    first, *others = proposals_of(release.release)
    one = AcceptRelease(uuid, release, [first]).run(workspace, Progress())
    two = AcceptRelease(uuid, release, others).run(workspace, Progress())
    assert one.document_uuid == two.document_uuid
    assert counts(workspace)["persons"] == 3


def test_nothing_accepted_is_nothing_done(case: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, uuid = case
    before = counts(workspace)
    with pytest.raises(UserError, match="Nothing of the press release was accepted"):
        AcceptRelease(uuid, read(tmp_path), []).run(workspace, Progress())
    assert counts(workspace) == before


def test_words_are_found_wherever_the_lines_end() -> None:
    pages = ["First page, and it ends with a\nlong-", "standing rule of the har-\nbor."]
    assert place_on_pages(Words("a rule of the harbor", (Span(0, 1),)), pages) == (None, None, None)
    assert place_on_pages(Words("rule of the harbor", (Span(0, 1),)), pages) == (1, 9, 29)
    page, start, _ = place_on_pages(Words("First page, and it ends with a long-standing rule", (Span(0, 1),)), pages)
    assert (page, start) == (0, None)
