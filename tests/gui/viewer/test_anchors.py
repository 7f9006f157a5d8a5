"""Anchors of a selection: the words, those around them, and where they are in unrotated page points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.anchors import upright_rect_to_quad
from caseorg.gui.viewer.coordinates import page_rect_to_upright
from caseorg.gui.viewer.selection import TextSpot
from caseorg.pdf.types import PageBox, Rect, Word
from tests.gui.viewer.driving import MakeReader, copied, drag, point, read
from tests.gui.viewer.fake_pool import LETTER, FakePool, words_of

STAMP = "Case 1:26-cv-00417-DLF Document 28 Filed 03/31/26 Page {page} of 2"


def turned_page(lines: list[str], rotation: int) -> tuple[PageBox, tuple[Word, ...]]:
    """Lines that stand upright on a page of 612 × 792 as shown, of which the sheet is turned and cropped."""
    box = PageBox(612, 792, rotation, (50, 20, 842, 632) if rotation % 180 else (50, 20, 662, 812))
    return box, tuple(Word(_sheet(box, word.box), word.text, word.block, word.line) for word in words_of(lines))


def _sheet(box: PageBox, upright: Rect) -> Rect:
    quad = upright_rect_to_quad(box, upright)
    xs, ys = quad[0::2], quad[1::2]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_quads_are_page_points_on_turned_and_cropped_pages(
    make_reader: MakeReader, qtbot: QtBot, rotation: int, turn: int
) -> None:
    pool = FakePool([["x"]])
    box, words = turned_page(["The motion to dismiss", "is granted in part."], rotation)
    pool.boxes, pool.words[0] = (box,), words
    view = make_reader(pool)
    qtbot.waitUntil(lambda: view.is_open)
    view.area.set_turn(turn)
    view.fit_page()
    read(view, qtbot, 0)
    drag(view, point(view, 0, 128, 106), point(view, 0, 115, 126))
    (anchor,) = view.selection.anchors()
    assert (anchor.page, anchor.quote) == (0, "motion to dismiss is")
    assert (anchor.prefix, anchor.suffix) == ("The ", " granted in part.")
    assert len(anchor.quads) == 2
    first = anchor.quads[0]
    around = (min(first[0::2]), min(first[1::2]), max(first[0::2]), max(first[1::2]))
    # the words' own boxes on the sheet, as the file's words tell them
    placed = [word.box for word in words if word.text in ("motion", "to", "dismiss")]
    whole = (
        min(b[0] for b in placed), min(b[1] for b in placed), max(b[2] for b in placed), max(b[3] for b in placed)
    )  # fmt: skip
    assert around == pytest.approx(whole)
    upright = page_rect_to_upright(box, around)
    assert upright[1] == pytest.approx(100) and upright[3] == pytest.approx(112)


def test_the_upper_left_corner_is_that_of_the_words() -> None:
    box = PageBox(612, 792, 90, (50, 20, 842, 632))
    quad = upright_rect_to_quad(box, (100, 100, 200, 112))
    # on a sheet that is shown turned clockwise, words read from the sheet's bottom to its top: x is the height
    assert quad == (150, 532, 150, 432, 162, 532, 162, 432)


def test_a_sentence_over_two_pages_is_two_anchors_without_stamp_and_number(
    make_reader: MakeReader, qtbot: QtBot
) -> None:
    pool = FakePool([["x"], ["y"]])
    bodies = (["Before it. The court", "finds"], ["for the plaintiff.", "After it."])
    for page, body in enumerate(bodies):
        stamp = words_of([STAMP.format(page=page + 1)], left=60, top=20)
        number = words_of([str(page + 1)], left=300, top=760)
        pool.words[page] = tuple(
            replace(word, block=block)
            for block, words in enumerate((stamp, words_of(body), number))
            for word in words
        )
    view = make_reader(pool)
    view.set_zoom(0.3)
    read(view, qtbot, 0, 1)
    texts = [view.source.text(view.document.sha256, page) for page in (0, 1)]
    assert texts[0] is not None and texts[1] is not None
    end = texts[1].text.index("\nAfter")
    view.selection.select(TextSpot(0, texts[0].text.index("The court")), TextSpot(1, end))
    first, last = view.selection.anchors()
    assert (first.page, first.quote, first.prefix, first.suffix) == (0, "The court finds", "Before it. ", "")
    assert (last.page, last.quote, last.prefix, last.suffix) == (1, "for the plaintiff.", "", " After it.")
    assert (len(first.quads), len(last.quads)) == (2, 1)
    assert copied(view, qtbot) == "The court\nfinds\nfor the plaintiff."
    marked = [box for page in (0, 1) for mark in view.selection.marks_on(page) for box in mark.boxes]
    assert len(marked) == 3


def test_a_stamp_that_is_selected_alone_is_copied(make_reader: MakeReader, qtbot: QtBot) -> None:
    pool = FakePool([[STAMP.format(page=1)]], boxes=[LETTER])
    view = make_reader(pool)
    read(view, qtbot, 0)
    view.select_all_on_page()
    assert copied(view, qtbot) == STAMP.format(page=1)


def test_anchors_of_pages_not_read_yet_are_waited_for(make_reader: MakeReader, qtbot: QtBot) -> None:
    view = make_reader(FakePool([[f"word{page}"] for page in range(30)]))
    read(view, qtbot, 0)
    view.selection.select(TextSpot(0, 0), TextSpot(29, 0))
    assert view.selection.anchors() == ()
    found: list[str] = []
    view.selection.when_read(lambda: found.extend(anchor.quote for anchor in view.selection.anchors()))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [f"word{page}" for page in range(29)]
