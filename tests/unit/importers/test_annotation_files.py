"""Annotations in XFDF and in Web Annotation JSON: out and in again they are the same; hostile files are refused."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from caseorg.base.errors import BadInput
from caseorg.exporters import exporter_for
from caseorg.importers.annotations import read_annotation_file
from caseorg.model.annotation import Annotation, AnnotationKind, AnnotationReply, Shape
from caseorg.model.external_annotation import ExternalAnnotation, ExternalAnnotations, PageSpace
from caseorg.model.record import Visibility
from caseorg.pdf.annotation_types import CopyRequest
from caseorg.pdf.annotations_writing import annotated_copy
from caseorg.rules.annotations_leaving import external_of
from caseorg.rules.taking_over import Known, taken_over
from tests.makers import pdf

SPACES = (PageSpace(-40, 900, 1.0, 90), PageSpace(0, 792))
SHAPES: dict[AnnotationKind, Shape] = {
    AnnotationKind.HIGHLIGHT: ((72.0, 70.0, 200.0, 70.0, 72.0, 84.0, 200.0, 84.0),),
    AnnotationKind.UNDERLINE: (
        (72.0, 70.0, 200.0, 70.0, 72.0, 84.0, 200.0, 84.0),
        (72.0, 90.0, 99.5, 90.0, 72.0, 104.0, 99.5, 104.0),
    ),
    AnnotationKind.STRIKE_OUT: ((72.0, 70.0, 200.0, 70.0, 72.0, 84.0, 200.0, 84.0),),
    AnnotationKind.SQUIGGLY: ((72.0, 70.0, 200.0, 70.0, 72.0, 84.0, 200.0, 84.0),),
    AnnotationKind.NOTE: ((300.25, 200.5),),
    AnnotationKind.TEXT_BOX: ((300.0, 250.0, 480.0, 330.0),),
    AnnotationKind.AREA: ((100.0, 400.0, 200.0, 480.0),),
    AnnotationKind.INK: ((250.0, 400.0, 300.0, 450.0), (260.0, 470.0, 320.0, 480.0, 1.0, 2.0)),
    AnnotationKind.ARROW: ((350.0, 480.0, 450.0, 400.0),),
}


def annotation(kind: AnnotationKind) -> Annotation:
    return Annotation(
        uuid="0b0e1b5e-7d55-4d5e-9d5b-0c7c5b7b3a10",
        created="2026-03-02T19:15:00.000Z",
        modified="2026-03-04T08:00:09.000Z",
        visibility=Visibility.PRIVILEGED,
        document_uuid="d",
        sha256="0" * 64,
        kind=kind,
        page=1,
        shape=SHAPES[kind],
        color="#8fd694",
        quote="denied the <motion> & more",
        prefix="The court ",
        suffix=" to dismiss",
        comment="**Key**: 5 < 6 & “so”\n\n- one\n- two",
        author="A. Attorney & Žofie",
        width=2.5,
        font_size=9.0,
    )


def exported(kind: AnnotationKind) -> ExternalAnnotations:
    one = annotation(kind)
    reply = AnnotationReply(
        uuid="11111111-2222-4333-8444-555555555555",
        created="2026-03-05T00:00:00.000Z",
        modified="2026-03-05T00:00:00.000Z",
        annotation_uuid=one.uuid,
        comment="Agreed, **fully**.",
        author="B. Partner",
        state="Accepted",
    )
    made = external_of(one, tags=("key",), issues=("Notice",), replies=(reply,))
    return ExternalAnnotations(tuple(made), (), SPACES, "ab" * 32)


def written(told: ExternalAnnotations, suffix: str) -> bytes:
    exporter = exporter_for(ExternalAnnotations, suffix)
    assert exporter is not None
    return exporter.write(told)


@pytest.mark.parametrize("suffix", [".xfdf", ".json"])
def test_a_passage_over_two_pages_stays_one(suffix: str) -> None:
    first = replace(annotation(AnnotationKind.HIGHLIGHT), page=0)
    second = replace(first, uuid="1b0e1b5e-7d55-4d5e-9d5b-0c7c5b7b3a10", page=1, continues_uuid=first.uuid)
    told = (*external_of(first), *external_of(second, continues=first.uuid))
    read = read_annotation_file(written(ExternalAnnotations(told, (), SPACES), suffix), SPACES)
    taken = taken_over(read, Known(), page_count=2, color="#000000").annotations
    assert [one.continues for one in taken] == [None, 0]


def test_rich_contents_of_another_program_become_a_comment() -> None:
    body = (
        '<contents-richtext><body xmlns="http://www.w3.org/1999/xhtml"><p>A <b>bold</b> word</p></body>'
        "</contents-richtext>"
    )
    element = f'<text page="0" rect="0,0,9,9"><contents>A bold word</contents>{body}</text>'
    read = read_annotation_file(XFDF.format(element).encode(), SPACES)
    (taken,) = taken_over(read, Known(), page_count=2, color="#000000").annotations
    assert taken.comment == "A **bold** word"


@pytest.mark.parametrize("suffix", [".xfdf", ".json"])
@pytest.mark.parametrize("kind", AnnotationKind)
def test_a_file_gives_the_same_annotations_back(kind: AnnotationKind, suffix: str) -> None:
    told = exported(kind)
    read = read_annotation_file(written(told, suffix), SPACES)
    assert read.skipped == ()
    before = taken_over(told, Known(), page_count=2, color="#000000").annotations
    (taken,) = taken_over(read, Known(), page_count=2, color="#000000").annotations
    one = annotation(kind)
    assert taken == replace(before[0], shape=taken.shape)
    assert (taken.comment, taken.kind, taken.uuid, taken.tags) == (one.comment, kind, one.uuid, ("key",))
    numbers, others = [n for part in taken.shape for n in part], [n for part in one.shape for n in part]
    assert numbers == pytest.approx(others, abs=0.01)
    assert taken.replies[0].comment == "Agreed, **fully**."


XFDF = '<?xml version="1.0"?><xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>{}</annots></xfdf>'
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE xfdf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    "<xfdf><annots><text page='0' rect='0,0,9,9'><contents>&b;</contents></text></annots></xfdf>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE xfdf SYSTEM "file:///etc/hosts"><xfdf/>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB.encode(), "declares a DTD"),
        (OUTSIDE.encode(), "declares a DTD"),
        (b"<html><body/></html>", "no XFDF"),
        (b"<xfdf><annots>", "no whole XFDF"),
        (b"{", "no whole JSON"),
        (b'{"type": "Person"}', "no Web Annotations"),
        (b"[" * 100_000, "no whole JSON"),
        (b"plain words", "no PDF, XFDF"),
        (b"", "no PDF, XFDF"),
    ],
)
def test_what_is_no_file_of_annotations_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_annotation_file(data, SPACES)


def test_a_huge_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caseorg.importers.annotations.MOST_BYTES", 10)
    with pytest.raises(BadInput, match="no file of annotations"):
        read_annotation_file(b"<xfdf></xfdf>", SPACES)


@pytest.mark.parametrize(
    "element",
    [
        '<text page="7" rect="0,0,9,9"/>',
        '<text page="-1" rect="0,0,9,9"/>',
        '<text page="0"/>',
        '<text page="0" rect="1e300,0,9,9"/>',
        '<text page="0" rect="nan,0,9,9"/>',
        '<text page="0" rect="a,b,c,d"/>',
        '<ink page="0" rect="0,0,9,9"><inklist><gesture>1,2;3</gesture></inklist></ink>',
        '<highlight page="0" rect="0,0,9,9" coords="1,2,3"/>',
        '<line page="0" rect="0,0,9,9" start="1,2"/>',
    ],
)
def test_an_annotation_without_a_place_is_left_out_with_the_reason(element: str) -> None:
    read = read_annotation_file(XFDF.format(element).encode(), SPACES)
    assert (read.annotations, len(read.skipped)) == ((), 1)


def test_rich_contents_nested_without_end_are_left_out() -> None:
    deep = "<b>" * 20_000 + "x" + "</b>" * 20_000
    body = f'<contents-richtext><body xmlns="http://www.w3.org/1999/xhtml">{deep}</body></contents-richtext>'
    element = f'<text page="0" rect="0,0,9,9"><contents>Plain</contents>{body}</text>'
    (one,) = read_annotation_file(XFDF.format(element).encode(), SPACES).annotations
    assert (one.contents, one.rich) == ("Plain", "")


def test_another_programs_web_annotation_needs_a_page_and_a_rectangle() -> None:
    selector = {"type": "FragmentSelector", "value": "page=2&viewrect=10,20,30,40"}
    item = {"type": "Annotation", "bodyValue": "See *this*", "target": {"source": "x", "selector": selector}}
    bare = {"type": "Annotation", "bodyValue": "Where?", "target": "x"}
    read = read_annotation_file(json.dumps([item, bare]).encode(), SPACES)
    (one,) = read.annotations
    assert (one.page, one.box, one.contents) == (1, (10.0, 20.0, 40.0, 60.0), "See *this*")
    assert len(read.skipped) == 1


def test_a_highlight_multiplies_and_the_copy_names_no_program() -> None:
    data = pdf(["The court denied the motion to dismiss."])
    one = replace(annotation(AnnotationKind.HIGHLIGHT), page=0, color="#ffff00")
    copy = annotated_copy(data, CopyRequest("", tuple(external_of(one)))).data
    before, after = (pypdfium2.PdfDocument(one)[0].render(scale=2).to_pil() for one in (data, copy))
    inside = (144, 140, 400, 168)
    dark = [min(picture.crop(inside).convert("L").tobytes()) for picture in (before, after)]
    assert dark[1] <= dark[0] + 8, "the words stay as dark as they were"
    assert after.getpixel((380, 144)) == (255, 255, 0)
    assert before.crop((0, 200, 1224, 1584)).tobytes() == after.crop((0, 200, 1224, 1584)).tobytes()
    with pikepdf.open(io.BytesIO(data)) as was, pikepdf.open(io.BytesIO(copy)) as made:
        assert dict(made.docinfo) == dict(was.docinfo)
        assert made.pages[0].obj.Annots[0].AP.N.get("/Type", "/XObject") == "/XObject"
    assert b"MuPDF" not in copy and b"caseorg/" not in copy


def test_external_annotations_stay_or_go() -> None:
    data = pdf(["One"])
    first = annotated_copy(data, CopyRequest("", tuple(exported(AnnotationKind.AREA).annotations[:0] + _on_page_0())))
    kept = annotated_copy(first.data, CopyRequest("", ()))
    bare = annotated_copy(first.data, CopyRequest("", (), external=False))
    with pikepdf.open(io.BytesIO(kept.data)) as one, pikepdf.open(io.BytesIO(bare.data)) as other:
        assert len(one.pages[0].obj.Annots) == 1
        assert len(other.pages[0].obj.get("/Annots", [])) == 0
    assert b"Attorney" not in bare.data


def _on_page_0() -> tuple[ExternalAnnotation, ...]:
    return tuple(external_of(replace(annotation(AnnotationKind.AREA), page=0)))


def changed_elsewhere(words: str, modified: str) -> ExternalAnnotations:
    """A highlight of ours whose comment another program changed: as Okular does, in the plain contents alone."""
    told = exported(AnnotationKind.HIGHLIGHT)
    (one, *_) = told.annotations
    assert one.rich
    return replace(told, annotations=(replace(one, contents=words, modified=modified),))


def test_plain_contents_that_were_changed_count_and_not_the_rich_ones_left_as_they_were() -> None:
    read = changed_elsewhere("Key: no longer", "2026-04-01T10:00:00Z")
    (taken,) = taken_over(read, Known(), page_count=2, color="#ffffff").annotations
    assert taken.comment == "Key: no longer"


@pytest.mark.parametrize(("here", "is_told"), [("2026-03-04T08:00:09.000Z", True), ("2026-05-01T08:00:00.000Z", False)])
def test_a_comment_changed_in_a_file_since_is_told(here: str, is_told: bool) -> None:
    read = changed_elsewhere("Key: no longer", "2026-04-01T10:00:00Z")
    ours = annotation(AnnotationKind.HIGHLIGHT)
    known = Known(uuids=frozenset({ours.uuid}), comments={ours.uuid: (ours.comment, here)})
    taking = taken_over(read, known, page_count=2, color="#ffffff")
    assert (taking.annotations, taking.known) == ((), 1)
    told = ("Page 2: in the file a comment is “Key: no longer”; here it stays as it is.",)
    assert taking.skipped == (told if is_told else ())
    unchanged = taken_over(exported(AnnotationKind.HIGHLIGHT), known, page_count=2, color="#ffffff")
    assert unchanged.skipped == ()
