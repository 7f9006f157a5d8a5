"""What a deadline would be, as one types: the day to act by, the safe date, every step, what to watch out for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from html import escape

from caseorg.gui.looks import color
from caseorg.gui.widgets.explanation_html import explanation_html
from caseorg.model.deadline import Deadline, DueSource
from caseorg.model.rule_pack import Computation
from caseorg.operations.deadline_dates import computed_values
from caseorg.queries.deadline_explained import Explained, explained
from caseorg.queries.deadline_lists import DeadlineLine
from caseorg.queries.deadline_views import DeadlineView, shown_steps
from caseorg.rules.count_values import count_value
from caseorg.rules.deadline_words import day_text, days_left


def computed_preview(computation: Computation, title: str, today: date) -> Explained:
    """A date by a rule with its reasons. The computation has a count."""
    assert computation.count is not None
    values = computed_values(computation)
    draft = _draft(title, **values)
    # who verifies it is a question for later
    draft = replace(draft, verified_by="-", verified_due=draft.due, verified_safe_due=draft.safe_due)
    count = count_value(computation.count)
    view = DeadlineView(
        line=DeadlineLine(deadline=draft, case_name=""),
        triggers=(),
        computations=(),
        steps=shown_steps(json.dumps(count["steps"])),
        warnings=tuple(computation.count.warnings),
        chain=(),
    )
    return replace(explained(view, today), facts=(), chain=())


def given_preview(title: str, day: str, today: date, warnings: tuple[str, ...]) -> Explained:
    """A date that an order or a person sets."""
    return Explained(
        title=title,
        headline=day_text(day),
        left=days_left(day, today),
        second="",
        badges=(),
        warnings=warnings,
        steps=(),
        facts=(),
        chain=(),
        computed="",
    )


def preview_html(shown: Explained) -> str:
    """The preview for a text browser."""
    return explanation_html(shown)


def words_html(heading: str, *sentences: str) -> str:
    """What is said in place of a preview while there is none."""
    muted = color("muted").name()
    parts = [f'<p style="font-weight:600">{escape(heading)}</p>']
    parts += [f'<p style="color:{muted}">{escape(sentence)}</p>' for sentence in sentences]
    return "".join(parts)


def _draft(title: str, **values: object) -> Deadline:
    return Deadline(
        uuid="", created="", modified="", case_uuid="", title=title, due_source=DueSource.COMPUTED,
        **values,  # type: ignore[arg-type]
    )  # fmt: skip
