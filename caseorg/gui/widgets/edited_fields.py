"""Fields edited in place: Enter or leaving keeps what was typed, Esc takes it back, what is wrong stays and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseorg.base.errors import BadInput, CaseorgError
from caseorg.gui.widgets.labeled_field import LabeledField

SEVERAL = "several values"
_NOTES_LINES = 5

# Reasons for losing the focus after which the user comes back to the same text.
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class EditedField(LabeledField):
    """A line or a text. `check` turns what was typed into the value, or raises BadInput with the sentence."""

    committed = Signal(str)

    def __init__(
        self,
        title: str,
        *,
        check: Callable[[str], str] = str.strip,
        tell: Callable[[str], str] | None = None,
        in_lines: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`tell` says below the field, while one types, what was understood. `in_lines` for a text of several lines."""
        self._editor: QLineEdit | QPlainTextEdit = QPlainTextEdit() if in_lines else QLineEdit()
        super().__init__(title, self._editor, hint=hint, parent=parent)
        self._check = check
        self._tell = tell
        self._resting_hint = hint
        self._shown = ""
        self._before = ""
        self._is_several = False
        self._editor.installEventFilter(self)
        self._editor.textChanged.connect(self._on_text_changed)
        if isinstance(self._editor, QPlainTextEdit):
            self._editor.setTabChangesFocus(True)
            self._editor.setFixedHeight(self._editor.fontMetrics().lineSpacing() * _NOTES_LINES + 14)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._editor.toPlainText() if isinstance(self._editor, QPlainTextEdit) else self._editor.text()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.text != self._shown

    def show_value(self, value: str | None, *, hint: str | None = None, is_other: bool = True) -> None:
        """Show a value, None for several different ones.

        Typing that goes on is left alone, unless the field `is_other`: of another record than before.
        """
        was_dirty = self.is_dirty and not is_other
        self._is_several = value is None
        self._editor.setPlaceholderText(SEVERAL if value is None else "")
        if hint is not None:
            self._resting_hint = hint
        if was_dirty:
            return
        self._shown = self._before = value or ""
        if self.text != self._shown or is_other:
            self._set_text(self._shown)
        self.explain(self._resting_hint)

    def commit(self) -> bool:
        """Keep what was typed. False where it cannot be taken; it stays then, with the reason below."""
        if not self.is_dirty:
            return True
        if self._is_several and not self.text.strip():
            self.revert()
            return True
        try:
            value = self._check(self.text)
        except BadInput as error:
            self.refuse(error.sentence)
            return False
        self._before, self._shown = self._shown, value
        self._set_text(value)
        self.explain(self._resting_hint)
        if value != self._before or self._is_several:
            self.committed.emit(value)
        return True

    def revert(self) -> None:
        """Take back what was typed."""
        self._set_text(self._shown)
        self.explain(self._resting_hint)

    def take_back(self, error: CaseorgError) -> None:
        """The workspace did not take the value: what was typed stays, with the reason."""
        self._shown = self._before
        self.refuse(error.sentence)

    def _set_text(self, text: str) -> None:
        self._editor.blockSignals(True)
        if isinstance(self._editor, QPlainTextEdit):
            self._editor.setPlainText(text)
        else:
            self._editor.setText(text)
            self._editor.setCursorPosition(0)
        self._editor.blockSignals(False)

    def _on_text_changed(self) -> None:
        told = self._tell(self.text) if self._tell and self.text.strip() and self.is_dirty else ""
        self.explain(told or self._resting_hint)

    def _on_key(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(self._editor, QPlainTextEdit):
            is_enter = is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_enter:
            if self.commit() and isinstance(self._editor, QLineEdit):
                self._editor.selectAll()
            return True
        if event.key() == Qt.Key.Key_Escape and (self.is_dirty or self.problem):
            self.revert()
            return True
        return False

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _COMES_BACK:
            self.commit()
            if isinstance(self._editor, QLineEdit):
                self._editor.setCursorPosition(0)  # a title is known by its beginning
        return False


class ChosenField(LabeledField):
    """One of a list; choosing keeps it."""

    committed = Signal(str)

    def __init__(self, title: str, choices: Sequence[str], *, parent: QWidget | None = None) -> None:
        self._combo = _QuietCombo()
        super().__init__(title, self._combo, parent=parent)
        self._combo.addItems(list(choices))
        self._combo.view().setAccessibleName(f"Choices of {title.replace('&', '')}")
        self._combo.activated.connect(self._on_activated)
        self._shown: str | None = None

    @property
    def text(self) -> str:
        """What is chosen, "" for none."""
        return self._combo.currentText()

    def show_value(self, value: str | None, *, hint: str = "") -> None:
        """Show a value, None for several different ones."""
        self._shown = value
        self._combo.setPlaceholderText(SEVERAL if value is None else "")
        self._combo.setCurrentIndex(-1 if value is None else self._combo.findText(value))
        self.explain(hint)

    def choose(self, value: str) -> None:
        """Choose as the user does."""
        self._combo.setCurrentText(value)
        self._on_activated()

    def take_back(self, error: CaseorgError) -> None:
        """The workspace did not take it."""
        self.show_value(self._shown)
        self.refuse(error.sentence)

    def _on_activated(self) -> None:
        if self._combo.currentText() != self._shown:
            self.committed.emit(self._combo.currentText())


class _QuietCombo(QComboBox):
    """Changes by choosing from its list alone: neither the wheel passing over nor an arrow key sets a value at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(24)

    # Qt overrides

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showPopup()
        else:
            super().keyPressEvent(event)
