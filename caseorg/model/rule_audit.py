"""What editions of rules change about open deadlines."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.deadline import Deadline
from caseorg.model.rule_pack import Computation


@dataclass(frozen=True, kw_only=True, slots=True)
class SeenPack:
    """An edition of a pack or calendar; `version` is "" for calendars."""

    id: str
    version: str
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChange:
    """An open deadline that the rules of now give another date, safe date, citation or confidence, or none at all.

    `computation` is how they count it, None where they cannot; `why` are sentences, the gravest first. `pinned` says
    that an order or a person set its date, which stays in any case.
    """

    deadline: Deadline
    case_name: str
    computation: Computation | None
    new_due: str | None
    new_safe_due: str | None
    new_cite: str
    new_confidence: str
    why: tuple[str, ...]
    pinned: bool = False

    @property
    def moves(self) -> bool:
        """Whether its date or safe date would be another one."""
        dates = self.deadline.due, self.deadline.safe_due
        return self.computation is not None and not self.pinned and (self.new_due, self.new_safe_due) != dates


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleAudit:
    """What the editions of now change: the packs and calendars that nobody went through yet, and the deadlines."""

    unseen: tuple[SeenPack, ...]
    changes: tuple[RuleChange, ...]
