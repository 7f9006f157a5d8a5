"""What leaves and what does not: labels, names in explanations, and entries that keep their identity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from caseorg.base.paths import Home
from caseorg.model.calendar_file import CalendarEntry, EntryStatus
from caseorg.model.case import Case
from caseorg.model.deadline import ReminderKind
from caseorg.model.document import Document, DocumentRelation
from caseorg.model.record import Visibility
from caseorg.operations import add_case, assign_deadlines, edit_deadline, note_calendar_copies, trash_case
from caseorg.queries.calendar_entries import EntryMaking, calendar_entry, gone_entries
from caseorg.queries.leaving_dates import (
    REASSIGNED,
    LeavingScope,
    deadlines_in,
    for_calendar,
    held,
    held_words,
    leaving_dates,
)
from caseorg.queries.printed_dates import slip_of
from caseorg.workspace import Workspace
from tests import deadline_records as records

REMINDERS = dict.fromkeys(ReminderKind, (7, 0))


@pytest.fixture
def workspace(home: Home) -> Iterator[Workspace]:
    with Workspace.open(home, who="Ana Ruiz") as workspace:
        yield workspace


@pytest.fixture
def kent(workspace: Workspace) -> Case:
    case: Case = workspace.do(add_case, caption="Alvarez v. Kent", court="dcd", docket_number="1:26-cv-00417").value
    return case


def document(workspace: Workspace, case: Case, title: str, visibility: str) -> Document:
    made: Document = records.add(
        workspace, Document, case_uuid=case.uuid, title=title, file_name="a.pdf", sha256=title[0].lower() * 64, size=1,
        visibility=visibility,
    )  # fmt: skip
    return made


def entry(workspace: Workspace, uuid: str, highest: Visibility = Visibility.INTERNAL) -> CalendarEntry:
    (one,) = [one for one in workspace.ask(leaving_dates, LeavingScope()) if one.uuid == uuid]
    made = workspace.ask(calendar_entry, one, EntryMaking(highest, REMINDERS))
    assert made is not None
    return made


def test_the_strictest_label_counts(workspace: Workspace, kent: Case) -> None:
    sealed = document(workspace, kent, "a sealed order", "sealed")
    records.deadline(workspace, kent.uuid, "Of the sealed order", "2026-05-01", document_uuid=sealed.uuid)
    records.deadline(workspace, kent.uuid, "Of its own", "2026-05-02", visibility="privileged")
    records.deadline(workspace, kent.uuid, "Of nobody", "2026-05-03", visibility="public")
    dates = workspace.ask(leaving_dates, LeavingScope(case_uuid=kent.uuid))
    assert [(one.title, one.label) for one in dates] == [
        ("Of the sealed order", "sealed"), ("Of its own", "privileged"), ("Of nobody", "internal"),
    ]  # fmt: skip
    found = held(dates, Visibility.INTERNAL)
    assert [one.title for one in found.going] == ["Of nobody"], "the case is internal, and all in it at least"
    assert held_words(found.held_back) == "Held back for their label: 1 privileged, 1 sealed."
    assert held_words(held(dates, Visibility.SEALED).held_back) == ""


def test_names_with_a_higher_label_are_left_out_of_explanations(workspace: Workspace, kent: Case) -> None:
    order = document(workspace, kent, "b order", "internal")
    newer = document(workspace, kent, "c Secret new order", "sealed")
    records.add(
        workspace, DocumentRelation, document_uuid=newer.uuid, kind="supersedes", other_uuid=order.uuid
    )  # fmt: skip
    motion = records.event(workspace, kent.uuid, "Secret motion served", "2026-04-01", document_uuid=newer.uuid)
    parent = records.deadline(workspace, kent.uuid, "Secret answer", "2026-04-20", visibility="sealed")
    hint = "the client is slow"
    reply = records.deadline(workspace, kent.uuid, "Reply", "2026-05-01", document_uuid=order.uuid, note=hint)
    records.runs_from(workspace, reply, event=motion, leg="motion.served")
    records.runs_from(workspace, reply, parent=parent, leg="answer.expires")
    records.computed(workspace, reply)
    told = entry(workspace, reply.uuid).description
    assert "Secret" not in told and hint not in told and "something that is not named here" in told
    assert "superseded." in told and "Count 30 days after the event" in told
    whole = entry(workspace, reply.uuid, Visibility.SEALED).description
    assert "Secret motion served" in whole and "Secret answer" in whole and hint not in whole
    (one,) = [one for one in workspace.ask(leaving_dates, LeavingScope()) if one.uuid == reply.uuid]
    slip = workspace.ask(slip_of, one, Visibility.INTERNAL, date(2026, 4, 1))
    assert "Secret" not in str(slip) and slip.view.chain == ()


def test_a_deadline_stands_on_its_day_or_at_the_hour_when_the_courts_day_ends(workspace: Workspace, kent: Case) -> None:
    late = records.deadline(workspace, kent.uuid, "Late", "2026-05-01", due_at="2026-05-01T23:59:59-04:00")
    early = records.deadline(workspace, kent.uuid, "Early", "2026-05-01", due_at="2026-05-01T17:00:00-04:00")
    assert (entry(workspace, late.uuid).start, entry(workspace, late.uuid).alarms) == ("2026-05-01", (-9600, 480))
    made = entry(workspace, early.uuid)
    assert (made.start, made.time_zone) == ("2026-05-01T17:00", "America/New_York")
    assert made.alarms == (-7 * 1440 - 540, -540), "eight in the morning of each day"
    dawn = records.event(workspace, kent.uuid, "Call", "2026-05-01T07:30", hearing="meeting")
    assert entry(workspace, dawn.uuid).alarms == (-7 * 1440 + 30, -60), "eight would be too late"


def test_the_sequence_goes_up_with_every_change_and_with_every_undo(workspace: Workspace, kent: Case) -> None:
    reply = records.deadline(workspace, kent.uuid, "Reply", "2026-05-01")
    seen = [entry(workspace, reply.uuid).sequence]
    workspace.do(edit_deadline, uuid=reply.uuid, title="Reply brief")
    seen.append(entry(workspace, reply.uuid).sequence)
    workspace.undo()
    seen.append(entry(workspace, reply.uuid).sequence)
    assert seen == [0, 1, 2]


def test_what_is_projected_is_tentative_and_what_has_no_date_is_not_there(workspace: Workspace, kent: Case) -> None:
    reply = records.deadline(workspace, kent.uuid, "Reply", "2026-05-01", projected=True)
    records.deadline(workspace, kent.uuid, "Waiting", None)
    assert entry(workspace, reply.uuid).status is EntryStatus.TENTATIVE
    assert [one.title for one in for_calendar(workspace.ask(leaving_dates, LeavingScope()))] == ["Reply"]


def test_of_a_person_are_the_hearings_of_that_persons_cases(workspace: Workspace, kent: Case) -> None:
    other = workspace.do(add_case, caption="In re Delta").value
    mine = records.deadline(workspace, kent.uuid, "Mine", "2026-05-01")
    records.deadline(workspace, kent.uuid, "Nobody’s", "2026-05-01")
    workspace.do(assign_deadlines, uuids=[mine.uuid], to="Lee")
    for case in (kent, other):
        records.event(workspace, case.uuid, f"Hearing in {case.short_caption}", "2026-05-02", hearing="hearing")
    found = workspace.ask(leaving_dates, LeavingScope(person="Lee"))
    assert [one.title for one in found] == ["Mine", "Hearing in Alvarez v. Kent"]


def test_what_lies_in_the_trash_is_cancelled_without_a_word(workspace: Workspace, kent: Case) -> None:
    reply = records.deadline(workspace, kent.uuid, "Secret reply", "2026-05-01")
    before = entry(workspace, reply.uuid)
    workspace.do(note_calendar_copies, uuids=[reply.uuid])
    assert workspace.ask(gone_entries) == []
    workspace.do(trash_case, uuid=kent.uuid)
    (gone,) = workspace.ask(gone_entries)
    assert (gone.uid, gone.start, gone.summary) == (reply.uuid, "2026-05-01", "Cancelled")
    assert gone.status is EntryStatus.CANCELLED and gone.sequence > before.sequence
    workspace.undo()
    assert entry(workspace, reply.uuid).sequence > gone.sequence


def test_what_is_another_persons_now_is_cancelled_for_the_first_one(workspace: Workspace, kent: Case) -> None:
    reply = records.deadline(workspace, kent.uuid, "Reply", "2026-05-01", assigned_to="Lee")
    workspace.do(note_calendar_copies, uuids=[reply.uuid])
    workspace.do(assign_deadlines, uuids=[reply.uuid], to="Ana Ruiz")
    (gone,) = workspace.ask(leaving_dates, LeavingScope(person="Lee"))
    assert (gone.state, gone.stands, deadlines_in([gone])) == (REASSIGNED, False, [])
    made = workspace.ask(calendar_entry, gone, EntryMaking(Visibility.INTERNAL, REMINDERS))
    assert made is not None and made.status is EntryStatus.CANCELLED and made.alarms == ()
    assert made.summary == "Assigned to Ana Ruiz now: Reply — Alvarez v. Kent"
    (hers,) = workspace.ask(leaving_dates, LeavingScope(person="Ana Ruiz"))
    assert hers.stands and entry(workspace, reply.uuid).status is EntryStatus.CONFIRMED
    assert workspace.ask(leaving_dates, LeavingScope(person="Bo")) == []
