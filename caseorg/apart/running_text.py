"""Child side: the running text of an HTML page or a Word file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from caseorg.base.errors import UserError

HTML, DOCX = "html", "docx"

_BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr li main ol p "
    "pre section table tr ul".split()
)
_LEFT_OUT = frozenset("script style noscript template svg nav form button select iframe head title".split())
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())
_MOST_CHARACTERS = 5_000_000
_MOST_UNPACKED = 200 << 20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TOO_LONG = "This file has more text than any press release. Save the release by itself and read that."
_NO_DOCX = "This is no Word file that can be read. Open it in Word, save it as .docx, .pdf or .txt and read that."


def prepare() -> Callable[[tuple[str, bytes]], str]:
    """The reading of (kind, bytes) that the child answers with."""
    import docx  # noqa: F401  before memory is confined

    return running_text


def running_text(asked: tuple[str, bytes]) -> str:
    """The text of a file's bytes. Raises UserError with the reason where there is none to be had."""
    kind, data = asked
    text = _html(data) if kind == HTML else _docx(data)
    if len(text) > _MOST_CHARACTERS:
        raise UserError(_TOO_LONG)
    return text


class _Text(HTMLParser):
    """Gathers text: a blank line between blocks, one line break for a `br`; addresses of mail links that the text does
    not show are added to it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._skipped: list[str] = []
        self._mail: str | None = None
        self._mark = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped or tag in _LEFT_OUT:
            if tag not in _VOID:
                self._skipped.append(tag)
            return
        if tag == "br":
            self.parts.append("\n")
        elif tag in {"td", "th"}:
            self.parts.append("    ")
        elif tag in _BLOCKS:
            self.parts.append("\n" if tag in {"li", "tr", "dt", "dd"} else "\n\n")
        elif tag == "a":
            address = next((value or "" for name, value in attrs if name == "href"), "")
            self._mail = address[7:].split("?")[0] if address.lower().startswith("mailto:") else None
            self._mark = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag in self._skipped:
                while self._skipped and self._skipped.pop() != tag:
                    pass
            return
        if tag == "a" and self._mail and "@" not in "".join(self.parts[self._mark :]):
            self.parts.append(f" ({self._mail})")
        if tag == "a":
            self._mail = None
        elif tag in _BLOCKS:
            self.parts.append("\n" if tag in {"li", "tr", "dt", "dd"} else "\n\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(re.sub(r"[ \t\r\n\f\xa0]+", " ", data))


def _html(data: bytes) -> str:
    page = _Text()
    page.feed(_decoded(data))
    page.close()
    text = "".join(page.parts)
    text = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _decoded(data: bytes) -> str:
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", data[:4096], re.IGNORECASE)
    names = [declared[1].decode("ascii", "replace")] if declared else []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        names.insert(0, "utf-16")
    for name in ["utf-8-sig", *names, "cp1252"]:
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")


def _docx(data: bytes) -> str:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _MOST_UNPACKED:
                raise UserError(_TOO_LONG)
        body = docx.Document(io.BytesIO(data)).element.body
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UserError(_NO_DOCX) from error
    return "\n".join(_block_lines(body)) + "\n"


def _block_lines(parent: Any) -> Iterator[str]:
    """The lines of paragraphs and tables in their order; the cells of a row stand side by side."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(element).split("\n")
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                yield from _row([list(_block_lines(cell)) for cell in row.findall(f"{_W}tc")])
            yield ""
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"}:
            yield from _block_lines(element)


def _row(cells: list[list[str]]) -> Iterator[str]:
    filled = [cell for cell in cells if any(line.strip() for line in cell)]
    if len(filled) <= 1:
        yield from (filled[0] if filled else [])
        return
    widths = [max(len(line) for line in cell) for cell in filled]
    for at in range(max(len(cell) for cell in filled)):
        parts = [(cell[at] if at < len(cell) else "").ljust(width) for cell, width in zip(filled, widths, strict=True)]
        yield "    ".join(parts).rstrip()


def _paragraph(element: Any) -> str:
    """The words of a paragraph as it reads now: what was inserted is there, what was deleted is not."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            parts.append("\n")
        elif node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r":
            parts.append("\t")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)
