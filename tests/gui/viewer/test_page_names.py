"""The page somebody means, and how a page is called."""

from __future__ import annotations

import pytest

from caseorg.gui.viewer.page_names import find_page, page_name, page_position

LABELS = ("i", "ii", "iii", "1", "2", "A-1")
ECF = (None, 10, 11, 12, 13, 14)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("iii", 2),
        ("III", 2),
        ("1", 3),  # the label, not the first page
        (" a-1 ", 5),
        ("6", 5),  # no such label: the sixth page
        ("#1", 0),
        ("page 4", 3),
        ("p. 4", 3),
        ("ecf 12", 3),
        ("ECF p. 10", 1),
        ("ecf page 14", 5),
        ("ECF No. 11", 2),
        ("ecf 1", None),
        ("99", None),
        ("0", None),
        ("", None),
        ("iv", None),
        ("²", None),
        ("9" * 400, None),
    ],
)
def test_find_page(text: str, page: int | None) -> None:
    assert find_page(text, LABELS, ECF, 6) == page


def test_fewer_labels_and_stamps_than_pages_do_no_harm() -> None:
    assert find_page("3", (), (), 5) == 2
    assert find_page("ecf 3", (), (), 5) is None


def test_how_a_page_is_called() -> None:
    assert page_name(1, LABELS) == "ii" and page_name(8, LABELS) == "9" and page_name(0, ("",)) == "1"


def test_the_position_tells_the_number_where_the_label_differs() -> None:
    assert page_position(2, 20, [str(number + 1) for number in range(20)], 3) == "of 20 · ECF page 3"
    assert page_position(1, 6, LABELS, None) == "(2 of 6)"
