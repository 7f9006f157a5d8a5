"""Whatever comes in: the reader never raises, its spans lie inside, and how lines and marks are set changes nothing."""

from __future__ import annotations

import textwrap
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.model.release import Release, Words
from caseorg.rules.release import read_release
from tests.press_readings import GOLDEN

_PIECES = st.sampled_from(
    """“|”|"|'|‘|’|«|»|,|.| said | according to |Ana Ruiz|Attorney General Bonta|director of |Open Door| and |—|
    Contact: |
    ana@x.example.org|(202) 555-0100|she|Plaintiffs are | v. |
    FOR IMMEDIATE RELEASE|Page 2 of 3|(DHS)| the |###|dijo |ñ|
    filed a lawsuit against |Statement from |: |Jr.|Ph.D.|(|)|   |é|🦉|ﬁ|eﬃ""".replace("|\n    ", "|").split("|")
    + ["\n", "\n\n", "\f", "\r\n", "-\n", "\x00", "\t", "\u2028"]
)
_RELEASES = st.lists(_PIECES | st.text(max_size=12), max_size=60).map("".join)


def _places(release: Release) -> Iterator[Words]:
    yield from (words for words in (release.headline, release.dateline, release.embargo, release.court) if words)
    yield from (words for words in (release.case_name, release.case_number, *release.subheads, *release.links) if words)
    for quote in release.quotes:
        yield from quote.segments
        if quote.attribution:
            yield quote.attribution
    for name in (*release.plaintiffs, *release.defendants, *release.counsel):
        yield name.words


def _squeezed(text: str) -> str:
    """Without white space and hyphens, which a line break may add or take, and page furniture's own characters."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


@given(_RELEASES)
@settings(max_examples=300, deadline=None)
def test_spans_lie_inside_and_say_what_was_read(source: str) -> None:
    for words in _places(read_release(source)):
        last = 0
        for span in words.spans:
            assert last <= span.start < span.end <= len(source)
            last = span.end
        printed = "".join(source[span.start : span.end] for span in words.spans)
        assert _squeezed(printed) == _squeezed(words.text)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_is_read(source: str) -> None:
    assert isinstance(read_release(source), Release)


def _said(source: str) -> list[tuple[str, str, str]]:
    straight = str.maketrans("“”‘’", "\"\"''")
    return [
        (
            quote.speaker.translate(straight),
            (quote.title or "").translate(straight),
            " ".join(quote.text.translate(straight).split()),
        )
        for quote in read_release(source).quotes
    ]


def _filled(line: str, width: int) -> str:
    return textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)


_PLAIN = [
    path
    for path in sorted(GOLDEN.glob("*.txt"))
    if not path.stem.startswith(("wrap", "pdf", "h05", "h07", "british", "nested", "columns", "h09"))
]


def _has_blank_lines(path: Path) -> bool:
    """Whether blank lines part the paragraphs, without which lines broken for width cannot be told from them."""
    return not any("\n" in part.strip() and len(part) > 200 for part in path.read_text("utf-8").split("\n\n"))


@pytest.mark.parametrize("path", list(filter(_has_blank_lines, _PLAIN)), ids=lambda path: path.stem)
@pytest.mark.parametrize("width", [72, 90])
def test_lines_broken_for_width_change_nothing(path: Path, width: int) -> None:
    source = path.read_text("utf-8")
    paragraphs = ["\n".join(_filled(line, width) for line in part.split("\n")) for part in source.split("\n\n")]
    assert _said("\n\n".join(paragraphs)) == _said(source)


@pytest.mark.parametrize("path", _PLAIN, ids=lambda path: path.stem)
def test_straight_marks_change_nothing(path: Path) -> None:
    source = path.read_text("utf-8")
    assert _said(source.translate(str.maketrans("“”‘’", "\"\"''"))) == _said(source)


_HOSTILE = {
    "marks": "“" * 1000,
    "straight": '" ' * 1000,
    "capitals": "Ana " * 1000,
    "acronyms": "Of The " * 500 + "(",
    "said": "said said " * 500,
    "commas": "“a, Ana Ruiz, b, " * 200,
    "emails": "a.b" * 700 + "@" + "c." * 400,
    "digits": "555-0100 202 555 " * 200,
    "versus": "Ana v. " * 400,
    "datelines": "NEW YORK, N.Y. " * 200,
    "sentences": "U.S. A. B. " * 300,
    "plaintiffs": "Plaintiffs are Ana, " * 200,
    "brackets": "((((" * 500,
    "spaces": " " * 4000,
    "lines": "Ana Ruiz, director\n" * 200,
    "hyphens": "co-\n" * 1000,
    "quotes in quotes": "“a “b” " * 300,
    "joint": "“a,” Ana Ruiz and " * 200,
    "statement": "Statement from Ana Ruiz: " * 100,
    "apostrophes": "‘A’s b’ " * 300,
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_reading_takes_time_in_proportion_to_length(name: str) -> None:
    """Four times the length may not take much more than four times the time: nothing searches over and over. What is
    quadratic takes sixteen times as long."""
    unit = _HOSTILE[name]
    short, long = ((unit * (length // len(unit) + 1))[:length] for length in (8_000, 32_000))
    read_release(short)
    begin = time.process_time()
    read_release(short)
    first = time.process_time() - begin
    begin = time.process_time()
    read_release(long)
    second = time.process_time() - begin
    assert second < 0.4 or second < first * 9
