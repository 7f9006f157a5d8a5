"""Writes pages as a PDF with the base fonts every reader has, and the court's stamps over them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from sample_case.markup import Piece
from sample_case.typeset import FACES, HEIGHT, WIDTH, Line, Page, Sheet, Text, text_width

BASE_FONTS = {
    "F1": "Times-Roman",
    "F2": "Times-Bold",
    "F3": "Times-Italic",
    "F4": "Times-BoldItalic",
    "F5": "Helvetica",
    "F6": "Courier",
    "F7": "Helvetica-Bold",
}
BLUE = "0 0 0.8 rg"


@dataclass
class Finished:
    """A filing ready to be written: one content stream and one label a page, bookmarks as (level, title, page)."""

    contents: list[str]
    labels: list[str]
    title: str
    bookmarks: list[tuple[int, str, int]] = field(default_factory=list)
    images: list[bytes | None] = field(default_factory=list)


def literal(text: str) -> str:
    """A PDF string whose characters stand for the bytes of WinAnsi."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return "(" + escaped.encode("cp1252").decode("latin-1") + ")"


def printed(text: Text, y: float) -> str:
    """The operators that print pieces on one baseline."""
    parts = [f"BT {text.spacing:.4g} Tw 1 0 0 1 {text.x:.2f} {y:.2f} Tm"]
    for piece in text.pieces:
        size = text.size * 0.65 if piece.rise else text.size
        rise = f"{text.size * 0.35:.3g} Ts " if piece.rise else ""
        back = " 0 Ts" if piece.rise else ""
        parts.append(f"{rise}/{FACES[piece.style][0]} {size:g} Tf {literal(piece.text)} Tj{back}")
    return " ".join([*parts, "ET"])


def placed(lines: Sequence[Line], top: float) -> list[str]:
    """The operators of lines set below each other from `top` down."""
    parts, y = [], top
    for line in lines:
        y -= line.height
        parts += [printed(text, y + 4) for text in line.texts]
        parts += [f"0.6 w {x0:g} {y:g} m {x1:g} {y:g} l S" for x0, x1 in line.rules]
    return parts


def page_content(page: Page, sheet: Sheet) -> list[str]:
    """The operators of a page's lines and of the footnotes at its foot."""
    parts = placed(page.lines, sheet.top)
    if page.notes:
        top = sheet.bottom + sum(line.height for line in page.notes)
        parts.append(f"0.5 w {sheet.left:g} {top + 4:g} m {sheet.left + 144:g} {top + 4:g} l S")
        parts += placed(page.notes, top)
    return parts


def one_line(text: str, y: float, *, style: str = "", size: float = 12, x: float | None = None) -> str:
    """One line of text, centered on the page unless `x` is given."""
    start = (WIDTH - text_width(text, style, size)) / 2 if x is None else x
    return printed(Text(start, (Piece(text, style),), size), y)


def stamp(text: str, *, y: float = 768, x: float | None = None, size: float = 11.5) -> str:
    """The court's line over a page, in blue."""
    return f"q {BLUE} {one_line(text, y, style='sans', size=size, x=x)} Q"


def written(finished: Finished) -> bytes:
    """The file; the same input gives the same bytes."""
    pdf = pikepdf.new()
    fonts = Dictionary({f"/{name}": font_object(pdf, base) for name, base in BASE_FONTS.items()})
    for index, content in enumerate(finished.contents):
        used = {f"/{name}": fonts[f"/{name}"] for name in BASE_FONTS if f"/{name} " in content}
        resources = Dictionary(Font=Dictionary(used)) if used else Dictionary()
        image = finished.images[index] if finished.images else None
        if image is not None:
            resources.XObject = Dictionary(Im0=image_object(pdf, image))
        page = Dictionary(
            Type=Name.Page,
            MediaBox=Array([0, 0, WIDTH, HEIGHT]),
            Resources=resources,
            Contents=pdf.make_stream(content.encode("latin-1")),
        )
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    finish_catalog(pdf, finished)
    output = io.BytesIO()
    pdf.save(
        output,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=True,
    )
    pdf.close()
    return output.getvalue()


def finish_catalog(pdf: pikepdf.Pdf, finished: Finished) -> None:
    """Title, page labels and outline."""
    if finished.title:
        pdf.docinfo = pdf.make_indirect(Dictionary(Title=finished.title))
    count = len(finished.contents)
    if finished.labels != [str(page) for page in range(1, count + 1)]:
        items: list[object] = []
        for index, label in enumerate(finished.labels):
            items += [index, label_entry(label)]
        pdf.Root.PageLabels = Dictionary(Nums=Array(items))
    if finished.bookmarks:
        with pdf.open_outline() as outline:
            path = [outline.root]
            for level, title, page in finished.bookmarks:
                item = pikepdf.OutlineItem(title, page - 1)
                del path[level:]
                path[-1].append(item)
                path.append(item.children)


def label_entry(label: str) -> Dictionary:
    """A page's label: decimal or small roman, counted by the reader."""
    if label.isdigit():
        return Dictionary(S=Name.D, St=int(label))
    return Dictionary(S=Name.r, St=["i", "ii", "iii", "iv", "v"].index(label) + 1)


def font_object(pdf: pikepdf.Pdf, base: str) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{base}"), Encoding=Name.WinAnsiEncoding)
    )


def image_object(pdf: pikepdf.Pdf, jpeg: bytes) -> pikepdf.Object:
    """A gray JPEG as an image; its size is read from the frame header."""
    start = min(at for marker in (b"\xff\xc0", b"\xff\xc2") if (at := jpeg.find(marker)) > 0) + 5
    height, width = (int.from_bytes(jpeg[at : at + 2], "big") for at in (start, start + 2))
    image = pdf.make_stream(jpeg)
    image.Type, image.Subtype, image.Filter = Name.XObject, Name.Image, Name.DCTDecode
    image.Width, image.Height, image.ColorSpace, image.BitsPerComponent = width, height, Name.DeviceGray, 8
    return image
