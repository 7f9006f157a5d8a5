"""`caseorg document relate`, `unrelate` and `relations`: what replies to what, what rules on what."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput, NotFound
from caseorg.cli.arguments import Subjects, add_choice, add_document_place, command, spaced
from caseorg.cli.places import document_meant
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.model.document import DocumentRelationKind
from caseorg.operations.document_relations import relate_documents, unrelate_documents
from caseorg.queries.document_relations import RelatedDocument, relations_of
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
    unrelate = command(commands, "unrelate", "Take back that two documents are related.", _unrelate)
    add_document_place(unrelate, many=False)
    add_choice(unrelate, "--kind", DocumentRelationKind, "only a relation of this kind")
    unrelate.add_argument("--other", metavar="D2", required=True, help="the other document: id, ECF No. or file name")
    listing = command(commands, "relations", "List the documents related to a document, seen from either side.", _list)
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
        made = workspace.do(relate_documents, uuid=line.document.uuid, kind=kind, other_uuid=other.document.uuid).value
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

    def text() -> None:
        if every:
            ids = session.output.ids([one.other.document.uuid for one in every])
            session.output.table(_COLUMNS, [_cells(one, ids[one.other.document.uuid]) for one in every])
        else:
            session.output.line("No document is related to it. “caseorg document relate” says what is.")

    session.show([relation_value(one) for one in every], text)


def _cells(one: RelatedDocument, other_id: str) -> tuple[str, ...]:
    words = relation_words(one.relation.kind, outward=one.outward)
    return words, one.other.ecf, one.other.document.title, other_id


def _both(workspace: Workspace, options: argparse.Namespace) -> tuple[DocumentLine, DocumentLine]:
    """The document and the other one, which is looked for in the same case."""
    line = document_meant(workspace, options.document, options)
    options.case = line.document.case_uuid
    return line, document_meant(workspace, options.other, options)


def _words(related: RelatedDocument) -> str:
    return f"{relation_words(related.relation.kind, outward=related.outward)} {_name(related.other)}"


def _name(line: DocumentLine) -> str:
    return f"ECF No. {line.ecf} {line.document.title}" if line.ecf else line.document.title
