"""A summary of annotations as parts of HTML, from which a PDF is set."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from caseorg.exporters.annotation_summaries import about, head_of, quoted_line
from caseorg.model.annotation_summary import AnnotationSummary, AreaPicture, SummaryLine
from caseorg.rules.comments import html_of

_LEAST = 40.0
_HEADING = 40.0
"""Points that a heading, and two lines below it, take up."""


def summary_html(summary: AnnotationSummary) -> list[tuple[str, float]]:
    """The summary, everything that was typed escaped: one part an annotation, each with the points it needs at least of
    the page it begins on."""
    parts = [(f"<h1>{_text(summary.title)}</h1><p>{_text(summary.caption)}</p>", 0.0)]
    for page, lines in summary.pages():
        for index, line in enumerate(lines):
            heading = f"<h2>Page {_text(page)}</h2>" if index == 0 else ""
            shown = line.picture.height if line.picture else 0.0
            parts.append((heading + _line(line), _LEAST + shown + (_HEADING if heading else 0.0)))
    return [(f"<html><body>{html}</body></html>", least) for html, least in parts]


def _line(line: SummaryLine) -> str:
    quoted = _text(quoted_line(line))
    told = f"{_picture(line.picture)}<p>{quoted}</p>" if line.picture else f"<blockquote>{quoted}</blockquote>"
    parts = [told, html_of(line.comment)]
    for reply in line.replies:
        parts += [f"<p><b>{_text(head_of(reply))}</b></p>", html_of(reply.comment)]
    words = about(line)
    return "".join([*parts, f"<p><i>{_text(words)}</i></p>" if words else ""])


def _picture(picture: AreaPicture) -> str:
    data = b64encode(picture.data).decode("ascii")
    sides = f'width="{picture.width:.1f}" height="{picture.height:.1f}"'
    return f'<p><img src="data:image/png;base64,{data}" {sides}/></p>'


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
