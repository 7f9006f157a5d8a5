"""A walk through reading and annotating, with a picture of every stop.

    CASEORG_TOUR=/some/folder python -m tests.gui.tour_of_annotations [light|dark] [WIDTHxHEIGHT]

Each stop is one line of STOPS, as in `tour.py`. The files it reads are made here.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

import pymupdf
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from caseorg.gui.annotation_exchange import COPY_FORMATS, SUMMARY_FORMATS
from caseorg.gui.dialogs.leaving_dialog import LeavingDialog
from caseorg.gui.window import Window
from caseorg.model.annotation import AnnotationKind, Shape
from caseorg.model.record import Visibility
from caseorg.operations import add_annotations, add_case
from caseorg.operations.annotations import NewAnnotation, NewReply
from caseorg.queries.annotations import annotations_of
from caseorg.queries.documents import document_lines, document_order
from tests.gui.tour import Stop, close_dialogs, front_view, settle, take_pictures
from tests.makers import encrypted_pdf, pdf, stamps_for

YELLOW, GREEN, BLUE, RED = "#ffd54a", "#8fd694", "#86bff2", "#f28b82"
_PAGES = (
    "MEMORANDUM OPINION\n\nThe motion for a preliminary injunction is granted in part.\n"
    "Plaintiffs have shown irreparable harm in the district of their residence.\n"
    "The agency shall not disclose returns to any other department.\n"
    "See ECF No. 3 at 2; ECF No. 99 at 4; Winter v. NRDC, 555 U.S. 7, 20 (2008).\n"
    "A person may sue under 5 U.S.C. § 702 and Fed. R. Civ. P. 65(a).",
    "The balance of the equities favors the plaintiffs.\nSo ordered this day.\n"
    "A sentence that no later version of this order has.\nId. at 22; Nken v. Holder, 556 U.S. 418 (2009).",
    "CERTIFICATE OF SERVICE\n\nThe clerk shall send a copy of this order to counsel of record.",
)
_NEW_PAGES = (
    "A cover sheet that was put before all.",
    _PAGES[0].replace("have shown", "have not shown"),
    "The balance of the equities favors the plaintiffs.\nSo ordered this day.",
)


def marked(row: int, width: float, *, rows: int = 1) -> Shape:
    """So many lines of the page's text, the first one counted from 0."""
    tops = [71.0 + 14 * (row + more) for more in range(rows)]
    return tuple((72.0, top, 72 + width, top, 72.0, top + 12, 72 + width, top + 12) for top in tops)


ANNOTATIONS = (
    NewAnnotation(
        kind=AnnotationKind.HIGHLIGHT, page=0, shape=marked(2, 274), color=YELLOW, author="Ana Ruiz",
        quote="The motion for a preliminary injunction is granted in part.",
        comment="**Holding.** Quote it in the opening.\n- part II.A\n- compare the proposed order",
        replies=(NewReply(comment="Agreed; see also page 2.", author="Lee Park", state="Accepted"),),
    ),
    NewAnnotation(
        kind=AnnotationKind.UNDERLINE, page=0, shape=marked(3, 342), color=BLUE, author="Lee Park",
        quote="Plaintiffs have shown irreparable harm in the district of their residence.",
    ),
    NewAnnotation(
        kind=AnnotationKind.STRIKE_OUT, page=0, shape=marked(4, 304), color=RED, author="Ana Ruiz",
        quote="The agency shall not disclose returns to any other department.", visibility=Visibility.PUBLIC,
    ),
    NewAnnotation(
        kind=AnnotationKind.SQUIGGLY, page=1, shape=marked(2, 244), color=RED, author="Ana Ruiz",
        quote="A sentence that no later version of this order has.", comment="Is this dicta?",
    ),
    NewAnnotation(kind=AnnotationKind.NOTE, page=0, shape=((500, 130),), color=YELLOW, comment="Ask Lee about this."),
    NewAnnotation(
        kind=AnnotationKind.TEXT_BOX, page=0, shape=((72, 200, 300, 250),), color=GREEN,
        comment="Standing is discussed in part II.",
    ),
    NewAnnotation(kind=AnnotationKind.AREA, page=0, shape=((320, 200, 520, 290),), color=BLUE, comment="The seal"),
    NewAnnotation(
        kind=AnnotationKind.INK, page=0, shape=((90, 300, 130, 280, 170, 315, 210, 285, 250, 310),), color=RED
    ),
    NewAnnotation(kind=AnnotationKind.ARROW, page=0, shape=((300, 330, 420, 300),), color=RED),
)  # fmt: skip


def annotated_elsewhere() -> bytes:
    """A form with a field, an attachment, and annotations as other programs write them."""
    document = pymupdf.open("pdf", pdf(["Civil Cover Sheet\nNature of the suit.\nThe parties reside in the district."]))
    page = document[0]
    page.add_highlight_annot(page.search_for("Nature of the suit")).set_info(title="Acrobat user", content="Check.")
    page.add_text_annot((400, 90), "From another program")
    field = pymupdf.Widget()
    field.field_name, field.field_value = "Name of plaintiff", "Ana Ruiz"
    field.field_type, field.rect = pymupdf.PDF_WIDGET_TYPE_TEXT, pymupdf.Rect(72, 160, 300, 180)
    page.add_widget(field)
    document.embfile_add("Exhibit A.txt", b"Attached to the form.", filename="Exhibit A.txt")
    return bytes(document.tobytes())


class Files:
    """The files of the walk, in a folder that lives as long as the program."""

    folder = tempfile.TemporaryDirectory(prefix="caseorg-tour-")

    @classmethod
    def write(cls, name: str, data: bytes) -> Path:
        path = Path(cls.folder.name) / name
        path.write_bytes(data)
        return path


def _open(window: Window, file_name: str) -> str:
    assert window.context.case_uuid is not None
    lines = window.bridge.ask(document_lines, window.bridge.ask(document_order, window.context.case_uuid))
    uuid = next(line.document.uuid for line in lines if line.document.file_name == file_name)
    window.context.open_document(uuid)
    settle(window)
    return uuid


# ---------------------------------------------------------------- the stops


def marks(window: Window) -> None:
    window.bridge.do(
        add_case, caption="Ana Ruiz v. Department of Examples", then=lambda case: window.context.set_case(case.uuid)
    )
    settle(window)
    paths = [
        Files.write("opinion.pdf", pdf(_PAGES, stamps=stamps_for(3))),
        Files.write("response.pdf", pdf(["RESPONSE TO MOTION", "Part two."], stamps=stamps_for(
            2, form="Case 1:26-cv-00417-RML     Document 3     Filed 02/02/26     Page {page} of {count}"))),
        Files.write("form.pdf", annotated_elsewhere()),
        Files.write("sealed.pdf", encrypted_pdf("open sesame 471")),
    ]  # fmt: skip
    window.importing.import_paths(paths)
    settle(window)
    close_dialogs(window)
    uuid = _open(window, "opinion.pdf")
    window.bridge.workspace.do(add_annotations, document_uuid=uuid, annotations=ANNOTATIONS)
    if not window.actions_table["view.annotations"].isChecked():
        window.actions_table.trigger("view.annotations")


def comment(window: Window) -> None:
    assert window.tabs.front is not None
    first = window.bridge.ask(annotations_of, window.tabs.front.uuid)[0].annotation
    window.context.set_annotations((first.uuid,))
    window.actions_table.trigger("annotation.edit_comment")


def several(window: Window) -> None:
    assert window.tabs.front is not None
    lines = window.bridge.ask(annotations_of, window.tabs.front.uuid)
    window.context.set_annotations(tuple(line.annotation.uuid for line in lines[:4]))


def filtered(window: Window) -> None:
    window.context.set_annotations(())
    window.annotations.filter.text.setText("order")


def ticks(window: Window) -> None:
    window.annotations.filter.text.clear()
    window.actions_table.trigger("reader.find")
    QTest.keyClicks(front_view(window).find_bar.field, "the")


def night(window: Window) -> None:
    front_view(window).close_find()
    window.actions_table.trigger("reader.night")


def next_cite(window: Window) -> None:
    window.actions_table.trigger("reader.night")
    settle(window)
    window.actions_table.trigger("reader.next_cite")


def authorities(window: Window) -> None:
    window.actions_table.trigger("document.authorities")


def export(window: Window) -> None:
    close_dialogs(window)
    labels = {Visibility.INTERNAL: 8, Visibility.PUBLIC: 1}
    LeavingDialog("Export with Annotations", COPY_FORMATS, labels, asks_external=True, parent=window).open()


def summary(window: Window) -> None:
    close_dialogs(window)
    LeavingDialog("Summary of Annotations", SUMMARY_FORMATS, {Visibility.INTERNAL: 1}, parent=window).open()


def new_version(window: Window) -> None:
    close_dialogs(window)
    path = Files.write("filed.pdf", pdf(_NEW_PAGES))
    with patch.object(QFileDialog, "getOpenFileName", lambda *_: (str(path), "")):
        window.actions_table.trigger("document.replace_version")


def file_contents(window: Window) -> None:
    close_dialogs(window)
    _open(window, "form.pdf")


def taken_over(window: Window) -> None:
    assert window.tabs.front is not None
    window.exchange.take_over(window.tabs.front.uuid, None)


def side_by_side(window: Window) -> None:
    window.notices.hide()
    _open(window, "opinion.pdf")
    window.actions_table.trigger("tab.move_across")


def password(window: Window) -> None:
    window.actions_table.trigger("tab.close")
    window.importing.import_paths([Path(Files.folder.name) / "sealed.pdf"])


STOPS: tuple[Stop, ...] = (
    ("marks", marks),
    ("comment", comment),
    ("several", several),
    ("filtered", filtered),
    ("ticks", ticks),
    ("night", night),
    ("next-cite", next_cite),
    ("authorities", authorities),
    ("export", export),
    ("summary", summary),
    ("new-version", new_version),
    ("file-contents", file_contents),
    ("taken-over", taken_over),
    ("annotated-side-by-side", side_by_side),
    ("password", password),
)

if __name__ == "__main__":
    take_pictures(STOPS)
