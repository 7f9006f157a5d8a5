"""What changed since one was here last: one line that is always there, so that nothing below it moves, and a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from caseorg.base import clock
from caseorg.gui import icons
from caseorg.gui.widgets.two_lines import DETAIL, NOTE, TwoLinesDelegate
from caseorg.queries.news import News, NewsKind, news_summary
from caseorg.rules.deadline_words import day_text

_NEWS = int(Qt.ItemDataRole.UserRole)
_MOST_ROWS = 6
_ICONS = {NewsKind.DEADLINE: "deadlines", NewsKind.HEARING: "court", NewsKind.DOCUMENTS: "documents"}


class SinceBar(QWidget):
    """The line says how much changed; pressed, it lists what. Enter or a click leads there, Esc closes the list."""

    chosen = Signal(object)  # News

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QToolButton(self)
        self.line.setCheckable(True)
        self.line.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.line.setObjectName("small")
        self.line.setAccessibleName("What changed since the last visit")
        icons.put(self.line, "collapse", "muted")
        self.list = _NewsList(self)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 0, 10, 4)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.toggled.connect(self._on_toggled)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_NEWS)))
        self.list.itemClicked.connect(lambda item: self.chosen.emit(item.data(_NEWS)))
        self.list.left.connect(lambda: self.line.setChecked(False))
        self.hide()

    def tell(self, since: str | None, news: Sequence[News]) -> None:
        """Say what changed since an instant (UTC); without one there was no visit before, and nothing is said."""
        self.setVisible(since is not None)
        if since is None:
            return
        summary = news_summary(list(news))
        when = _when(since)
        begin = "Since your last visit" if summary else "Nothing new since your last visit"
        words = f"{begin}, {when}: {summary}" if summary else f"{begin}, {when}"
        self.line.setText(words)
        self.line.setAccessibleName(words)
        self.line.setToolTip("Show what changed" if news else "")
        self.line.setEnabled(bool(news))
        self._fill(news)
        if not news:
            self.line.setChecked(False)

    def _fill(self, news: Sequence[News]) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for one in news:
            item = QListWidgetItem(icons.icon(_ICONS[one.kind], "muted"), f"{one.title} {one.happened}")
            item.setData(DETAIL, "  ·  ".join(part for part in (one.detail, one.case_name) if part))
            item.setData(NOTE, ", ".join(part for part in (one.who, _short(one.at)) if part))
            item.setToolTip(_when(one.at))
            item.setData(_NEWS, one)
            parts = (f"{one.title} {one.happened}", one.detail, one.case_name, one.who)
            spoken = ". ".join(part for part in parts if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), len(news) - 1))
        self.list.updateGeometry()

    def _on_toggled(self, on: bool) -> None:
        icons.put(self.line, "expand" if on else "collapse", "muted")
        self.list.setVisible(on)
        (self.list if on else self.line).setFocus()


class _NewsList(QListWidget):
    """The list; Esc leaves it."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(TwoLinesDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName("What changed since your last visit")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Qt overrides

    def sizeHint(self) -> QSize:
        height = self.sizeHintForRow(0) * min(self.count(), _MOST_ROWS) if self.count() else 0
        return QSize(super().sizeHint().width(), height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 40)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _short(instant: str) -> str:
    """The same without the year; only the time where it is today's: "Nov 25, 5:10 PM"."""
    day, _, time = _when(instant).rpartition(", ")
    return time if day == day_text(clock.today().isoformat()) else f"{day.split(', ')[1]}, {time}"


def _when(instant: str) -> str:
    """An instant of the ledger (UTC) as this machine's clock shows it: "Thu, Nov 26, 2026, 5:10 PM"."""
    moment = datetime.fromisoformat(instant.partition("Z")[0] + "+00:00").astimezone()
    return day_text(moment.strftime("%Y-%m-%dT%H:%M"))
