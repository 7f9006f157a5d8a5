"""What an edition of the rules changes about open deadlines: told once, and gone through line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QPushButton, QWidget

from caseorg.base.errors import CaseorgError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.act_dialog import ActDialog, FormField
from caseorg.gui.dialogs.preview_dialog import PreviewDialog, PreviewLine
from caseorg.gui.messages import tell
from caseorg.gui.widgets.review_bar import ReviewBar
from caseorg.model.changes import Changes
from caseorg.model.rule_audit import RuleAudit, RuleChange
from caseorg.operations import review_rule_changes
from caseorg.queries.rule_audit import accepted_recounts, rule_audit
from caseorg.rules.chains import Recount
from caseorg.rules.deadline_words import day_text

_KEY = Qt.ItemDataRole.UserRole
_SOON = 1_500  # after the window has shown what one came for
_REASON = FormField("reason", "&Reason", "Why the date stays: an order, a stipulation, the old rule governs.")


class RuleReview(QObject):
    """Looks once after the start whether editions changed, tells it above the panels, and does the review."""

    def __init__(self, bridge: Bridge, window: QWidget, panels: Iterable[QWidget]) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self.dialog: PreviewDialog | None = None
        self.question: ActDialog | None = None
        self._unseen_only = False
        self._audit = RuleAudit(unseen=(), changes=())
        self._declined: set[str] = set()
        self._kept: dict[str, str] = {}
        self.bars = [_bar_above(panel) for panel in panels]
        for bar in self.bars:
            bar.review_requested.connect(partial(self.begin, unseen_only=True))
            bar.later_requested.connect(self._put_off)
        bridge.changed.connect(self._on_changed)
        QTimer.singleShot(_SOON, self, self._look_after_start)

    def bind_actions(self, actions: Actions) -> None:
        """Binds “Changes of Rules”."""
        actions.bind("rules.audit", self.begin)

    # Telling

    def look(self) -> None:
        """Ask whether an edition of the rules that nobody went through changes anything."""
        self._bridge.ask_later(rule_audit, unseen_only=True, then=self._on_looked, topic="rule review")

    def _look_after_start(self) -> None:
        if self._window.isVisible():  # else it was closed meanwhile, and there is nobody to ask
            self.look()

    def _on_looked(self, audit: RuleAudit) -> None:
        count = len(audit.changes)
        sentence = ""
        if count and audit.unseen:
            which = "1 open deadline was" if count == 1 else f"{count:,} open deadlines were"
            names = ", ".join(f"{pack.id} {pack.version}".strip() for pack in audit.unseen[:3])
            more = " and others" if len(audit.unseen) > 3 else ""
            sentence = f"{which} counted by other rules than this program brings ({names}{more}). No date was moved."
        for bar in self.bars:
            bar.tell(sentence)

    def _put_off(self) -> None:
        for bar in self.bars:
            bar.tell("")

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("pack_reviews"):
            self.look()

    # Going through

    def begin(self, *, unseen_only: bool = False) -> None:
        """Show what the rules of now change; with `unseen_only` what comes of editions nobody went through."""
        self._unseen_only = unseen_only
        self._declined, self._kept = set(), {}
        self._bridge.ask_later(
            rule_audit, unseen_only=unseen_only, then=self._on_first, otherwise=self._on_refused, topic="rule changes"
        )

    def _on_refused(self, error: CaseorgError) -> None:
        if self.dialog is not None:
            self.dialog.refuse(error)
        else:
            tell(self._window, error.sentence)

    def _on_first(self, audit: RuleAudit) -> None:
        if not audit.changes:
            tell(self._window, "The rules of now change nothing about the open deadlines.")
            return
        # what a second person confirmed is not taken away by a key pressed in passing
        self._declined = {one.deadline.uuid for one in audit.changes if one.deadline.verified and one.moves}
        over = QApplication.activeModalWidget() or self._window
        self.dialog = PreviewDialog(review_rule_changes.label, "Finish Review", over)
        self.dialog.resize(1180, 600)
        self._add_buttons(self.dialog)
        self.dialog.chosen_changed.connect(self._on_chosen)
        self.dialog.do_requested.connect(self._finish)
        self.dialog.finished.connect(self._on_finished)
        self._show(audit)
        self.dialog.open()
        if self._declined:
            self._ask_again()

    def _add_buttons(self, dialog: PreviewDialog) -> None:
        row = QHBoxLayout()
        keep = QPushButton("&Keep with a Reason…")
        keep.setToolTip("Keep the date of the line that has the cursor, and say why")
        keep.clicked.connect(self._ask_reason)
        row.addWidget(keep)
        for title, taken in (("Take Over &All", True), ("&Leave All", False)):
            button = QPushButton(title)
            button.clicked.connect(partial(self._choose_all, taken))
            row.addWidget(button)
        for place in range(row.count()):
            item = row.itemAt(place)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QPushButton):
                widget.setAutoDefault(False)
        row.addStretch()
        dialog.extra.addLayout(row)

    def _show(self, audit: RuleAudit) -> None:
        self._audit = audit
        if self.dialog is not None:
            self.dialog.show_lines(_headline(audit, self._declined), list(self._lines(audit)))

    def _lines(self, audit: RuleAudit) -> Iterator[PreviewLine]:
        for change in audit.changes:
            uuid = change.deadline.uuid
            kept = self._kept.get(uuid)
            yield PreviewLine(
                key=uuid,
                group=change.case_name,
                title=change.deadline.title,
                before=_dates(change.deadline.due, change.deadline.safe_due),
                after=_after(change),
                why=f"Kept: {kept}" if kept else "\n".join(change.why),
                chosen=None if change.computation is None else uuid not in self._declined,
                tone="danger" if _is_earlier(change) else "text",
            )

    def _on_chosen(self, uuid: str, chosen: bool) -> None:
        (self._declined.discard if chosen else self._declined.add)(uuid)
        if chosen:
            self._kept.pop(uuid, None)
        self._ask_again()

    def _choose_all(self, taken: bool) -> None:
        every = {one.deadline.uuid for one in self._audit.changes}
        self._declined = set() if taken else every
        if taken:
            self._kept.clear()
        self._ask_again()

    def _ask_again(self) -> None:
        """What runs from a date that stays is another one than if it moved, so all is planned again."""
        self._bridge.ask_later(
            rule_audit, unseen_only=self._unseen_only, declined=frozenset(self._declined),
            then=self._show, otherwise=self._on_refused, topic="rule changes",
        )  # fmt: skip

    def _ask_reason(self) -> None:
        item = self.dialog.lines.currentItem() if self.dialog is not None else None
        uuid = str(item.data(0, _KEY) or "") if item is not None else ""
        if not uuid:
            return

        def act(values: dict[str, str], dialog: ActDialog) -> None:
            if values["reason"]:
                self._kept[uuid] = values["reason"]
                self._declined.add(uuid)
                self._ask_again()
            dialog.done_with()

        self.question = ActDialog("Keep Date", (_REASON,), act, self.dialog)
        self.question.finished.connect(self.question.deleteLater)
        self.question.open()

    def _finish(self) -> None:
        accepted = tuple(
            one.deadline.uuid
            for one in self._audit.changes
            if one.computation is not None and one.deadline.uuid not in self._declined
        )
        self._bridge.ask_later(
            accepted_recounts, accepted, then=partial(self._do, accepted), otherwise=self._on_refused
        )

    def _do(self, accepted: tuple[str, ...], recounts: tuple[Recount, ...]) -> None:
        assert self.dialog is not None
        self._bridge.do(
            review_rule_changes, then=self.dialog.done_with, otherwise=self.dialog.refuse, recounts=recounts,
            accepted=accepted, kept=dict(self._kept), changes=self._audit.changes, seen=self._audit.unseen,
        )  # fmt: skip

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None


def _bar_above(panel: QWidget) -> ReviewBar:
    bar = ReviewBar(panel)
    layout = panel.layout()
    assert isinstance(layout, QBoxLayout)
    layout.insertWidget(0, bar)
    return bar


def _headline(audit: RuleAudit, declined: set[str]) -> str:
    taken = sum(one.computation is not None and one.deadline.uuid not in declined for one in audit.changes)
    count = len(audit.changes)
    which = "1 open deadline" if count == 1 else f"{count:,} open deadlines"
    return f"The rules of now change {which}; {taken:,} would be taken over. Nothing moves until you finish."


def _dates(due: str | None, safe: str | None) -> str:
    said = day_text(due) or "no date yet"
    return said if safe in (None, due) else f"{said}\nsafe {day_text(safe)}"


def _after(change: RuleChange) -> str:
    if change.computation is None:
        return "cannot be counted"
    said = _dates(change.new_due, change.new_safe_due)
    if change.pinned:
        return f"stays (the rule: {said})"
    return said


def _is_earlier(change: RuleChange) -> bool:
    return bool(change.moves and change.new_due and change.deadline.due and change.new_due < change.deadline.due)
