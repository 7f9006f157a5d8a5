"""Authorities are read once for each text: what was found is kept, and read anew where it would come out otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from caseorg.base.paths import Home
from caseorg.jobs import find_authorities
from caseorg.jobs.find_authorities import FindAuthorities
from caseorg.jobs.job import Progress
from caseorg.law.client import LawReader
from caseorg.law.reading_rules import reading_rules
from caseorg.model.authorities import TableOfAuthorities
from caseorg.model.document import DocumentKind, TextState
from caseorg.model.reading import FileReading, PageReading
from caseorg.operations import add_case, add_documents
from caseorg.operations.documents import NewDocument
from caseorg.workspace import Workspace

TEXTS = {
    "a" * 64: ("Smith v. Jones, 576 U.S. 1 (2015).", "See 5 U.S.C. § 702; id. Winter v. NRDC, 555 U.S. 7, 20 (2008)."),
    "b" * 64: ("Winter v. NRDC, 555 U.S. 7 (2008).",),
}


class Stage:
    """A case with a document for each of TEXTS, and the texts that were read for citations."""

    def __init__(self, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read: list[str] = []
        real = LawReader.read

        def read(reader: LawReader, text: str) -> object:
            self.read.append(text)
            return real(reader, text)

        monkeypatch.setattr(LawReader, "read", read)
        self.workspace = Workspace.open(home, who="Ana Ruiz")
        self.case = self.workspace.do(add_case, caption="Alvarez v. Kent").value.uuid
        self.documents = [self.add(sha256, texts) for sha256, texts in TEXTS.items()]

    def add(self, sha256: str, texts: tuple[str, ...]) -> str:
        new = NewDocument(
            sha256=sha256, file_name=f"{sha256[0]}.pdf", size=1, title=f"Brief {sha256[0]}", kind=DocumentKind.BRIEF
        )
        (made,) = self.workspace.do(
            add_documents,
            case_uuid=self.case,
            documents=[new],
            derived=lambda derived: derived.keep_reading(reading(sha256, texts)),
        ).value
        return str(made.uuid)

    def table(self, document: str | None = None) -> tuple[TableOfAuthorities, int]:
        """The table, and how many texts were read for it."""
        self.read.clear()
        return FindAuthorities(self.case, document).run(self.workspace, Progress()), len(self.read)


def reading(sha256: str, texts: tuple[str, ...]) -> FileReading:
    pages = tuple(
        PageReading(
            number=number, label=str(number), width=612, height=792, rotation=0, text=text, state=TextState.NATIVE
        )
        for number, text in enumerate(texts, start=1)
    )
    return FileReading(sha256=sha256, page_count=len(pages), pages=pages)


@pytest.fixture
def stage(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    stage = Stage(home, monkeypatch)
    yield stage
    stage.workspace.close()


def test_the_second_time_nothing_is_read(stage: Stage) -> None:
    first, count = stage.table()
    assert count == 2
    assert [(one.cite, one.count) for one in first.authorities] == [
        ("576 U.S. 1 (2015)", 1), ("555 U.S. 7 (2008)", 2), ("5 U.S.C. § 702", 2),
    ]  # fmt: skip
    assert stage.table() == (first, 0)
    alone, count = stage.table(stage.documents[0])
    assert count == 0, "a document of the case is known too"
    assert {place.label for one in alone.authorities for place in one.places} == {"1", "2"}
    assert {place.document_uuid for one in alone.authorities for place in one.places} == {stage.documents[0]}
    third = stage.add("c" * 64, ("Nken v. Holder, 556 U.S. 418 (2009).",))
    more, count = stage.table()
    assert count == 1 and len(more.authorities) == 4
    assert any(place.document_uuid == third for one in more.authorities for place in one.places)


def test_another_text_or_other_rules_are_read_anew(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.table()
    stage.workspace.derive(
        lambda derived: derived.keep_recognized(
            "b" * 64, 1, text="Nken v. Holder, 556 U.S. 418 (2009).", stamp=None, words=(), languages="eng"
        )
    )
    table, count = stage.table()
    assert count == 1 and "556 U.S. 418 (2009)" in [one.cite for one in table.authorities]
    assert len(reading_rules()) == 64
    monkeypatch.setattr(find_authorities, "reading_rules", lambda: "others")
    assert stage.table() == (table, 2)
    assert stage.table() == (table, 0)


def test_what_is_forgotten_of_a_file_goes_with_its_reading(stage: Stage) -> None:
    stage.table()
    stage.workspace.derive(lambda derived: derived.drop_reading("a" * 64))
    kept = stage.workspace.ask(lambda reader: [row[0] for row in reader.rows("SELECT sha256 FROM found_authorities")])
    assert kept == ["b" * 64]


def test_where_nothing_may_be_written_they_are_read_all_the_same(stage: Stage, home: Home) -> None:
    with Workspace.open(home, write=False) as reading_only:
        found = [FindAuthorities(stage.case).run(reading_only, Progress()) for _ in range(2)]
    assert found[0] == found[1] and len(found[0].authorities) == 3
    assert len(stage.read) == 4
    assert stage.table()[0] == found[0]
