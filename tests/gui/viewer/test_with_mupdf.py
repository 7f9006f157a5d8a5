"""The reader on real PDFs, drawn by MuPDF in child processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from caseorg.gui.viewer.document import ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.selection import selected_text
from caseorg.pdf.client import InteractivePool
from caseorg.pdf.types import FailureKind, WorkerFailure
from tests import makers

Show = Callable[[bytes], DocumentView]
SHA = "a" * 64
WAIT = 15_000


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    opened: list[tuple[PageSource, InteractivePool]] = []

    def make(data: bytes) -> DocumentView:
        pool = InteractivePool(lambda _sha256: data, workers=1)
        source = PageSource(pool)
        opened.append((source, pool))
        view = DocumentView(source, ViewedDocument(sha256=SHA, title="Order"), texts=lambda first, last: [""] * 99)
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        return view

    yield make
    for source, pool in opened:
        source.close()
        pool.close()


def dark_part(image: QImage, rect: QRect) -> float:
    """The share of dark pixels in a part of a picture."""
    rect = rect.intersected(image.rect())
    spots = [(x, y) for x in range(rect.left(), rect.right()) for y in range(rect.top(), rect.bottom())]
    return sum(image.pixelColor(x, y).lightness() < 128 for x, y in spots) / max(len(spots), 1)


@pytest.mark.parametrize(
    ("rotation", "crop"),
    [(0, None), (90, None), (180, (50, 40, 580, 780)), (270, (50, 40, 580, 780)), (90, (30, 300, 600, 760))],
)
def test_the_box_of_a_word_lies_on_its_letters(
    show: Show, qtbot: QtBot, rotation: int, crop: tuple[float, float, float, float] | None
) -> None:
    view = show(makers.pdf(["WWWWWWWWWW"], rotation=rotation, crop=crop))
    qtbot.waitUntil(lambda: view.is_open, timeout=WAIT)
    view.fit_page()
    qtbot.waitUntil(lambda: view.source.text(SHA, 0) is not None and view.source.cache_bytes > 0, timeout=WAIT)
    qtbot.wait(300)
    text = view.source.text(SHA, 0)
    assert text is not None and text.text == "WWWWWWWWWW"
    frame = view.area.geometry_now.frame(0)
    rect = frame.upright_rect_to_view(text.boxes(0, 10)[0])
    box = QRect(round(rect.left), round(rect.top), round(rect.width), round(rect.height))
    picture = view.area.viewport().grab().toImage()
    inside = dark_part(picture, box)
    assert inside > 0.15
    around = box.adjusted(-12, -12, 12, 12)
    share_outside = dark_part(picture, around) * around.width() * around.height() - inside * box.width() * box.height()
    assert share_outside < 0.1 * inside * box.width() * box.height()


def test_pleading_paper_copies_without_its_numbers(show: Show, qtbot: QtBot) -> None:
    lines = "The motion is granted.\nPlaintiffs shall file\nan amended complaint."
    view = show(makers.pleading_paper_pdf([lines, lines]))
    qtbot.waitUntil(lambda: view.source.text(SHA, 0) is not None, timeout=WAIT)
    view.select_all_on_page()
    selection, text = view.selection.selection, view.source.text(SHA, 0)
    assert selection is not None and text is not None
    assert selected_text(selection, {0: text}) == lines


def test_labels_outline_and_places_of_a_real_file(show: Show, qtbot: QtBot) -> None:
    outline = [(1, "Facts", 2), (1, "Argument", 4)]
    view = show(makers.pdf(["one", "two", "three", "four"], labels=["i", "ii", "1", "2"], outline=outline))
    qtbot.waitUntil(lambda: view.is_open, timeout=WAIT)
    assert [item.title for item in view.outline] == ["Facts", "Argument"]
    assert view.go_to("2") and view.current_page == 3
    assert view.go_to("ii") and view.current_page == 1


def test_a_page_of_five_hundred_inches_is_shown(show: Show, qtbot: QtBot) -> None:
    view = show(makers.huge_page_pdf())
    qtbot.waitUntil(lambda: view.source.cache_bytes > 0, timeout=WAIT)
    view.set_zoom(4.0)
    qtbot.wait(400)
    assert view.source.cache_bytes < 256 << 20 and view.source.page_failure(SHA, 0) is None


def test_a_truncated_file_shows_its_sentence(show: Show, qtbot: QtBot) -> None:
    view = show(makers.truncated_pdf())
    with qtbot.waitSignal(view.failed, timeout=WAIT) as failure:
        pass
    assert failure.args[0] in {WorkerFailure(kind).sentence for kind in FailureKind}
    assert view.opening.message.isVisible() and not view.is_open
