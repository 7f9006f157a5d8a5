"""The pages that are not running prose: transcripts, pleading paper, forms with boxes."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from sample_case.blocks import ANCHOR
from sample_case.markup import Anchor, Piece, typographic
from sample_case.pdf_file import one_line, printed
from sample_case.typeset import HEIGHT, WIDTH, Text

LINES_A_PAGE = 25
PLEADING_LINES = 28
PLEADING_TOP = 734
PLEADING_LEADING = 24.0


def transcript_pages(text: str, labels: list[str], *, reporter: str) -> tuple[list[str], dict[str, Anchor]]:
    """Contents of numbered transcript pages; a line `===` goes on with the next label."""
    contents: list[str] = []
    anchors: dict[str, Anchor] = {}
    for part, first in zip(text.split("===\n"), labels, strict=True):
        rows: list[str] = []
        for block in re.split(r"\n\s*\n", part.strip("\n")):
            if match := ANCHOR.match(block):
                page, line = divmod(len(rows), LINES_A_PAGE)
                anchors[match[1]] = Anchor(int(first) + page, 0, line + 1)
                block = block[match.end() :]
            rows += transcript_rows(block)
        for start in range(0, len(rows), LINES_A_PAGE):
            page_rows = rows[start : start + LINES_A_PAGE]
            contents.append(transcript_page(page_rows, str(int(first) + start // LINES_A_PAGE), reporter))
    return contents, anchors


def transcript_rows(block: str) -> list[str]:
    """A speech broken at 56 characters, or lines as they are where the block starts with a space."""
    if block.startswith("  "):
        return block.split("\n")
    return textwrap.wrap(typographic(" ".join(block.split())).replace("~", " "), 56, initial_indent=" " * 10)


def transcript_page(rows: list[str], label: str, reporter: str) -> str:
    parts = [one_line(label, 738, style="mono", x=534 - 7.2 * len(label))]
    for index in range(LINES_A_PAGE):
        y = 706 - index * 25.6
        number = str(index + 1)
        parts.append(one_line(number, y, style="mono", x=86 - 7.2 * len(number)))
        if index < len(rows) and rows[index].strip():
            parts.append(one_line(rows[index], y, style="mono", x=112))
    parts += [
        "0.7 w 98 60 m 98 728 l S 101 60 m 101 728 l S 552 60 m 552 728 l S",
        one_line(reporter, 42, style="mono", size=9),
    ]
    return "\n".join(parts)


def pleading_furniture(page: int, footer: str) -> list[str]:
    """The line numbers 1 to 28, the rules and the footer of California's pleading paper."""
    numbers = (f"{number}" for number in range(1, PLEADING_LINES + 1))
    parts = [
        one_line(number, PLEADING_TOP - (index + 1) * PLEADING_LEADING + 4, x=84 - 6 * len(number))
        for index, number in enumerate(numbers)
    ]
    parts.append(f"0.6 w 96 0 m 96 {HEIGHT} l S 99 0 m 99 {HEIGHT} l S 576 0 m 576 {HEIGHT} l S 108 50 m 570 50 l S")
    return [*parts, one_line(str(page), 38), one_line(footer, 26, size=9)]


def boxes(text: str) -> list[str]:
    """A form: rows of `x y width height | Label | value`, y from the top; values have ` / ` between lines.
    A value `[x] …` or `[ ] …` is a box to tick, `= text` a heading."""
    parts = ["0.6 w"]
    for row in filter(None, text.strip().split("\n")):
        place, label, value = (cell.strip() for cell in row.split("|"))
        x, y, width, height = map(float, place.split())
        top = HEIGHT - y
        if label == "=":
            size = 13 if height > 16 else 8.5
            start = x if width < WIDTH - 100 else None
            parts.append(
                one_line(typographic(value).replace("~", " "), top - height + 5, style="sansb", size=size, x=start)
            )
            continue
        parts.append(f"{x:g} {top - height:g} {width:g} {height:g} re S")
        parts.append(printed(Text(x + 4, (Piece(label, "sans"),), 6.5), top - 9))
        for index, line in enumerate(value.split(" / ")):
            parts += box_line(line, x + 6, top - 22 - index * 12.5)
    return parts


def box_line(line: str, x: float, y: float) -> list[str]:
    line = typographic(line).replace("~", " ")
    if not (match := re.match(r"\[(x| )\] ", line)):
        return [printed(Text(x, (Piece(line, ""),), 10), y)] if line else []
    square = f"{x:g} {y - 1:g} 8 8 re S"
    cross = (
        f" {x:g} {y - 1:g} m {x + 8:g} {y + 7:g} l {x:g} {y + 7:g} m {x + 8:g} {y - 1:g} l S" if match[1] == "x" else ""
    )
    return [square + cross, printed(Text(x + 13, (Piece(line[match.end() :], ""),), 10), y)]


def read(folder: Path, name: str) -> str:
    return (folder / f"{name}.txt").read_text(encoding="utf-8")
