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
_DESCRIBED_AT = "/caseorg/description"


def bus_address() -> str:
    """The address of this person's session bus, "" where there is none. Qt is never asked to find it: it would start a
    bus of its own. Timers and cron jobs do not always have the variable, but the socket is where systemd puts it."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if address or not hasattr(os, "getuid"):
        return address
    folder = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
    return f"unix:path={folder}/bus" if Path(folder, "bus").is_socket() else ""


def tell_desktop(notices: Sequence[Notice]) -> dict[int, str] | None:
    """Show these notices; what each opens by its number, None where nobody shows any. Waits for the desktop for at most
    some seconds, so not for the window's thread."""
    address = bus_address()
    if not address:
        return None
    application = QCoreApplication.instance() or QCoreApplication(["caseorg"])
    name = f"caseorg {new_uuid()}"
    bus = QDBusConnection.connectToBus(address, name)
    try:
        return _tell(bus, notices) if bus.isConnected() else None
    finally:
        QDBusConnection.disconnectFromBus(name)
        del application


def _tell(bus: QDBusConnection, notices: Sequence[Notice]) -> dict[int, str] | None:
    described = _Described()
    bus.registerVirtualObject(_DESCRIBED_AT, described)
    QDBusInterface(bus.baseService(), _DESCRIBED_AT, _SERVICE, bus)
    desktop = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
    desktop.setTimeout(_MILLISECONDS)
    numbers: dict[int, str] = {}
    if not desktop.isValid():
        return None
    for notice in notices:
        number = _notify(desktop, notice)
        if desktop.lastError().isValid():
            break
        numbers[number] = notice.opens
    bus.unregisterObject(_DESCRIBED_AT)
    return numbers or None


def _notify(desktop: QDBusInterface, notice: Notice) -> int:
    # bodies may hold markup, summaries may not; the icon and the name are those of the installed program
    number: Any = QMetaObject.invokeMethod(
        desktop, "Notify", Qt.ConnectionType.DirectConnection, Q_RETURN_ARG("uint"),
        Q_ARG("QString", "caseorg"), Q_ARG("uint", 0), Q_ARG("QString", "caseorg"), Q_ARG("QString", notice.summary),
        Q_ARG("QString", escape(notice.body, quote=False)), Q_ARG("QStringList", ["default", "Open"]),
        Q_ARG("QVariantMap", {"desktop-entry": "caseorg"}), Q_ARG("int", _USUAL_TIME),
    )  # fmt: skip
    return int(number)


class _Described(QDBusVirtualObject):
    """Describes the interface of the desktop, so that Qt knows its types."""

    # Qt overrides

    def introspect(self, path: str) -> str:
        return _DESCRIPTION

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        return False


class NoticeClicks(QObject):
    """Hears which notifications of the desktop were clicked."""

    clicked = Signal(int)  # the number of the notification

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""

    def listen(self) -> None:
        """Begin to listen; once is enough."""
        address = bus_address()
        if self._name or not address:
            return
        self._name = f"caseorg {new_uuid()}"
        bus = QDBusConnection.connectToBus(address, self._name)
        if bus.isConnected():
            slot: Any = SLOT("_on_action(uint,QString)")  # bytes by its stub, but only its text is taken
            bus.connect(_SERVICE, _PATH, _SERVICE, "ActionInvoked", self, slot)

    def stop(self) -> None:
        """Listen no more."""
        if self._name:
            QDBusConnection.disconnectFromBus(self._name)
            self._name = ""

    @Slot("uint", str)
    def _on_action(self, number: int, _action: str) -> None:
        self.clicked.emit(number)
