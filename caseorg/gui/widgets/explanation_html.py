"""The explanation of a deadline as HTML for a text browser, in the colors of the look in force."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from caseorg.gui.looks import color
from caseorg.queries.deadline_explained import Explained, Fact
from caseorg.queries.deadline_views import ShownStep
from caseorg.rules.deadline_words import Badge, Tone, day_text


def explanation_html(shown: Explained) -> str:
    """Links lead to "source", "checked" and to "deadline:" with an id."""
    parts = [
        f'<p style="margin-bottom:2px">{escape(shown.title)}</p>',
        f'<p style="font-size:x-large; font-weight:600; margin-top:0; margin-bottom:2px">{escape(shown.headline)}</p>',
        f'<p style="margin-top:0; color:{_named(Tone.QUIET)}">{escape(shown.left)}</p>',
        f"<p>{escape(shown.second)}</p>" if shown.second else "",
        *(_badge(badge) for badge in shown.badges),
        *(_warning(warning) for warning in shown.warnings),
        _steps(shown.steps),
        _facts("What is known", shown.facts),
        _facts("Chain", shown.chain),
        f'<p style="color:{_named(Tone.QUIET)}">{escape(shown.computed)}</p>' if shown.computed else "",
    ]
    return "".join(parts)


def _named(name: str) -> str:
    return color(name).name()


def _badge(badge: Badge) -> str:
    return (
        f'<p style="margin-top:4px; margin-bottom:4px"><span style="color:{_named(badge.tone)}; font-weight:600">'
        f"{escape(badge.text)}</span>&nbsp; {escape(badge.explained)}</p>"
    )


def _warning(text: str) -> str:
    return f'<p style="color:{_named(Tone.AMBER)}"><b>!</b>&nbsp; {escape(text)}</p>'


def _heading(text: str) -> str:
    return f'<p style="font-weight:600; margin-top:14px; margin-bottom:4px">{escape(text)}</p>'


def _steps(steps: Sequence[ShownStep]) -> str:
    if not steps:
        return ""
    quiet, line = _named(Tone.QUIET), _named("faint")
    cell = f'style="padding:5px 8px 5px 0; border-bottom:1px solid {line}"'
    rows = "".join(
        f'<tr><td width="22" {cell}><span style="color:{quiet}">{step.n}</span></td><td {cell}>{escape(step.text)}'
        + (f'<br><span style="color:{quiet}">{escape(_under(step))}</span>' if _under(step) else "")
        + "</td></tr>"
        for step in steps
    )
    return f'{_heading("Why this date")}<table cellspacing="0" width="100%">{rows}</table>'


def _under(step: ShownStep) -> str:
    """The citation of a step and its days."""
    days = ""
    if step.start and step.end and step.start != step.end:
        days = f"{day_text(step.start)} → {day_text(step.end)}"
    return "  ·  ".join(part for part in (step.cite, days) if part)


def _facts(heading: str, facts: Sequence[Fact]) -> str:
    if not facts:
        return ""
    rows = "".join(
        f'<tr><td style="padding:2px 12px 2px 0; color:{_named(Tone.QUIET)}">{escape(fact.name)}</td>'
        f'<td style="padding:2px 0">{_text(fact)}</td></tr>'
        for fact in facts
    )
    return f'{_heading(heading)}<table cellspacing="0">{rows}</table>'


def _text(fact: Fact) -> str:
    text = escape(fact.text).replace("\n", "<br>")
    if not fact.leads_to:
        return text
    return f'<a href="{escape(fact.leads_to)}" style="color:{_named("accent")}">{text}</a>'
