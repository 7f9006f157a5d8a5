"""Deadlines leave by the window: what leaves is shown first, and what is held back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseorg.base import clock
from caseorg.gui.dialogs.dates_leaving_dialog import DatesLeavingDialog
from caseorg.gui.panels.calendar.panel import CalendarPanel
from caseorg.gui.window import Window
from caseorg.model.record import Visibility
from caseorg.operations import add_case, assign_deadlines
from caseorg.queries.calendar_names import deadline_named
from tests import deadline_records as records


@pytest.fixture
def dated(window: Window, qtbot: QtBot) -> Window:
    """The program with a case open that has three deadlines, one of them sealed, and a hearing."""
    workspace = window.bridge.workspace
    window.bridge.do(
        add_case, caption="Alvarez v. Kent", court="dcd", then=lambda case: window.context.set_case(case.uuid)
    )
    qtbot.waitUntil(lambda: window.cases.current is not None)
    case = window.cases.current
    assert case is not None
    today = clock.today()
    reply = records.deadline(workspace, case.uuid, "Reply", (today + timedelta(days=9)).isoformat())
    records.deadline(workspace, case.uuid, "=Answer", (today + timedelta(days=5)).isoformat())
    records.deadline(
        workspace, case.uuid, "Sealed response", (today + timedelta(days=7)).isoformat(), visibility="sealed"
    )
    records.event(workspace, case.uuid, "Argument", f"{today + timedelta(days=20)}T10:30", hearing="oral argument")
    workspace.do(assign_deadlines, uuids=[reply.uuid], to="Lee")
    return window


def begun(window: Window, qtbot: QtBot) -> DatesLeavingDialog:
    window.actions_table.trigger("deadline.export")
    dialog = window.leaving_dates.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() > 0)
    return dialog


def shown(dialog: DatesLeavingDialog) -> list[str]:
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return [f"{row.text(1)}: {row.text(3)}" for row in rows if row is not None]


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """Answers the question for a file."""

    def answer(name: str) -> Path:
        path = tmp_path / name
        monkeypatch.setattr(
            "caseorg.gui.leaving_dates.QFileDialog.getSaveFileName", lambda *_: (str(path), "")
        )
        return path

    return answer


def test_what_leaves_is_shown_before_it_does(dated: Window, qtbot: QtBot, saved: Callable[[str], Path]) -> None:
    dialog = begun(dated, qtbot)
    assert shown(dialog) == [
        "=Answer: internal", "Sealed response: sealed, held back", "Reply: internal", "Argument: internal",
    ]  # fmt: skip
    assert dialog.hint.text().startswith("3 dates leave. Held back for their label: 1 sealed.")
    dialog.label.setCurrentIndex(list(Visibility).index(Visibility.PUBLIC))
    assert dialog.hint.text().startswith("0 dates leave.") and not dialog.save_button.isEnabled()
    dialog.label.setCurrentIndex(list(Visibility).index(Visibility.INTERNAL))
    path = saved("dates.ics")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "3 dates are in" in dated.notices.findChildren(QLabel)[1].text())
    data = path.read_bytes()
    assert data.count(b"BEGIN:VEVENT") == 3 and b"Sealed" not in data and b"VALARM" in data


def test_days_and_people_narrow_it(dated: Window, qtbot: QtBot) -> None:
    dialog = begun(dated, qtbot)
    dialog.last.show_day((clock.today() + timedelta(days=9)).isoformat())
    qtbot.waitUntil(lambda: len(shown(dialog)) == 3)
    dialog.scope.setCurrentIndex(dialog.scope.findText("Assigned to Lee"))
    qtbot.waitUntil(lambda: shown(dialog) == ["Reply: internal"])
    dialog.last.show_day("no day at all")
    dialog.save_button.click()
    assert "no day" in dialog.last.problem


def test_the_table_leaves_as_it_is_shown(dated: Window, qtbot: QtBot, saved: Callable[[str], Path]) -> None:
    dated.show_panel("deadlines")
    panel = dated.panels["deadlines"]
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)  # type: ignore[union-attr]
    panel.view.columns.setSectionHidden(1, True)  # type: ignore[union-attr]
    dialog = begun(dated, qtbot)
    dialog.choose("shown")
    qtbot.waitUntil(lambda: len(shown(dialog)) == 3)
    path = saved("table.csv")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "2 dates are in" in dated.notices.findChildren(QLabel)[1].text())
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert rows[0] == ["Due", "Title", "Case", "Watch", "State", "Rule", "Assigned"]
    assert [row[1] for row in rows[1:]] == ["'=Answer", "Reply"]


def test_a_refusal_stays_in_the_dialog(dated: Window, qtbot: QtBot, saved: Callable[[str], Path]) -> None:
    dialog = begun(dated, qtbot)
    saved("nowhere/dates.ics")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "could not be written" in dialog.problem.text())
    assert dialog.save_button.isEnabled()


def papers(window: Window, qtbot: QtBot, action: str) -> DatesLeavingDialog:
    window.actions_table.trigger(action)
    dialog = window.printing_dates.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.hint.text()))
    return dialog


def page_texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def test_a_control_list_is_saved(dated: Window, qtbot: QtBot, saved: Callable[[str], Path]) -> None:
    dialog = papers(dated, qtbot, "deadline.print")
    dialog.choose("control list")
    assert dialog.first.day == dialog.last.day == clock.today().isoformat()
    dialog.last.show_day((clock.today() + timedelta(days=30)).isoformat())
    qtbot.waitUntil(lambda: len(shown(dialog)) == 4)
    path = saved("list.pdf")
    dialog.save_button.click()
    qtbot.waitUntil(path.exists, timeout=20_000)
    (text,) = page_texts(path)
    assert "Reply" in text and "10:30 AM" in text and "Sealed response" not in text
    qtbot.waitUntil(lambda: "has 1 page" in dated.notices.findChildren(QLabel)[1].text())


def test_the_slip_is_that_of_the_deadline_that_has_the_cursor(dated: Window, qtbot: QtBot, tmp_path: Path) -> None:
    dated.show_panel("deadlines")
    panel = dated.panels["deadlines"]
    qtbot.waitUntil(lambda: panel.table.rowCount() == 3)  # type: ignore[union-attr]
    reply = next(uuid for uuid in panel.table.order if dated.bridge.ask(deadline_named, uuid).title == "Reply")  # type: ignore[union-attr]
    assert panel.view.select(reply)  # type: ignore[union-attr]
    dialog = papers(dated, qtbot, "deadline.slip")
    assert dialog.form.currentText() == "Control slip: Reply"
    qtbot.waitUntil(lambda: shown(dialog) == ["Reply: internal"])
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dated.printing_dates.print_to(dialog, [reply], dialog.answer, printer)
    notice = dated.notices.findChildren(QLabel)[1]
    qtbot.waitUntil(lambda: "1 page went to the printer" in notice.text(), timeout=20_000)
    assert len(page_texts(tmp_path / "printed.pdf")) == 1


def test_days_the_wrong_way_round_are_refused_in_the_dialog(
    dated: Window, qtbot: QtBot, saved: Callable[[str], Path]
) -> None:
    dialog = papers(dated, qtbot, "deadline.print")
    dialog.first.show_day("2026-05-05")
    dialog.last.show_day("2026-05-01")
    dialog._set_ready(True)
    path = saved("month.pdf")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: "before the first" in dialog.problem.text())
    assert not path.exists()


def test_printing_begins_with_what_the_calendar_shows(dated: Window, qtbot: QtBot) -> None:
    dated.show_panel("calendar")
    panel = dated.panels["calendar"]
    assert isinstance(panel, CalendarPanel)
    panel.show_day(date(2027, 2, 10))
    dialog = papers(dated, qtbot, "deadline.print")
    assert (dialog.answer.form.key, dialog.first.day, dialog.last.day) == ("month", "2027-02-01", "2027-02-28")
    dialog.choose("control list")
    assert dialog.first.day == clock.today().isoformat()
    dialog.reject()
    panel.by_week.setChecked(True)
    week = papers(dated, qtbot, "deadline.print")
    assert (week.answer.form.key, week.first.day, week.last.day) == ("week", "2027-02-07", "2027-02-13")
    week.reject()
    dated.show_panel("documents")
    again = papers(dated, qtbot, "deadline.print")
    assert again.first.day == clock.today().replace(day=1).isoformat()
