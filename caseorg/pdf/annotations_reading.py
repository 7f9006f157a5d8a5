"""Child side: the markup annotations of a document, read from its objects, so that a broken one costs nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from pymupdf import mupdf

from caseorg.model.external_annotation import (
    GROUP,
    REPLY,
    Box,
    ExternalAnnotation,
    ExternalAnnotations,
    Numbers,
    PageSpace,
)
from caseorg.pdf.geometry import geometry_of, page_space_of
from caseorg.pdf.opening import TEXT_FLAGS, OpenPdf, cleaned, tried
from caseorg.pdf.types import Word
from caseorg.rules.annotation_places import box_of, ordered_quad, quad_of_box, words_under
from caseorg.rules.pdf_dates import instant_of_pdf_date

TEXT_MARK_SUBTYPES = frozenset({"Highlight", "Underline", "StrikeOut", "Squiggly"})
MARKUP_SUBTYPES = TEXT_MARK_SUBTYPES | {
    "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Stamp", "Caret", "Ink", "FileAttachment",
    "Sound", "Redact", "Projection",
}  # fmt: skip
"""ISO 32000-2, table 171: those with a contents of somebody's own."""

PRIVATE_KEY = "CaseorgData"
"""Where the exports of this program keep what PDF has no place for."""

MOST_ANNOTATIONS = 20_000
_MOST_NUMBERS = 200_000
_LONGEST_TEXT = 200_000
_FARTHEST = 1_000_000.0


class Broken(Exception):
    """The annotation cannot be read: why, as the end of a sentence."""


def read_annotations(opened: OpenPdf) -> ExternalAnnotations:
    """All markup annotations in the order of pages; replies name what they answer, whatever page it is on."""
    found: list[ExternalAnnotation] = []
    skipped: list[str] = []
    keys: dict[int, str] = {}
    answers: dict[str, int] = {}
    spaces = tuple(page_space_of(opened.pdf, index) for index in range(opened.page_count))
    for index in range(opened.page_count):
        page: list[ExternalAnnotation] = []
        for key, entry in _entries(opened, index):
            if len(found) + len(page) >= MOST_ANNOTATIONS:
                skipped.append(f"Only the first {MOST_ANNOTATIONS:,} annotations were read.")
                return _linked([*found, *page], skipped, keys, answers, spaces)
            try:
                one = _tried_annotation(entry, key, index, spaces[index])
            except Broken as why:
                skipped.append(f"Page {index + 1}: an annotation {why}.")
                continue
            if one is None:
                skipped.append(f"Page {index + 1}: an annotation is damaged.")
                continue
            page.append(one)
            keys[mupdf.pdf_to_num(entry)] = key
            answers[key] = mupdf.pdf_to_num(mupdf.pdf_dict_gets(entry, "IRT"))
        found += _with_quotes(opened, index, page)
    return _linked(found, skipped, keys, answers, spaces)


def count_annotations(opened: OpenPdf, most: int = MOST_ANNOTATIONS) -> int:
    """How many markup annotations there are but for replies, without reading them."""
    count = 0
    for index in range(opened.page_count):
        count += sum(not _has(entry, "IRT") or _name(entry, "RT") == GROUP for _, entry in _entries(opened, index))
        if count >= most:
            break
    return min(count, most)


def _entries(opened: OpenPdf, index: int) -> Iterator[tuple[str, mupdf.PdfObj]]:
    """The markup annotations of a page, with the key of each: page and place there, counted from 1."""
    page = mupdf.pdf_lookup_page_obj(opened.pdf, index)
    entries = mupdf.pdf_dict_gets(page, "Annots")
    for place in range(tried(lambda: int(mupdf.pdf_array_len(entries)), 0)):
        entry = mupdf.pdf_array_get(entries, place)
        if mupdf.pdf_is_dict(entry) and _name(entry, "Subtype") in MARKUP_SUBTYPES:
            yield f"{index + 1}.{place + 1}", entry


def _linked(
    found: list[ExternalAnnotation],
    skipped: list[str],
    keys: dict[int, str],
    answers: dict[str, int],
    spaces: tuple[PageSpace, ...],
) -> ExternalAnnotations:
    linked = []
    for one in found:
        target = keys.get(answers[one.key], "") if answers[one.key] else ""
        linked.append(replace(one, answers=target if target != one.key else ""))
    return ExternalAnnotations(tuple(linked), tuple(skipped), spaces)


def _tried_annotation(entry: mupdf.PdfObj, key: str, page: int, space: PageSpace) -> ExternalAnnotation | None:
    return tried(lambda: _annotation(entry, key, page, space), None)


def _annotation(entry: mupdf.PdfObj, key: str, page: int, space: PageSpace) -> ExternalAnnotation:
    subtype = _name(entry, "Subtype")
    quads = _quads(entry, space) if subtype in TEXT_MARK_SUBTYPES | {"Redact"} else ()
    lines = tuple(_points(line, space) for line in _lines(entry, subtype))
    box = _box(entry, space) or (box_of(n for part in (quads or lines) for n in part) if quads or lines else None)
    if box is None:
        raise Broken("has no place on it")
    if subtype in TEXT_MARK_SUBTYPES and not quads:
        quads = (quad_of_box(box, space.rotation),)
    dates = tuple(_text(entry, name) for name in ("CreationDate", "M"))
    return ExternalAnnotation(
        key=key,
        page=page,
        subtype=subtype,
        box=box,
        name=_text(entry, "NM"),
        quads=quads,
        lines=tuple(line for line in lines if len(line) >= 4),
        line_ends=_line_ends(entry),
        color=_color(mupdf.pdf_dict_gets(entry, "C")),
        interior=_color(mupdf.pdf_dict_gets(entry, "IC")),
        opacity=min(1.0, max(0.0, _number(mupdf.pdf_dict_gets(entry, "CA"), 1.0) or 0.0)),
        width=_width(entry),
        font_size=_font_size(_text(entry, "DA")),
        contents=_text(entry, "Contents"),
        rich=_text(entry, "RC"),
        author=_text(entry, "T"),
        subject=_text(entry, "Subj"),
        created=instant_of_pdf_date(dates[0]),
        modified=instant_of_pdf_date(dates[1]),
        dates=tuple(date for date in dates if date and not instant_of_pdf_date(date)),
        relation=(GROUP if _name(entry, "RT") == GROUP else REPLY) if _has(entry, "IRT") else "",
        state_model=_text(entry, "StateModel"),
        state=_text(entry, "State"),
        flags=int(mupdf.pdf_to_int(mupdf.pdf_dict_gets(entry, "F"))),
        intent=_name(entry, "IT"),
        icon=_name(entry, "Name"),
        private=_text(entry, PRIVATE_KEY),
    )


def _with_quotes(opened: OpenPdf, index: int, page: list[ExternalAnnotation]) -> list[ExternalAnnotation]:
    """The annotations of a page, marks with the words they mark."""
    if not any(one.subtype in TEXT_MARK_SUBTYPES for one in page):
        return page
    nothing: list[Word] = []
    words = tried(lambda: _words(opened, index), nothing)
    marked = []
    for one in page:
        if one.subtype in TEXT_MARK_SUBTYPES:
            quote, prefix, suffix = words_under(words, one.quads)
            one = replace(one, quote=quote, prefix=prefix, suffix=suffix)
        marked.append(one)
    return marked


def _words(opened: OpenPdf, index: int) -> list[Word]:
    geometry = geometry_of(opened.pdf, index)
    taken = opened.document.load_page(index).get_textpage(flags=TEXT_FLAGS).extractWORDS()
    return [
        Word(geometry.from_unturned((x0, y0, x1, y1)), cleaned(text), block, line)
        for x0, y0, x1, y1, text, block, line, _ in taken
    ]


def _quads(entry: mupdf.PdfObj, space: PageSpace) -> tuple[Numbers, ...]:
    numbers = _numbers(mupdf.pdf_dict_gets(entry, "QuadPoints"))
    quads = []
    for start in range(0, len(numbers) - 7, 8):
        points = [space.points(*numbers[at : at + 2]) for at in range(start, start + 8, 2)]
        quads.append(ordered_quad(points, space.rotation))
    return tuple(quads)


def _lines(entry: mupdf.PdfObj, subtype: str) -> Iterator[Numbers]:
    """The strokes, vertices or the line of an annotation, in user space."""
    if subtype == "Ink":
        strokes = mupdf.pdf_dict_gets(entry, "InkList")
        for place in range(mupdf.pdf_array_len(strokes) if mupdf.pdf_is_array(strokes) else 0):
            yield _numbers(mupdf.pdf_array_get(strokes, place))
    elif subtype in ("Polygon", "PolyLine"):
        yield _numbers(mupdf.pdf_dict_gets(entry, "Vertices"))
    elif subtype == "Line":
        yield _numbers(mupdf.pdf_dict_gets(entry, "L"))[:4]


def _points(numbers: Numbers, space: PageSpace) -> Numbers:
    pairs = zip(numbers[0::2], numbers[1::2], strict=False)
    return tuple(number for pair in pairs for number in space.points(*pair))


def _box(entry: mupdf.PdfObj, space: PageSpace) -> Box | None:
    numbers = _numbers(mupdf.pdf_dict_gets(entry, "Rect"))
    return box_of(_points(numbers[:4], space)) if len(numbers) >= 4 else None


def _numbers(array: mupdf.PdfObj) -> Numbers:
    """The numbers of an array. Raises Broken where one of them is none, or farther away than any paper is."""
    if not mupdf.pdf_is_array(array):
        return ()
    numbers = []
    for place in range(min(mupdf.pdf_array_len(array), _MOST_NUMBERS)):
        number = _number(mupdf.pdf_array_get(array, place), None)
        if number is None or not math.isfinite(number) or abs(number) > _FARTHEST:
            raise Broken("has no place that could be understood")
        numbers.append(number)
    return tuple(numbers)


def _number(value: mupdf.PdfObj, otherwise: float | None) -> float | None:
    return float(mupdf.pdf_to_real(value)) if mupdf.pdf_is_number(value) else otherwise


def _line_ends(entry: mupdf.PdfObj) -> tuple[str, ...]:
    ends = mupdf.pdf_dict_gets(entry, "LE")
    if mupdf.pdf_is_name(ends):
        return (cleaned(mupdf.pdf_to_name(ends)),)
    count = mupdf.pdf_array_len(ends) if mupdf.pdf_is_array(ends) else 0
    return tuple(cleaned(mupdf.pdf_to_name(mupdf.pdf_array_get(ends, place))) for place in range(min(count, 2)))


def _color(array: mupdf.PdfObj) -> str:
    """#rrggbb of gray, RGB or CMYK; "" for no color."""
    count = mupdf.pdf_array_len(array) if mupdf.pdf_is_array(array) else 0
    parts = [min(1.0, max(0.0, _number(mupdf.pdf_array_get(array, at), 0.0) or 0.0)) for at in range(min(count, 4))]
    if count == 1:
        parts *= 3
    elif count == 4:
        parts = [1 - min(1.0, part + parts[3]) for part in parts[:3]]
    elif count != 3:
        return ""
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _width(entry: mupdf.PdfObj) -> float | None:
    style, border = mupdf.pdf_dict_gets(entry, "BS"), mupdf.pdf_dict_gets(entry, "Border")
    width = None
    if mupdf.pdf_is_dict(style):
        width = _number(mupdf.pdf_dict_gets(style, "W"), 1.0)
    elif mupdf.pdf_is_array(border) and mupdf.pdf_array_len(border) >= 3:
        width = _number(mupdf.pdf_array_get(border, 2), None)
    return width if width is not None and math.isfinite(width) and width >= 0 else None


def _font_size(appearance: str) -> float | None:
    """The size in a default appearance: "/Helv 11 Tf 0 g"."""
    words = appearance.split()
    try:
        size = float(words[words.index("Tf") - 1]) if words.index("Tf") else 0.0
    except (ValueError, IndexError):
        return None
    return size if math.isfinite(size) and 0 < size <= 200 else None


def _text(entry: mupdf.PdfObj, key: str) -> str:
    value = mupdf.pdf_dict_gets(entry, key)
    if mupdf.pdf_is_string(value):
        return cleaned(mupdf.pdf_to_text_string(value))[:_LONGEST_TEXT]
    if mupdf.pdf_is_stream(value):
        return cleaned(_stream_text(value))[:_LONGEST_TEXT]
    return ""


def _stream_text(value: mupdf.PdfObj) -> str:
    data = bytes(mupdf.pdf_load_stream(value).fz_buffer_extract())
    if data[:2] == b"\xfe\xff":
        return data[2:].decode("utf-16-be", "ignore")
    return data.decode("utf-8", "replace")


def _name(entry: mupdf.PdfObj, key: str) -> str:
    value = mupdf.pdf_dict_gets(entry, key)
    return cleaned(mupdf.pdf_to_name(value)) if mupdf.pdf_is_name(value) else ""


def _has(entry: mupdf.PdfObj, key: str) -> bool:
    return bool(mupdf.pdf_is_dict(mupdf.pdf_dict_gets(entry, key)))
