"""From points to characters, from characters to boxes, and what is copied."""

from __future__ import annotations

import pytest

from caseorg.gui.viewer.coordinates import UprightPoint, upright_rect_to_page
from caseorg.gui.viewer.page_text import PageText
from caseorg.gui.viewer.selection import Granularity, Selection, TextSpot, copied_text, selected_text, span_around
from caseorg.pdf.types import PageBox, PageContent, Rect, Word
from tests.gui.viewer.fake_pool import LETTER, LINE, numbered, words_of

LINES = ("The motion to dismiss", "is granted in part.", "So ordered.")


def page(words: tuple[Word, ...], box: PageBox = LETTER) -> PageText:
    return PageText(PageContent(words, ()), box)


def test_lines_and_words_become_one_text() -> None:
    assert page(words_of(LINES)).text == "The motion to dismiss\nis granted in part.\nSo ordered."


def test_the_line_numbers_of_pleading_paper_are_no_text() -> None:
    assert page(numbered(LINES)).text == "\n".join(LINES)


def test_a_gap_within_a_line_does_not_break_it() -> None:
    left = Word((100, 100, 150, 112), "Plaintiff,", 0, 0)
    right = Word((300, 101, 340, 113), "Case", 0, 1)
    below = Word((100, 120, 150, 132), "v.", 0, 2)
    assert page((left, right, below)).text == "Plaintiff, Case\nv."


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (100, 105, 0),  # before the first letter
        (90, 105, 0),  # in the margin
        (128, 105, 4),  # before "motion"
        (400, 105, 21),  # right of the line
        (101, 50, 0),  # above all text
        (400, 700, 53),  # below all text
        (400, 105 + LINE, 41),  # right of the second line
    ],
)
def test_the_nearest_character_gap(x: float, y: float, expected: int) -> None:
    assert page(words_of(LINES)).offset_at(UprightPoint(x, y)) == expected


def test_within_a_word_the_gap_follows_the_letters() -> None:
    text = page(words_of(["nnnnnnnnnn"]))
    assert [text.offset_at(UprightPoint(100 + 7 * share, 105)) for share in (0, 3, 5, 10)] == [0, 3, 5, 10]


def test_boxes_are_one_a_line_and_begin_and_end_within_words() -> None:
    text = page(words_of(LINES))
    boxes = text.boxes(4, 24)
    assert len(boxes) == 2
    assert boxes[0] == pytest.approx((128, 100, 247, 112))
    assert boxes[1] == pytest.approx((100, 120, 114, 132))
    assert text.boxes(5, 5) == []


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_with_upright_text_reads_alike(rotation: int) -> None:
    width, height = (792.0, 612.0) if rotation % 180 else (612.0, 792.0)
    box = PageBox(width, height, rotation, (0, 0, 612, 792))
    words = tuple(
        Word(upright_rect_to_page(box, word.box), word.text, word.block, word.line) for word in words_of(LINES)
    )
    text, straight = page(words, box), page(words_of(LINES))
    assert text.text == straight.text
    for box_of_line, expected in zip(text.boxes(4, 24), straight.boxes(4, 24), strict=True):
        assert box_of_line == pytest.approx(expected)
    assert text.offset_at(UprightPoint(128, 105)) == 4


@pytest.mark.parametrize("up", [False, True])
def test_lines_along_the_height_of_a_page_are_cut_along_it(up: bool) -> None:
    """The columns of a turned table: read down the page, or up it."""
    straight = words_of(LINES)

    def sideways(rect: Rect) -> Rect:
        left, top, right, bottom = rect
        return (top, 700 - right, bottom, 700 - left) if up else (600 - bottom, left, 600 - top, right)

    text = page(tuple(Word(sideways(word.box), word.text, word.block, word.line) for word in straight))
    for (rect, turn), expected in zip(text.turned_boxes(4, 24), page(straight).boxes(4, 24), strict=True):
        assert rect == pytest.approx(sideways(expected)) and turn == (270 if up else 90)
    for offset in (0, 4, 9, 30):
        left, top, right, bottom = text.caret_box(offset)
        assert top == pytest.approx(bottom) and right - left == pytest.approx(12)
        assert text.offset_at(UprightPoint((left + right) / 2, top)) == offset


def test_a_single_word_along_the_height_runs_down_if_no_other_tells() -> None:
    text = page((Word((20, 100, 32, 200), "nnnnnnnn", 0, 0),))
    assert text.turned_boxes(2, 6) == [((20, 125, 32, 175), 90)]
    assert text.offset_at(UprightPoint(25, 110)) == 1 and text.offset_at(UprightPoint(25, 199)) == 8
    assert page((Word((20, 100, 25, 112), "il", 0, 0),)).lines[0].turn == 0


@pytest.mark.parametrize(
    ("granularity", "expected"),
    [(Granularity.CHARACTER, (6, 6)), (Granularity.WORD, (4, 10)), (Granularity.LINE, (0, 21))],
)
def test_what_a_click_takes(granularity: Granularity, expected: tuple[int, int]) -> None:
    assert span_around(page(words_of(LINES)), 6, granularity) == expected


def test_an_empty_page_answers() -> None:
    text = page(())
    assert (text.text, text.offset_at(UprightPoint(1, 1)), text.boxes(0, 9), text.word_span(3)) == ("", 0, [], (0, 0))


def test_a_selection_drawn_backwards_is_the_same() -> None:
    first, last = TextSpot(0, 4), TextSpot(1, 2)
    for selection in (Selection.between(first, last), Selection.between(last, first)):
        assert (selection.start, selection.end) == (first, last)
        assert selection.span_on(0, 53) == (4, 53) and selection.span_on(1, 53) == (0, 2)
        assert selection.span_on(2, 53) == (0, 0)


def test_text_is_copied_across_pages() -> None:
    texts = {0: page(words_of(LINES)), 1: page(numbered(["It is", "affirmed."]))}
    selection = Selection.between(TextSpot(0, 42), TextSpot(1, 5))
    assert selected_text(selection, texts) == "So ordered.\nIt is"


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["the defen\u00ad\ndant moved"], "the defendant moved"),
        (["a well-\nknown rule"], "a well-\nknown rule"),
        (["first page", "", "third page"], "first page\nthird page"),
        (["bad \ud800\0text"], "bad text"),
    ],
    ids=["soft hyphen joins", "printed hyphen stays", "empty page", "what no program takes"],
)
def test_copied_text(pieces: list[str], expected: str) -> None:
    assert copied_text(pieces) == expected
