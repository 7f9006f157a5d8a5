"""The tags of the selected documents: typed with completion, taken off by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from caseorg.gui.looks import color, looks
from caseorg.gui.tables.pills import pill_colors
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.model.document import Tag

_PADDING = 9
_CROSS = 7


class TagField(QWidget):
    """Wishes to add or take off a tag; shows what it is told."""

    add_requested = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: list[TagPill] = []
        label = QLabel("&Tags", self)
        self.line = _TagLine(self)
        label.setBuddy(self.line)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName("Tags there are")
        # The completer sets the line after this signal; only then is it emptied.
        completer.activated.connect(lambda _text: QTimer.singleShot(0, self, self._take))
        self.line.setCompleter(completer)
        self.line.entered.connect(self._take)
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._box.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (label, self._box, self.line):
            column.addWidget(widget)
        self.setFocusProxy(self.line)
        looks.changed.connect(self._on_looks_changed)

    def show_tags(self, tags: Sequence[tuple[Tag, int]], of: int, names: Sequence[str]) -> None:
        """Show tags with how many of the `of` documents carry each; `names` are all tags there are."""
        self._names.setStringList(list(names))
        focused = next((pill.tag.name for pill in self.pills if pill.hasFocus()), None)
        for pill in self.pills:
            self._flow.removeWidget(pill)
            pill.hide()
            pill.deleteLater()
        self.pills = [TagPill(tag, count, of, self._box) for tag, count in tags]
        for pill in self.pills:
            pill.clicked.connect(lambda _=False, name=pill.tag.name: self.remove_requested.emit(name))
            self._flow.addWidget(pill)
            pill.show()
        self._box.setVisible(bool(tags))
        self._box.updateGeometry()
        if focused is not None:
            self.line.setFocus()

    def _take(self) -> None:
        name = " ".join(self.line.text().replace(",", " ").split())
        self.line.clear()
        if name:
            self.add_requested.emit(name)

    def _on_looks_changed(self) -> None:
        for pill in self.pills:
            pill.update()


class _TagLine(QLineEdit):
    """Enter or a comma takes the word."""

    entered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Add a tag")
        self.setAccessibleName("Add a tag")

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma):
            if popup is not None and popup.isVisible() and popup.currentIndex().isValid():
                event.ignore()  # the completer then takes the tag that is marked in its list
                return
            if popup is not None:
                popup.hide()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TagPill(QAbstractButton):
    """One tag with a cross; where only some of the documents carry it, it says how many."""

    def __init__(self, tag: Tag, count: int, of: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        self._text = tag.name if count == of else f"{tag.name} ({count:,} of {of:,})"
        self._is_partial = count != of
        self.setText(self._text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Take off the tag {self._text}")
        self.setToolTip(f"Take “{tag.name}” off")

    # Qt overrides

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2 * _PADDING + _CROSS + 6, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _PADDING + _CROSS + 30, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave, QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, line = pill_colors(self.palette(), self.tag.color)
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.setPen(QPen(color("accent") if self.hasFocus() else line, 1.5 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._is_partial else fill)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(ink)
        room = self.width() - 2 * _PADDING - _CROSS - 4
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect().adjusted(_PADDING, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), text)
        self._paint_cross(painter)
        painter.end()

    def _paint_cross(self, painter: QPainter) -> None:
        strength = 1.6 if self.underMouse() else 1.1
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), strength))
        right, middle = self.width() - _PADDING, self.height() / 2
        half = _CROSS / 2
        painter.drawLine(round(right - _CROSS), round(middle - half), right, round(middle + half))
        painter.drawLine(round(right - _CROSS), round(middle + half), right, round(middle - half))
