"""The bar below the pages: where one is, zoom, fits, rotation, night reading, back and forward."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from caseorg.gui.viewer.document import Fit
from caseorg.gui.viewer.symbols import explain, tool_button

_PERCENTS = (50, 75, 100, 125, 150, 200, 300, 400)
_ROOMY, _TIGHT = 640, 520  # logical pixels; below, buttons that have a key give way to the position
_PERCENT = re.compile(r"\s*(\d{1,4}(?:[.,]\d+)?)\s*%?\s*")


class PageField(QLineEdit):
    """Where one types a page; Escape gives up."""

    entered = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Page")
        explain(self, "Go to a page: its number or label, or “ECF 7” for the stamped page", "reader.go_to_page")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0000000") + 14)
        self.returnPressed.connect(lambda: self.entered.emit(self.text()))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ZoomField(QComboBox):
    """Shows the zoom in percent, and takes another one by choice or typing."""

    zoom_entered = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([f"{percent}%" for percent in _PERCENTS])
        self.setAccessibleName("Zoom")
        self.setToolTip("Zoom in percent; 100% is the printed size")
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0000%") + 44)
        self._shown = 1.0
        self.textActivated.connect(self._on_entered)
        line = self.lineEdit()
        assert line is not None
        line.returnPressed.connect(lambda: self._on_entered(self.currentText()))

    def show_zoom(self, zoom: float) -> None:
        self._shown = zoom
        percent = zoom * 100
        self.setEditText(f"{percent:.0f}%" if percent >= 9.5 else f"{percent:.1f}%")

    def _on_entered(self, text: str) -> None:
        match = _PERCENT.fullmatch(text)
        if match:
            self.zoom_entered.emit(float(match[1].replace(",", ".")) / 100)
        else:
            self.show_zoom(self._shown)


class ViewBar(QFrame):
    """Wishes of the one who reads. What is shown is set from outside."""

    page_entered = Signal(str)
    zoom_entered = Signal(float)
    left = Signal()  # Escape: the keyboard goes back to the pages

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = tool_button("back", "Back", "Back to where you were", action="reader.back")
        self.forward = tool_button("forward", "Forward", "Forward again", action="reader.forward")
        self.previous_page = tool_button(
            "previous", "Previous page", "Previous page", action="reader.previous_page"
        )
        self.next_page = tool_button("next", "Next page", "Next page", action="reader.next_page")
        self.page_field = PageField()
        self.position = QLabel()
        self.position.setTextFormat(Qt.TextFormat.PlainText)
        self.position.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.find_button = tool_button("find", "Find in document", "Find in this document", action="reader.find")
        self.zoom_out = tool_button("zoom-out", "Zoom out", "Zoom out", action="reader.zoom_out")
        self.zoom_field = ZoomField()
        self.zoom_in = tool_button("zoom-in", "Zoom in", "Zoom in", action="reader.zoom_in")
        self.fit_width = _checkable(
            tool_button("fit-width", "Fit width", "Fit the page’s width", action="reader.fit_width")
        )
        self.fit_page = _checkable(tool_button("fit-page", "Fit page", "Fit the whole page", action="reader.fit_page"))
        self.rotate = tool_button("rotate", "Rotate", "Rotate clockwise", action="reader.rotate_right")
        self.night = _checkable(
            tool_button("night", "Night reading", "Light letters on dark pages", action="reader.night")
        )
        self.page_field.entered.connect(self.page_entered)
        self.page_field.given_up.connect(self.left)
        self.zoom_field.zoom_entered.connect(self.zoom_entered)
        self._place()

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(2)
        widget: QWidget
        for widget in (self.back, self.forward):
            row.addWidget(widget)
        row.addSpacing(8)
        for widget in (self.previous_page, self.next_page, self.page_field):
            row.addWidget(widget)
        row.addSpacing(4)
        row.addWidget(self.position, stretch=1)
        for widget in (self.find_button, self.zoom_out, self.zoom_field, self.zoom_in):
            row.addWidget(widget)
        row.addSpacing(6)
        for widget in (self.fit_width, self.fit_page, self.rotate, self.night):
            row.addWidget(widget)

    def show_page(self, name: str, position: str) -> None:
        """The page field's text, and what stands beside it."""
        if not self.page_field.hasFocus() or not self.page_field.isModified():
            self.page_field.setText(name)
        self.position.setText(position)
        self.position.setToolTip(position)

    def show_problem(self, sentence: str) -> None:
        """Say, where the position stands, why a page was not found."""
        self.position.setText(sentence)
        self.position.setToolTip(sentence)
        self.page_field.selectAll()

    def show_view(self, zoom: float, fit: Fit, *, night: bool) -> None:
        self.zoom_field.show_zoom(zoom)
        self.fit_width.setChecked(fit is Fit.WIDTH)
        self.fit_page.setChecked(fit is Fit.PAGE)
        self.night.setChecked(night)

    def show_history(self, *, back: bool, forward: bool) -> None:
        self.back.setEnabled(back)
        self.forward.setEnabled(forward)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in (self.back, self.forward, self.previous_page, self.next_page):
            button.setVisible(event.size().width() >= _ROOMY)
        for button in (self.find_button, self.rotate, self.night, self.fit_page):
            button.setVisible(event.size().width() >= _TIGHT)


def _checkable(button: QToolButton) -> QToolButton:
    button.setCheckable(True)
    return button
