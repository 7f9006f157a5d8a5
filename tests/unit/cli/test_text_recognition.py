"""`caseorg document ocr`: which pages are recognized, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseorg.jobs import recognize_text
from caseorg.pdf.recognition_types import RecognizedPage
from caseorg.pdf.types import FailureKind, WorkerFailure
from tests.fake_engine import Engine
from tests.makers import scan_pdf
from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")
OCR = ("document", "ocr", "scan.pdf", *CASE)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    monkeypatch.setattr(recognize_text, "InteractivePool", engine)
    return engine


@pytest.fixture
def scan(filed: CommandLine, engine: Engine, tmp_path: Path) -> CommandLine:
    """A scan of three pages is in the case, and language data in a folder “data”."""
    (tmp_path / "scan.pdf").write_bytes(scan_pdf(3))
    (tmp_path / "data").mkdir()
    for language in ("eng", "spa"):
        (tmp_path / "data" / f"{language}.traineddata").write_bytes(b"")
    filed.text("import", *CASE, str(tmp_path / "scan.pdf"))
    return filed


@pytest.fixture
def data(tmp_path: Path) -> tuple[str, str]:
    return "--data", str(tmp_path / "data")


def test_every_page_without_text_is_recognized_and_found(scan: CommandLine, data: tuple[str, str]) -> None:
    assert "Recognized the text of 3 pages. Check it before you cite it." in scan(*OCR, *data).out
    assert "word1" in scan.text("search", "word1", *CASE)
    shown = scan.value("document", "show", "scan.pdf", *CASE)
    assert (shown["pages_without_text"], shown["pages_recognized"]) == (0, 3)
    assert "No page needs text recognition." in scan(*OCR, *data).out


def test_pages_and_languages_can_be_chosen(scan: CommandLine, engine: Engine, data: tuple[str, str]) -> None:
    scan(*OCR, *data, "--pages", "2-3", "--language", "eng+spa")
    assert [(request.page, request.languages) for request in engine.asked] == [(1, "eng+spa"), (2, "eng+spa")]
    refused = scan.refused(*OCR, *data, "--pages", "9")
    assert "no pages of a document of 3 pages" in refused


def test_pages_without_words_and_pages_that_failed_are_told(
    scan: CommandLine, engine: Engine, data: tuple[str, str]
) -> None:
    engine.answers = {0: RecognizedPage((), "", None), 1: WorkerFailure(FailureKind.TIMEOUT)}
    answer = scan(*OCR, *data)
    assert "On 1 page there were no words." in answer.out
    assert "page 2: Recognizing the text of this page took too long and was stopped." in answer.errors
    shown = scan.value("document", "show", "scan.pdf", *CASE)
    assert (shown["pages_without_text"], shown["pages_unread"], shown["pages_recognized"]) == (0, 1, 2)


def test_the_answer_is_data_too(scan: CommandLine, data: tuple[str, str]) -> None:
    assert scan(*OCR, *data, "--json").value == {"pages": 3, "without_words": 0, "failed": []}


def test_missing_language_data_are_named(scan: CommandLine, tmp_path: Path) -> None:
    assert "has no data of text recognition for “deu”" in scan.refused(
        *OCR, "--language", "deu", "--data", str(tmp_path / "data")
    )
