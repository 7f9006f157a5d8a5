"""The words around a hit."""

from __future__ import annotations

import time

from caseorg.model.search import HitPattern
from caseorg.rules.snippets import HIT_BEGIN, HIT_END, snippet_of

PRIVACY = HitPattern(("privacy",))
ACT = HitPattern(("act",))


def test_a_short_text_is_shown_whole_with_its_hits_marked() -> None:
    assert snippet_of("The Privacy\nAct.", (PRIVACY, ACT)) == (
        f"The {HIT_BEGIN}Privacy{HIT_END} {HIT_BEGIN}Act{HIT_END}."
    )


def test_the_place_with_most_different_hits_is_shown() -> None:
    text = "privacy " + "of other matters " * 40 + "the Privacy Act governs " + "and so on " * 40
    shown = snippet_of(text, (PRIVACY, ACT))
    assert f"{HIT_BEGIN}Act{HIT_END} governs" in shown
    assert shown.startswith("…") and shown.endswith("…")
    assert len(shown) < 260


def test_a_word_cut_by_a_line_break_is_marked() -> None:
    assert HIT_BEGIN in snippet_of("their pri-\nvacy was infringed", (PRIVACY,))


def test_without_a_hit_the_beginning_is_shown() -> None:
    assert snippet_of("Nothing of the kind.", (PRIVACY,)) == "Nothing of the kind."
    assert snippet_of("", (PRIVACY,)) == ""


def test_a_text_of_one_word_repeated_takes_no_time() -> None:
    begun = time.process_time()
    assert snippet_of("privacy " * 20_000, (PRIVACY,) * 20).count(HIT_BEGIN) > 10
    assert time.process_time() - begun < 3
