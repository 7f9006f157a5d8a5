"""Version, licence, where the data lies, and how foreign files are shut in."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from caseorg import __version__
from caseorg.apart.breakout import CageTest
from caseorg.apart.cage import BAR_WORDS
from caseorg.base.paths import Home
from caseorg.gui import icons
from caseorg.gui.widgets.whole import keep_whole


class AboutDialog(QDialog):
    """Nothing to be done here but read."""

    def __init__(self, home: Home, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About caseorg")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_whole(self, width=460)
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
        self.cage = QLabel("Trying the cage in which foreign files are read…")
        self.cage.setWordWrap(True)
        self.cage.setTextInteractionFlags(places.textInteractionFlags())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(12)
        for widget in (picture, title, text, self.cage, places, buttons):
            column.addWidget(widget)

    def show_cage(self, test: CageTest | None) -> None:
        """Say what a child process got through that was told to get out."""
        self.cage.setText(cage_words(test))
        self.adjustSize()


def cage_words(test: CageTest | None) -> str:
    """What holds, in a sentence, and in lines what does not."""
    if test is None:
        return "The cage in which foreign files are read could not be tried: the child process gave no answer."
    missing = [f"• {BAR_WORDS[held.bar]}: {held.why_not}" for held in test.bars if not held.held]
    escaped = [one.words.lower() for one in test.attempts if one.escaped]
    if not missing and not escaped:
        count = len(test.attempts)
        return f"Foreign files are read in a cage. A child process just tried {count} ways out of it; none was open."
    lines = ["Foreign files are read in a cage, but not all of its bars are in force on this computer:", *missing]
    if escaped:
        lines.append(f"A child process that tried could: {', '.join(escaped)}.")
    return "\n".join(lines)
