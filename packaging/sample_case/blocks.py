"""Reads a filing's prose, blocks parted by blank lines, into lines.

# HEADING            ## A. | Subheading       ### 1. | Sub-subheading
¶ numbered paragraph ¶[name] one with an anchor
> block quote        | flush paragraph        (a) | hanging item      [#name] before any paragraph: an anchor
.center .left .title   the following lines as they are, two spaces indent; `bold` after the name makes them bold
.sign                the same in the right half of the page, as far as the text goes
.caption             lines of the left column, `---`, lines of the right one, as far as `.end`
.toc                 the table of contents · .page a new page · .space N · .rule · .include NAME
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sample_case.markup import NoteCounter, Piece, plain, words
from sample_case.typeset import Line, Sheet, Text, paragraph, text_width, with_space_after

ITEM = re.compile(r"(\(\w+\)|\d+\.|[A-Z]\.|•) \| ")
ANCHOR = re.compile(r"\[#([\w-]+)\] ?")
BLOCK = re.compile(r"\.caption.*?(?:\n\.end|\Z)|\.sign.*\Z|\S.*?(?=\n\s*\n|\Z)", re.DOTALL)
CAPTION_SPLIT = 0.53


@dataclass
class Reader:
    """Turns blocks into lines, counting paragraphs and footnotes."""

    sheet: Sheet
    folder: Path
    notes: NoteCounter = field(default_factory=NoteCounter)
    paragraphs: int = 0
    contents: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def after(self) -> float:
        """The space after a paragraph: none where the lines are far apart."""
        return 0 if self.sheet.leading >= 22 else self.sheet.leading * 0.6

    def lines(self, text: str) -> list[Line]:
        found: list[Line] = []
        for block in BLOCK.findall(text.strip()):
            found += self.block(block.removesuffix("\n.end"))
        return found

    def block(self, block: str) -> list[Line]:
        if block.startswith("."):
            name, _, rest = block[1:].partition("\n")
            kind, *arguments = name.split()
            return DIRECTIVES[kind](self, arguments, rest)
        anchor = None
        if match := ANCHOR.match(block):
            anchor, block = match[1], block[match.end() :]
        lines = self.running(" ".join(block.split("\n")))
        lines[0].anchor = lines[0].anchor or anchor
        return lines

    def running(self, block: str) -> list[Line]:
        if match := re.match(r"(#+) ", block):
            return self.heading(len(match[1]), block[match.end() :])
        if block.startswith("¶"):
            return self.numbered(block)
        if block.startswith("> "):
            found = words(block[2:], self.notes)
            leading = self.sheet.size * self.sheet.tight
            lines = paragraph(found, self.sheet, left=72, right=36, leading=leading, after=6, align="justified")
            return [Line([], 8), *lines]
        if block.startswith("| "):
            return paragraph(words(block[2:], self.notes), self.sheet, after=self.after)
        if match := ITEM.match(block):
            found = words(block[match.end() :], self.notes)
            return paragraph(found, self.sheet, left=72, mark=match[1], mark_at=44, after=self.after)
        return paragraph(words(block, self.notes), self.sheet, first=36, after=self.after)

    def heading(self, level: int, text: str) -> list[Line]:
        mark, _, title = text.rpartition(" | ")
        leading, left = self.sheet.size * 1.17, 36.0 * (level - 1)
        if level == 1 or not mark:
            found = words(f"{mark} {title}".strip(), self.notes, style="b")
            lines = paragraph(found, self.sheet, leading=leading, align="center", left=20, right=20)
        else:
            found = words(title, self.notes, style="b")
            row = {"left": left + 30, "right": 24, "mark_at": left}
            lines = paragraph(found, self.sheet, leading=leading, align="left", mark=mark, mark_style="b", **row)
        for line in lines:
            line.keep = True
        name = plain(found)
        lines[0].bookmark = (level, name if level == 1 or not mark else f"{mark} {name}")
        double = self.after == 0
        return [Line([], 12 if double else 4, keep=True), *lines, Line([], 1 if double else 6, keep=True)]

    def numbered(self, block: str) -> list[Line]:
        self.paragraphs += 1
        anchor = None
        if match := re.match(r"¶\[([\w-]+)\] ", block):
            anchor = match[1]
        text = block.split(" ", 1)[1]
        lines = paragraph(
            words(text, self.notes),
            self.sheet,
            first=72,
            after=self.after,
            mark=f"{self.paragraphs}.",
            mark_at=36,
        )
        lines[0].anchor, lines[0].paragraph = anchor, self.paragraphs
        return lines

    def rows(self, text: str, x: float, style: str, *, align: str = "left") -> list[Line]:
        """Lines as they stand, single-spaced and held together."""
        lines = []
        for row in text.split("\n"):
            indent = (len(row) - len(row.lstrip())) * 6
            found = words(row.strip(), self.notes, style=style)
            inner = Sheet(left=x + indent, right=self.sheet.right, size=self.sheet.size)
            lines += paragraph(found, inner, leading=self.sheet.size * self.sheet.tight, align=align) or [Line([], 7)]
        for line in lines[:-1]:
            line.keep = True
        return with_space_after(lines, self.sheet.size)

    def included(self, name: str) -> list[Line]:
        return self.lines((self.folder / f"{name}.txt").read_text(encoding="utf-8"))


def style_of(arguments: list[str]) -> str:
    return "b" if "bold" in arguments else ""


def centered(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    return reader.rows(rest, reader.sheet.left, style_of(arguments), align="center")


def title(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    """The title of a filing: centered, bold, with space around it; it is in no outline."""
    return [Line([], 6), *reader.rows(rest, reader.sheet.left, "b", align="center")]


def at_left(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    lines = reader.rows(rest, reader.sheet.left, style_of(arguments))
    for line in lines:
        line.keep = True
    return [Line([], 10 if reader.after == 0 and reader.sheet.tight > 1 else 0, keep=True), *lines]


def signed(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    """A signature block, from the middle of the page on."""
    lines = reader.rows(rest, reader.sheet.left + reader.sheet.width / 2, "")
    return [Line([], 10, keep=True), *lines]


def caption(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    """The parties at the left, a column of parentheses, the docket number at the right."""
    left, _, right = (part.strip("\n").split("\n") for part in rest.partition("---"))
    lines = []
    sheet, leading = reader.sheet, reader.sheet.size * min(1.12, reader.sheet.tight)
    edge = sheet.left + sheet.width * CAPTION_SPLIT
    start = max(0, (len(left) - len(right)) // 2)
    for number, row in enumerate(left + [""] * (len(right) - len(left))):
        texts = [] if "plain" in arguments else [Text(edge, (Piece(")", ""),), sheet.size)]
        columns = [(sheet.left, row)]
        if start <= number < start + len(right):
            columns.append((edge + 24, right[number - start]))
        for x, cell in columns:
            indent = (len(cell) - len(cell.lstrip())) * 6
            found = words(cell.strip(), reader.notes)
            inner = Sheet(left=x + indent, right=600, size=sheet.size)
            texts += [text for line in paragraph(found, inner) for text in line.texts]
        lines.append(Line(texts, leading, keep=True))
    if "rule" in arguments:
        lines[-1].rules.append((sheet.left, edge))
    return [*lines, Line([], sheet.size)]


def contents(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    """The table of contents: the headings with dots and the page they are on, known from an earlier setting."""
    lines: list[Line] = []
    sheet = Sheet(size=reader.sheet.size)
    for level, heading, label in reader.contents:
        left = 22.0 * (level - 1)
        rows = paragraph(words(heading, reader.notes), sheet, left=left + 18, first=-18, right=60, leading=14)
        x = rows[-1].texts[-1].x + sum(text_width(piece.text, "", sheet.size) for piece in rows[-1].texts[-1].pieces)
        number = text_width(label, "", sheet.size)
        dots = "." * max(3, int((sheet.right - number - x - 12) / text_width(".", "", sheet.size)))
        start = sheet.right - number - 4 - text_width(dots, "", sheet.size)
        rows[-1].texts.append(Text(start, (Piece(dots, ""),), sheet.size))
        rows[-1].texts.append(Text(sheet.right - number, (Piece(label, ""),), sheet.size))
        lines += [*rows, Line([], 7)]
    return lines


def new_page(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    return [Line([], 0, page_break=True)]


def space(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    return [Line([], float(arguments[0]), fixed=True)]


def rule(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    return [Line([], 10, rules=[(reader.sheet.left, reader.sheet.right)], fixed=True), Line([], 6)]


def included(reader: Reader, arguments: list[str], rest: str) -> list[Line]:
    return reader.included(arguments[0])


DIRECTIVES: dict[str, Callable[[Reader, list[str], str], list[Line]]] = {
    "center": centered,
    "title": title,
    "left": at_left,
    "sign": signed,
    "caption": caption,
    "toc": contents,
    "page": new_page,
    "space": space,
    "rule": rule,
    "include": included,
}
