"""The windows that keep the workspace safe show every word, at every size of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.dialogs.about_dialog import AboutDialog
from caseorg.gui.dialogs.encryption_dialog import EncryptionDialog, TurnOnDialog
from caseorg.gui.dialogs.recovery_key_dialog import RecoveryKeyDialog
from caseorg.gui.dialogs.unlock_dialog import UnlockDialog
from caseorg.gui.looks import looks
from caseorg.gui.navigation import Navigation

_WINDOWS: dict[str, Callable[[Home], QDialog]] = {
    "about": AboutDialog,
    "encryption": EncryptionDialog,
    "recovery key": lambda _home: RecoveryKeyDialog("V57G-Y92S-65P9-FCGW-2MVR-TMB1-ZYTR-509A"),
    "turning on": lambda _home: TurnOnDialog(),
    "unlock": UnlockDialog,
}


@pytest.fixture(params=["usual", "large", "larger"])
def text_size(request: pytest.FixtureRequest, dressed: None) -> Iterator[None]:
    looks.choose_text_size(request.param)
    yield
    looks.choose_text_size("usual")


@pytest.mark.parametrize("name", _WINDOWS)
def test_no_word_is_cut_off(qtbot: QtBot, text_size: None, home: Home, name: str) -> None:
    dialog = _WINDOWS[name](home)
    qtbot.addWidget(dialog)
    dialog.show()

    def is_whole() -> bool:
        labels = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.text()]
        boxes = [one for one in dialog.findChildren(QCheckBox) if one.isVisible()]
        return all(one.height() >= one.heightForWidth(one.width()) for one in labels) and all(
            one.width() >= one.sizeHint().width() for one in boxes
        )

    qtbot.waitUntil(is_whole)


def test_return_tries_the_passphrase_again_after_a_wrong_one(qtbot: QtBot, dressed: None, home: Home) -> None:
    dialog = UnlockDialog(home)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.line.setText("not this one")
    dialog.unlock_button.click()
    qtbot.waitUntil(lambda: bool(dialog.field.problem), timeout=20_000)
    assert dialog.unlock_button.isDefault() and dialog.unlock_button.isEnabled() and not dialog.line.isReadOnly()
    others = [one for one in dialog.buttons.buttons() if one is not dialog.unlock_button]
    assert others and not any(one.isDefault() or one.autoDefault() for one in others)  # type: ignore[attr-defined]


def test_the_names_of_the_panels_are_shown_whole_at_every_size(qtbot: QtBot, text_size: None) -> None:
    navigation = Navigation()
    qtbot.addWidget(navigation)
    for title in ("Today", "Documents", "Statements"):
        navigation.add(title.lower(), title, "documents")
    navigation.show()
    for row in range(navigation.count()):
        needed = navigation.sizeHintForIndex(navigation.model().index(row, 0)).width()
        words = navigation.fontMetrics().horizontalAdvance(navigation.item(row).text())
        assert navigation.viewport().width() >= max(needed, words + navigation.iconSize().width() + 30)
