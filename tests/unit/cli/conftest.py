"""The command line called in this process, on a home of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from caseorg.base.paths import Home
from caseorg.cli.main import main
from caseorg.model.document import DocumentKind, TextState
from caseorg.model.reading import FileReading, PageReading
from caseorg.operations import add_case, add_documents
from caseorg.operations.documents import NewDocument
from caseorg.store.derived import Derived
from caseorg.workspace import Workspace
from tests.makers import pdf


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended, and what it printed."""

    code: int
    out: str
    errors: str

    @property
    def value(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


class CommandLine:
    """Runs commands on one home."""

    def __init__(self, home: Home, capsys: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capsys = capsys

    def __call__(self, *words: str) -> Answer:
        """Run a command as it is, whatever comes of it."""
        self._capsys.readouterr()
        code = main(["--home", str(self.home.folder), *words])
        printed = self._capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    def text(self, *words: str) -> str:
        """What a command that must succeed prints."""
        answer = self(*words)
        assert (answer.code, answer.errors) == (0, "")
        return answer.out

    def value(self, *words: str) -> Any:
        """The JSON value of a command that must succeed."""
        answer = self(*words, "--json")
        assert (answer.code, answer.errors) == (0, "")
        return answer.value

    def refused(self, *words: str, code: int = 1) -> str:
        """The sentence of a command that must fail; nothing is on standard output."""
        answer = self(*words)
        assert (answer.code, answer.out) == (code, "")
        assert answer.errors.startswith("caseorg: ")
        return answer.errors.removeprefix("caseorg: ").strip()


@pytest.fixture
def caseorg(home: Home, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on an empty home."""
    return CommandLine(home, capsys)


@dataclass(frozen=True, slots=True)
class Filing:
    """A document to begin with: `texts` has one text a page, "" for one that needs OCR."""

    title: str
    kind: DocumentKind
    number: int | None
    attachment: int
    date_filed: str
    texts: tuple[str, ...]


FILINGS = (
    Filing("Complaint", DocumentKind.COMPLAINT, 1, 0, "2026-03-02", ("Plaintiffs seek an injunction.", "Prayer")),
    Filing("Exhibit A", DocumentKind.EXHIBIT, 1, 1, "2026-03-02", ("",)),
    Filing("Order Granting Stay", DocumentKind.ORDER, 4, 0, "2026-03-20", ("The injunction is stayed. § 1252(f)",)),
    Filing("Letter", DocumentKind.LETTER, None, 0, "2026-03-21", ("Dear Counsel",)),
)


@pytest.fixture
def filed(caseorg: CommandLine) -> CommandLine:
    """The command line on a workspace with the case “Alvarez v. Kent” and FILINGS in it."""
    with Workspace.open(caseorg.home, who="Ana Ruiz") as workspace:
        case = workspace.do(add_case, caption="Alvarez v. Kent", docket_number="1:26-cv-00417-RML", court="dcd").value
        stored = [(filing, *_store(workspace, filing)) for filing in FILINGS]
        workspace.do(
            add_documents,
            derived=_keeping([(filing, sha256) for filing, sha256, _ in stored]),
            case_uuid=case.uuid,
            documents=[_document(filing, sha256, size) for filing, sha256, size in stored],
        )
    return caseorg


def _store(workspace: Workspace, filing: Filing) -> tuple[str, int]:
    data = pdf([f"{filing.title}: {text}" for text in filing.texts])
    return workspace.vault.put(data), len(data)


def _document(filing: Filing, sha256: str, size: int) -> NewDocument:
    return NewDocument(
        sha256=sha256,
        file_name=f"{filing.title.lower()}.pdf",
        size=size,
        title=filing.title,
        kind=filing.kind,
        number=filing.number,
        attachment=filing.attachment,
        date_filed=filing.date_filed,
    )


def _keeping(stored: list[tuple[Filing, str]]) -> Callable[[Derived], None]:
    def keep(derived: Derived) -> None:
        for filing, sha256 in stored:
            pages = tuple(_page(number, text) for number, text in enumerate(filing.texts, start=1))
            derived.keep_reading(FileReading(sha256=sha256, page_count=len(pages), pages=pages))

    return keep


def _page(number: int, text: str) -> PageReading:
    state = TextState.NATIVE if text else TextState.NONE
    return PageReading(number=number, label=str(number), width=612, height=792, rotation=0, text=text, state=state)
