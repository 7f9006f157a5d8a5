"""`caseorg annotation summary` shows what a page shows in an area, and nothing that is held back."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path

import pymupdf
import pytest
from docx import Document
from PIL import Image

from tests.makers import pdf
from tests.unit.cli.conftest import CommandLine

AREA = ("--page", "1", "--kind", "area", "--rect", "72,60,216,132")


def picture_in(path: Path) -> Image.Image:
    """The one picture of a summary."""
    if path.suffix == ".md":
        (data,) = re.findall(r"^\[area-1]: <data:image/png;base64,([^>]+)>$", path.read_text(), re.MULTILINE)
        held = base64.b64decode(data)
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            (name,) = [name for name in packed.namelist() if name.startswith("word/media/")]
            held = packed.read(name)
    else:
        with pymupdf.open(path) as document:
            ((xref, *_),) = [image for page in document for image in page.get_images()]
            held = document.extract_image(xref)["image"]
    return Image.open(io.BytesIO(held)).convert("RGB")


@pytest.mark.parametrize("suffix", ["docx", "pdf", "md"])
def test_an_area_is_shown_as_large_as_on_its_page(filed: CommandLine, tmp_path: Path, suffix: str) -> None:
    (made,) = filed.value("annotation", "add", "4", *AREA, "--comment", "The seal")
    target = tmp_path / f"s.{suffix}"
    filed.value("annotation", "summary", "4", "--to", str(target))
    image = picture_in(target)
    assert image.size == pytest.approx((400, 200), abs=2)
    assert image.getpixel((0, 0)) == image.getpixel((399, 100)) == (150, 150, 150), "white paper has an edge"
    filed("annotation", "image", made["uuid"], "--to", str(tmp_path / "area.png"))
    with Image.open(tmp_path / "area.png") as alone:
        assert dark_share(image) == pytest.approx(dark_share(alone.convert("RGB")), abs=0.03)
        assert dark_share(image) > 0.01, "the words of the page are seen"


def test_a_word_document_says_what_its_pictures_are(filed: CommandLine, tmp_path: Path) -> None:
    filed.value("annotation", "add", "4", *AREA)
    filed.value("annotation", "add", "4", "--page", "1", "--kind", "area", "--rect", "0,0,612,792")
    filed.value("annotation", "summary", "4", "--to", str(tmp_path / "s.docx"))
    whole, part = Document(str(tmp_path / "s.docx")).inline_shapes
    assert (part.width.pt, part.height.pt) == pytest.approx((144, 72), abs=1)
    assert whole.height.pt == pytest.approx(468, abs=1) and whole.width.pt < 468, "a page is made to fit"
    assert part._inline.docPr.get("descr").startswith("Area: ") and "4" in part._inline.docPr.get("descr")


def test_an_area_above_the_label_is_not_drawn(filed: CommandLine, tmp_path: Path) -> None:
    filed.value("annotation", "add", "4", *AREA, "--visibility", "privileged")
    for suffix in ("docx", "pdf", "md"):
        target = tmp_path / f"s.{suffix}"
        filed.value("annotation", "summary", "4", "--to", str(target))
        with pytest.raises(ValueError):
            picture_in(target)


def test_a_picture_does_not_show_an_annotation_of_the_file_that_is_held_back(
    filed: CommandLine, tmp_path: Path
) -> None:
    source = tmp_path / "marked.pdf"
    source.write_bytes(with_red_square())
    filed.value("import", "--case", "Alvarez", str(source))
    filed.value("annotation", "add", "marked.pdf", *AREA, "--visibility", "public")
    assert red_in(filed, tmp_path), "what is filed with the page is shown with it"
    (taken,) = filed.value("annotation", "import", "marked.pdf", "--external")["made"]
    uuid = taken if isinstance(taken, str) else taken["uuid"]
    assert red_in(filed, tmp_path)
    filed.value("annotation", "edit", uuid, "--visibility", "privileged")
    assert not red_in(filed, tmp_path)
    filed("undo")
    filed.value("annotation", "trash", uuid)
    assert not red_in(filed, tmp_path)


def red_in(command_line: CommandLine, folder: Path) -> bool:
    target = folder / "s.md"
    command_line.value("annotation", "summary", "marked.pdf", "--to", str(target), "--overwrite")
    (data,) = re.findall(r"^\[area-\d]: <data:image/png;base64,([^>]+)>$", target.read_text(), re.MULTILINE)[:1]
    image = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
    return any(color[0] > 200 and color[1] < 60 for _, color in image.getcolors(1 << 20))


def with_red_square() -> bytes:
    document = pymupdf.open("pdf", pdf(["A page with a remark of someone else."]))
    square = document[0].add_rect_annot(pymupdf.Rect(80, 66, 180, 120))
    square.set_colors(stroke=(1, 0, 0), fill=(1, 0, 0))
    square.update()
    return bytes(document.tobytes())


def dark_share(image: Image.Image) -> float:
    grays = image.convert("L").histogram()
    return sum(grays[:100]) / sum(grays)
