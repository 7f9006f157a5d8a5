"""Annotations taken over from files, and copies of documents with annotations written into them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from caseorg.apart.client import ApartReader
from caseorg.base.errors import BadInput, UserError, WorldError
from caseorg.exporters import exporter_for
from caseorg.importers.annotations import annotation_file_reading, is_pdf, new_annotation, new_reply
from caseorg.jobs.export_file import write_whole
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import answer_of
from caseorg.model.annotation import Annotation
from caseorg.model.external_annotation import ExternalAnnotation, ExternalAnnotations, PageSpace
from caseorg.model.record import Visibility
from caseorg.operations.annotations import add_annotations
from caseorg.pdf.annotation_types import AnnotatedCopy, AnnotationsRequest, CopyRequest
from caseorg.queries.annotation_exchange import known_annotations, label_around, origins_in_trash
from caseorg.queries.annotations import AnnotationLine, annotation_colors, annotations_of
from caseorg.queries.documents import document_line
from caseorg.rules.annotations_leaving import KEPT_SUBTYPES, external_of, replaced_key
from caseorg.rules.taking_over import taken_over
from caseorg.rules.visibility import leaving, stricter
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TakenOver:
    """The ids of the annotations made, how many were there already, why others were left out, and how many replies were
    added to those that were there."""

    uuids: tuple[str, ...]
    known: int
    skipped: tuple[str, ...]
    replies: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """The file written, what left and what was held back, and what could not be written."""

    path: Path
    going: tuple[AnnotationLine, ...]
    counts: dict[Visibility, tuple[int, int]]
    skipped: tuple[str, ...]


class ReadExternalAnnotations:
    """The annotations that lie in a document's own file."""

    def __init__(self, sha256: str) -> None:
        self.title = "Read Annotations"
        self._sha256 = sha256

    def run(self, workspace: Workspace, progress: Progress) -> ExternalAnnotations:
        """What was read. Raises BadInput where the file cannot be."""
        return _read_stored(workspace, self._sha256, progress)


class TakeOverAnnotations:
    """Take over annotations into a document: from another file, or with no `path` from its own. Twice adds nothing."""

    def __init__(self, document_uuid: str, path: Path | None = None) -> None:
        self.title = "Import Annotations" if path else "Take Over Annotations"
        self._document_uuid = document_uuid
        self._path = path

    def run(self, workspace: Workspace, progress: Progress) -> TakenOver:
        """What was made, in one step to undo. Raises BadInput, saying what to do, where nothing could be read."""
        document = workspace.ask(document_line, self._document_uuid).document
        read = _read_stored(workspace, document.sha256, progress)
        if self._path is not None:
            data = _bytes_of(self._path)
            read = _read(data, progress) if is_pdf(data) else _read_apart(data, read.spaces, progress)
        page_count = workspace.ask(document_line, self._document_uuid).page_count or len(read.spaces)
        names = [one.name for one in read.annotations if one.name]
        taking = taken_over(
            read,
            workspace.ask(known_annotations, document.uuid, names),
            page_count=page_count,
            color=workspace.ask(annotation_colors)[0].color,
            sha256=document.sha256 if self._path is None else "",
        )
        progress.check()
        made: tuple[Annotation, ...] = ()
        if taking.annotations or taking.replies:
            done = workspace.do(
                add_annotations,
                label=self.title,
                document_uuid=document.uuid,
                annotations=[new_annotation(taken) for taken in taking.annotations],
                replies=[(uuid, new_reply(reply)) for uuid, reply in taking.replies],
            )
            made = done.value
        return TakenOver(tuple(one.uuid for one in made), taking.known, taking.skipped, len(taking.replies))


class ExportAnnotations:
    """Write the annotations of a document into a copy of its file (".pdf"), or into a file of their own (".xfdf",
    ".json"). `highest` is the label that may just leave; the document's own label counts as well. With `external`
    the copy keeps annotations that were never taken over."""

    def __init__(
        self,
        document_uuid: str,
        path: Path,
        *,
        suffix: str,
        highest: Visibility,
        external: bool = True,
        replace: bool = False,
    ) -> None:
        self.title = "Export Annotations"
        self._document_uuid = document_uuid
        self._path = path
        self._suffix = suffix
        self._highest = highest
        self._external = external
        self._replace = replace

    def run(self, workspace: Workspace, progress: Progress) -> Exported:
        """The file written. Raises UserError where one of that name is there, WorldError where it cannot be."""
        if self._path.exists() and not self._replace:
            raise UserError(f"{self._path} is there already. Choose another name.")
        document = workspace.ask(document_line, self._document_uuid).document
        every = workspace.ask(annotations_of, document.uuid)
        lines = [line for line in every if line.annotation.sha256 == document.sha256]
        around = workspace.ask(label_around, document.uuid)
        split = leaving((line.annotation for line in lines), self._highest, within=around)
        going = {one.uuid for one in split.going}
        told = tuple(line for line in lines if line.annotation.uuid in going)
        external = _external(told, self._highest, around, document.sha256 if self._is_copy else "")
        if self._is_copy:
            without = _without(lines, workspace.ask(origins_in_trash, document.uuid), external, document.sha256)
            password = workspace.password_of(document.sha256)
            request = CopyRequest(document.sha256, external, without, self._external, password)
            copy = answer_of(workspace.read_file(document.sha256), request, AnnotatedCopy, progress, password)
            data, skipped = copy.data, copy.skipped
        else:
            data, skipped = self._written(workspace, document.sha256, external, progress), ()
        progress.check()
        try:
            write_whole(self._path, data)
        except OSError as error:
            raise WorldError(f"{self._path} could not be written ({error.strerror or error}).") from error
        if len(every) > len(lines):
            earlier = len(every) - len(lines)
            skipped = (*skipped, f"{earlier:,} on an earlier version of the file could not go along.")
        return Exported(self._path, told, split.counts(), skipped)

    @property
    def _is_copy(self) -> bool:
        return self._suffix == ".pdf"

    def _written(
        self, workspace: Workspace, sha256: str, external: tuple[ExternalAnnotation, ...], progress: Progress
    ) -> bytes:
        exporter = exporter_for(ExternalAnnotations, self._suffix)
        if exporter is None:
            raise BadInput(f"Annotations cannot be written as {self._suffix}.")
        spaces = _read_stored(workspace, sha256, progress).spaces
        return exporter.write(ExternalAnnotations(external, (), spaces, sha256))


def _external(
    lines: tuple[AnnotationLine, ...], highest: Visibility, within: Visibility, sha256: str
) -> tuple[ExternalAnnotation, ...]:
    """The annotations as a file has them; those gone on from stand before those that go on."""
    going = {line.annotation.uuid for line in lines}
    made: list[ExternalAnnotation] = []
    for line in sorted(lines, key=lambda line: (line.annotation.page, line.annotation.continues_uuid is not None)):
        annotation = line.annotation
        replies = leaving(line.replies, highest, within=stricter(within, annotation.visibility))
        made += external_of(
            annotation,
            tags=[tag.name for tag in leaving(line.tags, highest).going],
            issues=[issue.name for issue in leaving(line.issues, highest).going],
            replies=replies.going,
            continues=annotation.continues_uuid if annotation.continues_uuid in going else "",
            sha256=sha256,
        )
    return tuple(made)


def _without(
    lines: list[AnnotationLine], trashed: list[str], external: tuple[ExternalAnnotation, ...], sha256: str
) -> frozenset[str]:
    """The keys of what was taken over from the file: it is in the copy as ours, or not at all."""
    origins = [*(line.annotation.origin for line in lines), *trashed]
    keys = {key for origin in origins if (key := replaced_key(origin, sha256))}
    return frozenset(keys - {one.key for one in external if one.subtype in KEPT_SUBTYPES})


def _read_stored(workspace: Workspace, sha256: str, progress: Progress) -> ExternalAnnotations:
    return _read(workspace.read_file(sha256), progress, workspace.password_of(sha256))


def _read(data: bytes, progress: Progress, password: str | None = None) -> ExternalAnnotations:
    return answer_of(data, AnnotationsRequest(""), ExternalAnnotations, progress, password)


def _read_apart(data: bytes, spaces: tuple[PageSpace, ...], progress: Progress) -> ExternalAnnotations:
    with ApartReader(annotation_file_reading, cancelled=lambda: progress.cancelled) as reader:
        read = reader.read((data, spaces))
    progress.check()
    if read is None:
        raise BadInput("Reading the file took too long or too much memory and was stopped. Nothing was read.")
    return read


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise WorldError(f"{path} could not be read ({error.strerror or error}).") from error
