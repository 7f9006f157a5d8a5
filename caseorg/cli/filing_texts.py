"""FILE|DOCUMENT: the page texts of a file on disk, or of a document of a case."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.jobs.read_texts import ReadTexts, TextsRead
from caseorg.queries.cases import case_named
from caseorg.queries.documents import document_named, documents_with
from caseorg.queries.pages import page_facts, page_texts
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FilingTexts:
    """The texts of a filing's pages, the case it belongs to or is looked at for, and the document where it is one."""

    name: str
    texts: list[str]
    case_uuid: str | None = None
    document_uuid: str | None = None


def add_filing_place(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """FILE|DOCUMENT."""
    parser.add_argument(
        "filing",
        metavar="FILE|DOCUMENT",
        nargs="?" if optional else None,
        help="a PDF file, which is only read, or a document of a case: its id, its ECF No. or its file name",
    )


def filing_texts(session: Session, filing: str, case: str | None) -> FilingTexts:
    """The filing that is meant: a file if there is one of that name, else a document. Raises NotFound and UserError."""
    path = Path(filing)
    is_file = os.path.isfile(path)
    read: TextsRead | None = run_job(ReadTexts(path), None) if is_file else None
    if read is not None and not case:
        return FilingTexts(path.name, [page.text for page in read.pages])
    with session.reading() as workspace:
        case_uuid = workspace.ask(case_named, case).uuid if case else None
        if read is not None:
            known = workspace.ask(documents_with, read.sha256)
            uuid = next((one.uuid for one in known if one.case_uuid == case_uuid and not one.in_trash), None)
            return FilingTexts(path.name, [page.text for page in read.pages], case_uuid, uuid)
        return _document(workspace, filing, case_uuid)


def _document(workspace: Workspace, filing: str, case_uuid: str | None) -> FilingTexts:
    document = workspace.ask(document_named, filing, case_uuid=case_uuid).document
    count = len(workspace.ask(page_facts, document.sha256))
    texts = workspace.ask(page_texts, document.sha256, 0, count)
    return FilingTexts(document.title, texts, document.case_uuid, document.uuid)
