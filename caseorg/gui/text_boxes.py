"""Text boxes written on the page: the editor of one, and what was typed saved in one step."""

from __future__ import annotations

from caseorg.base.ids import new_uuid
from caseorg.gui.bridge import Bridge
from caseorg.gui.viewer.annotation_layer import AnnotationLayer
from caseorg.gui.viewer.page_area import PageArea
from caseorg.gui.viewer.text_box_editor import TextBoxEditor
from caseorg.model.annotation import Annotation
from caseorg.operations import edit_annotations, reshape_annotation
from caseorg.rules.comments import comment_of_plain, plain_of

_LABEL = "Edit Text Box"


def write_on_page(bridge: Bridge, area: PageArea, layer: AnnotationLayer, annotation: Annotation) -> None:
    """Open the editor of a text box where it stands; the text, and the box grown to hold it, are saved at its end.

    It shows the words as the page does; with their marks, as **bold**, only where words alone would lose them.
    """
    layer.bring_into_view(annotation.uuid)
    words = plain_of(annotation.comment)
    has_marks = comment_of_plain(words) != annotation.comment
    editor = TextBoxEditor(area, annotation, annotation.comment if has_marks else words)

    def save(text: str | None) -> None:
        if text is None:
            return
        comment = text if has_marks else comment_of_plain(text)
        if comment == annotation.comment:
            return
        step, shape = new_uuid(), editor.grown_shape()
        bridge.do(edit_annotations, uuids=(annotation.uuid,), comment=comment, step=step, label=_LABEL)
        if shape != annotation.shape:
            bridge.do(reshape_annotation, uuid=annotation.uuid, shape=shape, step=step, label=_LABEL)

    editor.finished.connect(save)
