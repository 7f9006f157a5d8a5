"""What can be searched for, shown while the search box is empty; each example can be tried."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

EXAMPLES = (
    ("preliminary injunction", "pages with both words, anywhere"),
    ("“likely to succeed”", "these words in a row"),
    ("declar*", "words that begin so: declaration, declaratory …"),
    ("hearing OR conference", "pages with one of the two"),
    ("sealed NOT redacted", "pages with the first but not the second"),
    ("irreparable NEAR/5 harm", "at most five words between the two"),
    ("kind:order stay", "only in orders; also filed:, ecf:, case:, filer:, title:, tag:"),
    ("filed:2025-03 motion", "only in what was filed in March 2025"),
    ("ecf:28", "what was filed under ECF No. 28"),
    ("§ 1983", "section signs and docket numbers as they are printed"),
)


class SearchExamples(QScrollArea):
    """A heading and the examples with their meanings."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Examples of a search")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        page = QWidget(self)
        page.setObjectName("page")
        heading = QLabel("Search pages, titles, docket texts and notes", page)
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        hint = QLabel(
            "Type in the box at the top. Capitals and accents make no difference. Results come while you type; Enter "
            "opens the first one, the Down key leads into them.",
            page,
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for row, (query, meaning) in enumerate(EXAMPLES):
            button = QPushButton(query, page)
            button.setFlat(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setAccessibleName(f"Search for {query}")
            button.setAccessibleDescription(meaning)
            button.clicked.connect(lambda _=False, query=query: self.chosen.emit(query))
            label = QLabel(meaning, page)
            label.setWordWrap(True)
            if row == 0:
                self.setFocusProxy(button)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, row, 1)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(10)
        layout.addWidget(heading)
        layout.addWidget(hint)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setWidget(page)
