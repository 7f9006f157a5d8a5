"""`caseorg document contents` and `attachment`: what a PDF carries beside its pages."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict
from pathlib import Path

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_document_place, command
from caseorg.cli.places import document_meant
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.words import size_words, visible
from caseorg.jobs.export_file import save_whole
from caseorg.jobs.file_contents import ReadAttachment, ReadContents
from caseorg.pdf.contents_types import AttachedFile, FileContents
from caseorg.pdf.contents_words import attachment_words, saved_name, sentences_of


def declare(commands: Subjects) -> None:
    """The two commands, among those of `caseorg document`."""
    contents = command(commands, "contents", "Say what a document carries beside its pages.", _contents)
    add_document_place(contents, many=False)
    attachment = command(commands, "attachment", "Copy a file attached to a document out of it.", _attachment)
    add_document_place(attachment, many=False)
    attachment.add_argument("name", metavar="NAME", help="its name or number, as “document contents” lists it")
    attachment.add_argument("--to", metavar="FILE", required=True, help="the file to write, or a folder to put it in")
    attachment.add_argument("--overwrite", action="store_true", help="write over a file that is there")


def _contents(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        found: FileContents = run_job(ReadContents(line.document.sha256), workspace)

    def text() -> None:
        for sentence in sentences_of(found) or ("Nothing beside its pages.",):
            session.output.say(sentence)
        for one in found.filled:
            session.output.say(f"  {one.name or 'field'} (page {one.page}): {one.value}")
        for number, attachment in enumerate(found.attachments, start=1):
            session.output.say(f"  {number}. {attachment_words(attachment)}")

    session.show(asdict(found), text)


def _attachment(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        found: FileContents = run_job(ReadContents(line.document.sha256), workspace)
        number = _number(found, options.name)
        attached: AttachedFile = run_job(ReadAttachment(line.document.sha256, number), workspace)
    target = Path(options.to)
    if os.path.isdir(target):  # unlike Path.is_dir never raises
        target /= saved_name(found.attachments[number])
    if os.path.lexists(target) and not options.overwrite:
        raise BadInput(f"There is a file {target} already. Choose another name, or add --overwrite.")
    save_whole(target, attached.data)
    size = len(attached.data)
    value = {"name": attached.name, "path": str(target), "size": size}
    session.show(value, lambda: session.output.line(f"Written: {visible(str(target))} ({size_words(size)})"))


def _number(found: FileContents, name: str) -> int:
    """The place of the attachment meant by its number or its name."""
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(found.attachments):
        return int(name) - 1
    places = [place for place, one in enumerate(found.attachments) if one.name == name]
    if len(places) != 1:
        how_many = "Several attachments are" if places else "No attachment is"
        raise BadInput(f"{how_many} called “{name}”. Give its number, as “caseorg document contents” lists it.")
    return places[0]
