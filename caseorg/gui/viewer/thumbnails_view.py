"""Small pictures of all pages: only those that show are drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from caseorg.gui.looks import looks
from caseorg.gui.viewer.coordinates import PageFrame, turned_size
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.message_page import NO_DOCUMENT
from caseorg.gui.viewer.page_names import page_name
from caseorg.gui.viewer.page_paint import draw_page
from caseorg.pdf.types import PageBox, RenderRequest

_PICTURE = QSize(112, 148)  # logical pixels a page may take
_CELL = QSize(_PICTURE.width() + 24, _PICTURE.height() + 40)

_SPARE = 2  # cells that fill the whole width are wrapped

_Index = QModelIndex | QPersistentModelIndex


class _PagesModel(QAbstractListModel):
    """One row a page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: DocumentView | None = None
        self._count = 0

    def set_view(self, view: DocumentView | None) -> None:
        self.beginResetModel()
        self._view = view
        self._count = view.page_count if view is not None else 0
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._view is None or not index.isValid():
            return None
        page = index.row()
        ecf_page = self._view.document.ecf_page(page)
        name = page_name(page, self._view.labels)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"Page {name}" if ecf_page is None else f"Page {name}, ECF page {ecf_page}"
        return None


class _PageDelegate(QStyledItemDelegate):
    """Draws a page, its name below it, and a frame around the current one."""

    def __init__(self, thumbnails: ThumbnailsView) -> None:
        super().__init__(thumbnails)
        self._thumbnails = thumbnails

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return self._thumbnails.cell_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(cell.adjusted(2, 2, -2, -2), looks.color("selection"))
        self._thumbnails.draw(painter, cell, index.row())
        if selected:
            painter.setPen(looks.color("accent"))
            painter.drawRect(cell.adjusted(2, 2, -3, -3))
        painter.setPen(looks.color("selection_text" if selected else "text"))
        below = QRect(cell.left(), cell.bottom() - 26, cell.width(), 22)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))


class ThumbnailsView(QListView):
    """For a dock at the side; `set_view` says whose pages it shows. Arrow keys go from page to page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DocumentView | None = None
        self._model = _PagesModel(self)
        self._is_following = False
        self.setModel(self._model)
        self.setItemDelegate(_PageDelegate(self))
        self.setAccessibleName("Pages, small")
        self.setAccessibleDescription(NO_DOCUMENT)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMinimumWidth(_CELL.width() + self.verticalScrollBar().sizeHint().width() + 2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._wish_timer = QTimer(self, singleShot=True, interval=60)
        self._wish_timer.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda: self._wish_timer.start())
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(lambda index: self._go_to(index.row()))

    def set_view(self, view: DocumentView | None) -> None:
        """Show the pages of another document, or none."""
        if self._view is not None:
            self._view.opened.disconnect(self._fill)
            self._view.page_changed.disconnect(self._follow)
            self._view.view_changed.disconnect(self._on_view_changed)
            self._view.destroyed.disconnect(self._on_view_gone)
            self._view.source.page_changed.disconnect(self._on_page_drawn)
            self._view.source.forget(self)
        self._view = view
        if view is not None:
            view.opened.connect(self._fill)
            view.page_changed.connect(self._follow)
            view.view_changed.connect(self._on_view_changed)
            view.destroyed.connect(self._on_view_gone)
            view.source.page_changed.connect(self._on_page_drawn)
        self._fill()

    def cell_size(self) -> QSize:
        """What a page and its name take: as many columns as there is room for, which share the width."""
        width = self.viewport().width() - _SPARE
        return QSize(max(width // max(width // _CELL.width(), 1), _CELL.width()), _CELL.height())

    def draw(self, painter: QPainter, cell: QRect, page: int) -> None:
        """Draw a page into its cell."""
        view, frame = self._view, self._frame(page)
        if view is None or frame is None:
            return
        size = frame.rect
        left = cell.left() + (cell.width() - round(size.width)) // 2
        top = cell.top() + 10 + (_PICTURE.height() - round(size.height)) // 2
        request = self._request(page, frame)
        image = view.source.image(request) or view.source.nearest_image(request)
        draw_page(painter, frame.moved(left, top), image, night=view.night)

    def _boxes(self) -> tuple[PageBox, ...]:
        return self._view.source.boxes(self._view.document.sha256) if self._view is not None else ()

    def _frame(self, page: int) -> PageFrame | None:
        """The page at the origin, as large as its picture may be."""
        boxes = self._boxes()
        if self._view is None or page >= len(boxes):
            return None
        box, turn = boxes[page], self._view.area.turn
        width, height = turned_size(box.width, box.height, turn)
        scale = min(_PICTURE.width() / max(width, 1.0), _PICTURE.height() / max(height, 1.0))
        return PageFrame(box, turn, scale, 0, 0)

    def _request(self, page: int, frame: PageFrame) -> RenderRequest:
        sha256 = self._view.document.sha256 if self._view is not None else ""
        zoom = frame.scale * self.devicePixelRatioF()
        return RenderRequest(sha256, page, round(zoom, 4), frame.turn)

    def _fill(self) -> None:
        self._is_following = True
        self._model.set_view(self._view)
        self.setAccessibleDescription("" if self._view is not None else NO_DOCUMENT)
        self._is_following = False
        if self._view is not None and self._view.is_open:
            self._follow(self._view.current_page)
            self._wish_timer.start()

    def _visible_rows(self) -> range:
        """The rows that show, by the cells' even size."""
        area, cell = self.viewport().rect(), self.cell_size()
        first = self.indexAt(QPoint(cell.width() // 2, 1))
        columns = max(area.width() // cell.width(), 1)
        rows = area.height() // cell.height() + 2
        start = first.row() if first.isValid() else 0
        return range(start, min(start + rows * columns, self._model.rowCount()))

    def _ask(self) -> None:
        if self._view is None or not self.isVisible():
            return
        frames = ((page, self._frame(page)) for page in self._visible_rows())
        self._view.source.want(self, [self._request(page, frame) for page, frame in frames if frame is not None])

    def _follow(self, page: int) -> None:
        """Mark the page one reads and bring it into sight."""
        index = self._model.index(page, 0)
        self._is_following = True
        self.setCurrentIndex(index)
        self._is_following = False
        self.scrollTo(index)
        self._wish_timer.start()

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not self._is_following and current.isValid():
            self._go_to(current.row())

    def _go_to(self, page: int) -> None:
        if self._view is not None and page != self._view.current_page:
            self._view.go_to_page(page)

    def _on_view_gone(self) -> None:
        self._view = None
        self._fill()

    def _on_view_changed(self) -> None:
        self.viewport().update()
        self._wish_timer.start()

    def _on_page_drawn(self, sha256: str, page: int) -> None:
        if self._view is not None and sha256 == self._view.document.sha256:
            self.update(self._model.index(page, 0))

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._view is None:
            painter = QPainter(self.viewport())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), flags, NO_DOCUMENT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self._wish_timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wish_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._view is not None:
            self._view.source.forget(self)
