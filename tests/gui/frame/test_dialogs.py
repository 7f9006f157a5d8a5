"""Settings, shortcuts, help, history, tags and the import report."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home, resources
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.help_dialog import PAGES, HelpDialog, help_text
from caseorg.gui.dialogs.history_dialog import HistoryDialog, local_time
from caseorg.gui.dialogs.import_report import ImportReportDialog, report_text, summary
from caseorg.gui.dialogs.settings_dialog import SettingsDialog
from caseorg.gui.dialogs.shortcut_editor import ShortcutEditor
from caseorg.gui.dialogs.tags_dialog import TagsDialog
from caseorg.jobs.import_files import AddedFile, DuplicateFile, FailedFile, ImportReport
from caseorg.operations import add_case, add_tag
from caseorg.queries.documents import tags
from caseorg.settings.file import Settings
from caseorg.settings.schema import AUTHOR, LOOK, SETTINGS, SHORTCUTS


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[Actions]:
    actions = Actions()
    yield actions
    actions.deleteLater()


def idle(qtbot: QtBot, bridge: Bridge) -> None:
    qtbot.waitUntil(lambda: bridge.is_idle, timeout=10_000)


# ---------------------------------------------------------------- shortcuts and settings


def test_a_shortcut_that_is_taken_says_by_what(qtbot: QtBot, actions: Actions) -> None:
    editor = ShortcutEditor(actions, {})
    qtbot.addWidget(editor)
    assert "“Undo”" in editor.set_keys("case.close", "Ctrl+Z")
    assert editor.shortcuts == {}
    assert editor.set_keys("case.close", "Ctrl+Shift+W") == ""
    assert editor.set_keys("edit.undo", "") == ""
    assert editor.set_keys("edit.redo", "Ctrl+Z") == ""
    assert editor.shortcuts == {"case.close": "Ctrl+Shift+W", "edit.undo": "", "edit.redo": "Ctrl+Z"}


def test_going_back_to_the_usual_shortcut_leaves_no_trace(qtbot: QtBot, actions: Actions) -> None:
    editor = ShortcutEditor(actions, {"edit.history": "F7"})
    qtbot.addWidget(editor)
    assert editor.keys_of("edit.history") == "F7"
    assert editor.set_keys("edit.history", "") == ""
    assert editor.shortcuts == {}


def test_every_setting_can_be_set_in_the_dialog_and_holds_at_once(qtbot: QtBot, home: Home, actions: Actions) -> None:
    settings = Settings(home.settings)
    dialog = SettingsDialog(settings, actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert set(dialog.fields) | {SHORTCUTS.name} == {setting.name for setting in SETTINGS}
    told: list[str] = []
    dialog.changed.connect(lambda setting: told.append(setting.name))
    look = dialog.fields[LOOK.name]
    look.setCurrentIndex(look.findData("dark"))  # type: ignore[attr-defined]
    name = dialog.fields[AUTHOR.name]
    name.setText("  Ana   Ruiz ")  # type: ignore[attr-defined]
    name.editingFinished.emit()  # type: ignore[attr-defined]
    dialog.shortcuts.set_keys("edit.history", "F12")
    assert told == [LOOK.name, AUTHOR.name, SHORTCUTS.name]
    again = Settings.load(home.settings).settings
    assert (again.text(LOOK), again.text(AUTHOR)) == ("dark", "Ana Ruiz")
    assert again.table(SHORTCUTS) == {"edit.history": "F12"}


# ---------------------------------------------------------------- help


def test_every_page_of_the_help_is_in_the_contents() -> None:
    files = {path.stem for path in (resources() / "help").glob("*.md")}
    assert files <= {name for name, _title in PAGES}


def test_every_page_can_be_read(qtbot: QtBot, actions: Actions) -> None:
    dialog = HelpDialog(actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    for name, _title in PAGES:
        dialog.show_page(name)
        assert len(dialog.browser.toPlainText()) > 200
    assert "Ctrl+K" in help_text("keyboard", actions)


def test_the_contents_are_narrowed_by_words(qtbot: QtBot, actions: Actions) -> None:
    dialog = HelpDialog(actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.filter.setText("irreparable")
    items = [dialog.contents.item(row) for row in range(dialog.contents.count())]
    shown = [item.text() for item in items if not item.isHidden()]
    assert shown == ["Searching"]
    assert dialog.contents.currentItem().text() == "Searching"


def test_a_link_to_the_web_is_not_followed_without_asking(
    qtbot: QtBot, actions: Actions, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    opened: list[QUrl] = []
    monkeypatch.setattr(
        "caseorg.gui.dialogs.help_dialog.ask_yes_no",
        lambda *_args, detail, **_more: asked.append(detail) is not None,
    )
    monkeypatch.setattr("caseorg.gui.dialogs.help_dialog.QDesktopServices.openUrl", opened.append)
    dialog = HelpDialog(actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.browser.anchorClicked.emit(QUrl("https://example.org/x"))
    dialog.browser.anchorClicked.emit(QUrl("file:///etc/passwd"))
    dialog.browser.anchorClicked.emit(QUrl("searching.md"))
    assert (asked, opened) == (["https://example.org/x"], [])
    assert dialog.contents.currentItem().text() == "Searching"


# ---------------------------------------------------------------- history and tags


def test_the_history_follows_what_is_done(qtbot: QtBot, bridge: Bridge, actions: Actions) -> None:
    dialog = HistoryDialog(bridge, actions)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    bridge.do(add_case, caption="A v. B")
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 1)
    bridge.undo()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    top = dialog.list.topLevelItem(0)
    assert (top.text(1), top.text(3)) == ("Undo Add Case", "Test")
    idle(qtbot, bridge)


def test_times_are_shown_as_the_clock_on_the_wall_shows_them() -> None:
    assert len(local_time("2026-03-31T14:05:00.000Z")) == len("2026-03-31 14:05")
    assert local_time("?") == "?"


def test_tags_are_renamed_in_place_and_a_taken_name_is_refused(qtbot: QtBot, bridge: Bridge) -> None:
    for name in ("Standing", "Rulings"):
        bridge.do(add_tag, name=name)
    idle(qtbot, bridge)
    dialog = TagsDialog(bridge)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 2)
    dialog.list.item(0).setText("standing")
    qtbot.waitUntil(lambda: "already" in dialog.says.text())
    dialog.list.item(0).setText("Orders")
    idle(qtbot, bridge)
    qtbot.waitUntil(lambda: sorted(tag.name for tag in bridge.ask(tags)) == ["Orders", "Standing"])
    dialog.list.setCurrentRow(0)
    dialog.remove.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert bridge.undo_label() == "Remove Tag"
    idle(qtbot, bridge)


# ---------------------------------------------------------------- the import report

REPORT = ImportReport(
    added=(
        AddedFile("/f/28.pdf", "u1", "Opinion", "opinion", "28", "2026-03-31", 20, warnings=("1 page without text.",)),
    ),
    duplicates=(
        DuplicateFile("/f/copy.pdf", "u1", "ECF No. 28, Opinion"),
        DuplicateFile("/f/old.pdf", "u2", "In the trash.", in_trash=True),
    ),
    failed=(FailedFile("/f/locked.pdf", "The PDF is locked with a password.", locked=True),),
)


def test_the_report_in_words() -> None:
    assert summary(REPORT) == "1 file added, 2 there already, 1 not taken."
    assert "stopped" in summary(ImportReport((), (), (), cancelled=True))
    text = report_text(REPORT)
    assert "/f/locked.pdf: The PDF is locked with a password." in text
    assert "ECF No. 28, Opinion (1 page without text.)" in text
    assert text.index("Not taken") < text.index("There already") < text.index("Added (1)")


def test_the_report_takes_the_password_of_what_is_locked(qtbot: QtBot) -> None:
    dialog = ImportReportDialog(REPORT)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    asked: list[tuple[object, ...]] = []
    dialog.unlock_requested.connect(lambda paths, password, keep: asked.append((paths, password, keep)))
    dialog.unlock_button.click()
    qtbot.keyClicks(dialog.password.field, "sesame")
    qtbot.keyClick(dialog.password.field, Qt.Key.Key_Return)
    assert asked == [(("/f/locked.pdf",), "sesame", False)]
    assert not dialog.isVisible()


def test_the_report_opens_restores_and_copies(qtbot: QtBot) -> None:
    dialog = ImportReportDialog(REPORT)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    opened: list[str] = []
    restored: list[list[str]] = []
    dialog.open_requested.connect(opened.append)
    dialog.restore_requested.connect(restored.append)
    known = dialog.list.topLevelItem(1).child(0)
    dialog.list.setCurrentItem(known)
    assert dialog.open_button.isEnabled()
    dialog.list.itemActivated.emit(known, 0)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(0).child(0))
    assert not dialog.open_button.isEnabled()
    dialog.restore_button.click()
    dialog.copy_button.click()
    assert (opened, restored) == (["u1"], [["u2"]])
    assert QGuiApplication.clipboard().text() == report_text(REPORT)
