"""Says when a workspace is to be locked: nobody has touched the program for a while, the computer goes to sleep, or the
screen is locked. The bus is a socket between processes of this computer; nothing reaches a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication

from caseorg.base.ids import new_uuid
from caseorg.gui.desktop_notices import bus_address

_SYSTEM_BUS = "/run/dbus/system_bus_socket"
_LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
_SCREEN_SAVER = (
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"
)  # fmt: skip
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


class AutoLock(QObject):
    """`due` is emitted when it is time."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.due)

    def set_minutes(self, minutes: int, *, is_on: bool) -> None:
        """Lock after so many minutes without a touch, 0 for never; with `is_on` also on sleep and a locked screen."""
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self._idle.stop()
        if minutes:
            self._idle.start(minutes * 60_000)
            application.installEventFilter(self)
        self._stop_listening()
        if is_on:
            self._listen(f"unix:path={_SYSTEM_BUS}" if Path(_SYSTEM_BUS).is_socket() else "", _LOGIN)
            self._listen(bus_address(), _SCREEN_SAVER)

    def _listen(self, address: str, signal: tuple[str, str, str, str]) -> None:
        if not address:
            return
        name = f"caseorg {new_uuid()}"
        bus = QDBusConnection.connectToBus(address, name)
        self._names.append(name)
        if bus.isConnected():
            slot: Any = SLOT("_on_away(bool)")
            bus.connect(*signal, self, slot)

    def _stop_listening(self) -> None:
        for name in self._names:
            QDBusConnection.disconnectFromBus(name)
        self._names = []

    @Slot(bool)
    def _on_away(self, is_away: bool) -> None:
        if is_away:
            self.due.emit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._idle.start()
        return False
