"""The sample case: made by its script, small, read as it must be, and made up throughout."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from caseorg.model.case import CaseRelationKind, CaseStatus, JudgeRole
from caseorg.model.document import DocumentKind, TextState
from caseorg.model.reading import PageReading
from caseorg.model.record import Visibility
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import FileHead, WorkerFailure
from caseorg.rules.docket import docket_number_of, same_docket

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample"
FILINGS = SAMPLE / "filings"
CASE = tomllib.loads((SAMPLE / "case.toml").read_text("utf-8"))
EXPECTED = tomllib.loads((ROOT / "tests" / "data" / "sample.toml").read_text("utf-8"))
LARGEST_BYTES = 600_000
# what nobody owns: RFC 2606 for names, 555-0100 to 555-0199 for North American telephones
PHONE = re.compile(r"\(\d{3}\) ?\d{3}-\d{4}")
MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")

Read = dict[str, tuple[FileHead, tuple[PageReading, ...]]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Every filing as the program reads it, by its path below the folder."""
    pool = BulkPool(workers=2)
    try:
        waiting = {path: pool.submit((FILINGS / path).read_bytes()) for path in paths_below(FILINGS)}
        answers = {path: future.result(timeout=60) for path, future in waiting.items()}
    finally:
        pool.close()
    failures = {path: answer for path, answer in answers.items() if isinstance(answer, WorkerFailure)}
    assert not failures
    return {path: answer for path, answer in answers.items() if not isinstance(answer, WorkerFailure)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filings made anew."""
    return make(tmp_path_factory.mktemp("made"), hash_seed="1")


def make(folder: Path, *, hash_seed: str) -> Path:
    command = [sys.executable, str(ROOT / "packaging" / "make_sample.py"), "--into", str(folder / "filings")]
    subprocess.run(
        command, check=True, capture_output=True, timeout=60, env={**os.environ, "PYTHONHASHSEED": hash_seed}
    )
    return folder / "filings"


def paths_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def inflated(data: bytes) -> bytes:
    """The same PDF without compression, since another version of zlib may compress otherwise."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(
            output,
            static_id=True,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return output.getvalue()


def flat(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("“", '"').replace("”", '"').split())


def text_of(pages: tuple[PageReading, ...]) -> str:
    return flat(" ".join(page.text for page in pages))


def test_all_filings_are_there_and_small() -> None:
    assert paths_below(FILINGS) == sorted(filing["file"] for filing in EXPECTED["filing"])
    assert sum(path.stat().st_size for path in FILINGS.rglob("*.pdf")) <= LARGEST_BYTES


def test_the_script_gives_the_filings_that_are_kept(made: Path) -> None:
    assert paths_below(made) == paths_below(FILINGS)
    differing = [
        path
        for path in paths_below(FILINGS)
        if inflated((made / path).read_bytes()) != inflated((FILINGS / path).read_bytes())
    ]
    assert not differing, "run packaging/make_sample.py"


def test_the_script_gives_the_same_bytes_every_time(made: Path, tmp_path: Path) -> None:
    again = make(tmp_path, hash_seed="2")
    assert [(made / path).read_bytes() for path in paths_below(made)] == [
        (again / path).read_bytes() for path in paths_below(again)
    ]


@pytest.mark.parametrize("path", paths_below(FILINGS))
def test_a_second_reader_finds_no_fault(path: str) -> None:
    with pikepdf.open(FILINGS / path) as document:
        assert document.check_pdf_syntax() == []


@pytest.mark.parametrize("filing", EXPECTED["filing"], ids=lambda filing: filing["file"])
def test_pages_and_stamps(read: Read, filing: dict[str, Any]) -> None:
    head, pages = read[filing["file"]]
    count = filing["pages"]
    assert (head.page_count, len(pages), head.repaired) == (count, count, False)
    assert [page.label for page in pages] == filing.get("labels", [str(number) for number in range(1, count + 1)])
    assert {page.state for page in pages} == {TextState(filing.get("state", "native"))}
    stamps = [page.stamp for page in pages]
    if "ecf" not in filing:
        assert stamps == [None] * count
        return
    document, _, attachment = filing["ecf"].partition("-")
    docket_number = docket_number_of(filing.get("docket_number", CASE["case"]["docket_number"]))
    assert docket_number is not None
    for number, stamp in enumerate(stamps, 1):
        assert stamp is not None and stamp.docket_number is not None
        assert stamp.court_kind == filing.get("court_kind", "district")
        stamped = docket_number_of(stamp.docket_number)
        assert stamped is not None and same_docket(stamped, docket_number)
        assert (stamp.document, stamp.attachment) == (document, attachment or None)
        assert (stamp.filed, stamp.page_number, stamp.page_count) == (filing["filed"], number, count)


def test_titles_are_printed_on_the_first_page(read: Read) -> None:
    """Word by word, since a title may stand in a column beside the parties."""
    absent = [
        (filing["file"], word)
        for filing in EXPECTED["filing"]
        if filing.get("state", "native") == "native"
        for word in filing["title"].casefold().split()
        if word not in flat(read[filing["file"]][1][0].text).casefold().split()
    ]
    assert not absent


def test_expected_kinds_are_kinds() -> None:
    assert {DocumentKind(filing["kind"]) for filing in EXPECTED["filing"]} >= {
        DocumentKind.COMPLAINT,
        DocumentKind.OPINION,
        DocumentKind.TRANSCRIPT,
        DocumentKind.PRESS_RELEASE,
    }


def test_the_numbers_said_to_be_missing_are_missing() -> None:
    numbers = {
        int(filing["ecf"].partition("-")[0])
        for filing in EXPECTED["filing"]
        if "court_kind" not in filing and "ecf" in filing
    }
    assert sorted(set(range(1, max(numbers) + 1)) - numbers) == EXPECTED["missing"]
    assert numbers == {entry["number"] for entry in CASE["entry"] if "number" in entry}


def test_record_cites_lead_to_what_they_cite(read: Read) -> None:
    """Spot checks of cites in the opinion, made by hand."""
    opinion = text_of(read["gov.uscourts.dcd.990417.14.0.pdf"][1])
    cites = {
        (
            '"for any purpose within the Bureau\'s mission, as permitted by law." Id. at 3.',
            "gov.uscourts.dcd.990417.1.1.pdf",
            3,
        ): "7.1 The Bureau may use",
        (
            "Ibarra-Quan Decl. ¶ 7, ECF No. 8-2 at 2.",
            "PI motion/ECF 008-2 - Ibarra-Quan Declaration.pdf",
            2,
        ): "7. Member A",
        ("Compl. ¶ 22, ECF No. 1 at 5.", "gov.uscourts.dcd.990417.1.0.pdf", 5): "22. Section 7 of the Memorandum",
        ("Hr'g Tr. 34:5.", "Hearing/2026-04-07 hearing transcript (excerpt).pdf", 4): "Criminal investigations only",
    }
    for (cite, path, page), words in cites.items():
        assert cite in opinion
        assert words in flat(read[path][1][page - 1].text)


def test_outlines_of_the_long_filings(read: Read) -> None:
    outline = read["gov.uscourts.dcd.990417.14.0.pdf"][0].outline
    assert [(item.level, item.title) for item in outline][:3] == [
        (1, "I. BACKGROUND"),
        (2, "A. Statutory background"),
        (2, "B. The Memorandum"),
    ]
    assert outline[-1].title == "IV. CONCLUSION" and outline[-1].page == 8


def test_the_docket_is_in_order_and_names_only_filings_that_exist() -> None:
    dates = [date.fromisoformat(entry["date"]) for entry in CASE["entry"]]
    assert dates == sorted(dates)
    by_number = {entry["number"]: entry["date"] for entry in CASE["entry"] if "number" in entry}
    filed = {
        int(f["ecf"]): f["filed"] for f in EXPECTED["filing"] if f.get("ecf", "-").isdigit() and "court_kind" not in f
    }
    assert by_number == filed
    named = [document["file"] for document in CASE["document"]] + [file for tag in CASE["tag"] for file in tag["files"]]
    assert set(named) <= set(paths_below(FILINGS))


def test_the_case_uses_the_words_of_the_model() -> None:
    case = CASE["case"]
    number = docket_number_of(case["docket_number"])
    assert number is not None and (number.office, number.year, number.type, number.judges) == ("1", 2026, "cv", "RML")
    assert CaseStatus(case["status"]) is CaseStatus.OPEN
    assert [JudgeRole(judge["role"]) for judge in CASE["judge"]] == [JudgeRole.ASSIGNED]
    assert [CaseRelationKind(related["kind"]) for related in CASE["related_case"]] == [CaseRelationKind.RELATED]
    for document in CASE["document"]:
        DocumentKind(document["kind"])
        Visibility(document.get("visibility", "internal"))


def test_nobody_can_be_reached(read: Read) -> None:
    texts = [text_of(pages) for _, pages in read.values()]
    texts += [path.read_text("utf-8") for path in (ROOT / "packaging" / "sample_case" / "text").glob("*.txt")]
    texts.append((SAMPLE / "case.toml").read_text("utf-8"))
    phones = [phone for text in texts for phone in PHONE.findall(text)]
    mails = [mail for text in texts for mail in MAIL.findall(text)]
    assert phones and all(re.search(r"555-01\d\d$", phone) for phone in phones)
    assert mails and all(mail.endswith(".example.org") for mail in mails)
    assert not any(re.search(r"https?://|www\.", text) for text in texts)


def test_no_real_case_is_meant(read: Read) -> None:
    """Names of the real dispute of this kind must not slip in."""
    real = re.compile(r"Bessent|Internal Revenue Service|\bIRS\b|Immigration|Homeland|Public Citizen")
    for path, (_, pages) in read.items():
        assert real.search(text_of(pages)) is None, path
