"""The settings, page by page, made from their list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseorg.gui import icons
from caseorg.gui.actions import Actions
from caseorg.gui.dialogs.shortcut_editor import ShortcutEditor
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.gui.widgets.side_list import SideList
from caseorg.settings.file import Settings
from caseorg.settings.schema import KEYS, PAGES, SETTINGS, SHORTCUTS, Setting, Value


class SettingsDialog(QDialog):
    """Changes hold at once; `changed` names each setting that was set."""

    changed = Signal(object)  # Setting

    def __init__(self, settings: Settings, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 520)
        self.fields: dict[str, QWidget] = {}
        self.pages = SideList("Pages of settings")
        self.pages.setFixedWidth(150)
        self.stack = QStackedWidget()
        self.shortcuts = ShortcutEditor(actions, settings.table(SHORTCUTS))
        self.shortcuts.changed.connect(lambda: self._set(SHORTCUTS, self.shortcuts.shortcuts))
        for page in PAGES:
            self.pages.add(page)
            self.stack.addWidget(self._page(page))
        self.pages.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.pages)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(14)
        column.addLayout(middle, 1)
        column.addWidget(buttons)

    def _page(self, page: str) -> QWidget:
        if page == KEYS:
            return self.shortcuts
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for setting in SETTINGS:
            if setting.page == page:
                column.addWidget(self._field(setting))
        column.addStretch()
        return whole

    def _field(self, setting: Setting) -> QWidget:
        if isinstance(setting.usual, bool):
            return self._check_box(setting)
        field = self._choice(setting) if setting.choices else self._line(setting)
        self.fields[setting.name] = field
        return LabeledField(setting.title, field, hint=setting.help)

    def _check_box(self, setting: Setting) -> QWidget:
        box = QCheckBox(setting.title)
        box.setChecked(self._settings.flag(setting))
        box.setAccessibleDescription(setting.help)
        box.toggled.connect(self._setter(setting))
        self.fields[setting.name] = box
        hint = QLabel(setting.help)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(box)
        column.addWidget(hint)
        return whole

    def _choice(self, setting: Setting) -> QWidget:
        box = QComboBox()
        for choice in setting.choices:
            box.addItem(choice.title, choice.value)
        box.setCurrentIndex(box.findData(self._settings.text(setting)))
        box.currentIndexChanged.connect(lambda _index: self._set(setting, str(box.currentData())))
        return box

    def _line(self, setting: Setting) -> QWidget:
        line = QLineEdit(self._settings.text(setting))
        if setting.is_folder:
            line.editingFinished.connect(lambda: self._set(setting, line.text().strip()))
            choose = line.addAction(icons.icon("folder"), QLineEdit.ActionPosition.TrailingPosition)
            choose.setText("Choose a Folder…")
            choose.setToolTip("Choose a folder")
            choose.setShortcut("Alt+Down")
            choose.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            choose.triggered.connect(lambda: self._choose_folder(setting, line))
        else:
            line.editingFinished.connect(lambda: self._set(setting, " ".join(line.text().split())))
        return line

    def _choose_folder(self, setting: Setting, line: QLineEdit) -> None:
        name = QFileDialog.getExistingDirectory(self, setting.title, line.text())
        if name:
            line.setText(name)
            self._set(setting, name)

    def _setter(self, setting: Setting) -> Callable[[bool], None]:
        return lambda value: self._set(setting, value)

    def _set(self, setting: Setting, value: Value) -> None:
        # one that cannot be written holds for now; the last net says why
        try:
            self._settings.set(setting, value)
        finally:
            self.changed.emit(setting)
