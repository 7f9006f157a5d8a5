"""What is asked of text recognition (OCR), and what it answers: plain and frozen."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.docket import Stamp

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page in reading order; `box` in page points. Words of one line share `block` and `line`."""

    box: Box
    text: str
    block: int
    line: int


@dataclass(frozen=True, slots=True)
class RecognizeRequest:
    """A page, which counts from 0, whose words are to be recognized; answered by RecognizedPage.

    `languages` are as the data files are named, joined with "+" ("eng+spa"); `data_folder` holds these files.
    `keeps_text` where the page has words of its own that are right, such as a court stamp: they stay as they are.
    """

    sha256: str
    page: int
    languages: str
    data_folder: str
    keeps_text: bool = True


@dataclass(frozen=True, slots=True)
class RecognizedPage:
    """The answer to RecognizeRequest: all words of the page, its text, and the court stamp that stands in it."""

    words: tuple[Word, ...]
    text: str
    stamp: Stamp | None
