"""The rows of Today: headings of sections, deadlines, hearings and follow-ups, as a Qt list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from caseorg.base import clock
from caseorg.queries.deadline_lists import DeadlineLine
from caseorg.queries.deadline_views import CaseEvent, CaseFollowUp, Today, TodaySection
from caseorg.queries.inquiries import InquiryLine
from caseorg.rules.deadline_words import Badge, badges, day_text, days_left, headline_left
from caseorg.rules.inquiry_words import due_day, due_hour, due_left, is_overdue
from caseorg.rules.recurring import again_text

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
# Whether a row is a heading: asked of every row for its height, which must not fetch every line.
HEADING_ROLE = ROW_ROLE + 1
TITLES = {
    TodaySection.OVERDUE: "Overdue",
    TodaySection.TODAY: "Due today",
    TodaySection.SOON: "Next 7 days",
    TodaySection.INQUIRIES: "Inquiries of the press",
    TodaySection.HEARINGS: "Hearings",
    TodaySection.FOLLOW_UPS: "Follow-ups",
    TodaySection.ALLOWED: "May be done now",
    TodaySection.LATER: "Later",
    TodaySection.WAITING: "Waiting for a date",
}
# Lines are asked for as rows are looked at, so many at once.
_WINDOW = 60
_TIME_LETTERS = len("2026-11-26T")


@dataclass(frozen=True, kw_only=True, slots=True)
class TodayRow:
    """One row; where `title` is "" it is the heading of its section with `count` rows.

    `when` is the day, `left` how far it is off (or the time of a hearing); `presses` where an
    answer is late. It leads to a deadline, to a follow-up, to an inquiry, to
    a document at a page, or to a case.
    """

    section: TodaySection
    count: int = 0
    title: str = ""
    when: str = ""
    left: str = ""
    facts: str = ""
    badges: tuple[Badge, ...] = ()
    deadline_uuid: str | None = None
    document_uuid: str | None = None
    page: int | None = None
    annotation_uuid: str | None = None
    case_uuid: str | None = None
    follow_up_uuid: str | None = None
    inquiry_uuid: str | None = None
    presses: bool = False

    @property
    def is_heading(self) -> bool:
        return not self.title

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        heading = TITLES[self.section]
        if self.is_heading:
            return f"{heading}: {self.count:,}"
        words = ", ".join(badge.text for badge in self.badges)
        return ". ".join(part for part in (f"{heading}: {self.title}", self.when, self.left, self.facts, words) if part)


@dataclass(frozen=True, slots=True)
class _Slot:
    """What stands in a row before anybody looks: a finished row, or the id of a deadline to be asked for."""

    section: TodaySection
    row: TodayRow | None
    uuid: str = ""


class TodayRows(QAbstractListModel):
    """What is due, as rows. Lines of deadlines are fetched a window at a time as rows are shown."""

    def __init__(self, fetch: Callable[[Sequence[str]], list[DeadlineLine]], parent: QObject | None = None) -> None:
        """`fetch` gives the lines of these deadlines; ids that are gone may be left out."""
        super().__init__(parent)
        self._fetch = fetch
        self._day = date.min
        self._slots: list[_Slot] = []
        self._lines: dict[str, DeadlineLine] = {}

    def show(self, view: Today) -> None:
        """Show what is due."""
        self.beginResetModel()
        self._day = view.day
        self._lines = {}
        self._slots = list(_slots(view))
        self.endResetModel()

    def row_at(self, place: int) -> TodayRow:
        """The row at a place, with its line."""
        slot = self._slots[place]
        if slot.row is not None:
            return slot.row
        if slot.uuid not in self._lines:
            self._fetch_around(place)
        line = self._lines.get(slot.uuid)
        if line is None:
            return TodayRow(section=slot.section, title="(no longer there)")
        return deadline_row(line, slot.section, self._day)

    def place_of(self, deadline_uuid: str) -> int | None:
        """Where a deadline stands, None where it is not shown."""
        return next((place for place, slot in enumerate(self._slots) if slot.uuid == deadline_uuid), None)

    def place_of_inquiry(self, uuid: str) -> int | None:
        """Where an inquiry stands, None where it is not shown."""
        rows = enumerate(slot.row for slot in self._slots)
        return next((place for place, row in rows if row is not None and row.inquiry_uuid == uuid), None)

    def place_of_follow_up(self, uuid: str) -> int | None:
        """Where a follow-up stands, None where it is not shown."""
        rows = enumerate(slot.row for slot in self._slots)
        return next((place for place, row in rows if row is not None and row.follow_up_uuid == uuid), None)

    def heading_of(self, section: TodaySection) -> int | None:
        """Where a section begins, None where it is empty."""
        return next((place for place, slot in enumerate(self._slots) if slot.section is section), None)

    def _is_heading(self, place: int) -> bool:
        row = self._slots[place].row
        return row is not None and row.is_heading

    def _fetch_around(self, place: int) -> None:
        start = place // _WINDOW * _WINDOW
        wanted = [slot.uuid for slot in self._slots[start : start + _WINDOW] if slot.uuid]
        self._lines |= {line.deadline.uuid: line for line in self._fetch(wanted)}

    # Qt overrides

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._slots)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == HEADING_ROLE:
            return self._is_heading(index.row())
        if role == ROW_ROLE:
            return self.row_at(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.row_at(index.row()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(f"{badge.text}: {badge.explained}" for badge in self.row_at(index.row()).badges)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags  # the arrow keys pass over it
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren


def deadline_row(line: DeadlineLine, section: TodaySection, day: date) -> TodayRow:
    """A deadline as a row."""
    deadline = line.deadline
    facts = (line.case_name, deadline.cite, f"for {deadline.assigned_to}" if deadline.assigned_to else "")
    return TodayRow(
        section=section,
        title=deadline.title,
        when=day_text(deadline.headline) or "No date yet",
        left=headline_left(deadline, day) if deadline.headline else "",
        facts="  ·  ".join(part for part in facts if part),
        badges=badges(deadline, line.source_superseded),
        deadline_uuid=deadline.uuid,
        document_uuid=deadline.document_uuid,
        page=deadline.page,
        annotation_uuid=deadline.annotation_uuid,
        case_uuid=deadline.case_uuid,
    )


def _slots(view: Today) -> Iterator[_Slot]:
    for section in TodaySection:
        if section is TodaySection.HEARINGS:
            slots = [_Slot(section, _hearing_row(one, view.day)) for one in view.hearings]
        elif section is TodaySection.FOLLOW_UPS:
            slots = [_Slot(section, _follow_up_row(one, view.day)) for one in view.follow_ups]
        elif section is TodaySection.INQUIRIES:
            slots = [_Slot(section, inquiry_row(one, clock.now(), view.day)) for one in view.inquiries]
        else:
            slots = [_Slot(section, None, uuid) for uuid in view.deadlines.get(section, ())]
        if slots:
            yield _Slot(section, TodayRow(section=section, count=len(slots)))
            yield from slots


def inquiry_row(one: InquiryLine, now: str, day: date) -> TodayRow:
    """An open inquiry as a row, at a UTC instant on a day."""
    inquiry = one.inquiry
    answers = f"{one.spokesperson} answers" if one.spokesperson else ""
    facts = (one.who, due_hour(inquiry), one.case_name, answers)
    return TodayRow(
        section=TodaySection.INQUIRIES,
        title=" ".join(inquiry.question.split()),
        when=due_day(inquiry) or "No deadline",
        left=due_left(inquiry, now) if inquiry.due_at else f"asked {days_left(inquiry.asked_on, day)}",
        facts="  ·  ".join(part for part in facts if part),
        case_uuid=inquiry.case_uuid,
        inquiry_uuid=inquiry.uuid,
        presses=is_overdue(inquiry, now),
    )


def _hearing_row(one: CaseEvent, day: date) -> TodayRow:
    event = one.event
    at = event.at or ""
    hour = day_text(at).rpartition(", ")[2] if len(at) >= _TIME_LETTERS else ""
    left = ", ".join(part for part in (days_left(at, day), hour) if part)
    facts = (one.case_name, event.hearing.value, event.place)
    return TodayRow(
        section=TodaySection.HEARINGS,
        title=event.title,
        when=day_text(at[:10]),
        left=left,
        facts="  ·  ".join(part for part in facts if part),
        document_uuid=event.document_uuid,
        page=event.page,
        annotation_uuid=event.annotation_uuid,
        case_uuid=event.case_uuid,
    )


def _follow_up_row(one: CaseFollowUp, day: date) -> TodayRow:
    wanted = one.follow_up
    facts = (one.case_name, again_text(wanted), f"for {wanted.assigned_to}" if wanted.assigned_to else "")
    return TodayRow(
        section=TodaySection.FOLLOW_UPS,
        title=wanted.title,
        when=day_text(wanted.due),
        left=days_left(wanted.due, day),
        facts="  ·  ".join(part for part in facts if part),
        deadline_uuid=wanted.deadline_uuid,
        case_uuid=wanted.case_uuid,
        follow_up_uuid=wanted.uuid,
    )
