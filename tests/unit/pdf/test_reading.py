"""What importing gets of a file: head, pages, states, or why it was refused."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
import pytest

from caseorg.model.document import TextState
from caseorg.model.reading import OutlineItem, PageReading
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import FailureKind, FileHead, WorkerFailure
from tests import makers

pytestmark = pytest.mark.leaves("threads", "processes")


def read(pool: BulkPool, data: bytes) -> tuple[FileHead, tuple[PageReading, ...]]:
    answer = pool.submit(data).result(30)
    assert not isinstance(answer, WorkerFailure), answer
    return answer


def refused(pool: BulkPool, data: bytes) -> FailureKind:
    answer = pool.submit(data).result(30)
    assert isinstance(answer, WorkerFailure)
    assert answer.sentence.endswith(".")
    return answer.kind


def altered(data: bytes, **entries: object) -> bytes:
    """The same file with other entries in every page's dictionary."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for name, value in entries.items():
                page.obj[f"/{name}"] = value
        document.save(output)
    return output.getvalue()


def test_a_filing(bulk: BulkPool) -> None:
    data = makers.pdf(
        ["MEMORANDUM OPINION", "The motion is granted."],
        stamps=makers.stamps_for(2),
        labels=["i", "1"],
        title="Opinion",
        outline=[(1, "Background", 1), (2, "Standing", 2)],
    )
    head, pages = read(bulk, data)
    assert (head.page_count, head.repaired, head.metadata) == (2, False, (("title", "Opinion"),))
    assert head.outline == (
        OutlineItem(level=1, title="Background", page=1),
        OutlineItem(level=2, title="Standing", page=2),
    )
    assert [page.number for page in pages] == [1, 2]
    assert [page.label for page in pages] == ["i", "1"]
    assert pages[1].text.startswith("The motion is granted.\n")
    assert (pages[0].width, pages[0].height, pages[0].rotation) == (612, 792, 0)
    assert pages[0].state is TextState.NATIVE
    assert pages[1].stamp is not None and pages[1].stamp.page_number == 2
    assert pages[1].problem is None


@pytest.mark.parametrize(
    ("data", "state", "stamped"),
    [
        (makers.scan_pdf(), TextState.NONE, False),
        (makers.stamped_scan_pdf(), TextState.STAMP_ONLY, True),
        (
            makers.garbled_pdf(["The parties agree that venue is proper in this district. " * 3]),
            TextState.GARBLED,
            False,
        ),
    ],
    ids=["scan", "stamped scan", "garbled"],
)
def test_text_states(bulk: BulkPool, data: bytes, state: TextState, stamped: bool) -> None:
    _, (page,) = read(bulk, data)
    assert page.state is state
    assert (page.stamp is not None) == stamped


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (612, 792)), (90, (792, 612)), (180, (612, 792)), (270, (792, 612))]
)
def test_size_is_as_shown(bulk: BulkPool, rotation: int, size: tuple[int, int]) -> None:
    _, (page,) = read(bulk, makers.pdf(["Turned."], rotation=rotation))
    assert (page.width, page.height) == size
    assert page.rotation == rotation
    assert page.text == "Turned.\n"


def test_stamps_that_interleave_come_apart_by_rows(bulk: BulkPool) -> None:
    inner = "Case 1:25-cv-00001-ABC   Document 3   Filed 01/02/25   Page 1 of 1"
    outer = "Case 1:26-cv-00417-RML   Document 8-2   Filed 03/02/26   Page 1 of 1"
    for rotation in (0, 90, 180, 270):
        data = makers.double_stamp_pdf(["EXHIBIT B"], inner=[inner], outer=[outer])
        _, (page,) = read(bulk, altered(data, Rotate=rotation))
        assert page.stamp is not None, rotation
        assert page.stamp.docket_number == "1:26-cv-00417-RML"


def test_ligatures_are_spelled_out(bulk: BulkPool) -> None:
    writer = makers.PdfWriter()
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n1 beginbfchar <41> <fb03> endbfchar endcmap end end\n"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode %d 0 R >>" % writer.add_stream(cmap)
    resources = b"/Font << /F1 %d 0 R >>" % writer.add(font)
    _, (page,) = read(bulk, writer.finish([writer.add_page(makers.text_lines("A"), resources)]))
    assert page.text == "ffi\n"


def test_lone_surrogates_and_nuls_are_left_out(bulk: BulkPool) -> None:
    head, _ = read(bulk, makers.surrogate_metadata_pdf())
    assert dict(head.metadata) == {"title": "Motion to Dismiss", "author": "Lena Ortiz"}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FailureKind.EMPTY),
        (b"Dear Judge Leighton:\n" * 50, FailureKind.NOT_PDF),
        (b"\x00" * 100_000, FailureKind.NOT_PDF),
        (b"<html><body><p>Docket</p></body></html>", FailureKind.NOT_PDF),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>', FailureKind.NOT_PDF),
        (b"%PDF-1.7\n% and no more", FailureKind.DAMAGED),
        (makers.truncated_pdf(), FailureKind.DAMAGED),
        (makers.zero_page_pdf(), FailureKind.NO_PAGES),
        (makers.encrypted_pdf("sesame"), FailureKind.ENCRYPTED),
    ],
    ids=["empty", "letter", "zeros", "html", "svg", "no objects", "truncated", "no pages", "locked"],
)
def test_what_is_not_read_says_why(bulk: BulkPool, data: bytes, kind: FailureKind) -> None:
    assert refused(bulk, data) is kind


def test_a_refused_file_costs_no_child(bulk: BulkPool) -> None:
    read(bulk, makers.pdf(["One."]))
    before = bulk.process_ids()
    refused(bulk, makers.zero_page_pdf())
    read(bulk, makers.pdf(["Two."]))
    assert bulk.process_ids() == before


def test_what_only_the_owners_password_protects_is_read(bulk: BulkPool) -> None:
    _, (page,) = read(bulk, makers.encrypted_pdf(""))
    assert page.text == "Filed under seal.\n"


def test_a_broken_file_is_repaired_and_says_so(bulk: BulkPool) -> None:
    head, (page,) = read(bulk, makers.broken_xref_pdf())
    assert head.repaired
    assert page.text == "Repaired.\n"


def test_many_pages_come_in_order(bulk: BulkPool) -> None:
    head, pages = read(bulk, makers.many_pages_pdf(1234))
    assert head.page_count == 1234
    assert [page.text for page in pages] == [f"Page {number} of 1234.\n" for number in range(1, 1235)]


def test_a_file_longer_than_the_shared_memory(bulk: BulkPool) -> None:
    writer = makers.PdfWriter()
    padding = writer.add_stream(bytes(range(256)) * 80_000, deflate=False)
    page = writer.add_page(makers.text_lines("Thick."), makers.font(writer), more=b"/Thumb %d 0 R" % padding)
    data = writer.finish([page])
    assert len(data) > 20_000_000
    _, pages = read(bulk, data)
    assert [page.text for page in pages] == ["Thick.\n"]


@pytest.mark.parametrize("count", [2**31 - 1, 8, 0, -1])
def test_a_page_count_that_lies(bulk: BulkPool, count: int) -> None:
    data = makers.pdf(["One.", "Two.", "Three."]).replace(b"/Count 3 ", b"/Count %d " % count)
    head, pages = read(bulk, data)
    assert (head.page_count, head.repaired) == (3, True)
    assert [page.text for page in pages] == ["One.\n", "Two.\n", "Three.\n"]


def test_a_page_that_is_missing_says_so(bulk: BulkPool) -> None:
    data = makers.pdf(["One.", "Two.", "Three."]).replace(b"/Count 3 ", b"/Count 4 ")
    head, pages = read(bulk, data)
    assert head.page_count == 4
    assert [page.problem is None for page in pages] == [True, True, True, False]


def test_the_text_is_what_mupdf_gives_in_its_order(bulk: BulkPool) -> None:
    import pymupdf

    texts: Sequence[str] = ["First paragraph.\n\nSecond, with § 1983 and “quotes”.", "Third."]
    for data in (makers.pdf(texts), makers.pleading_paper_pdf(texts), makers.pdf(texts, rotation=90)):
        with pymupdf.open(stream=data) as document:
            expected = [page.get_text("text") for page in document]
        assert [page.text for page in read(bulk, data)[1]] == expected
