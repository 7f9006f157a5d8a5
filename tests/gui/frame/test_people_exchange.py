"""Contacts are taken over after a look at them, and leave after a look at what leaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseorg.gui.people_exchange import ExportContactsDialog
from caseorg.gui.window import Window
from caseorg.operations import add_case, add_person
from caseorg.operations.contact_methods import NewContact
from caseorg.queries.people import people_order, person_named
from caseorg.queries.person_details import person_detail
from tests.gui.tour import settle

SHEET = "Who,Mail,Paper,Color\nLou Reporter,lou@ledger.example,Daily Ledger,red\nAna Ruiz,ana@ledger.example,,\n"


@pytest.fixture
def in_case(window: Window, qtbot: QtBot) -> Window:
    window.bridge.do(add_case, caption="Alvarez v. Kent", then=lambda case: window.context.set_case(case.uuid))
    qtbot.waitUntil(lambda: window.cases.current is not None)
    return window


def test_a_sheet_is_corrected_looked_at_and_taken_over(in_case: Window, tmp_path: Path, qtbot: QtBot) -> None:
    exchange = in_case.people_exchange
    in_case.bridge.do(add_person, name="Ana Ruiz", notes="Met in May")
    (tmp_path / "media.csv").write_text(SHEET, "utf-8")
    exchange.read(tmp_path / "media.csv")
    qtbot.waitUntil(lambda: exchange.dialog is not None, timeout=20_000)
    dialog = exchange.dialog
    assert dialog is not None
    for title, field in (("Who", "name"), ("Paper", "organization")):
        box = dialog.columns[title]
        box.setCurrentIndex(box.findData(field))
    dialog.columns["Who"].activated.emit(0)
    qtbot.waitUntil(lambda: dialog.table.item(0, 0).text() == "Lou Reporter", timeout=20_000)
    assert [dialog.table.item(row, 3).text() for row in range(2)] == ["new", "Ana Ruiz, completed (the same name)"]
    assert dialog.says.text().startswith("1 new, 1 there already")
    dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.import_button.text() == "Import 1"
    dialog.import_button.click()
    qtbot.waitUntil(lambda: in_case.bridge.undo_label() == "Import Contacts" and in_case.bridge.is_idle)
    ana = in_case.bridge.ask(person_named, "Ana Ruiz")
    detail = in_case.bridge.ask(person_detail, ana.uuid, "2026-11-26")
    assert ([one.value for one in detail.contacts], ana.notes) == (["ana@ledger.example"], "Met in May")
    assert in_case.bridge.undo_label() == "Import Contacts"


def test_a_pasted_signature_becomes_a_contact(in_case: Window, qtbot: QtBot) -> None:
    exchange = in_case.people_exchange
    in_case.actions_table.trigger("people.paste")
    paste = exchange.paste
    assert paste is not None
    paste.text.setPlainText("Katie Garcia\nCommunications Director\nPublic Citizen\nkgarcia [at] citizen [dot] org")
    paste.accept()
    qtbot.waitUntil(lambda: exchange.dialog is not None)
    assert exchange.dialog is not None
    exchange.dialog.public.setChecked(True)
    exchange.dialog.import_button.click()
    # and her organization; the affiliation comes last
    qtbot.waitUntil(lambda: len(in_case.bridge.ask(people_order)) == 2 and in_case.bridge.is_idle)
    detail = in_case.bridge.ask(person_detail, in_case.bridge.ask(person_named, "Katie").uuid, "2026-11-26")
    assert (detail.now.title, detail.contacts[0].public_ok) == ("Communications Director", True)


def test_what_leaves_is_shown_before_it_does(in_case: Window, tmp_path: Path, qtbot: QtBot) -> None:
    private = NewContact(value="202-555-0143")
    in_case.bridge.do(add_person, name="Katie Garcia", contacts=[private, NewContact(value="k@x.org", public_ok=True)])
    in_case.bridge.do(add_person, name="Jane Doe 1", do_not_name=True)
    settle(in_case)
    dialog = ExportContactsDialog(in_case.bridge, None, in_case)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert dialog.says.text() == "1 leave the office. Held back: Jane Doe 1, must not be named."
    in_case.people_exchange.export(tmp_path / "out.vcf", dialog.leaving, ".vcf", "3.0")
    qtbot.waitUntil(lambda: (tmp_path / "out.vcf").exists())
    text = (tmp_path / "out.vcf").read_text("utf-8")
    assert "k@x.org" in text and "555-0143" not in text
    dialog.every.setChecked(True)
    qtbot.waitUntil(lambda: len(dialog.leaving.cards[0].values) == 2)
