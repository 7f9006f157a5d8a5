"""Comments of annotations: paragraphs, **bold** and lists, read and written as text, as HTML and as plain words.

The text is a small part of Markdown. A blank line ends a paragraph, a single line break stays one. A line that begins
with "- " or "1. " is an item of a list; lines indented below it belong to it. A backslash before "*" makes it a star.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import groupby

from caseorg.rules.comment_html import HtmlSpan, html_lines


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Span:
    """Words that look the same; "\\n" in them is a line break."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or one item of a list; `number` is that of a numbered item, else 0. No two neighboring spans
    look the same, and none is empty."""

    spans: tuple[Span, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    number: int = 0

    @property
    def text(self) -> str:
        """Its words without looks."""
        return "".join(span.text for span in self.spans)

    @property
    def sign(self) -> str:
        """What stands before an item: "•", "3."; "" for a paragraph."""
        return {BlockKind.BULLET: "•", BlockKind.NUMBERED: f"{self.number}."}.get(self.kind, "")


_ITEM = re.compile(r"(?:[-*•]|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
_LITERAL = re.compile(r"(?P<digits>\d{1,3})?(?P<slashes>\\*)(?P<mark>[-•.)])(?=[ \t]+\S)")
_TOKENS = re.compile(r"(?P<slashes>\\*)(?P<stars>\*+)|[^\\*]+|\\+")


def blocks_of(comment: str) -> tuple[Block, ...]:
    """The paragraphs and items of a comment."""
    found: list[tuple[BlockKind, int, list[str]]] = []
    is_open = False
    for raw in comment.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = raw.strip()
        item = _ITEM.match(line)
        if not line:
            is_open = False
        elif item is not None:
            kind = BlockKind.NUMBERED if item["number"] else BlockKind.BULLET
            found.append((kind, int(item["number"] or 0), [line[item.end() :]]))
            is_open = True
        elif is_open and (found[-1][0] is BlockKind.PARAGRAPH or raw.startswith(("  ", "\t"))):
            found[-1][2].append(_unescaped_start(line))
        else:
            found.append((BlockKind.PARAGRAPH, 0, [_unescaped_start(line)]))
            is_open = True
    return tuple(Block(_spans_of("\n".join(lines)), kind, number) for kind, number, lines in found)


def comment_of(blocks: Iterable[Block]) -> str:
    """The text of blocks: what `blocks_of` reads as the same again."""
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        first, *others = _marked(block.spans).split("\n")
        others = [_escaped_start(line) for line in others]
        if block.kind is BlockKind.PARAGRAPH:
            text = "\n".join([_escaped_start(first), *others])
        else:
            sign = "-" if block.kind is BlockKind.BULLET else f"{block.number}."
            text = "\n  ".join([f"{sign} {first}", *others])
        if before is not None:
            parts.append("\n" if block.kind is before is not BlockKind.PARAGRAPH else "\n\n")
        parts.append(text)
        before = block.kind
    return "".join(parts)


def made_block(spans: Iterable[Span], kind: BlockKind = BlockKind.PARAGRAPH, number: int = 0) -> Block | None:
    """A block of any spans: lines without white space around them, blank ones left out, equal neighbors joined. None
    where nothing is left."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(Span(first, span.bold))
        lines += [[Span(text, span.bold)] for text in others]
    kept = [line for line in (_trimmed(line) for line in lines) if line]
    if not kept:
        return None
    whole = list(kept[0])
    for line in kept[1:]:
        whole += [Span("\n", whole[-1].bold and line[0].bold), *line]
    return Block(_joined(whole), kind, number)


def is_formatted(comment: str) -> bool:
    """Whether plain words would lose something of it: bold or a list."""
    return any(
        block.kind is not BlockKind.PARAGRAPH or any(span.bold for span in block.spans) for block in blocks_of(comment)
    )


def plain_of(comment: str) -> str:
    """The words alone; items of lists begin with "• " or their number."""
    parts: list[str] = []
    before: BlockKind | None = None
    for block in blocks_of(comment):
        if before is not None:
            parts.append("\n" if block.kind is before is not BlockKind.PARAGRAPH else "\n\n")
        parts.append(f"{block.sign} {block.text}" if block.sign else block.text)
        before = block.kind
    return "".join(parts)


def comment_of_plain(text: str) -> str:
    """The comment that shows plain words as they are: stars stay stars. Lines that look like items become items."""
    blocks: list[Block] = []
    for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").replace("\r", "\n")):
        made = made_block([Span(part)])
        blocks += _with_items(made) if made else []
    return comment_of(blocks)


def html_of(comment: str, *, lists: bool = True) -> str:
    """The comment as HTML, escaped. Without `lists`, items are paragraphs that begin with their sign: the rich contents
    of PDF (ISO 32000-2, 12.7.4.4) know no lists."""
    blocks = blocks_of(comment)
    if not lists:
        return "".join(f"<p>{f'{block.sign} ' if block.sign else ''}{_html(block.spans)}</p>" for block in blocks)
    parts: list[str] = []
    for (kind, _), group in groupby(enumerate(blocks), key=lambda pair: (pair[1].kind, _run(pair))):
        items = [block for _, block in group]
        if kind is BlockKind.PARAGRAPH:
            parts += [f"<p>{_html(block.spans)}</p>" for block in items]
            continue
        start = f' start="{items[0].number}"' if items[0].number > 1 else ""
        tag = "ul" if kind is BlockKind.BULLET else "ol"
        listed = "".join(f"<li>{_html(block.spans)}</li>" for block in items)
        parts.append(f"<{tag}{start}>{listed}</{tag}>")
    return "".join(parts)


def comment_of_html(text: str) -> str:
    """The comment in HTML of any kind, such as the rich contents of a PDF's annotation. What a comment does not know
    (colors, italics, links) goes, its words stay; scripts and styles go altogether."""
    blocks: list[Block] = []
    for line in html_lines(text):
        spans = tuple(_span(span) for span in line.spans)
        if line.is_item:
            kind = BlockKind.NUMBERED if line.number else BlockKind.BULLET
            made = made_block(spans, kind, line.number)
            blocks += [made] if made else []
        else:
            made = made_block(spans)
            blocks += _with_items(made) if made else []
    return comment_of(blocks)


# Reading


def _spans_of(text: str) -> tuple[Span, ...]:
    """Words with **bold** in them; stars that are closed nowhere are stars."""
    pieces = list(_pieces(text))
    marks = [place for place, (piece, is_mark) in enumerate(pieces) if is_mark]
    bold_from: dict[int, int] = {}
    opening: int | None = None
    for place in marks:
        after = pieces[place + 1][0] if place + 1 < len(pieces) else ""
        before = pieces[place - 1][0] if place else ""
        if opening is None:
            opening = place if after and not after[0].isspace() else None
        elif before and not before[-1].isspace():
            bold_from[opening], opening = place, None
    spans: list[Span] = []
    until = -1
    closing = set(bold_from.values())
    for place, (piece, _) in enumerate(pieces):
        if place in bold_from:
            until = bold_from[place]
        elif place not in closing:
            spans.append(Span(piece, place < until))
    return _joined(spans)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Words and marks ("**", True) in their order, with backslashes before stars taken out."""
    literal = ""
    for token in _TOKENS.finditer(text):
        if token["stars"] is None:
            literal += token[0]
            continue
        slashes, stars = len(token["slashes"]), len(token["stars"])
        literal += "\\" * (slashes // 2)
        if slashes % 2:
            literal, stars = literal + "*", stars - 1
        while stars >= 2:
            if literal:
                yield literal, False
                literal = ""
            yield "**", True
            stars -= 2
        literal += "*" * stars
    if literal:
        yield literal, False


def _literal_start(line: str) -> re.Match[str] | None:
    """A line that would begin an item but for the backslashes before its sign, which may be none."""
    match = _LITERAL.match(line)
    return match if match is not None and (match["digits"] is not None) == (match["mark"] in ".)") else None


def _unescaped_start(line: str) -> str:
    match = _literal_start(line)
    if match is None or not match["slashes"]:
        return line
    return line[: match.start("slashes")] + line[match.start("slashes") + 1 :]


def _escaped_start(line: str) -> str:
    match = _literal_start(line)
    return line if match is None else f"{line[: match.start('slashes')]}\\{line[match.start('slashes') :]}"


def _with_items(block: Block) -> list[Block]:
    """A paragraph whose lines may begin as items do, as the items and paragraphs they are."""
    blocks: list[Block] = []
    paragraph: list[Span] = []
    for line in _lines_of(block.spans):
        item = _ITEM.match(line[0].text) or _ITEM.match("".join(span.text for span in line))
        if item is None:
            paragraph += [Span("\n"), *line]
            continue
        blocks += [one] if (one := made_block(paragraph)) else []
        paragraph = []
        kind = BlockKind.NUMBERED if item["number"] else BlockKind.BULLET
        made = made_block(_without(line, item.end()), kind, int(item["number"] or 0))
        blocks += [made] if made else []
    return blocks + ([one] if (one := made_block(paragraph)) else [])


def _lines_of(spans: Sequence[Span]) -> list[list[Span]]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        lines[-1].append(Span(first, span.bold))
        lines += [[Span(text, span.bold)] for text in others]
    return [[span for span in line if span.text] for line in lines if any(span.text for span in line)]


def _without(line: Sequence[Span], count: int) -> list[Span]:
    """A line without its first characters."""
    left: list[Span] = []
    for span in line:
        left.append(Span(span.text[count:], span.bold))
        count = max(0, count - len(span.text))
    return left


# Writing


def _marked(spans: Sequence[Span]) -> str:
    """Words with ** around what is bold; bold over several lines is marked in each."""
    parts: list[str] = []
    for span, after in zip(spans, [*spans[1:], Span("")], strict=True):
        lines = [_escaped(line) for line in span.text.split("\n")]
        parts.append("\n".join(_starred(line) if span.bold else line for line in lines))
        if after.bold and not span.bold and not after.text[:1].isspace():
            parts.append("\\" * (len(span.text) - len(span.text.rstrip("\\"))))  # none of them is before a mark
    return "".join(parts)


def _starred(text: str) -> str:
    """Bold words; white space at their ends stays outside, since no mark stands before or after it."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner[0])
    slashes = len(inner) - len(inner.rstrip("\\"))
    return f"{text[:start]}**{inner}{chr(92) * slashes}**{text[start + len(inner) :]}"


def _escaped(text: str) -> str:
    def with_slashes(match: re.Match[str]) -> str:
        return match[1] * 2 + "\\*" * len(match[2])

    return re.sub(r"(\\*)(\*+)", with_slashes, text)


def _html(spans: Sequence[Span]) -> str:
    parts = []
    for span in spans:
        text = escape(span.text, quote=False).replace("\n", "<br/>")
        parts.append(f"<b>{text}</b>" if span.bold else text)
    return "".join(parts)


def _run(pair: tuple[int, Block]) -> int:
    """The same for the items of one numbered list that count on, and for all others."""
    place, block = pair
    return block.number - place if block.kind is BlockKind.NUMBERED else 0


def _span(span: HtmlSpan) -> Span:
    return Span(span.text, span.bold)


def _trimmed(line: Sequence[Span]) -> tuple[Span, ...]:
    joined = list(_joined(line))
    while joined and not joined[0].text.lstrip():
        joined.pop(0)
    while joined and not joined[-1].text.rstrip():
        joined.pop()
    if joined:
        joined[0] = Span(joined[0].text.lstrip(), joined[0].bold)
        joined[-1] = Span(joined[-1].text.rstrip(), joined[-1].bold)
    return tuple(joined)


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans with equal neighbors put together; white space between bold and plain words is plain."""
    calm: list[Span] = []
    for span in spans:
        for part in _calm(span):
            if not part.text:
                continue
            if calm and calm[-1].bold == part.bold:
                calm[-1] = Span(calm[-1].text + part.text, part.bold)
            else:
                calm.append(part)
    return tuple(calm)


def _calm(span: Span) -> Iterator[Span]:
    """Bold never begins or ends with white space, so that it can be written with marks."""
    inner = span.text.strip()
    if not span.bold or inner == span.text:
        yield span
        return
    start = len(span.text) - len(span.text.lstrip())
    yield Span(span.text[:start])
    yield Span(inner, True)
    yield Span(span.text[start + len(inner) :])
