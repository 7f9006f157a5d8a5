"""New Deadline: the form at the left, what comes of it at the right while one types, Enter saves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from caseorg.base import clock
from caseorg.base.errors import CaseorgError
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.new_deadline.form import DeadlineForm, Kind
from caseorg.gui.dialogs.new_deadline.prefill import Prefill
from caseorg.gui.dialogs.new_deadline.preview import computed_preview, given_preview, preview_html, words_html
from caseorg.gui.dialogs.new_deadline.start_rows import TIME_MISSING
from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import Computation, Question
from caseorg.operations import add_deadline, enable_rule
from caseorg.operations.deadline_triggers import triggers_of
from caseorg.queries.new_deadline import drafted, new_deadline_case, why_no_court_day
from caseorg.rules.deadline_words import day_text

_SIZE_KEY = "new_deadline/geometry"
_SPLIT_KEY = "new_deadline/split"
_FIRST_SIZE = QSize(1060, 720)


class NewDeadlineDialog(QDialog):
    """Saves by itself; `saved` tells the deadline once it is in the workspace."""

    saved = Signal(object)  # Deadline

    def __init__(self, bridge: Bridge, prefill: Prefill, layout: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._prefill, self._layout = bridge, prefill, layout
        self._known = bridge.ask(new_deadline_case, prefill.case_uuid)
        self.setWindowTitle(f"New Deadline – {self._known.case.short_caption}")
        self.form = DeadlineForm(bridge, self._known)
        self.preview = QTextBrowser()
        self.preview.setAccessibleName("What comes of it")
        self.preview.setFrameShape(QFrame.Shape.NoFrame)
        self.preview.document().setDocumentMargin(16)
        self.problem = QLabel(wordWrap=True)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = self.buttons.addButton("Add Deadline", QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        self._lay_out()
        self.form.changed.connect(self._show_preview)
        self.form.fields_changed.connect(self._set_tab_order)
        self.form.rules.turn_on_requested.connect(self._on_turn_on)
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self.form.fill(prefill)
        self._set_tab_order()
        self._show_preview()
        self._take_size()

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.form)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(self._scroll)
        self.split.addWidget(self.preview)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([600, 440])
        below = QHBoxLayout()
        below.setContentsMargins(22, 10, 22, 14)
        below.addWidget(self.problem, 1)
        below.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.split, 1)
        whole.addLayout(below)

    def _set_tab_order(self) -> None:
        """Tab goes from above to below, also through rows that were made later."""
        form = self.form
        fields: list[QWidget] = [*form.kinds.values(), form.rules.line, form.rules.list]
        fields += [form.rules.off.against, form.rules.off.button, form.period.kind]
        fields += [form.period.amount, form.period.unit, form.period.side, form.period.event_box, form.day.line]
        for row in form.asked.starts:
            fields += [row.day.line, row.what, row.method]
        fields += [row.box for row in form.asked.facts]
        fields += [form.title_edit, form.document, form.page_edit, form.person, form.side]
        fields += [form.remind_edit, form.note, self.preview]
        fields += self.buttons.buttons()
        for first, second in zip(fields, fields[1:], strict=False):
            QWidget.setTabOrder(first, second)

    # What comes of it

    def _show_preview(self) -> None:
        self.problem.hide()
        if self.form.rule_id:
            self._show_computed()
        elif self.form.kind is Kind.RULE:
            self.preview.setHtml(words_html("Choose a rule", "What comes of it is shown here while you type."))
        elif self.form.day.day is None:
            self.preview.setHtml(words_html("No date yet", "Type the date; it is taken as it is and never moved."))
        else:
            day = self.form.day.day
            shown = given_preview(self.form.title, day, clock.today(), self._doubts(day))
            self.preview.setHtml(preview_html(shown))

    def _show_computed(self) -> None:
        if any(row.lacks_time for row in self.form.asked.starts):
            self.preview.setHtml(words_html("No date yet", TIME_MISSING))
            return
        try:
            found = self._computed()
        except CaseorgError as error:
            self.preview.setHtml(words_html("No date yet", error.sentence))
            return
        if found.count is None:
            self.preview.setHtml(words_html(*_still_asked(found, self._waits)))
            return
        place = self.preview.verticalScrollBar().value()
        self.preview.setHtml(preview_html(computed_preview(found, self.form.title or found.title, clock.today())))
        self.preview.verticalScrollBar().setValue(place)

    def _computed(self) -> Computation:
        return self._bridge.ask(drafted, self.form.draft)

    @property
    def _waits(self) -> bool:
        return any(start.waits for start in self.form.draft.starts)

    def _doubts(self, day: str) -> tuple[str, ...]:
        """What is odd about a day that is set."""
        said = []
        why = self._bridge.ask(why_no_court_day, self._known.case.uuid, day)
        if why:
            said.append(
                f"{day_text(day)} is no court day ({why}). A date that an order names is not moved: check the order, "
                "and act before."
            )
        if day < clock.today().isoformat():
            said.append(f"{day_text(day)} has passed.")
        return tuple(said)

    def _on_turn_on(self, rule_id: str, against: str) -> None:
        self._bridge.do(
            enable_rule, then=self._on_turned_on, otherwise=self._on_refused, rule_id=rule_id, checked_against=against
        )

    def _on_turned_on(self, _choice: object) -> None:
        self._known = self._bridge.ask(new_deadline_case, self._prefill.case_uuid)
        self.form.know(self._known)
        self._show_preview()

    # Saving

    def _on_save(self) -> None:
        """Save, or say at the first field that is wrong what to do."""
        given = self._date()
        values = self.form.values() if given is not None else None
        if given is None or values is None:
            return
        self.save.setEnabled(False)
        self._bridge.do(
            add_deadline, then=self._on_saved, otherwise=self._on_refused, case_uuid=self._known.case.uuid,
            **given, **values, **self._place(values),
        )  # fmt: skip

    def _date(self) -> dict[str, Any] | None:
        """What gives the date; None where a field says what is missing."""
        form = self.form
        if form.rule_id:
            return self._date_by_rule()
        if form.kind is Kind.RULE:
            form.rules.refuse("Choose a rule: type part of its citation or title.")
            return None
        if form.day.day is None:
            form.day.refuse("Type the date, as 5/27, May 27, in 14 days or next Tue.")
            form.day.line.setFocus()
            return None
        return {"due": form.day.day, "due_source": form.kind.value}

    def _date_by_rule(self) -> dict[str, Any] | None:
        if self.form.asked.refuse_first():
            return None
        try:
            found = self._computed()
        except CaseorgError as error:
            self._on_refused(error)
            return None
        zone = self._known.court.time_zone if self._known.court else ""
        is_order = self.form.kind is Kind.ORDER
        triggers = triggers_of(self.form.draft.starts, time_zone=zone, sourced=is_order)
        return {"computation": found, "triggers": triggers}

    def _place(self, values: dict[str, str | int | None]) -> dict[str, Any]:
        """The words that set it, where their document is still the source."""
        prefill, source = self._prefill, values["document_uuid"]
        if prefill.line is None or source != prefill.line.document.uuid:
            return {}
        if prefill.annotation is not None:
            return {"annotation_uuid": prefill.annotation.uuid}
        return {"marks": prefill.marks} if prefill.marks else {}

    def _on_saved(self, saved: Deadline) -> None:
        self.saved.emit(saved)
        self.accept()

    def _on_refused(self, error: CaseorgError) -> None:
        self.save.setEnabled(True)
        self.problem.setText(error.sentence)
        self.problem.show()

    # Remembering

    def _take_size(self) -> None:
        geometry, split = self._layout.value(_SIZE_KEY), self._layout.value(_SPLIT_KEY)
        if not isinstance(geometry, QByteArray) or not self.restoreGeometry(geometry):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - QSize(40, 60)))
        if isinstance(split, QByteArray):
            self.split.restoreState(split)

    # Qt overrides

    def done(self, result: int) -> None:
        self._layout.setValue(_SIZE_KEY, self.saveGeometry())
        self._layout.setValue(_SPLIT_KEY, self.split.saveState())
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins where something is to be said."""
        super().showEvent(event)
        if event.spontaneous():
            return
        form = self.form
        if form.kind is Kind.RULE:
            form.rules.line.setFocus()
        elif form.rule_id:
            missing = next((row.day.line for row in form.asked.starts if not row.is_said), None)
            (missing or form.title_edit).setFocus()
        else:
            (form.title_edit if form.day.day and not form.title else form.day.line).setFocus()


def _still_asked(found: Computation, waits: bool) -> tuple[str, ...]:
    asked: list[Question] = [one for one in found.questions if one.about != "trigger" or not waits]
    if asked:
        where = {"case_filed": " Say it in “Edit Case”."}
        return ("Still to be said", *(f"{one.text}{where.get(one.about, '')}" for one in asked))
    return (
        "No date yet",
        "It waits for what it runs from. Give the event its day with “Move Event”, and the date is counted then.",
    )
