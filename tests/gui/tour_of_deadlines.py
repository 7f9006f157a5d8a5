"""A walk through making and keeping deadlines, with a picture of every stop.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_deadlines [light|dark] [WIDTHxHEIGHT]

Each stop is one line of STOPS, as in `tour.py`.
"""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from caseorg.base.clock import today
from caseorg.gui.dialogs.new_deadline.dialog import NewDeadlineDialog
from caseorg.gui.dialogs.new_deadline.form import Kind
from caseorg.gui.viewer.selection import TextSpot
from caseorg.gui.window import Window
from caseorg.operations import add_case, add_documents, relate_documents
from caseorg.operations.documents import NewDocument
from caseorg.queries.deadline_lists import deadline_lines, deadline_order
from caseorg.queries.documents import document_order
from tests.gui.tour import Stop, close_dialogs, front_view, settle, take_pictures
from tests.makers import pdf

_FILES = tempfile.TemporaryDirectory(prefix="caseorg-tour-")
_DUE = today() + timedelta(days=9)
_ORDER = (
    "SCHEDULING ORDER\n\nThe parties shall file a joint status report "
    f"on or before {_DUE:%B} {_DUE.day}, {_DUE.year}.\n"
    "Defendants shall respond to the motion within 14 days of the date of this Order.\nSo ordered."
)


def _dialog(window: Window) -> NewDeadlineDialog:
    dialog = window.new_deadlines.dialog
    assert dialog is not None
    dialog.resize(min(1060, window.width() - 40), min(720, window.height() - 40))
    return dialog


def _select(window: Window, first: str, last: str) -> None:
    view = front_view(window)
    settle(window)
    text = view.source.text(view.document.sha256, 0)
    assert text is not None
    view.selection.select(
        TextSpot(0, text.text.index(first)), TextSpot(0, text.text.index(last) + len(last))
    )  # fmt: skip


def rules(window: Window) -> None:
    window.bridge.do(
        add_case, caption="Ana Ruiz v. Department of Examples", court="dcd",
        then=lambda case: window.context.set_case(case.uuid),
    )  # fmt: skip
    settle(window)
    path = Path(_FILES.name) / "order.pdf"
    path.write_bytes(pdf([_ORDER]))
    window.importing.import_paths([path])
    settle(window)
    close_dialogs(window)
    window.actions_table.trigger("deadline.add")
    settle(window)
    QTest.keyClicks(_dialog(window).form.rules.line, "repl")


def by_rule(window: Window) -> None:
    form = _dialog(window).form
    form.rules.line.setText("lcvr 7(b)")
    form.asked.starts[0].day.line.setText("yesterday")
    form.asked.starts[0].method.setCurrentIndex(form.asked.starts[0].method.findData("mail"))


def jurisdictional(window: Window) -> None:
    form = _dialog(window).form
    form.rules.line.setText("frap 4a1")
    form.asked.starts[0].day.line.setText("11/24/2025")
    form.asked.facts[0].box.setCurrentIndex(2)


def missing(window: Window) -> None:
    form = _dialog(window).form
    form.asked.starts[0].day.line.setText("")
    _dialog(window).save.click()


def by_an_order(window: Window) -> None:
    form = _dialog(window).form
    form.kinds[Kind.ORDER].setChecked(True)
    form.title_edit.setText("Close of fact discovery")
    form.day.line.setText("12/25")


def from_words(window: Window) -> None:
    close_dialogs(window)
    assert window.context.case_uuid is not None
    (uuid,) = window.bridge.ask(document_order, window.context.case_uuid)
    window.context.open_document(uuid)
    settle(window)
    _select(window, "The parties", f"{_DUE.year}")
    window.actions_table.trigger("deadline.from_words")
    settle(window)
    _dialog(window)


def made(window: Window) -> None:
    QTest.keyClick(_dialog(window), Qt.Key.Key_Return)
    settle(window)
    _select(window, "Defendants", "this Order")
    window.actions_table.trigger("deadline.from_words")
    settle(window)
    _dialog(window).form.asked.starts[0].day.line.setText("today")
    QTest.keyClick(_dialog(window), Qt.Key.Key_Return)
    settle(window)
    window.actions_table.trigger("go.deadlines")
    settle(window)
    panel = window.panels["deadlines"]
    panel.explained.explain(_deadline(window))  # type: ignore[union-attr]


def superseded(window: Window) -> None:
    (order,) = window.bridge.ask(document_order, window.context.case_uuid or "")
    paper = NewDocument(sha256="b" * 64, file_name="amended.pdf", size=1, title="Amended Order", kind="order")
    workspace = window.bridge.workspace
    (later,) = workspace.do(add_documents, case_uuid=window.context.case_uuid, documents=[paper]).value
    workspace.do(relate_documents, uuid=later.uuid, kind="supersedes", other_uuid=order)
    settle(window)
    panel = window.panels["deadlines"]
    panel.explained.explain(_deadline(window))  # type: ignore[union-attr]


def superseded_today(window: Window) -> None:
    window.actions_table.trigger("go.today")
    settle(window)
    window.panels["today"].explained.explain(_deadline(window))  # type: ignore[union-attr]


def moved(window: Window) -> None:
    window.actions_table.trigger("deadline.move")
    settle(window)
    dialog = window.deadline_acts.dialog
    assert dialog is not None
    dialog.act_button.click()


def event_form(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("event.add")
    settle(window)
    dialog = window.deadline_acts.dialog
    assert dialog is not None
    dialog.inputs["title"].setText("Status conference")  # type: ignore[union-attr]
    dialog.inputs["at"].setText("next Tue at 10am")  # type: ignore[union-attr]


def what_moves(window: Window) -> None:
    close_dialogs(window)
    window.actions_table.trigger("event.move")
    settle(window)
    dialog = window.deadline_acts.dialog
    assert dialog is not None
    dialog.inputs["at"].setText("yesterday")  # type: ignore[union-attr]
    dialog.act_button.click()


def bar(window: Window) -> None:
    close_dialogs(window)
    (*_, uuid) = window.bridge.ask(document_order, window.context.case_uuid or "")
    window.context.open_document(uuid)
    settle(window)
    view = front_view(window)
    text = view.source.text(view.document.sha256, 0)
    assert text is not None
    start = text.text.index("Defendants")
    box = view.area.geometry_now.frame(0).upright_rect_to_view(text.boxes(start, start + 30)[0])
    y = (box.top + box.bottom) / 2
    first, last = (QPointF(x, y).toPoint() for x in (box.left + 1, box.right - 1))
    port = view.area.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=last)


def _deadline(window: Window) -> str:
    lines = window.bridge.ask(deadline_lines, window.bridge.ask(deadline_order, window.context.case_uuid))
    return next(line.deadline.uuid for line in lines if line.deadline.title.startswith("File a joint"))


STOPS: tuple[Stop, ...] = (
    ("01-rules", rules),
    ("02-by-a-rule", by_rule),
    ("03-jurisdictional", jurisdictional),
    ("04-missing", missing),
    ("05-by-an-order", by_an_order),
    ("06-from-words", from_words),
    ("07-made", made),
    ("08-superseded", superseded),
    ("09-superseded-today", superseded_today),
    ("10-move-deadline", moved),
    ("11-event", event_form),
    ("12-what-moves", what_moves),
    ("13-bar", bar),
)

if __name__ == "__main__":
    take_pictures(STOPS)
