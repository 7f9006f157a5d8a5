"""A table of authorities as a Word document, as it stands in a brief."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph

from caseorg.model.authorities import Authority, AuthorityKind, TableOfAuthorities
from caseorg.rules.authorities import page_words

_FONT = "Times New Roman"
_TEXT_WIDTH = Inches(6.5)
_PAGES_WIDTH = Inches(1.6)
# A fixed instant: the file says nothing of when and on which machine it was made.
_NO_TIME = datetime(2000, 1, 1)
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class AuthoritiesDocx:
    """Letter paper, headings in the middle, hanging indents, dot leaders to the pages at the right edge."""

    content: type = TableOfAuthorities
    suffix = ".docx"
    title = "Word document"

    def write(self, content: TableOfAuthorities, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes; with "passim" in the options many pages become that word."""
        document = Document()
        _set_page(document)
        _clear_properties(document)
        _heading(document, content)
        for kind in AuthorityKind:
            lines = [one for one in content.authorities if one.kind is kind]
            if lines:
                _section(document, kind.value, lines, passim="passim" in options)
        if not content.authorities:
            document.add_paragraph("No authorities are cited.")
        file = io.BytesIO()
        document.save(file)
        return file.getvalue()


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    style = document.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(0)


def _clear_properties(document: WordDocument) -> None:
    """No author, template words or dates."""
    properties = document.core_properties
    for name in ("author", "last_modified_by", "comments", "title", "subject", "keywords", "category", "identifier"):
        setattr(properties, name, "")
    properties.created = properties.modified = properties.last_printed = _NO_TIME
    properties.revision = 1


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", " ".join(text.split()))


def _centered(document: WordDocument, text: str, *, bold: bool = False, before: int = 0, after: int = 0) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    paragraph.add_run(_clean(text)).bold = bold
    return paragraph


def _heading(document: WordDocument, content: TableOfAuthorities) -> None:
    if content.caption:
        _centered(document, content.caption).runs[0].italic = True
    if content.docket_number:
        _centered(document, f"No. {content.docket_number}")
    if content.title:
        _centered(document, content.title, before=6)
    _centered(document, "TABLE OF AUTHORITIES", bold=True, before=18, after=12)


def _section(document: WordDocument, heading: str, lines: Sequence[Authority], *, passim: bool) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(12), Pt(6)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.add_run(heading).bold = True
    paragraph.add_run("\tPage(s)").bold = True
    for line in lines:
        _line(document, line, passim=passim)


def _line(document: WordDocument, authority: Authority, *, passim: bool) -> None:
    paragraph = document.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent, form.first_line_indent = Inches(0.5), Inches(-0.5)
    form.space_after = Pt(8)
    form.keep_together = True
    form.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    pages = page_words(authority.places, passim=passim)
    if authority.name:
        paragraph.add_run(_clean(authority.name)).italic = True
        run = paragraph.add_run(",")
        run.add_break()
        paragraph.add_run(_clean(authority.cite))
    else:
        paragraph.add_run(_clean(authority.cite))
    if len(pages) > 40:  # the list of a whole case: below, indented, not beside
        form.right_indent = _PAGES_WIDTH / 4
        paragraph.add_run().add_break()
        paragraph.add_run(_clean(pages))
    else:
        paragraph.add_run("\t" + _clean(pages))
