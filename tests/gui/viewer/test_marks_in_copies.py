"""Annotations lie in a copy, as another program draws it, where they are drawn here."""

from __future__ import annotations

import math

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from caseorg.gui.viewer.annotation_paint import paint_annotations
from caseorg.gui.viewer.coordinates import PageFrame
from caseorg.model.annotation import TEXT_MARKS, Annotation, AnnotationKind, Shape
from caseorg.pdf.annotation_types import CopyRequest
from caseorg.pdf.annotations_writing import annotated_copy
from caseorg.pdf.geometry import geometry_of
from caseorg.pdf.opening import open_pdf
from caseorg.rules.annotation_places import quad_of_box
from caseorg.rules.annotations_leaving import external_of
from tests.unit.pdf.test_annotations_round_trip import TURNS, page_file

_SCALE = 2  # pixels a point
_SEEN = 40  # of 255; less is the faint ground of an area, which a copy has not
_BOX = (120.0, 200.0, 300.0, 290.0)
_LINES = ((120.0, 200.0, 300.0, 214.0), (120.0, 216.0, 240.0, 230.0))
_UPRIGHT_LINES = ((120.0, 200.0, 134.0, 380.0), (136.0, 200.0, 150.0, 320.0))  # as they are written on turned pages
_NEAR = {AnnotationKind.NOTE: 6, AnnotationKind.TEXT_BOX: 4}  # points; our icon is never larger than 30 pixels


def shape_of(kind: AnnotationKind, rotation: int) -> Shape:
    if kind in TEXT_MARKS:
        return tuple(quad_of_box(line, rotation) for line in (_UPRIGHT_LINES if rotation % 180 else _LINES))
    if kind is AnnotationKind.NOTE:
        return (_BOX[:2],)
    if kind is AnnotationKind.INK:
        wave = (n for step in range(91) for n in (120 + 2 * step, 240 + 30 * math.sin(step / 12)))
        return (tuple(wave), (120, 300, 200, 310))
    return (_BOX,)


def ink(image: Image.Image, paper: Image.Image) -> Image.Image:
    """White where an image differs from the paper."""
    red, green, blue = ImageChops.difference(image.convert("RGB"), paper.convert("RGB")).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > _SEEN else 0)


def painted(annotation: Annotation, data: bytes) -> Image.Image:
    """The ink of our own painting."""
    opened = open_pdf(data)
    box = geometry_of(opened.pdf, 0).box
    opened.close()
    image = QImage(round(box.width * _SCALE), round(box.height * _SCALE), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_annotations(painter, PageFrame(box, 0, _SCALE, 0, 0), [annotation])
    painter.end()
    found = Image.frombytes("RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "BGRX")
    return ink(found, Image.new("RGB", found.size, "white"))


def rendered(annotation: Annotation, data: bytes) -> Image.Image:
    """The ink another program adds to the page for the annotation in a copy."""
    copy = annotated_copy(data, CopyRequest(sha256="", annotations=tuple(external_of(annotation)))).data
    images = []
    for made in (copy, data):
        with pypdfium2.PdfDocument(made) as file:
            images.append(file[0].render(scale=_SCALE, may_draw_forms=False).to_pil().convert("RGB"))
    return ink(*images)


def share_near(one: Image.Image, other: Image.Image, points: int) -> float:
    """How much of the ink of one lies no further than so many points from ink of the other."""
    whole = ImageChops.lighter(one, other).getbbox()
    one, other = one.crop(whole), other.crop(whole)
    near = other.filter(ImageFilter.MaxFilter(2 * points * _SCALE + 1))
    both = ImageChops.darker(one, near)
    return float(both.histogram()[255] / one.histogram()[255])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("rotation", TURNS)
@pytest.mark.parametrize("crop", [False, True], ids=["whole", "cropped"])
@pytest.mark.parametrize("kind", AnnotationKind)
def test_the_ink_lies_where_it_is_drawn_here(kind: AnnotationKind, rotation: int, crop: bool) -> None:
    data = page_file(rotation, crop=crop, origin=(10, 20) if crop else (0, 0))
    annotation = Annotation(
        uuid="one", created="", modified="", document_uuid="", sha256="", kind=kind, page=0,
        shape=shape_of(kind, rotation), color="#e2574c", comment="Ask Lee" if kind not in TEXT_MARKS else "",
    )  # fmt: skip
    ours, theirs = painted(annotation, data), rendered(annotation, data)
    assert ours.size == pytest.approx(theirs.size, abs=1)
    theirs = theirs.crop((0, 0, *ours.size))
    assert ours.getbbox() is not None
    assert theirs.getbbox() is not None
    near = _NEAR.get(kind, 2)
    shares = share_near(ours, theirs, near), share_near(theirs, ours, near)
    assert min(shares) > 0.95, f"{shares} {ours.getbbox()} {theirs.getbbox()}"
    if kind is AnnotationKind.NOTE:
        assert ours.getbbox()[:2] == pytest.approx(theirs.getbbox()[:2], abs=2)
