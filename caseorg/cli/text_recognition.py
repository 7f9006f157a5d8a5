"""`caseorg document ocr`: recognize the words of pages that have no text."""

from __future__ import annotations

import argparse

from caseorg.base.errors import BadInput
from caseorg.cli.arguments import Subjects, add_document_place, command
from caseorg.cli.places import documents_meant
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.values import value_of
from caseorg.cli.words import count_of
from caseorg.jobs.recognize_text import RecognizeText, TextRecognized
from caseorg.rules.page_ranges import pages_of
from caseorg.settings.file import Settings
from caseorg.settings.schema import OCR_FOLDER, OCR_LANGUAGES


def declare(commands: Subjects) -> None:
    """The command, among those of `caseorg document`."""
    ocr = command(commands, "ocr", "Recognize the text (OCR) of pages that have none, so that a search finds it.", _ocr)
    add_document_place(ocr, many=True)
    ocr.add_argument("--pages", metavar="N-M", help="only these pages, counted from 1; else all without text")
    ocr.add_argument("--language", metavar="CODE", help="eng, or several as eng+spa; else the one in the settings")
    ocr.add_argument("--data", metavar="DIR", help="the folder of language data; else where the system keeps them")
    ocr.epilog = "OCR misreads: check words and dates on the page before citing. Pages that are done are skipped."


def _ocr(session: Session, options: argparse.Namespace) -> None:
    settings = Settings.load(session.home.settings).settings
    with session.writing() as workspace:
        lines = documents_meant(workspace, options)
        longest = max((line.page_count or 0 for line in lines), default=0)
        job = RecognizeText(
            [line.document.uuid for line in lines],
            languages=options.language or settings.text(OCR_LANGUAGES),
            folder=options.data or settings.text(OCR_FOLDER),
            pages=_pages(options.pages, longest) if options.pages else None,
        )
        found: TextRecognized = run_job(job, workspace)
    session.show(value_of(found), lambda: _print(session, found))


def _pages(text: str, count: int) -> tuple[int, ...]:
    pages = pages_of(text, count)
    if pages is None:
        raise BadInput(f"“{text}” are no pages of a document of {count_of(count, 'page')}. Give one as 3, or 1-3.")
    return pages


def _print(session: Session, found: TextRecognized) -> None:
    if not found.pages and not found.failed:
        session.output.line("No page needs text recognition.")
        return
    session.output.line(f"Recognized the text of {count_of(found.pages, 'page')}. Check it before you cite it.")
    if found.without_words:
        session.output.line(f"On {count_of(found.without_words, 'page')} there were no words.")
    for page in found.failed:
        session.output.tell(f"“{page.title}”, page {page.page}: {page.reason}")
