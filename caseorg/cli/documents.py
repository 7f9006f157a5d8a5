"""`caseorg document`: list, edit, trash, restore, tag, untag; the other commands are in the files named in _PARTS."""

from __future__ import annotations

import argparse
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli import document_contents, document_files, document_relations, document_renaming, text_recognition
from caseorg.cli.arguments import (
    CLEARING,
    Subjects,
    add_case,
    add_choice,
    add_document_place,
    add_kind,
    add_visibility,
    as_typed,
    command,
    given,
    spaced,
    subcommands,
)
from caseorg.cli.docket_entries import entry_named
from caseorg.cli.places import documents_meant, ecf_place, tag_named
from caseorg.cli.session import OneStep, Session
from caseorg.cli.tables import Column
from caseorg.cli.values import document_value
from caseorg.cli.words import count_of, listed
from caseorg.operations.docket import place_document
from caseorg.operations.documents import edit_documents, restore_documents, trash_documents
from caseorg.operations.operation import Operation
from caseorg.operations.tags import tag_documents, untag_documents
from caseorg.queries.cases import case_named
from caseorg.queries.documents import (
    DocumentFilter,
    DocumentLine,
    DocumentSort,
    document_line,
    document_lines,
    document_order,
    documents_in_trash,
)
from caseorg.workspace import Workspace

# Each has `declare(commands)`: further commands of `caseorg document`.
_PARTS = (document_files, document_contents, document_relations, document_renaming, text_recognition)

_FIELDS = ("title", "kind", "date_filed", "filer", "notes", "visibility", "short_cite")
_COLUMNS = (
    Column("ECF No.", right=True),
    Column("Filed"),
    Column("Kind"),
    Column("Title", least=24),
    Column("Pages", right=True),
    Column("No text", right=True),
    Column("Tags", least=12),
    Column("Id", spare=True),
)


def declare(parser: argparse.ArgumentParser) -> None:
    """The commands of `caseorg document`."""
    commands = subcommands(parser)
    _declare_list(commands)
    for part in _PARTS:
        part.declare(commands)
    edit = command(commands, "edit", "Set fields of one document or of many.", _edit, epilog=CLEARING)
    add_document_place(edit, many=True)
    edit.add_argument("--title", help="the title")
    add_kind(edit)
    edit.add_argument("--date-filed", metavar="DATE", help="the date filed, YYYY-MM-DD")
    edit.add_argument("--filer", help="who filed it")
    edit.add_argument("--notes", help="notes of your own")
    edit.add_argument("--short-cite", metavar="CITE", help="what citations call it: “Compl.”, “Alvarez Dep.”")
    add_visibility(edit)
    place = edit.add_mutually_exclusive_group()
    place.add_argument("--ecf", metavar="NO", help="file it under this ECF No.: 28, 28-3; “none” takes it off")
    place.add_argument("--entry", metavar="E", help="file it under this docket entry, for those without a number")
    for name, help_line, run in (
        ("trash", "Move documents to the trash; the stored files stay.", _trash),
        ("restore", "Take documents out of the trash.", _restore),
    ):
        add_document_place(command(commands, name, help_line, run), many=True)
    for name, help_line, run in (
        ("tag", "Put a tag on documents; it is made where there is none of that name.", _tag),
        ("untag", "Take a tag off documents.", _untag),
    ):
        tagging = command(commands, name, help_line, run)
        add_document_place(tagging, many=True)
        tagging.add_argument("--tag", required=True, help="the tag's name")


def _declare_list(commands: Subjects) -> None:
    listing = command(commands, "list", "List the documents of a case, or those in the trash.", _list)
    add_case(listing, required=False)
    add_choice(listing, "--sort", DocumentSort, "what to sort by", default="ecf")
    listing.add_argument("--descending", action="store_true", help="the last one first")
    add_kind(listing, "only documents of this kind; can be given again", action="append")
    listing.add_argument("--tag", action="append", help="only documents with this tag; can be given again")
    listing.add_argument("--text", default="", help="only those with this in title, file name, filer or ECF No.")
    listing.add_argument("--needs-ocr", action="store_true", help="only those with pages without text")
    listing.add_argument("--off-docket", action="store_true", help="only those that are under no docket entry")
    listing.add_argument("--trash", action="store_true", help="those in the trash, of the case or of all cases")


# Listing


def _list(session: Session, options: argparse.Namespace) -> None:
    if not options.case and not options.trash:
        raise BadInput("Say which case with --case; “caseorg case list” shows those there are.")
    found: list[DocumentLine] = []
    if session.has_workspace or options.case:
        with session.reading() as workspace:
            found = _found(workspace, options)

    def text() -> None:
        if found:
            ids = session.output.ids([line.document.uuid for line in found])
            session.output.table(_COLUMNS, [(*_cells(line), ids[line.document.uuid]) for line in found])
        else:
            session.output.line(_nothing(options))

    session.show([document_value(line) for line in found], text)


def _found(workspace: Workspace, options: argparse.Namespace) -> list[DocumentLine]:
    case_uuid = workspace.ask(case_named, options.case).uuid if options.case else None
    if options.trash or case_uuid is None:
        return workspace.ask(documents_in_trash, case_uuid)
    shown = DocumentFilter(
        text=options.text,
        kinds=frozenset(spaced(kind) for kind in options.kind or ()),
        tag_uuids=frozenset(tag_named(workspace, tag).uuid for tag in options.tag or ()),
        needs_ocr=options.needs_ocr,
        without_entry=options.off_docket,
    )
    order = workspace.ask(
        document_order, case_uuid, sort=DocumentSort(spaced(options.sort)), descending=options.descending, shown=shown
    )
    return workspace.ask(document_lines, order)


def _nothing(options: argparse.Namespace) -> str:
    if options.trash:
        return "There is no document in the trash."
    if options.kind or options.tag or options.text or options.needs_ocr or options.off_docket:
        return "No document of the case is like that."
    return "There is no document in the case yet. Add some with “caseorg import --case … PATH”."


def _cells(line: DocumentLine) -> tuple[str, ...]:
    document = line.document
    return (
        line.ecf,
        document.date_filed or "",
        document.kind,
        document.title,
        "" if line.page_count is None else str(line.page_count),
        str(line.pages_without_text or ""),
        listed(tag.name for tag in line.tags),
    )


# Changing


def _edit(session: Session, options: argparse.Namespace) -> None:
    fields = given(options, _FIELDS)
    if "kind" in fields:
        fields["kind"] = spaced(fields["kind"])
    placed = options.ecf is not None or options.entry is not None
    if not fields and not placed:
        raise BadInput(f"Say what to change: {as_typed(dict.fromkeys((*_FIELDS, 'ecf', 'entry')))}.")
    with session.writing() as workspace:
        meant = documents_meant(workspace, options)
        if placed and len(meant) > 1:
            raise BadInput("One document can have an ECF No., not several. Give one document with --ecf or --entry.")
        place = _place(workspace, meant[0], options) if placed else {}
        step = OneStep(workspace)
        if fields:
            step.do(edit_documents, uuids=[line.document.uuid for line in meant], **fields)
        if placed:
            step.do(place_document, uuid=meant[0].document.uuid, **place)
        _answer(session, workspace, meant, "Changed")


def _place(workspace: Workspace, line: DocumentLine, options: argparse.Namespace) -> dict[str, Any]:
    if options.entry is not None:
        return {"entry_uuid": entry_named(workspace, options.entry, line.document.case_uuid).uuid}
    return ecf_place(options.ecf)


def _trash(session: Session, options: argparse.Namespace) -> None:
    _over_all(session, options, trash_documents, "Moved to the trash:")


def _restore(session: Session, options: argparse.Namespace) -> None:
    _over_all(session, options, restore_documents, "Restored", in_trash=True)


def _tag(session: Session, options: argparse.Namespace) -> None:
    _over_all(session, options, tag_documents, f"Tagged “{options.tag}”:", tag=options.tag)


def _untag(session: Session, options: argparse.Namespace) -> None:
    _over_all(session, options, untag_documents, f"No longer tagged “{options.tag}”:", tag=options.tag)


def _over_all(
    session: Session,
    options: argparse.Namespace,
    operation: Operation,
    done: str,
    *,
    in_trash: bool = False,
    **arguments: Any,
) -> None:
    with session.writing() as workspace:
        meant = documents_meant(workspace, options, in_trash=in_trash)
        workspace.do(operation, uuids=[line.document.uuid for line in meant], **arguments)
        _answer(session, workspace, meant, done)


def _answer(session: Session, workspace: Workspace, meant: list[DocumentLine], done: str) -> None:
    """What became of the documents: as JSON the whole of each, else their titles."""
    now = [workspace.ask(document_line, line.document.uuid) for line in meant]

    def text() -> None:
        if len(now) == 1:
            ecf = f" (ECF No. {now[0].ecf})" if now[0].ecf else ""
            session.output.say(f"{done} {now[0].document.title}{ecf}")
        else:
            session.output.say(f"{done} {count_of(len(now), 'document')}")

    session.show([document_value(line) for line in now], text)
