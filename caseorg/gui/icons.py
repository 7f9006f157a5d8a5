"""The icons of resources/icons, drawn in the colors of the look in force."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from caseorg.base.paths import resources
from caseorg.gui.looks import looks

_SIZES = (16, 20, 24)
_MODES = ((QIcon.Mode.Normal, "text"), (QIcon.Mode.Disabled, "disabled"), (QIcon.Mode.Selected, "selection_text"))

_texts: dict[str, str] = {}
_icons: dict[tuple[str, str, bool], QIcon] = {}
_dressed: WeakKeyDictionary[QObject, tuple[str, str]] = WeakKeyDictionary()


def icon(name: str, color: str = "text") -> QIcon:
    """The icon of that name in a color of the look, sharp on every screen. Raises KeyError for an unknown name."""
    key = (name, color, looks.is_dark)
    if key not in _icons:
        made = QIcon()
        for mode, mode_color in _MODES:
            for size in _SIZES:
                for ratio in _ratios():
                    shown = color if mode is QIcon.Mode.Normal else mode_color
                    made.addPixmap(_drawn(name, size, shown, ratio), mode)
        _icons[key] = made
    return _icons[key]


def pixmap(name: str, size: int, color: str = "text") -> QPixmap:
    """An icon of any size (in device-independent pixels), for places that are no buttons."""
    return _drawn(name, size, color, max(_ratios()))


def put(target: QAction | QAbstractButton, name: str, color: str = "text") -> None:
    """Give an action or a button its icon, and again whenever the look changes."""
    target.setIcon(icon(name, color))
    _dressed[target] = (name, color)


def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(sorted(path.stem for path in (resources() / "icons").glob("*.svg")))


def _ratios() -> list[float]:
    return sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


def _drawn(name: str, size: int, color: str, ratio: float) -> QPixmap:
    drawing = _text(name).replace("currentColor", looks.color(color).name())
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _text(name: str) -> str:
    if name not in _texts:
        path = resources() / "icons" / f"{name}.svg"
        if not path.is_file():
            raise KeyError(f"there is no icon {name}")
        _texts[name] = path.read_text(encoding="utf-8")
    return _texts[name]


def _on_looks_changed() -> None:
    for target, (name, color) in list(_dressed.items()):
        if isValid(target) and isinstance(target, QAction | QAbstractButton):
            target.setIcon(icon(name, color))


looks.changed.connect(_on_looks_changed)
