"""Sheets for the press as a web page, plain text, a table, and a Word document."""

from __future__ import annotations

import csv
import io
import re
import textwrap
from datetime import datetime
from html import escape
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Inches, Pt, RGBColor

from caseorg.exporters.plain_cells import plain_cell
from caseorg.model.press_sheet import LaidSheet, Part, SheetLine

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_DATE = datetime(2000, 1, 1)
_WIDTH = 78
_TAGS = {
    Part.TITLE: "h1", Part.SUBTITLE: "p", Part.NOTICE: "p", Part.GROUP: "h2", Part.NAME: "h3", Part.QUOTE: "blockquote",
    Part.ATTRIBUTION: "p", Part.LINE: "p", Part.ABOUT: "p", Part.FOOT: "p",
}  # fmt: skip
_STYLE = """body { font-family: Georgia, serif; font-size: 12pt; line-height: 1.45; max-width: 42em; margin: 2em auto }
h1 { font-size: 20pt; margin: 0 0 .2em } h2 { font-size: 14pt; margin: 1.6em 0 .3em; border-bottom: 1px solid #999 }
h3 { font-size: 12pt; margin: 1em 0 0 } p { margin: .1em 0 } blockquote { margin: 1.4em 0 .3em; font-size: 13pt }
.attribution { font-weight: bold; margin-left: 1.5em } .about { color: #555; margin-left: 1.5em; font-size: 10pt }
.notice { color: #a00; font-weight: bold; font-size: 10pt; margin-top: 1.4em } .subtitle { color: #555 }
.foot { color: #555; font-size: 10pt; margin-top: 2em; border-top: 1px solid #999; padding-top: .5em }"""


def html_body(sheet: LaidSheet) -> str:
    """The lines as HTML, everything that was typed escaped; for a page and for the clipboard."""
    return "".join(_tagged(line) for line in sheet.lines)


def _tagged(line: SheetLine) -> str:
    tag = _TAGS[line.part]
    return f'<{tag} class="{line.part}">{escape(_clean(line.text))}</{tag}>'


def plain_text(sheet: LaidSheet) -> str:
    """The lines as text of at most 78 letters; for a file, the clipboard and mail."""
    parts = []
    before: Part | None = None
    for line in sheet.lines:
        if before is not None and _is_apart(before, line.part):
            parts.append("")
        parts += _wrapped(line)
        before = line.part
    return "\n".join(parts) + "\n"


def _is_apart(before: Part, part: Part) -> bool:
    if part in (Part.GROUP, Part.NAME, Part.FOOT):
        return before is not Part.GROUP
    return part is Part.NOTICE or (part is Part.QUOTE and before is not Part.NOTICE)


def _wrapped(line: SheetLine) -> list[str]:
    indent = {Part.ATTRIBUTION: "    ", Part.ABOUT: "    ", Part.LINE: "  "}.get(line.part, "")
    text = _clean(line.text)
    text = text.upper() if line.part is Part.TITLE else text
    wrapped = textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False,
                            break_on_hyphens=False)  # fmt: skip
    return [*wrapped, *(["-" * len(wrapped[-1])] if line.part is Part.GROUP and wrapped else [])]


class SheetHtml:
    """Writes a LaidSheet as a page that stands alone: no script, no link, nothing fetched."""

    content = LaidSheet
    suffix = ".html"
    title = "Web page (HTML)"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        sheet: LaidSheet = content
        title = next((line.text for line in sheet.lines if line.part is Part.TITLE), "")
        page = (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(_clean(title))}</title>'
            f"<style>{_STYLE}</style></head><body>{html_body(sheet)}</body></html>\n"
        )
        return page.encode("utf-8", "replace")


class SheetText:
    """Writes a LaidSheet as plain text."""

    content = LaidSheet
    suffix = ".txt"
    title = "Plain text"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        return plain_text(content).encode("utf-8", "replace")


class SheetCsv:
    """Writes a LaidSheet as a table, one entry a row; no cell is ever a formula."""

    content = LaidSheet
    suffix = ".csv"
    title = "Sheet (CSV)"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        sheet: LaidSheet = content
        made = io.StringIO(newline="")
        rows = csv.writer(made)
        rows.writerow(sheet.columns)
        for row in sheet.rows:
            rows.writerow([plain_cell(cell) for cell in row])
        return made.getvalue().encode("utf-8-sig", "replace")


class SheetDocx:
    """Writes a LaidSheet as a Word document that names nobody who made it."""

    content = LaidSheet
    suffix = ".docx"
    title = "Word document"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        sheet: LaidSheet = content
        document = Document()
        document.styles["Normal"].font.name = "Georgia"
        document.styles["Normal"].font.size = Pt(11)
        for section in document.sections:
            section.left_margin = section.right_margin = Inches(1)
        for line in sheet.lines:
            _add(document, line)
        about = document.core_properties
        about.author = about.last_modified_by = about.comments = about.title = ""
        about.created = about.modified = _NO_DATE
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()


def _add(document: WordDocument, line: SheetLine) -> None:
    text = _clean(line.text)
    if line.part in (Part.TITLE, Part.GROUP):
        heading = document.add_heading(text, level=1 if line.part is Part.TITLE else 2)
        for run in heading.runs:
            run.font.color.rgb = RGBColor(0, 0, 0)
            run.font.name = "Georgia"
        return
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    look = paragraph.paragraph_format
    look.space_after = Pt(2)
    if line.part in (Part.NAME, Part.ATTRIBUTION, Part.NOTICE):
        run.bold = True
    if line.part is Part.NOTICE:
        run.font.color.rgb = RGBColor(0xA0, 0, 0)
    if line.part in (Part.QUOTE, Part.NAME, Part.NOTICE):
        look.space_before = Pt(12)
        look.keep_with_next = True
    if line.part is Part.QUOTE:
        run.font.size = Pt(12)
    if line.part in (Part.ATTRIBUTION, Part.ABOUT):
        look.left_indent = Inches(0.3)
    if line.part in (Part.ABOUT, Part.SUBTITLE, Part.FOOT):
        run.font.color.rgb = RGBColor(0x55, 0x55, 0x55)
        run.font.size = Pt(9.5)
    if line.part is Part.FOOT:
        look.space_before = Pt(18)


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
