"""“Recount Deadlines” in the window: what is shown, a line taken out, and what is done."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.preview_dialog import PreviewDialog
from caseorg.gui.window import Window
from caseorg.model.rule_pack import Happening
from caseorg.operations import add_case, add_day_fact, add_deadline, add_event
from caseorg.operations.deadlines import NewTrigger
from caseorg.queries.calendar_names import deadline_named, events_of
from caseorg.queries.rulebook import shipped_rulebook
from caseorg.rules.chain_requests import CaseSetting, request_of_case
from caseorg.rules.compute import compute


@pytest.fixture
def opposed(window: Window, qtbot: QtBot) -> Window:
    """Two oppositions due on May 26, 2026, and a day on which the clerk was inaccessible."""
    made: list[str] = []
    window.bridge.do(add_case, caption="Alvarez v. Kent", court="dcd", then=lambda case: made.append(case.uuid))
    qtbot.waitUntil(lambda: bool(made))
    for title in ("Oppose the first", "Oppose the second"):
        window.bridge.do(add_event, case_uuid=made[0], title=title, at="2026-05-12", type="motion.served",
                         then=lambda event: made.append(event.uuid))  # fmt: skip
        qtbot.waitUntil(lambda: window.bridge.is_idle)
        happened: dict[str, Happening | None] = {"motion.served": Happening(at=date(2026, 5, 12))}
        request = request_of_case("dcd.lcvr.7.b", CaseSetting(court="dcd"), happened, {})
        window.bridge.do(
            add_deadline, case_uuid=made[0], title=title, computation=compute(shipped_rulebook(), request),
            triggers=[NewTrigger(leg="motion.served", event_uuid=made[-1])],
        )  # fmt: skip
    window.bridge.do(add_day_fact, day="2026-05-26", kind="inaccessible", name="Snow", evidence="Notice", scope="dcd")
    window.context.set_case(made[0])
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    return window


def begun(window: Window, qtbot: QtBot) -> PreviewDialog:
    window.actions_table.trigger("deadline.recount")
    qtbot.waitUntil(lambda: window.recounting.dialog is not None)
    assert window.recounting.dialog is not None
    return window.recounting.dialog


def rows(dialog: PreviewDialog) -> list[QTreeWidgetItem]:
    (group,) = [dialog.lines.topLevelItem(place) for place in range(dialog.lines.topLevelItemCount())]
    return [group.child(place) for place in range(group.childCount())]


def due(window: Window, title: str) -> str | None:
    return window.bridge.ask(deadline_named, title).due


def test_one_is_taken_out_and_the_other_moves_in_one_step(opposed: Window, qtbot: QtBot) -> None:
    window = opposed
    dialog = begun(window, qtbot)
    assert dialog.headline.text().startswith("2 open deadlines have")
    assert [row.text(2) for row in rows(dialog)] == ["Wed, May 27, 2026"] * 2
    out = next(row for row in rows(dialog) if row.text(0) == "Oppose the second")
    out.setCheckState(0, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "1 would be moved" in dialog.headline.text())
    dialog.act_button.click()
    qtbot.waitUntil(lambda: window.recounting.dialog is None)
    assert (due(window, "Oppose the first"), due(window, "Oppose the second")) == ("2026-05-27", "2026-05-26")
    window.bridge.undo()
    qtbot.waitUntil(lambda: due(window, "Oppose the first") == "2026-05-26")


def test_where_all_dates_stand_it_says_so(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("caseorg.gui.recounting.tell", lambda _over, sentence: said.append(sentence))
    window.bridge.do(add_case, caption="Alvarez v. Kent", then=lambda case: window.context.set_case(case.uuid))
    qtbot.waitUntil(lambda: window.context.case_uuid is not None)
    window.actions_table.trigger("deadline.recount")
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].startswith("Every open deadline has the date") and window.recounting.dialog is None


def test_what_was_hung_on_an_event_after_the_preview_is_shown_before_anything_moves(
    opposed: Window, qtbot: QtBot
) -> None:
    window = opposed
    dialog = begun(window, qtbot)
    assert len(rows(dialog)) == 2
    case = window.context.case_uuid or ""
    event = next(one for one in window.bridge.ask(events_of, case) if one.title == "Oppose the first")
    happened: dict[str, Happening | None] = {"motion.served": Happening(at=date(2026, 5, 12))}
    request = request_of_case("dcd.lcvr.7.b", CaseSetting(court="dcd"), happened, {})
    window.bridge.do(
        add_deadline, case_uuid=case, title="Oppose too", computation=compute(shipped_rulebook(), request),
        triggers=[NewTrigger(leg="motion.served", event_uuid=event.uuid)],
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.bridge.is_idle)
    dialog.act_button.click()
    qtbot.waitUntil(lambda: "meanwhile" in dialog.problem.text() and len(rows(dialog)) == 3)
    assert due(window, "Oppose the first") == "2026-05-26"
    dialog.act_button.click()
    qtbot.waitUntil(lambda: window.recounting.dialog is None)
    titles = ("Oppose the first", "Oppose the second", "Oppose too")
    assert {due(window, title) for title in titles} == {"2026-05-27"}
