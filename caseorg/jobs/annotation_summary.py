"""A summary of the annotations of a document, written into a file."""

from __future__ import annotations

from pathlib import Path

from caseorg.base.errors import UserError, WorldError
from caseorg.exporters.summary_html import summary_html
from caseorg.jobs.export_file import ExportFile, write_whole
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import answer_of
from caseorg.model.annotation_summary import AnnotationSummary, SummaryLine, SummaryReply
from caseorg.model.record import Visibility
from caseorg.pdf.annotation_types import TypesetPages, TypesetRequest
from caseorg.queries.annotations import AnnotationLine, annotations_of
from caseorg.queries.cases import case
from caseorg.queries.documents import document_line
from caseorg.queries.pin_cites import PinCiter, pin_cites_of
from caseorg.rules.visibility import leaving, stricter
from caseorg.workspace import Workspace


class ExportSummary:
    """Write the annotations of a document that may leave with `highest`, in the order of pages and with pin cites."""

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
        summary = summary_of(workspace, self._document_uuid, self._highest)
        progress.check()
        if self._suffix == ".pdf":
            return self._typeset(workspace, summary, progress)
        return ExportFile(summary, self._path, suffix=self._suffix, replace=self._replace).run(workspace, progress)

    def _typeset(self, workspace: Workspace, summary: AnnotationSummary, progress: Progress) -> Path:
        """Write it as a PDF, which a child process sets."""
        if self._path.exists() and not self._replace:
            raise UserError(f"{self._path} is there already. Choose another name.")
        sha256 = workspace.ask(document_line, self._document_uuid).document.sha256
        request = TypesetRequest("", summary_html(summary))
        password = workspace.password_of(sha256)
        pages = answer_of(workspace.read_file(sha256), request, TypesetPages, progress, password)
        try:
            write_whole(self._path, pages.data)
        except OSError as error:
            raise WorldError(f"{self._path} could not be written ({error.strerror or error}).") from error
        return self._path


def summary_of(workspace: Workspace, document_uuid: str, highest: Visibility) -> AnnotationSummary:
    """The summary of what may leave."""
    document = workspace.ask(document_line, document_uuid).document
    lines = workspace.ask(annotations_of, document_uuid)
    going = {
        one.uuid for one in leaving((line.annotation for line in lines), highest, within=document.visibility).going
    }
    citer = workspace.ask(pin_cites_of, document_uuid)
    return AnnotationSummary(
        title=document.title,
        caption=workspace.ask(case, document.case_uuid).short_caption,
        lines=tuple(
            _line(line, citer, highest, document.visibility) for line in lines if line.annotation.uuid in going
        ),
    )


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
