"""The markup of the sample's prose: inline styles, footnotes and references, read into words.

`*italic*`, `**bold**`, `^[[a footnote]]`, `~` for a space that does not break. `{p:8-2#fear}` is the ECF page of the
anchor `fear` in ECF No. 8-2, `{n:1#fear}` the number of its paragraph, `{l:13#fear}` its page and line in a
transcript and `{i:13#fear}` the line alone. Straight quotes become curly ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

REFERENCE = re.compile(r"\{([pnli]):([^#}]+)#([^}]+)\}")
STYLED = re.compile(r"(\*\*|\*|\^\[\[.*?\]\])", re.DOTALL)
TIED = re.compile(
    r"(§§?|¶¶?|\bNo\.|\bNos\.|\bEx\.|\bat|\bTr\.|\bFed\.|\bpp?\.|\bDecl\.|\bCompl\.|\bMr\.|\bMs\.) (?=[\d(A-Z¶§{])"
)


@dataclass(frozen=True)
class Anchor:
    """Where an anchor of a filing came to stand; pages and lines count from 1."""

    page: int
    paragraph: int
    line: int


@dataclass(frozen=True)
class Piece:
    """Text of one style: `style` is "", "b", "i" or "bi"; `rise` marks a footnote's number."""

    text: str
    style: str
    rise: bool = False


@dataclass
class Word:
    """What a line break never divides. `glued` words follow the one before without a space."""

    pieces: list[Piece]
    glued: bool = False
    notes: list[str] = field(default_factory=list)


def resolve(text: str, anchors: Mapping[tuple[str, str], Anchor]) -> str:
    """The text with its references filled in; an unknown one raises KeyError."""

    def answer(match: re.Match[str]) -> str:
        anchor = anchors[match[2], match[3]]
        return {
            "p": f"{anchor.page}",
            "n": f"{anchor.paragraph}",
            "l": f"{anchor.page}:{anchor.line}",
            "i": f"{anchor.line}",
        }[match[1]]

    return REFERENCE.sub(answer, text)


def typographic(text: str) -> str:
    """Curly quotes, and spaces that tie a sign to its number."""
    text = re.sub(r"(^|[\s(\[—“‘])\"", r"\1“", text)
    text = re.sub(r"(^|[\s(\[—“‘])'", r"\1‘", text).replace('"', "”").replace("'", "’")
    return TIED.sub(r"\1~", text)


class NoteCounter:
    """Numbers the footnotes of one filing."""

    def __init__(self) -> None:
        self.last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


def words(text: str, counter: NoteCounter, *, style: str = "") -> list[Word]:
    """The words of a paragraph, its footnotes numbered and hung on the words they follow."""
    found: list[Word] = []
    open_word = False
    bold, italic = "b" in style, "i" in style
    for part in STYLED.split(typographic(text)):
        if part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        elif part.startswith("^[["):
            number = counter.next()
            found[-1].pieces.append(Piece(str(number), "", rise=True))
            found[-1].notes.append(f"{number} {part[3:-2].strip()}")
        elif part:
            open_word = take(part, ("b" if bold else "") + ("i" if italic else ""), found, open_word=open_word)
    return found


def take(part: str, style: str, found: list[Word], *, open_word: bool) -> bool:
    """Adds the words of a part of one style; `open_word` says that the last one goes on. True where it still does."""
    for token in re.findall(r"\s+|[^\s—]+—?|—", part):
        if token.isspace():
            open_word = False
            continue
        piece = Piece(token.replace("~", " "), style)
        if open_word and not ends_with_dash(found[-1]):
            found[-1].pieces.append(piece)
        else:
            found.append(Word([piece], glued=open_word))
        open_word = True
    return open_word


def ends_with_dash(word: Word) -> bool:
    return word.pieces[-1].text.endswith("—")


def plain(found: Iterable[Word]) -> str:
    """The words as text, without footnote numbers."""
    text = ""
    for word in found:
        text += ("" if word.glued or not text else " ") + "".join(piece.text for piece in word.pieces if not piece.rise)
    return text
