"""Recognized words are kept with their places, found by search, and read only once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pymupdf
import pytest

from caseorg.base.errors import BadInput, Cancelled, UserError
from caseorg.base.paths import Home
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.page_words import ReadPageWords
from caseorg.jobs.recognize_text import RecognizeText
from caseorg.model.document import TextState
from caseorg.operations.cases import add_case
from caseorg.pdf.language_data import data_folder
from caseorg.queries.documents import DocumentLine, document_lines, document_order
from caseorg.queries.pages import page_facts, page_texts
from caseorg.queries.recognized_words import pages_needing_ocr
from caseorg.workspace import Workspace

WORDS = "The hearing is continued to the courtroom of Judge Lathrop."
LEFT, BASE, SIZE = 100, 200, 14


def _has_data() -> bool:
    try:
        return bool(data_folder("eng"))
    except UserError:
        return False


needs_data = pytest.mark.skipif(not _has_data(), reason="tesseract-ocr-eng is not installed")


def scanned(pages: int = 1, *, rotation: int = 0, shift: tuple[float, float] = (0, 0)) -> bytes:
    """Pages that are pictures of WORDS, upright as they are shown; `shift` is the CropBox's corner."""
    with pymupdf.open() as typed, pymupdf.open() as scan:
        source = typed.new_page(width=612, height=792)
        source.insert_text((LEFT, BASE), WORDS, fontsize=SIZE)
        picture = source.get_pixmap(dpi=200).tobytes("png")
        for _ in range(pages):
            wide, tall = (792, 612) if rotation in (90, 270) else (612, 792)
            page = scan.new_page(width=wide + shift[0], height=tall + shift[1])
            box = pymupdf.Rect(shift[0], shift[1], wide + shift[0], tall + shift[1])
            page.insert_image(box, stream=picture, rotate=rotation)
            page.set_cropbox(box)
            page.set_rotation(rotation)
        return bytes(scan.tobytes())


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def filed(workspace: Workspace, tmp_path: Path) -> Callable[[bytes], DocumentLine]:
    def make(data: bytes) -> DocumentLine:
        case = workspace.do(add_case, caption="Alvarez v. Kent").value
        path = tmp_path / "scan.pdf"
        path.write_bytes(data)
        ImportFiles(case.uuid, (path,)).run(workspace, Progress())
        return workspace.ask(document_lines, workspace.ask(document_order, case.uuid))[0]

    return make


Filed = Callable[[bytes], DocumentLine]


@needs_data
def test_words_are_kept_and_not_read_again(workspace: Workspace, filed: Filed) -> None:
    line = filed(scanned(2))
    assert line.pages_without_text == 2
    sha256, uuid = line.document.sha256, line.document.uuid
    heard: list[frozenset[str]] = []
    workspace.watch(lambda changes: heard.append(changes.uuids("documents")))
    assert RecognizeText([uuid], pages=[1]).run(workspace, Progress()).pages == 1
    assert list(workspace.ask(pages_needing_ocr, sha256)) == [0]
    assert heard == [frozenset({uuid})]
    assert RecognizeText([uuid]).run(workspace, Progress()).pages == 1
    assert RecognizeText([uuid]).run(workspace, Progress()).pages == 0
    assert [text.split() for text in workspace.ask(page_texts, sha256, 0, 2)] == [WORDS.split()] * 2
    assert {page.state for page in workspace.ask(page_facts, sha256)} == {TextState.RECOGNIZED}
    (after,) = workspace.ask(document_lines, [uuid])
    assert (after.pages_without_text, after.pages_recognized) == (0, 2)
    assert workspace.database_problems() == []


@needs_data
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("shift", [(0, 0), (36, 54)])
def test_boxes_lie_on_the_words(
    workspace: Workspace, filed: Filed, rotation: int, shift: tuple[float, float]
) -> None:
    line = filed(scanned(rotation=rotation, shift=shift))
    RecognizeText([line.document.uuid]).run(workspace, Progress())
    read = ReadPageWords(line.document.sha256, 0).run(workspace, Progress())
    assert [word.text for word in read.words] == WORDS.split()
    assert read.rotation == rotation
    left, bottom = {
        0: (LEFT, BASE),
        90: (BASE, 612 - LEFT),
        180: (612 - LEFT, 792 - BASE),
        270: (792 - BASE, LEFT),
    }[rotation]
    x0, y0, x1, y1 = read.words[0].box
    assert x0 - 4 <= left + shift[0] <= x1 + 4 and y0 - 4 <= bottom + shift[1] <= y1 + 4


@needs_data
def test_what_is_stopped_before_it_begins_reads_nothing(workspace: Workspace, filed: Filed) -> None:
    line = filed(scanned(2))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        RecognizeText([line.document.uuid]).run(workspace, progress)
    assert len(workspace.ask(pages_needing_ocr, line.document.sha256)) == 2


def test_without_language_data_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tesseract-ocr-xyz"):
        data_folder("xyz", environment={})
    with pytest.raises(UserError, match="has no data"):
        data_folder("eng", str(tmp_path))
    with pytest.raises(BadInput, match="is no language"):
        data_folder("../eng")
