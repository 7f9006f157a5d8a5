"""What narrows and sorts the list of annotations, in as little room as it takes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from caseorg.gui import icons
from caseorg.gui.panels.annotations.card_words import color_name
from caseorg.gui.widgets.choice_button import ChoiceButton
from caseorg.gui.widgets.fitting_label import FittingLabel
from caseorg.gui.widgets.flow_layout import FlowLayout
from caseorg.queries.annotation_lists import AnnotationFacets, AnnotationFilter, AnnotationScope, AnnotationSort
from caseorg.rules.page_ranges import page_range, page_range_words

_TYPING_MILLISECONDS = 120
SCOPES = {"document": "This Document", "case": "Whole Case", "all": "All Cases"}
_CHOICES = {
    "kinds": ("Kind", "Show only some kinds"),
    "colors": ("Color", "Show only some colors"),
    "tag_uuids": ("Tags", "Show only those with one of these tags"),
    "issue_uuids": ("Issues", "Show only those under one of these issues"),
    "authors": ("Author", "Show only those by some authors"),
    "visibilities": ("Visibility", "Show only some visibilities"),
    "anchors": ("Place", "Show only those whose place was moved, uncertain or lost in a new version"),
    "comments": ("Comment", "Show only those with or without a comment"),
}


class FilterBar(QWidget):
    """Shows and changes an AnnotationFilter, the order, and whose annotations are listed."""

    changed = Signal()
    left_below = Signal()  # the user wants to go on to the cards
    left = Signal()  # Escape with nothing to clear

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_quiet = False
        self.sort = AnnotationSort.READING
        self.scope = "document"
        self.text = FilterLine("Filter annotations", "Words of the quote, comment, replies, author or tags", self)
        self.pages = FilterLine("Pages, as 3-7", "Only pages in this range, counted from 1", self)
        self.pages.setFixedWidth(112)
        self.choices = {name: ChoiceButton(title, tip, self) for name, (title, tip) in _CHOICES.items()}
        self.choices["comments"].offer([("with", "With a comment"), ("without", "Without a comment")])
        self.toggle = self._button("filter", "More filters")
        self.toggle.setCheckable(True)
        self.order = self._button("menu", "Order and whose annotations")
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setMenu(self._order_menu())
        self.count = FittingLabel()
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.count.setProperty("role", "muted")
        self.clear_button = QToolButton()
        self.clear_button.setText("Clear Filters")
        policy = self.clear_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the list would jump when the button comes
        self.clear_button.setSizePolicy(policy)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more = QWidget(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MILLISECONDS)
        self._typing.timeout.connect(self._tell)
        self._lay_out()
        self._connect()
        self.more.hide()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.text, 1)
        first.addWidget(self.toggle)
        first.addWidget(self.order)
        flow = FlowLayout(self.more, spacing=3)
        for button in self.choices.values():
            flow.addWidget(button)
        flow.addWidget(self.pages)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.more.setSizePolicy(policy)
        last = QHBoxLayout()
        last.setSpacing(4)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        last.addWidget(self.count, 1)
        last.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self.more)
        column.addLayout(last)

    def _connect(self) -> None:
        for line in (self.text, self.pages):
            line.textChanged.connect(self._on_typed)
            line.left_below.connect(self.left_below)
        for button in self.choices.values():
            button.changed.connect(self._tell)
        self.toggle.toggled.connect(self.more.setVisible)
        self.clear_button.clicked.connect(self.clear)

    # The filter

    @property
    def value(self) -> AnnotationFilter:
        """What is asked for now."""
        first, last = page_range(self.pages.text()) or (None, None)
        comments = self.choices["comments"].chosen
        sets = {name: button.chosen for name, button in self.choices.items() if name != "comments"}
        return AnnotationFilter(
            text=self.text.text(),
            first_page=first,
            last_page=last,
            has_comment="with" in comments if len(comments) == 1 else None,
            **sets,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self.value == AnnotationFilter()

    def show_value(self, value: AnnotationFilter) -> None:
        """Show a filter, without a word."""
        self._is_quiet = True
        self.text.setText(value.text)
        self.pages.setText(page_range_words(value.first_page, value.last_page))
        for name, button in self.choices.items():
            if name != "comments":
                button.choose(getattr(value, name))
        has = {None: frozenset(), True: frozenset({"with"}), False: frozenset({"without"})}[value.has_comment]
        self.choices["comments"].choose(has)
        self._typing.stop()
        self._is_quiet = False
        self._show_clear()

    def clear(self) -> None:
        """Narrow nothing."""
        if not self.is_empty:
            self.show_value(AnnotationFilter())
            self._tell()

    def clear_or_leave(self) -> None:
        """Narrow nothing; where nothing is narrowed, the keyboard goes back to what is in front."""
        if self.is_empty:
            self.left.emit()
        else:
            self.clear()

    def offer(self, facets: AnnotationFacets, names: Mapping[str, str]) -> None:
        """Offer what there is, with how many have it; `names` are those of the colors."""
        words: dict[str, list[tuple[str, str, int]]] = {
            "kinds": [(kind, kind, count) for kind, count in facets.kinds.items()],
            "colors": [(color, color_name(color, names), count) for color, count in facets.colors.items()],
            "authors": [(author, author or "no author", count) for author, count in facets.authors.items()],
            "visibilities": [(label, label, count) for label, count in facets.visibilities.items()],
            "anchors": [(state, state, count) for state, count in facets.anchors.items()],
            "tag_uuids": [(tag.uuid, tag.name, count) for tag, count in facets.tags],
            "issue_uuids": [(issue.uuid, issue.name, count) for issue, count in facets.issues],
        }
        for name, offered in words.items():
            button = self.choices[name]
            button.offer(
                [(key, f"{text} ({count:,})") for key, text, count in offered],
                names={key: text for key, text, _ in offered},
            )
            button.setEnabled(len(offered) > 1 or name in ("tag_uuids", "issue_uuids") or bool(button.chosen))

    def show_count(self, shown: int, total: int, scope: AnnotationScope) -> None:
        """Say how many of all annotations are shown, and whose."""
        where = "" if scope.is_one_document else " in this case" if scope.case_uuid else " in all cases"
        short = f"{total:,} annotation{'' if total == 1 else 's'}" if self.is_empty else f"{shown:,} of {total:,}"
        self.count.tell(f"{short}{where}", short)
        self._show_clear()

    def _show_clear(self) -> None:
        is_empty = self.is_empty
        self.clear_button.setVisible(not is_empty)
        if not is_empty and self.value != AnnotationFilter(text=self.text.text()):
            self.toggle.setChecked(True)  # what narrows must be seen

    # The order

    def choose_sort(self, sort: AnnotationSort) -> None:
        """Sort otherwise, as the user does."""
        self._sorts[sort].trigger()

    def choose_scope(self, scope: str) -> None:
        """List those of "document", "case" or "all", as the user does."""
        self._scopes[scope].trigger()

    def _order_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName("Order and whose annotations")
        self._sorts = {}
        self._scopes = {}
        sorts, scopes = QActionGroup(menu), QActionGroup(menu)
        for sort in AnnotationSort:
            action = menu.addAction(f"In {sort.value}" if sort is AnnotationSort.READING else _sort_words(sort))
            action.setActionGroup(sorts)
            action.triggered.connect(lambda _on=False, sort=sort: self._on_sort(sort))
            self._sorts[sort] = action
        menu.addSeparator()
        for scope, title in SCOPES.items():
            action = menu.addAction(title)
            action.setActionGroup(scopes)
            action.triggered.connect(lambda _on=False, scope=scope: self._on_scope(scope))
            self._scopes[scope] = action
        for action in (*self._sorts.values(), *self._scopes.values()):
            action.setCheckable(True)
        self._sorts[self.sort].setChecked(True)
        self._scopes[self.scope].setChecked(True)
        return menu

    def _on_sort(self, sort: AnnotationSort) -> None:
        self.sort = sort
        self._sorts[sort].setChecked(True)
        self._tell()

    def _on_scope(self, scope: str) -> None:
        self.scope = scope
        self._scopes[scope].setChecked(True)
        self._tell()

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton(self)
        icons.put(button, icon)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _on_typed(self) -> None:
        if not self._is_quiet:
            self._typing.start()

    def _tell(self) -> None:
        if not self._is_quiet:
            self._typing.stop()
            self._show_clear()
            self.changed.emit()


def _sort_words(sort: AnnotationSort) -> str:
    return sort.value.capitalize() if sort is AnnotationSort.NEWEST else f"By {sort.value}"


class FilterLine(QLineEdit):
    """A line that narrows. Esc empties it, then goes to the cards, as Down and Enter do."""

    left_below = Signal()

    def __init__(self, name: str, tip: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        self.setClearButtonEnabled(True)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left_below.emit()
        else:
            super().keyPressEvent(event)
