"""What the tests of the reader do with mouse and keyboard, and the document they do it to."""


from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.coordinates import UprightPoint
from caseorg.gui.viewer.document_view import DocumentView
from tests.gui.viewer.fake_pool import SHA

MakeReader = Callable[..., DocumentView]
Key = Qt.Key

PAGES = [
    ["The motion to dismiss", "is granted in part.", "So ordered."],
    ["The court finds the", "defendant liable."],
    ["Nothing to see."],
    ["The Court of Appeals", "reversed the court", "below."],
] + [["Filler."]] * 16


def point(view: DocumentView, page: int, x: float, y: float) -> QPoint:
    """Where an upright point of a page is in the viewport."""
    spot = view.area.geometry_now.frame(page).upright_to_view(UprightPoint(x, y))
    return QPointF(spot.x, spot.y).toPoint()


def drag(view: DocumentView, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
    port = view.area.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifier or Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(port, (start + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def copied(view: DocumentView, qtbot: QtBot) -> str:
    with qtbot.waitSignal(view.selection.copied):
        QTest.keyClick(view.area, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return QGuiApplication.clipboard().text()


def wheel(view: DocumentView, at: QPoint, *, pixels: int = 0, angle: int = 0, control: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    port = view.area.viewport()
    event = QWheelEvent(
        QPointF(at), port.mapToGlobal(QPointF(at)), QPoint(0, pixels), QPoint(0, angle), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def press_at(at: QPoint) -> QMouseEvent:
    left = Qt.MouseButton.LeftButton
    return QMouseEvent(
        QMouseEvent.Type.MouseButtonDblClick, QPointF(at), QPointF(at), left, left, Qt.KeyboardModifier.NoModifier
    )


def read(view: DocumentView, qtbot: QtBot, *pages: int) -> None:
    """Wait until the words of pages are there."""
    qtbot.waitUntil(lambda: all(view.source.text(SHA, page) is not None for page in pages))
