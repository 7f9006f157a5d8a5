"""Words planted under every label, and such as never leave: looked for in the bytes of every export of every format."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest

from caseorg.base.paths import Home
from caseorg.cli.main import main
from caseorg.model.record import Visibility
from caseorg.rules.visibility import may_leave
from tests import makers

LABELS = tuple(Visibility)
PRIVATE = "+12025550188"
NOTE = "plantednote"


@dataclass(frozen=True)
class Planted:
    """A home in which every label has a case of its own, with all that can leave in it."""

    home: Home
    folder: Path

    def run(self, *words: str) -> int:
        """A command; its exit code."""
        return int(main([*words, "--home", str(self.home.folder), "--who", "Plantedauthor"]))

    def add(self, *words: str) -> None:
        assert self.run(*words) == 0, words


def word(label: Visibility) -> str:
    return f"secret{label.value}"


def case_of(label: Visibility) -> str:
    return f"Case{label.value} v. Kent"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    folder = tmp_path_factory.mktemp("leaks")
    made = Planted(Home(folder / "home"), folder)
    for label in LABELS:
        name, case = word(label), case_of(label)
        made.add("case", "add", "--caption", case, "--court", "dcd")
        made.add("case", "edit", case, "--visibility", label.value, "--notes", NOTE)
        filing = folder / f"{label.value}.pdf"
        filing.write_bytes(makers.pdf([f"The filing says heron {label.value}."]))
        made.add("import", "--case", case, str(filing))
        made.add("annotation", "add", filing.name, "--case", case, "--page", "1", "--quote", "heron", "--comment", name)
        made.add("deadline", "add", f"File {name}", "--case", case, "--due", "2099-03-02", "--note", NOTE)
        made.add("event", "add", f"Hearing {name}", "--case", case, "--at", "2099-03-05 10:00", "--hearing", "hearing",
                 "--note", NOTE)  # fmt: skip
        made.add("person", "add", f"Katie {name}", "--contact", f"{name}@centro.example", "--public", "--notes", NOTE,
                 "--visibility", label.value)  # fmt: skip
        made.add("person", "add-contact", PRIVATE, "--of", f"Katie {name}")
        made.add("role", "add", f"Katie {name}", "--case", case, "--kind", "press-contact")
        made.add("statement", "add", f"We say {name}.", "--case", case, "--by", f"Katie {name}", "--note", NOTE,
                 "--visibility", label.value)  # fmt: skip
        made.add("statement", "approve", name, "--case", case, "--given-by", "Katie")
    yield made


# What leaves of each case, and what of all at once; FILE is where it goes.
_TO_FILE = ("--case", "CASE", "--to")
OF_A_CASE = (
    *(("annotation", "export", "DOCUMENT", *_TO_FILE, f"FILE.{kind}") for kind in ("pdf", "xfdf", "json")),
    *(("annotation", "summary", "DOCUMENT", *_TO_FILE, f"FILE.{kind}") for kind in ("docx", "pdf", "md", "csv")),
    *(("sheet", "quote", *_TO_FILE, f"FILE.{kind}") for kind in ("docx", "pdf", "html", "txt", "csv")),
    *(("sheet", "contact", *_TO_FILE, f"FILE.{kind}") for kind in ("docx", "pdf", "html", "txt", "csv")),
)  # fmt: skip
OF_ALL = (
    *(("deadline", "export", "--all", "--from", "2099-03-01", "--to", f"FILE.{one}") for one in ("ics", "csv", "pdf")),
    ("deadline", "control-list", "--on", "2099-03-02", "--until", "2099-03-06", "--to", "FILE.pdf"),
    ("deadline", "slip", "--all", "--to", "FILE.pdf"),
    *(("people", "export", "--to", f"FILE.{kind}") for kind in ("vcf", "csv")),
)


def at_least_internal(label: Visibility) -> Visibility:
    """A record is internal unless it says otherwise, also in a public case."""
    return max(label, Visibility.INTERNAL, key=LABELS.index)


def readable(path: Path) -> bytes:
    """Everything that can be read in a file: as it is, unpacked, and as the text of its pages."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return data + b"".join(packed.read(name) for name in packed.namelist())
    if path.suffix == ".pdf":
        with pymupdf.open(stream=data, filetype="pdf") as document:
            numbers = range(1, document.xref_length())
            streams = b"".join(document.xref_stream(one) or b"" for one in numbers if document.xref_is_stream(one))
            objects = "".join(document.xref_object(one) for one in numbers)
            text = "".join(page.get_text() for page in document)
            notes = "".join(note.info["content"] for page in document for note in page.annots())
            return data + streams + (objects + text + notes).replace("\u200b", "").replace("\n", "").encode()
    if path.suffix == ".ics":
        return data.replace(b"\r\n ", b"")
    return data


def expect_no_traces(planted: Planted, data: bytes, command: tuple[str, ...]) -> None:
    """What no export may have, whatever the label. Who wrote it stands in annotations, on control slips, and in the
    sheet with all columns of deadlines."""
    if command[0] != "annotation" and command[1] != "slip" and not command[-1].startswith("FILE.csv"):
        assert b"Plantedauthor" not in data
    for trace in (NOTE.encode(), b"555-0188", b"5550188", str(planted.folder).encode(), b"MuPDF", b"python-docx"):
        assert trace not in data, trace


@pytest.mark.parametrize("highest", LABELS)
@pytest.mark.parametrize("command", OF_A_CASE, ids=lambda words: f"{words[0]}-{words[1]}-{words[-1]}")
def test_nothing_above_the_label_leaves_with_a_case(
    planted: Planted, command: tuple[str, ...], highest: Visibility
) -> None:
    for label in LABELS:
        path = planted.folder / f"{command[0]}-{command[1]}-{label.value}-{highest.value}"
        filled = {"DOCUMENT": f"{label.value}.pdf", "CASE": case_of(label)}
        words = [filled.get(one, one).replace("FILE", str(path)) for one in command]
        code = planted.run(*words, "--visibility", highest.value)
        written = Path(words[words.index("--to") + 1])
        data = readable(written) if written.exists() else b""
        assert code in (0, 1)
        real = label if command[1] == "quote" else at_least_internal(label)
        assert (word(label).encode() in data) == may_leave(real, highest), (label, written.name)
        expect_no_traces(planted, data, command)


@pytest.mark.parametrize("highest", LABELS)
@pytest.mark.parametrize("command", OF_ALL, ids=lambda words: f"{words[0]}-{words[1]}-{words[-1]}")
def test_nothing_above_the_label_leaves_with_all_cases(
    planted: Planted, command: tuple[str, ...], highest: Visibility
) -> None:
    path = planted.folder / f"{command[0]}-{command[1]}-{highest.value}"
    words = [one.replace("FILE", str(path)) for one in command]
    code = planted.run(*words, "--visibility", highest.value)
    written = Path(words[words.index("--to") + 1])
    data = readable(written) if written.exists() else b""
    assert code in (0, 1)
    for label in LABELS:
        real = label if command[0] == "people" else at_least_internal(label)
        assert (word(label).encode() in data) == may_leave(real, highest), label
    expect_no_traces(planted, data, command)
