"""How long the window's thread is held while a document of 2,000 pages scrolls and zooms.

    QT_QPA_PLATFORM=offscreen python tests/speed/scrolling.py [PAGES]

Prints the time between two turns of the event loop: median, p99 and the longest, in milliseconds. At fast scrolling
also the share of frames in which some of a visible page had nothing to show, at any zoom.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Callable

import pymupdf
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from caseorg.gui.looks import looks
from caseorg.gui.viewer.document import ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.page_wishes import render_request
from caseorg.pdf.client import InteractivePool

_WORDS = "the court motion to dismiss plaintiff defendant order of and in that evidence record hearing".split()


def long_document(pages: int) -> bytes:
    """Full pages of text, as a record has them."""
    document = pymupdf.open()
    choose = random.Random(7)
    for number in range(pages):
        page = document.new_page(width=612, height=792)
        page.insert_text((200, 30), f"Case 1:26-cv-00417 Document 28 Filed 03/31/26 Page {number + 1} of {pages}")
        for line in range(44):
            page.insert_text((72, 72 + line * 15), " ".join(choose.choices(_WORDS, k=13)), fontsize=11)
    return bytes(document.tobytes(deflate=True))


def turns(seconds: float, act: Callable[[float], None], every: float) -> list[float]:
    """The lengths of the event loop's turns in milliseconds, while something is done every so many seconds."""
    found: list[float] = []
    begin = due = time.perf_counter()
    while (now := time.perf_counter()) - begin < seconds:
        if now >= due:
            due = now + every
            act(now - begin)
        QApplication.processEvents()
        spent = (time.perf_counter() - now) * 1000
        found.append(spent)
        if spent < 1:
            time.sleep(0.001)
    return found


def told(name: str, lengths: list[float]) -> str:
    busy = sorted(length for length in lengths if length > 0.2) or [0.0]
    at = busy[min(int(len(busy) * 0.99), len(busy) - 1)]
    over = sum(length > 16 for length in busy)
    return f"{name:22} median {busy[len(busy) // 2]:5.1f}  p99 {at:5.1f}  longest {busy[-1]:5.1f}  over 16 ms: {over}"


def blank_share(view: DocumentView, seconds: float, pixels: float) -> float:
    """The share of frames with a visible page that is not drawn at any zoom, scrolling so many pixels a frame."""
    blank: list[bool] = []

    def frame(_elapsed: float) -> None:
        geometry = view.area.geometry_now
        sha256, ratio = view.document.sha256, view.devicePixelRatioF()
        requests = [render_request(geometry, sha256, page, ratio) for page in geometry.visible_pages()]
        blank.append(any(view.source.nearest_image(request) is None for request in requests))
        view.area.scroll_by(0, pixels)

    turns(seconds, frame, 1 / 60)
    return sum(blank) / max(len(blank), 1)


def main() -> None:
    """Measure, and print a line for each gesture."""
    application = QApplication(sys.argv[:1])
    looks.begin(application)
    data = long_document(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    sha256 = hashlib.sha256(data).hexdigest()
    pool = InteractivePool(lambda _sha256: data)
    source = PageSource(pool)
    view = DocumentView(source, ViewedDocument(sha256=sha256, title="Record"), texts=lambda _first, _last: ())
    view.resize(1280, 900)
    view.show()
    until = time.monotonic() + 3
    while time.monotonic() < until:
        application.processEvents()
    area = view.area
    area.glide.wanted = lambda: True
    lines = [
        told("touchpad, 40 px", turns(6, lambda _t: area.scroll_by(0, 40), 1 / 60)),
        told("keys, gliding", turns(6, lambda _t: area.glide_by(0, 60), 1 / 20)),
        told("page down", turns(6, lambda _t: area.glide_by(0, area.view_height * 0.9), 1 / 5)),
        told("jumps", turns(6, lambda t: view.go_to_page(int(t * 331) % view.page_count), 1 / 10)),
        told("zoom at the pointer", turns(6, lambda t: area.set_zoom(1 + abs(t % 4 - 2), QPointF(300, 300)), 1 / 60)),
    ]
    view.area.set_zoom(1.0)
    for pixels in (100, 300, 900):
        view.go_to_page(0)
        turns(1, lambda _t: None, 1)
        share = blank_share(view, 6, pixels)
        lines.append(f"scrolling {pixels:3} px a frame: {share:6.1%} of frames with a blank page")
    view.find_bar.show()
    view.selection.select_page(view.current_page)
    view.fit_width()
    lines.append(told("marked and scrolling", turns(6, lambda _t: area.scroll_by(0, 40), 1 / 60)))
    sys.stdout.write("\n".join(lines) + "\n")
    view.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    view.close()
    source.close()
    pool.close()


if __name__ == "__main__":
    main()
