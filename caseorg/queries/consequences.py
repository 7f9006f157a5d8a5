"""What follows from an event in a case, by the tables that came with the program."""

from __future__ import annotations

import functools

from caseorg.base.paths import resources
from caseorg.model.consequences import ConsequenceTables
from caseorg.model.event import Event
from caseorg.model.rulebook import Rulebook
from caseorg.queries.chains import chain_of
from caseorg.queries.courts import courts
from caseorg.queries.rulebook import counting_rulebook, shipped_rulebook
from caseorg.rules.consequence_tables import tables_of
from caseorg.rules.consequences import Consequences, Law, Wish
from caseorg.rules.planning_consequences import consequences_of
from caseorg.store.database import Reader


@functools.cache
def shipped_tables() -> ConsequenceTables:
    """What is proposed, expected and tolled; read once."""
    return tables_of((resources() / "consequences" / "us.toml").read_text(encoding="utf-8"))


def law_of_court(court: str, rulebook: Rulebook | None = None) -> Law:
    """The law in a court by its id, "" where that is not known, with the rules that are shipped or those given."""
    kind = next((one.kind for one in courts() if one.id == court), None)
    return Law(rulebook=rulebook or shipped_rulebook(), tables=shipped_tables(), kind=kind, court=court)


def consequences(reader: Reader, event: Event, wish: Wish | None = None) -> Consequences:
    """What follows if an event is added, or becomes `event`. Takes longer than a window may wait. Raises BadInput."""
    chain = chain_of(reader, event.case_uuid)
    law = law_of_court(chain.setting.court, counting_rulebook(reader, event.case_uuid))
    return consequences_of(law, chain, event, wish)
