"""Inquiries of the press: who asked what, by when an answer is wanted, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record
from caseorg.model.statement import OnRecord


class InquiryState(StrEnum):
    """How far an inquiry is. Withdrawn is what the reporter took back."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True, slots=True)
class Inquiry(Record):
    """A question of the press. It is internal: no export has it.

    `person_uuid` is the reporter and `organization_uuid` the outlet, None where they are known only as printed
    (`reporter`, `outlet`). `asked_on` is an ISO day or a local ISO time. `due_at` is the reporter's deadline, a UTC
    instant meant in `due_zone` (an IANA name), None where none was named. `on_record` are the terms of the answer,
    `spokesperson_uuid` the person who answers, `answered_on` the ISO day on which it was closed. `statement_uuid` is
    the statement that was given as answer, `coverage` a link to what was published.
    """

    case_uuid: str | None = None
    person_uuid: str | None = None
    reporter: str = ""
    organization_uuid: str | None = None
    outlet: str = ""
    question: str
    asked_on: str
    due_at: str | None = None
    due_zone: str = ""
    on_record: OnRecord = OnRecord.ON_THE_RECORD
    state: InquiryState = InquiryState.OPEN
    spokesperson_uuid: str | None = None
    answer: str = ""
    answered_on: str | None = None
    statement_uuid: str | None = None
    outcome: str = ""
    coverage: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is InquiryState.OPEN
