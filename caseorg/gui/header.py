"""The bar at the top: which case, the one search box, what runs in the background."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QWidget

from caseorg.gui.bridge import Bridge
from caseorg.gui.case_switcher import CaseSwitcher
from caseorg.gui.context import Context
from caseorg.gui.jobs_indicator import JobsIndicator
from caseorg.gui.search_box import SearchBox

_LEAST_SIDE = 150  # logical pixels


class Header(QToolBar):
    """Stays where it is."""

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("Header", parent)
        self.setObjectName("header")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.switcher = CaseSwitcher(bridge, context)
        self.search = SearchBox(context)
        self.jobs = JobsIndicator(bridge)
        # two equal sides keep the search box in the middle whatever stands left and right of it
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(_side(self.switcher, at_left=True), 3)
        row.addWidget(self.search, 4)
        row.addWidget(_side(self.jobs, at_left=False), 3)
        whole = QWidget()
        whole.setLayout(row)
        self.addWidget(whole)


def _side(widget: QWidget, *, at_left: bool) -> QWidget:
    whole = QWidget()
    whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    whole.setMinimumWidth(_LEAST_SIDE)
    side = QHBoxLayout(whole)
    side.setContentsMargins(0, 0, 0, 0)
    if not at_left:
        side.addStretch()
    side.addWidget(widget)
    if at_left:
        side.addStretch()
    return whole
