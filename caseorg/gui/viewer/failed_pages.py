"""The message on a page that cannot be drawn: why, and a button to try again."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from caseorg.gui.viewer.geometry import ViewGeometry
from caseorg.gui.viewer.page_paint import whole_pixels
from caseorg.gui.viewer.page_source import PageSource

_WIDEST = 380
_MARGIN = 16


class FailedPage(QFrame):
    """A card in the middle of a page that failed."""

    def __init__(self, source: PageSource, sha256: str, page: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("failed_page")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        title = QLabel(f"Page {page + 1} cannot be shown")
        bold = title.font()
        bold.setBold(True)
        title.setFont(bold)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self.try_again = QPushButton("&Try Again")
        self.try_again.setAccessibleName(f"Try page {page + 1} again")
        self.try_again.clicked.connect(lambda: source.try_again(sha256, page))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(self._reason)
        column.addWidget(self.try_again, alignment=Qt.AlignmentFlag.AlignLeft)

    @property
    def sentence(self) -> str:
        return self._reason.text()

    def show_over(self, page: QRect, sentence: str) -> None:
        """Stand in the middle of a page, or of the part of it that shows, and say why it failed."""
        self._reason.setText(sentence)
        self.setAccessibleName(sentence)
        width = min(max(page.width() - 24, 160), _WIDEST)
        height = self.heightForWidth(width)
        viewport = self.parentWidget()
        seen = QRect(page) if viewport is None else page.intersected(viewport.rect())
        seen.adjust(0, _MARGIN, 0, -_MARGIN)
        top = min(max(page.center().y() - height // 2, seen.top()), max(seen.bottom() - height, page.top()))
        self.setGeometry(page.center().x() - width // 2, top, width, height)
        self.show()


class FailedPages:
    """The cards of all failed pages that show."""

    def __init__(self, viewport: QWidget, source: PageSource, sha256: str) -> None:
        self._viewport = viewport
        self._source = source
        self._sha256 = sha256
        self._cards: dict[int, FailedPage] = {}

    def place(self, geometry: ViewGeometry) -> None:
        """Put a card on every visible page that failed and has no pixels, and take the others away."""
        failed = {page: self._source.page_failure(self._sha256, page) for page in geometry.visible_pages()}
        for page, card in list(self._cards.items()):
            if not failed.get(page):
                card.hide()
                card.deleteLater()
                del self._cards[page]
        for page, sentence in failed.items():
            if sentence:
                card = self._cards.get(page) or FailedPage(self._source, self._sha256, page, self._viewport)
                self._cards[page] = card
                card.show_over(whole_pixels(geometry.frame(page).rect), sentence)
