"""What a file carries beside its pages: told, never run; attachments come out as they went in."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from caseorg.pdf.annotation_types import AnnotatedCopy, CopyRequest
from caseorg.pdf.contents_types import (
    AttachedFile,
    Attachment,
    AttachmentRequest,
    ContentsRequest,
    FileContents,
    FilledField,
)
from caseorg.pdf.contents_words import saved_name, sentences_of
from caseorg.pdf.types import WorkerFailure
from tests import makers
from tests.unit.pdf.conftest import WAIT, Viewer

pytestmark = pytest.mark.leaves("threads", "processes")

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "weird"


def made(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(makers.pdf(["One", "Two"]))) as document:
        change(document)
        document.save(output)
    return output.getvalue()


def widget(document: pikepdf.Pdf, page: int, **entries: object) -> pikepdf.Object:
    whole = Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=Array([72, 700, 200, 720]), F=4)
    for key, value in entries.items():
        whole[f"/{key}"] = value
    field = document.make_indirect(whole)
    target = document.pages[page].obj
    target["/Annots"] = Array([*target.get("/Annots", Array()), field])
    return field


def form(document: pikepdf.Pdf, *fields: pikepdf.Object) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array(fields))


def read(viewer: Viewer, data: bytes) -> FileContents:
    answer = viewer.pool.submit(ContentsRequest(viewer.add(data))).result(WAIT)
    assert isinstance(answer, FileContents), answer
    return answer


def test_a_file_of_pages_carries_nothing(viewer: Viewer) -> None:
    contents = read(viewer, makers.pdf(["One"]))
    assert contents.empty and contents == FileContents()
    assert sentences_of(contents) == ()


def test_form_fields_and_what_is_in_them(viewer: Viewer) -> None:
    def change(document: pikepdf.Pdf) -> None:
        form(
            document,
            widget(document, 0, FT=Name.Tx, T=String("Name"), V=String("Ana Ruiz")),
            widget(document, 1, FT=Name.Tx, T=String("Date")),
        )

    contents = read(viewer, made(change))
    assert (contents.field_count, contents.filled) == (2, (FilledField("Name", "Ana Ruiz", 1),))
    assert sentences_of(contents) == ("A form: 2 fields, 1 filled.",)


@pytest.mark.parametrize("whole", [True, False])
def test_a_signature_is_told_and_not_believed(viewer: Viewer, whole: bool) -> None:
    data = made(lambda document: _sign(document, 99_999_999))
    cut = data.index(b"99999999")
    end = len(data) if whole else len(data) - 40
    data = data[:cut] + str(end).rjust(8).encode() + data[cut + 8 :]
    (signature,) = read(viewer, data).signatures
    assert (signature.field, signature.page, signature.signed) == ("Sig", 1, True)
    assert (signature.signer, signature.reason, signature.date[:10]) == ("Rosa Lane", "Approved", "2026-03-02")
    assert signature.covers_file is whole
    (sentence,) = sentences_of(read(viewer, data))
    assert sentence.startswith("Signed by Rosa Lane on 2026-03-02 (not verified")
    assert ("Something was added" in sentence) is not whole


def test_a_copy_of_a_signed_file_says_what_becomes_of_the_signature(viewer: Viewer) -> None:
    signed, plain = (made(lambda document: _sign(document, 10)), makers.pdf(["One"]))
    said = []
    for data in (signed, plain):
        copy = viewer.pool.submit(CopyRequest(viewer.add(data), ())).result(WAIT)
        assert isinstance(copy, AnnotatedCopy)
        said.append(copy.skipped)
    assert said[0][0].startswith("The filing is signed") and said[1] == ()


def _sign(document: pikepdf.Pdf, end: int) -> None:
    value = document.make_indirect(
        Dictionary(
            Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String("Rosa Lane"), Reason=String("Approved"),
            M=String("D:20260302101500-05'00'"), ByteRange=Array([0, 10, 0, end]), Contents=String("x"),
        )  # fmt: skip
    )
    form(document, widget(document, 0, FT=Name.Sig, T=String("Sig"), V=value))


def test_a_place_for_a_signature_is_no_signature(viewer: Viewer) -> None:
    contents = read(
        viewer, made(lambda document: form(document, widget(document, 1, FT=Name.Sig, T=String("Here"))))
    )
    assert not contents.signatures[0].signed
    assert sentences_of(contents) == ("A place for a signature on page 2 is empty.",)


def test_attachments_come_out_as_they_went_in(viewer: Viewer) -> None:
    data = made(lambda document: document.attachments.__setitem__("ledger.csv", b"a,b\n1,2\n"))
    sha256 = viewer.add(data)
    contents = read(viewer, data)
    assert [one.name for one in contents.attachments] == ["ledger.csv"]
    answer = viewer.pool.submit(AttachmentRequest(sha256, 0)).result(WAIT)
    assert isinstance(answer, AttachedFile)
    assert (answer.name, answer.data) == ("ledger.csv", b"a,b\n1,2\n")
    assert isinstance(viewer.pool.submit(AttachmentRequest(sha256, 1)).result(WAIT), WorkerFailure)


def test_a_script_is_noticed(viewer: Viewer) -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))

    assert sentences_of(read(viewer, made(change))) == ("Carries a script, which is never run.",)


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("ledger.xlsx", "ledger.xlsx"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\nb\u202efdp.exe", "a_b_fdp.exe"),
        ("", "attachment"),
        ("...", "attachment"),
        ("x" * 300 + ".docx", "x" * 145 + ".docx"),
    ],
)
def test_an_attachment_is_saved_under_a_name_that_stays_where_it_is_put(name: str, saved: str) -> None:
    assert saved_name(Attachment(name, None)) == saved


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
def test_odd_files_are_told_of_without_trouble(viewer: Viewer) -> None:
    files = [path.read_bytes() for path in sorted(CORPUS.rglob("*.pdf"))]
    marked = [data for data in files if any(word in data for word in (b"/AcroForm", b"/EmbeddedFile", b"/Sig"))][:60]
    answers = [viewer.pool.submit(ContentsRequest(viewer.add(data))).result(60) for data in marked]
    told = [answer for answer in answers if isinstance(answer, FileContents) and not answer.empty]
    assert len(told) > len(marked) // 2
    assert all(isinstance(answer, FileContents | WorkerFailure) for answer in answers)


def test_what_others_wrote_on_the_pages_is_counted_but_for_replies(viewer: Viewer) -> None:
    def change(document: pikepdf.Pdf) -> None:
        box = Array([72, 700, 200, 720])
        first = document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=box))
        reply = document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=box, IRT=first))
        grouped = document.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=box, IRT=first, RT=Name.Group)
        )
        link = document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box))
        document.pages[1].obj.Annots = Array([first, reply, grouped, link, String("damaged")])

    contents = read(viewer, made(change))
    assert contents.annotation_count == 2 and contents.empty
