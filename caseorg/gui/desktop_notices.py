"""Notifications of the desktop over D-Bus (org.freedesktop.Notifications 1.2). Where there is no session bus or nobody
shows notifications, nothing is said and nothing is waited for.

The bus is a socket between processes of this computer; nothing reaches a network.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QCoreApplication, QMetaObject, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusVirtualObject

from caseorg.base.ids import new_uuid
from caseorg.rules.reminder_words import Notice

_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_MILLISECONDS = 3_000
_USUAL_TIME = -1  # as long as the desktop shows any notification
# Python's numbers become int32 on the bus, and desktops refuse a message that is not susssasa{sv}i. Called through this
# description, which Qt finds on an object of our own and keeps for the interface, the second argument becomes uint32.
_DESCRIPTION = f"""<interface name="{_SERVICE}"><method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{{sv}}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/>
<annotation name="org.qtproject.QtDBus.QtTypeName.In6" value="QVariantMap"/></method></interface>"""
_CLICKED: Any = SLOT("_on_action(uint,QString)")  # bytes by the stubs, but only its text is taken
_DESCRIBED_AT = "/caseorg/description"


def bus_address() -> str:
    """The address of this person's session bus, "" where there is none. Qt is never asked to find it: it would start a
    bus of its own. Timers and cron jobs do not always have the variable, but the socket is where systemd puts it."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address or not hasattr(os, "getuid"):
        return address
    folder = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return f"unix:path={folder}/bus" if Path(folder, "bus").is_socket() else ""


def tell_desktop(notices: Sequence[Notice]) -> bool:
    """Show these notices for a program that ends afterwards; False where nobody shows any. Waits for the desktop for
    at most some seconds."""
    application = QCoreApplication.instance() or QCoreApplication(["caseorg"])
    desktop = DesktopNotices(outlives=False)
    try:
        return desktop.connect_to_bus() and bool(desktop.tell(notices))
    finally:
        desktop.stop()
        del application


class DesktopNotices(QObject):
    """One connection to the desktop, by which it is told and says what was clicked: some desktops say that only to who
    sent the notification, and take away what an installed program sent as soon as its connection is gone.

    `outlives` says whether the connection stays for as long as the notifications; else they are not said to be of the
    installed program, so that they stay.
    """

    clicked = Signal(int)  # the number of the notification

    def __init__(self, parent: QObject | None = None, *, outlives: bool = True) -> None:
        super().__init__(parent)
        self._name = f"caseorg {new_uuid()}"
        self._bus: QDBusConnection | None = None
        self._outlives = outlives
        self._hints = {"desktop-entry": "caseorg"} if outlives else {}

    def connect_to_bus(self) -> bool:
        """Connect where that was not done; False where there is no session bus."""
        address = bus_address()
        if self._bus is None and address:
            bus = QDBusConnection.connectToBus(address, self._name)
            if not bus.isConnected():
                QDBusConnection.disconnectFromBus(self._name)
                return False
            if self._outlives:
                bus.connect(_SERVICE, _PATH, _SERVICE, "ActionInvoked", self, _CLICKED)
            self._bus = bus
        return self._bus is not None

    def tell(self, notices: Sequence[Notice]) -> dict[int, str]:
        """Show these; what each opens by its number, empty where nobody shows any. May be called on any thread, and
        waits for the desktop, so not on the window's."""
        if self._bus is None:
            return {}
        described = _Described()
        self._bus.registerVirtualObject(_DESCRIBED_AT, described)
        QDBusInterface(self._bus.baseService(), _DESCRIBED_AT, _SERVICE, self._bus)
        self._bus.unregisterObject(_DESCRIBED_AT)
        desktop = QDBusInterface(_SERVICE, _PATH, _SERVICE, self._bus)
        desktop.setTimeout(_MILLISECONDS)
        numbers: dict[int, str] = {}
        for notice in notices if desktop.isValid() else ():
            number = self._notify(desktop, notice)
            if desktop.lastError().isValid():
                break
            numbers[number] = notice.opens
        return numbers

    def stop(self) -> None:
        """Let go of the bus."""
        bus, self._bus = self._bus, None
        if bus is None:
            return
        if self._outlives:
            # The connection itself ends with the program: Qt's own thread may be at work for us just now, and crashes
            # where a connection with a receiver is taken from it.
            bus.disconnect(_SERVICE, _PATH, _SERVICE, "ActionInvoked", self, _CLICKED)
        else:
            QDBusConnection.disconnectFromBus(self._name)

    def _notify(self, desktop: QDBusInterface, notice: Notice) -> int:
        # bodies may hold markup, summaries may not; the icon is that of the installed program
        number: Any = QMetaObject.invokeMethod(
            desktop, "Notify", Qt.ConnectionType.DirectConnection, Q_RETURN_ARG("uint"),
            Q_ARG("QString", "caseorg"), Q_ARG("uint", 0), Q_ARG("QString", "caseorg"),
            Q_ARG("QString", notice.summary), Q_ARG("QString", escape(notice.body, quote=False)),
            Q_ARG("QStringList", ["default", "Open"]), Q_ARG("QVariantMap", self._hints), Q_ARG("int", _USUAL_TIME),
        )  # fmt: skip
        return int(number)

    @Slot("uint", str)
    def _on_action(self, number: int, _action: str) -> None:
        self.clicked.emit(number)


class _Described(QDBusVirtualObject):
    """Describes the interface of the desktop, so that Qt knows its types."""

    # Qt overrides

    def introspect(self, path: str) -> str:
        return _DESCRIPTION

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        return False
