"""Quoted words against their source."""

from __future__ import annotations

import pytest

from caseorg.rules.verifying import compare_with_source

SOURCE = (
    "Case 1:25-cv-00677-CKK   Document 53   Page 3 of 7\n"
    "The Court finds that the agree-\nment is “likely un-\nlawful” under § 6103(i)(2), and\n"
    "the well-known rule does not—\ncannot—apply to it. See Dep’t of\nCommerce."
)


@pytest.mark.parametrize(
    "quote",
    [
        "The Court finds that the agreement is “likely unlawful” under § 6103(i)(2)",
        "the well-known rule does not—cannot—apply to it.",
        "Dep’t of Commerce.",
        "  the  well-known\nrule ",
    ],
)
def test_where_lines_end_is_no_matter(quote: str) -> None:
    found = compare_with_source(quote, SOURCE)
    assert found.is_same and found.differences == ()


@pytest.mark.parametrize(
    ("quote", "only_in_quote", "only_in_source"),
    [
        ('is "likely unlawful" under § 6103(i)(2)', ['"', '"'], ["“", "”"]),
        ("The Court finds that the agreement is “likely lawful”", [], ["un"]),
        ("the well-known rule does not -- cannot -- apply to it.", [" -- ", " -- "], ["—", "—"]),
        ("the well-known rule did not—cannot—apply to it.", ["id"], ["oes"]),
        ("See Dep't of Commerce.", ["'"], ["’"]),
        ("does not—cannot—apply. See", [], [" to it"]),
    ],
)
def test_every_other_character_counts(quote: str, only_in_quote: list[str], only_in_source: list[str]) -> None:
    found = compare_with_source(quote, SOURCE)
    assert (found.is_found, found.is_same) == (True, False)
    assert [run.text for run in found.differences if run.in_quote] == only_in_quote
    assert [run.text for run in found.differences if run.in_source] == only_in_source
    assert "".join(run.text for run in found.runs if run.in_quote) == quote


@pytest.mark.parametrize("quote", ["", "Nothing of the sort was ever said by anybody here", "§"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    found = compare_with_source(quote, "An order about something else entirely.")
    assert (found.is_found, found.is_same) == (False, False)


def test_a_long_page_and_a_long_quote_are_compared_in_a_moment() -> None:
    page = " ".join(f"word{number} of the page," for number in range(2000))
    quote = page[2000:9000].replace("word300", "word3OO")
    assert {run.text for run in compare_with_source(quote, page).differences} == {"OO", "00"}
