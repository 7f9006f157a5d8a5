"""`caseorg annotation import`, `external`, `export`, `summary` and `image`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from docx import Document
from PIL import Image

from tests.unit.cli.conftest import CommandLine


@pytest.fixture
def marked(filed: CommandLine) -> CommandLine:
    """An order with a highlight that has all that hangs on one, and a privileged note."""
    made = filed.value(
        "annotation", "add", "4", "--page", "1", "--quote", "injunction is stayed", "--comment", "=**Key** holding",
        "--tag", "stay", "--issue", "Relief", "--author", "Ana Ruiz",
    )  # fmt: skip
    filed.value("annotation", "reply", made[0]["uuid"], "--comment", "Agreed", "--author", "Bo Li")
    filed.value(
        "annotation", "add", "4", "--page", "1", "--kind", "note", "--at", "300,300", "--comment", "Our weak point",
        "--visibility", "privileged",
    )  # fmt: skip
    return filed


def described(one: dict[str, Any]) -> dict[str, Any]:
    gone = ("document_uuid", "sha256", "ecf", "document", "page_label", "ecf_page", "replies", "shape")
    return {key: value for key, value in one.items() if key not in gone}


@pytest.mark.parametrize("suffix", ["pdf", "xfdf", "json"])
def test_what_was_exported_comes_back_once_it_was_lost(marked: CommandLine, tmp_path: Path, suffix: str) -> None:
    before = marked.value("annotation", "list", "4")
    target = tmp_path / f"out.{suffix}"
    marked.value("annotation", "export", "4", "--to", str(target), "--visibility", "privileged")
    known = marked.value("annotation", "import", "4", str(target))
    assert (known["made"], known["known"]) == ([], 2)

    for _ in range(3):
        marked("undo")
    assert marked.value("annotation", "list", "4") == []
    taken = marked.value("annotation", "import", "4", str(target))
    assert len(taken["made"]) == 2
    after = marked.value("annotation", "list", "4")
    assert [described(one) for one in after] == [described(one) for one in before]
    assert after[0]["replies"][0]["comment"] == "Agreed"
    assert marked.value("annotation", "import", "4", str(target))["known"] == 2


@pytest.mark.parametrize("suffix", ["pdf", "xfdf", "json"])
def test_a_reply_that_came_back_with_a_copy_is_added_once(marked: CommandLine, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    answered = next(one for one in marked.value("annotation", "list", "4") if one["replies"])
    marked.value("annotation", "reply", answered["uuid"], "--comment", "Not so sure", "--author", "Another")
    marked.value("annotation", "export", "4", "--to", str(target), "--visibility", "privileged")
    marked("undo")
    taken = marked.value("annotation", "import", "4", str(target))
    assert (taken["made"], taken["known"], taken["replies"]) == ([], 2, 1)
    after = next(one for one in marked.value("annotation", "list", "4") if one["uuid"] == answered["uuid"])
    assert [(reply["comment"], reply["author"]) for reply in after["replies"]][1:] == [("Not so sure", "Another")]
    assert after["replies"][0] == answered["replies"][0]
    assert marked.value("annotation", "import", "4", str(target))["replies"] == 0
    marked("undo")
    assert marked.value("annotation", "list", "4") == [
        answered if one["uuid"] == answered["uuid"] else one for one in marked.value("annotation", "list", "4")
    ]


@pytest.mark.parametrize("suffix", ["pdf", "xfdf", "json"])
def test_what_is_above_the_label_stays(marked: CommandLine, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    made = marked.value("annotation", "export", "4", "--to", str(target))
    assert (made["annotations"], made["held_back"]) == (1, 1)
    assert "weak point" not in everything(target)
    assert "holding" in everything(target)
    marked.value("document", "edit", "4", "--visibility", "sealed")
    made = marked.value("annotation", "export", "4", "--to", str(target), "--overwrite")
    assert (made["annotations"], made["held_back"]) == (0, 2)
    assert "holding" not in everything(target)


def test_the_original_stays_and_no_file_is_written_over(marked: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    marked.value("document", "export", "4", "--to", str(tmp_path / "before.pdf"))
    marked.value("annotation", "export", "4", "--to", str(target))
    marked.value("document", "export", "4", "--to", str(tmp_path / "after.pdf"))
    assert (tmp_path / "before.pdf").read_bytes() == (tmp_path / "after.pdf").read_bytes()
    assert "Choose another name" in marked.refused("annotation", "export", "4", "--to", str(target))
    assert "--format" in marked.refused("annotation", "export", "4", "--to", str(tmp_path / "out.txt"))


def test_the_image_of_an_area(marked: CommandLine, tmp_path: Path) -> None:
    area = ("--page", "1", "--kind", "area", "--rect", "72,60,216,132")
    (made,) = marked.value("annotation", "add", "4", *area)
    target = tmp_path / "area.png"
    marked.value("annotation", "image", made["uuid"], "--to", str(target))
    with Image.open(target) as image:
        assert image.size == pytest.approx((600, 300), abs=1)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=1)
    assert "Choose another name" in marked.refused("annotation", "image", made["uuid"], "--to", str(target))
    assert ".png" in marked.refused("annotation", "image", made["uuid"], "--to", str(tmp_path / "area.gif"))
    words = next(one for one in marked.value("annotation", "list", "4") if one["kind"] == "highlight")
    sentence = marked.refused("annotation", "image", words["uuid"], "--to", str(tmp_path / "other.png"))
    assert "Only an area" in sentence


def test_annotations_in_the_documents_own_file(filed: CommandLine, tmp_path: Path) -> None:
    filed.value("annotation", "add", "4", "--page", "1", "--quote", "injunction", "--comment", "Hm")
    copy = tmp_path / "annotated.pdf"
    filed.value("annotation", "export", "4", "--to", str(copy))
    filed.value("import", "--case", "Alvarez", str(copy))
    (found,) = filed.value("annotation", "external", "annotated.pdf")["annotations"]
    assert (found["subtype"], found["contents"], found["quote"]) == ("Highlight", "Hm", "injunction")
    assert len(filed.value("annotation", "import", "annotated.pdf", "--external")["made"]) == 1
    assert filed.value("annotation", "import", "annotated.pdf", "--external")["known"] == 1
    assert "--external" in filed.refused("annotation", "import", "4")

    again = tmp_path / "again.pdf"
    filed.value("annotation", "export", "annotated.pdf", "--to", str(again))
    with pikepdf.open(again) as file:
        assert len(file.pages[0].obj.Annots) == 1, "what was taken over is not there twice"

    (taken,) = filed.value("annotation", "list", "annotated.pdf")
    filed.value("annotation", "edit", taken["uuid"], "--visibility", "privileged")
    filed.value("annotation", "export", "annotated.pdf", "--to", str(again), "--overwrite")
    with pikepdf.open(again) as file:
        assert len(file.pages[0].obj.get("/Annots", [])) == 0, "nor as the file had it, where it is held back"


def test_hostile_files_import_nothing(filed: CommandLine, tmp_path: Path) -> None:
    hostile = tmp_path / "in.xfdf"
    hostile.write_text('<!DOCTYPE a [<!ENTITY b "c">]><xfdf>&b;</xfdf>')
    assert "declares a DTD" in filed.refused("annotation", "import", "4", str(hostile))
    assert filed.value("annotation", "list", "4") == []


def test_summaries_have_cites_and_no_formulas(marked: CommandLine, tmp_path: Path) -> None:
    for suffix in ("md", "csv", "docx"):
        marked.value("annotation", "summary", "4", "--to", str(tmp_path / f"s.{suffix}"))
    (row,) = csv.DictReader(io.StringIO((tmp_path / "s.csv").read_text("utf-8-sig"), newline=""))
    assert row["Quote"] == "injunction is stayed"
    assert row["Comment"].startswith("'=")
    assert "4" in row["Cite"] and row["Issues"] == "Relief"
    words = (tmp_path / "s.md").read_text()
    assert "“injunction is stayed”" in words and row["Cite"] in words and "weak point" not in words
    paragraphs = [paragraph.text for paragraph in Document(str(tmp_path / "s.docx")).paragraphs]
    assert any(row["Cite"] in paragraph for paragraph in paragraphs)
    marked.value("annotation", "summary", "4", "--to", str(tmp_path / "s.pdf"))
    page = pypdfium2.PdfDocument(tmp_path / "s.pdf")[0].get_textpage().get_text_range()
    assert "injunction is stayed" in page and "Agreed" in page and "weak point" not in page
    assert b"MuPDF" not in (tmp_path / "s.pdf").read_bytes()
    assert ".md" in marked.refused("annotation", "summary", "4", "--to", str(tmp_path / "s.txt"))


def everything(path: Path) -> str:
    """All words in a file, those in strings of a PDF as well."""
    if path.suffix != ".pdf":
        text = path.read_text()
        return json.dumps(json.loads(text)) if path.suffix == ".json" else text
    with pikepdf.open(path) as file:
        held = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        return "\n".join(str(value) for one in held for value in one.values())
