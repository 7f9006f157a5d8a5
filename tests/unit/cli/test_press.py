"""`caseorg press read`: of every kind of file, and what it says where there is nothing to read."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.makers import pdf
from tests.unit.cli.conftest import CommandLine

TEXT = (
    "Court Frees the Ferry\n\nSEATTLE — “The boats run again,” said Ines Marlow, director "
    "of Harbor Watch. “At last.”\n\n"
    "Contact: Tom Reyes, tom@harbor.example.org, 206-555-0110\n"
)
HTML = (
    "<html><head><title>x</title><script>var a = “no”;</script></head><body><nav>Home</nav><h1>Court "
    "Frees the Ferry</h1>"
    "<p>SEATTLE &mdash; &ldquo;The boats run again,&rdquo; said Ines Marlow, director "
    "of Harbor Watch. &ldquo;At last.&rdquo;</p>"
    '<p>Contact: Tom Reyes, <a href="mailto:tom@harbor.example.org">e-mail</a>, 206-555-0110</p></body></html>'
)


def _docx() -> bytes:
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FILES = {
    "release.txt": TEXT.encode(),
    "bom.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf16.txt": TEXT.encode("utf-16"),
    "windows.txt": TEXT.encode("cp1252"),
    "release.html": HTML.encode(),
    "release.docx": _docx(),
    "release.pdf": pdf([TEXT.replace("—", "-").replace("“", '"').replace("”", '"')]),
}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_is_read(caseorg: CommandLine, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name])
    value = caseorg("press", "read", "--json", str(path)).value
    (quote,) = value["quotes"]
    assert (quote["speaker"], quote["title"], quote["organization"]) == ("Ines Marlow", "director", "Harbor Watch")
    assert quote["segments"] == ["The boats run again,", "At last."]
    (contact,) = value["contacts"]
    assert (contact["name"], contact["email"], contact["phone"]) == (
        "Tom Reyes",
        "tom@harbor.example.org",
        "206-555-0110",
    )
    assert value["headline"] == "Court Frees the Ferry"


def test_people_read_it_too(caseorg: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, "utf-8")
    text = caseorg.text("press", "read", str(path))
    assert "“The boats run again, … At last.”\n    Ines Marlow, director, Harbor Watch\n" in text
    assert "Tom Reyes, tom@harbor.example.org, 206-555-0110" in text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("release.rtf", b"{\\rtf1 hello}", ".docx"),
        ("release.txt", b"", "empty"),
        ("release.txt", bytes(range(256)) * 20, "no text"),
        ("release.docx", b"PK\x03\x04 not really", "no Word file"),
        ("release.pdf", b"%PDF-1.4 cut off", ""),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    caseorg: CommandLine, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    answer = caseorg.refused("press", "read", "--json", str(path))
    assert words in answer and str(path) in answer


def test_an_encoding_that_was_guessed_is_told(caseorg: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    assert "not in UTF-8" in caseorg("press", "read", str(path)).errors
