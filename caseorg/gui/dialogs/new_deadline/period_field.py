"""When an order makes something due: on a day, or so long after or before an event."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.model.counting import Direction, Period, Unit
from caseorg.model.trigger_events import TRIGGER_EVENTS
from caseorg.rules.event_words import event_words
from caseorg.rules.order_periods import ORDER_TRIGGERS

_DAY, _PERIOD = "day", "period"
_UNITS = ((Unit.DAYS, "days"), (Unit.WORKDAYS, "court days"), (Unit.WEEKS, "weeks"), (Unit.MONTHS, "months"),
          (Unit.YEARS, "years"), (Unit.HOURS, "hours"))  # fmt: skip
_MOST = 3_660


class PeriodField(QWidget):
    """`period` is None while the order names a day."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.addItem("On a day that the order names", _DAY)
        self.kind.addItem("So long after or before an event", _PERIOD)
        self.amount = QSpinBox(minimum=1, maximum=_MOST, value=14)
        self.amount.setAccessibleName("How many")
        self.unit = QComboBox()
        self.unit.setAccessibleName("Hours, days, weeks or months")
        for unit, words in _UNITS:
            self.unit.addItem(words, unit.value)
        self.side = QComboBox()
        self.side.setAccessibleName("After or before")
        for side in Direction:
            self.side.addItem(side.value, side.value)
        self.event_box = QComboBox()
        self.event_box.setAccessibleName("The event")
        others = sorted(TRIGGER_EVENTS.difference(ORDER_TRIGGERS), key=event_words)
        for trigger in (*ORDER_TRIGGERS, *others):
            self.event_box.addItem(event_words(trigger), trigger)
        self.event_box.insertSeparator(len(ORDER_TRIGGERS))
        self.event_box.setMinimumContentsLength(18)
        self.event_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.amount.setMinimumHeight(self.unit.sizeHint().height())
        self.length = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.amount, self.unit, self.side):
            row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self.length)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addLayout(row)
        rows.addWidget(self.event_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(LabeledField("It is d&ue", self.kind))
        column.addWidget(self.length)
        self.setFocusProxy(self.kind)
        self.length.hide()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.amount.valueChanged.connect(lambda _value: self.changed.emit())
        for box in (self.unit, self.side, self.event_box):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())

    @property
    def period(self) -> Period | None:
        """The length of time, None where a day is named."""
        if self.kind.currentData() == _DAY:
            return None
        unit, side = Unit(self.unit.currentData()), Direction(self.side.currentData())
        return Period(amount=self.amount.value(), unit=unit, direction=side)

    @property
    def trigger(self) -> str:
        """The event it is counted from."""
        return str(self.event_box.currentData())

    def show_period(self, period: Period, trigger: str) -> None:
        """Put a period into the fields."""
        self.kind.setCurrentIndex(self.kind.findData(_PERIOD))
        self.amount.setValue(period.amount)
        self.unit.setCurrentIndex(self.unit.findData(period.unit.value))
        self.side.setCurrentIndex(self.side.findData(period.direction.value))
        self.event_box.setCurrentIndex(max(self.event_box.findData(trigger), 0))

    def _on_kind(self) -> None:
        self.length.setVisible(self.kind.currentData() == _PERIOD)
        self.changed.emit()
