"""What follows from an event, as data: rules that are proposed, papers that are expected, time that is tolled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from caseorg.model.docket import CourtKind
from caseorg.model.rule_pack import Source

OWN_TIME = "superseded"
"""The word for the time of the superseded deadline itself, where others name the rule within whose time a motion is."""


class Tie(StrEnum):
    """What a leg of the deadline that takes another one's place runs from: the event that came, the day on which the
    superseded deadline would have ended, an event that is awaited."""

    EVENT = "event"
    SUPERSEDED = "superseded"
    AWAITED = "awaited"


@dataclass(frozen=True, kw_only=True, slots=True)
class Tolling:
    """Events that take the place of running deadlines instead of moving them.

    Deadlines by the rules `supersedes` no longer run; one by the rule `creates` takes their place, with `legs` tied as
    they say; `awaits` is the title of the event that is awaited, "" for none. `timely` names by event the rule within
    whose time it must have come, OWN_TIME for that of the superseded deadline; an event that is not in it is never
    late. `every` holds for all such deadlines of a case, else for one party's. `courts` are the kinds of courts.
    """

    id: str
    title: str
    courts: frozenset[CourtKind]
    events: tuple[str, ...]
    supersedes: tuple[str, ...]
    timely: Mapping[str, str]
    creates: str
    legs: Mapping[str, Tie]
    awaits: str
    every: bool
    cite: str
    source: Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposed:
    """The rules that are proposed in one kind of court: those of `packs` and of the court's own pack, and `also`, but
    `never` what says the same as another one. `offered` are not chosen until somebody does."""

    courts: CourtKind
    packs: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedPaper:
    """The event by which a deadline under a rule is met: it is expected on that day."""

    rule: str
    event: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsequenceTables:
    """All of it; `met` are, by event, the rules of the deadlines that it meets."""

    proposed: Mapping[CourtKind, Proposed] = field(default_factory=dict)
    expected: Mapping[str, ExpectedPaper] = field(default_factory=dict)
    tolling: tuple[Tolling, ...] = ()
    met: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
