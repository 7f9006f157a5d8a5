"""The part of a page that an area annotation marks, as a picture."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from caseorg.base.errors import UserError, WorldError
from caseorg.jobs.export_file import save_whole
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import answer_of, waited
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.model.annotation_summary import AreaPicture
from caseorg.pdf.annotation_types import Picture, PictureRequest
from caseorg.pdf.client import InteractivePool
from caseorg.queries.annotations import annotation_line
from caseorg.rules.annotation_places import box_of
from caseorg.workspace import Workspace

DOTS = 300
"""Pixels an inch: what printers and e-filing ask of pictures of pages."""

_DOTS_IN_SUMMARIES = 200
_MOST_PIXELS_A_SIDE = 1800
_WIDEST = _TALLEST = 468.0
"""Points: the width of the text on letter paper with margins of an inch; as tall, a cite and a comment fit below."""

_PNG_SIDES = struct.Struct(">16xII")  # PNG, 11.2.2: after eight bytes of signature and eight of the chunk's head


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


def area_pictures(
    workspace: Workspace, annotations: Sequence[Annotation], progress: Progress, *, with_external: bool
) -> dict[str, AreaPicture]:
    """The pictures of areas for a page of text, by the ids of the areas; one that cannot be drawn is left out.
    `with_external` draws the annotations that lie in the files themselves as well."""
    areas = [one for one in annotations if one.kind is AnnotationKind.AREA]
    if not areas:
        return {}
    passwords = {sha256: workspace.password_of(sha256) for sha256 in {one.sha256 for one in areas}}
    pool = InteractivePool(workspace.read_file, password_of=passwords.get, workers=1)
    made: dict[str, AreaPicture] = {}
    try:
        for done, area in enumerate(areas):
            progress.report(done, len(areas), "Pictures of areas")
            picture = _drawn(pool, area, progress, with_external=with_external)
            if picture is not None:
                made[area.uuid] = picture
    finally:
        pool.close()
    return made


def _drawn(pool: InteractivePool, area: Annotation, progress: Progress, *, with_external: bool) -> AreaPicture | None:
    left, top, right, bottom = box_of(area.shape[0])
    sharp = int(_MOST_PIXELS_A_SIDE * 72 / max(right - left, bottom - top, 1.0))
    dots = max(min(_DOTS_IN_SUMMARIES, sharp), 1)
    request = PictureRequest(
        area.sha256, area.page, (left, top, right, bottom), dots, annotations=with_external, framed=True
    )
    try:
        answer = waited(pool.submit(request), progress)
    except WorldError:  # a stored file is missing: the words of the summary are still good
        return None
    return _laid_out(answer.data, dots) if isinstance(answer, Picture) else None


def _laid_out(data: bytes, dots: int) -> AreaPicture:
    """As large as on its page, or as large as a page of text has room for."""
    width, height = (side * 72 / dots for side in _PNG_SIDES.unpack_from(data))
    scale = min(1.0, _WIDEST / width, _TALLEST / height)
    return AreaPicture(data, width * scale, height * scale)
