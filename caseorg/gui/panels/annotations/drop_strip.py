"""Colors, tags and issues to drop annotations on; it is there while some are dragged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from caseorg.gui.looks import color
from caseorg.gui.tables.pills import pill_colors
from caseorg.gui.widgets.flow_layout import FlowLayout

# Annotations dragged from the list; one uuid a line.
ANNOTATIONS_MIME = "application/x-caseorg-annotations"
_PADDING, _SWATCH = 8, 12


@dataclass(frozen=True, slots=True)
class DropTarget:
    """`kind` is "color", "tag" or "issue"; `key` what is set, `name` how it is called, `tint` its color or ""."""

    kind: str
    key: str
    name: str
    tint: str = ""


class DropStrip(QScrollArea):
    """Tells what annotations were dropped on."""

    dropped = Signal(object, object)  # DropTarget, uuids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Drop on a color, tag or issue")
        self._box = QWidget()
        self._flow = FlowLayout(self._box, spacing=4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 6, 8, 6)
        column.addWidget(self._box)
        column.addStretch(1)
        self.setWidget(inner)
        self.targets: list[TargetPill] = []
        self.hide()

    def offer(self, targets: Sequence[DropTarget]) -> None:
        """Show these targets."""
        for pill in self.targets:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.targets = [TargetPill(target, self._box) for target in targets]
        for pill in self.targets:
            pill.dropped.connect(self.dropped)
            self._flow.addWidget(pill)
            pill.show()
        self._box.updateGeometry()
        width = max(self.width() - 32, 200)
        self.setFixedHeight(min(self._flow.heightForWidth(width) + 18, 180))


class TargetPill(QWidget):
    """One target; it lights up while something is held over it."""

    dropped = Signal(object, object)

    def __init__(self, target: DropTarget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.target = target
        self._is_lit = False
        self.setAcceptDrops(True)
        self.setAccessibleName(f"{target.kind.capitalize()} {target.name}")

    def _light(self, on: bool) -> None:
        self._is_lit = on
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        extra = _SWATCH + 5 if self.target.kind == "color" else 0
        return QSize(metrics.horizontalAdvance(self.target.name) + 2 * _PADDING + extra, metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ANNOTATIONS_MIME):
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        uuids = tuple(bytes(event.mimeData().data(ANNOTATIONS_MIME).data()).decode().split())
        event.acceptProposedAction()
        self.dropped.emit(self.target, uuids)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_tag = self.target.kind == "tag"
        fill, line = pill_colors(self.palette(), self.target.tint or color("muted").name())
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(color("accent") if self._is_lit else line, 2 if self._is_lit else 1))
        painter.setBrush(color("selection") if self._is_lit else fill if is_tag else Qt.BrushStyle.NoBrush)
        round_by = box.height() / 2 if is_tag else 4.0
        painter.drawRoundedRect(box, round_by, round_by)
        area = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        if self.target.kind == "color":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.target.tint))
            painter.drawRoundedRect(QRectF(_PADDING, (self.height() - _SWATCH) / 2, _SWATCH, _SWATCH), 3, 3)
            area.adjust(_SWATCH + 5, 0, 0, 0)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        name = self.fontMetrics().elidedText(self.target.name, Qt.TextElideMode.ElideRight, area.width() + 2)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), name)
        painter.end()
