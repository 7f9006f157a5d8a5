"""Annotations written into a copy and taken over from it are the same annotations."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from caseorg.model.annotation import TEXT_MARKS, Annotation, AnnotationKind, AnnotationReply, Shape
from caseorg.model.external_annotation import ExternalAnnotations
from caseorg.model.record import Visibility
from caseorg.pdf.annotation_types import CopyRequest
from caseorg.pdf.annotations_reading import read_annotations
from caseorg.pdf.annotations_writing import annotated_copy
from caseorg.pdf.opening import open_pdf
from caseorg.rules.annotation_places import quad_of_box
from caseorg.rules.annotations_leaving import external_of
from caseorg.rules.comments import blocks_of, comment_of
from caseorg.rules.taking_over import Known, TakenAnnotation, identity_in, taken_over
from tests.makers import encrypted_pdf, pdf

TURNS = (0, 90, 180, 270)
_COORDINATE = some.integers(5_000, 50_000).map(lambda hundredths: hundredths / 100)
_COMMENTS = some.sampled_from(("", "**Key** fact\n\n- one\n- two")) | some.text("ab *-1.\n", max_size=9)
_WORDS = some.text(some.characters(exclude_categories=("Cs", "Cc")), max_size=40)


def page_file(rotation: int = 0, *, crop: bool = False, origin: tuple[int, int] = (0, 0)) -> bytes:
    """One page of words, turned, cropped and with a MediaBox that begins elsewhere."""
    with pikepdf.open(io.BytesIO(pdf(["The court denied the motion to dismiss."]))) as file:
        page = file.pages[0].obj
        left, bottom = origin
        page.MediaBox = [left, bottom, left + 612, bottom + 792]
        page.Rotate = rotation
        if crop:
            page.CropBox = [left + 36, bottom + 50, left + 560, bottom + 700]
        made = io.BytesIO()
        file.save(made)
    return made.getvalue()


@some.composite
def shapes(draw: Any, kind: AnnotationKind, rotation: int) -> Shape:
    x, y = draw(_COORDINATE), draw(_COORDINATE)
    wide, high = draw(some.integers(200, 9_000)) / 100, draw(some.integers(200, 4_000)) / 100
    box = (x, y, round(x + wide, 2), round(y + high, 2))
    if kind in TEXT_MARKS:
        return (quad_of_box(box, rotation),)
    if kind is AnnotationKind.NOTE:
        return ((x, y),)
    if kind is AnnotationKind.INK:
        return (box, (x, y, x + 5, y + 5, x + 1, y + 9))
    return (box,)


@some.composite
def annotations(draw: Any, rotation: int) -> Annotation:
    kind = draw(some.sampled_from(AnnotationKind))
    return Annotation(
        uuid=str(draw(some.uuids())),
        created="2026-03-02T19:15:00.000Z",
        modified="2026-03-04T08:00:09.000Z",
        visibility=draw(some.sampled_from(Visibility)),
        document_uuid="d",
        sha256="0" * 64,
        kind=kind,
        page=0,
        shape=draw(shapes(kind, rotation)),
        color=draw(some.sampled_from(("#ffd54a", "#000000", "#12ab9f"))),
        quote=draw(_WORDS),
        prefix=draw(_WORDS),
        suffix=draw(_WORDS),
        comment=comment_of(blocks_of(draw(_COMMENTS))),
        author=draw(some.sampled_from(("", "A. Attorney", "Žofie Ünal"))),
        width=draw(some.integers(0, 100)) / 2,
        font_size=float(draw(some.integers(6, 40))),
    )


def taken_again(data: bytes, externals: Any, known: Known = Known()) -> tuple[TakenAnnotation, ...]:  # noqa: B008
    copy = annotated_copy(data, CopyRequest("", tuple(externals)))
    assert copy.skipped == ()
    return taken_over(read(copy.data), known, page_count=1, color="#ffd54a").annotations


def read(data: bytes) -> ExternalAnnotations:
    opened = open_pdf(data)
    try:
        return read_annotations(opened)
    finally:
        opened.close()


def near(one: Shape, other: Shape) -> bool:
    flat, others = [n for part in one for n in part], [n for part in other for n in part]
    return len(flat) == len(others) and all(abs(a - b) <= 0.01 for a, b in zip(flat, others, strict=True))


FIELDS = (
    "kind", "page", "color", "quote", "prefix", "suffix", "comment", "author", "width", "font_size", "visibility",
    "uuid", "created", "modified", "origin",
)  # fmt: skip


@pytest.mark.parametrize("rotation", TURNS)
@pytest.mark.parametrize(("crop", "origin"), [(False, (0, 0)), (True, (0, 0)), (True, (-40, 130))])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=some.data())
def test_a_copy_gives_the_same_annotations_back(
    rotation: int, crop: bool, origin: tuple[int, int], drawn: some.DataObject
) -> None:
    annotation = drawn.draw(annotations(rotation))
    reply = AnnotationReply(
        uuid="11111111-2222-4333-8444-555555555555",
        created="2026-03-05T00:00:00.000Z",
        modified="2026-03-05T00:00:00.000Z",
        annotation_uuid=annotation.uuid,
        comment="Agreed, **fully**.",
        author="B. Partner",
        state=drawn.draw(some.sampled_from(("", "Accepted", "Marked"))),
    )
    external = external_of(annotation, tags=("key",), issues=("Notice",), replies=(reply,))
    (taken,) = taken_again(page_file(rotation, crop=crop, origin=origin), external)

    assert {name: getattr(taken, name) for name in FIELDS} == {name: getattr(annotation, name) for name in FIELDS}
    assert near(taken.shape, annotation.shape), (taken.shape, annotation.shape)
    assert (taken.tags, taken.issues) == (("key",), ("Notice",))
    (answer,) = taken.replies
    assert (answer.comment, answer.author, answer.state, answer.created) == (
        reply.comment, reply.author, reply.state, reply.created,
    )  # fmt: skip


FOREIGN = {
    "Circle": b"/Rect [100 600 180 660] /IC [1 0 0] /CA 0.5",
    "Square": b"/Rect [100 600 180 660] /BS << /W 3 >>",
    "Polygon": b"/Rect [99 599 181 661] /Vertices [100 600 180 600 140 660]",
    "PolyLine": b"/Rect [99 599 181 661] /Vertices [100 600 180 610 140 660] /LE [/None /Square]",
    "Line": b"/Rect [99 599 181 661] /L [100 600 180 660] /LE [/OpenArrow /None]",
    "Caret": b"/Rect [100 600 112 610] /Subj (Insert)",
    "Ink": b"/Rect [100 600 180 660] /InkList [[100 600 120 620 180 660]]",
    "FreeText": b"/Rect [100 600 180 660] /DA (/Helv 9 Tf 0 g)",
    "Text": b"/Rect [100 600 118 618] /Name /Help",
    "Underline": b"/Rect [72 704 200 716] /QuadPoints [72 704 200 704 200 716 72 716]",
    "StrikeOut": b"/Rect [72 708 200 724]",
}


@pytest.mark.parametrize("subtype", FOREIGN)
def test_an_annotation_of_another_program_leaves_as_what_it_was(subtype: str) -> None:
    (before,) = read(foreign_file(subtype)).annotations
    (taken,) = taken_over(read(foreign_file(subtype)), Known(), page_count=1, color="#ffd54a").annotations
    annotation = _as_annotation(taken)

    (after,) = read(annotated_copy(pdf(["Blank"]), CopyRequest("", tuple(external_of(annotation)))).data).annotations
    same = ("subtype", "quads", "lines", "line_ends", "color", "interior", "subject", "icon", "contents", "author")
    for name in same:
        if name in ("quads", "lines"):
            assert near(getattr(after, name), getattr(before, name)), name
        else:
            assert getattr(after, name) == getattr(before, name), name
    assert abs(after.opacity - before.opacity) < 0.001


@pytest.mark.parametrize("subtype", FOREIGN)
def test_taking_over_twice_adds_nothing(subtype: str) -> None:
    found = read(foreign_file(subtype))
    (taken,) = taken_over(found, Known(), page_count=1, color="#ffd54a").annotations
    known = Known(identities={identity_in(taken.origin): "a"})
    again = taken_over(found, known, page_count=1, color="#ffd54a")
    assert (again.annotations, again.known) == ((), 1)


def test_a_locked_file_stays_locked() -> None:
    data = encrypted_pdf("secret")
    (taken,) = taken_over(read(foreign_file("Square")), Known(), page_count=1, color="#ffd54a").annotations
    annotation = _as_annotation(taken)
    copy = annotated_copy(data, CopyRequest("", tuple(external_of(annotation)), password="secret")).data
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(copy))
    with pikepdf.open(io.BytesIO(copy), password="secret") as file:
        assert len(file.pages[0].obj.Annots) == 1


def test_the_words_under_a_mark_are_its_quote() -> None:
    (one,) = read(foreign_file("StrikeOut")).annotations
    assert one.quote.startswith("The court")


def foreign_file(subtype: str) -> bytes:
    with pikepdf.open(io.BytesIO(page_file())) as file:
        entries = FOREIGN[subtype]
        text = b"<< /Type /Annot /Subtype /%s /C [0 0 1] /Contents (Look) /T (Someone) %s >>"
        annotation = pikepdf.Object.parse(text % (subtype.encode(), entries))
        file.pages[0].obj.Annots = pikepdf.Array([file.make_indirect(annotation)])
        made = io.BytesIO()
        file.save(made)
    return made.getvalue()


def _as_annotation(taken: TakenAnnotation) -> Annotation:
    held = {name: getattr(taken, name) for name in (*FIELDS, "shape")}
    held |= {"uuid": "99999999-2222-4333-8444-555555555555", "created": "2026-03-02T19:15:00.000Z"}
    held |= {"modified": "2026-03-02T19:15:00.000Z"}
    return replace(Annotation(document_uuid="d", sha256="0" * 64, **held))
