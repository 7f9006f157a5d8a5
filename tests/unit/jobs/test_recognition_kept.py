"""What OCR has read is kept page by page, whatever becomes of the others; a stand-in for the engine reads here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from caseorg.base.errors import Cancelled
from caseorg.base.paths import Home
from caseorg.gui.tables.document_columns import text_state, text_state_explained
from caseorg.jobs import recognize_text
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.recognize_text import RecognizeText
from caseorg.model.document import TextState
from caseorg.model.reading import FileReading, PageReading
from caseorg.operations.cases import add_case
from caseorg.pdf.types import FailureKind, WorkerFailure
from caseorg.queries.documents import DocumentFilter, DocumentLine, document_line, document_order
from caseorg.queries.pages import page_facts, page_texts
from caseorg.queries.recognized_words import pages_needing_ocr, recognized_words, unread_pages
from caseorg.queries.search import search
from caseorg.rules.searching import parse_query
from caseorg.workspace import Workspace
from tests.fake_engine import Engine, page_saying
from tests.makers import scan_pdf

TIMEOUT = WorkerFailure(FailureKind.TIMEOUT)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr(recognize_text, "InteractivePool", engine)
    return engine


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home) as opened:
        yield opened


@pytest.fixture
def line(workspace: Workspace, tmp_path: Path) -> DocumentLine:
    """A scan of three pages."""
    case = workspace.do(add_case, caption="Alvarez v. Kent").value
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_pdf(3))
    ImportFiles(case.uuid, (path,)).run(workspace, Progress())
    (uuid,) = workspace.ask(document_order, case.uuid)
    return workspace.ask(document_line, uuid)


@pytest.fixture
def recognize(workspace: Workspace, engine: Engine, tmp_path: Path, line: DocumentLine) -> Callable[..., object]:
    (tmp_path / "eng.traineddata").write_bytes(b"")

    def run(progress: Progress | None = None, **arguments: object) -> object:
        job = RecognizeText([line.document.uuid], folder=str(tmp_path), workers=1, **arguments)  # type: ignore[arg-type]
        return job.run(workspace, progress or Progress())

    return run


Recognize = Callable[..., object]


def texts(workspace: Workspace, line: DocumentLine) -> list[str]:
    return [text.strip() for text in workspace.ask(page_texts, line.document.sha256, 0, 3)]


def test_a_page_that_hangs_does_not_take_the_rest(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    engine.answers[1] = TIMEOUT
    found = recognize()
    assert isinstance(found, recognize_text.TextRecognized)
    assert found.pages == 2
    assert [(one.page, one.reason) for one in found.failed] == [
        (2, "Recognizing the text of this page took too long and was stopped.")
    ]
    assert texts(workspace, line) == ["word0", "", "word2"]


def test_a_page_that_cannot_be_recognized_waits_no_longer_and_says_why(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    engine.answers[1] = TIMEOUT
    recognize()
    after = workspace.ask(document_line, line.document.uuid)
    assert (after.pages_without_text, after.pages_unread, after.pages_recognized) == (0, 1, 2)
    assert workspace.ask(document_order, line.document.case_uuid, shown=DocumentFilter(needs_ocr=True)) == []
    assert "took too long" in str(workspace.ask(page_facts, line.document.sha256)[1].problem)
    assert text_state(after) == "not read 1"
    assert "1 page could not be read" in text_state_explained(after)


def test_what_could_not_be_recognized_is_tried_again_when_it_is_asked_for(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    engine.answers[1] = TIMEOUT
    recognize()
    recognize(pages=[0, 2])
    assert len(engine.asked) == 3
    engine.answers.clear()
    recognize(pages=[1])
    after = workspace.ask(document_line, line.document.uuid)
    assert (after.pages_without_text, after.pages_unread, after.pages_recognized) == (0, 0, 3)
    assert workspace.ask(page_facts, line.document.sha256)[1].problem is None


def test_nothing_else_being_left_the_unread_page_is_tried_again(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    engine.answers[1] = TIMEOUT
    recognize()
    engine.answers.clear()
    recognize()
    assert [request.page for request in engine.asked] == [0, 1, 2, 1]
    assert workspace.ask(unread_pages, line.document.sha256) == {}


def test_a_file_that_cannot_be_opened_now_still_waits(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    engine.answers = dict.fromkeys(range(3), WorkerFailure(FailureKind.ENCRYPTED))
    recognize()
    assert list(workspace.ask(pages_needing_ocr, line.document.sha256)) == [0, 1, 2]


class StopsAfter(Progress):
    """The person presses Stop once a number of pages is done."""

    def __init__(self, pages: int) -> None:
        super().__init__()
        self._pages = pages

    def report(self, done: int, total: int | None = None, text: str = "") -> None:
        if done >= self._pages:
            self.cancel()
        super().report(done, total, text)


def test_stopped_in_the_middle_it_keeps_what_is_done(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    engine.answers[2] = None
    with pytest.raises(Cancelled):
        recognize(StopsAfter(2))
    assert texts(workspace, line) == ["word0", "word1", ""]
    engine.answers.clear()
    recognize()
    assert [request.page for request in engine.asked].count(0) == 1
    assert texts(workspace, line) == ["word0", "word1", "word2"]


def test_a_search_finds_a_recognized_word(workspace: Workspace, recognize: Recognize, line: DocumentLine) -> None:
    def hits() -> int:
        return workspace.ask(search, parse_query("word1"), case_uuid=line.document.case_uuid).page_count

    assert hits() == 0
    recognize()
    assert hits() == 1


def reading_of(line: DocumentLine, *pages: PageReading) -> FileReading:
    return FileReading(sha256=line.document.sha256, page_count=len(pages), pages=pages)


def test_a_file_read_anew_keeps_what_ocr_has_read(
    workspace: Workspace, engine: Engine, recognize: Recognize, line: DocumentLine
) -> None:
    recognize()
    bare = PageReading(number=1, label="1", width=612, height=792, rotation=0, text="", state=TextState.NONE)
    typed = replace(bare, number=2, text="typed\n", state=TextState.NATIVE)
    workspace.derive(lambda derived: derived.keep_reading(reading_of(line, bare, typed, replace(bare, number=3))))
    assert texts(workspace, line) == ["word0", "typed", "word2"]
    after = workspace.ask(document_line, line.document.uuid)
    assert (after.pages_without_text, after.pages_recognized) == (0, 2)
    words = workspace.ask(recognized_words, line.document.sha256, 2)
    assert words == page_saying("word2").words
    assert workspace.ask(recognized_words, line.document.sha256, 1) is None
    recognize()
    assert len(engine.asked) == 3
    assert workspace.database_problems() == []
