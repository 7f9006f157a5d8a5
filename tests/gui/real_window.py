"""A working day in miniature with a real window manager, mouse and keyboard; run by hand, not by the tests.

    python -m tests.gui.real_window FILING.pdf FOLDER

It needs Xvfb, openbox and xdotool. The program runs on a home of its own; whatever is done comes from the X server, so
that focus, grabs and shortcuts are those a user has. Each step checks the outcome, and takes a picture into FOLDER.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pymupdf
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from caseorg.base.paths import Home
from caseorg.gui.dialogs.leaving_dialog import LeavingDialog
from caseorg.gui.looks import Look, looks
from caseorg.gui.viewer.coordinates import UprightPoint
from caseorg.gui.window import Window
from caseorg.model.annotation import Annotation, AnnotationKind
from caseorg.operations import add_case
from caseorg.queries.annotations import annotations_of
from caseorg.queries.documents import document_order
from tests.gui.tour import close_dialogs, front_view, open_window, settle

_DISPLAY = ":93"
_SIZE = (1280, 800)
_LONGEST_SECONDS = 20.0


@contextmanager
def desktop() -> Iterator[None]:
    """A screen nobody sees, with a window manager."""
    server = subprocess.Popen(["Xvfb", _DISPLAY, "-screen", "0", f"{_SIZE[0]}x{_SIZE[1]}x24"])
    os.environ.update(DISPLAY=_DISPLAY, QT_QPA_PLATFORM="xcb")
    time.sleep(1)
    manager = subprocess.Popen(["openbox"])
    time.sleep(1)
    try:
        yield
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()


class Person:
    """Moves the mouse and presses keys, and waits until the window has taken notice."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.window = window
        self._folder = folder
        self._count = 0

    def act(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True)
        time.sleep(0.1)
        settle(self.window)

    def point(self, place: QPoint) -> None:
        self.act("mousemove", str(place.x()), str(place.y()))

    def click(self, place: QPoint) -> None:
        self.point(place)
        self.act("click", "1")

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.point(start)
        self.act("mousedown", "1")
        for step in range(1, 9):
            self.point(start + (end - start) * step / 8)
        self.act("mouseup", "1")

    def key(self, *keys: str) -> None:
        self.act("key", "--clearmodifiers", *keys)

    def type(self, words: str) -> None:
        self.act("type", "--delay", "20", words)

    def until(self, what: str, holds: Callable[[], object]) -> None:
        """Wait for an outcome, take its picture, and say it; raises AssertionError where it does not come."""
        end = time.monotonic() + _LONGEST_SECONDS
        while not holds() and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.01)
        settle(self.window)
        self._count += 1
        picture = self._folder / f"{self._count:02}-{what.replace(' ', '-')}.png"
        subprocess.run(["import", "-window", "root", str(picture)], check=True)
        assert holds(), what
        sys.stdout.write(f"{what}: as it should be\n")

    # What is seen

    def spot(self, page: int, x: float, y: float) -> QPoint:
        """A place of a page, in upright points, on the screen."""
        area = front_view(self.window).area
        view = area.geometry_now.frame(page).upright_to_view(UprightPoint(x, y))
        return area.viewport().mapToGlobal(QPoint(round(view.x), round(view.y)))

    def line(self, page: int) -> tuple[QPoint, QPoint, str]:
        """Both ends of a long line of text that is seen, and its words."""
        view = front_view(self.window)
        self.wait_for_text(page)
        text = view.source.text(view.document.sha256, page)
        assert text is not None
        area = view.area.viewport()
        for offset in range(len(text)):
            start, end = text.line_span(offset)
            if end - start < 30 or offset != start:
                continue
            box = text.boxes(start, end)[0]
            middle = (box[1] + box[3]) / 2
            ends = self.spot(page, box[0] + 1, middle), self.spot(page, box[2] - 1, middle)
            if area.rect().adjusted(0, 60, 0, -60).contains(area.mapFromGlobal(ends[0])):
                return *ends, text.text[start:end]
        raise AssertionError("no long line of text is seen")

    def wait_for_text(self, page: int) -> None:
        view = front_view(self.window)
        end = time.monotonic() + _LONGEST_SECONDS
        while view.source.text(view.document.sha256, page) is None and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.01)

    def annotations(self, kind: AnnotationKind) -> list[Annotation]:
        assert self.window.tabs.front is not None
        lines = self.window.bridge.ask(annotations_of, self.window.tabs.front.uuid)
        return [line.annotation for line in lines if line.annotation.kind is kind]


def import_filing(person: Person, filing: Path) -> None:
    window = person.window
    window.bridge.do(add_case, caption="Ruiz v. Examples", then=lambda case: window.context.set_case(case.uuid))
    settle(window)
    window.importing.import_paths([filing])
    settle(window)
    close_dialogs(window)
    assert window.context.case_uuid is not None
    window.context.open_document(window.bridge.ask(document_order, window.context.case_uuid)[0])
    settle(window)
    person.until("open", lambda: front_view(window).is_open)
    if not window.actions_table["view.annotations"].isChecked():
        window.actions_table.trigger("view.annotations")
        settle(window)


def highlight(person: Person) -> None:
    start, end, words = person.line(front_view(person.window).current_page)
    person.drag(start, end)
    person.until("words selected", lambda: front_view(person.window).selection.selection)
    person.key("h")
    person.until("highlighted", lambda: person.annotations(AnnotationKind.HIGHLIGHT))
    quote = person.annotations(AnnotationKind.HIGHLIGHT)[0].quote
    assert quote.split()[1:-1] == words.split()[1:-1], (quote, words)


def comment(person: Person) -> None:
    start, end, _words = person.line(front_view(person.window).current_page)
    person.click((start + end) / 2)
    person.key("ctrl+alt+e")
    person.type("Quote this in the reply.")
    person.key("Escape")
    person.until("commented", lambda: person.annotations(AnnotationKind.HIGHLIGHT)[0].comment)


def note(person: Person) -> None:
    page = front_view(person.window).current_page
    person.click(person.spot(page, 40, 200))  # the keyboard goes from the list back to the page
    person.key("n")
    person.click(person.spot(page, 40, 300))
    person.until("note placed", lambda: person.annotations(AnnotationKind.NOTE))
    person.key("Escape", "Escape")
    before = person.annotations(AnnotationKind.NOTE)[0].shape
    x, y = before[0][:2]
    person.drag(person.spot(page, x + 6, y + 6), person.spot(page, x + 86, y + 66))
    person.until("note dragged", lambda: person.annotations(AnnotationKind.NOTE)[0].shape != before)


def find(person: Person) -> None:
    view = front_view(person.window)
    person.key("ctrl+f")
    person.type("the")
    person.until("found", lambda: view.find_bar.isVisible() and view.find_bar.field.text() == "the")
    person.key("Escape")
    person.until("find closed", lambda: not view.find_bar.isVisible())


def turn_and_zoom(person: Person) -> None:
    area = front_view(person.window).area
    person.key("ctrl+r")
    person.until("rotated", lambda: area.geometry_now.layout.turn == 90)
    for _ in range(3):
        person.key("ctrl+r")
    before = area.geometry_now.scale
    person.point(area.viewport().mapToGlobal(area.viewport().rect().center()))
    person.act("keydown", "ctrl", "click", "4", "click", "4", "keyup", "ctrl")
    person.until("zoomed", lambda: area.geometry_now.scale > before * 1.05)


def export(person: Person, target: Path) -> None:
    with patch.object(QFileDialog, "getSaveFileName", lambda *_: (str(target), "")):

        def agree() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, LeavingDialog)
            dialog.findChild(QPushButton).click()  # type: ignore[union-attr]

        QTimer.singleShot(600, agree)
        person.window.actions_table.trigger("annotation.export_copy")
        person.until("exported", target.exists)
    with pymupdf.open(target) as document:
        kinds = [annotation.type[1] for page in document for annotation in page.annots()]
    assert {"Highlight", "Text"} <= set(kinds), kinds


def main() -> None:
    filing, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with desktop(), tempfile.TemporaryDirectory() as home:
        application = QApplication(["caseorg"])
        looks.prefer(Look.LIGHT)
        looks.begin(application)
        with open_window(Home(Path(home)), size=_SIZE) as window:
            window.setWindowState(Qt.WindowState.WindowMaximized)
            person = Person(window, folder)
            time.sleep(0.5)
            settle(window)
            import_filing(person, filing)
            for step in (highlight, comment, note, find, turn_and_zoom):
                step(person)
            export(person, folder / "copy.pdf")
            shown = window.context.shown
        told = subprocess.run(
            [sys.executable, "-m", "caseorg", "--home", home, "--json", "annotation", "list", str(shown)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        found = json.loads(told.stdout)
        assert [(one["kind"], bool(one["comment"])) for one in found] == [("highlight", True), ("note", False)], found
        sys.stdout.write(f"{json.dumps(found, indent=1)}\n")


if __name__ == "__main__":
    main()
