"""What persons and organizations are in a case: parties, counsel, the court, witnesses, and who speaks for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.record import Record


class RoleKind(StrEnum):
    """What somebody is in a case; the kinds of party first."""

    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"
    PETITIONER = "petitioner"
    RESPONDENT = "respondent"
    APPELLANT = "appellant"
    APPELLEE = "appellee"
    INTERVENOR = "intervenor"
    MOVANT = "movant"
    THIRD_PARTY = "third party"
    AMICUS = "amicus"
    COUNSEL = "counsel"
    JUDGE = "judge"
    MAGISTRATE_JUDGE = "magistrate judge"
    WITNESS = "witness"
    EXPERT = "expert"
    SPOKESPERSON = "spokesperson"
    PRESS_CONTACT = "press contact"
    OTHER = "other"


class PartySide(StrEnum):
    """On which side of the caption's "v." somebody stands; NONE for who stands on neither."""

    LEFT = "left"
    RIGHT = "right"
    NONE = ""


class Capacity(StrEnum):
    """In which capacity an official is a party; "" for who is none."""

    OFFICIAL = "official"
    INDIVIDUAL = "individual"
    BOTH = "both"
    NONE = ""


PARTIES = frozenset(
    {
        RoleKind.PLAINTIFF,
        RoleKind.DEFENDANT,
        RoleKind.PETITIONER,
        RoleKind.RESPONDENT,
        RoleKind.APPELLANT,
        RoleKind.APPELLEE,
        RoleKind.INTERVENOR,
        RoleKind.MOVANT,
        RoleKind.THIRD_PARTY,
    }
)
"""The roles of parties. An amicus is none."""

COURT_ROLES = frozenset({RoleKind.JUDGE, RoleKind.MAGISTRATE_JUDGE})
PRESS_ROLES = frozenset({RoleKind.SPOKESPERSON, RoleKind.PRESS_CONTACT})

USUAL_SIDES = {
    RoleKind.PLAINTIFF: PartySide.LEFT,
    RoleKind.PETITIONER: PartySide.LEFT,
    RoleKind.APPELLANT: PartySide.LEFT,
    RoleKind.DEFENDANT: PartySide.RIGHT,
    RoleKind.RESPONDENT: PartySide.RIGHT,
    RoleKind.APPELLEE: PartySide.RIGHT,
}
"""The side of a role that was given none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseRole(Record):
    """What one person or one organization is in a case.

    `printed_name` is the name as the caption or the docket prints it, "" where it is not printed. `title` is the one
    printed with it. `office_uuid` is the office in which an official is sued; a successor there takes the place
    (FRCP 25(d)), and `succeeded_uuid` is then the role this one took over from. `lead`, `to_be_noticed` and
    `pro_hac_vice` are of counsel. `joined` and `terminated` are ISO days. `position` orders the roles of a case.
    """

    case_uuid: str
    person_uuid: str | None = None
    organization_uuid: str | None = None
    kind: RoleKind
    side: PartySide = PartySide.NONE
    capacity: Capacity = Capacity.NONE
    office_uuid: str | None = None
    printed_name: str = ""
    title: str = ""
    lead: bool = False
    to_be_noticed: bool = False
    pro_hac_vice: bool = False
    joined: str | None = None
    terminated: str | None = None
    succeeded_uuid: str | None = None
    note: str = ""
    position: int = 0

    @property
    def is_party(self) -> bool:
        return self.kind in PARTIES


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleClient(Record):
    """For which party counsel, a spokesperson or a press contact acts; `terminated` is the ISO day it ended for that
    one."""

    role_uuid: str
    party_uuid: str
    terminated: str | None = None
