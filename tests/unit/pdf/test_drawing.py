"""What the viewer gets: geometry, pixels, words and links, and that they agree with each other."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import pytest

from caseorg.model.reading import OutlineItem
from caseorg.pdf.types import (
    MAX_PIXELS,
    BoxesRequest,
    ContentRequest,
    FailureKind,
    Outline,
    OutlineRequest,
    PageBox,
    Pixels,
    Rect,
    RenderRequest,
    WorkerFailure,
)
from tests import makers
from tests.unit.pdf.conftest import WAIT, Viewer

pytestmark = pytest.mark.leaves("threads", "processes")

ZOOM = 2.0
REMARK_AND_FIELD = (
    b"/Annots [<</Type/Annot/Subtype/Square/Rect[100 100 200 200]/C[1 0 0]/IC[1 0 0]/F 4>>"
    b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[300 300 400 400]/F 4/MK<</BG[0 0 1]>>/DA(/Helv 9 Tf 0 g)>>]"
)
ROTATIONS = (0, 90, 180, 270)


@dataclass(frozen=True)
class Sheet:
    """A page with a MediaBox that begins elsewhere than at 0, a CropBox inside of it, and a turn."""

    rotation: int
    unit: float
    media: tuple[int, int, int, int] = (-30, -50, 582, 742)
    crop: tuple[int, int, int, int] = (10, 40, 510, 700)

    def made(self, content: bytes, more: bytes = b"") -> bytes:
        writer = makers.PdfWriter()
        page = writer.add_page(content, makers.font(writer), more=more)
        output = io.BytesIO()
        with pikepdf.open(io.BytesIO(writer.finish([page]))) as document:
            entries = document.pages[0].obj
            entries.MediaBox, entries.CropBox = pikepdf.Array(self.media), pikepdf.Array(self.crop)
            entries.Rotate, entries.UserUnit = self.rotation, self.unit
            document.save(output)
        return output.getvalue()

    def page_points(self, box: Rect) -> Rect:
        """A rectangle of PDF user space, from its lower left corner, in page points."""
        left, top = self.media[0], self.media[3]
        values = (box[0] - left, top - box[3], box[2] - left, top - box[1])
        return (values[0] * self.unit, values[1] * self.unit, values[2] * self.unit, values[3] * self.unit)


SHEETS = [Sheet(rotation, unit) for rotation in ROTATIONS for unit in (1, 2)]


def shown(box: Rect, page: PageBox) -> Rect:
    """Page points as seen, in points from the shown page's top left corner; written out anew from the definition."""
    left, top, right, bottom = page.crop
    x0, y0, x1, y1 = box[0] - left, box[1] - top, box[2] - left, box[3] - top
    width, height = right - left, bottom - top
    for _ in range(page.rotation // 90):  # clockwise
        x0, y0, x1, y1 = height - y1, x0, height - y0, x1
        width, height = height, width
    return (x0, y0, x1, y1)


def dark_box(pixels: Pixels) -> Rect:
    """The smallest rectangle, in pixels, that holds all that is dark."""
    marked = pixels.data.translate(bytes(value < 128 for value in range(256)))
    rows = [marked[start : start + pixels.width * 3] for start in range(0, len(marked), pixels.stride)]
    dark = {y: (row.find(1) // 3, row.rfind(1) // 3) for y, row in enumerate(rows) if 1 in row}
    left, right = min(first for first, _ in dark.values()), max(last for _, last in dark.values())
    return (left, min(dark), right + 1, max(dark) + 1)


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_a_words_box_is_where_its_ink_is(viewer: Viewer, sheet: Sheet) -> None:
    sha256 = viewer.add(sheet.made(b"BT /F1 40 Tf 1 0 0 1 120 500 Tm (HEARING) Tj ET"))
    page = viewer.info(sha256).boxes[0]
    (word,) = viewer.content(sha256).words
    pixels = viewer.draw(sha256, zoom=ZOOM)
    assert (pixels.width, pixels.height) == (page.width * ZOOM, page.height * ZOOM)
    ink = dark_box(pixels)
    box = tuple(value * ZOOM for value in shown(word.box, page))
    assert word.text == "HEARING"
    assert box[0] - 1 <= ink[0] and box[1] - 1 <= ink[1] and ink[2] <= box[2] + 1 and ink[3] <= box[3] + 1
    ink_area = (ink[2] - ink[0]) * (ink[3] - ink[1])
    assert ink_area > 0.45 * (box[2] - box[0]) * (box[3] - box[1])
    left, _, right, _ = sheet.page_points((120, 500, 120 + 182.24, 530))  # that wide by Helvetica's metrics
    assert word.box[0] == pytest.approx(left, abs=0.5)
    assert word.box[2] == pytest.approx(right, abs=0.5)


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_a_links_box_is_where_it_is_drawn(viewer: Viewer, sheet: Sheet) -> None:
    action = b"/A << /S /URI /URI (https://x.org/) >>"
    link = b"/Annots [<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [100 300 180 320] %s >>]" % action
    sha256 = viewer.add(sheet.made(b"0 g 100 300 80 20 re f", link))
    page = viewer.info(sha256).boxes[0]
    (found,) = viewer.content(sha256).links
    assert (found.uri, found.page) == ("https://x.org/", None)
    assert found.box == pytest.approx(sheet.page_points((100, 300, 180, 320)), abs=0.01)
    ink = dark_box(viewer.draw(sha256, zoom=ZOOM))
    assert ink == pytest.approx([value * ZOOM for value in shown(found.box, page)], abs=1)


@pytest.mark.parametrize("sheet", SHEETS, ids=str)
def test_the_shown_area_is_the_crop_box(viewer: Viewer, sheet: Sheet) -> None:
    (page,) = viewer.info(viewer.add(sheet.made(b"0 g 0 0 9 9 re f"))).boxes
    assert page.rotation == sheet.rotation
    assert page.crop == pytest.approx(sheet.page_points(sheet.crop))
    size = (500 * sheet.unit, 660 * sheet.unit)
    assert (page.width, page.height) == (size if sheet.rotation % 180 == 0 else size[::-1])


@pytest.mark.parametrize("rotation", ROTATIONS)
def test_a_link_inside_leads_to_a_page_and_a_height(viewer: Viewer, rotation: int) -> None:
    writer = makers.PdfWriter()
    resources = makers.font(writer)
    target = writer.add_page(b"", resources, more=b"/Rotate %d /CropBox [0 0 500 700]" % rotation)
    more = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [72 600 90 620] /Dest [%d 0 R /XYZ 0 442 0] >>]" % target
    sha256 = viewer.add(writer.finish([writer.add_page(b"", resources, more=more), target]))
    (link,) = viewer.content(sha256).links
    assert (link.page, link.uri) == (1, None)
    assert link.top == pytest.approx(792 - 442)


def test_words_know_their_lines(viewer: Viewer) -> None:
    content = viewer.content(viewer.add(makers.pdf(["Plaintiff moves\nto compel."])))
    assert [word.text for word in content.words] == ["Plaintiff", "moves", "to", "compel."]
    lines = [(word.block, word.line) for word in content.words]
    assert lines[0] == lines[1] != lines[2] == lines[3]


def test_info(viewer: Viewer) -> None:
    data = makers.pdf(["a", "b"], labels=["Cover", "1"], title="Brief", outline=[(1, "Argument", 2)])
    info = viewer.info(viewer.add(data))
    assert (info.page_count, info.labels, info.repaired) == (2, ("Cover", "1"), False)
    assert info.outline == (OutlineItem(level=1, title="Argument", page=2),)
    assert info.metadata == (("title", "Brief"),)
    assert info.boxes == (PageBox(612, 792, 0, (0, 0, 612, 792)),) * 2


def test_geometry_of_a_long_document_comes_in_ranges(viewer: Viewer) -> None:
    sha256 = viewer.add(makers.many_pages_pdf(6000))
    info = viewer.info(sha256)
    assert info.page_count == len(info.labels) == 6000
    assert 1 <= len(info.boxes) < 6000
    rest = viewer.boxes(sha256, 5990, 100)
    assert (rest.first, len(rest.boxes)) == (5990, 10)
    assert rest.boxes[-1] == info.boxes[0]


def test_a_long_outline_comes_in_two_steps(viewer: Viewer) -> None:
    lines = [(1 + number % 3, f"Line {number}", 1 + number % 2) for number in range(4000)]
    sha256 = viewer.add(makers.pdf(["a", "b"], outline=lines))
    info = viewer.info(sha256)
    assert not info.outline_complete
    whole = viewer.pool.submit(OutlineRequest(sha256)).result(WAIT)
    assert isinstance(whole, Outline)
    assert [(item.level, item.title, item.page) for item in whole.items] == lines
    assert info.outline == whole.items[: len(info.outline)]
    assert viewer.info(viewer.add(makers.pdf(["a"], outline=[(1, "Only", 1)]))).outline_complete


def test_a_page_is_black_on_white_with_its_annotations(viewer: Viewer) -> None:
    square = b"/Annots [<< /Type /Annot /Subtype /Square /Rect [100 100 200 200] /C [1 0 0] /IC [1 0 0] /F 4 >>]"
    writer = makers.PdfWriter()
    sha256 = viewer.add(writer.finish([writer.add_page(b"", makers.font(writer), more=square)]))
    pixels = viewer.draw(sha256)
    assert len(pixels.data) == pixels.stride * pixels.height
    assert pixels.data[:3] == b"\xff\xff\xff"
    middle = (792 - 150) * pixels.stride + 150 * 3
    assert pixels.data[middle : middle + 3] == b"\xff\x00\x00"


@pytest.mark.parametrize("turn", ROTATIONS)
def test_a_turn_is_added(viewer: Viewer, turn: int) -> None:
    sha256 = viewer.add(makers.pdf([""], rotation=90))
    pixels = viewer.draw(sha256, turn=turn)
    assert (pixels.width, pixels.height) == ((792, 612) if turn % 180 == 0 else (612, 792))


def test_pixels_longer_than_the_shared_memory_are_those_of_mupdf(viewer: Viewer) -> None:
    import pymupdf

    data = makers.pdf(["The court finds that venue is proper.\n" * 12])
    pixels = viewer.draw(viewer.add(data), zoom=4.0)
    assert len(pixels.data) > 20_000_000
    with pymupdf.open(stream=data) as document:
        assert pixels.data == document[0].get_pixmap(matrix=pymupdf.Matrix(4, 4)).samples


@pytest.mark.parametrize("zoom", [1.0, 50.0])
def test_a_huge_page_is_drawn_smaller_and_says_so(viewer: Viewer, zoom: float) -> None:
    pixels = viewer.draw(viewer.add(makers.huge_page_pdf()), zoom=zoom)
    assert pixels.width * pixels.height <= MAX_PIXELS * 1.001
    assert pixels.zoom < 1
    assert pixels.width == pytest.approx(36_000 * pixels.zoom, abs=1)


def test_a_zoom_of_nothing_still_gives_pixels(viewer: Viewer) -> None:
    pixels = viewer.draw(viewer.add(makers.pdf(["x"])), zoom=0.0)
    assert pixels.width >= 1 and pixels.height >= 1


@pytest.mark.parametrize("page", [-1, 1])
def test_no_such_page(viewer: Viewer, page: int) -> None:
    sha256 = viewer.add(makers.pdf(["Only."]))
    for request in (RenderRequest(sha256, page, 1.0), ContentRequest(sha256, page), BoxesRequest(sha256, page, 1)):
        answer = viewer.pool.submit(request).result(WAIT)
        assert isinstance(answer, WorkerFailure) and answer.kind is FailureKind.NO_SUCH_PAGE


def test_a_password_is_asked_for_and_remembered(viewer: Viewer) -> None:
    sha256 = viewer.add(makers.encrypted_pdf("sesame"))
    for password in (None, "wrong"):
        answer = viewer.open(sha256, password)
        assert isinstance(answer, WorkerFailure) and answer.kind is FailureKind.ENCRYPTED
    assert not isinstance(viewer.open(sha256, "sesame"), WorkerFailure)
    for number in range(5):  # enough other documents to have it closed in between
        viewer.info(viewer.add(makers.pdf([f"Other document {number}"])))
    assert viewer.content(sha256).words[0].text == "Filed"
    assert viewer.fetched.count(sha256) == 4


def _drawn(viewer: Viewer, request: RenderRequest) -> Pixels:
    answer = viewer.pool.submit(request).result(WAIT)
    assert isinstance(answer, Pixels), answer
    return answer


def _cut(pixels: Pixels, left: int, top: int, width: int, height: int) -> bytes:
    rows = (pixels.data[y * pixels.stride + 3 * left :][: 3 * width] for y in range(top, top + height))
    return b"".join(rows)


@pytest.mark.parametrize("turn", ROTATIONS)
@pytest.mark.parametrize("rotation", ROTATIONS)
def test_a_part_is_drawn_as_in_the_whole_page(viewer: Viewer, rotation: int, turn: int) -> None:
    sheet = Sheet(rotation, 1.0)
    sha256 = viewer.add(sheet.made(makers.text_lines("Some words of a page, drawn in parts", left=60, top=500)))
    whole = _drawn(viewer, RenderRequest(sha256, 0, ZOOM, turn))
    clip = (50.0, 100.0, 350.0, 300.0)
    part = _drawn(viewer, RenderRequest(sha256, 0, ZOOM, turn, clip=clip))
    width, height = (whole.height, whole.width) if turn % 180 else (whole.width, whole.height)
    left, top, right, bottom = (round(value * ZOOM) for value in clip)
    left, top = {0: (left, top), 90: (height - bottom, left), 180: (width - right, height - bottom),
                 270: (top, width - right)}[turn]  # fmt: skip
    assert part.width * part.height == 600 * 400
    assert _cut(part, 0, 0, part.width, part.height) == _cut(whole, left, top, part.width, part.height)


def test_a_part_outside_the_page_is_refused(viewer: Viewer) -> None:
    sha256 = viewer.add(makers.pdf(["a"]))
    answer = viewer.pool.submit(RenderRequest(sha256, 0, 1.0, clip=(700.0, 0.0, 800.0, 100.0))).result(WAIT)
    assert isinstance(answer, WorkerFailure) and answer.kind is FailureKind.NO_SUCH_PAGE


def test_a_part_may_be_drawn_larger_than_the_whole_page_could_be(viewer: Viewer) -> None:
    sha256 = viewer.add(makers.pdf(["a"]))
    part = _drawn(viewer, RenderRequest(sha256, 0, 20.0, clip=(72.0, 72.0, 122.0, 122.0)))
    assert (part.zoom, part.width, part.height) == (20.0, 1000, 1000)
    assert _drawn(viewer, RenderRequest(sha256, 0, 20.0)).zoom < 20.0


def test_a_page_without_its_annotations_still_has_its_form_fields(viewer: Viewer) -> None:
    writer = makers.PdfWriter()
    page = writer.add_page(b"", makers.font(writer), more=REMARK_AND_FIELD)
    sha256 = viewer.add(writer.finish([page]))

    def colors(*, annotations: bool) -> tuple[bytes, bytes]:
        pixels = _drawn(viewer, RenderRequest(sha256, 0, 1.0, annotations=annotations))
        return _cut(pixels, 150, 792 - 150, 1, 1), _cut(pixels, 350, 792 - 350, 1, 1)

    red, white = b"\xff\x00\x00", b"\xff\xff\xff"
    remark, field = colors(annotations=True)
    assert remark == red and field != white
    assert colors(annotations=False) == (white, field)
