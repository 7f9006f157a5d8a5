"""A document's file is replaced by a new version of it, with the annotations where they are found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from caseorg.base.errors import BadInput, Cancelled
from caseorg.base.paths import Home
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.replace_version import ReadNewVersion, ReplaceVersion, VersionPlan
from caseorg.jobs.unlocking import Passwords
from caseorg.model.annotation import AnchorState, Annotation, AnnotationKind
from caseorg.operations import add_case
from caseorg.operations.annotations import NewAnnotation, add_annotations, trash_annotations
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.types import ContentRequest, PageContent
from caseorg.queries.annotations import annotations_of
from caseorg.queries.document_versions import annotations_on, page_in_version, versions_of
from caseorg.queries.documents import document_line
from caseorg.queries.pages import page_facts
from caseorg.queries.search import search
from caseorg.rules.quoting import find_quote
from caseorg.rules.searching import parse_query
from caseorg.store.check import orphans
from caseorg.workspace import Workspace
from tests.makers import encrypted_pdf, pdf, scan_pdf, stamps_for, text_lines

PAGES = (
    "The agency adopted the rule without notice and comment.\nPlaintiffs moved for a preliminary injunction.",
    "Their members live within two miles of the proposed facility.\nThe balance of equities favors relief.",
    "The motion is granted in part and denied in part.\nA separate order accompanies this opinion.",
)


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def uuid(workspace: Workspace, tmp_path: Path) -> str:
    """An opinion of three pages."""
    case = workspace.do(add_case, caption="Alvarez v. Kent").value
    (tmp_path / "draft.pdf").write_bytes(pdf(PAGES))
    report = ImportFiles(case.uuid, (tmp_path / "draft.pdf",)).run(workspace, Progress())
    return report.added[0].uuid


def mark(workspace: Workspace, uuid: str, page: int, quote: str) -> Annotation:
    """Highlight words of a page of the document as it is."""
    sha256 = workspace.ask(document_line, uuid).document.sha256
    pool = InteractivePool(workspace.read_file, workers=1)
    try:
        content = pool.submit(ContentRequest(sha256, page)).result()
    finally:
        pool.close()
    assert isinstance(content, PageContent)
    (found,) = find_quote(content.words, quote)
    new = NewAnnotation(
        kind=AnnotationKind.HIGHLIGHT, page=page, shape=found.quads, color="#ffd54a", quote=found.quote,
        prefix=found.prefix, suffix=found.suffix,
    )  # fmt: skip
    made: tuple[Annotation, ...] = workspace.do(add_annotations, document_uuid=uuid, annotations=[new]).value
    return made[0]


def plan_of(workspace: Workspace, uuid: str, tmp_path: Path, data: bytes, name: str = "filed.pdf") -> VersionPlan:
    (tmp_path / name).write_bytes(data)
    return ReadNewVersion(uuid, tmp_path / name).run(workspace, Progress())


def changed(data: bytes, act: str) -> bytes:
    """A file with its pages turned, cropped or enlarged."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            if act == "turned":
                page.obj.Rotate = 90
            elif act == "cropped":
                page.obj.CropBox = [20, 20, 560, 760]
            else:
                page.obj.MediaBox = [-30, -40, 640, 840]
        file.save(out)
    return out.getvalue()


def test_pages_inserted_removed_and_text_edited(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    kept = mark(workspace, uuid, 0, "without notice and comment")
    edited = mark(workspace, uuid, 1, "live within two miles of the proposed facility")
    gone = mark(workspace, uuid, 2, "A separate order accompanies this opinion.")
    new = pdf(["A cover sheet.", PAGES[0], PAGES[1].replace("two miles", "ten miles")],
              stamps=stamps_for(3))  # fmt: skip
    plan = plan_of(workspace, uuid, tmp_path, new)
    assert [(one.annotation.uuid, one.found.state) for one in plan.proposals] == [
        (kept.uuid, AnchorState.MOVED), (edited.uuid, AnchorState.UNCERTAIN), (gone.uuid, AnchorState.LOST)
    ]  # fmt: skip
    assert (plan.old_page_count, plan.reading.page_count) == (3, 3)

    ReplaceVersion(plan).run(workspace, Progress())
    lines = {line.annotation.uuid: line.annotation for line in workspace.ask(annotations_of, uuid)}
    moved, unsure, lost = lines[kept.uuid], lines[edited.uuid], lines[gone.uuid]
    assert (moved.page, moved.ecf_page, moved.sha256, moved.quote) == (1, 2, plan.sha256, kept.quote)
    assert (unsure.anchor, unsure.quote) == (
        AnchorState.UNCERTAIN, "live within ten miles of the proposed facility"
    )  # fmt: skip
    assert (lost.anchor, lost.sha256, lost.page) == (AnchorState.LOST, gone.sha256, 2)
    assert moved.shape == mark(workspace, uuid, 1, "without notice and comment").shape


def test_one_undo_gives_the_old_version_back_and_both_files_are_kept(
    workspace: Workspace, uuid: str, tmp_path: Path
) -> None:
    before = mark(workspace, uuid, 1, "balance of equities")
    old = workspace.ask(document_line, uuid).document
    plan = plan_of(workspace, uuid, tmp_path, pdf(["A cover sheet.", *PAGES]))
    ReplaceVersion(plan).run(workspace, Progress())
    versions = workspace.ask(versions_of, uuid)
    assert [one.version.file_name for one in versions.earlier] == ["draft.pdf"]
    assert versions.document.file_name == "filed.pdf" and workspace.undo_label() == "Replace by New Version"
    assert workspace.vault.has(old.sha256) and workspace.vault.has(plan.sha256)
    assert workspace.ask(search, parse_query("cover")).page_count == 1
    workspace.undo()
    assert workspace.ask(document_line, uuid).document == old
    assert [line.annotation for line in workspace.ask(annotations_of, uuid)] == [before]
    assert workspace.ask(search, parse_query("cover")).page_count == 0
    workspace.redo()
    assert workspace.ask(document_line, uuid).document.sha256 == plan.sha256
    assert workspace.ask(orphans, [plan.sha256, old.sha256], workspace.vault.name) == []


def test_the_old_text_is_not_found_any_more(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    ReplaceVersion(plan_of(workspace, uuid, tmp_path, pdf(PAGES[:2]))).run(workspace, Progress())
    assert [workspace.ask(search, parse_query(word)).page_count for word in ("accompanies", "equities")] == [0, 1]


@pytest.mark.parametrize("act", ["turned", "cropped", "enlarged"])
def test_pages_turned_cropped_or_of_another_size(workspace: Workspace, uuid: str, tmp_path: Path, act: str) -> None:
    quotes = ("adopted the rule", "balance of equities", "granted in part")
    for page, quote in enumerate(quotes):
        mark(workspace, uuid, page, quote)
    plan = plan_of(workspace, uuid, tmp_path, changed(pdf(PAGES), act))
    assert [one.found.state for one in plan.proposals] == [AnchorState.ANCHORED] * 3
    ReplaceVersion(plan).run(workspace, Progress())
    found = workspace.ask(annotations_on, uuid, plan.sha256)
    pool = InteractivePool(workspace.read_file, workers=1)
    try:
        for one, quote in zip(found, quotes, strict=True):
            content = pool.submit(ContentRequest(plan.sha256, one.page)).result()
            assert isinstance(content, PageContent)
            (quad,) = one.shape
            box = min(quad[0::2]) - 1, min(quad[1::2]) - 1, max(quad[0::2]) + 1, max(quad[1::2]) + 1
            inside = [
                word.text
                for word in content.words
                if box[0] <= word.box[0] and word.box[2] <= box[2] and box[1] <= word.box[1] and word.box[3] <= box[3]
            ]
            assert " ".join(inside) == quote
    finally:
        pool.close()


def test_those_in_the_trash_move_along_and_are_not_counted(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    trashed = mark(workspace, uuid, 0, "preliminary injunction")
    workspace.do(trash_annotations, uuids=[trashed.uuid])
    plan = plan_of(workspace, uuid, tmp_path, pdf(["A cover sheet.", *PAGES]))
    assert len(plan.proposals) == 1 and plan.shown == () and sum(plan.counts().values()) == 0
    ReplaceVersion(plan).run(workspace, Progress())
    (line,) = workspace.ask(annotations_of, uuid, in_trash=True)
    assert (line.annotation.page, line.annotation.anchor) == (1, AnchorState.MOVED)


def test_what_is_agreed_to_and_what_is_left_behind(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    one = mark(workspace, uuid, 1, "live within two miles of the proposed facility")
    other = mark(workspace, uuid, 0, "without notice and comment")
    edited = [PAGES[0], PAGES[1].replace("two miles", "ten miles"), PAGES[2]]
    plan = plan_of(workspace, uuid, tmp_path, pdf(edited))
    ReplaceVersion(plan, left=[other.uuid], agreed=[one.uuid]).run(workspace, Progress())
    states = {line.annotation.uuid: line.annotation.anchor for line in workspace.ask(annotations_of, uuid)}
    assert states == {one.uuid: AnchorState.ANCHORED, other.uuid: AnchorState.LOST}
    again = plan_of(workspace, uuid, tmp_path, pdf([*edited, "More."]), "third.pdf")
    assert [proposal.annotation.uuid for proposal in again.proposals] == [one.uuid]
    ReplaceVersion(again).run(workspace, Progress())
    assert [one.version.position for one in workspace.ask(versions_of, uuid).earlier] == [2, 1]


def test_scans_are_never_sure(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    mark(workspace, uuid, 0, "without notice and comment")
    plan = plan_of(workspace, uuid, tmp_path, scan_pdf(3))
    assert [one.found.state for one in plan.proposals] == [AnchorState.LOST]
    assert any("without text" in warning for warning in plan.warnings)


def test_files_that_cannot_be_the_new_version_are_refused(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="the file the document has already"):
        plan_of(workspace, uuid, tmp_path, pdf(PAGES))
    with pytest.raises(BadInput, match="not a PDF"):
        plan_of(workspace, uuid, tmp_path, b"words", "notes.txt")
    with pytest.raises(BadInput, match="locked with a password"):
        plan_of(workspace, uuid, tmp_path, encrypted_pdf("secret"))
    with pytest.raises(BadInput, match="no longer there"):
        ReadNewVersion(uuid, tmp_path / "nowhere.pdf").run(workspace, Progress())
    read = ReadNewVersion(uuid, tmp_path / "filed.pdf", passwords=Passwords(("wrong", "secret")))
    assert read.run(workspace, Progress()).reading.page_count == 1


def test_a_file_that_is_another_document_already_is_said_to_be(
    workspace: Workspace, uuid: str, tmp_path: Path
) -> None:
    case_uuid = workspace.ask(document_line, uuid).document.case_uuid
    (tmp_path / "other.pdf").write_bytes(pdf(["Another paper."]))
    ImportFiles(case_uuid, (tmp_path / "other.pdf",)).run(workspace, Progress())
    plan = plan_of(workspace, uuid, tmp_path, pdf(["Another paper."]))
    assert any("The same file is" in warning for warning in plan.warnings)
    ReplaceVersion(plan).run(workspace, Progress())
    assert len(workspace.ask(page_facts, plan.sha256)) == 1


def test_a_document_changed_meanwhile_is_not_replaced(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    first = plan_of(workspace, uuid, tmp_path, pdf(["One."]))
    second = plan_of(workspace, uuid, tmp_path, pdf(["Two."]))
    ReplaceVersion(first).run(workspace, Progress())
    with pytest.raises(BadInput, match="meanwhile"):
        ReplaceVersion(second).run(workspace, Progress())


def test_it_can_be_stopped(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    (tmp_path / "filed.pdf").write_bytes(pdf([text_lines("x").decode()]))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        ReadNewVersion(uuid, tmp_path / "filed.pdf").run(workspace, progress)


def test_a_page_corresponds_to_the_one_with_its_words(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    old = workspace.ask(document_line, uuid).document.sha256
    plan = plan_of(workspace, uuid, tmp_path, pdf(["A cover sheet.", *PAGES]))
    ReplaceVersion(plan).run(workspace, Progress())
    assert [workspace.ask(page_in_version, old, plan.sha256, page) for page in range(3)] == [1, 2, 3]
