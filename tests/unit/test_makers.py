"""The test files are what their makers say, for two PDF readers."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests import makers

# MuPDF reads in a process of its own, as in the program
READ = """
import json, pathlib, sys
import pymupdf

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)
answers = {}
for path in pathlib.Path(sys.argv[1]).iterdir():
    try:
        document = pymupdf.open(path)
    except pymupdf.FileDataError:
        answers[path.stem] = None
        continue
    pages = [] if document.needs_pass else list(document.pages(0, 3))
    answers[path.stem] = {
        "locked": bool(document.needs_pass),
        "repaired": bool(document.is_repaired),
        "metadata": document.metadata,
        "outline": document.get_toc() if pages else [],
        "labels": [page.get_label() for page in pages],
        "count": len(document) if pages else 0,
        "texts": [page.get_text() for page in pages],
        "images": [len(page.get_images()) for page in pages],
        "links": [len(page.get_links()) for page in pages],
        "size": list(pages[0].rect.br) if pages else None,
    }
print(json.dumps(answers))
"""

FILES: dict[str, Callable[[], bytes]] = {
    "plain": lambda: makers.pdf(
        ["Señor Ríos — “§ 6103(i)(2)” and a back\\slash", "two"],
        stamps=makers.stamps_for(2),
        labels=["i", "1"],
        title="Étude",
        outline=[(1, "A", 1), (2, "B", 2), (1, "C", 2)],
    ),
    "rotated": lambda: makers.pdf(["x"], rotation=90, crop=(50, 60, 500, 780)),
    "scan": lambda: makers.scan_pdf(2),
    "stamped": lambda: makers.stamped_scan_pdf(2),
    "garbled": lambda: makers.garbled_pdf(["Hello"]),
    "pleading": lambda: makers.pleading_paper_pdf(["First\nSecond"]),
    "double": lambda: makers.double_stamp_pdf(["x"], inner=["Inner stamp"], outer=["Outer stamp"]),
    "linked": lambda: makers.linked_pdf(["a\nb", "c\nd"]),
    "locked": lambda: makers.encrypted_pdf("secret"),
    "unlocked": lambda: makers.encrypted_pdf(""),
    "empty": makers.zero_page_pdf,
    "truncated": makers.truncated_pdf,
    "broken": makers.broken_xref_pdf,
    "huge": lambda: makers.huge_page_pdf(36_000),
    "many": lambda: makers.many_pages_pdf(2000),
    "nested": lambda: makers.slow_pdf(depth=2),
    "bomb": lambda: makers.bomb_pdf(2),
    "surrogate": makers.surrogate_metadata_pdf,
}
Answers = dict[str, Any]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    folder: Path = tmp_path_factory.mktemp("made")
    for name, make in FILES.items():
        (folder / f"{name}.pdf").write_bytes(make())
    command = [sys.executable, "-c", READ, str(folder)]
    answers: Answers = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60).stdout)
    return answers


def test_texts_survive(answers: Answers) -> None:
    plain = answers["plain"]
    assert plain["texts"][0].startswith("Señor Ríos — “§ 6103(i)(2)” and a back\\slash\n")
    assert plain["texts"][1].endswith("Document 8     Filed 03/02/26     Page 2 of 2\n")
    assert plain["labels"] == ["i", "1"]
    assert plain["outline"] == [[1, "A", 1], [2, "B", 2], [1, "C", 2]]
    assert plain["metadata"]["title"] == "Étude"
    assert answers["rotated"]["size"] == [720, 450]


def test_scans_have_images_and_at_most_a_stamp(answers: Answers) -> None:
    assert answers["scan"]["texts"] == ["", ""]
    assert answers["scan"]["images"] == answers["stamped"]["images"] == [1, 1]
    assert [text.strip() for text in answers["stamped"]["texts"]] == makers.stamps_for(2)


def test_odd_pages(answers: Answers) -> None:
    assert answers["garbled"]["texts"] == ["+HOOR\n"]
    assert answers["pleading"]["texts"][0].split() == [*map(str, range(1, 29)), "First", "Second"]
    assert {"Inner stamp", "Outer stamp", "x"} == set(answers["double"]["texts"][0].strip().split("\n"))
    assert answers["linked"]["links"] == [2, 2]
    assert answers["huge"]["size"] == [36000, 36000]
    assert answers["nested"]["texts"][0].split() == ["again"] * 100


def test_odd_files(answers: Answers) -> None:
    assert answers["locked"]["locked"] and not answers["unlocked"]["locked"]
    assert answers["empty"]["count"] == 0
    assert answers["truncated"] is None
    assert [name for name, answer in answers.items() if answer and answer["repaired"]] == ["broken"]
    assert answers["many"]["count"] == 2000
    assert answers["bomb"]["count"] == 1
    assert any(0xD800 <= ord(character) < 0xE000 for character in answers["surrogate"]["metadata"]["title"])
    assert "\0" in answers["surrogate"]["metadata"]["author"]


@pytest.mark.parametrize("name", sorted(set(FILES) - {"locked", "truncated", "bomb"}))
def test_a_second_reader_agrees(answers: Answers, name: str) -> None:
    with pikepdf.open(io.BytesIO(FILES[name]())) as document:
        assert len(document.pages) == answers[name]["count"]
        expected = ["ERROR: file does not contain any pages"] if name == "empty" else []
        assert name == "broken" or document.check_pdf_syntax() in (expected, [])


def test_what_cannot_be_read() -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(makers.encrypted_pdf("secret")))
    with pytest.raises(pikepdf.PdfError):
        pikepdf.open(io.BytesIO(makers.truncated_pdf()))


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_the_same_call_gives_the_same_bytes(make: Callable[[], bytes]) -> None:
    assert make() == make()
