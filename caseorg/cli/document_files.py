"""`caseorg document show`, `text` and `export`: one document, its pages and its file."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_document_place, command, counted
from caseorg.cli.places import document_meant
from caseorg.cli.session import Session
from caseorg.cli.values import document_value, value_of
from caseorg.cli.words import count_of, listed, size_words, visible, visible_lines
from caseorg.jobs.export_file import save_whole
from caseorg.model.document import TextState
from caseorg.queries.cases import case as case_of
from caseorg.queries.docket import ranges
from caseorg.queries.documents import DocumentLine
from caseorg.queries.pages import PageFacts, page_facts, page_texts
from caseorg.rules.title_templates import file_named, parse_template
from caseorg.workspace import Workspace

# Of most file systems; Windows counts 255 letters.
_LONGEST_NAME_BYTES = 255
_STATES = {
    TextState.NONE: "Pages without text",
    TextState.STAMP_ONLY: "Pages with the stamp only",
    TextState.GARBLED: "Pages with garbled text",
    TextState.RECOGNIZED: "Pages read by OCR (check their words)",
}


def declare(commands: Subjects) -> None:
    """The three commands, among those of `caseorg document`."""
    show = command(commands, "show", "Show a document with the state of its pages.", _show)
    add_document_place(show, many=False)
    show.add_argument("--trash", action="store_true", help="look among those in the trash")
    text = command(commands, "text", "Print the text that was read from a document's pages.", _text)
    add_document_place(text, many=False)
    text.add_argument("--page", type=counted, metavar="N", help="only this page, counted from 1; else all")
    forget = command(commands, "forget-password", "Forget the password kept for a locked document.", _forget)
    add_document_place(forget, many=False)
    export = command(commands, "export", "Copy the original file of a document out of the workspace.", _export)
    add_document_place(export, many=False)
    export.add_argument("--to", metavar="FILE", required=True, help="the file to write, or a folder to put it in")
    export.add_argument("--template", metavar="TEXT", help="in a folder, name the copy as “document rename” would")
    export.add_argument("--overwrite", action="store_true", help="write over a file that is there")


def _forget(session: Session, options: argparse.Namespace) -> None:
    with session.writing() as workspace:
        line = document_meant(workspace, options.document, options)
        if not workspace.has_kept_password(line.document.sha256):
            raise BadInput(f"No password is kept for “{line.document.title}”.")
        workspace.forget_password(line.document.sha256).result()
    session.show(document_value(line), lambda: session.output.say(f"Forgot the password of “{line.document.title}”."))


def _show(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options, in_trash=options.trash)
        pages = workspace.ask(page_facts, line.document.sha256)
        caption = workspace.ask(case_of, line.document.case_uuid).short_caption
    value = document_value(line) | {"case": caption, "pages": [value_of(page) for page in pages]}
    session.show(value, lambda: session.output.fields(_lines(line, caption, pages)))


def _lines(line: DocumentLine, caption: str, pages: list[PageFacts]) -> list[tuple[str, str]]:
    document = line.document
    states = [
        (title, ranges(page.number for page in pages if page.state is state and not page.problem))
        for state, title in _STATES.items()
    ]
    return [
        ("Title", document.title),
        ("Case", caption),
        ("ECF No.", line.ecf),
        ("Kind", document.kind),
        ("Date filed", document.date_filed or ""),
        ("Filer", document.filer),
        ("Tags", listed(tag.name for tag in line.tags)),
        ("Visibility", document.visibility),
        ("Pages", "" if line.page_count is None else str(line.page_count)),
        *states,
        ("Pages not read", "\n".join(f"{page.number}: {page.problem}" for page in pages if page.problem)),
        ("File name", document.file_name),
        ("Size", size_words(document.size)),
        ("SHA-256", document.sha256),
        ("In the trash", "since " + document.deleted_at if document.deleted_at else ""),
        ("Notes", document.notes),
        ("Id", document.uuid),
    ]


def _text(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        pages = _texts(workspace, line, options.page)

    def text() -> None:
        for number, page in pages:
            if options.page is None:
                session.output.line(session.output.bold(f"— page {number} —"))
            for one in visible_lines(page):
                session.output.line(one)

    session.show([{"page": number, "text": page} for number, page in pages], text)


def _texts(workspace: Workspace, line: DocumentLine, page: int | None) -> list[tuple[int, str]]:
    count = line.page_count or 0
    if page is not None and page > count:
        raise BadInput(f"“{line.document.title}” has {count_of(count, 'page')}. Give a page from 1 to {count}.")
    first, amount = (page - 1, 1) if page else (0, count)
    return list(enumerate(workspace.ask(page_texts, line.document.sha256, first, amount), start=first + 1))


def _export(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        document = line.document
        data = workspace.read_file(document.sha256)
    target = Path(options.to)
    if os.path.isdir(target):  # unlike Path.is_dir never raises
        template = options.template and parse_template(options.template)
        target /= _plain_name(file_named(template, document, line.number) if template else document.file_name)
    if os.path.lexists(target) and not options.overwrite:
        raise BadInput(f"There is a file {target} already. Choose another name, or add --overwrite.")
    save_whole(target, data)
    value: dict[str, Any] = {"uuid": document.uuid, "path": str(target), "size": len(data), "sha256": document.sha256}
    session.show(value, lambda: session.output.line(f"Written: {visible(str(target))} ({size_words(len(data))})"))


def _plain_name(name: str) -> str:
    """A document's file name as one that stays in the folder it is put into."""
    plain = re.sub(r'[/\\:*?"<>|\x00-\x1f]', "_", name).strip(". ") or "document.pdf"
    stem, suffix = os.path.splitext(plain)
    # Bytes that were no text became letters of three bytes each.
    room = _LONGEST_NAME_BYTES - len(suffix.encode())
    return stem.encode()[: max(room, 0)].decode(errors="ignore") + suffix
