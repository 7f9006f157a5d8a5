"""What a press release says: a text, HTML, Word or PDF file that need not be in any case."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from caseorg.apart.client import ApartReader
from caseorg.apart.running_text import DOCX, HTML, prepare
from caseorg.base.errors import UserError
from caseorg.jobs.job import Progress
from caseorg.jobs.read_texts import ReadTexts
from caseorg.model.release import Release
from caseorg.rules.release import read_release
from caseorg.workspace import Workspace

SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")
"""Files a release is read from."""

_LARGEST_BYTES = 20 << 20
_NOT_READ = (
    "Press releases are read from .txt, .html, .docx and .pdf files. Save this one as one of those and read that."
)
_TOO_LARGE = "The file is larger than 20 MB, which no press release is. Save the release by itself and read that."
_EMPTY = "The file is empty. Save it again and read that."
_NO_TEXT = "This file is no text, though its name says so. Save it as plain text in UTF-8 and read that."
_SLOW = "Reading this file took too long, or it is damaged. Save the release as plain text and read that."
_SCAN = "This PDF has no text layer. Recognize its text first, or read the release from the web page or Word file."
_NOT_UTF8 = "The file is not in UTF-8; it was read as Windows text. Look whether accents and quotation marks are right."
_FEWEST_PLAIN = 0.98  # of the characters of a text, that are no control characters


@dataclass(frozen=True, slots=True)
class ReleaseRead:
    """A release as read: the file's hash, the text that all spans refer to, and `note`, what to look at in it."""

    path: Path
    sha256: str
    source: str
    release: Release
    note: str | None = None


class ReadRelease:
    """Read one press release. Needs no workspace and changes nothing. Raises UserError with what to do where it
    cannot be read."""

    def __init__(self, path: Path) -> None:
        self.title = "Read Press Release"
        self._path = path

    def run(self, workspace: Workspace | None, progress: Progress) -> ReleaseRead:
        suffix = self._path.suffix.lower()
        data = self._data()
        progress.check()
        note = None
        if data.startswith(b"%PDF-") or suffix == ".pdf":
            source = self._pages(progress)
        elif suffix in {".html", ".htm"}:
            source = self._apart(HTML, data, progress)
        elif suffix == ".docx":
            source = self._apart(DOCX, data, progress)
        elif suffix in {".txt", ".text", ""}:
            source, note = text_of(data, self._path)
        else:
            raise UserError(f"{self._path}: {_NOT_READ}")
        progress.check()
        return ReleaseRead(self._path, hashlib.sha256(data).hexdigest(), source, read_release(source), note)

    def _data(self) -> bytes:
        try:
            facts = self._path.stat()
            if not stat.S_ISREG(facts.st_mode):
                raise UserError(f"{self._path}: This is no file. Name the file of one press release.")
            if facts.st_size > _LARGEST_BYTES:
                raise UserError(f"{self._path}: {_TOO_LARGE}")
            data = self._path.read_bytes()
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else str(error)
            raise UserError(
                f"{self._path}: The file cannot be read ({reason}). Look for it and read it again."
            ) from error
        if not data:
            raise UserError(f"{self._path}: {_EMPTY}")
        return data

    def _pages(self, progress: Progress) -> str:
        pages = ReadTexts(self._path).run(None, progress).pages
        source = "\f".join(page.text for page in pages)
        if not source.strip():
            raise UserError(f"{self._path}: {_SCAN}")
        return source

    def _apart(self, kind: str, data: bytes, progress: Progress) -> str:
        reader: ApartReader[tuple[str, bytes], str] = ApartReader(prepare, cancelled=lambda: progress.cancelled)
        try:
            with reader:
                text = reader.read((kind, data))
        except UserError as refusal:
            raise UserError(f"{self._path}: {refusal.sentence}") from refusal
        progress.check()
        if text is None:
            raise UserError(f"{self._path}: {_SLOW}")
        return text


def text_of(data: bytes, path: Path) -> tuple[str, str | None]:
    """A text file's bytes as text, and a note where the encoding had to be guessed. Raises UserError where it is none.

    Read are UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 without one, and Windows-1252.
    """
    text, note = _decoded(data)
    plain = sum(
        letter.isprintable() or letter in "\n\r\t\f\v\u2028\u2029\xa0\xad\ufeff\u200b" for letter in text[:100_000]
    )
    if "\x00" in text or plain < _FEWEST_PLAIN * len(text[:100_000]):
        raise UserError(f"{path}: {_NO_TEXT}")
    return text, note


def _decoded(data: bytes) -> tuple[str, str | None]:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return data.decode("utf-32", "replace"), None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    head = data[:4000]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > len(zeros) // 2:
            return data.decode(name, "replace"), None
    try:
        return data.decode("cp1252"), _NOT_UTF8
    except UnicodeDecodeError:
        return data.decode("latin-1"), _NOT_UTF8
