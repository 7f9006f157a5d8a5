"""Tables of authorities as files: the form of a brief, no formula, and nothing of this machine."""

from __future__ import annotations

import csv
import io
import re
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER

from caseorg.exporters import exporter_for
from caseorg.exporters.plain_cells import plain_cell
from caseorg.model.authorities import Authority, AuthorityKind, AuthorityPlace, TableOfAuthorities

PLACES = tuple(AuthorityPlace(page, str(page)) for page in (3, 7, 9, 11, 12))
TABLE = TableOfAuthorities(
    "Opposition",
    "Alvarez v. Kent",
    "1:26-cv-00417",
    (
        Authority(AuthorityKind.CASE, "=cmd|' /C calc'!A1 v. Jones", "576 U.S. 1 (2015)", PLACES, 6),
        Authority(AuthorityKind.STATUTE, "", "5 U.S.C. § 706\x0b", PLACES[:2], 2),
    ),
)


def written(suffix: str, *options: str) -> bytes:
    exporter = exporter_for(TableOfAuthorities, suffix)
    assert exporter is not None
    return exporter.write(TABLE, options=frozenset(options))


def test_the_word_document_has_the_form_of_a_brief() -> None:
    document = Document(io.BytesIO(written(".docx")))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:5] == ["Alvarez v. Kent", "No. 1:26-cv-00417", "Opposition", "TABLE OF AUTHORITIES", "Cases\tPage(s)"]
    case = document.paragraphs[5]
    assert case.text.endswith("576 U.S. 1 (2015)\t3, 7, 9, 11, 12") and case.runs[0].italic
    (stop,) = case.paragraph_format.tab_stops
    assert (stop.alignment, stop.leader) == (WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    assert (case.paragraph_format.first_line_indent or 0) < 0
    assert "\tpassim" in Document(io.BytesIO(written(".docx", "passim"))).paragraphs[5].text


def test_the_word_document_names_nobody() -> None:
    document = Document(io.BytesIO(written(".docx")))
    properties = document.core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(written(".docx"))) as parts:
        words = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    assert not re.search(rb"/home/|/root/|/tmp/|python-docx|w:ins |w:del ", words)


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(written(".csv").decode("utf-8-sig"))))
    assert rows[0] == ["section", "name", "citation", "times cited", "pages"]
    assert rows[1][1].startswith("'=cmd") and rows[1][3:] == ["6", "3, 7, 9, 11, 12"]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\t1"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert plain_cell(text) == "'" + text
    assert plain_cell("Smith v. Jones") == "Smith v. Jones"
