"""A desktop that shows notifications, for the tests: `python -m tests.notification_daemon FILE` takes the name on the
session bus, writes a line of JSON for every notification into FILE, and clicks each of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection

_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_FIRST = 41
_CLICK_AFTER = 150


@ClassInfo({"D-Bus Interface": _SERVICE})
class Notifications(QDBusAbstractAdaptor):
    """The part of the interface that is used."""

    ActionInvoked = Signal("uint", str)

    def __init__(self, parent: QObject, file: Path) -> None:
        super().__init__(parent)
        self.setAutoRelaySignals(True)
        self._file, self._next = file, _FIRST

    # Qt overrides

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(
        self,
        app: str,
        replaces: int,
        icon: str,
        summary: str,
        body: str,
        actions: list[str],
        hints: dict[str, Any],
        time: int,
    ) -> int:
        number, self._next = self._next, self._next + 1
        line = {"app": app, "replaces": replaces, "summary": summary, "body": body, "actions": actions, "hints": hints}
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        QTimer.singleShot(_CLICK_AFTER, lambda: self.ActionInvoked.emit(number, "default"))
        return number


def main() -> None:
    application = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    desktop = QObject()
    shown = Notifications(desktop, Path(sys.argv[1]))
    if not (bus.registerObject(_PATH, desktop) and bus.registerService(_SERVICE)):
        sys.exit("the name on the bus is taken")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    application.exec()
    del shown


if __name__ == "__main__":
    main()
