"""Wheel, touchpad and pinch: how far to scroll and how much to zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

_PIXELS_A_NOTCH = 110.0
_NOTCH = 120.0  # eighths of a degree
_ZOOM_A_NOTCH = 1.15


def scroll_of(event: QWheelEvent) -> QPointF:
    """How far a wheel event scrolls to the right and down, in logical pixels: exactly as far as a touchpad tells."""
    if not event.pixelDelta().isNull():
        move = -QPointF(event.pixelDelta())
    else:
        move = QPointF(event.angleDelta()) * (-_PIXELS_A_NOTCH / _NOTCH)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not move.x():
        return QPointF(move.y(), 0.0)
    return move


def is_stepwise(event: QWheelEvent) -> bool:
    """Whether it is a wheel's, which moves by whole notches and looks better when it glides; a touchpad does that
    itself."""
    return event.pixelDelta().isNull() and event.phase() is Qt.ScrollPhase.NoScrollPhase


def zoom_factor(event: QWheelEvent) -> float:
    """By how much a wheel event with Ctrl zooms: a touchpad that tells pixels only zooms as well."""
    angle = event.angleDelta().y()
    notches = angle / _NOTCH if angle else event.pixelDelta().y() / _PIXELS_A_NOTCH
    return float(_ZOOM_A_NOTCH**notches)


def pinch_factor(event: QEvent, viewport: QWidget) -> tuple[float | None, QPointF]:
    """By how much a pinch on a touchpad or a touch screen zooms, and about which point of the view; else None."""
    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            return 1.0 + event.value(), event.position()
    elif isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            return pinch.scaleFactor(), QPointF(viewport.mapFromGlobal(pinch.centerPoint().toPoint()))
    return None, QPointF()
