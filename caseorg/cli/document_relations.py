"""`caseorg document relate`, `unrelate` and `relations`: what replies to what, what rules on what."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import Subjects, add_choice, add_document_place, command, spaced
from caseorg.cli.places import document_meant
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.model.document import DocumentRelationKind
from caseorg.operations.document_relations import refuse_relation, relate_documents, unrelate_documents
from caseorg.queries.document_relations import ProposedDocument, RelatedDocument, proposals_for, relations_of
from caseorg.queries.documents import DocumentLine
from caseorg.rules.document_relations import relation_words
from caseorg.workspace import Workspace

_COLUMNS = (Column("Relation"), Column("ECF No.", right=True), Column("Document", least=24), Column("Id", spare=True))


def declare(commands: Subjects) -> None:
    """The three commands, among those of `caseorg document`."""
    relate = command(commands, "relate", "Say that a document replies to, rules on, … another of its case.", _relate)
    add_document_place(relate, many=False)
    add_choice(relate, "--kind", DocumentRelationKind, "how it stands to the other", required=True)
    relate.add_argument("--other", metavar="D2", required=True, help="the other document: id, ECF No. or file name")
    relate.add_argument("--reject", action="store_true", help="say that they are not so related: stop proposing it")
    unrelate = command(commands, "unrelate", "Take back that two documents are related.", _unrelate)
    add_document_place(unrelate, many=False)
    add_choice(unrelate, "--kind", DocumentRelationKind, "only a relation of this kind")
    unrelate.add_argument("--other", metavar="D2", required=True, help="the other document: id, ECF No. or file name")
    help_line = "List the documents related to a document, from either side, and what its title proposes."
    listing = command(commands, "relations", help_line, _list)
    add_document_place(listing, many=False)


def relation_value(related: RelatedDocument) -> dict[str, Any]:
    """A relation as JSON; `outward` is True where this document names the other one."""
    other = related.other
    return {
        "uuid": related.relation.uuid,
        "kind": related.relation.kind,
        "outward": related.outward,
        "words": relation_words(related.relation.kind, outward=related.outward),
        "other_uuid": other.document.uuid,
        "other_title": other.document.title,
        "other_ecf": other.ecf or None,
    }


def _relate(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        line, other = _both(workspace, options)
        kind = spaced(options.kind)
        pair: dict[str, Any] = {"uuid": line.document.uuid, "kind": kind, "other_uuid": other.document.uuid}
        if options.reject:
            refused = workspace.do(refuse_relation, **pair).value
            words = f"{_name(line)}: not proposed any more that it {kind} {_name(other)}."
            session.show(value_of(refused), lambda: session.output.say(words))
            return
        made = workspace.do(relate_documents, **pair).value
    related = RelatedDocument(relation=made, other=other, outward=True)
    session.show(relation_value(related), lambda: session.output.say(f"{_name(line)}: {_words(related)}."))


def _unrelate(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        line, other = _both(workspace, options)
        every = workspace.ask(relations_of, line.document.uuid)
        found = [one for one in every if one.other.document.uuid == other.document.uuid]
        if options.kind:
            found = [one for one in found if one.relation.kind == spaced(options.kind)]
        if not found:
            raise NotFound(f"{_name(line)} is not so related to {_name(other)}. “document relations” lists what is.")
        if len(found) > 1:
            raise BadInput("There are several such relations. Say which with --kind.")
        workspace.do(unrelate_documents, relation_uuid=found[0].relation.uuid)
    session.show(
        relation_value(found[0]), lambda: session.output.say(f"{_name(line)}: no longer {_words(found[0])}.")
    )


def _list(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        every = workspace.ask(relations_of, line.document.uuid)
        proposed = workspace.ask(proposals_for, line.document.uuid)

    def text() -> None:
        if every or proposed:
            others = [one.other.document.uuid for one in every] + [one.other.document.uuid for one in proposed]
            ids = session.output.ids(others)
            rows = [_cells(relation_words(one.relation.kind, outward=one.outward), one.other, ids) for one in every]
            rows += [_cells(f"{one.kind} (proposed)", one.other, ids) for one in proposed]
            session.output.table(_COLUMNS, rows)
        else:
            session.output.line("No document is related to it. “caseorg document relate” says what is.")

    values = [relation_value(one) | {"proposed": False} for one in every]
    session.show(values + [_proposal_value(one) for one in proposed], text)


def _proposal_value(one: ProposedDocument) -> dict[str, Any]:
    other = one.other
    who = {"other_uuid": other.document.uuid, "other_title": other.document.title, "other_ecf": other.ecf or None}
    said = {"kind": one.kind, "outward": True, "words": relation_words(one.kind, outward=True), "because": one.because}
    return {"uuid": None} | said | who | {"proposed": True}


def _cells(words: str, other: DocumentLine, ids: Mapping[str, str]) -> tuple[str, ...]:
    return words, other.ecf, other.document.title, ids[other.document.uuid]


def _both(workspace: Workspace, options: argparse.Namespace) -> tuple[DocumentLine, DocumentLine]:
    """The document and the other one, which is looked for in the same case."""
    line = document_meant(workspace, options.document, options)
    options.case = line.document.case_uuid
    return line, document_meant(workspace, options.other, options)


def _words(related: RelatedDocument) -> str:
    return f"{relation_words(related.relation.kind, outward=related.outward)} {_name(related.other)}"


def _name(line: DocumentLine) -> str:
    return f"ECF No. {line.ecf} {line.document.title}" if line.ecf else line.document.title
