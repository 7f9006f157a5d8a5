"""`caseorg case relate` and `unrelate`: appeals from, related and consolidated cases."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import Subjects, add_case_place, add_choice, command, spaced
from caseorg.cli.session import Session
from caseorg.cli.values import relation_value
from caseorg.model.case import CaseRelationKind
from caseorg.operations.cases import relate_cases, unrelate_cases
from caseorg.queries.cases import RelatedCase, case_named, relations_of
from caseorg.workspace import Workspace

_SEEN_FROM_OTHER = {
    CaseRelationKind.APPEAL_FROM: "appealed in",
    CaseRelationKind.RELATED: "related",
    CaseRelationKind.CONSOLIDATED: "consolidated",
}


def declare(commands: Subjects) -> None:
    """The two commands, among those of `caseorg case`."""
    help_line = "Say that a case is an appeal from, related to or consolidated with another."
    relate = command(commands, "relate", help_line, _relate)
    add_case_place(relate)
    add_choice(relate, "--kind", CaseRelationKind, "how it stands to the other case", required=True)
    relate.add_argument(
        "--other", metavar="C2", required=True, help="the other case; one that is not here is kept as you type it"
    )
    unrelate = command(commands, "unrelate", "Take back that two cases are related.", _unrelate)
    add_case_place(unrelate)
    add_choice(unrelate, "--kind", CaseRelationKind, "only relations of this kind")
    unrelate.add_argument("--other", metavar="C2", required=True, help="the other case, as “case show” prints it")


def words(relation: dict[str, Any]) -> str:
    """A relation in words: "appeal from Alvarez v. Kent (1:26-cv-00417)"."""
    kind = CaseRelationKind(relation["kind"])
    seen = kind if relation["outward"] else _SEEN_FROM_OTHER[kind]
    docket = f" ({relation['docket_number']})" if relation["docket_number"] else ""
    return f"{seen} {relation['name']}{docket}"


def _relate(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        try:
            other: dict[str, Any] = {"other_uuid": workspace.ask(case_named, options.other).uuid}
        except NotFound:
            other = {"other_printed": options.other}
        made = workspace.do(relate_cases, uuid=case.uuid, kind=spaced(options.kind), **other).value
        related = next(one for one in workspace.ask(relations_of, case.uuid) if one.relation.uuid == made.uuid)
    value = relation_value(related)
    session.show(value, lambda: session.output.say(f"{case.short_caption}: {words(value)}."))


def _unrelate(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        case = workspace.ask(case_named, options.case)
        related = _meant(workspace, case.uuid, options)
        workspace.do(unrelate_cases, relation_uuid=related.relation.uuid)
    value = relation_value(related)
    session.show(value, lambda: session.output.say(f"{case.short_caption}: no longer {words(value)}."))


def _meant(workspace: Workspace, case_uuid: str, options: argparse.Namespace) -> RelatedCase:
    every = workspace.ask(relations_of, case_uuid)
    if options.kind:
        every = [one for one in every if one.relation.kind == spaced(options.kind)]
    wanted = options.other.strip().lower()
    found = [one for one in every if wanted in (one.name.lower(), one.docket_number.lower(), one.relation.uuid)]
    if not found:
        other = workspace.ask(case_named, options.other).uuid
        found = [one for one in every if relation_value(one)["other_uuid"] == other]
    if not found:
        raise NotFound(f"The case is not related to “{options.other}”. “caseorg case show” prints its relations.")
    if len(found) > 1:
        raise BadInput("There are several such relations. Say which with --kind.")
    return found[0]
