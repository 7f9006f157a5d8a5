"""A picture shows the part of a page that is marked, however the page is turned and cropped."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from caseorg.pdf.annotation_types import PictureRequest
from caseorg.pdf.drawing import OpenFile
from caseorg.pdf.opening import Refused, open_pdf
from caseorg.pdf.types import Rect
from tests.unit.pdf.test_drawing import ROTATIONS, Sheet

RED, GREEN, BLUE, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 0, 0)
TURNED = {0: (RED, GREEN, BLUE, BLACK), 90: (BLUE, RED, BLACK, GREEN), 180: (BLACK, BLUE, GREEN, RED),
          270: (GREEN, BLACK, RED, BLUE)}  # fmt: skip


def picture(sheet: Sheet, box: Rect, dots: int, turn: int = 0) -> Image.Image:
    """Of a page with four colored squares of 50 units around (150, 350): red, green, blue and black, as one reads."""
    squares = ((100, 350, RED), (150, 350, GREEN), (100, 300, BLUE), (150, 300, BLACK))
    content = " ".join(f"{r / 255} {g / 255} {b / 255} rg {x} {y} 50 50 re f" for x, y, (r, g, b) in squares)
    file = OpenFile(open_pdf(sheet.made(content.encode())))
    try:
        made = file.picture(PictureRequest("", 0, box, dots, turn))
    finally:
        file.close()
    return Image.open(io.BytesIO(made.data)).convert("RGB")


@pytest.mark.parametrize("turn", ROTATIONS)
@pytest.mark.parametrize("rotation", ROTATIONS)
def test_the_marked_part_is_drawn_as_it_is_read(rotation: int, turn: int) -> None:
    sheet = Sheet(rotation, 1.0)
    image = picture(sheet, sheet.page_points((100, 300, 200, 400)), 144, turn)
    assert image.size == (200, 200)
    spots = tuple(image.getpixel(spot) for spot in ((40, 40), (160, 40), (40, 160), (160, 160)))
    assert spots == TURNED[(rotation + turn) % 360]


def test_a_part_outside_the_page_is_refused() -> None:
    sheet = Sheet(0, 1.0)
    with pytest.raises(Refused):
        picture(sheet, sheet.page_points((-25, -45, -15, -30)), 144)
