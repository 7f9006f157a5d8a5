"""The acts on inquiries of the press, as one table: action, operation, and the fields of its form."""

from __future__ import annotations

from typing import Any

from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.act_dialog import FormField
from caseorg.gui.record_act import Chosen, RecordAct, choice_words
from caseorg.model.inquiry import InquiryState
from caseorg.model.record import Visibility
from caseorg.model.statement import OnRecord
from caseorg.operations.inquiries import (
    add_inquiry,
    answer_inquiry,
    edit_inquiry,
    restore_inquiries,
    trash_inquiries,
)
from caseorg.operations.operation import Operation
from caseorg.queries.inquiries import zone_for

_INQUIRY = Chosen("uuid", "inquiry", "&Inquiry")
_SPOKESPERSON = Chosen("spokesperson_uuid", "spokesperson", "S&pokesperson", optional=True)
_TERMS = FormField("on_record", "&Terms", "", choice_words(OnRecord))
_CHOSEN = (
    Chosen("person_uuid", "reporter", "&Reporter", optional=True),
    Chosen("organization_uuid", "outlet", "&Outlet", optional=True),
    _SPOKESPERSON,
    Chosen("case_uuid", "case", "&Case", optional=True),
)
_FIELDS = (
    FormField("reporter", "Reporter as pri&nted", "Where the person is not known here."),
    FormField("outlet", "Outlet as printe&d", "Where it is not known here."),
    FormField("question", "&Question", in_lines=True),
    FormField("asked_on", "&Asked on", "A day, with a time or without; empty for today.", is_moment=True),
    FormField("due", "Reporter’s dead&line", "With its time, as 3/31 5 pm; empty for none.", is_moment=True),
    FormField("zone", "Time &zone", "As America/Chicago; empty for the court’s."),
    _TERMS,
    FormField("visibility", "&Visibility", "", choice_words(Visibility), initial=Visibility.INTERNAL),
)

INQUIRY_ACTS = (
    RecordAct("inquiry.add", add_inquiry, _CHOSEN, _FIELDS),
    RecordAct("inquiry.edit", edit_inquiry, (_INQUIRY, *_CHOSEN), _FIELDS, edits="inquiry"),
    RecordAct("inquiry.answer", answer_inquiry, (
        _INQUIRY, _SPOKESPERSON, Chosen("statement_uuid", "answer", "&Statement given", optional=True),
    ), (
        FormField("answer", "A&nswer", in_lines=True),
        FormField("state", "&Becomes", "", choice_words(InquiryState), initial=InquiryState.ANSWERED),
        FormField("answered_on", "&On", "Empty for today.", is_day=True),
        _TERMS,
        FormField("outcome", "Outco&me", "What came of it."),
        FormField("coverage", "&Link to coverage", "As https://example.org/story."),
    ), edits="answered inquiry"),
    RecordAct("inquiry.trash", trash_inquiries, (Chosen("uuids", "inquiry", "&Inquiry"),)),
    RecordAct("inquiry.restore", restore_inquiries, (Chosen("uuids", "inquiry in the trash", "&In the trash"),)),
)  # fmt: skip


def shape_inquiry(bridge: Bridge, operation: Operation, given: dict[str, Any]) -> None:
    """A reporter's deadline is by the clock of the court of the case where no zone is typed."""
    if operation not in (add_inquiry, edit_inquiry):
        return
    given.setdefault("question", "")
    if given.get("due") and not given.get("zone"):
        given["zone"] = bridge.ask(zone_for, given.get("case_uuid") or None)
