"""Printing as a job: pages drawn by the child process at the printer's resolution, one after the other."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from caseorg.base.errors import Cancelled, WorldError
from caseorg.gui.viewer.coordinates import PageFrame, turned_size
from caseorg.gui.viewer.page_source import Pool, image_of
from caseorg.jobs.job import Progress
from caseorg.pdf.types import PageBox, Pixels, RenderRequest, ViewerAnswer, WorkerFailure
from caseorg.workspace import Workspace

MOST_DPI = 300
"""Of a drawn page. Letters of 10 points are as sharp to the eye as at 600, and a page takes a quarter of the time."""

_AHEAD = 2  # pages under way while one is put on paper
_PATIENCE = 120.0  # seconds for one page, longer than the pool's own limits


class PagePainter(Protocol):
    """What is printed over pages, such as annotations. It is called on the job's thread: it has what it draws in
    hand, and touches neither widgets nor the database."""

    def paint_page(self, painter: QPainter, page: int, frame: PageFrame) -> None:
        """Draw over a page (from 0), which lies in the painter as `frame` says, in the painter's own units."""
        ...


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page to print: its index from 0 and its geometry."""

    page: int
    box: PageBox


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What became of it. `failed` are the pages (from 0) that could not be drawn; they say why on paper."""

    pages: int
    failed: tuple[int, ...]


class PrintPages:
    """The job. With `target` a PDF file is written, whole or not at all, whose sheets are as large as the pages; else
    pages are fitted to the printer's paper.

    `over` draws above each page, None for pages alone. Raises WorldError where printer or disk refuse.
    """

    def __init__(
        self,
        pool: Pool,
        sha256: str,
        pages: Sequence[PrintedPage],
        printer: QPrinter,
        *,
        title: str,
        target: Path | None = None,
        over: PagePainter | None = None,
    ) -> None:
        self._pool = pool
        self._sha256 = sha256
        self._pages = pages
        self._printer = printer
        self._title = title
        self._target = target
        self._part = target.with_name(f".{target.name}.part") if target is not None else None
        if self._part is not None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(self._part))
        self._over = over

    @property
    def title(self) -> str:
        return self._title

    def run(self, workspace: Workspace, progress: Progress) -> PrintReport:
        """Print; a page that cannot be drawn says why on its sheet."""
        try:
            failed = self._print(progress)
            if self._part is not None and self._target is not None:
                os.replace(self._part, self._target)
        except OSError as error:
            why = error.strerror or "a page took too long"
            raise WorldError(f"“{self.title}” failed: {why}. Nothing was kept.") from error
        finally:
            if self._part is not None:
                self._part.unlink(missing_ok=True)
        progress.report(len(self._pages), len(self._pages))
        return PrintReport(len(self._pages), tuple(failed))

    def _print(self, progress: Progress) -> list[int]:
        """Put all pages on paper; those that failed."""
        painter = QPainter()
        failed: list[int] = []
        waiting = deque(self._pages)
        under_way: deque[tuple[PrintedPage, Future[ViewerAnswer]]] = deque()
        try:
            for done in range(len(self._pages)):
                progress.check()
                progress.report(done, len(self._pages), f"Page {self._pages[done].page + 1}")
                while waiting and len(under_way) < _AHEAD:
                    under_way.append(self._ask(waiting.popleft()))
                printed, future = under_way.popleft()
                self._next_sheet(painter, printed)
                if not self._draw(painter, printed, future.result(_PATIENCE)):
                    failed.append(printed.page)
        except Cancelled:
            self._printer.abort()
            raise
        finally:
            for _, future in under_way:
                future.cancel()
            if painter.isActive():
                painter.end()
        return failed

    def _ask(self, printed: PrintedPage) -> tuple[PrintedPage, Future[ViewerAnswer]]:
        dpi = min(self._printer.resolution(), MOST_DPI)
        return printed, self._pool.submit(RenderRequest(self._sha256, printed.page, round(dpi / 72, 4)))

    def _next_sheet(self, painter: QPainter, printed: PrintedPage) -> None:
        """A new sheet, upright or on its side as the page is."""
        box = printed.box
        if self._target is not None:
            self._printer.setPageMargins(QMarginsF())
            self._printer.setPageSize(
                QPageSize(QSizeF(box.width, box.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
            )
        else:
            is_wide = box.width > box.height
            self._printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
            )
        ready = self._printer.newPage() if painter.isActive() else painter.begin(self._printer)
        if not ready:
            raise WorldError("The printer does not take the pages. Look whether it is on and has room, and try again.")
        painter.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.LosslessImageRendering
        )

    def _draw(self, painter: QPainter, printed: PrintedPage, answer: ViewerAnswer) -> bool:
        room = QRectF(painter.viewport())
        frame = fitted_frame(printed.box, room, self._printer.resolution() / 72)
        rect = frame.rect
        target = QRectF(rect.left, rect.top, rect.width, rect.height)
        if not isinstance(answer, Pixels):
            sentence = answer.sentence if isinstance(answer, WorkerFailure) else ""
            text = f"Page {printed.page + 1} cannot be drawn. {sentence}"
            painter.drawText(target, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            return False
        painter.drawImage(target, _lean(image_of(answer)))
        if self._over is not None:
            painter.save()
            self._over.paint_page(painter, printed.page, frame)
            painter.restore()
        return True


def fitted_frame(box: PageBox, room: QRectF, printed_size: float) -> PageFrame:
    """A page in the middle of the room there is: at its printed size (units a point), smaller where it must be."""
    width, height = turned_size(box.width, box.height, 0)
    scale = min(printed_size, room.width() / max(width, 1.0), room.height() / max(height, 1.0))
    left = room.left() + (room.width() - width * scale) / 2
    top = room.top() + (room.height() - height * scale) / 2
    return PageFrame(box, 0, scale, left, top)


def _lean(image: QImage) -> QImage:
    """A page without color takes a third of the room in the print queue."""
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if image.allGray() else image
