"""Opens a PDF in the reader alone, to look at it: `python tests/gui/viewer/look.py FILE [--shots FOLDER] [--dark]`.

With `--shots` it drives itself, writes pictures of what a reader would see, and ends.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pymupdf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget

from caseorg.gui.looks import Look, looks
from caseorg.gui.viewer.document import LayoutKind, ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.outline_view import OutlineView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.thumbnails_view import ThumbnailsView
from caseorg.model.search import HitPattern
from caseorg.pdf.client import InteractivePool


class Texts:
    """The page texts a database would give."""

    def __init__(self, data: bytes) -> None:
        document = pymupdf.open(stream=data, filetype="pdf")
        self._texts = [page.get_text() for page in document]

    def __call__(self, first: int, last: int) -> Sequence[str]:
        return self._texts[first:last]


def settle(milliseconds: int = 700) -> None:
    until = time.monotonic() + milliseconds / 1000
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.005)


def shoot(window: QSplitter, view: DocumentView, folder: Path, name: str) -> None:
    def shot(step: str, wait: int = 600) -> None:
        settle(wait)
        window.grab().save(str(folder / f"{name}-{step}.png"))

    area = view.area.viewport()
    shot("1-open", 1500)
    for _ in range(6):
        QTest.keyClick(view.area, Qt.Key.Key_Down)
    QTest.mouseDClick(area, Qt.MouseButton.LeftButton, pos=QPoint(area.width() // 2, 200))
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(area.width() // 3, 150))
    QTest.mouseMove(area, QPoint(area.width() // 2, 300))
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=QPoint(area.width() // 2, 300))
    view.copy_selection()
    shot("2-selected")
    (folder / f"{name}-copied.txt").write_text(QApplication.clipboard().text(), encoding="utf-8")
    view.find_text("the court")
    shot("3-found")
    view.find_next()
    view.set_night(True)
    shot("4-night")
    view.close_find()
    view.set_night(False)
    view.fit_page()
    view.set_layout(LayoutKind.TWO_PAGES)
    shot("5-two-pages")
    view.set_layout(LayoutKind.CONTINUOUS)
    view.rotate()
    view.fit_width()
    shot("6-rotated")
    for _ in range(3):
        view.rotate()
    view.set_zoom(3.0)
    view.show_hits([HitPattern(("defendant",)), HitPattern(("motion",), prefix=True)], page=min(1, view.page_count - 1))
    shot("7-hits", 1500)
    window.resize(820, 620)
    view.fit_width()
    view.go_to("9999")
    shot("8-small", 1000)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--dark", action="store_true")
    chosen = parser.parse_args()
    application = QApplication(sys.argv[:1])
    looks.begin(application)
    looks.choose(Look.DARK if chosen.dark else Look.LIGHT)
    data = chosen.file.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    pool = InteractivePool(lambda _sha256: data)
    source = PageSource(pool)
    try:
        texts: Texts | None = Texts(data)
    except RuntimeError:
        texts = None
    ecf_pages = tuple(range(1, 2000)) if texts else ()
    document = ViewedDocument(sha256=sha256, title=chosen.file.stem, ecf_pages=ecf_pages)
    view = DocumentView(source, document, texts=texts or (lambda _first, _last: ()))
    outline, thumbnails = OutlineView(), ThumbnailsView()
    outline.set_view(view)
    thumbnails.set_view(view)
    tabs = QTabWidget()
    tabs.addTab(thumbnails, "Pages")
    tabs.addTab(outline, "Outline")
    window = QSplitter()
    window.addWidget(tabs)
    window.addWidget(view)
    window.setSizes([190, 1010])
    window.resize(1200, 760)
    window.show()
    view.setFocus()
    if chosen.shots:
        chosen.shots.mkdir(parents=True, exist_ok=True)
        shoot(window, view, chosen.shots, chosen.file.stem[:20] + ("-dark" if chosen.dark else ""))
        tabs.setCurrentWidget(outline)
        settle()
        window.grab().save(str(chosen.shots / "outline.png"))
    else:
        application.exec()
    source.close()
    pool.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
