"""What a workspace adds to the rules that came with the program: own packs, rules turned on, facts about days."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.record import Record


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkspaceRules(Record):
    """Rules of a firm or a judge's standing order, as the TOML text of a pack. `case_uuid` is the case they hold for,
    None for all."""

    name: str
    text: str
    case_uuid: str | None = None
    enabled: bool = True
    entered_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChoice(Record):
    """That a person turned a rule on or off; rules from memory or with an unsettled reading are off until then."""

    rule_id: str
    enabled: bool
    reason: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PackReview(Record):
    """That a person went through what a version of a pack changes."""

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
