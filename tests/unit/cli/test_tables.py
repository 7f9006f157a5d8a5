"""Aligned tables and fields."""

from __future__ import annotations

from caseorg.cli.tables import Column, field_lines, table_lines
from caseorg.cli.words import width_of

COLUMNS = (Column("No.", right=True), Column("Title", least=12), Column("Kind"))


def test_columns_are_aligned() -> None:
    lines = table_lines(COLUMNS, [("1", "Complaint", "complaint"), ("28-3", "判決", "order")], None)
    assert lines == [" No.  Title      Kind", "   1  Complaint  complaint", "28-3  判決       order"]


def test_a_table_fits_the_terminal_by_cutting_the_column_that_gives() -> None:
    rows = [("1", "A very long title of a motion that nobody could print", "motion")]
    lines = table_lines(COLUMNS, rows, 40)
    assert max(map(width_of, lines)) <= 40
    assert "…" in lines[1] and lines[1].endswith("motion")


def test_columns_without_a_value_are_left_out_on_a_terminal_only() -> None:
    assert table_lines(COLUMNS, [("1", "", "motion")], 80)[0].split() == ["No.", "Kind"]
    assert table_lines(COLUMNS, [("1", "", "motion")], None)[0].split() == ["No.", "Title", "Kind"]


def test_what_can_be_spared_is_left_out_where_cutting_is_not_enough() -> None:
    columns = (*COLUMNS, Column("Id", spare=True))
    row = ("1", "x" * 50, "motion", "01a2036f-824d-79")
    assert table_lines(columns, [row], 43)[1].endswith("01a2036f-824d-79")
    assert table_lines(columns, [row], 42)[1].endswith("motion")


def test_a_table_into_a_pipe_is_never_cut() -> None:
    title = "long " * 100
    assert title.strip() in table_lines(COLUMNS, [("1", title.strip(), "motion")], None)[1]


def test_columns_keep_a_width_that_still_says_something() -> None:
    lines = table_lines(COLUMNS, [("1", "x" * 50, "motion")], 5)
    assert lines[1].split()[1] == "x" * 11 + "…"


def test_a_cell_never_breaks_the_table() -> None:
    (_, line) = table_lines(COLUMNS, [("1", "two\nlines\x1b[2J", "motion")], None)
    assert r"two\nlines\x1b[2J" in line


def test_fields_without_a_value_are_left_out_and_long_ones_indented() -> None:
    assert field_lines([("Caption", "A v. B"), ("Judge", ""), ("Notes", "one\ntwo")]) == [
        "Caption  A v. B",
        "Notes    one",
        "         two",
    ]
