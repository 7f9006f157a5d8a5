"""What a workspace adds to the rules that came with the program: own rules, choices about rules, facts about days."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class RuleScope(StrEnum):
    """For what an own rule holds. Where several stand for the same rule, the later one in this order governs."""

    WORKSPACE = "workspace"
    COURT = "court"
    JUDGE = "judge"
    CASE = "case"


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnRule(Record):
    """A rule of the firm, or one that a court or judge set by a standing order, or an order in one case.

    `text` is the TOML of a pack with this one rule, `rule_id` its id; `edition` counts its wordings from 1 and is the
    version of that pack. `order_name` is the order or policy it is from. One of `court` (id), `judge` (name as printed)
    and `case_uuid` says for what it holds, none of them where it holds for the whole workspace. `retired_…` says who
    took it out of use, when (UTC instant) and why.
    """

    rule_id: str
    order_name: str
    text: str
    edition: int = 1
    court: str = ""
    judge: str = ""
    case_uuid: str | None = None
    entered_by: str = ""
    retired_at: str | None = None
    retired_by: str = ""
    retired_reason: str = ""

    @property
    def scope(self) -> RuleScope:
        if self.case_uuid is not None:
            return RuleScope.CASE
        if self.judge:
            return RuleScope.JUDGE
        return RuleScope.COURT if self.court else RuleScope.WORKSPACE


class Standing(StrEnum):
    """Whether a person turned a rule on or off; `USUAL` is as it came: off where it is from memory or unsettled."""

    USUAL = ""
    ON = "on"
    OFF = "off"


class ServiceDays(StrEnum):
    """Whether days for service are added where the law leaves that open; `USUAL` is as the rule came."""

    USUAL = ""
    ADDED = "added"
    NOT_ADDED = "not added"


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChoice(Record):
    """What people decided about one rule: whether it is used, that its text was looked up, whether service adds days.

    Each part says who, when (UTC instant) and why or against what. `verified_edition` is the wording that was looked
    up: where the rule reads otherwise now, the verification no longer holds.
    """

    rule_id: str
    standing: Standing = Standing.USUAL
    standing_reason: str = ""
    standing_by: str = ""
    standing_at: str | None = None
    verified_against: str = ""
    verified_by: str = ""
    verified_at: str | None = None
    verified_edition: str = ""
    service_days: ServiceDays = ServiceDays.USUAL
    service_reason: str = ""
    service_by: str = ""
    service_at: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PackReview(Record):
    """That a person went through what an edition of a pack or calendar changes."""

    pack_id: str
    pack_version: str
    pack_hash: str
    who: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DayFact(Record):
    """A day that a person says is none on which a paper was due: closed by the President, a holiday of the state, the
    clerk's office inaccessible, the court building closed.

    `kind` is a value of DayKind, `scope` the id of the court it holds for ("dcd"), "" for every court. `evidence` says
    how it is known (an order, a notice, who was told what).
    """

    day: str
    kind: str
    name: str
    scope: str = ""
    authority: str = ""
    evidence: str = ""
    document_uuid: str | None = None
    entered_by: str = ""
