"""What happens in a case and sets dates running: papers filed, entered and served, orders, hearings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class EventStatus(StrEnum):
    """Whether it happened (or is set for its date), is expected on the date of a deadline, was called off, or has no
    date yet."""

    ACTUAL = "actual"
    PROJECTED = "projected"
    CANCELLED = "cancelled"
    WAITING = "waiting"


class HearingKind(StrEnum):
    """What people have to come to, in the words of the field; NONE is what nobody comes to (a filing, an order)."""

    NONE = ""
    HEARING = "hearing"
    ARGUMENT = "oral argument"
    CONFERENCE = "conference"
    TRIAL = "trial"
    DEPOSITION = "deposition"
    MEDIATION = "mediation"
    MEETING = "meeting"


@dataclass(frozen=True, kw_only=True, slots=True)
class Event(Record):
    """Something that happens in a case.

    `type` is a name of the registry of trigger events ("motion.served", "judgment.entered"), "" for what sets nothing
    running. `at` is local to `time_zone` (an IANA name): an ISO day or, to the minute, YYYY-MM-DDTHH:MM; None while
    waiting. `ends_at` likewise, for hearings. `service_method` is a value of ServiceMethod, "" for what was not served.
    A projected event stands on the date of the deadline `projected_from_uuid`, by which it is expected to happen.
    `document_uuid` is the paper it is known from, `document_sha256` the version of it, `page` (from 0) and
    `annotation_uuid` the place. Who set the present status, when (UTC instant) and why is in the `status_…` fields.
    """

    case_uuid: str
    title: str
    type: str = ""
    at: str | None = None
    ends_at: str | None = None
    time_zone: str = "America/New_York"
    status: EventStatus = EventStatus.ACTUAL
    status_reason: str = ""
    status_who: str = ""
    status_at: str | None = None
    service_method: str = ""
    hearing: HearingKind = HearingKind.NONE
    place: str = ""
    projected_from_uuid: str | None = None
    document_uuid: str | None = None
    document_sha256: str | None = None
    page: int | None = None
    annotation_uuid: str | None = None
    entered_by: str = ""
    note: str = ""

    @property
    def day(self) -> str | None:
        """The local day, None while waiting."""
        return self.at and self.at[:10]
