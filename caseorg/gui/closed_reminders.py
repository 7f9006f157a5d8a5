"""“Reminders While Closed”: whether `caseorg remind` runs by itself, chosen in the window."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from caseorg.base.paths import Home
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.act_dialog import ActDialog, FormField
from caseorg.gui.messages import Weight, tell
from caseorg.jobs.reminder_timer import Way, install, installed, remove
from caseorg.queries.reader import Reader

_TITLE = "Reminders While Closed"
_HINT = (
    "The desktop is told while caseorg is closed, in as few words as the settings say. This writes a timer or an entry "
    "into your own configuration folder; “Never” takes it away."
)
_NEVER = ""
_CHOICES = (
    ("Never", _NEVER),
    ("Every hour from 7 to 20", Way.TIMER.value),
    ("Once at each login", Way.LOGIN.value),
)


def _choose(_reader: Reader, way: str, home: Home) -> None:
    if way == _NEVER:
        remove()
    else:
        install(Way(way), home)


class ClosedReminders(QObject):
    """Shows how it is now, and writes or removes the files on another thread: systemd is asked to read them."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self.dialog: ActDialog | None = None

    def bind_actions(self, actions: Actions) -> None:
        """Binds “Reminders While Closed”."""
        actions.bind("reminder.closed", self.begin)

    def begin(self) -> None:
        """Ask when the desktop is to be told."""
        now = installed()
        field = FormField("way", "&When", _HINT, _CHOICES, initial=now.value if now else _NEVER)
        self.dialog = ActDialog(_TITLE, (field,), self._do, self._window)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _do(self, values: dict[str, str], dialog: ActDialog) -> None:
        way = values["way"]
        home = self._bridge.workspace.home
        self._bridge.ask_later(
            _choose, way, home, then=partial(self._on_done, dialog, way), otherwise=dialog.refuse
        )

    def _on_done(self, dialog: ActDialog, way: str, _done: object) -> None:
        if isValid(dialog):
            dialog.done_with()
        words = next(words for words, value in _CHOICES if value == way)
        tell(self._window, f"Reminders while caseorg is closed: {words.lower()}.", weight=Weight.GOOD)
