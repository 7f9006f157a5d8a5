"""Summaries of annotations as Markdown, as a sheet, and as a Word document."""

from __future__ import annotations

import csv
import io
import re
from base64 import b64encode
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Pt

from caseorg.exporters.plain_cells import plain_cell
from caseorg.model.annotation_summary import AnnotationSummary, AreaPicture, SummaryLine, SummaryReply
from caseorg.rules.comments import BlockKind, blocks_of, plain_of
from caseorg.rules.pin_cites import cited_quote

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEADS = ("Page", "Cite", "Kind", "Quote", "Comment", "Replies", "Tags", "Issues", "Author")
_NO_DATE = datetime(2000, 1, 1)


class SummaryMarkdown:
    """Writes an AnnotationSummary as Markdown. Pictures are held in the file itself, named in the text and told at its
    end, where they do not stand in the way of reading the bare text: one file leaves the office whole."""

    content = AnnotationSummary
    suffix = ".md"
    title = "Markdown"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        summary: AnnotationSummary = content
        parts = [f"# {_escaped(summary.title)}"]
        parts += [_escaped(summary.caption)] if summary.caption else []
        pictures: list[AreaPicture] = []
        for page, lines in summary.pages():
            parts.append(f"## Page {_escaped(page)}")
            for line in lines:
                if line.picture:
                    pictures.append(line.picture)
                    parts.append(f"![{_escaped(picture_words(line))}][area-{len(pictures)}]")
                parts += _markdown(line)
        parts += [_told_picture(number, picture) for number, picture in enumerate(pictures, start=1)]
        return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def _markdown(line: SummaryLine) -> list[str]:
    parts = ["> " + _escaped(quoted_line(line)).replace("\n", "\n> ")]
    parts += [line.comment] if line.comment else []
    parts += [f"*{_escaped(words)}*" for words in (about(line),) if words]
    replies = (f"**{_escaped(head_of(reply))}** {reply.comment}".rstrip() for reply in line.replies)
    return parts + ["> " + words.replace("\n", "\n> ") for words in replies]


def _told_picture(number: int, picture: AreaPicture) -> str:
    return f"[area-{number}]: <data:image/png;base64,{b64encode(picture.data).decode('ascii')}>"


class SummaryCsv:
    """Writes an AnnotationSummary as a sheet, one annotation a row; no cell is ever a formula."""

    content = AnnotationSummary
    suffix = ".csv"
    title = "Sheet (CSV)"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        summary: AnnotationSummary = content
        made = io.StringIO(newline="")
        rows = csv.writer(made)
        rows.writerow(_HEADS)
        for line in summary.lines:
            replies = "\n".join(f"{head_of(reply)} {plain_of(reply.comment)}".strip() for reply in line.replies)
            cells = (
                line.page, line.cite, line.kind, line.quote, plain_of(line.comment), replies, ", ".join(line.tags),
                ", ".join(line.issues), line.author,
            )  # fmt: skip
            rows.writerow([plain_cell(cell) for cell in cells])
        return made.getvalue().encode("utf-8-sig", "replace")


class SummaryDocx:
    """Writes an AnnotationSummary as a Word document."""

    content = AnnotationSummary
    suffix = ".docx"
    title = "Word document"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        summary: AnnotationSummary = content
        document = Document()
        document.add_heading(_xml(summary.title), level=1)
        if summary.caption:
            document.add_paragraph(_xml(summary.caption))
        for page, lines in summary.pages():
            document.add_heading(f"Page {_xml(page)}", level=2)
            for line in lines:
                _add_line(document, line)
        _forget_who(document)
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()


def _add_line(document: WordDocument, line: SummaryLine) -> None:
    if line.picture:
        _add_picture(document, line.picture, picture_words(line))
    document.add_paragraph(_xml(quoted_line(line)), style="Quote")
    _add_comment(document, line.comment)
    for reply in line.replies:
        document.add_paragraph().add_run(_xml(head_of(reply))).bold = True
        _add_comment(document, reply.comment)
    if words := about(line):
        document.add_paragraph().add_run(_xml(words)).italic = True


def _add_picture(document: WordDocument, picture: AreaPicture, words: str) -> None:
    """The picture in a paragraph that stays with its cite; `words` are read aloud for it."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.data), Pt(picture.width), Pt(picture.height))
    shape._inline.docPr.set("descr", _xml(words))


def _add_comment(document: WordDocument, comment: str) -> None:
    styles = {BlockKind.BULLET: "List Bullet"}
    for block in blocks_of(comment):
        paragraph = document.add_paragraph(style=styles.get(block.kind))
        if block.kind is BlockKind.NUMBERED:
            paragraph.add_run(f"{block.sign} ")
        for span in block.spans:
            paragraph.add_run(_xml(span.text)).bold = span.bold or None


def _forget_who(document: WordDocument) -> None:
    """No word of who or what made it, and no date of its making."""
    about_it = document.core_properties
    about_it.author = about_it.last_modified_by = about_it.comments = about_it.title = ""
    about_it.created = about_it.modified = _NO_DATE


def quoted_line(line: SummaryLine) -> str:
    """The words marked, as a quote with its cite; below a picture its cite; for another place its kind and cite."""
    if line.quote:
        return cited_quote(line.quote, line.cite)
    return line.cite if line.picture else f"[{line.kind}] {line.cite}"


def picture_words(line: SummaryLine) -> str:
    """What a picture is, for whoever does not see it."""
    return f"{line.kind.capitalize()}: {line.cite}"


def about(line: SummaryLine) -> str:
    """Issues, tags and the author in one line, and what is lacking."""
    told = (("Issues", ", ".join(line.issues)), ("Tags", ", ".join(line.tags)), ("By", line.author))
    parts = [f"{name}: {words}" for name, words in told if words]
    return " · ".join([*parts, line.lacks] if line.lacks else parts)


def head_of(reply: SummaryReply) -> str:
    """Who answers, and what the answer sets."""
    return ", ".join(part for part in (reply.author, reply.state) if part) or "Reply"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _xml(text: str) -> str:
    return _NO_XML.sub("", text)
