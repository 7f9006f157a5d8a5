"""The dates of a court's calendar file: what is new, moved, called off; to be accepted, corrected or left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseorg.base.errors import CaseorgError
from caseorg.gui.looks import color
from caseorg.gui.widgets.labeled_field import LabeledField
from caseorg.jobs.court_calendar import CourtReading
from caseorg.model.case import Case
from caseorg.model.court_calendar import CourtEntry
from caseorg.model.event import HearingKind
from caseorg.queries.court_dates import CourtProposal, Outcome
from caseorg.rules.court_entries import Becomes
from caseorg.rules.deadline_words import day_text
from caseorg.rules.typed_dates import typed_moment

_ROW = Qt.ItemDataRole.UserRole
_HEADS = ("Take over", "When", "Title", "As", "Case")
_WIDTHS = (130, 210, 0, 110, 170)
_MOST_REMARKS = 3
_DEADLINE, _EVENT = "deadline", "event"
InCase = Callable[[CourtEntry, str], CourtProposal]


class CourtDatesDialog(QDialog):
    """Lists the proposals; those ticked are asked for by `take_requested`. `in_case` says what an entry would be in a
    case that is chosen for it."""

    take_requested = Signal(object)  # a tuple of CourtProposal

    def __init__(
        self,
        reading: CourtReading,
        cases: Sequence[Case],
        in_case: InCase,
        *,
        open_case: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import Court Calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1000, 700)
        self._proposals = list(reading.proposals)
        self._in_case = in_case
        self._row = -1
        self.headline = QLabel(_headline(reading), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.headline.setProperty("role", "heading")
        self.remarks = QLabel("\n".join(_remarks(reading)), textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.remarks.setProperty("role", "muted")
        self.remarks.setVisible(bool(reading.remarks))
        self.list = self._make_list()
        self.title = QLineEdit()
        self.at = QLineEdit()
        self.kind = QComboBox()
        for words, value in _kinds():
            self.kind.addItem(words, value)
        self.case = QComboBox()
        self.case.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.case.addItem("Choose its case", "")
        ordered = sorted(cases, key=lambda one: one.uuid != open_case)
        for one in ordered:
            self.case.addItem(" ".join((one.short_caption, one.docket_number or "")).strip(), one.uuid)
        self.case_field = LabeledField("&Case", self.case)
        self.at_field = LabeledField("&When", self.at, hint="A day, or day and time as 2026-03-31 14:30.")
        self.details = QPlainTextEdit(readOnly=True)
        self.details.setAccessibleName("What the court says, and what follows")
        self.details.setTabChangesFocus(True)
        self.problem = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.same_case = self.buttons.addButton("Use Its Case for &All Without", QDialogButtonBox.ButtonRole.ActionRole)
        self.take_button = self.buttons.addButton("&Take Over", QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._fill()
        self._connect()
        self.list.setCurrentItem(self._item(0))

    @staticmethod
    def _make_list() -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName("Dates of the court’s calendar")
        made.setHeaderLabels(list(_HEADS))
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.header().setStretchLastSection(False)
        for section, width in enumerate(_WIDTHS):
            if width:
                made.header().resizeSection(section, width)
            else:
                made.header().setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        return made

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 6, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.addWidget(LabeledField("T&itle", self.title), 0, 0)
        grid.addWidget(self.at_field, 1, 0)
        grid.addWidget(LabeledField("A&s", self.kind), 2, 0)
        grid.addWidget(self.case_field, 3, 0)
        grid.addWidget(LabeledField("&Details", self.details), 0, 1, 5, 1)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.list)
        parts.addWidget(fields)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for widget in (self.headline, self.remarks, parts, self.problem, self.buttons):
            column.addWidget(widget, 1 if widget is parts else 0)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _before: self._on_current(item))
        self.list.itemChanged.connect(lambda _item, _column: self._show_count())
        self.title.textEdited.connect(self._on_title)
        self.at.textEdited.connect(self._on_at)
        self.kind.activated.connect(self._on_kind)
        self.case.activated.connect(lambda _place: self._put_in_case([self._row]))
        self.same_case.clicked.connect(self._on_same_case)
        self.buttons.rejected.connect(self.reject)
        self.buttons.accepted.connect(self._on_accepted)

    # What is shown

    @property
    def chosen(self) -> tuple[CourtProposal, ...]:
        """The proposals that are ticked, as they stand now."""
        return tuple(
            one for row, one in enumerate(self._proposals)
            if one.is_ready and self._item(row).checkState(0) is Qt.CheckState.Checked
        )  # fmt: skip

    def refuse(self, sentence: str) -> None:
        """Say why nothing was taken over."""
        self.problem.setText(sentence)
        self.problem.show()
        self._show_count()

    def _item(self, row: int) -> QTreeWidgetItem:
        item = self.list.topLevelItem(row)
        assert item is not None
        return item

    def _fill(self) -> None:
        with QSignalBlocker(self.list):
            for row in range(len(self._proposals)):
                item = QTreeWidgetItem()
                item.setData(0, _ROW, row)
                self.list.addTopLevelItem(item)
                self._show_row(row, ticked=self._proposals[row].is_ready)
        self._show_count()

    def _show_row(self, row: int, *, ticked: bool) -> None:
        one, item = self._proposals[row], self._item(row)
        with QSignalBlocker(self.list):
            kind = str(one.hearing or one.becomes)
            texts = (str(one.outcome).capitalize(), _when(one), one.title, kind.capitalize(), one.case_name)
            for column, text in enumerate(texts):
                item.setText(column, text)
                item.setToolTip(column, text)
                quiet = one.outcome in (Outcome.NOTHING, Outcome.REFUSED)
                item.setForeground(column, QBrush(color("muted" if quiet else _TONES.get(one.outcome, "text"))))
            if not one.case_name and one.outcome is Outcome.NEW:
                item.setText(4, "choose its case")
                item.setForeground(4, QBrush(color("warning")))
            flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
            item.setFlags(flags if one.is_ready else flags & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked if ticked and one.is_ready else Qt.CheckState.Unchecked)

    def _show_count(self) -> None:
        count = len(self.chosen)
        self.take_button.setText(f"&Take Over {count:,}" if count else "&Take Over")
        self.take_button.setEnabled(bool(count))

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        self._row = int(item.data(0, _ROW))
        one = self._proposals[self._row]
        is_new = one.outcome is Outcome.NEW
        self.title.setText(one.title)
        self.at.setText(one.at.replace("T", " "))
        self.at_field.accept()
        self.kind.setCurrentIndex(self.kind.findData(_kind_value(one)))
        self.case.setCurrentIndex(max(self.case.findData(one.case_uuid or ""), 0))
        for field in (self.title, self.at, self.kind):
            field.setEnabled(is_new)
        self.case.setEnabled(one.outcome in (Outcome.NEW, Outcome.LINK))
        self.details.setPlainText(_details(one))
        self._show_same_case()

    def _show_same_case(self) -> None:
        without = sum(1 for one in self._proposals if one.outcome is Outcome.NEW and one.case_uuid is None)
        self.same_case.setVisible(without > 0)
        self.same_case.setEnabled(bool(self._proposals[self._row].case_uuid))

    # What is corrected

    def _correct(self, **values: object) -> None:
        self._proposals[self._row] = replace(self._proposals[self._row], **values)  # type: ignore[arg-type]
        item = self._item(self._row)
        self._show_row(self._row, ticked=item.checkState(0) is Qt.CheckState.Checked)

    def _on_title(self, text: str) -> None:
        if text.strip():
            self._correct(title=" ".join(text.split()))

    def _on_at(self, text: str) -> None:
        try:
            at = typed_moment(text, "The date")
        except CaseorgError as error:
            self.at_field.refuse(error.sentence)
            return
        if at is None:
            self.at_field.refuse("The date is empty. Type one, or take the tick off.")
            return
        self.at_field.accept()
        ends_at = self._proposals[self._row].ends_at
        kept = ends_at if ends_at and ends_at > at and ("T" in ends_at) is ("T" in at) else None
        self._correct(at=at, ends_at=kept)

    def _on_kind(self, _place: int) -> None:
        value = str(self.kind.currentData())
        if value in (_DEADLINE, _EVENT):
            self._correct(becomes=Becomes(value), hearing=HearingKind.NONE)
        else:
            self._correct(becomes=Becomes.HEARING, hearing=HearingKind(value))

    def _put_in_case(self, rows: Sequence[int]) -> None:
        case_uuid = str(self.case.currentData() or "")
        for row in rows if case_uuid else ():
            self._proposals[row] = self._in_case(self._proposals[row].entry, case_uuid)
            self._show_row(row, ticked=True)
        self._on_current(self._item(self._row))
        self._show_count()

    def _on_same_case(self) -> None:
        without = [
            row for row, one in enumerate(self._proposals) if one.outcome is Outcome.NEW and one.case_uuid is None
        ]
        self._put_in_case(without)

    def _on_accepted(self) -> None:
        if self.at_field.problem:
            self.at.setFocus()
            return
        self.problem.hide()
        self.take_button.setEnabled(False)
        self.take_requested.emit(self.chosen)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field ends the typing there, and takes nothing over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            self.list.setFocus()
            return
        super().keyPressEvent(event)


_TONES = {Outcome.MOVED: "warning", Outcome.CHANGED: "warning", Outcome.CANCELLED: "danger"}


def _kinds() -> list[tuple[str, str]]:
    hearings = [(kind.value.capitalize(), kind.value) for kind in HearingKind if kind]
    return [*hearings, ("Deadline, set by the court", _DEADLINE), ("Event nobody comes to", _EVENT)]


def _kind_value(one: CourtProposal) -> str:
    return one.hearing.value or (_DEADLINE if one.becomes is Becomes.DEADLINE else _EVENT)


def _when(one: CourtProposal) -> str:
    if one.outcome is Outcome.MOVED:
        return f"{day_text(one.at)} (was {day_text(one.old) or 'without a date'})"
    return day_text(one.at)


def _headline(reading: CourtReading) -> str:
    count = len(reading.proposals)
    outcomes = Counter(one.outcome for one in reading.proposals)
    told = ", ".join(f"{outcomes[outcome]:,} {outcome}" for outcome in Outcome if outcomes[outcome])
    return f"{reading.path.name}: {'1 date' if count == 1 else f'{count:,} dates'} ({told})"


def _remarks(reading: CourtReading) -> list[str]:
    more = len(reading.remarks) - _MOST_REMARKS
    return [*reading.remarks[:_MOST_REMARKS], *([f"and {more:,} more remarks"] if more > 0 else [])]


def _details(one: CourtProposal) -> str:
    """Why it is proposed, what moves with it, and what the court says."""
    entry = one.entry
    lines = [one.why]
    lines += [f"Its case is known by {one.found_by}."] if one.found_by and not one.uuid else []
    if one.plan is not None:
        lines += ["", "With it:" if one.plan.moves else "Nothing else moves with it."]
        for move in one.plan.moves:
            old, new = (day_text(day) or "no date" for day in move.shown[:2])
            lines.append(f"• {move.deadline.title}: {old} → {new} ({move.outcome}: {move.why})")
    lines += ["", "The court says:", entry.summary]
    times = [day_text(one.at), *([f"until {day_text(one.ends_at)}"] if one.ends_at else [])]
    lines.append(", ".join(times) + (f" ({one.time_zone})" if "T" in one.at else ""))
    if "T" in entry.start and not entry.time_zone:
        lines.append("It names no time zone: its time is taken as that of the court.")
    lines += [entry.place] if entry.place else []
    lines += ["", entry.description] if entry.description else []
    return "\n".join(lines)
