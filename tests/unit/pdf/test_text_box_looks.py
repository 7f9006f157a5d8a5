"""A text box in a copy looks in other readers as it is drawn here: white ground, a border of its color, upright."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]
import pytest

from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.pdf.annotation_types import CopyRequest
from caseorg.pdf.annotations_writing import annotated_copy
from caseorg.rules.annotations_leaving import external_of
from tests.unit.pdf.test_annotations_round_trip import page_file

_SCALE = 2


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_text_box_is_framed_in_its_color_and_reads_upright(rotation: int) -> None:
    box = Annotation(
        uuid="box", created="", modified="", document_uuid="", sha256="", kind=AnnotationKind.TEXT_BOX, page=0,
        shape=((200.0, 250.0, 380.0, 430.0),), color="#86bff2", comment="Ask Lee", width=4.0,
    )  # fmt: skip
    request = CopyRequest(sha256="", annotations=tuple(external_of(box)))
    with pypdfium2.PdfDocument(annotated_copy(page_file(rotation), request).data) as file:
        image = file[0].render(scale=_SCALE, may_draw_forms=False).to_pil().convert("RGB")
    width, height = 612, 792
    corners = [(200, 250), (380, 430)]
    turned = {
        0: lambda x, y: (x, y), 90: lambda x, y: (height - y, x),
        180: lambda x, y: (width - x, height - y), 270: lambda x, y: (y, width - x),
    }[rotation]  # fmt: skip
    xs, ys = zip(*(turned(*corner) for corner in corners), strict=True)
    left, top = _SCALE * min(xs), _SCALE * min(ys)
    red, green, blue = image.getpixel((left + 4, top + 180))
    assert (red, green, blue) == pytest.approx((112, 159, 202), abs=6)
    dark = [
        (x, y) for x in range(left + 12, left + 348) for y in range(top + 12, top + 348)
        if max(image.getpixel((x, y))) < 110
    ]  # fmt: skip
    assert len(dark) > 40
    assert max(x for x, _ in dark) < left + 120
    assert max(y for _, y in dark) < top + 60
