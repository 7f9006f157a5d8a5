"""`caseorg case`."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.cli.conftest import CommandLine

ALVAREZ = ("case", "add", "--caption", "Maria ALVAREZ, et al., Plaintiffs, v. John KENT", "--court", "D.D.C.")


@pytest.fixture
def alvarez(caseorg: CommandLine) -> CommandLine:
    caseorg.text(
        *ALVAREZ, "--docket-number", "1:26-cv-00417-RML", "--judge", "Rosa Lane", "--judge", "Paul Ode:referred"
    )
    return caseorg


def test_a_case_is_added_with_its_court_judges_and_docket_number(alvarez: CommandLine) -> None:
    case = alvarez.value("case", "show", "26-cv-417")
    assert (case["court"], case["docket_office"], case["docket_serial"]) == ("dcd", "1", 417)
    assert [(judge["name"], judge["role"]) for judge in case["judges"]] == [
        ("Rosa Lane", "assigned"),
        ("Paul Ode", "referred"),
    ]
    assert case["short_caption"] == "Maria ALVAREZ v. John KENT"
    shown = alvarez.text("case", "show", "26-cv-417")
    assert "United States District Court for the District of Columbia (D.D.C.)" in shown
    assert "Paul Ode (referred)" in shown and "0 documents, 0 docket entries, 0 pages" in shown


def test_adding_a_case_with_judges_is_one_thing_to_undo(alvarez: CommandLine) -> None:
    assert "Undone: Add Case" in alvarez.text("undo")
    assert alvarez.value("case", "list", "--all") == []


def test_a_court_that_is_not_listed_is_kept_as_given_and_told(caseorg: CommandLine) -> None:
    answer = caseorg("case", "add", "--caption", "In re Q", "--court", "Kings County Supreme Court", "--json")
    assert answer.code == 0
    assert answer.value["court"] == "Kings County Supreme Court"
    assert "is no court of “caseorg courts”" in answer.errors


def test_fields_are_changed_and_emptied(alvarez: CommandLine) -> None:
    changed = alvarez.value(
        "case", "edit", "26-cv-417", "--short-caption", "Alvarez", "--date-filed", "2026-02-03", "--notes", "Call Lee",
        "--visibility", "privileged", "--judge", "Ida Bell:panel",
    )  # fmt: skip
    assert (changed["short_caption"], changed["date_filed"], changed["notes"]) == ("Alvarez", "2026-02-03", "Call Lee")
    assert (changed["visibility"], [judge["name"] for judge in changed["judges"]]) == ("privileged", ["Ida Bell"])
    emptied = alvarez.value("case", "edit", "Alvarez", "--date-filed", "", "--court", "", "--notes", "", "--judge", "")
    assert (emptied["date_filed"], emptied["court"], emptied["notes"], emptied["judges"]) == (None, None, "", [])


def test_what_cannot_be_taken_is_refused_with_what_could_be(alvarez: CommandLine) -> None:
    before = alvarez.value("case", "show", "26-cv-417")
    assert "Type it as 2026-03-31" in alvarez.refused("case", "edit", "26-cv-417", "--date-filed", "31/12/2026")
    assert "caption is empty" in alvarez.refused("case", "edit", "26-cv-417", "--caption", " ")
    assert "assigned, referred, panel" in alvarez.refused("case", "edit", "26-cv-417", "--judge", "Lane:chief")
    assert "--short-caption" in alvarez.refused("case", "edit", "26-cv-417")
    assert "No case is called “Smith”" in alvarez.refused("case", "show", "Smith")
    assert alvarez.value("case", "show", "26-cv-417") == before


def test_a_case_is_not_added_when_its_judges_are_refused(caseorg: CommandLine) -> None:
    caseorg.refused("case", "add", "--caption", "A v. B", "--judge", "Lane:chief")
    assert caseorg.value("case", "list", "--all") == []


def test_a_case_is_closed_and_opened_again(alvarez: CommandLine) -> None:
    assert alvarez.value("case", "close", "26-cv-417", "--date", "2026-09-30")["date_closed"] == "2026-09-30"
    assert "There is no open case" in alvarez.text("case", "list")
    assert "closed 2026-09-30" in alvarez.text("case", "list", "--all")
    assert alvarez.value("case", "reopen", "26-cv-417")["status"] == "open"
    assert alvarez.value("case", "close", "26-cv-417")["date_closed"] == date.today().isoformat()


def test_a_case_goes_to_the_trash_and_comes_back(alvarez: CommandLine) -> None:
    assert "Moved to the trash" in alvarez.text("case", "trash", "26-cv-417")
    assert alvarez.value("case", "list", "--all") == []
    assert [case["docket_number"] for case in alvarez.value("case", "list", "--trash")] == ["1:26-cv-00417-RML"]
    assert "No case is called" in alvarez.refused("case", "show", "26-cv-417")
    assert "Restored" in alvarez.text("case", "restore", "26-cv-417")
    assert len(alvarez.value("case", "list")) == 1
    assert "There is no case in the trash" in alvarez.text("case", "list", "--trash")


def test_cases_are_related_and_taken_apart(alvarez: CommandLine) -> None:
    alvarez.text("case", "add", "--caption", "Alvarez on appeal", "--docket-number", "26-5181", "--court", "cadc")
    made = alvarez.text("case", "relate", "26-5181", "--kind", "appeal-from", "--other", "26-cv-417")
    assert made == "Alvarez on appeal: appeal from Maria ALVAREZ v. John KENT (1:26-cv-00417-RML).\n"
    assert "appealed in Alvarez on appeal (26-5181)" in alvarez.text("case", "show", "26-cv-417")
    printed = alvarez.value("case", "relate", "26-5181", "--kind", "related", "--other", "No. 25-1 (9th Cir.)")
    assert (printed["name"], printed["other_uuid"]) == ("No. 25-1 (9th Cir.)", None)
    assert "related No. 25-1 (9th Cir.)" in alvarez.text("case", "show", "26-5181")
    alvarez.text("case", "unrelate", "26-cv-417", "--other", "26-5181")
    alvarez.text("case", "unrelate", "26-5181", "--other", "No. 25-1 (9th Cir.)", "--kind", "related")
    assert alvarez.value("case", "show", "26-5181")["relations"] == []
    assert "is not related" in alvarez.refused("case", "unrelate", "26-5181", "--other", "26-cv-417")


def test_one_of_several_relations_is_meant_by_its_kind(alvarez: CommandLine) -> None:
    alvarez.text("case", "add", "--caption", "In re Delta")
    for kind in ("related", "consolidated"):
        alvarez.text("case", "relate", "In re Delta", "--kind", kind, "--other", "26-cv-417")
    assert "--kind" in alvarez.refused("case", "unrelate", "In re Delta", "--other", "26-cv-417")
    alvarez.text("case", "unrelate", "In re Delta", "--other", "26-cv-417", "--kind", "related")
    assert [one["kind"] for one in alvarez.value("case", "show", "In re Delta")["relations"]] == ["consolidated"]


def test_an_ambiguous_name_is_not_guessed(alvarez: CommandLine) -> None:
    alvarez.text("case", "add", "--caption", "Maria Alvarez v. Ohio", "--docket-number", "2:25-cv-1")
    sentence = alvarez.refused("case", "show", "Alvarez")
    assert "several cases" in sentence and "2:25-cv-1" in sentence
