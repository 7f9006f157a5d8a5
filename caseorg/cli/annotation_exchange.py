"""`caseorg annotation import`, `external`, `export`, `summary` and `image`: annotations from files, and into files."""

from __future__ import annotations

import argparse
from pathlib import Path

from caseorg.base.errors import BadInput
from caseorg.cli.annotation_words import add_annotation_place
from caseorg.cli.arguments import Subjects, add_choice, add_document_place, command
from caseorg.cli.places import document_meant
from caseorg.cli.progress import run_job
from caseorg.cli.session import Session
from caseorg.cli.tables import Column
from caseorg.cli.values import value_of
from caseorg.cli.words import count_of, visible
from caseorg.jobs.annotation_exchange import (
    ExportAnnotations,
    Exported,
    ReadExternalAnnotations,
    TakenOver,
    TakeOverAnnotations,
)
from caseorg.jobs.annotation_summary import ExportSummary
from caseorg.jobs.area_picture import DrawArea
from caseorg.model.external_annotation import ExternalAnnotation, ExternalAnnotations
from caseorg.model.record import Visibility
from caseorg.queries.annotation_listing import annotation_named

_FORMATS = ("pdf", "xfdf", "json")
_COLUMNS = (
    Column("Page", right=True),
    Column("Kind"),
    Column("Words", least=24),
    Column("Author", spare=True),
    Column("Made", spare=True),
)


def add_commands(commands: Subjects) -> None:
    """The five commands, among those of `caseorg annotation`."""
    taking = command(
        commands, "import", "Take over annotations from a PDF, an XFDF file or Web Annotation JSON.", _import
    )
    taking.epilog = "What was taken over before is not added again."
    add_document_place(taking, many=False)
    taking.add_argument("file", metavar="FILE", nargs="?", help="the file with annotations")
    taking.add_argument("--external", action="store_true", help="take over what the document's own file has")
    listing = command(commands, "external", "List the annotations that lie in a document's own file.", _external)
    add_document_place(listing, many=False)
    export = command(
        commands, "export", "Write a copy of a document with its annotations, or the annotations alone.", _export
    )
    export.epilog = "The original stays as it is. What a label above --visibility has is held back."
    add_document_place(export, many=False)
    export.add_argument("--to", metavar="FILE", required=True, help="the file to write")
    export.add_argument("--format", choices=_FORMATS, help="what to write; else as FILE ends")
    add_choice(export, "--visibility", Visibility, "the highest label that leaves; else internal", default="internal")
    export.add_argument(
        "--own-only", action="store_true", help="leave out what the file has of other programs and was not taken over"
    )
    export.add_argument("--overwrite", action="store_true", help="write over a file that is there")

    summary = command(commands, "summary", "Write a document's annotations with their cites, page by page.", _summary)
    add_document_place(summary, many=False)
    summary.add_argument("--to", metavar="FILE", required=True, help="the file to write: .pdf, .docx, .md or .csv")
    add_choice(summary, "--visibility", Visibility, "the highest label that leaves; else internal", default="internal")
    summary.add_argument("--overwrite", action="store_true", help="write over a file that is there")

    image = command(commands, "image", "Write what the page shows in an area, as a PNG of 300 pixels an inch.", _image)
    add_annotation_place(image, many=False)
    image.add_argument("--to", metavar="FILE", required=True, help="the file to write: .png")
    image.add_argument("--overwrite", action="store_true", help="write over a file that is there")


def _import(session: Session, options: argparse.Namespace) -> None:
    if bool(options.file) == options.external:
        raise BadInput("Give the file to read, or --external for what the document's own file has.")
    with session.writing() as workspace:
        line = document_meant(workspace, options.document, options)
        path = Path(options.file) if options.file else None
        taken: TakenOver = run_job(TakeOverAnnotations(line.document.uuid, path), workspace)

    def text() -> None:
        session.output.line(f"Taken over: {count_of(len(taken.uuids), 'annotation')}.")
        if taken.known:
            session.output.line(f"There already: {count_of(taken.known, 'annotation')}.")
        if taken.replies:
            session.output.line(f"Added to these: {'1 reply' if taken.replies == 1 else f'{taken.replies:,} replies'}.")
        for reason in taken.skipped:
            session.output.line(visible(reason))

    skipped = list(taken.skipped)
    shown = {"made": list(taken.uuids), "known": taken.known, "replies": taken.replies, "skipped": skipped}
    session.show(shown, text)


def _external(session: Session, options: argparse.Namespace) -> None:
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        read: ExternalAnnotations = run_job(ReadExternalAnnotations(line.document.sha256), workspace)

    def text() -> None:
        if read.annotations:
            session.output.table(_COLUMNS, [_cells(one) for one in read.annotations])
        else:
            session.output.line("The file has no annotations of its own.")
        for reason in read.skipped:
            session.output.line(visible(reason))

    session.show(
        {"annotations": [value_of(one) for one in read.annotations], "skipped": list(read.skipped)}, text
    )


def _cells(one: ExternalAnnotation) -> tuple[str, ...]:
    kind = f"{one.subtype} (reply)" if one.relation == "R" else one.subtype
    return str(one.page + 1), kind, one.contents or one.state or one.quote, one.author, one.created or one.modified


def _export(session: Session, options: argparse.Namespace) -> None:
    path = Path(options.to)
    chosen = options.format or path.suffix.lower().removeprefix(".")
    if chosen not in _FORMATS:
        raise BadInput("Say with --format what to write: pdf, xfdf or json.")
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        job = ExportAnnotations(
            line.document.uuid,
            path,
            suffix=f".{chosen}",
            highest=Visibility(options.visibility),
            external=not options.own_only,
            replace=options.overwrite,
        )
        made: Exported = run_job(job, workspace)
    held = sum(count for _, count in made.counts.values())

    def text() -> None:
        session.output.line(f"Written: {visible(str(path))} ({count_of(len(made.going), 'annotation')})")
        if held:
            session.output.line(f"Held back for their label: {count_of(held, 'annotation')}.")
        for reason in made.skipped:
            session.output.line(visible(reason))

    value = {"path": str(path), "annotations": len(made.going), "held_back": held, "skipped": list(made.skipped)}
    session.show(value, text)


def _summary(session: Session, options: argparse.Namespace) -> None:
    path = Path(options.to)
    suffix = path.suffix.lower()
    if suffix not in (".pdf", ".docx", ".md", ".csv"):
        raise BadInput("Give a file that ends in .pdf, .docx, .md or .csv.")
    with session.reading() as workspace:
        line = document_meant(workspace, options.document, options)
        job = ExportSummary(
            line.document.uuid,
            path,
            suffix=suffix,
            highest=Visibility(options.visibility),
            replace=options.overwrite,
        )
        run_job(job, workspace)
    session.show({"path": str(path)}, lambda: session.output.line(f"Written: {visible(str(path))}"))


def _image(session: Session, options: argparse.Namespace) -> None:
    path = Path(options.to)
    if path.suffix.lower() != ".png":
        raise BadInput("Give a file that ends in .png.")
    with session.reading() as workspace:
        uuid = workspace.ask(annotation_named, options.annotation).annotation.uuid
        run_job(DrawArea(uuid, path=path, replace=options.overwrite), workspace)
    session.show({"path": str(path)}, lambda: session.output.line(f"Written: {visible(str(path))}"))
