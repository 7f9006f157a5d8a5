"""Find without regard to case, accents, quotes, dashes and line ends."""

from __future__ import annotations

import pytest

from caseorg.gui.viewer.matching import count_matches, find_pattern, matches


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("court", "The COURT and the court", ["COURT", "court"]),
        ("cour", "courts", ["cour"]),
        ("jose", "José Peña", ["José"]),
        ("JOSÉ", "jose", ["jose"]),
        ("the  court", "the\ncourt", ["the\ncourt"]),
        ("injunction", "an injunc-\ntion", ["injunc-\ntion"]),
        ("injunction", "an injunc\u00ad\ntion", ["injunc\u00ad\ntion"]),
        ("self-evident", "self-\nevident", ["self-\nevident"]),
        ("likely unlawful", "is likely\n14 unlawful", ["likely\n14 unlawful"]),
        ("plaintiff's \"claim\"", "Plaintiff’s “claim”", ["Plaintiff’s “claim”"]),
        ("§ 1983", "42 U.S.C. § 1983", ["§ 1983"]),
        ("finding", "ﬁnding", ["ﬁnding"]),
        ("a.b*c(", "a.b*c( aXbbc(", ["a.b*c("]),
        ("2-3", "pp. 2–3", ["2–3"]),
        ("absent", "nothing here", []),
    ],
)
def test_what_is_found(wanted: str, text: str, expected: list[str]) -> None:
    pattern = find_pattern(wanted)
    assert pattern is not None
    assert [text[start:end] for start, end in matches(pattern, text)] == expected
    assert count_matches(pattern, text) == len(expected)


@pytest.mark.parametrize("wanted", ["", "   ", "\n"])
def test_nothing_is_nothing_to_find(wanted: str) -> None:
    assert find_pattern(wanted) is None
