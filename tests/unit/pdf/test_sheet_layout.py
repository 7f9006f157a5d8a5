"""Sheets on pages: nothing is lost, tables go on with their heads, and every page knows how many there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest

from caseorg.apart.client import ApartReader
from caseorg.model.printed_sheet import (
    PaperBlock,
    PaperBreak,
    PaperColumn,
    PaperRow,
    PaperSheet,
    PaperTable,
    PaperWords,
    SetSheets,
)
from caseorg.pdf.sheet_setting import sheet_setting

COLUMNS = (PaperColumn(head="<b>Number</b>", share=1), PaperColumn(head="<b>Words</b>", share=3))


def sheet(*blocks: PaperBlock, is_wide: bool = False) -> PaperSheet:
    return PaperSheet(head="Upper left", head_right="Upper right", foot="Below", blocks=blocks, is_wide=is_wide)


Setting = Callable[..., tuple[SetSheets, list[str]]]


@pytest.fixture
def pages() -> Setting:
    def set_pages(*sheets: PaperSheet) -> tuple[SetSheets, list[str]]:
        with ApartReader(sheet_setting) as setter:
            made = setter.read(sheets)
        assert made is not None
        document = pypdfium2.PdfDocument(made.data)
        found = [page.get_textpage().get_text_range() for page in document]
        document.close()
        assert len(made.sizes) == len(found)
        return made, found

    return set_pages


def row(number: int, words: str = "") -> PaperRow:
    return PaperRow(cells=(f"<p>n{number}n</p>", f"<p>{words or 'Some words'}</p>"))


def test_heads_are_repeated_and_no_row_is_lost(pages: Setting) -> None:
    _, found = pages(sheet(PaperTable(columns=COLUMNS, rows=tuple(row(number) for number in range(120)))))
    assert len(found) > 2
    assert all("Number" in page and "Upper left" in page and "Below" in page for page in found)
    assert [f"Page {number + 1} of {len(found)}" in page for number, page in enumerate(found)] == [True] * len(found)
    assert [number for number in range(120) if not any(f"n{number}n" in page for page in found)] == []


def test_each_sheet_counts_its_own_pages_and_lies_as_it_says(pages: Setting) -> None:
    long = sheet(PaperTable(columns=COLUMNS, rows=tuple(row(number) for number in range(60))))
    made, found = pages(long, sheet(PaperWords(html="<p>Alone</p>"), is_wide=True))
    assert "Page 2 of 2" in found[1] and "Page 1 of 1" in found[2] and "Alone" in found[2]
    assert made.sizes == ((612, 792), (612, 792), (792, 612))


def test_a_row_higher_than_any_page_is_parted(pages: Setting) -> None:
    words = " ".join(f"w{number}w" for number in range(3000))
    high = replace(row(2, words), again=("<p>n2n goes on</p>", ""))
    _, found = pages(sheet(PaperTable(columns=COLUMNS, rows=(row(1), high, row(3)))))
    text = "".join(found)
    assert [number for number in range(3000) if f"w{number}w" not in text] == []
    assert len(found) > 2 and "n3n" in found[-1]
    assert ["n2n goes on" in page for page in found] == [False, *[True] * (len(found) - 1)]


def test_a_band_stays_with_its_rows_and_is_told_again_on_the_next_page(pages: Setting) -> None:
    rows = []
    for day in range(12):
        rows.append(PaperRow(cells=(f"<p>Day {day}</p>",), is_band=True))
        rows += [row(day * 10 + number, "A line<br/>and another<br/>and a third") for number in range(4 + day % 5)]
    _, found = pages(sheet(PaperTable(columns=COLUMNS, rows=tuple(rows))))
    assert len(found) > 2
    for page in found:
        lines = [line.strip() for line in page.splitlines()]
        bands = [at for at, line in enumerate(lines) if line.startswith("Day ")]
        numbered = [at for at, line in enumerate(lines) if re.match(r"n\d+n", line)]
        assert bands[0] < numbered[0], "a row stands on the page before any band says of which day it is"
        assert bands[-1] < numbered[-1], "a band stands alone at the foot"
    assert any("continued" in page for page in found[1:])


def test_words_that_stay_go_with_what_follows(pages: Setting) -> None:
    filler = PaperWords(html="<p>" + "<br/>".join("line" for _ in range(58)) + "</p>")
    heading = PaperWords(html="<p>Heading</p>", stays=True)
    table = PaperTable(columns=COLUMNS, rows=(row(1), row(2)), least=40)
    _, found = pages(sheet(filler, heading, table))
    assert "Heading" in found[1] and "n1n" in found[1] and "Heading" not in found[0]


def test_a_break_begins_a_page_and_an_empty_one_is_not_left(pages: Setting) -> None:
    _, found = pages(sheet(PaperBreak(), PaperWords(html="<p>One</p>"), PaperBreak(), PaperWords(html="<p>Two</p>")))
    assert len(found) == 2 and "One" in found[0] and "Two" in found[1]


def test_letters_of_many_scripts_are_there(pages: Setting) -> None:
    _, found = pages(sheet(PaperWords(html="<p>Łódź § 12(b) “x” 漢字 ☐ ☑ é</p>", is_boxed=True)))
    assert all(letter in found[0] for letter in "Łódź§“”漢字é")


def test_the_file_names_neither_program_nor_person(pages: Setting) -> None:
    made, _ = pages(sheet(PaperWords(html="<p>One</p>")))
    assert b"MuPDF" not in made.data and b"/Producer" not in made.data and b"/CreationDate" not in made.data
