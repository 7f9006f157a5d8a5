"""A scan that OCR has read is replaced by a version with text: its annotations are found by the recognized words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.base.paths import Home
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.replace_version import ReadNewVersion, VersionPlan
from caseorg.model.annotation import AnchorState, AnnotationKind
from caseorg.operations import add_case
from caseorg.operations.annotations import NewAnnotation, add_annotations
from caseorg.pdf.recognition_types import Word
from caseorg.queries.documents import document_line
from caseorg.queries.recognized_words import recognized_words
from caseorg.rules.quoting import find_quote
from caseorg.workspace import Workspace
from tests.makers import pdf, scan_pdf

LINE = "The agency adopted the rule without notice and comment."
QUOTE = "adopted the rule"


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


def words_of(line: str) -> list[tuple[float, float, float, float, str, int, int]]:
    return [(72 + 60 * n, 600, 122 + 60 * n, 612, word, 0, 0) for n, word in enumerate(line.split())]


@pytest.fixture
def uuid(workspace: Workspace, tmp_path: Path) -> str:
    """A scan of two pages; on the second one OCR has read LINE, and QUOTE is highlighted."""
    case = workspace.do(add_case, caption="Alvarez v. Kent").value
    (tmp_path / "scan.pdf").write_bytes(scan_pdf(2))
    uuid = ImportFiles(case.uuid, (tmp_path / "scan.pdf",)).run(workspace, Progress()).added[0].uuid
    sha256 = workspace.ask(document_line, uuid).document.sha256
    workspace.derive(
        lambda derived: derived.keep_recognized(
            sha256, 2, text=LINE, stamp=None, words=words_of(LINE), languages="eng"
        )
    )
    words: tuple[Word, ...] = workspace.ask(recognized_words, sha256, 1) or ()
    (found,) = find_quote(words, QUOTE)
    new = NewAnnotation(
        kind=AnnotationKind.HIGHLIGHT, page=1, shape=found.quads, color="#ffd54a", quote=found.quote,
        prefix=found.prefix, suffix=found.suffix,
    )  # fmt: skip
    workspace.do(add_annotations, document_uuid=uuid, annotations=[new])
    return uuid


def plan_of(workspace: Workspace, uuid: str, tmp_path: Path, data: bytes) -> VersionPlan:
    (tmp_path / "better.pdf").write_bytes(data)
    return ReadNewVersion(uuid, tmp_path / "better.pdf").run(workspace, Progress())


def test_recognized_words_are_found_in_a_version_with_text(workspace: Workspace, uuid: str, tmp_path: Path) -> None:
    plan = plan_of(workspace, uuid, tmp_path, pdf(["A new cover page stands before it.", "Another page.", LINE]))
    (proposal,) = plan.shown
    assert (proposal.found.state, proposal.found.page, proposal.found.quote) == (AnchorState.MOVED, 2, QUOTE)
