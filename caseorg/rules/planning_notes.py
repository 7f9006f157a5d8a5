"""What is noted while one plans what follows from an event: proposals, warnings, questions, dates to count again."""

from __future__ import annotations

from dataclasses import replace

from caseorg.model.rule_pack import Computation, Question
from caseorg.rules.consequences import Kind, Law, Proposal, Wish
from caseorg.rules.working_chain import WorkingChain


class Notes:
    """One plan in the making. `touched` are deadlines whose date must be counted again in the end."""

    def __init__(self, law: Law, working: WorkingChain, wish: Wish, event_uuid: str) -> None:
        self.law, self.working, self.wish = law, working, wish
        self._event_uuid = event_uuid
        self.proposals: dict[str, Proposal] = {}
        self.warnings: dict[str, None] = {}
        self.questions: dict[str, Question] = {}
        self.touched: set[str] = set()

    def key(self, kind: str, *parts: str) -> str:
        """The key of a proposal, the same whenever it is planned again: what is new has no id of its own yet."""
        names = {one.subject_uuid: key for key, one in self.proposals.items() if one.kind in (Kind.NEW, Kind.EXPECTED)}
        names[self._event_uuid] = ""
        return ":".join(name for name in (kind, *(names.get(part, part) for part in parts)) if name)

    def propose(self, proposal: Proposal) -> bool:
        """Note a proposal; whether it is to be carried out. `chosen` says whether it is at first."""
        chosen = proposal.must or (not proposal.asks and self.wish.takes(proposal.key, proposal.chosen))
        self.questions |= {question.key: question for question in proposal.asks}
        self.proposals[proposal.key] = replace(proposal, chosen=chosen)
        return chosen

    def warn(self, sentence: str) -> None:
        """Note what must be read; once, however often it comes up."""
        self.warnings[sentence] = None


def facts_asked(computation: Computation | None) -> tuple[Question, ...]:
    """The facts that must be answered before a rule gives a date; what waits for an event is no question here."""
    questions = computation.questions if computation else ()
    return tuple(question for question in questions if question.about != "trigger")
