"""The one way to tell the user something: a bar that does not interrupt; a question where something is destroyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QToolButton, QWidget

from caseorg.gui import icons

_NEWS_MILLISECONDS = 8_000
_MARGIN = 16
_ABOVE = 52  # the reader's bar stays free


class Weight(StrEnum):
    """How much a notice matters: news goes away by itself, trouble stays until it is put away."""

    NEWS = "info"
    GOOD = "done"
    TROUBLE = "warning"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a notice offers to do: the words on its button, and what they do."""

    title: str
    do: Callable[[], object]


class NoticeBar(QFrame):
    """One sentence over the lower edge of the window's middle, with an offer ("Restore", "Undo") and a cross."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("notice")
        self.setAccessibleName("Notice")
        self._offer: Offer | None = None
        self._icon = QLabel()
        self._text = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.clicked.connect(self._on_offer_taken)
        self._close = QToolButton()
        self._close.setToolTip("Put away")
        self._close.setAccessibleName("Put the notice away")
        icons.put(self._close, "close", "on_notice")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=_NEWS_MILLISECONDS)
        self._timer.timeout.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        over.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says, "" while it is put away."""
        return "" if self.isHidden() else self._text.text()

    def tell(self, sentence: str, *, weight: Weight = Weight.NEWS, offer: Offer | None = None) -> None:
        """Say a sentence, instead of the one before."""
        self._offer = offer
        self._icon.setPixmap(icons.pixmap(weight.value, 20, "on_notice"))
        self._text.setText(sentence)
        self._button.setVisible(offer is not None)
        self._button.setText(offer.title if offer else "")
        self._timer.stop()
        if weight is not Weight.TROUBLE:
            self._timer.start()
        self.show()
        self.raise_()
        self._place()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _on_offer_taken(self) -> None:
        offer = self._offer
        self.hide()
        if offer is not None:
            offer.do()

    def _place(self) -> None:
        over = self._over
        width = min(720, over.width() - 2 * _MARGIN)
        least = self._row.totalHeightForWidth(width)
        self.setGeometry((over.width() - width) // 2, over.height() - least - _ABOVE, width, least)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._over and self.isVisible():
            self._place()
        return False


def tell(near: QWidget, sentence: str, *, weight: Weight = Weight.NEWS, offer: Offer | None = None) -> None:
    """Say a sentence in the notice bar of the window that a widget belongs to."""
    bar = None
    window: QWidget | None = near.window()
    while bar is None and window is not None:
        bar = window.findChild(NoticeBar)
        owner = window.parentWidget()
        window = owner.window() if owner is not None else None
    if bar is not None:
        bar.tell(sentence, weight=weight, offer=offer)
    else:
        say_alone(near, sentence)


def say_alone(near: QWidget | None, sentence: str) -> None:
    """Say a sentence in a window of its own, where there is no notice bar."""
    box = QMessageBox(QMessageBox.Icon.Warning, "caseorg", sentence, QMessageBox.StandardButton.Ok, near)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()


def ask_yes_no(near: QWidget | None, question: str, *, detail: str = "", yes: str, no: str = "Cancel") -> bool:
    """Ask before something is destroyed. `yes` is a verb ("Empty Trash"); Enter means no."""
    box = QMessageBox(QMessageBox.Icon.Warning, "caseorg", question, QMessageBox.StandardButton.NoButton, near)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(detail)
    wanted = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    other = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    return box.clickedButton() is wanted
