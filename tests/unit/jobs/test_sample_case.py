"""The sample case comes in as a real one would."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from caseorg.base.errors import WorldError
from caseorg.base.paths import Home
from caseorg.jobs import sample
from caseorg.jobs.job import Progress
from caseorg.jobs.sample import LABEL, LoadSample
from caseorg.queries.cases import cases, judges_of, relations_of
from caseorg.queries.docket import docket, entries_without_document, missing_ecf_numbers
from caseorg.queries.documents import document_lines, document_order
from caseorg.workspace import Workspace


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


def test_it_looks_like_a_real_record_and_is_one_thing_to_undo(workspace: Workspace) -> None:
    case = LoadSample().run(workspace, Progress())
    assert [judge.name for judge in workspace.ask(judges_of, case.uuid)] == ["Rosalind M. Lathrop"]
    assert len(workspace.ask(relations_of, case.uuid)) == 1
    lines = workspace.ask(docket, case.uuid)
    assert workspace.ask(missing_ecf_numbers, case.uuid) == [5, 11]
    assert workspace.ask(entries_without_document, case.uuid) == []
    assert any(line.entry.number is None and line.entry.text.startswith("MINUTE ORDER") for line in lines)
    documents = workspace.ask(document_lines, workspace.ask(document_order, case.uuid))
    assert len(documents) == 24
    kinds = {line.document.kind.value for line in documents}
    assert {"complaint", "motion", "opinion", "transcript", "press release"} <= kinds
    assert [line.ecf for line in documents if line.pages_without_text] == ["10-1", ""]
    assert workspace.undo_label() == LABEL
    workspace.undo()
    assert workspace.ask(cases) == []


def test_opening_it_again_gives_the_one_that_is_there(workspace: Workspace) -> None:
    first = LoadSample().run(workspace, Progress())
    assert LoadSample().run(workspace, Progress()) == first
    assert len(workspace.ask(cases)) == 1


def test_a_broken_sample_file_is_a_sentence(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sample"
    shutil.copytree(sample.sample_folder(), folder)
    (folder / "filings" / "gov.uscourts.dcd.990417.15.0.pdf").write_bytes(b"broken on disk")
    monkeypatch.setattr(sample, "sample_folder", lambda: folder)
    with pytest.raises(WorldError, match=r"could not be brought in whole: gov\.uscourts.*15\.0\.pdf.*Undo"):
        LoadSample().run(workspace, Progress())
    workspace.undo()
    assert workspace.ask(cases) == []
