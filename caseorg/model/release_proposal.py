"""What a press release proposes for a case, one thing after the other, to be accepted, corrected or rejected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from caseorg.model.release import Words


class ProposalKind(StrEnum):
    """What is proposed."""

    STATEMENT = "statement"
    PRESS_CONTACT = "press contact"
    PLAINTIFF = "plaintiff"
    DEFENDANT = "defendant"
    COUNSEL = "counsel"
    JUDGE = "judge"


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseProposal:
    """One proposal. `name` is the speaker, the contact or the party; "" where a contact has none. `is_person` is None
    where several spoke together: they are kept as printed. `segments` are the words of a statement, `words` the place
    that is shown for it. `attribution` is as printed. `acting` is of an official who only acts in the office."""

    kind: ProposalKind
    name: str
    words: Words
    is_person: bool | None = True
    title: str = ""
    organization: str = ""
    acting: bool = False
    email: str = ""
    phone: str = ""
    attribution: str = ""
    segments: tuple[Words, ...] = ()
    from_filing: bool = False

    @property
    def text(self) -> str:
        """The words of a statement as they are quoted; "" for anything else."""
        return " … ".join(segment.text for segment in self.segments)
