"""The part of a page that an area annotation marks, as a picture."""

from __future__ import annotations

from pathlib import Path

from caseorg.base.errors import UserError
from caseorg.jobs.export_file import save_whole
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import answer_of
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.pdf.annotation_types import Picture, PictureRequest
from caseorg.queries.annotations import annotation_line
from caseorg.rules.annotation_places import box_of
from caseorg.workspace import Workspace

DOTS = 300
"""Pixels an inch: what printers and e-filing ask of pictures of pages."""


class DrawArea:
    """Draw the page below an area, without what was annotated here; `turn` is added to the page's own rotation.

    With `path` it is written there as a PNG, whole or not at all.
    """

    def __init__(self, annotation_uuid: str, *, path: Path | None = None, replace: bool = False, turn: int = 0) -> None:
        self.title = "Image of Area"
        self._uuid = annotation_uuid
        self._path = path
        self._replace = replace
        self._turn = turn

    def run(self, workspace: Workspace, progress: Progress) -> bytes:
        """The bytes of the PNG. Raises UserError where the annotation is no area, or a file of that name is there;
        BadInput where the page cannot be drawn, WorldError where the file cannot be written."""
        annotation = workspace.ask(annotation_line, self._uuid).annotation
        request = picture_request(annotation, DOTS, self._turn)
        if self._path is not None and self._path.exists() and not self._replace:
            raise UserError(f"{self._path} is there already. Choose another name.")
        password = workspace.password_of(annotation.sha256)
        picture = answer_of(workspace.read_file(annotation.sha256), request, Picture, progress, password)
        if self._path is not None:
            save_whole(self._path, picture.data)
        return picture.data


def picture_request(annotation: Annotation, dots: int, turn: int = 0) -> PictureRequest:
    """What asks for the picture of an area. Raises UserError where it is none."""
    if annotation.kind is not AnnotationKind.AREA:
        raise UserError("Only an area has an image. Mark a part of the page as an area first.")
    return PictureRequest(annotation.sha256, annotation.page, box_of(annotation.shape[0]), dots, turn)
