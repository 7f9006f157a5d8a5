"""Tokens equal to those of the index, and words mended over line breaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.rules.search_tokens import BARRIER, joined_words, tokens_of

RECORD = st.sampled_from(
    [
        "the",
        "Müller",
        "naïve",
        "café",
        "cafe\u0301",
        "ΣΊΣΥΦΟΣ",
        "ıstanbul",
        "İstanbul",
        "straße",
        "STRASSE",
        "§ 6103(i)(2)",
        "don’t",
        "“state”",
        "1:25-cv-00677",
        "中文字",
        "判決書",
        "العَرَبِيَّة",
        "हिन्दी",
        "ﬁling",
        "x²",
        "½",
        "①",
        "ꙮ",
        "\u0301",
        "a\u0345b",
        "\U00010400\U00010428",
        "\ue000",
        "\xad",
        "Ǆ",
        "ﷺ",
        "\u200b",
        "e\u0323\u0302",
        "Å",
        "\u212b",
        "K",
        "ſ",
        "\u1160",
        "\U000e0100",
        "\U0001f600",
        "\x00",
        "\t",
        "_",
        "٣",
        "Ⅻ",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.one_of(RECORD, st.sampled_from(" \n-.")), max_size=30).map("".join))


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite.Connection]:
    connection = sqlite.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE pages USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(pages, instance)")
    yield connection
    connection.close()


def indexed(index: sqlite.Connection, text: str) -> list[str]:
    index.execute("DELETE FROM pages")
    index.execute("INSERT INTO pages (text) VALUES (?)", (text,))
    return [row[0] for row in index.execute('SELECT term FROM words ORDER BY "offset"')]


@settings(deadline=None, max_examples=500)
@given(text=TEXTS)
def test_tokens_are_those_of_the_index(index: sqlite.Connection, text: str) -> None:
    assert [token for token, _, _ in tokens_of(text)] == indexed(index, text)


def test_every_letter_of_the_first_planes_sampled(index: sqlite.Connection) -> None:
    codes = [
        code
        for code in [*range(1, 0x3000), *range(0x3000, 0x20000, 7), *range(0xE0000, 0xE0200)]
        if not 0xD800 <= code < 0xE000
    ]
    text = " ".join(f"q{chr(code)}k {chr(code)}" for code in codes)
    assert [token for token, _, _ in tokens_of(text)] == indexed(index, text)


@settings(deadline=None)
@given(text=TEXTS)
def test_tokens_stay_themselves(text: str) -> None:
    """A token put into a query again is the same token: what FTS5 is handed in quotes is what it looks for."""
    tokens = [token for token, _, _ in tokens_of(text)]
    assert [token for token, _, _ in tokens_of(" ".join(tokens))] == tokens


def test_places() -> None:
    text = "the Café’s 2d"
    assert [(token, text[start:end]) for token, start, end in tokens_of(text)] == [
        ("the", "the"),
        ("cafe", "Café"),
        ("s", "s"),
        ("2d", "2d"),
    ]
    assert tokens_of("lone \ud800 surrogate") == [("lone", 0, 4), ("surrogate", 7, 16)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("no hyphen here\nat all", ""),
        ("a plain state-law claim", ""),
        ("the order con-\nflicted with it", "the order conflicted with it"),
        ("the order con- \n  flicted with it", "the order conflicted with it"),
        ("one two three four con-\nflicted a b c d", "two three four conflicted a b c"),
        ("the con\xad\nflicted order", "the conflicted order"),
        ("the con\xadflicted order", "the conflicted order"),
        ("the con\u2010\nflicted order", "the conflicted order"),
        ("CON-\nFLICTED WITH", "CONFLICTED WITH"),
        ("12 the order con-\n13 flicted with it", "12 the order conflicted with it"),
        ("the order con-\n13\nflicted with it", "the order conflicted with it"),
        ("non-\nAmerican law", ""),
        ("in 2019-\n2020 and", ""),
        ("the sig-\nnificant for-\nfeiture order", "the significant forfeiture order"),
        ("a con-\nflicted b c d e f g h i for-\nfeiture j", f"a conflicted b c d{BARRIER}g h i forfeiture j"),
    ],
)
def test_joined_words(text: str, joined: str) -> None:
    assert joined_words(text) == joined


def test_pieces_are_not_adjacent_for_the_index(index: sqlite.Connection) -> None:
    tokens = indexed(index, joined_words("a con-\nflicted b c d e f g h i for-\nfeiture j"))
    assert tokens[tokens.index("d") + 1] != "g"
