"""`caseorg cite`: by the form and the pages of the case, and by the name of the document."""

from __future__ import annotations

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


def test_a_document_is_cited_at_a_page_a_range_and_whole(filed: CommandLine) -> None:
    assert filed.text("cite", "1", *CASE, "--page", "2").strip() == "Compl., ECF No. 1, at 2"
    assert filed.text("cite", "1", *CASE, "--page", "1", "--to", "2").strip() == "Compl., ECF No. 1, at 1–2"
    assert filed.text("cite", "1-1", *CASE).strip() == "Ex. A, ECF No. 1-1"


def test_words_are_quoted_with_their_cite(filed: CommandLine) -> None:
    said = filed.text("cite", "4", *CASE, "--page", "1", "--quote", 'The "injunction" is stayed.').strip()
    assert said == "“The ‘injunction’ is stayed.” (Order, ECF No. 4, at 1.)"


def test_form_and_name_are_settings(filed: CommandLine) -> None:
    filed.text("case", "edit", "26-cv-417", "--cite-form", "bluebook", "--cite-pages", "internal")
    filed.text("document", "edit", "4", *CASE, "--short-cite", "Stay Order")
    value = filed.value("cite", "4", *CASE, "--page", "1")
    assert (value["cite"], value["text"]) == ("Stay Order at 1, ECF No. 4", "Stay Order at 1, ECF No. 4")


def test_a_page_that_is_not_there_is_refused(filed: CommandLine) -> None:
    assert "from 1 to 1" in filed.refused("cite", "4", *CASE, "--page", "9")
    assert "from 1 to 2" in filed.refused("cite", "1", *CASE, "--page", "2", "--to", "1")
    assert "from 1 to 2" in filed.refused("cite", "1", *CASE, "--to", "2")
