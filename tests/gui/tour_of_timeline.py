"""A walk through what follows from events, and the timeline, with a picture of every stop.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_timeline [light|dark] [WIDTHxHEIGHT]

Each stop is one line of STOPS, as in `tour.py`.
"""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from caseorg.gui.dialogs.preview_dialog import PreviewDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case
from tests.gui.tour import Stop, settle, take_pictures


def timeline_empty(window: Window) -> None:
    window.bridge.do(
        add_case, caption="Alvarez v. Kent", court="dcd", then=lambda case: window.context.set_case(case.uuid)
    )
    settle(window)
    window.actions_table.trigger("go.timeline")


def _add(window: Window, title: str, day: str, kind: str) -> None:
    """An event as it is typed; its preview comes up."""
    window.actions_table.trigger("event.add")
    form = window.deadline_acts.dialog
    assert form is not None
    for name, value in (("title", title), ("at", day)):
        field = form.inputs[name]
        assert isinstance(field, QLineEdit)
        field.setText(value)
    kinds = form.inputs["type"]
    assert isinstance(kinds, QComboBox)
    kinds.setCurrentIndex(kinds.findData(kind))
    form.act_button.click()
    settle(window)


def _preview(window: Window) -> PreviewDialog:
    assert window.deadline_acts.following.dialog is not None
    return window.deadline_acts.following.dialog


def what_follows(window: Window) -> None:
    """A judgment with all that follows from it, looked at before it is added."""
    _add(window, "Judgment for the defendant", "2026-02-02", "judgment.entered")


def fact_answered(window: Window) -> None:
    (box,) = _preview(window).findChildren(QComboBox)
    box.setCurrentIndex(box.findData("no"))


def suspends(window: Window) -> None:
    _preview(window).act_button.click()
    settle(window)
    _add(window, "Motion to alter the judgment", "2026-03-02", "rule_59_e_motion.filed")


def too_late(window: Window) -> None:
    _preview(window).act_button.click()
    settle(window)
    _add(window, "Amended judgment", "2026-03-20", "judgment.entered")
    _preview(window).act_button.click()
    settle(window)
    _add(window, "Renewed motion", "2026-04-27", "rule_50_b_motion.filed")


def timeline(window: Window) -> None:
    _preview(window).act_button.click()
    settle(window)
    panel = window.panels["timeline"]
    panel.view.select_row(1)  # type: ignore[union-attr]


def explained(window: Window) -> None:
    window.panels["timeline"].view.open_requested.emit(1)  # type: ignore[union-attr]


def zoomed(window: Window) -> None:
    window.panels["timeline"].view.set_zoom(5)  # type: ignore[union-attr]


STOPS: tuple[Stop, ...] = (
    ("timeline-empty", timeline_empty),
    ("what-follows", what_follows),
    ("fact-answered", fact_answered),
    ("suspends", suspends),
    ("too-late", too_late),
    ("timeline", timeline),
    ("timeline-explained", explained),
    ("timeline-zoomed", zoomed),
)

if __name__ == "__main__":
    take_pictures(STOPS)
