"""What the window remembers from one time to the next: its shape, the case, the panel, the open documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QMainWindow, QTabBar

# Raised when docks or tool bars change, so that an older shape is not forced on them.
_SHAPE_VERSION = 1


@runtime_checkable
class Remembers(Protocol):
    """A panel that keeps something of its own (widths of columns, say)."""

    def save_layout(self, settings: QSettings) -> None: ...

    def restore_layout(self, settings: QSettings) -> None: ...


@dataclass(frozen=True, slots=True)
class LastTime:
    """Where one was when the program was closed. `front` is the document in front, "" for a panel; `beside` and
    `beside_front` are those of the right side."""

    case_uuid: str = ""
    panel: str = ""
    documents: tuple[str, ...] = ()
    front: str = ""
    beside: tuple[str, ...] = ()
    beside_front: str = ""


def keep(layout: QSettings, window: QMainWindow, last: LastTime, panels: Iterable[object]) -> None:
    """Write everything down."""
    layout.setValue("window/geometry", window.saveGeometry())
    layout.setValue("window/shape", window.saveState(_SHAPE_VERSION))
    layout.setValue("last/case", last.case_uuid)
    layout.setValue("last/panel", last.panel)
    layout.setValue("last/documents", list(last.documents))
    layout.setValue("last/front", last.front)
    layout.setValue("last/beside", list(last.beside))
    layout.setValue("last/beside_front", last.beside_front)
    for panel in panels:
        if isinstance(panel, Remembers):
            panel.save_layout(layout)
    layout.sync()


def restore_shape(layout: QSettings, window: QMainWindow, panels: Iterable[object]) -> bool:
    """Give window and panels the shape they had; False where none was kept."""
    for panel in panels:
        if isinstance(panel, Remembers):
            panel.restore_layout(layout)
    geometry, shape = layout.value("window/geometry"), layout.value("window/shape")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    restored = isinstance(shape, QByteArray) and window.restoreState(shape, _SHAPE_VERSION)
    for bar in window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        bar.setHidden(not bar.count())  # Qt leaves the bar of before over the menus
    return restored


def last_time(layout: QSettings) -> LastTime:
    """Where one was, as far as it was kept."""
    documents = layout.value("last/documents", [])
    return LastTime(
        str(layout.value("last/case", "")),
        str(layout.value("last/panel", "")),
        _texts(documents),
        str(layout.value("last/front", "")),
        _texts(layout.value("last/beside", [])),
        str(layout.value("last/beside_front", "")),
    )


def _texts(value: object) -> tuple[str, ...]:
    """A list as QSettings gives it back: one of a single text comes back as the text."""
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(item) for item in value) if isinstance(value, Sequence) else ()
