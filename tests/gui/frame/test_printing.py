"""Print and Save Pages as PDF: what comes out, and that it can be stopped."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageRanges, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from caseorg.gui.dialogs.save_pages_dialog import SavePagesDialog
from caseorg.gui.print_job import PrintedPage, PrintPages, fitted_frame
from caseorg.gui.printing import pages_chosen, proposed_name
from caseorg.gui.viewer.coordinates import PageFrame
from caseorg.gui.window import Window
from caseorg.jobs.runner import JobState
from caseorg.pdf.types import PageBox
from caseorg.settings.schema import PRINT_ANNOTATIONS
from tests.gui.frame.test_window import documents, new_case
from tests.gui.tour import close_dialogs, settle
from tests.makers import many_pages_pdf

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)", extend=True)


@pytest.fixture
def reading(window: Window, tmp_path: Path) -> Window:
    """A window with a document of twelve pages in front."""
    new_case(window)
    (tmp_path / "long.pdf").write_bytes(many_pages_pdf(12))
    window.importing.import_paths([tmp_path / "long.pdf"])
    settle(window)
    close_dialogs(window)
    window.context.open_document(documents(window)[0])
    settle(window)
    return window


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


class Cross:
    """Draws a black square over the middle of each page."""

    def __init__(self) -> None:
        self.pages: list[int] = []

    def paint_page(self, painter: QPainter, page: int, frame: PageFrame) -> None:
        self.pages.append(page)
        rect = frame.rect
        painter.fillRect(QRectF(rect.left + rect.width / 2 - 50, rect.top + rect.height / 2 - 50, 100, 100), "black")


def test_a_range_is_printed_with_ink_on_it(reading: Window, tmp_path: Path) -> None:
    tab = reading.tabs.front
    assert tab is not None
    out = tmp_path / "printed.pdf"
    reading.printing.print_pages(tab, [2, 4], printer_to(out))
    settle(reading)
    document = pypdfium2.PdfDocument(out)
    assert len(document) == 2
    gray = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    assert gray.getextrema()[0] < 100 and gray.getpixel((5, 5)) > 250


def test_what_is_over_the_pages_is_printed_where_the_settings_say_so(reading: Window, tmp_path: Path) -> None:
    tab, cross = reading.tabs.front, Cross()
    assert tab is not None
    reading.printing.make_painter = lambda _tab: cross
    reading.printing.print_pages(tab, [0], printer_to(tmp_path / "without.pdf"))
    settle(reading)
    assert cross.pages == []
    reading.settings.set(PRINT_ANNOTATIONS, True)
    reading.printing.print_pages(tab, [0, 3], printer_to(tmp_path / "with.pdf"))
    settle(reading)
    assert cross.pages == [0, 3]


def test_all_pages_saved_are_the_original_to_the_byte(reading: Window, tmp_path: Path) -> None:
    tab = reading.tabs.front
    assert tab is not None
    reading.printing.save_pages(tab, tuple(range(12)), tmp_path / "copy.pdf")
    settle(reading)
    assert (tmp_path / "copy.pdf").read_bytes() == (tmp_path / "long.pdf").read_bytes()
    assert reading.notices.sentence == "Saved “copy.pdf”."


def test_some_pages_saved_keep_their_text(reading: Window, tmp_path: Path) -> None:
    tab = reading.tabs.front
    assert tab is not None
    reading.printing.save_pages(tab, (4, 5, 1), tmp_path / "some.pdf")
    settle(reading)
    assert [text.strip() for text in texts(tmp_path / "some.pdf")] == [f"Page {n} of 12." for n in (5, 6, 2)]
    assert list(tmp_path.glob(".*part")) == []


def test_pages_saved_with_annotations_are_as_large_as_the_pages(reading: Window, tmp_path: Path) -> None:
    tab, cross = reading.tabs.front, Cross()
    assert tab is not None
    reading.printing.make_painter = lambda _tab: cross
    reading.printing.save_pages(tab, (1,), tmp_path / "marked.pdf", with_annotations=True)
    settle(reading)
    document = pypdfium2.PdfDocument(tmp_path / "marked.pdf")
    size = document[0].get_size()
    document.close()
    assert cross.pages == [1] and size == pytest.approx((612, 792), abs=1)


def test_a_file_that_cannot_be_written_is_told(reading: Window, tmp_path: Path) -> None:
    tab = reading.tabs.front
    assert tab is not None
    reading.printing.save_pages(tab, (0,), tmp_path / "no such folder" / "x.pdf")
    settle(reading)
    assert "could not be written" in reading.notices.sentence


def test_a_print_can_be_stopped(reading: Window, tmp_path: Path, qtbot: QtBot) -> None:
    tab = reading.tabs.front
    assert tab is not None
    boxes = tab.view.source.boxes(tab.view.document.sha256)
    pages = [PrintedPage(page % 12, boxes[0]) for page in range(4000)]
    job = PrintPages(
        reading.printing._pool, tab.view.document.sha256, pages, QPrinter(), title="Print",
        target=tmp_path / "stopped.pdf",
    )  # fmt: skip
    running = reading.bridge.run(job)
    qtbot.waitUntil(lambda: running.standing.done > 1)
    running.cancel()
    settle(reading)
    assert running.state is JobState.CANCELLED
    assert [path.name for path in tmp_path.glob("*stopped*")] == []


def test_the_pages_a_print_dialog_was_told(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "x.pdf")
    assert pages_chosen(printer, 3, 5) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_chosen(printer, 3, 5) == [3]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    assert pages_chosen(printer, 3, 5) == [1, 2, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_chosen(printer, 3, 5) == [4, 2, 1]


def test_a_page_is_printed_at_its_size_or_smaller_in_the_middle() -> None:
    letter = PageBox(612, 792, 0, (0, 0, 612, 792))
    rect = fitted_frame(letter, QRectF(0, 0, 700, 900), 1.0).rect
    assert rect == (44, 54, 656, 846)
    rect = fitted_frame(letter, QRectF(0, 0, 306, 900), 1.0).rect
    assert (rect.width, rect.height, rect.top) == (306, 396, 252)


def test_the_dialog_says_which_pages(qtbot: QtBot) -> None:
    dialog = SavePagesDialog(20, 4, can_annotate=False)
    qtbot.addWidget(dialog)
    assert len(dialog.pages) == 20 and "You are on page 5" in dialog.hint.text()
    dialog.field.setText("3-4, 9")
    assert dialog.pages == (2, 3, 8) and dialog.hint.text().startswith("3 pages of 20.")
    dialog.field.setText("30")
    save = dialog.buttons.button(dialog.buttons.StandardButton.Save)
    assert dialog.pages == () and not save.isEnabled()
    assert not dialog.with_annotations


def test_names_of_new_files() -> None:
    assert proposed_name("Motion: A/B", range(3), 3) == "Motion A B.pdf"
    assert proposed_name("Motion", (0, 1, 4), 9) == "Motion, 1-2, 5.pdf"
