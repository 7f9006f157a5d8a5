"""Child side: the words of a page that is a picture, recognized by MuPDF's own engine (Tesseract)."""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pymupdf

from caseorg.pdf.geometry import Geometry, geometry_of
from caseorg.pdf.opening import TEXT_FLAGS, OpenPdf, cleaned
from caseorg.pdf.recognition_types import RecognizedPage, RecognizeRequest
from caseorg.pdf.types import Rect, Word
from caseorg.rules.docket import stamp_of

_DOTS_PER_POINT = 300 / 72
"""Tesseract is trained on letters as they are at 300 dpi."""

_MOST_PIXELS = 36_000_000
"""A letter page has 8.4 million; a plan of four feet still keeps letters that can be read."""

_GENTLER = 10

_TOUCHING = 0.2
"""Points between letters of one word at most: they are laid end to end, to a rounding of hundredths."""

_RULES = "|¦"


def recognize(opened: OpenPdf, request: RecognizeRequest) -> RecognizedPage:
    """All words of a page, those of its own included where they are to be kept, top to bottom as it is shown."""
    _give_way()
    geometry = geometry_of(opened.pdf, request.page)
    page = opened.document.load_page(request.page)
    own = _own_words(page, geometry) if request.keeps_text else ()
    read = _read_words(page, geometry, request)
    words = _together(own, [word for word in read if not any(_covers(one.box, word.box) for one in own)])
    text = text_of(words)
    return RecognizedPage(words, text, stamp_of(text, text.splitlines, page=request.page + 1))


def text_of(words: Iterable[Word]) -> str:
    """The words as a text, a line of the page on each line."""
    lines: dict[tuple[int, int], list[str]] = {}
    for word in words:
        lines.setdefault((word.block, word.line), []).append(word.text)
    return "".join(" ".join(line) + "\n" for line in lines.values())


def _give_way() -> None:
    """Let the window go first: recognition takes a processor for seconds."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, _GENTLER)


def _own_words(page: pymupdf.Page, geometry: Geometry) -> tuple[Word, ...]:
    taken = page.get_textpage(flags=TEXT_FLAGS).extractWORDS()
    return tuple(
        Word(geometry.from_unturned((x0, y0, x1, y1)), cleaned(text), block, line)
        for x0, y0, x1, y1, text, block, line, _ in taken
    )


def _read_words(page: pymupdf.Page, geometry: Geometry, request: RecognizeRequest) -> list[Word]:
    """What Tesseract reads on the page as it is shown: turned upright, cut to its CropBox."""
    shown = geometry.box
    zoom = min(_DOTS_PER_POINT, math.sqrt(_MOST_PIXELS / max(shown.width * shown.height, 1.0)))
    # The engine takes three colors a pixel and silently reads nothing in a gray picture (tried with 1.28.2).
    picture = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), colorspace=pymupdf.csRGB, alpha=False)
    made = picture.pdfocr_tobytes(compress=False, language=request.languages, tessdata=request.data_folder)
    across, down = picture.width / zoom, picture.height / zoom
    del picture
    with pymupdf.open(stream=made, filetype="pdf") as layer:
        read = layer.load_page(0)
        taken = list(words_in(read.get_textpage(flags=TEXT_FLAGS).extractRAWDICT()))
        wide, tall = across / read.rect.width, down / read.rect.height
    return [
        Word(geometry.rect_from_shown((x0 * wide, y0 * tall, x1 * wide, y1 * tall)), cleaned(text), block, line)
        for (x0, y0, x1, y1), text, block, line in taken
    ]


def words_in(layer: Mapping[str, Any]) -> Iterator[tuple[Rect, str, int, int]]:
    """The words of the engine's text layer, each with its box, block and line; lines ruled beside them left out.

    The layer has no spaces: letters of one word touch exactly, and MuPDF joins words that stand close. So a word ends
    wherever two letters do not touch.
    """
    for block_number, block in enumerate(layer["blocks"]):
        for line_number, line in enumerate(block.get("lines", ())):
            for letters in _touching(char for span in line["spans"] for char in span["chars"]):
                kept = _without_rules(letters)
                if kept:
                    boxes = [letter["bbox"] for letter in kept]
                    box = (boxes[0][0], min(one[1] for one in boxes), boxes[-1][2], max(one[3] for one in boxes))
                    yield box, "".join(letter["c"] for letter in kept), block_number, line_number


def _touching(letters: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """The letters of a line, word by word."""
    word: list[Mapping[str, Any]] = []
    for letter in letters:
        if word and (letter["c"].isspace() or letter["bbox"][0] - word[-1]["bbox"][2] > _TOUCHING):
            yield word
            word = []
        if not letter["c"].isspace():
            word.append(letter)
    if word:
        yield word


def _without_rules(letters: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """A word without the strokes at its ends that the engine makes of the ruled margin of pleading paper."""
    first, last = 0, len(letters)
    while first < last and letters[first]["c"] in _RULES:
        first += 1
    while last > first and letters[last - 1]["c"] in _RULES:
        last -= 1
    return letters[first:last]


def _covers(own: Rect, read: Rect) -> bool:
    """Whether a word was read where the page has one of its own: its middle lies in it."""
    x, y = (read[0] + read[2]) / 2, (read[1] + read[3]) / 2
    return own[0] <= x <= own[2] and own[1] <= y <= own[3]


def _together(own: Sequence[Word], read: Sequence[Word]) -> tuple[Word, ...]:
    """The page's own words first, as a stamp is; blocks are counted on."""
    after = max((word.block for word in own), default=-1) + 1
    return (*own, *(Word(word.box, word.text, word.block + after, word.line) for word in read))
