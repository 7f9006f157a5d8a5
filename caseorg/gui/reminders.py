"""Reminders in the window: counted in the status bar, listed on request, told to the desktop while one is elsewhere.

Nothing opens by itself and the keyboard stays where it is: what has come due is said in the notice bar once, and the
count stays in the status bar until every reminder was dismissed, put off, or what it is of was done.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from caseorg.base.errors import WorldError
from caseorg.base.ids import new_uuid
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.closed_reminders import ClosedReminders
from caseorg.gui.context import Context
from caseorg.gui.dialogs.reminder_days_dialog import ReminderDaysDialog
from caseorg.gui.dialogs.reminders_dialog import RemindersDialog
from caseorg.gui.messages import Offer, Weight, tell
from caseorg.gui.status import Status
from caseorg.model.changes import Changes
from caseorg.model.deadline import ReminderKind
from caseorg.operations import set_usual_reminders
from caseorg.queries.reader import Reader
from caseorg.queries.reminders import reminders_at, usual_reminders
from caseorg.rules.reminder_words import Notice, Openness, many_words, notices, whole_words
from caseorg.rules.reminders import UNSEEN, Reminder, Seen
from caseorg.settings.file import Settings
from caseorg.settings.reminder_log import Act, ReminderLog
from caseorg.settings.schema import REMIND_DESKTOP, REMIND_WHOSE, REMIND_WORDS, Setting

if TYPE_CHECKING:
    from caseorg.gui.desktop_notices import DesktopNotices

_SHOWN_TABLES = ("deadlines", "events", "follow_ups", "cases", "reminder_offsets")
_MINUTE = 60_000
# Before this hour the desktop is left alone.
_FIRST_HOUR = 7
_KEPT_DAYS = 400


@dataclass(frozen=True, slots=True)
class _Found:
    """What is due at a moment, and what became of it before."""

    at: datetime
    due: list[Reminder] = field(default_factory=list)
    seen: Mapping[str, Seen] = field(default_factory=dict)


def _look(reader: Reader, log: ReminderLog, at: datetime, whose: str) -> _Found:
    seen = log.seen()
    return _Found(at, reminders_at(reader, seen, at, whose), seen)


def _send(_reader: Reader, desktop: DesktopNotices, said: Sequence[Notice]) -> dict[int, str]:
    return desktop.tell(said)


class Reminders(QObject):
    """Looks every minute and whenever something they are of was changed."""

    def __init__(self, bridge: Bridge, context: Context, settings: Settings, status: Status, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._context, self._settings, self._window = bridge, context, settings, window
        self._status = status
        self._log = ReminderLog(bridge.workspace.home.reminders)
        self._is_first = True
        self._found = _Found(datetime.now().astimezone())
        self._sent: dict[int, str] = {}
        self._said: set[str] = set()  # what was said and could not be written down
        self.dialog: RemindersDialog | None = None
        self.days_dialog: ReminderDaysDialog | None = None
        self.closed = ClosedReminders(bridge, window)
        self._desktop: DesktopNotices | None = None
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.look)
        self._minute.start()
        status.reminders.clicked.connect(self.show)
        bridge.changed.connect(self._on_changed)
        QTimer.singleShot(0, self, self._begin)

    def bind_actions(self, actions: Actions) -> None:
        """Binds “Reminders”, “Days of Reminders” and “Reminders While Closed”."""
        self.closed.bind_actions(actions)
        actions.bind("reminder.show", self.show)
        actions.bind("reminder.days", self.set_days)

    @property
    def due(self) -> list[Reminder]:
        """The reminders due when it was looked last."""
        return self._found.due

    def look(self) -> None:
        """Look what is due now."""
        whose = self._bridge.workspace.who if self._settings.text(REMIND_WHOSE) == "mine" else ""
        at = datetime.now().astimezone()
        self._bridge.ask_later(_look, self._log, at, whose, then=self._on_found, topic="reminders")

    def show(self) -> None:
        """List the reminders that are due."""
        if self.dialog is None:
            self.dialog = RemindersDialog(self._window)
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.open_requested.connect(self._open)
            self.dialog.dismiss_requested.connect(self._dismiss)
            self.dialog.snooze_requested.connect(self._snooze)
            self.dialog.days_requested.connect(self.set_days)
            self.dialog.destroyed.connect(self._on_dialog_gone)
        self.dialog.show_reminders(self.due, self._found.at.date())
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()
        self.dialog.list.setFocus()

    def set_days(self) -> None:
        """Ask on which days before each kind is called to mind."""
        usual = self._bridge.ask(usual_reminders)
        self.days_dialog = ReminderDaysDialog(usual, self.dialog or self._window)
        self.days_dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.days_dialog.changed.connect(self._on_days_changed)
        self.days_dialog.destroyed.connect(self._on_days_dialog_gone)
        self.days_dialog.open()

    def on_setting_changed(self, setting: Setting) -> None:
        """Whose reminders are wanted may have changed."""
        if setting is REMIND_WHOSE:
            self.look()

    def stop(self) -> None:
        """The window closes."""
        self._minute.stop()
        if self._desktop is not None:
            self._desktop.stop()

    # What is due

    def _begin(self) -> None:
        try:
            self._log.tidy(datetime.now().date() - timedelta(days=_KEPT_DAYS))
        except WorldError as error:
            self._context.status_changed.emit(error.sentence)
        self.look()

    def _on_found(self, found: _Found) -> None:
        is_first, self._is_first = self._is_first, False
        self._found = found
        self._status.show_reminders(found.due, found.at.date())
        if self.dialog is not None:
            self.dialog.show_reminders(found.due, found.at.date())
        new = [
            one for one in found.due
            if one.key not in self._said and not found.seen.get(one.key, UNSEEN).shown
        ]  # fmt: skip
        if not new:
            return
        self._say(new, found.at.date(), was_away=is_first)
        if not is_first and not _is_in_front():
            self._tell_desktop([one for one in new if not found.seen.get(one.key, UNSEEN).notified], found.at)
        if not self._note(Act.SHOWN, new):
            self._said |= {one.key for one in new}

    def _say(self, new: Sequence[Reminder], today: date, *, was_away: bool) -> None:
        words = whole_words(new[0], today) if len(new) == 1 else many_words(new, today)
        words = f"While you were away: {words}" if was_away else words
        tell(self._window, words, offer=Offer("Show", self.show))

    def _tell_desktop(self, new: Sequence[Reminder], at: datetime) -> None:
        is_wanted = self._settings.flag(REMIND_DESKTOP) and at.hour >= _FIRST_HOUR
        if not new or not is_wanted or sys.platform != "linux":
            return
        desktop = self._connected()
        if desktop is None:
            return
        said = notices(new, Openness(self._settings.text(REMIND_WORDS)), at.date())

        def on_sent(numbers: dict[int, str]) -> None:
            if numbers:
                self._sent |= numbers
                self._note(Act.NOTIFIED, new)

        self._bridge.ask_later(_send, desktop, said, then=on_sent)

    def _connected(self) -> DesktopNotices | None:
        """The desktop, where there is one. D-Bus is loaded when it is needed, and where desktops speak it."""
        if self._desktop is None:
            from caseorg.gui.desktop_notices import DesktopNotices

            self._desktop = DesktopNotices(self)
            self._desktop.clicked.connect(self._on_notice_clicked)
        return self._desktop if self._desktop.connect_to_bus() else None

    def _on_notice_clicked(self, number: int) -> None:
        if number not in self._sent:  # another program's
            return
        key = self._sent.pop(number)
        window = self._window.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        reminder = next((one for one in self.due if one.key == key), None)
        if reminder is not None:
            self._open(reminder)
        else:
            self.show()

    # What is done with them

    def _open(self, reminder: Reminder) -> None:
        thing = reminder.thing
        self._context.set_case(thing.case_uuid)
        if thing.kind is ReminderKind.HEARING:
            self._context.day_requested.emit(date.fromisoformat(thing.day))
        elif thing.kind is ReminderKind.FOLLOW_UP:
            self._context.follow_up_requested.emit(thing.uuid)
        else:
            self._context.deadline_requested.emit(thing.uuid)
        self._window.window().activateWindow()

    def _dismiss(self, reminders: Sequence[Reminder]) -> None:
        if self._note(Act.DISMISSED, reminders):
            self._offer_back("Dismissed", reminders)

    def _snooze(self, reminders: Sequence[Reminder], until: datetime) -> None:
        if self._note(Act.SNOOZED, reminders, until=until):
            self._said -= {one.key for one in reminders}
            self._offer_back("Put off", reminders)

    def _offer_back(self, done: str, reminders: Sequence[Reminder]) -> None:
        self.look()
        what = f"“{reminders[0].thing.title}”" if len(reminders) == 1 else f"{len(reminders):,} reminders"

        def bring_back() -> None:
            if self._note(Act.RECALLED, reminders):
                self.look()

        tell(self._window, f"{done}: {what}.", weight=Weight.GOOD, offer=Offer("Bring Back", bring_back))

    def _note(self, act: Act, reminders: Sequence[Reminder], *, until: datetime | None = None) -> bool:
        """Write down what became of reminders; False, with the reason told, where it cannot be."""
        try:
            self._log.note(act, [one.key for one in reminders], on=datetime.now().date(), until=until)
        except WorldError as error:
            if act in (Act.SHOWN, Act.NOTIFIED):  # the reminder itself is what has to be read
                self._context.status_changed.emit(error.sentence)
            else:
                tell(self._window, error.sentence, weight=Weight.TROUBLE)
            return False
        return True

    def _on_days_changed(self, texts: Mapping[ReminderKind, str]) -> None:
        dialog = self.days_dialog
        assert dialog is not None
        step = new_uuid()
        last = list(texts)[-1]
        for kind, days in texts.items():
            self._bridge.do(
                set_usual_reminders, kind=kind, days=days, step=step, otherwise=dialog.refuse,
                then=dialog.accept_done if kind is last else None,
            )  # fmt: skip

    # What happens

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_SHOWN_TABLES):
            self.look()

    def _on_dialog_gone(self) -> None:
        self.dialog = None

    def _on_days_dialog_gone(self) -> None:
        self.days_dialog = None


def _is_in_front() -> bool:
    """Whether the person at the screen is looking at the program."""
    application = QGuiApplication.instance()
    is_gui = isinstance(application, QGuiApplication)
    return is_gui and application.applicationState() == Qt.ApplicationState.ApplicationActive  # type: ignore[union-attr]
