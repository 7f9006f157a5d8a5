"""Approval, versions and uses of a statement as the detail page shows them."""

from __future__ import annotations

import html
from datetime import datetime

from caseorg.base.clock import now
from caseorg.gui.looks import color
from caseorg.queries.statements import StatementDetail
from caseorg.rules.statement_words import embargo_end, holds, is_embargoed
from caseorg.rules.word_differences import word_differences


def approval_html(detail: StatementDetail) -> str:
    """How far it is, why it may not leave, and every step with who and when."""
    statement = detail.line.statement
    held = holds(statement, now())
    ink = color("warning" if held else "good").name()
    state = f"<b>{statement.approval.capitalize()}</b>"
    why = f"may not leave: {', '.join(held)}" if held else "may leave the office"
    lines = [f"{state} · <span style='color:{ink}'>{html.escape(why)}</span>"]
    if is_embargoed(statement, now()):
        lines.append(f"Embargoed until {html.escape(embargo_end(statement))}")
    for step in reversed(detail.steps):
        given = f" by {step.given_by}" if step.given_by else ""
        version = f", version {step.version}" if len(detail.versions) > 1 else ""
        note = f": {step.note}" if step.note else ""
        words = f"{step.on_day}: {step.approval}{given} (noted by {step.who}{version}){note}"
        lines.append(_muted(words))
    return "<br>".join(lines)


def versions_html(detail: StatementDetail) -> str:
    """What each version changed, the newest first: words taken out struck through, words put in underlined; "" for one
    version."""
    parts = []
    for version in reversed(detail.versions[1:]):
        runs = word_differences(detail.words_of(version.number - 1), detail.words_of(version.number))
        shown = " ".join(
            html.escape(run.text)
            if run.in_old and run.in_new
            else f"<s style='color:{color('danger').name()}'>{html.escape(run.text)}</s>"
            if run.in_old
            else f"<u style='color:{color('good').name()}'>{html.escape(run.text)}</u>"
            for run in runs
        )
        head = f"<b>Version {version.number}</b> · {html.escape(version.who)}, {_day(version.created)}"
        parts.append(f"{head}: {html.escape(version.reason)}<br>{shown}")
    return "<br><br>".join(parts)


def uses_html(detail: StatementDetail) -> str:
    """Where it went out, the newest first; "" where it did not."""
    lines = []
    for use in reversed(detail.uses):
        lifted = f" (although {use.lifted})" if use.lifted else ""
        lines.append(f"{_day(use.used_at)}: {html.escape(use.title)}, version {use.version}{html.escape(lifted)}")
    return "<br>".join(lines)


def verified_text(detail: StatementDetail) -> str:
    """What came of comparing the words with their source."""
    statement = detail.line.statement
    if statement.verification is None:
        return "The words were not compared with their source yet."
    when = f"{_day(statement.verified_at or '')} by {statement.verified_by}"
    if statement.verified_version != statement.version:
        return f"Version {statement.verified_version} was compared on {when}: {statement.verification}. Verify again."
    said = {
        "same": "Every character is as in the source",
        "different": "Some characters differ from the source",
        "not found": "The words were not found in the source",
        "no source": "There is no source to compare with",
    }[statement.verification]
    return f"{said}; compared on {when}."


def _day(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone():%Y-%m-%d}" if instant else ""


def _muted(words: str) -> str:
    return f"<span style='color:{color('muted').name()}'>{html.escape(words)}</span>"
