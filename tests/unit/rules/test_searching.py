"""The query language, against a real FTS5 table with the columns and the tokenizer of the page index."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import sqlcipher3.dbapi2 as sqlite
from hypothesis import given, settings
from hypothesis import strategies as st

from caseorg.model.search import Filter, FilterField, FilterOperator, HitPattern
from caseorg.rules.searching import hit_spans, joined_words, parse_query

PAGES = [
    "The taxpayer's return information is confidential. 26 U.S.C. § 6103(i)(2).",  # 1
    "Case 1:25-cv-00677-DLF   Document 28   Filed 05/12/25   Page 1 of 20",  # 2
    "Civil Action No. 25-0677 (DLF). The motion for a preliminary injunction is denied.",  # 3
    "The forfeiture order con-\nflicted with Honeycutt v. United States.",  # 4
    "El Niño and Zoë Müller signed; the naïve reading of section 7431 fails.",  # 5
    "No. 25-5181. A petition for review; the court\u2019s own view of \u201cstate law\u201d.",  # 6
    "state actors follow federal law and sometimes state court practice",  # 7
    "tax data; disclosure follows in the next sentence of the return",  # 8
]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite.Connection]:
    connection = sqlite.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE pages USING fts5(text, joined, tokenize='unicode61 remove_diacritics 2')")
    for number, text in enumerate(PAGES, 1):
        connection.execute(
            "INSERT INTO pages (rowid, text, joined) VALUES (?, ?, ?)", (number, text, joined_words(text))
        )
    yield connection
    connection.close()


def pages_for(index: sqlite.Connection, typed: str, *, typing: bool = False) -> set[int]:
    match = parse_query(typed, typing=typing).match
    assert match is not None
    return {row[0] for row in index.execute("SELECT rowid FROM pages WHERE pages MATCH ?", (match,))}


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("state law", {6, 7}),
        ('"state law"', {6}),
        ("“state law”", {6}),
        ("STATE Law", {6, 7}),
        ("forfeit*", {4}),
        ("forfeit", set()),
        ('"preliminary inj"*', {3}),
        ("petition OR injunction", {3, 6}),
        ("state AND petition", {6}),
        ("state NOT petition", {7}),
        ("state -petition", {7}),
        ('state -"own view"', {7}),
        ("state -(federal OR petition)", set()),
        ("(petition OR injunction) denied", {3}),
        ("petition OR injunction denied", {3, 6}),
        ("tax NEAR/3 disclosure", {8}),
        ("tax NEAR/0 disclosure", set()),
        ("NEAR(tax return, 9)", {8}),
        ('"tax sentence"~9', {8}),
        ("tax /3 disclosure", {8}),
        ("tax w/3 disclosure", {8}),
        ("(tax OR levy) w/3 (disclosure OR notice)", {8}),
        ("tax NEAR disclosure NEAR return", {8}),
        ("nino", {5}),
        ("Nino zoe MULLER naive", {5}),
        ("U.S.C.", {1}),
        ("court's", {6}),
        ("taxpayer’s", {1}),
        ("§ 6103(i)(2)", {1}),
        ("§6103", {1}),
        ("section 6103", {1}),
        ("§§ 6103", {1}),
        ("6103(i)", {1}),
        ("26 U.S.C. § 6103", {1}),
        ("26 USC 6103(i)(2)", {1}),
        ("26 U.S.C. § 6103 confidential", {1}),
        ("§ 7431", {5}),
        ("25-677", {2, 3}),
        ("25-0677", {2, 3}),
        ("25-00677", {2, 3}),
        ("25-cv-677", {2, 3}),
        ("1:25-cv-677", {2, 3}),
        ("1:25-cv-00677-DLF", {2, 3}),
        ("25–cv–677", {2, 3}),
        ("No. 25-677", {2, 3}),
        ("3:25-cv-677", {3}),
        ("24-677", set()),
        ("25-5181", {6}),
        ('"1:25-cv-00677-DLF"', {2}),
        ("conflicted", {4}),
        ('"order conflicted with Honeycutt"', {4}),
        ("conflicted forfeiture", {4}),
        ('"open phrase', set()),
        ('"own view', {6}),
        ("state AND", {6, 7}),
        ("(petition", {6}),
        ("petition)", {6}),
        ("petition NEAR", {6}),
        ("petition OR", {6}),
        ("petition NOT", {6}),
        ("NOT petition state", {7}),
        ("state (NOT petition)", {7}),
    ],
)
def test_finds(index: sqlite.Connection, typed: str, pages: set[int]) -> None:
    assert pages_for(index, typed) == pages
    assert parse_query(typed).problem is None


def test_last_word_is_a_beginning_while_typing(index: sqlite.Connection) -> None:
    assert pages_for(index, "forfeit", typing=True) == {4}
    assert pages_for(index, "forfeit ", typing=True) == set()
    assert pages_for(index, "preliminary inj", typing=True) == {3}
    assert pages_for(index, '"forfeit', typing=True) == set()
    assert pages_for(index, "1:25-cv-677", typing=True) == {2, 3}
    assert parse_query("f", typing=True).words == (HitPattern(("f",)),)


@pytest.mark.parametrize("typed", ["NOT foo", "-foo", "-(foo bar)", "NOT foo -bar", "kind:order -foo"])
def test_exclusion_alone_is_a_problem(typed: str) -> None:
    query = parse_query(typed)
    assert query.match is None
    assert query.problem is not None and query.problem.endswith(".")


@pytest.mark.parametrize("typed", ["", "  ", '"', "()", "*", "AND", "§", "- -", "NEAR(", '""'])
def test_nothing_to_search(typed: str) -> None:
    query = parse_query(typed)
    assert query.empty and query.words == () and query.problem is None


def a(field: str, operator: FilterOperator, value: str, until: str = "", *, negated: bool = False) -> Filter:
    return Filter(FilterField(field), operator, value, negated, until)


IS, CONTAINS, BETWEEN = FilterOperator.IS, FilterOperator.CONTAINS, FilterOperator.BETWEEN


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kind:order", a("kind", IS, "order")),
        ("-kind:exhibit", a("kind", IS, "exhibit", negated=True)),
        ("NOT kind:exhibits", a("kind", IS, "exhibit", negated=True)),
        ("Kind:Decl", a("kind", IS, "declaration")),
        ('kind:"press release"', a("kind", IS, "press release")),
        ("kind: memo", a("kind", IS, "memorandum")),
        ('case:"Halloway v. Harbor"', a("case", CONTAINS, "Halloway v. Harbor")),
        ("case:“Halloway", a("case", CONTAINS, "Halloway")),
        ("tag:urgent", a("tag", CONTAINS, "urgent")),
        ("filer:Plaintiffs", a("filer", CONTAINS, "Plaintiffs")),
        ("title:motion*", a("title", CONTAINS, "motion")),
        ("court:dcd", a("court", CONTAINS, "dcd")),
        ("visibility:sealed", a("visibility", IS, "sealed")),
        ("filed:2025", a("filed", BETWEEN, "2025-01-01", "2025-12-31")),
        ("filed:2024-02", a("filed", BETWEEN, "2024-02-01", "2024-02-29")),
        ("filed:2025-05-12", a("filed", IS, "2025-05-12")),
        ("filed:5/12/2025", a("filed", IS, "2025-05-12")),
        ("filed:5/12/25", a("filed", IS, "2025-05-12")),
        ("filed:5/2025", a("filed", BETWEEN, "2025-05-01", "2025-05-31")),
        ("filed:>2025-01-01", a("filed", FilterOperator.AFTER, "2025-01-01")),
        ("filed:>2025", a("filed", FilterOperator.AFTER, "2025-12-31")),
        ("filed:>=2025-05", a("filed", FilterOperator.FROM, "2025-05-01")),
        ("filed:<2025-05", a("filed", FilterOperator.BEFORE, "2025-05-01")),
        ("filed:<=2025-05", a("filed", FilterOperator.UNTIL, "2025-05-31")),
        ("filed:2025-01..2025-06", a("filed", BETWEEN, "2025-01-01", "2025-06-30")),
        ("filed:2025-06..", a("filed", FilterOperator.FROM, "2025-06-01")),
        ("filed:..2025-06", a("filed", FilterOperator.UNTIL, "2025-06-30")),
        ("ecf:28", a("ecf", IS, "28")),
        ("ecf:028", a("ecf", IS, "28")),
        ("ecf:28-3", a("ecf", IS, "28-3")),
        ("ecf:10..20", a("ecf", BETWEEN, "10", "20")),
        ("ecf:>30", a("ecf", FilterOperator.AFTER, "30")),
    ],
)
def test_filter(typed: str, expected: Filter) -> None:
    query = parse_query(typed)
    assert query.filters == (expected,) and query.match is None and query.problem is None
    with_words = parse_query(f"injunction denied {typed}")
    assert with_words.filters == (expected,)
    assert with_words.match == parse_query("injunction denied").match


@pytest.mark.parametrize(
    "typed",
    [
        "kind:nonsense",
        "filed:yesterday",
        "filed:2025-13",
        "filed:2025-02-30",
        "ecf:x",
        "ecf:5..x",
        "filed:..",
        "kind:",
        "visibility:loud",
    ],
)
def test_filter_not_understood(typed: str) -> None:
    query = parse_query(f"injunction {typed}")
    assert query.match == '"injunction"' and query.filters == ()
    assert query.problem is not None and query.problem.endswith(".")


def test_half_typed_filter_is_no_problem_while_typing() -> None:
    assert parse_query("injunction kind:", typing=True).problem is None


def test_or_between_filter_and_words_is_said() -> None:
    assert parse_query("kind:order OR injunction").problem is not None
    both = parse_query("kind:order OR kind:opinion")
    assert both.problem is None and len(both.filters) == 2


def test_words_to_mark() -> None:
    query = parse_query('"state law" forfeit* (tax OR levy) -federal NOT "own view"')
    assert query.words == (
        HitPattern(("state", "law")),
        HitPattern(("forfeit",), True),
        HitPattern(("tax",)),
        HitPattern(("levy",)),
    )


def test_marks_on_a_page() -> None:
    text = PAGES[3]
    words = parse_query('"order conflicted" honey*').words
    assert [text[start:end] for start, end in hit_spans(text, words)] == ["order con-\nflicted", "Honeycutt"]
    assert [PAGES[0][start:end] for start, end in hit_spans(PAGES[0], parse_query("§ 6103(i)").words)] == ["6103(i"]
    assert [PAGES[4][start:end] for start, end in hit_spans(PAGES[4], parse_query("nino muller").words)] == [
        "Niño",
        "Müller",
    ]
    assert hit_spans(text, ()) == []


PIECES = st.sampled_from(
    [
        '"',
        "(",
        ")",
        "NEAR",
        "NEAR(",
        "NEAR/3",
        "/5",
        "w/5",
        "AND",
        "OR",
        "NOT",
        "-",
        "*",
        ":",
        "kind:",
        "filed:",
        "ecf:",
        "case:",
        ",",
        "^",
        "+",
        "{text}",
        "text:",
        "~5",
        "§",
        "26 U.S.C. § 6103",
        "1:25-cv-677",
        "25-677",
        "state",
        "law",
        "..",
        ">",
        "\x00",
        "\u201c",
        "'",
        ";",
        "--",
        "ſ",
        "İ",
        "\ud800",
    ]
)
TYPED = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=25).map("".join),
)


@settings(deadline=None, max_examples=400)
@given(typed=TYPED, typing=st.booleans())
def test_whatever_is_typed_runs(index: sqlite.Connection, typed: str, typing: bool) -> None:
    query = parse_query(typed, typing=typing)
    if query.match is not None:
        index.execute("SELECT rowid FROM pages WHERE pages MATCH ? ORDER BY rank", (query.match,)).fetchall()
        assert query.words
    assert query.problem is None or query.problem.endswith(".")


LONG = [
    "(" * 1000 + "a" + ")" * 1000,
    "a " * 1000,
    "a OR " * 400,
    "NOT " * 500 + "a",
    "-" * 2000,
    '"' * 1999,
    "(a OR b) NEAR " * 140,
    "NEAR(" * 400,
    "1:25-cv-677 " * 160,
    "a NOT (b " * 250,
    "x" * 100_000,
    "§ " * 1000,
    "((a) OR " * 250,
    "25-677 NEAR 25-678 NEAR " * 80,
    "6103(i)" * 280,
    "9" * 1999,
    "(" * 60 + "a OR b) NOT c " * 60,
    "9 U.S.C. " * 200,
    "kind:order " * 180,
]


@pytest.mark.parametrize("number", range(len(LONG)))
def test_long_input_is_quick_and_valid(index: sqlite.Connection, number: int) -> None:
    start = time.perf_counter()
    query = parse_query(LONG[number])
    took = time.perf_counter() - start
    if query.match is not None:
        index.execute("SELECT rowid FROM pages WHERE pages MATCH ?", (query.match,)).fetchall()
    assert took < 0.05
