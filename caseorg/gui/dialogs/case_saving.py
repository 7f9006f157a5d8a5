"""A case with its judges and relations as one thing to undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from caseorg.operations import add_case, edit_case, relate_cases, set_judges, unrelate_cases
from caseorg.operations.operation import Operation


@dataclass(frozen=True, slots=True)
class NewRelation:
    """Another case by its id, or as printed."""

    kind: str
    other_uuid: str | None
    other_printed: str = ""


@dataclass(frozen=True, slots=True)
class CaseValues:
    """What was entered. `judges` are (name, role) in order, `removed` the ids of relations that were taken away."""

    fields: dict[str, str | None]
    judges: tuple[tuple[str, str], ...] = ()
    relations: tuple[NewRelation, ...] = ()
    removed: tuple[str, ...] = field(default=())


def _add(ledger: Any, *, values: CaseValues) -> Any:
    case = add_case.run(ledger, **values.fields)
    _add_people_and_ties(ledger, case.uuid, values)
    return case


def _edit(ledger: Any, *, uuid: str, values: CaseValues) -> Any:
    _add_people_and_ties(ledger, uuid, values)
    return edit_case.run(ledger, uuid=uuid, **values.fields)


def _add_people_and_ties(ledger: Any, uuid: str, values: CaseValues) -> None:
    set_judges.run(ledger, uuid=uuid, judges=values.judges)
    for relation_uuid in values.removed:
        unrelate_cases.run(ledger, relation_uuid=relation_uuid)
    for relation in values.relations:
        relate_cases.run(
            ledger,
            uuid=uuid,
            kind=relation.kind,
            other_uuid=relation.other_uuid,
            other_printed=relation.other_printed,
        )


add_whole_case = Operation("add_whole_case", add_case.label, _add, add_case.help)
edit_whole_case = Operation("edit_whole_case", edit_case.label, _edit, edit_case.help)
