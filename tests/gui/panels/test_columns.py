"""The columns of the documents: the title takes what room there is until somebody sizes columns by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from caseorg.gui.panels.docket.panel import DocketPanel
from caseorg.gui.panels.documents.panel import DocumentsPanel
from caseorg.gui.tables.docket_tree import DocketColumn
from caseorg.gui.tables.document_columns import COLUMNS

KEYS = [column.key for column in COLUMNS]
TITLE, FILER, TAGS = KEYS.index("title"), KEYS.index("filer"), KEYS.index("tags")
_WRAPPED = QStyleOptionViewItem.ViewItemFeature.WrapText


@pytest.fixture
def panel(stage):
    return stage.place(DocumentsPanel)


def widen(stage, width: int) -> None:
    stage.window.resize(width, 600)
    QApplication.processEvents()


def is_filled(panel) -> bool:
    return panel.view.columns.length() == panel.view.viewport().width()


@pytest.mark.parametrize("width", [820, 1100, 1600])
def test_the_title_takes_the_rest_and_nothing_scrolls_sideways(stage, panel, width):
    widen(stage, width)
    assert is_filled(panel)
    assert not panel.view.horizontalScrollBar().isVisible()


def test_to_hide_a_column_is_not_to_size_the_others(stage, panel):
    menu = panel.view.columns.columns_menu(panel)
    actions = {action.text(): action for action in menu.actions()}
    actions["Tags"].trigger()
    actions["Filer"].trigger()
    for width in (1000, 1500):
        widen(stage, width)
        assert is_filled(panel)
    assert panel.view.columns.isSectionHidden(TAGS) and not panel.view.columns.isSectionHidden(FILER)


def test_columns_that_were_sized_by_hand_stay(stage, panel):
    panel.view.columns.resizeSection(TITLE, 333)
    widen(stage, 1500)
    assert panel.view.columns.sectionSize(TITLE) == 333
    panel.view.columns.reset_columns()
    assert is_filled(panel)


@pytest.mark.parametrize("is_sized", [False, True])
def test_next_time_the_title_stretches_unless_it_was_sized(stage, panel, tmp_path: Path, is_sized: bool):
    settings = QSettings(str(tmp_path / "layout.ini"), QSettings.Format.IniFormat)
    if is_sized:
        panel.view.columns.resizeSection(TITLE, 333)
    panel.save_layout(settings)
    panel.hide()
    again = DocumentsPanel(stage.bridge, stage.context)
    again.restore_layout(settings)
    stage.window.layout().addWidget(again)
    again.show()
    stage.settle()
    widen(stage, 1700)
    assert (again.view.columns.sectionSize(TITLE) == 333) == is_sized
    assert is_filled(again) != is_sized


def test_only_the_docket_text_is_wrapped(stage):
    panel = stage.place(DocketPanel)
    panel.view.setColumnWidth(DocketColumn.EXTENT, 60)
    index = panel.tree.index(0, DocketColumn.EXTENT)
    assert not _style_of(panel.view, panel.view.itemDelegateForColumn(DocketColumn.EXTENT), index) & _WRAPPED
    assert _style_of(panel.view, panel.view.itemDelegateForColumn(DocketColumn.TEXT), index) & _WRAPPED


def _style_of(view, delegate, index):
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    delegate.initStyleOption(option, index)
    return option.features
