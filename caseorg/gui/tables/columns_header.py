"""A header whose columns can be hidden, shown, moved and sorted by, all remembered and all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

# Padding, and in a title the mark of the sorting.
_TITLE_ROOM, _CELL_ROOM = 26, 24
# How narrow the wide column gets before the table scrolls sideways, in letters.
_FEWEST_LETTERS = 24


class ColumnsHeader(QHeaderView):
    """A horizontal header over named columns.

    `sortable` says which columns have an order; a click on one of the others changes nothing.
    """

    sort_requested = Signal(int, bool)  # logical column, descending
    layout_changed = Signal()

    def __init__(self, titles: Sequence[str], sortable: Sequence[bool], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._titles = tuple(titles)
        self._sortable = tuple(sortable)
        self._shown_by_default = [True] * len(titles)
        self._widths = [self.defaultSectionSize()] * len(titles)
        self._wide: int | None = None
        self._sort = (0, False)
        self._is_own = self._is_filling = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(36)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_context_menu)
        self.sectionClicked.connect(self._on_clicked)
        self.sectionMoved.connect(self.layout_changed)
        self.sectionResized.connect(self._on_resized)

    def lay_out(self, samples: Sequence[str], shown: Sequence[bool], *, wide: int | None = None) -> None:
        """Set the columns' first widths by texts that should fit, and which of them are there; once the model is set.

        The column `wide` takes what room is left when the view is first shown.
        """
        bold = QFont(self.font())
        bold.setBold(True)
        titles, cells = QFontMetrics(bold), self.fontMetrics()
        self._widths = [
            max(titles.horizontalAdvance(title) + _TITLE_ROOM, cells.horizontalAdvance(sample) + _CELL_ROOM)
            for title, sample in zip(self._titles, samples, strict=True)
        ]
        self._shown_by_default = list(shown)
        self._wide = wide
        self.reset_columns()

    def fill(self, width: int) -> None:
        """Give the wide column the room that the others leave of `width`, unless the user set widths."""
        if self._wide is not None and not self._is_own:
            others = sum(self.sectionSize(column) for column in range(self.count())) - self.sectionSize(self._wide)
            self._is_filling = True
            least = self.fontMetrics().averageCharWidth() * _FEWEST_LETTERS
            self.resizeSection(self._wide, max(min(least, self._widths[self._wide]), width - others))
            self._is_filling = False

    def reset_columns(self) -> None:
        """Every column as it was on the first day."""
        self._is_filling = True
        for column, (width, is_shown) in enumerate(zip(self._widths, self._shown_by_default, strict=True)):
            self.moveSection(self.visualIndex(column), column)
            self.setSectionHidden(column, not is_shown)
            self.resizeSection(column, width)
        self._is_own = self._is_filling = False
        self.layout_changed.emit()

    def mark_sort(self, column: int, *, descending: bool) -> None:
        """Show what the rows are sorted by."""
        self._sort = (column, descending)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    @property
    def sort(self) -> tuple[int, bool]:
        """The logical column the rows are sorted by, and whether descending."""
        return self._sort

    def columns_menu(self, parent: QWidget) -> QMenu:
        """A menu that shows and hides columns."""
        menu = QMenu("Columns", parent)
        shown = [column for column in range(len(self._titles)) if not self.isSectionHidden(column)]
        for column, title in enumerate(self._titles):
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, column=column: self._on_toggled(column, on))
        menu.addSeparator()
        menu.addAction("Reset Columns").triggered.connect(self.reset_columns)
        return menu

    def sort_menu(self, parent: QWidget) -> QMenu:
        """A menu that sorts, for those who do not use a mouse."""
        menu = QMenu("Sort By", parent)
        for column, title in enumerate(self._titles):
            if self._sortable[column]:
                action = menu.addAction(title)
                action.setCheckable(True)
                action.setChecked(column == self._sort[0])
                action.triggered.connect(lambda _=False, column=column: self.sort_by(column))
        return menu

    def sort_by(self, column: int) -> None:
        """Sort by a column; by the same one again, the other way round."""
        descending = not self._sort[1] if column == self._sort[0] else False
        self.mark_sort(column, descending=descending)
        self.sort_requested.emit(column, descending)

    def save(self, settings: QSettings, key: str) -> None:
        """Keep widths, order and visibility of the columns, and whether the user set widths."""
        settings.setValue(key, self.saveState())
        settings.setValue(f"{key}_sized", self._is_own)

    def restore_from(self, settings: QSettings, key: str) -> bool:
        """Take what `save` kept; False where there is none of these columns, and nothing is changed then."""
        state = settings.value(key)
        if not isinstance(state, QByteArray) or state.isEmpty():
            return False
        return self.restore(state, is_sized=bool(settings.value(f"{key}_sized", True, bool)))

    def restore(self, state: QByteArray, *, is_sized: bool = True) -> bool:
        """Take a state of Qt's; False where it is of other columns, and nothing is changed then.

        `is_sized` where the user set widths, so that no column is stretched any more.
        """
        before = self.saveState()
        self._is_filling = True
        if not self.restoreState(state) or self.count() != len(self._titles):
            self.restoreState(before)
            self._is_filling = False
            return False
        self._is_own, self._is_filling = is_sized, False
        if self.hiddenSectionCount() == self.count():
            self.reset_columns()
        self.setSectionsMovable(True)
        column, descending = self.sortIndicatorSection(), self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        if 0 <= column < len(self._sortable) and self._sortable[column]:
            self._sort = (column, descending)
        self.mark_sort(self._sort[0], descending=self._sort[1])
        self.layout_changed.emit()
        return True

    def _on_resized(self) -> None:
        if not self._is_filling:
            self._is_own = True
            self.layout_changed.emit()

    def _on_clicked(self, column: int) -> None:
        if self._sortable[column]:
            self.sort_by(column)
        else:
            self.mark_sort(self._sort[0], descending=self._sort[1])

    def _on_toggled(self, column: int, on: bool) -> None:
        self._is_filling = True  # to hide a column is not to size the others
        self.setSectionHidden(column, not on)
        if on and self.sectionSize(column) < self.minimumSectionSize():
            self.resizeSection(column, self._widths[column])
        self._is_filling = False
        self.layout_changed.emit()

    def _on_context_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        column = self.logicalIndexAt(where)
        if column >= 0 and self._sortable[column]:
            for title, descending in (("Sort Ascending", False), ("Sort Descending", True)):
                action = QAction(f"{title} by {self._titles[column]}", menu)
                action.triggered.connect(lambda _=False, way=descending: self._on_sort_chosen(column, way))
                menu.addAction(action)
            menu.addSeparator()
        columns = self.columns_menu(menu)
        menu.addActions(columns.actions())
        menu.exec(self.mapToGlobal(where))
        menu.deleteLater()

    def _on_sort_chosen(self, column: int, descending: bool) -> None:
        self.mark_sort(column, descending=descending)
        self.sort_requested.emit(column, descending)
