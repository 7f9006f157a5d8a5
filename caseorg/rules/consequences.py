"""What follows from an event in a case: deadlines that are dated, proposed, superseded or take another one's place.

Everything is planned before anything is changed. A person takes out or in what is proposed, answers the facts that
rules ask for, and plans again; the plan that stands in the end is carried out as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caseorg.model.consequences import ConsequenceTables
from caseorg.model.deadline import Deadline, DeadlineTrigger
from caseorg.model.docket import CourtKind
from caseorg.model.event import Event
from caseorg.model.record import Record
from caseorg.model.rule_pack import Computation, Fact, Question
from caseorg.model.rulebook import Rulebook
from caseorg.rules.chains import Choice, Move


class Kind(StrEnum):
    """What a consequence is. `UNTOLLED` is one that looks as if it followed and does not."""

    NEW = "new deadline"
    EXPECTED = "expected"
    JOINED = "runs from it too"
    SUPERSEDED = "superseded"
    UNTOLLED = "not suspended"
    REOPENED = "open again"
    MOVED = "moves"
    MET = "done by it"
    MOOT = "moot"


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposal:
    """One consequence that a person may take or leave. `before` and `after` are ISO days, None for no date; `must`
    is what comes with another one that was taken; `asks` are facts that must be answered before it can be taken."""

    key: str
    kind: Kind
    title: str
    why: str
    cite: str = ""
    before: str | None = None
    after: str | None = None
    chosen: bool = True
    must: bool = False
    asks: tuple[Question, ...] = ()
    subject_uuid: str = ""

    @property
    def dates(self) -> bool:
        """Whether its deadline gets a date by it."""
        return self.kind in (Kind.NEW, Kind.JOINED, Kind.REOPENED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What a person said so far: keys of proposals taken and left, answers to facts, verified deadlines that may move
    and others that stay; the expected event that this one is ("" for none of them, None for: see for yourself); whether
    new deadlines are proposed as well."""

    taken: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    facts: Mapping[Fact, bool] = field(default_factory=dict)
    moves: Choice = field(default_factory=Choice)
    fulfils: str | None = None
    proposes: bool = True

    def takes(self, key: str, at_first: bool) -> bool:
        """Whether a proposal is to be carried out, if `at_first` it would be."""
        return key in self.taken or (at_first and key not in self.left)


@dataclass(frozen=True, kw_only=True, slots=True)
class Law:
    """What is known of the law where a case is: the rules, the tables of what follows, the kind of its court."""

    rulebook: Rulebook
    tables: ConsequenceTables
    kind: CourtKind | None = None
    court: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDeadline:
    """A deadline to be added, with its computation; None while what it runs from has no date."""

    deadline: Deadline
    computation: Computation | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Consequences:
    """The whole plan. `event` is the event as it will be, `fulfils` the expected one that it is, `awaited` those that
    it may be.

    `proposals` are all that may be taken; what is chosen of them is in the rest: `events`, `deadlines` and `triggers`
    are added; `changed` are pairs of records as they are and as they will be; `moves` say what becomes of the dates of
    deadlines that are there; `seen` are all records it rests on, and `state` is that of the chain then. `warnings` must
    be read, `questions` answered.
    """

    event: Event
    fulfils: Event | None
    awaited: tuple[Event, ...]
    proposals: tuple[Proposal, ...]
    warnings: tuple[str, ...]
    questions: tuple[Question, ...]
    events: tuple[Event, ...]
    deadlines: tuple[NewDeadline, ...]
    triggers: tuple[DeadlineTrigger, ...]
    changed: tuple[tuple[Record, Record], ...]
    moves: tuple[Move, ...]
    seen: tuple[Record, ...]
    state: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the event itself would change, and nothing needs to be said or asked."""
        return not (self.proposals or self.moves or self.warnings or self.awaited)
