"""Docket numbers as printed and as typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.rules.docket import docket_number_of, same_docket


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1:25-cv-00677-DLF", ("1", 2025, "cv", 677, "DLF")),
        ("1:25-cv-677", ("1", 2025, "cv", 677, None)),
        ("25-cv-677 (DLF)", (None, 2025, "cv", 677, "DLF")),
        ("Civil Action No. 25-0677 (DLF)", (None, 2025, None, 677, "DLF")),
        ("25-5181", (None, 2025, None, 5181, None)),
        ("No. 23-1067", (None, 2023, None, 1067, None)),
        ("3:16-cv-02954-LB", ("3", 2016, "cv", 2954, "LB")),
        ("8:16-cv-01261-DOC-KES", ("8", 2016, "cv", 1261, "DOC-KES")),
        ("8:16-cv-1261-DOC (KESx)", ("8", 2016, "cv", 1261, "DOC-KESx")),
        ("2:25-bk-10001-BB", ("2", 2025, "bk", 10001, "BB")),
        ("09-00429", (None, 2009, None, 429, None)),
        ("1:05-ml-01720", ("1", 2005, "ml", 1720, None)),
        ("4:21-cr-00123-1-ABC", ("4", 2021, "cr", 123, "ABC")),
        ("4:21-cr-00123-ABC-DEF-2", ("4", 2021, "cr", 123, "ABC-DEF")),
        ("21 Mag. 4335", (None, 2021, "mj", 4335, None)),
        ("21 Civ. 4567 (JPO) (OTW)", (None, 2021, "cv", 4567, "JPO-OTW")),
        ("1:2025cv00677", ("1", 2025, "cv", 677, None)),
        ("1:25–cv–00677–DLF", ("1", 2025, "cv", 677, "DLF")),
        ("1:93cv123", ("1", 1993, "cv", 123, None)),
        ("98-1234", (None, 1998, None, 1234, None)),
        ("59-1", (None, 2059, None, 1, None)),
        ("22A123", (None, 2022, "a", 123, None)),
        ("23M5", (None, 2023, "m", 5, None)),
        ("452564/2025", (None, 2025, None, 452564, None)),
        ("MDL No. 2804", (None, None, "mdl", 2804, None)),
        ("19-34054-sgj11", (None, 2019, None, 34054, "sgj11")),
        ("Case:20-01234-BKT11 Doc#:12", (None, 2020, None, 1234, "BKT11")),
        ("Nos. 23-1067 and 23-1068", (None, 2023, None, 1067, None)),
        ("5:11-cv-01846-LHKDocument1", ("5", 2011, "cv", 1846, "LHK")),
        ("(Case No. 24-cv-12 (amended))", (None, 2024, "cv", 12, None)),
    ],
)
def test_parts(text: str, parts: tuple[object, ...]) -> None:
    number = docket_number_of(text)
    assert number is not None
    assert (number.office, number.year, number.type, number.serial, number.judges) == parts
    assert number.raw in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Halloway v. Harbor",
        "12 of 15 pages",
        "26 U.S.C. 6103",
        "June 12, 2025",
        "(202) 514-2217",
        "555-12-3456",
        "20 of 25",
        "5/12/2025",
    ],
)
def test_no_docket_number(text: str) -> None:
    assert docket_number_of(text) is None


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("1:25-cv-00677-DLF", "25-cv-677", True),
        ("1:25-cv-00677-DLF", "Civil Action No. 25-0677 (ABC)", True),
        ("1:25-cv-00677", "2:25-cv-00677", False),
        ("1:25-cv-00677", "1:25-cr-00677", False),
        ("1:25-cv-00677", "1:24-cv-00677", False),
        ("25-5181", "25-5182", False),
        ("21 Mag. 4335", "1:21-mj-04335", True),
        ("21 Civ. 12", "21-cv-12", True),
        ("1:2025cv00677", "1:25-cv-677", True),
        ("22A123", "22-123", True),
        ("MDL No. 2804", "MDL 2804", True),
    ],
)
def test_same_docket(a: str, b: str, same: bool) -> None:
    first, second = docket_number_of(a), docket_number_of(b)
    assert first and second
    assert same_docket(first, second) is same
    assert same_docket(second, first) is same


@given(st.text(max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    number = docket_number_of(text)
    assert number is None or number.raw in text
