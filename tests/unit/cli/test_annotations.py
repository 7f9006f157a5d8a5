"""`caseorg annotation`, `issue`, `annotation-color`, `document relate`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.cli.conftest import CommandLine

CASE = ("--case", "26-cv-417")


def mark(caseorg: CommandLine, *words: str, quote: str = "injunction") -> dict[str, Any]:
    """The highlight on words of the complaint's first page."""
    (made,) = caseorg.value("annotation", "add", "1", *CASE, "--page", "1", "--quote", quote, *words)
    assert isinstance(made, dict)
    return made


def quotes(caseorg: CommandLine, *words: str) -> list[str]:
    return [one["quote"] for one in caseorg.value("annotation", "list", *words)]


# Making


def test_a_highlight_is_placed_on_the_words_of_the_page(filed: CommandLine) -> None:
    made = mark(filed, "--color", "Green", "--comment", "Relief", "--tag", "key", "--issue", "Standing")
    assert (made["kind"], made["quote"], made["page"], made["color"]) == ("highlight", "injunction", 0, "#8fd694")
    assert (made["prefix"], made["suffix"]) == ("Complaint: Plaintiffs seek an", ".")
    assert (made["tags"], made["issues"], made["page_label"]) == (["key"], ["Standing"], "1")
    ((left, top, right, _, _, bottom, _, _),) = made["shape"]
    # 11 points of Helvetica on the first line of the page, whose baseline is 80 points below the top
    assert 60 < top < 80 < bottom < 90 and 72 < left < right < 400


def test_words_that_are_not_there_or_several_times_are_refused(filed: CommandLine) -> None:
    add = ("annotation", "add", "1", *CASE, "--page", "1", "--quote")
    assert filed.refused(*add, "due process").startswith("“due process” is not on page 1.")
    assert "3 times. Say which with --occurrence" in filed.refused(*add, "in")
    assert filed.refused(*add, "in", "--occurrence", "4") == "“in” is on page 1 only 3 times."
    assert filed.value(*add, "in", "--occurrence", "2")[0]["quote"] == "in"
    assert filed.refused("annotation", "add", "1-1", *CASE, "--page", "1", "--quote", "q").startswith("“q” is not on")
    assert "Give a page from 1 to 2" in filed.refused("annotation", "add", "1", *CASE, "--page", "3", "--quote", "x")


@pytest.mark.parametrize(
    ("kind", "place", "shape"),
    [
        ("note", ("--at", "72,100"), [[72, 100]]),
        ("area", ("--rect", "72,100,200,150.5"), [[72, 100, 200, 150.5]]),
        ("text-box", ("--rect", "72,100,200,150"), [[72, 100, 200, 150]]),
        ("arrow", ("--line", "10,10,90,90"), [[10, 10, 90, 90]]),
        ("ink", ("--stroke", "1,1,2,2,3,3", "--stroke", "5,5,6,6"), [[1, 1, 2, 2, 3, 3], [5, 5, 6, 6]]),
    ],
)
def test_other_kinds_are_placed_by_points(
    filed: CommandLine, kind: str, place: tuple[str, ...], shape: list[list[float]]
) -> None:
    (made,) = filed.value("annotation", "add", "1", *CASE, "--page", "2", "--kind", kind, *place)
    assert (made["kind"], made["shape"], made["quote"]) == (kind.replace("-", " "), shape, "")


def test_places_that_do_not_fit_the_kind_are_refused(filed: CommandLine) -> None:
    add = ("annotation", "add", "1", *CASE, "--page", "1")
    assert filed.refused(*add) == "Say where the highlight goes with --quote."
    assert filed.refused(*add, "--kind", "note", "--quote", "x") == "A note is placed by --at, not by --quote."
    assert filed.refused(*add, "--kind", "area", "--rect", "1,2") == (
        "--rect takes 4 numbers with commas between them, not 2."
    )
    assert filed.refused(*add, "--kind", "note", "--at", "here,there").startswith("“here,there” are no numbers")


def test_an_annotation_moves_to_other_words(filed: CommandLine) -> None:
    uuid = mark(filed)["uuid"]
    (moved,) = filed.value("annotation", "move", uuid, "--quote", "Prayer", "--page", "2")
    assert (moved["page"], moved["quote"], moved["suffix"]) == (1, "Prayer", "")


# Finding


def test_annotations_are_listed_in_reading_order_and_narrowed(filed: CommandLine) -> None:
    filed.value("annotation", "add", "4", *CASE, "--page", "1", "--quote", "stayed", "--kind", "underline")
    mark(filed, "--comment", "Relief sought", "--author", "Lee", "--color", "#112233", "--tag", "key")
    mark(filed, "--issue", "Standing", quote="Plaintiffs")
    assert quotes(filed, *CASE) == ["Plaintiffs", "injunction", "stayed"]
    assert quotes(filed, "4", *CASE) == ["stayed"]
    for narrowed, expected in (
        (("--kind", "underline"), ["stayed"]),
        (("--color", "#112233"), ["injunction"]),
        (("--color", "yellow"), ["Plaintiffs", "stayed"]),
        (("--tag", "key"), ["injunction"]),
        (("--issue", "standing"), ["Plaintiffs"]),
        (("--author", "lee"), ["injunction"]),
        (("--text", "relief"), ["injunction"]),
        (("--pages", "2-5"), []),
        (("--pages", "1"), ["Plaintiffs", "injunction", "stayed"]),
    ):
        assert quotes(filed, *CASE, *narrowed) == expected, narrowed
    assert "“Plaintiffs”" in filed.text("annotation", "list", *CASE)
    assert filed.refused("annotation", "list", *CASE, "--pages", "5-2").startswith("“5-2” are no pages.")


def test_annotations_go_to_the_trash_alone_or_with_their_document(filed: CommandLine) -> None:
    uuid = mark(filed)["uuid"]
    filed.text("annotation", "trash", uuid)
    assert (quotes(filed, *CASE), quotes(filed, "--trash")) == ([], ["injunction"])
    filed.text("annotation", "restore", uuid)
    filed.text("document", "trash", "1", *CASE)
    assert (quotes(filed, *CASE), quotes(filed, "--trash")) == ([], [])
    filed.text("document", "restore", "complaint.pdf", *CASE)
    assert quotes(filed, *CASE) == ["injunction"]


def test_an_annotation_is_shown_with_its_replies(filed: CommandLine) -> None:
    uuid = mark(filed)["uuid"]
    filed.text("annotation", "reply", uuid, "--comment", "Agreed", "--state", "Accepted", "--author", "Lee")
    (reply,) = filed.value("annotation", "show", uuid)["replies"]
    shown = filed.text("annotation", "show", uuid)
    assert reply["uuid"] in shown and "Lee: Accepted" in shown
    filed.text("annotation", "edit-reply", reply["uuid"], "--comment", "Not agreed")
    assert quotes(filed, *CASE, "--text", "not agreed") == ["injunction"]
    assert filed.refused("annotation", "remove-reply", "none").startswith("There is no reply with the id none.")


def test_marks_change_their_kind_and_color_together(filed: CommandLine) -> None:
    uuids = [mark(filed)["uuid"], mark(filed, quote="Plaintiffs")["uuid"]]
    changed = filed.value("annotation", "edit", *uuids, "--kind", "strike-out", "--color", "Red", "--comment", "")
    assert [(one["kind"], one["color"]) for one in changed] == [("strike out", "#f28b82")] * 2
    assert filed.refused("annotation", "edit", uuids[0]).startswith("Say what to change: --kind,")
    assert filed.refused("annotation", "edit", uuids[0], "--color", "Plaid").startswith("There is no color “Plaid”.")


# Issues, colors, relations


def test_a_new_issue_and_what_is_put_under_it_are_one_step(filed: CommandLine) -> None:
    uuid = mark(filed)["uuid"]
    filed.text("annotation", "issue", uuid, "--issue", "Ripeness")
    assert filed.value("issue", "list", *CASE)[0]["annotations"] == 1
    assert filed.text("undo") == "Undone: Put under Issue (2 records)\n"
    assert filed.value("issue", "list", *CASE) == []


def test_issues_are_ordered_and_renamed(filed: CommandLine) -> None:
    for name in ("Standing", "Ripeness"):
        filed.text("issue", "add", name, *CASE)
    filed.text("issue", "edit", "Standing", "--notes", "See ECF No. 4", "--position", "9")
    assert [(one["name"], one["notes"]) for one in filed.value("issue", "list", *CASE)] == [
        ("Ripeness", ""),
        ("Standing", "See ECF No. 4"),
    ]
    assert filed.refused("issue", "edit", "Mootness", "--name", "x").startswith("There is no issue “Mootness”.")


def test_colors_are_named_and_changed_wherever_they_are_used(filed: CommandLine) -> None:
    mark(filed, "--color", "yellow")
    filed.text("annotation-color", "edit", "Yellow", "--name", "Key passage", "--color", "#ffe000")
    assert filed.value("annotation", "list", *CASE, "--color", "key passage")[0]["color"] == "#ffe000"
    assert "Key passage" in filed.text("annotation-color", "list")


def test_documents_are_related_and_seen_from_both_sides(filed: CommandLine) -> None:
    said = filed.text("document", "relate", "4", *CASE, "--kind", "rules-on", "--other", "1")
    assert said == "ECF No. 4 Order Granting Stay: rules on ECF No. 1 Complaint.\n"
    (seen,) = filed.value("document", "relations", "1", *CASE)
    assert (seen["words"], seen["other_ecf"], seen["outward"]) == ("ruled on by", "4", False)
    assert filed.refused("document", "unrelate", "1", *CASE, "--other", "1-1").startswith("ECF No. 1 Complaint is not")
    filed.text("document", "unrelate", "1", *CASE, "--other", "4")
    assert filed.value("document", "relations", "4", *CASE) == []


# Searching


def test_the_search_prints_annotations_and_issues(filed: CommandLine) -> None:
    mark(filed, "--comment", "Compare laches", "--issue", "Laches of the agency")
    found = filed.value("search", "laches")
    assert [one["snippet"] for one in found["documents"][0]["annotations"]] == ["injunction Compare laches"]
    assert [one["name"] for one in found["issues"]] == ["Laches of the agency"]
    printed = filed.text("search", "laches")
    assert "highlight on page 1: injunction Compare «laches»" in printed
    assert "1 document, 0 pages, 1 annotation." in printed
