"""Print and Save Pages as PDF: the dialogs, and what becomes of the answers."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QVBoxLayout, QWidget

from caseorg.base.errors import WorldError
from caseorg.gui.actions import Actions
from caseorg.gui.bridge import Bridge
from caseorg.gui.dialogs.save_pages_dialog import SavePagesDialog
from caseorg.gui.messages import Weight, tell
from caseorg.gui.print_job import PagePainter, PrintedPage, PrintPages, PrintReport
from caseorg.gui.tabs import OpenTab, Tabs
from caseorg.gui.viewer.page_source import Pool
from caseorg.jobs.job import Progress
from caseorg.pdf.types import ExtractedPages, ExtractRequest, ViewerAnswer, WorkerFailure
from caseorg.rules.page_ranges import page_words
from caseorg.settings.file import Settings
from caseorg.settings.schema import PRINT_ANNOTATIONS
from caseorg.workspace import Workspace

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')

MakePainter = Callable[[OpenTab], PagePainter | None]
"""Gives what is printed over the pages of a document (its annotations), None where there is nothing."""


@dataclass(frozen=True, slots=True)
class SavePages:
    """A job: pages of a document, as they are, to a new PDF. All pages in their order are a copy of the original."""

    pool: Pool
    sha256: str
    pages: tuple[int, ...]
    page_count: int
    target: Path

    @property
    def title(self) -> str:
        return f"Save {self.target.name}"

    def run(self, workspace: Workspace, progress: Progress) -> Path:
        """Write the file whole or not at all. Raises WorldError where that cannot be."""
        progress.report(0, 1)
        if self.pages == tuple(range(self.page_count)):
            data = workspace.read_file(self.sha256)
        else:
            data = self._extracted(self.pool.submit(ExtractRequest(self.sha256, self.pages)))
        progress.check()
        written = self.target.with_name(f".{self.target.name}.part")
        try:
            written.write_bytes(data)
            os.replace(written, self.target)
        except OSError as error:
            written.unlink(missing_ok=True)
            raise WorldError(f"“{self.target.name}” could not be written: {error.strerror}.") from error
        progress.report(1, 1)
        return self.target

    @staticmethod
    def _extracted(future: Future[ViewerAnswer]) -> bytes:
        answer = future.result()
        if isinstance(answer, ExtractedPages):
            return answer.data
        sentence = answer.sentence if isinstance(answer, WorkerFailure) else "The pages could not be read."
        raise WorldError(f"Nothing was written. {sentence}")


class Printing(QObject):
    """Does the two actions for the document in front. `painters` is the place for what is printed over pages."""

    def __init__(self, bridge: Bridge, tabs: Tabs, pool: Pool, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self.make_painter: MakePainter | None = None
        self._bridge = bridge
        self._tabs = tabs
        self._pool = pool
        self._settings = settings
        self._window = window
        self._folder = str(Path.home())

    def bind_actions(self, actions: Actions) -> None:
        """Print and save the document in front, once it is open."""
        actions.bind("reader.print", self._print, enabled=self._is_open)
        actions.bind("reader.save_pdf", self._save, enabled=self._is_open)

    def _is_open(self) -> bool | str:
        tab = self._tabs.front
        return bool(tab and tab.view.is_open) or "Wait until the document is open."

    # Print

    def _print(self) -> None:
        tab = self._tabs.front
        if tab is None or not tab.view.is_open:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(tab.view.document.title)
        printer.setFullPage(False)
        dialog, annotations = self._dialog(printer, tab)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            if annotations is not None:
                self._settings.set(PRINT_ANNOTATIONS, annotations.isChecked())
            self.print_pages(tab, pages_chosen(printer, tab.view.current_page, tab.view.page_count), printer)
        dialog.deleteLater()

    def _dialog(self, printer: QPrinter, tab: OpenTab) -> tuple[QPrintDialog, QCheckBox | None]:
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("Print")
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, tab.view.page_count)
        dialog.setFromTo(1, tab.view.page_count)
        dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
        if self.make_painter is None or not hasattr(dialog, "setOptionTabs"):
            return dialog, None
        page = QWidget()
        page.setWindowTitle("Annotations")
        annotations = QCheckBox("Print annotations")
        annotations.setChecked(self._settings.flag(PRINT_ANNOTATIONS))
        column = QVBoxLayout(page)
        column.addWidget(annotations)
        column.addStretch()
        dialog.setOptionTabs([page])
        return dialog, annotations

    def print_pages(
        self, tab: OpenTab, pages: Sequence[int], printer: QPrinter, *, target: Path | None = None
    ) -> None:
        """Print pages (from 0) as a job, with annotations if the settings say so; to a file always with them."""
        boxes = tab.view.source.boxes(tab.view.document.sha256)
        with_annotations = target is not None or self._settings.flag(PRINT_ANNOTATIONS)
        over = self.make_painter(tab) if self.make_painter is not None and with_annotations else None
        printed = [PrintedPage(page, boxes[page]) for page in pages if page < len(boxes)]
        title = "Print a page" if len(printed) == 1 else f"Print {len(printed):,} pages"
        title = title if target is None else f"Save {target.name}"
        job = PrintPages(
            self._pool, tab.view.document.sha256, printed, printer, title=title, target=target, over=over
        )
        self._bridge.run(job, then=self._on_printed)

    def _on_printed(self, report: PrintReport) -> None:
        if report.failed:
            tell(
                self._window, f"Pages {page_words(report.failed)} could not be drawn; they say why on paper.",
                weight=Weight.TROUBLE,
            )  # fmt: skip

    # Save

    def _save(self) -> None:
        tab = self._tabs.front
        if tab is None or not tab.view.is_open:
            return
        view = tab.view
        dialog = SavePagesDialog(
            view.page_count, view.current_page, can_annotate=self.make_painter is not None, parent=self._window
        )
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.pages:
            proposed = Path(self._folder) / proposed_name(view.document.title, dialog.pages, view.page_count)
            name, _ = QFileDialog.getSaveFileName(
                self._window, "Save Pages as PDF", str(proposed), "PDF files (*.pdf)"
            )
            if name:
                self._folder = str(Path(name).parent)
                self.save_pages(tab, dialog.pages, Path(name), with_annotations=dialog.with_annotations)
        dialog.deleteLater()

    def save_pages(
        self, tab: OpenTab, pages: tuple[int, ...], target: Path, *, with_annotations: bool = False
    ) -> None:
        """Write pages (from 0) to a file as a job: as they are, or drawn with their annotations."""
        view = tab.view
        if with_annotations:
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setDocName(view.document.title)
            self.print_pages(tab, pages, printer, target=target)
            return
        job = SavePages(self._pool, view.document.sha256, pages, view.page_count, target)
        self._bridge.run(job, then=lambda path: tell(self._window, f"Saved “{path.name}”."))


def pages_chosen(printer: QPrinter, current: int, count: int) -> list[int]:
    """The pages (from 0) a print dialog was told, in the order the paper should come out."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            pages = [current]
        case QPrinter.PrintRange.PageRange:
            ranges = printer.pageRanges()
            pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
        case _:
            pages = list(range(count))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def proposed_name(title: str, pages: Sequence[int], count: int) -> str:
    """A file name: the title, and the pages where they are not all."""
    name = " ".join(_UNFIT.sub(" ", title).split())[:120] or "Document"
    return f"{name}.pdf" if len(pages) == count else f"{name}, {_UNFIT.sub(' ', page_words(pages))[:40]}.pdf"
