"""Page stamps: one golden file a form, the choice among several, hostile pages, and the real filings of the corpus."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.rules.docket import stamp_of, strip_stamp
from caseorg.rules.stamps import iso_date, stamp_spans

GOLDEN = Path(__file__).parents[2] / "golden" / "stamps"
FORMS = sorted(path.stem for path in GOLDEN.glob("*.txt"))
CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "court"
FIELDS = "court_kind docket_number document attachment filed entered page_number page_count page_id court".split()
BODY = "The parties agree that the schedule below governs, and that either may move to amend it for good cause.\n"
WHOLE = [form for form in FORMS if not form.startswith(("none_", "supreme_", "double_interleaved", "printed_over"))]


def read(form: str) -> tuple[str, Any]:
    expected = json.loads((GOLDEN / f"{form}.json").read_text(encoding="utf-8"))
    return (GOLDEN / f"{form}.txt").read_text(encoding="utf-8"), expected


def no_rows() -> list[str]:
    raise AssertionError("rows are asked for only where the plain text has a stamp in pieces")


@pytest.mark.parametrize("form", FORMS)
def test_form(form: str) -> None:
    text, expected = read(form)
    stamp = stamp_of(text, text.splitlines, page=1)
    assert (stamp and {name: getattr(stamp, name) for name in FIELDS}) == expected


@pytest.mark.parametrize("form", WHOLE)
def test_form_among_other_text(form: str) -> None:
    """First or last on the page, with the spaces of another layout: the same stamp, nothing of the page in it."""
    text, expected = read(form)
    if form not in ("cited_beside_own", "nyscef_page_line"):
        for page in (text + BODY, BODY + text + "\n12\n", " ".join(text.split()), text.replace(" ", "   ")):
            stamp = stamp_of(page, no_rows, page=2)
            assert stamp and {name: getattr(stamp, name) for name in FIELDS} == expected
            assert "parties" not in stamp.printed and "Court finds" not in stamp.printed


@pytest.mark.parametrize("form", WHOLE)
def test_strip(form: str) -> None:
    text, _ = read(form)
    stamp = stamp_of(text, text.splitlines, page=2)
    assert stamp is not None
    stripped = strip_stamp(text, stamp)
    assert stamp.printed.split()[-1] not in stripped.split()
    assert stamp_of(stripped, stripped.splitlines, page=2) is None
    for start, end in stamp_spans(text):
        assert text[start:end].strip() == text[start:end]


def test_strip_of_a_stamp_in_pieces() -> None:
    text, _ = read("double_interleaved")
    stamp = stamp_of(text, text.splitlines, page=1)
    assert strip_stamp(text, stamp).split() == strip_stamp(BODY.join(["", ""]), None).split() or "finds" in strip_stamp(
        text, stamp
    )
    assert "05/12/25" not in strip_stamp(text, stamp)
    assert strip_stamp(BODY, None) == BODY


def test_rows_are_read_where_the_text_has_the_stamp_in_pieces() -> None:
    text = "Filed 05/12/25\nPage 7 of 20\n" + BODY + "Document 28-3\nCase 1:25-cv-09677-DLF\n"
    rows = ["Case 1:25-cv-09677-DLF Document 28-3 Filed 05/12/25 Page 7 of 20", BODY]
    stamp = stamp_of(text, lambda: rows, page=7)
    assert stamp is not None
    assert (stamp.docket_number, stamp.document, stamp.attachment, stamp.page_number) == (
        "1:25-cv-09677-DLF",
        "28",
        "3",
        7,
    )


def test_a_cover_counts_on_the_first_page_only() -> None:
    text, _ = read("supreme_cover")
    assert stamp_of(text, no_rows, page=1) is not None
    assert stamp_of(text, no_rows, page=2) is None


def test_the_stamp_goes_before_the_cover() -> None:
    text = read("supreme_cover")[0] + "USCA11 Case: 22-90707 Document: 32-1 Date Filed: 01/03/2023 Page: 1 of 9\n"
    stamp = stamp_of(text, no_rows, page=1)
    assert stamp is not None and stamp.court == "ca11"


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("03/04/20", "2020-03-04"),
        ("3/4/2020", "2020-03-04"),
        ("01/29/2009", "2009-01-29"),
        ("12/31/98", "1998-12-31"),
        ("13/01/20", None),
        ("02/30/20", None),
        ("nonsense", None),
        ("1/2/3/4", None),
    ],
)
def test_iso_date(printed: str, iso: str | None) -> None:
    assert iso_date(printed) == iso


PIECES = st.sampled_from(
    """Case|case|Appeal:|USCA|USCA11|Appellate|1:25-cv-00677-DLF|25-5181|09-00429|MDL No. 12|Document|Doc|Doc #:|#|12|
    28-3|Filed|Filed:|Date Filed:|on|in TXSD|Entered|Entered on FLSD Docket|05/12/25|99/99/9999|09:03:58|Desc|Page|Pg|
    Main Document|Page:|PageID #:|of|1|40|ID:|DktEntry:|NYSCEF DOC. NO.|INDEX NO.|FILED: KINGS COUNTY CLERK|12:00 PM|
    ,|\n|SEALED|No. 23-1|
    In the\nSupreme Court of the United States|\x00|\u2013|\ud800""".replace("\n    ", "").split("|")
)


@settings(deadline=None, max_examples=500)
@given(
    text=st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
    ),
    page=st.integers(1, 3),
)
def test_no_page_is_an_error(text: str, page: int) -> None:
    stamp = stamp_of(text, text.splitlines, page=page)
    stripped = strip_stamp(text, stamp)
    assert len(stripped) <= len(text)
    if stamp is not None and stamp.court_kind != "supreme":
        assert stamp.printed and (stamp.filed or stamp.entered or stamp.page_number or stamp.document)


HOSTILE = [
    "Case 1:20-cv-00001-ABC ",
    "Case 1:20-cv-00001-ABC 01/02/20 ",
    "Case 1:20-cv-00001 Document 1 Filed 01/02/20 Page 1 of 2\n",
    "Case 1:20-cv-00001 Document 1 Filed 01/02/20\n",
    "01/02/20 ",
    "1/1/11",
    "12-34567-",
    "Page 1 of 2 01/02/20 ",
    "filed case page 01/02/20 ",
    "Case 09-00429 Doc 83 Filed 03/09/10 Entered 03/09/10 Desc Main Main Main ",
    "FILED: KINGS COUNTY CLERK 01/02/2020 12:00 PM INDEX NO. 1/2020 NYSCEF DOC. NO. 1\n",
    "FILED: A NYSCEF 01/02/2020 ",
    "Case Case 1:20-cv-00001 1:20-cv-00002 Document Document 1 2 Filed Filed 01/02/20 ",
    "\n 01/02/20 \n",
    "-Doc 01/02/20 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_page_is_slow(piece: str) -> None:
    """Twice the text takes no more than about twice the time, however it repeats what stamps are made of."""
    text = piece * (40_000 // len(piece))
    start = time.perf_counter()
    stamp_of(text, text.splitlines, page=1)
    assert time.perf_counter() - start < 2.0


def test_a_page_of_millions_of_characters_is_read_at_its_ends() -> None:
    stamp_line = "Case 1:25-cv-09677-DLF Document 28 Filed 05/12/25 Page 7 of 20"
    filler = "the 01/02/20 case was filed; page " * 60_000
    start = time.perf_counter()
    stamp = stamp_of(filler + stamp_line, list, page=1)
    assert time.perf_counter() - start < 2.0
    assert stamp is not None and stamp.document == "28"


EXTRACT = """
import json, sys, pymupdf
pymupdf.TOOLS.mupdf_display_errors(False)
def rows(page):
    lines = {}
    for x0, y0, x1, y1, word, *_ in page.get_text("words"):
        lines.setdefault(round((y0 + y1) / 12), []).append((x0, word))
    return [" ".join(word for _, word in sorted(line)) for _, line in sorted(lines.items())]
for path in sys.argv[1:]:
    document = pymupdf.open(path)
    print(json.dumps([path, [[page.get_text(), rows(page)] for page in document]]))
"""


def corpus_pages() -> dict[str, list[tuple[str, list[str]]]]:
    paths = [str(path) for path in sorted(CORPUS.rglob("*.pdf"))]
    answer = subprocess.run([sys.executable, "-c", EXTRACT, *paths], capture_output=True, text=True, check=True)
    files = (json.loads(line) for line in answer.stdout.splitlines())
    return {Path(path).name: [(text, rows) for text, rows in pages] for path, pages in files}


FIRST_AND_COUNT = {
    "bad_cross_hatched_redactions.pdf": (2, 4),
    "ok_words.pdf": (7, 38),
    "rect_ordering_1.23.pdf": (23, 43),
    "rect_ordering_3.20.pdf": (20, 46),
    "rectangles_yes.pdf": (7, 16),
    "whitespace_redactions.pdf": (8, 29),
    "whitespace_redactions_2.pdf": (27, 36),
    "double.pdf": (21, 40),
    "ca10_010110462922.pdf": (1, None),
    "ca5_00516242060.pdf": (1, None),
    "ny-state.pdf": (None, None),
}
"""The stamped number of the first page and the count, of the files whose pages are not simply 1 to their length."""

UNSTAMPED = {"image-pdf.pdf", "missouri.pdf"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not here")
def test_every_page_of_the_corpus() -> None:
    files = corpus_pages()
    assert len(files) >= 40
    for name, pages in files.items():
        stamps = [stamp_of(text, lambda rows=rows: rows, page=number) for number, (text, rows) in enumerate(pages, 1)]  # type: ignore[misc]
        if name in UNSTAMPED:
            assert stamps == [None] * len(pages), name
        elif name.startswith("13"):  # the Solicitor General's briefs
            assert stamps[0] is not None and stamps[0].court_kind == "supreme" and not any(stamps[1:]), name
        else:
            first, count = FIRST_AND_COUNT.get(name, (1, len(pages)))
            for index, stamp in enumerate(stamps):
                assert stamp is not None, (name, index)
                assert (stamp.page_number, stamp.page_count) == (None if first is None else first + index, count), name
                assert (stamp.docket_number, stamp.document) == (stamps[0].docket_number, stamps[0].document)  # type: ignore[union-attr]
