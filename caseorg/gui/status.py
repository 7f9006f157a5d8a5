"""The bar at the bottom: what the case holds, and what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from caseorg.gui import icons
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context
from caseorg.model.changes import Changes
from caseorg.queries.cases import CaseCounts, counts_of
from caseorg.rules.reminder_words import many_words, whole_words
from caseorg.rules.reminders import Reminder

_MOST_LINES = 8
_SENTENCE_MILLISECONDS = 6_000


def count_words(counts: CaseCounts) -> str:
    """What a case holds: "14 documents · 17 docket entries · 120 pages (2 without text)"."""
    parts = [_many(counts.documents, "document"), _many(counts.entries, "docket entry", "docket entries")]
    pages = _many(counts.pages, "page")
    parts.append(f"{pages} ({counts.pages_without_text:,} without text)" if counts.pages_without_text else pages)
    return " · ".join(parts)


def _many(count: int, one: str, many: str = "") -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many or one + 's'}"


class Status(QStatusBar):
    """Sentences of the moment at the left, facts at the right."""

    def __init__(self, bridge: Bridge, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._context = context
        self.setSizeGripEnabled(False)
        self.reminders = QToolButton()
        icons.put(self.reminders, "reminder")
        self.reminders.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.reminders.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reminders.setObjectName("small")
        self.reminders.hide()
        self.selection = QLabel()
        self.counts = QLabel()
        self.addPermanentWidget(self.reminders)  # left of the others, which so stay where they are when it comes
        self.addPermanentWidget(self.selection)
        self.addPermanentWidget(self.counts)
        context.case_changed.connect(lambda _uuid: self._ask())
        context.selection_changed.connect(self._show_selection)
        context.status_changed.connect(lambda sentence: self.showMessage(sentence, _SENTENCE_MILLISECONDS))
        bridge.changed.connect(self._on_changed)
        self._ask()

    def show_reminders(self, due: Sequence[Reminder], today: date) -> None:
        """Say how many reminders are due; a click is for whoever lists them."""
        self.reminders.setVisible(bool(due))
        self.reminders.setText("1 reminder" if len(due) == 1 else f"{len(due):,} reminders")
        self.reminders.setToolTip("\n".join(whole_words(one, today) for one in due[:_MOST_LINES]))
        self.reminders.setAccessibleName(many_words(due, today))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("documents", "docket_entries", "cases"):
            self._ask()

    def _ask(self) -> None:
        case_uuid = self._context.case_uuid
        if case_uuid is None:
            self.counts.clear()
            return
        self._bridge.ask_later(counts_of, case_uuid, then=self._on_counts, topic="status")

    def _on_counts(self, counts: CaseCounts) -> None:
        self.counts.setText(count_words(counts) if self._context.case_uuid else "")

    def _show_selection(self, documents: tuple[str, ...]) -> None:
        self.selection.setText(f"{len(documents):,} selected" if len(documents) > 1 else "")
