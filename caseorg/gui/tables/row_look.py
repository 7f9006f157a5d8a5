"""How tables of records look and behave alike: whole rows, smooth scrolling, quiet lines."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def dress_rows(view: QTableView, name: str) -> None:
    """Give a table of records the look and the selection of whole rows; `name` is what screen readers say."""
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.verticalHeader().hide()
