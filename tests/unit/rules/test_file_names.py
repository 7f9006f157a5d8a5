"""Names of downloaded filings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseorg.rules.docket import file_name_of


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("gov.uscourts.dcd.278328.28.3.pdf", ("dcd", "278328", 28, 3)),
        ("gov.uscourts.cand.203070.27.0.pdf", ("cand", "203070", 27, None)),
        ("gov.uscourts.dcd.278328.28.pdf", ("dcd", "278328", 28, None)),
        ("gov.uscourts.ca9-12345.33.0.pdf", ("ca9", "12345", 33, None)),
        ("gov.uscourts.dcd.278328.28.3 (1).pdf", ("dcd", "278328", 28, 3)),
        ("gov.uscourts.nysd.1/gov.uscourts.nysd.1.2.0.pdf", ("nysd", "1", 2, None)),
        ("GOV.USCOURTS.DCD.1.2.3.PDF", ("dcd", "1", 2, 3)),
        ("gov.uscourts.dcd.278328.1.0_5.pdf", ("dcd", "278328", 1, None)),
        ("ca5_00516242060.pdf", ("ca5", None, None, None)),
        ("ca10_010110462922.pdf", ("ca10", None, None, None)),
        ("1-25-cv-00677-DLF_28_3.pdf", (None, "1:25-cv-00677-DLF", 28, 3)),
        ("1-25-cv-00677-DLF-28-3.pdf", (None, "1:25-cv-00677-DLF", 28, 3)),
        ("21-cv-1234 ECF 5.pdf", (None, "21-cv-1234", 5, None)),
        ("Doc 28-3.pdf", (None, None, 28, 3)),
        ("ECF 028-03 Exhibit B.pdf", (None, None, 28, 3)),
        ("ECF No. 12 (2).pdf", (None, None, 12, None)),
        ("Dkt. 12 - Motion.pdf", (None, None, 12, None)),
        ("028 - Order.pdf", (None, None, 28, None)),
        ("28-3 Exhibit B.pdf", (None, None, 28, 3)),
        ("Doc. 1-2 Civil Cover Sheet.pdf", (None, None, 1, 2)),
    ],
)
def test_named(name: str, parts: tuple[object, ...]) -> None:
    found = file_name_of(name)
    assert found is not None
    assert (found.court, found.case, found.document, found.attachment) == parts


@pytest.mark.parametrize(
    "name",
    [
        "Order.pdf",
        "document.pdf",
        "scan0001.pdf",
        "2025 Annual Report.pdf",
        "2025-05-12 Letter.pdf",
        "Exhibit 3.pdf",
        "2023_10_05_filing.pdf",
        "",
        ".pdf",
        "no_bad.5.5.pdf",
    ],
)
def test_not_named(name: str) -> None:
    assert file_name_of(name) is None


@given(st.text(max_size=255))
def test_no_name_is_an_error(name: str) -> None:
    found = file_name_of(name)
    assert found is None or found.court or found.case or found.document is not None
