"""What must be done by when: deadlines with their triggers and computations, reminders and follow-ups."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.counting import Action
from caseorg.model.record import Record
from caseorg.model.rule_pack import Severity


class DeadlineState(StrEnum):
    """How a deadline stands. Only an open one asks for something; none ever disappears."""

    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"
    VACATED = "vacated"
    SUPERSEDED = "superseded"
    MOOT = "moot"
    ENTERED_IN_ERROR = "entered in error"


RETIRED = frozenset(
    {
        DeadlineState.WAIVED,
        DeadlineState.VACATED,
        DeadlineState.SUPERSEDED,
        DeadlineState.MOOT,
        DeadlineState.ENTERED_IN_ERROR,
    }
)
"""The states of deadlines that are shown struck through, with who said so, when and why."""


class DueSource(StrEnum):
    """Where the date comes from: counted by the rule, set by an order (or stipulation), or by a person."""

    COMPUTED = "computed"
    ORDER = "order"
    USER = "user"


class Side(StrEnum):
    """Who has to act."""

    OURS = "ours"
    THEIRS = "theirs"
    COURT = "court"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline(Record):
    """Something to be done by a date.

    `rule_id` names the rule that counts it, None for one that an order or a person set. `due` and `safe_due` are ISO
    days in the court's time zone, `due_at` the local ISO time with offset at which the day ends; all None while a
    trigger has no date. `computed_due`, `computed_due_at` and `computed_safe_due` are what the rule gives: where
    `due_source` is not computed they stand beside the date that was kept. `kept_…` says why, who and when (UTC
    instant). `projected` is set while a trigger is only expected. `facts` is JSON of the answers the rule asks for.
    `extendable`, `cite` and `confidence` are the rule's, in its words, "" without a rule.
    `entered_by` entered it; `dated_by` set the date that stands, and a second person verifies that: `verified_by`
    verified `verified_due` and `verified_safe_due` at `verified_at`. `state_…` says who set the present state, when and
    why; `completed_on` is the day something was done, `completed_document_uuid` the filing that did it,
    `replaced_by_uuid` the deadline that took this one's place, `tolled_by_uuid` the event by which it did. `untolled`
    says why an event that looks as if it suspended the deadline does not, "" for none. `document_uuid`,
    `document_sha256`, `page` (from 0) and `annotation_uuid` are the words that set it. `reminder_days` is a JSON list
    of the days before on which it is called to mind, "[]" for never, None where they are those of its kind.
    `source_checked_…` says by whom and when it was checked against a later version of its document, and which file
    that was.
    """

    case_uuid: str
    title: str
    rule_id: str | None = None
    facts: str = "{}"
    action: Action = Action.ACT
    side: Side = Side.OURS
    state: DeadlineState = DeadlineState.OPEN
    state_reason: str = ""
    state_who: str = ""
    state_at: str | None = None
    completed_on: str | None = None
    completed_document_uuid: str | None = None
    replaced_by_uuid: str | None = None
    tolled_by_uuid: str | None = None
    untolled: str = ""
    due: str | None = None
    due_at: str | None = None
    safe_due: str | None = None
    due_source: DueSource = DueSource.COMPUTED
    computed_due: str | None = None
    computed_due_at: str | None = None
    computed_safe_due: str | None = None
    kept_reason: str = ""
    kept_who: str = ""
    kept_at: str | None = None
    projected: bool = False
    jurisdictional: bool = False
    severity: Severity = Severity.NORMAL
    extendable: str = ""
    cite: str = ""
    confidence: str = ""
    assigned_to: str = ""
    entered_by: str = ""
    dated_by: str = ""
    verified_by: str = ""
    verified_at: str | None = None
    verified_due: str | None = None
    verified_safe_due: str | None = None
    document_uuid: str | None = None
    document_sha256: str | None = None
    page: int | None = None
    annotation_uuid: str | None = None
    note: str = ""
    reminder_days: str | None = None
    source_checked_sha256: str | None = None
    source_checked_by: str = ""
    source_checked_at: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether it has no date yet because a trigger has none."""
        return self.due is None

    @property
    def pinned(self) -> bool:
        """Whether a date that an order or a person set stands in place of the computed one."""
        return self.rule_id is not None and self.due_source is not DueSource.COMPUTED

    @property
    def verified(self) -> bool:
        """Whether a second person confirmed the dates that stand."""
        dates = (self.verified_due, self.verified_safe_due)
        return bool(self.verified_by) and dates == (self.due, self.safe_due)

    @property
    def verification_lapsed(self) -> bool:
        """Whether somebody verified other dates than those that stand now."""
        return bool(self.verified_by) and not self.verified

    @property
    def headline(self) -> str | None:
        """The day to act by: of a jurisdictional deadline the earliest under any reading, else the prevailing one."""
        return self.safe_due or self.due if self.jurisdictional else self.due

    @property
    def outdated(self) -> bool:
        """Whether the rule gives another date now than the one that stands."""
        return self.computed_due is not None and self.computed_due != self.due

    @property
    def kept_too_late(self) -> bool:
        """Whether a date was kept later than the computed one although nobody may extend it."""
        never = self.jurisdictional or self.extendable in ("none", "barred")
        return never and self.pinned and bool(self.due and self.computed_due and self.due > self.computed_due)


@dataclass(frozen=True, kw_only=True, slots=True)
class DeadlineTrigger(Record):
    """What a deadline runs from: an event, or the day another deadline expires. `leg` is the trigger's name in its rule
    ("motion.served"), which tells the legs of a composite apart; "" for an order-set or manual deadline. Of
    several events of one leg the last governs, and all must have come."""

    deadline_uuid: str
    leg: str = ""
    event_uuid: str | None = None
    parent_uuid: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Computation(Record):
    """How a date was counted; never changed once made. `inputs` (JSON) with the pack of that hash give it again.

    `steps` is a JSON list of {"n", "text", "cite", "from", "to"}, `warnings` one of sentences; days are ISO days, times
    local ISO times with offset. `nominal` is the last day before any roll.
    """

    deadline_uuid: str
    rule_id: str
    rule_version: str
    pack_id: str
    pack_version: str
    pack_hash: str
    inputs: str
    steps: str
    warnings: str
    nominal: str | None = None
    due: str | None = None
    due_at: str | None = None
    safe_due: str | None = None
    cite: str = ""
    confidence: str = ""
    who: str = ""


class ReminderKind(StrEnum):
    """What reminders are set for; a jurisdictional deadline has its own, a severe one likewise."""

    JURISDICTIONAL = "jurisdictional"
    HIGH = "high"
    DEADLINE = "deadline"
    HEARING = "hearing"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReminderOffset(Record):
    """That everything of a kind is called to mind some days before, 0 for the day itself."""

    kind: ReminderKind
    days_before: int


class Interval(StrEnum):
    """The unit in which a follow-up comes again; NONE where it does not."""

    NONE = ""
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class FollowUpState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUp(Record):
    """Something to look after on a day ("call the clerk about the transcript"), once or again and again.

    `every` counts `interval`s from one to the next; `until` is the last ISO day it may fall on. The next one is made
    when this one is done; all of them have the `series_uuid` of the first.
    """

    case_uuid: str
    title: str
    due: str
    deadline_uuid: str | None = None
    every: int = 0
    interval: Interval = Interval.NONE
    until: str | None = None
    series_uuid: str | None = None
    state: FollowUpState = FollowUpState.OPEN
    state_who: str = ""
    state_at: str | None = None
    completed_on: str | None = None
    assigned_to: str = ""
    entered_by: str = ""
    note: str = ""
