"""Tabs of a case stay when another is opened: what is done there is done in the right case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from caseorg.gui.panels.documents.place_dialog import PlaceDialog
from caseorg.gui.window import Window
from caseorg.model.case import Case
from caseorg.operations import add_docket_entry, trash_case
from caseorg.queries.docket import docket
from caseorg.queries.documents import document_line
from tests.gui.frame.test_window import documents, filing, new_case
from tests.gui.tour import close_dialogs, settle


@pytest.fixture
def two(window: Window, tmp_path: Path) -> tuple[Case, Case, str]:
    """Two cases; a document of the first in front, while the second is open."""
    first = new_case(window, "A v. B")
    window.bridge.do(add_docket_entry, case_uuid=first.uuid, number=7, text="ORDER of the first case")
    window.importing.import_paths([filing(tmp_path, 1)])
    settle(window)
    close_dialogs(window)
    uuid = documents(window)[0]
    window.context.open_document(uuid)
    second = new_case(window, "C v. D")
    window.tabs.show_document(uuid)
    settle(window)
    return first, second, uuid


def test_tab_and_details_name_the_case(window: Window, two: tuple[Case, Case, str]) -> None:
    first, _second, uuid = two
    assert first.short_caption in window.tabs.left.tabToolTip(1)
    assert window.details.form.other_case.text() == "Of another case: A v. B"
    assert window.details.form.other_case.isVisible()
    window.context.set_case(first.uuid)
    window.tabs.show_document(uuid)
    settle(window)
    assert not window.details.form.other_case.isVisible()


def test_documents_can_be_acted_on_from_their_tab(window: Window, two: tuple[Case, Case, str]) -> None:
    settle(window)
    window.actions_table.refresh()
    for name in ("open", "edit", "tag", "place", "copy_cite", "trash"):
        assert window.actions_table.why_not(f"documents.{name}") == ""
    window.actions_table.trigger("go.documents")
    window.actions_table.refresh()
    assert "Select" in window.actions_table.why_not("documents.trash")


def test_a_document_is_filed_on_the_docket_of_its_own_case(window: Window, two: tuple[Case, Case, str]) -> None:
    first, second, uuid = two
    window.actions_table.trigger("documents.place")
    settle(window)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PlaceDialog)
    assert dialog.attachment.height() >= dialog.number.height() - 1, "it must not be squeezed"
    dialog.number.setText("7")
    assert dialog.says.text() == "ORDER of the first case"
    dialog.file_button.click()
    settle(window)
    assert window.bridge.ask(document_line, uuid).ecf == "7"
    assert window.bridge.ask(docket, second.uuid) == []
    assert uuid in [line.document.uuid for entry in window.bridge.ask(docket, first.uuid) for line in entry.documents]


def test_trash_from_a_tab_takes_that_document(window: Window, two: tuple[Case, Case, str]) -> None:
    _first, _second, uuid = two
    window.actions_table.trigger("documents.trash")
    settle(window)
    assert window.bridge.ask(document_line, uuid).document.in_trash
    assert window.tabs.documents == ()


def test_the_tabs_of_a_case_go_with_it_into_the_trash(window: Window, two: tuple[Case, Case, str]) -> None:
    first, _second, _uuid = two
    window.bridge.do(trash_case, uuid=first.uuid)
    settle(window)
    assert window.tabs.documents == ()


def test_the_tab_of_a_document_goes_when_its_import_is_undone(window: Window, tmp_path: Path) -> None:
    new_case(window)
    window.importing.import_paths([filing(tmp_path, 1)])
    settle(window)
    window.context.open_document(documents(window)[0])
    settle(window)
    window.bridge.undo()
    settle(window)
    assert documents(window) == []
    assert window.tabs.documents == ()
    assert window.notices.sentence == ""
