"""Press releases are read as a press officer would read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseorg.rules.release import read_release
from tests.press_readings import GOLDEN, differences, expected_of, reading_of

FOUNDING = Path(__file__).parents[4] / "shared" / "press"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    assert differences(expected_of(path), reading_of(path)) == []


@pytest.mark.skipif(not FOUNDING.exists(), reason="the founding releases are not beside the repository")
@pytest.mark.parametrize("path", sorted(FOUNDING.glob("*.txt")), ids=lambda path: path.stem)
def test_the_founding_releases(path: Path) -> None:
    expected = expected_of(path)
    del expected["counsel"]  # the expected court, judge and counsel follow no one form there
    for key in ("court", "judge", "headline"):
        expected.pop(key, None)
    assert differences(expected, reading_of(path)) == []


def test_text_that_is_no_release_gives_an_empty_reading() -> None:
    for source in ("", "   \n\n", "\f\f", "word"):
        release = read_release(source)
        assert (release.quotes, release.contacts, release.plaintiffs) == ((), (), ())


def test_a_reading_says_where_its_words_stand() -> None:
    source = "Headline of a short release\n\nBOSTON — “We won,” said Ana Ruiz, director of Open Door.\n“Now we rest.”\n"
    (quote,) = read_release(source).quotes
    assert [source[span.start : span.end] for segment in quote.segments for span in segment.spans] == [
        "We won,",
        "Now we rest.",
    ]
    assert quote.attribution is not None
    (place,) = quote.attribution.spans
    assert source[place.start : place.end] == "said Ana Ruiz, director of Open Door"


def test_ligatures_are_read_as_their_letters() -> None:
    source = "Oﬃce Opens Again\n\nBOSTON — “We ﬁled it and we ﬁnished it,” said Ana Ruiz, chief of staﬀ at Open Door.\n"
    (quote,) = read_release(source).quotes
    (segment,) = quote.segments
    assert (segment.text, quote.title) == ("We filed it and we finished it,", "chief of staff")
    (span,) = segment.spans
    assert source[span.start : span.end] == "We ﬁled it and we ﬁnished it,"


def test_paragraphs_of_a_reopened_quote_need_no_blank_line() -> None:
    source = (
        "Remarks at the Mill\n"
        "LOWELL, Mass. — “I was nineteen and I worked the third floor of the mill,” said Agnes\n"
        "Petrakis, president of the Mill Families. “The doors were chained because of thread.\n"
        "“I did not steal thread. I have never stolen anything, and I came here every year to\n"
        "say so out loud.”\n"
    )
    (quote,) = read_release(source).quotes
    assert [segment.text for segment in quote.segments] == [
        "I was nineteen and I worked the third floor of the mill,",
        "The doors were chained because of thread.",
        "I did not steal thread. I have never stolen anything, and I came here every year to say so out loud.",
    ]
