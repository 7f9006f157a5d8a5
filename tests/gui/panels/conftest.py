"""A real workspace with a small case, and panels over it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseorg.base.paths import Home
from caseorg.gui.actions import Actions, Need
from caseorg.gui.bridge import Bridge
from caseorg.gui.context import Context, OpenDocument
from caseorg.gui.messages import NoticeBar
from caseorg.model.case import Case
from caseorg.model.docket import CourtKind, Stamp
from caseorg.model.document import Document, DocumentKind, TextState
from caseorg.model.reading import FileReading, PageReading
from caseorg.operations import add_case, add_docket_entry, add_documents, tag_documents
from caseorg.operations.documents import NewDocument
from caseorg.queries.history import steps
from caseorg.workspace import Workspace

# title, kind, ECF No., attachment, date filed, filer, text of each page ("" for a scan)
FILINGS: tuple[tuple[str, DocumentKind, int | None, int, str | None, str, tuple[str, ...]], ...] = (
    ("Complaint", DocumentKind.COMPLAINT, 1, 0, "2026-02-09", "Centro Vecinal", ("for relief", "venue is proper")),
    ("Exhibit A", DocumentKind.EXHIBIT, 1, 1, "2026-02-09", "Centro Vecinal", ("", "")),
    ("Motion to Stay", DocumentKind.MOTION, 2, 0, "2026-03-02", "Stoddard", ("the harm is irreparable and grave",)),
    ("Order on Motion", DocumentKind.ORDER, 5, 0, "2026-03-20", "", ("irreparable harm is shown", "so ordered")),
    ("Letter to Chambers", DocumentKind.LETTER, None, 0, None, "Centro Vecinal", ("a letter on harm",)),
)


@dataclass
class Record:
    """The workspace, the case, and its documents by title."""

    workspace: Workspace
    case: Case
    documents: dict[str, Document]


@dataclass
class Stage:
    """What panels stand on. `opened` are the wishes to see a document."""

    bridge: Bridge
    context: Context
    actions: Actions
    record: Record
    qtbot: QtBot
    window: QWidget
    notices: NoticeBar
    opened: list[OpenDocument] = field(default_factory=list)

    def uuid(self, title: str) -> str:
        return self.record.documents[title].uuid

    def settle(self) -> None:
        """Wait until everything that was asked or done has arrived."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: self.bridge.is_idle, timeout=5000)
            QApplication.processEvents()

    def place(self, make: Callable[[Bridge, Context], Any]) -> Any:
        """A panel in the window, seen and with its actions bound."""
        panel = make(self.bridge, self.context)
        self.window.layout().addWidget(panel)
        panel.bind_actions(self.actions)
        panel.show()
        self.settle()
        return panel

    def do(self, operation: Any, **arguments: Any) -> Any:
        """Do something elsewhere, and let the news of it arrive."""
        value = self.record.workspace.do(operation, **arguments).value
        QApplication.processEvents()
        self.settle()
        return value

    def steps(self) -> list[str]:
        """The labels of the newest steps of the ledger, the newest first."""
        return [step.label for step in self.bridge.ask(steps)]

    def undo(self) -> None:
        """Undo one step."""
        self.bridge.undo()
        self.settle()


@pytest.fixture
def record(home: Home) -> Iterator[Record]:
    with Workspace.open(home, who="Dana Whitfield") as workspace:
        yield make_record(workspace)


def make_record(workspace: Workspace) -> Record:
    case = workspace.do(
        add_case, caption="Centro Vecinal v. Stoddard", court="dcd", docket_number="1:26-cv-00417-RML"
    ).value
    new = [
        NewDocument(
            sha256=sha_of(title), file_name=f"{title.lower().replace(' ', '-')}.pdf", size=1000 * len(title),
            title=title, kind=kind, number=number, attachment=attachment, date_filed=filed, filer=filer,
        )
        for title, kind, number, attachment, filed, filer, _ in FILINGS
    ]  # fmt: skip
    documents = workspace.do(add_documents, case_uuid=case.uuid, documents=new).value
    for title, *_, pages in FILINGS:
        reading = reading_of(sha_of(title), pages)
        workspace.derive(lambda derived, reading=reading: derived.keep_reading(reading))
    workspace.do(add_docket_entry, case_uuid=case.uuid, text="MINUTE ORDER setting a hearing", date_filed="2026-03-05")
    by_title = {document.title: document for document in documents}
    workspace.do(tag_documents, uuids=[by_title["Exhibit A"].uuid, by_title["Order on Motion"].uuid], tag="key")
    return Record(workspace, case, by_title)


def sha_of(title: str) -> str:
    return hashlib.sha256(title.encode()).hexdigest()


def reading_of(sha256: str, pages: tuple[str, ...]) -> FileReading:
    return FileReading(
        sha256=sha256,
        page_count=len(pages),
        pages=tuple(
            PageReading(
                number=number,
                label=str(number),
                width=612,
                height=792,
                rotation=0,
                text=text,
                state=TextState.NATIVE if text else TextState.NONE,
                stamp=Stamp(court_kind=CourtKind.DISTRICT, page_number=number),
            )
            for number, text in enumerate(pages, start=1)
        ),
    )


@pytest.fixture
def stage(record: Record, qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    window = QWidget()
    window.resize(1100, 700)
    QVBoxLayout(window)
    qtbot.addWidget(window)
    bridge, context, actions = Bridge(record.workspace), Context(), Actions()
    actions.meet(
        {
            Need.CASE: lambda: context.case_uuid is not None,
            Need.SELECTION: lambda: bool(context.documents),
            Need.ENTRY: lambda: context.entry is not None,
        }
    )
    context.set_case(record.case.uuid)
    made = Stage(bridge, context, actions, record, qtbot, window, NoticeBar(window))
    context.open_document_requested.connect(made.opened.append)
    window.show()
    yield made
    bridge.close()
