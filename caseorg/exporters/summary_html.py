"""A summary of annotations as HTML, from which a PDF is set."""

from __future__ import annotations

from html import escape

from caseorg.exporters.annotation_summaries import about, head_of, quoted_line
from caseorg.model.annotation_summary import AnnotationSummary, SummaryLine
from caseorg.rules.comments import html_of


def summary_html(summary: AnnotationSummary) -> str:
    """The summary, everything that was typed escaped."""
    parts = [f"<h1>{_text(summary.title)}</h1>", f"<p>{_text(summary.caption)}</p>"]
    for page, lines in summary.pages():
        parts.append(f"<h2>Page {_text(page)}</h2>")
        parts += [_line(line) for line in lines]
    return f"<html><body>{''.join(parts)}</body></html>"


def _line(line: SummaryLine) -> str:
    parts = [f"<blockquote>{_text(quoted_line(line))}</blockquote>", html_of(line.comment)]
    for reply in line.replies:
        parts += [f"<p><b>{_text(head_of(reply))}</b></p>", html_of(reply.comment)]
    words = about(line)
    return "".join([*parts, f"<p><i>{_text(words)}</i></p>" if words else ""])


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br/>")
