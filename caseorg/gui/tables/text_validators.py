"""What a line in a cell takes: words, a date, an ECF No., anything."""

from __future__ import annotations

from PySide6.QtGui import QValidator

from caseorg.base.errors import BadInput
from caseorg.rules.typed_dates import typed_date

# Appellate courts number documents by ids of up to eleven digits.
_DIGITS = 11


class AnyTextValidator(QValidator):
    """Takes everything."""

    # Qt overrides

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position


class WordsValidator(QValidator):
    """Takes any text that is more than white space."""

    # Qt overrides

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Acceptable if text.strip() else QValidator.State.Intermediate
        return state, text, position


class DateValidator(QValidator):
    """Takes what `typed_date` takes; anything else may be typed on, but not be left standing."""

    # Qt overrides

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        try:
            typed_date(text)
        except BadInput:
            return QValidator.State.Intermediate, text, position
        return QValidator.State.Acceptable, text, position


class NumberValidator(QValidator):
    """Takes an ECF No. above 0, or nothing (a minute order has none)."""

    # Qt overrides

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        typed = text.strip()
        if not typed:
            return QValidator.State.Acceptable, text, position
        if not (typed.isascii() and typed.isdigit()) or len(typed) > _DIGITS:
            return QValidator.State.Invalid, text, position
        state = QValidator.State.Acceptable if int(typed) else QValidator.State.Intermediate
        return state, text, position
