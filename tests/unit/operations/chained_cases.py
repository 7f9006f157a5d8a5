"""A case of a court, in which events come with what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from caseorg.model.deadline import Deadline
from caseorg.model.event import Event
from caseorg.model.rule_pack import Fact
from caseorg.operations import add_case, follow_event
from caseorg.operations.events import planned_event
from caseorg.queries.chains import chain_of
from caseorg.queries.consequences import consequences
from caseorg.rules.chains import Chain
from caseorg.rules.consequences import Consequences, Wish
from caseorg.workspace import Workspace

NO_US = {Fact.US_PARTY: False, Fact.FOIA_CLAIM: False}


@dataclass(frozen=True, slots=True)
class ChainedCase:
    """One case; every event is planned and carried out as a person who takes what is proposed would do it."""

    workspace: Workspace
    uuid: str

    @classmethod
    def of(cls, workspace: Workspace, court: str = "dcd") -> ChainedCase:
        return cls(workspace, workspace.do(add_case, caption="Alvarez v. Kent", court=court).value.uuid)

    @property
    def chain(self) -> Chain:
        return self.workspace.ask(chain_of, self.uuid)

    def plan(self, type_: str, at: str, title: str = "", wish: Wish | None = None, **values: Any) -> Consequences:
        """What would follow from a new event."""
        event = planned_event(self.uuid, title or type_, at, type=type_, **values)
        return self.workspace.ask(consequences, event, wish or Wish(facts=NO_US))

    def come(self, type_: str, at: str, title: str = "", wish: Wish | None = None, **values: Any) -> Event:
        """Add an event with what follows."""
        plan = self.plan(type_, at, title, wish, **values)
        return self.workspace.do(follow_event, plan=plan).value  # type: ignore[no-any-return]

    def deadlines(self, rule_id: str) -> list[Deadline]:
        """All by a rule, in the order of their days."""
        found = [one for one in self.chain.deadlines.values() if one.rule_id == rule_id]
        return sorted(found, key=lambda one: (one.due or "9999", one.uuid))

    def one(self, rule_id: str) -> Deadline:
        """The one by a rule."""
        (deadline,) = self.deadlines(rule_id)
        return deadline

    def stands(self, rule_id: str) -> list[tuple[str, str | None]]:
        """State and day of all by a rule."""
        return [(one.state.value, one.due) for one in self.deadlines(rule_id)]
