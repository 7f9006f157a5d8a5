"""Rules that set deadlines, as data: packs of rules, their versions over time, and the legs of a deadline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from caseorg.model.counting import Action, AddedDays, Confidence, Count, Period, Regime, ServiceMethod, SpecialDay

EXPIRY_PREFIX, EXPIRY_SUFFIX = "deadline:", ".expires"


class Severity(StrEnum):
    """What missing it costs: `HIGH` where that is default, concession, admission, waiver or jurisdiction."""

    NORMAL = "normal"
    HIGH = "high"


class Extendable(StrEnum):
    """Who may give more time: the court, the parties too (FRCP 29), only the rule itself, nobody by FRCP 6(b)(2),
    nobody by some other provision (a statute, FRAP 26(b))."""

    COURT = "court"
    STIPULATION = "stipulation"
    LIMITED = "limited"
    NONE = "none"
    BARRED = "barred"


class Combine(StrEnum):
    """How the legs of a rule make one date: the only one whose facts hold, the earliest, or the latest of them
    (`LONGEST` is the word of FRCP 81(c)(2))."""

    ONLY = "only"
    EARLIER = "earlier"
    LATER = "later"
    LONGEST = "longest"


class SelectBy(StrEnum):
    """Which day decides the version in force: the trigger's, that of the case's filing, or the due date's."""

    TRIGGER = "trigger"
    CASE_FILED = "case_filed"
    DUE = "due"


class Fact(StrEnum):
    """The closed vocabulary of facts that a rule may ask about a case; the answer is yes or no."""

    US_PARTY = "us_party"
    FOIA_CLAIM = "foia_claim"
    SERVED_ABROAD = "served_abroad"
    CLASS_ACTION = "class_action"
    EARLY_REQUEST = "early_request"
    SCHEDULING_ORDER = "scheduling_order"
    TOLLING_MOTION = "tolling_motion"


FACT_QUESTIONS = {
    Fact.US_PARTY: "Is the United States, one of its agencies, or an officer or employee sued for official acts a "
    "party to this civil case?",
    Fact.FOIA_CLAIM: "Does the complaint make a claim under the Freedom of Information Act?",
    Fact.SERVED_ABROAD: "Was the request sent to a defendant outside every judicial district of the United States?",
    Fact.CLASS_ACTION: "Is this a class action?",
    Fact.EARLY_REQUEST: "Were the requests delivered early, before the Rule 26(f) conference?",
    Fact.SCHEDULING_ORDER: "Does a scheduling order or a stipulation set this date?",
    Fact.TOLLING_MOTION: "Was a timely motion filed that suspends the time to appeal (FRAP 4(a)(4)(A))?",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where a version was read: the kind of source, what to look up, when that was done, how sure it makes us."""

    kind: str
    ref: str
    checked: date
    confidence: Confidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Leg:
    """One period of a rule. `trigger` is the id of a trigger event or `deadline:<rule id>.expires`; `requires` are
    the facts under which the leg counts; `text` says what it is where a rule has several. Where it is not settled that
    service adds days, `added_contested`; that the last day is moved to a court day, `roll_contested`: the safe date
    then goes without.
    """

    trigger: str
    period: Period
    added_days: AddedDays = AddedDays.NONE
    requires: tuple[tuple[Fact, bool], ...] = ()
    text: str = ""
    added_contested: bool = False
    roll_contested: bool = False

    @property
    def parent_rule(self) -> str | None:
        """The rule whose expiry the leg counts from, None where it counts from an event."""
        if self.trigger.startswith(EXPIRY_PREFIX) and self.trigger.endswith(EXPIRY_SUFFIX):
            return self.trigger[len(EXPIRY_PREFIX) : -len(EXPIRY_SUFFIX)]
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleVersion:
    """A rule as it read from `effective` until the day before `until` (None: still).

    `badge` is the word shown beside dates by it ("verify"), "" for none; `question` is what the law leaves open and
    which reading is taken; `otherwise` the rule that governs where the facts of no leg hold; `transition` a court's own
    clause about the change, shown and never applied by itself; `reason` explains a gap before this version. `since` is
    how sure `effective` is where that is less than the text itself.
    """

    effective: date
    until: date | None = None
    select_by: SelectBy = SelectBy.TRIGGER
    combine: Combine = Combine.ONLY
    legs: tuple[Leg, ...]
    cite: str
    source: Source
    badge: str = ""
    notes: str = ""
    question: str = ""
    otherwise: str = ""
    transition: str = ""
    reason: str = ""
    since: Confidence | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedCase:
    """An example that a rule must compute to: what happened when (for hours with its time of day), and the days of the
    answer. `absent` are triggers that did not happen."""

    triggers: tuple[tuple[str, date], ...]
    due: date
    safe_due: date | None = None
    facts: tuple[tuple[Fact, bool], ...] = ()
    method: ServiceMethod | None = None
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A rule with its versions, oldest first. `overrides` is the id of the shipped rule a user's own one stands for,
    `aliases` are other ids under which it is known."""

    id: str
    title: str
    action: Action
    severity: Severity
    extendable: Extendable
    jurisdictional: bool
    regime: Regime
    versions: tuple[RuleVersion, ...]
    cases: tuple[WorkedCase, ...] = ()
    overrides: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def latest(self) -> RuleVersion:
        return self.versions[-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    """Rules of one source of law. `courts` are the ids of the courts it is for, () for all; `holidays` the ids of
    calendars; `day_end` when a day ends for electronic filing; `hash` the SHA-256 of its canonical JSON."""

    id: str
    title: str
    schema: int
    version: str
    verified_through: date
    time_zone: str
    regime: Regime
    rules: tuple[Rule, ...]
    courts: tuple[str, ...] = ()
    inherits: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()
    day_end: time = time(23, 59, 59)
    hash: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayCalendar:
    """Days that are set aside by one authority, as dated facts; `id` as packs name it ("us.presidential"), `hash` the
    SHA-256 of its canonical JSON."""

    id: str
    title: str
    days: tuple[SpecialDay, ...]
    hash: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """A trigger event as it happened: when, and for papers served how."""

    at: date | datetime
    method: ServiceMethod | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ComputeRequest:
    """What a deadline by a rule is computed from.

    `happened` holds trigger ids, or `deadline:<rule id>.expires` for a date that was kept; None says that it did not
    happen. `special_days` come on top of those of the pack's calendars. `court` is the id of the court in which it is
    due ("dcd"), whose state's holidays, time zone and end of the day count; `time_zone` "" means the court's.
    `todays_counting` lets a trigger before 2009-12-01 be counted as one of today.
    """

    rule_id: str
    happened: dict[str, Happening | None]
    facts: dict[Fact, bool] = field(default_factory=dict)
    special_days: tuple[SpecialDay, ...] = ()
    court: str = ""
    time_zone: str = ""
    case_filed: date | None = None
    todays_counting: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Something that must be known first: `key` is the id of a fact, of a trigger event, or "case_filed"."""

    key: str
    text: str
    about: str  # "fact", "trigger" or "case_filed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Computation:
    """A deadline by a rule and all it was made from. Where `questions` are open, `count` is None.

    `made_with` are the hashes of all packs and calendars that were used, by their ids; `pack_version` and
    `rule_version` name the pack's edition and the day from which the rule has read so. `badge` is the word to show
    beside the date. `headline` is the date to lead with: `safe_due` for jurisdictional rules, else `due`. `inputs` can
    be written as JSON and computes to the same answer with the pack of the same hash.
    """

    rule_id: str
    title: str
    cite: str
    action: Action
    severity: Severity
    extendable: Extendable
    jurisdictional: bool
    pack_id: str
    pack_hash: str
    pack_version: str
    rule_version: date
    confidence: Confidence
    badge: str
    made_with: dict[str, str]
    inputs: dict[str, object]
    count: Count | None
    questions: tuple[Question, ...] = ()

    @property
    def headline(self) -> date | datetime | None:
        if self.count is None:
            return None
        return self.count.safe_due if self.jurisdictional else self.count.due

    @property
    def words(self) -> tuple[str, str]:
        """How the rule is cited and how well it is known, as a deadline keeps them."""
        return self.cite, str(self.confidence)
