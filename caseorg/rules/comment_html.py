"""HTML as lines of words: what a comment can keep of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "div", "body", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "tr", "table"})
_LISTS = frozenset({"ul", "ol"})
_BOLD = frozenset({"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"})
_DROPPED = frozenset({"script", "style", "head", "title"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "wbr"})
_WEIGHT = re.compile(r"font(?:-weight)?\s*:[^;]*?\b(bold|bolder|normal|lighter|[1-9]00)\b", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class HtmlSpan:
    text: str
    bold: bool


@dataclass(slots=True)
class HtmlLine:
    """A paragraph, or an item of a list; `number` is that of a numbered one, else 0."""

    spans: list[HtmlSpan] = field(default_factory=list)
    is_item: bool = False
    number: int = 0


def html_lines(text: str) -> list[HtmlLine]:
    """The paragraphs and items of HTML or XHTML, however broken."""
    reading = _Reading()
    reading.feed(text)
    reading.close()
    return [line for line in reading.lines if any(span.text.strip() for span in line.spans)]


class _Reading(HTMLParser):
    """Keeps words with their weight. Tags that are closed wrongly are closed with what they stand in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = [HtmlLine()]
        self._open: list[tuple[str, bool]] = []  # tag, bold within
        self._counters: list[int | None] = []  # of the lists that are open; None for bullets
        self._dropping = 0

    @property
    def _is_bold(self) -> bool:
        return bool(self._open) and self._open[-1][1]

    def _add(self, text: str) -> None:
        if not self._dropping and text:
            self.lines[-1].spans.append(HtmlSpan(text, self._is_bold))

    def _begin_line(self, tag: str) -> None:
        if tag != "li":
            if self.lines[-1].spans:
                self.lines.append(HtmlLine())
            return
        number = 0
        if self._counters and self._counters[-1] is not None:
            number = self._counters[-1]
            self._counters[-1] = number + 1
        self.lines.append(HtmlLine(is_item=True, number=number))

    # HTMLParser overrides

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._add("\n")
        if tag in _VOID:
            return
        if tag in _DROPPED:
            self._dropping += 1
        if tag in _LISTS:
            start = given.get("start", "1")
            self._counters.append((int(start) if start.isdecimal() and len(start) < 4 else 1) if tag == "ol" else None)
        if tag in _BLOCKS or tag == "li":
            self._begin_line(tag)
        self._open.append((tag, _bold_within(tag, given.get("style", ""), self._is_bold)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in {name for name, _ in self._open}:
            return
        while self._open:
            name, _ = self._open.pop()
            if name in _DROPPED:
                self._dropping -= 1
            if name in _LISTS:
                self._counters.pop()
            if name == tag:
                break
        if tag in _BLOCKS or tag in _LISTS or tag == "li":
            self.lines.append(HtmlLine())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        self._add(_WHITE.sub(" ", data))

    def handle_entityref(self, name: str) -> None:
        self._add(_character(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        text = _character(f"&#{name};")
        self._add("\n" if text in ("\r", "\n") or name.lstrip("xX0") in ("13", "d", "D", "10", "a", "A") else text)


def _character(reference: str) -> str:
    return unescape(reference).replace("\xa0", " ")


def _bold_within(tag: str, style: str, around: bool) -> bool:
    weight = _WEIGHT.search(style)
    if weight is None:
        return around or tag in _BOLD
    word = weight[1].lower()
    return word in ("bold", "bolder") or (word.isdecimal() and int(word) >= 600)
