"""Annotations are found again on new versions; "anchored" and "moved" are never said of other words."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from caseorg.model.annotation import AnchorState
from caseorg.rules.anchoring import Marked, Reanchored, Reanchoring, reanchored
from caseorg.rules.lettered_documents import AnchorPage
from tests.unit.rules.changed_papers import Paper, Setting, ids_under, is_right, marks, set_pages

SURE = (AnchorState.ANCHORED, AnchorState.MOVED)
STAMPED = Setting(stamp="Case 1:26-cv-00123-ABC Document 28 Filed 10/02/26 Page {page} of {count}")


def counted(
    seeds: range, kinds: tuple[str, ...], boilerplate: float, *, setting: Setting = STAMPED
) -> Counter[str]:
    """What became of 40 marks on each of some papers: "wrong" are sure ones on other words, "found" sure ones on the
    right words, "alive" those whose words are all still in one piece on one page of the new version."""
    count: Counter[str] = Counter()
    for seed in seeds:
        random = Random(seed)
        paper = Paper(random)
        before = paper.paragraphs(50, boilerplate)
        old, new = set_pages(before, STAMPED), set_pages(paper.changed(before, kinds), setting)
        runs = [tuple(word.id for word in page.words if word.id >= 0) for page in new]  # type: ignore[attr-defined]
        finder = Reanchoring(old, new)
        for marked in marks(old, random, 40):
            found = finder.find(marked)
            ids = ids_under(old[marked.page], marked.shape)
            count["alive"] += any(_has_row(run, ids) for run in runs)
            right = is_right(old, new, marked, found)
            count["found"] += found.state in SURE and right
            count["wrong"] += found.state in SURE and not right
            count["proposed"] += found.state is AnchorState.UNCERTAIN and right
    return count


def _has_row(run: tuple[int, ...], ids: list[int]) -> bool:
    return bool(ids) and ids[0] in run and list(run[run.index(ids[0]) :][: len(ids)]) == ids


@pytest.mark.parametrize(
    ("kind", "boilerplate"),
    [*((kind, 0.1) for kind in ("insert", "remove", "edit", "move")),
     *((kind, 0.7) for kind in ("insert", "remove", "edit"))],
)  # fmt: skip
def test_no_annotation_comes_to_lie_on_other_words(kind: str, boilerplate: float) -> None:
    count = counted(range(12), (kind,), boilerplate)
    assert count["wrong"] == 0
    assert count["found"] >= (0.97 if boilerplate < 0.5 else 0.75) * count["alive"]


def test_paragraphs_that_repeat_word_for_word_are_never_mixed_up() -> None:
    assert counted(range(12), ("copy",), 0.7)["wrong"] == 0


def test_equal_sentences_in_equal_surroundings_are_all_that_can_be_taken_for_each_other() -> None:
    """Of three sentences that make up most of a paper and are moved about, one in a thousand stands where another of
    the same words between the same words stood: nobody could tell them apart."""
    count = counted(range(25), ("move",), 0.7)
    assert count["wrong"] <= 1 and count["found"] > 600


def test_many_changes_at_once() -> None:
    count = counted(range(10, 30), ("remove", "edit", "insert"), 0.1)
    assert count["wrong"] == 0 and count["found"] >= 0.97 * count["alive"]


@pytest.mark.parametrize(
    "setting",
    [
        Setting(letters=60, lines=40, leading=14),
        Setting(width=595, height=842, left=50, top=90, letters=90),
        Setting(rotation=90),
        Setting(rotation=180),
        Setting(rotation=270),
    ],
    ids=["reflowed", "other paper size", "turned by 90", "turned by 180", "turned by 270"],
)
def test_another_setting_of_the_same_words(setting: Setting) -> None:
    count = counted(range(6), ("edit",), 0.2, setting=setting)
    assert count["wrong"] == 0 and count["found"] >= 0.93 * count["alive"]


# By hand

SENTENCES = (
    "The agency adopted the rule without notice and comment.",
    "Plaintiffs moved for a preliminary injunction on standing grounds.",
    "Their members live within two miles of the proposed facility.",
    "The court heard argument on the motion on October 2.",
)


def pages(*texts: str, setting: Setting = STAMPED) -> list[AnchorPage]:
    """A page for each text."""
    made: list[AnchorPage] = []
    for place, text in enumerate(texts):
        words = [(word, place * 1000 + index) for index, word in enumerate(text.split())]
        (page,) = set_pages([[words]], setting) if words else [AnchorPage((), 0, (0.0, 0.0, 612.0, 792.0))]
        made.append(page)
    return made


def mark(page: AnchorPage, number: int, words: str) -> Marked:
    """The words of a page, marked where they stand first."""
    from caseorg.rules.quoting import find_quote

    found = find_quote(page.words, words, rotation=page.rotation)[0]
    return Marked("mark", number, found.quads, True, found.quote, found.prefix, found.suffix)


def only(old: list[AnchorPage], new: list[AnchorPage], marked: Marked) -> Reanchored:
    (found,) = reanchored(old, new, [marked])
    return found


def test_the_same_words_on_the_same_page_are_anchored() -> None:
    old = pages(" ".join(SENTENCES))
    found = only(old, pages("A new first line. " + " ".join(SENTENCES)), mark(old[0], 0, SENTENCES[2]))
    assert (found.state, found.page, found.quote, found.score) == (AnchorState.ANCHORED, 0, SENTENCES[2], 1.0)
    assert found.prefix.endswith("standing grounds.") and found.suffix.startswith("The court heard")


def test_the_same_words_on_another_page_have_moved() -> None:
    old = pages(*SENTENCES)
    found = only(old, pages("Cover sheet.", *SENTENCES), mark(old[1], 1, SENTENCES[1]))
    assert (found.state, found.page, found.quote) == (AnchorState.MOVED, 2, SENTENCES[1])


def test_edited_words_are_uncertain_and_say_how_much_is_left() -> None:
    old = pages(" ".join(SENTENCES))
    edited = SENTENCES[2].replace("two miles", "ten kilometers")
    new = pages(" ".join((*SENTENCES[:2], edited, SENTENCES[3])))
    found = only(old, new, mark(old[0], 0, SENTENCES[2]))
    assert (found.state, found.quote) == (AnchorState.UNCERTAIN, edited)
    assert 0.6 < found.score < 1.0


def test_words_that_are_gone_are_lost_and_keep_what_they_had() -> None:
    old = pages(" ".join(SENTENCES))
    marked = mark(old[0], 0, SENTENCES[2])
    found = only(old, pages(" ".join((*SENTENCES[:2], SENTENCES[3]))), marked)
    assert found == Reanchored(
        "mark", AnchorState.LOST, 0, marked.shape, marked.quote, marked.prefix, marked.suffix, 0.0
    )


def test_a_short_word_alone_between_changes_is_not_said_to_be_sure() -> None:
    old = pages("The motion is granted today.")
    found = only(old, pages("Every other motion was denied yesterday."), mark(old[0], 0, "motion"))
    assert found.state in (AnchorState.UNCERTAIN, AnchorState.LOST)


def test_a_passage_parted_by_a_page_break_is_uncertain() -> None:
    old = pages(" ".join(SENTENCES))
    first, second = SENTENCES[2].split(" within ")
    new = pages(" ".join((*SENTENCES[:2], first)), "within " + " ".join((second, SENTENCES[3])))
    found = only(old, new, mark(old[0], 0, SENTENCES[2]))
    assert found.state is AnchorState.UNCERTAIN and found.quote in SENTENCES[2]


def test_a_place_without_words_goes_with_a_page_of_the_same_text() -> None:
    area = Marked("area", 1, ((100.0, 60.0, 200.0, 90.0),), False)
    old = pages(*SENTENCES)
    moved = only(old, pages("Cover sheet.", *SENTENCES, setting=Setting(left=82, top=62)), area)
    assert (moved.state, moved.page, moved.shape) == (AnchorState.MOVED, 2, ((110.0, 50.0, 210.0, 80.0),))
    changed = only(old, pages(SENTENCES[0], SENTENCES[1] + " It was late.", *SENTENCES[2:]), area)
    assert (changed.state, changed.page, changed.shape) == (AnchorState.UNCERTAIN, 1, area.shape)
    gone = only(old, pages(SENTENCES[0], *SENTENCES[2:]), area)
    assert gone.state is AnchorState.LOST


def test_scans_go_by_their_neighbors_and_are_never_sure() -> None:
    note = Marked("note", 1, ((100.0, 60.0),), False)
    old = pages(SENTENCES[0], "", SENTENCES[1])
    found = only(old, pages("Cover sheet.", SENTENCES[0], "", SENTENCES[1]), note)
    assert (found.state, found.page) == (AnchorState.UNCERTAIN, 2)
    assert only(old, pages(SENTENCES[0], SENTENCES[1]), note).state is AnchorState.LOST
    assert only(pages("", ""), pages("", ""), note).state is AnchorState.UNCERTAIN
    assert only(pages("", ""), pages(""), note).state is AnchorState.LOST


def test_a_mark_on_the_stamp_is_not_sure_where_the_stamp_has_changed() -> None:
    old = pages(SENTENCES[0])
    stamp = mark(old[0], 0, "Page 1 of 1")
    assert only(old, old, stamp).state is AnchorState.ANCHORED
    other = pages(SENTENCES[0], setting=Setting(stamp=STAMPED.stamp.replace("of {count}", "of 9")))
    assert only(old, other, stamp).state is AnchorState.UNCERTAIN


def test_without_an_old_version_all_is_lost() -> None:
    assert only([], pages(*SENTENCES), Marked("mark", 3, ((0.0,) * 8,), True, "words")).state is AnchorState.LOST


def test_five_thousand_annotations_on_five_hundred_pages_are_quick() -> None:
    """Measured: 2 s on one core. The bound is for busy machines."""
    import time

    random = Random(1)
    paper = Paper(random)
    before = paper.paragraphs(3400, 0.2)
    old, new = set_pages(before, STAMPED), set_pages(paper.changed(before, ("insert", "remove", "edit")), STAMPED)
    made = marks(old, random, 5000)
    began = time.process_time()
    reanchored(old, new, made)
    assert len(old) > 500 and time.process_time() - began < 20
