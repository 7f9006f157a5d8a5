"""A summary of the annotations of a document, written into a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from caseorg.base.errors import UserError, WorldError
from caseorg.exporters.summary_html import summary_html
from caseorg.jobs.area_picture import area_pictures
from caseorg.jobs.export_file import ExportFile, write_whole
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import answer_of
from caseorg.model.annotation import AnnotationKind
from caseorg.model.annotation_summary import AnnotationSummary, SummaryLine, SummaryReply
from caseorg.model.record import Visibility
from caseorg.pdf.annotation_types import TypesetPages, TypesetPart, TypesetRequest
from caseorg.queries.annotation_exchange import label_around, origins_in_trash
from caseorg.queries.annotations import AnnotationLine, annotations_of
from caseorg.queries.cases import case
from caseorg.queries.documents import document_line
from caseorg.queries.pin_cites import PinCiter, pin_cites_of
from caseorg.rules.annotations_leaving import replaced_key
from caseorg.rules.visibility import leaving, stricter
from caseorg.workspace import Workspace

_WITH_PICTURES = frozenset({".docx", ".pdf", ".md"})
_NO_PICTURE = "The page could not be drawn here."


class ExportSummary:
    """Write the annotations of a document that may leave with `highest`, in the order of pages, with pin cites and,
    where the kind of file can hold them, pictures of areas."""

    def __init__(
        self, document_uuid: str, path: Path, *, suffix: str, highest: Visibility, replace: bool = False
    ) -> None:
        self.title = "Summary of Annotations"
        self._document_uuid = document_uuid
        self._path = path
        self._suffix = suffix
        self._highest = highest
        self._replace = replace

    def run(self, workspace: Workspace, progress: Progress) -> Path:
        """The file written. Raises UserError where one of that name is there, WorldError where it cannot be."""
        with_pictures = self._suffix in _WITH_PICTURES
        summary = summary_of(workspace, self._document_uuid, self._highest, progress if with_pictures else None)
        progress.check()
        if self._suffix == ".pdf":
            return self._typeset(workspace, summary, progress)
        return ExportFile(summary, self._path, suffix=self._suffix, replace=self._replace).run(workspace, progress)

    def _typeset(self, workspace: Workspace, summary: AnnotationSummary, progress: Progress) -> Path:
        """Write it as a PDF, which a child process sets."""
        if self._path.exists() and not self._replace:
            raise UserError(f"{self._path} is there already. Choose another name.")
        sha256 = workspace.ask(document_line, self._document_uuid).document.sha256
        parts = tuple(TypesetPart(html, least) for html, least in summary_html(summary))
        request = TypesetRequest("", parts)
        password = workspace.password_of(sha256)
        pages = answer_of(workspace.read_file(sha256), request, TypesetPages, progress, password)
        try:
            write_whole(self._path, pages.data)
        except OSError as error:
            raise WorldError(f"{self._path} could not be written ({error.strerror or error}).") from error
        return self._path


def summary_of(
    workspace: Workspace, document_uuid: str, highest: Visibility, drawing: Progress | None = None
) -> AnnotationSummary:
    """The summary of what may leave; with `drawing`, which is told how far it is, the pictures of areas as well."""
    document = workspace.ask(document_line, document_uuid).document
    every = workspace.ask(annotations_of, document_uuid)
    around = workspace.ask(label_around, document_uuid)
    going = {one.uuid for one in leaving((line.annotation for line in every), highest, within=around).going}
    citer = workspace.ask(pin_cites_of, document_uuid)
    told = [line for line in every if line.annotation.uuid in going]
    lines = [_line(line, citer, highest, around) for line in told]
    if drawing is not None:
        held = [line.annotation.origin for line in every if line.annotation.uuid not in going]
        origins = [*held, *workspace.ask(origins_in_trash, document_uuid)]
        lines = _with_pictures(workspace, told, lines, origins, drawing)
    return AnnotationSummary(
        title=document.title, caption=workspace.ask(case, document.case_uuid).short_caption, lines=tuple(lines)
    )


def _with_pictures(
    workspace: Workspace, told: list[AnnotationLine], lines: list[SummaryLine], held: list[str], progress: Progress
) -> list[SummaryLine]:
    """The lines with the pictures of areas. Where an annotation of the file is held back or in the trash (`held` are
    their origins), pages are drawn without those of the file: what it says could be read in the picture."""
    annotations = [line.annotation for line in told]
    files = {one.sha256 for one in annotations}
    is_held = any(replaced_key(origin, sha256) for origin in held for sha256 in files)
    pictures = area_pictures(workspace, annotations, progress, with_external=not is_held)
    made: list[SummaryLine] = []
    for annotation, line in zip(annotations, lines, strict=True):
        picture = pictures.get(annotation.uuid)
        is_lacking = annotation.kind is AnnotationKind.AREA and picture is None
        made.append(replace(line, picture=picture, lacks=_NO_PICTURE if is_lacking else ""))
    return made


def _line(line: AnnotationLine, citer: PinCiter, highest: Visibility, within: Visibility) -> SummaryLine:
    annotation = line.annotation
    replies = leaving(line.replies, highest, within=stricter(within, annotation.visibility)).going
    return SummaryLine(
        page=citer.page_of(annotation),
        cite=citer.cite_annotations(annotation),
        kind=annotation.kind,
        quote=annotation.quote,
        comment=annotation.comment,
        author=annotation.author,
        tags=tuple(tag.name for tag in leaving(line.tags, highest).going),
        issues=tuple(issue.name for issue in leaving(line.issues, highest).going),
        replies=tuple(SummaryReply(reply.author, reply.state, reply.comment) for reply in replies),
    )
