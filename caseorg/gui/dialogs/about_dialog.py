"""Version, licence, and where the data lies."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from caseorg import __version__
from caseorg.base.paths import Home
from caseorg.gui import icons


class AboutDialog(QDialog):
    """Nothing to be done here but read."""

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About caseorg")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(460)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("app", 64))
        title = QLabel(f"caseorg {__version__}")
        title.setProperty("role", "title")
        text = QLabel(
            "A case organizer for litigators. Everything stays on this computer; the program makes no network call.\n\n"
            "Free software under the GNU Affero General Public License, version 3 or later, without any warranty."
        )
        text.setWordWrap(True)
        places = QLabel(
            f"Workspace: {home.workspace}\nSettings: {home.settings}\nLog: {home.logs}\n\n"
            f"Python {platform.python_version()}, Qt {qVersion()}"
        )
        places.setProperty("role", "muted")
        places.setWordWrap(True)
        places.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(12)
        for widget in (picture, title, text, places, buttons):
            column.addWidget(widget)
