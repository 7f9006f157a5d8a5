"""How soon the first page of a document is on the screen, as a ratio to bare MuPDF in a child process like ours.

    QT_QPA_PLATFORM=offscreen python -m tests.speed.first_page [ROUNDS]

The floor opens the same bytes and draws the same page at the same zoom in a warm process; ours begins with a new view
of a document that was never open and ends when the page has been painted. A short file and a record of 2,000 pages take
turns. The aim is 1.3 times the floor plus one frame of 16 ms, alike for both.

Where the time of 2,000 pages (21 MB) goes, on a machine with little else to do: handing the file over 9 to 11 ms, MuPDF
opening it 2, its page tree 12 (the floor has it too), geometry and outline 3 to 5, drawing 7, pixels to the window 5,
painting 2; and the turns of the event loop in between. Making the view, 6 to 10 ms, goes on beside the first three.
Not worth it, tried: lists of page numbers for a layout of one column (5 ms, gone); letting the oldest document go only
later (4 ms here, up to 24 under load, with the fifth document in one child); asking for the page before its size is
known (the zoom that fits the width is a guess then, and the page is drawn twice).
"""

from __future__ import annotations

import hashlib
import multiprocessing
import statistics
import sys
import time

from PySide6.QtWidgets import QApplication

from caseorg.gui.looks import looks
from caseorg.gui.viewer.document import ViewedDocument
from caseorg.gui.viewer.document_view import DocumentView
from caseorg.gui.viewer.page_source import PageSource
from caseorg.gui.viewer.page_wishes import render_request
from caseorg.pdf.client import InteractivePool
from tests.speed.scrolling import long_document

_FRAME_MS = 16.0


def drawn_in(data: bytes, zoom: float) -> float:
    """The milliseconds MuPDF takes to open a file and draw its first page."""
    import pymupdf

    begun = time.perf_counter()
    with pymupdf.open(stream=data, filetype="pdf") as document:
        document[0].get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), alpha=False)
    return (time.perf_counter() - begun) * 1000


def shown_in(application: QApplication, source: PageSource, sha256: str) -> tuple[float, float]:
    """The milliseconds until the first page of a document is painted, and the zoom it is drawn at."""
    begun = time.perf_counter()
    view = DocumentView(source, ViewedDocument(sha256=sha256, title="Record"), texts=lambda _first, _last: ())
    view.resize(1280, 900)
    view.show()
    while True:
        application.processEvents()
        time.sleep(0.0003)  # as an event loop that waits, so that the children have the machine
        if view.is_open and view.area.page_count:
            request = render_request(view.area.geometry_now, sha256, 0, view.devicePixelRatioF(), annotations=True)
            if source.image(request) is not None:
                view.area.viewport().repaint()
                break
    spent = (time.perf_counter() - begun) * 1000
    view.close()
    view.deleteLater()
    until = time.monotonic() + 0.5  # what it asked for besides is answered before the next one begins
    while time.monotonic() < until:
        application.processEvents()
    return spent, request.zoom


def main() -> None:
    """Measure, and print a line for each file."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    application = QApplication(sys.argv[:1])
    looks.begin(application)
    kept: dict[str, bytes] = {}
    pool = InteractivePool(kept.__getitem__)
    source = PageSource(pool)
    files = {"2 pages": long_document(2), "2,000 pages": long_document(2000)}
    floor: dict[str, list[float]] = {name: [] for name in files}
    ours: dict[str, list[float]] = {name: [] for name in files}
    with multiprocessing.get_context("spawn").Pool(1) as bare:
        for turn in range(rounds + 1):
            for name, data in files.items():
                changed = data + b"\n% " + str(turn).encode()  # another file each time, as short as before
                sha256 = hashlib.sha256(changed).hexdigest()
                kept[sha256] = changed
                spent, zoom = shown_in(application, source, sha256)
                least = bare.apply(drawn_in, (changed, zoom))
                if turn:  # the first round warms both
                    ours[name].append(spent)
                    floor[name].append(least)
    for name in files:
        least, spent = statistics.median(floor[name]), statistics.median(ours[name])
        aim = least * 1.3 + _FRAME_MS
        sys.stdout.write(
            f"{name:12} floor {least:6.1f} ms  shown {spent:6.1f} ms  aim {aim:6.1f} ms  "
            f"(of {rounds}: {min(ours[name]):.1f} to {max(ours[name]):.1f})\n"
        )
    source.close()
    pool.close()


if __name__ == "__main__":
    main()
