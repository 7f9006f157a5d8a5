"""Real filings, changed in known ways: annotations are found again, and never on other words."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from caseorg.base.errors import BadInput
from caseorg.jobs.anchor_pages import anchor_pages
from caseorg.jobs.job import Progress
from caseorg.model.annotation import AnchorState
from caseorg.rules.anchoring import Reanchoring
from caseorg.rules.lettered_documents import AnchorPage
from tests.unit.rules.changed_papers import SetWord, ids_under, is_right, marks

COURT = Path(__file__).parents[4] / "shared" / "corpus" / "court"

pytestmark = pytest.mark.skipif(not COURT.is_dir(), reason="the real files are not here")

SURE = (AnchorState.ANCHORED, AnchorState.MOVED)
MOST_BYTES = 3_000_000
MARKS = 60


def numbered(pages: list[AnchorPage]) -> list[AnchorPage]:
    """The pages, each word with an id of its own."""
    count = 0
    made = []
    for page in pages:
        words = []
        for word in page.words:
            count += 1
            words.append(SetWord(word.text, word.box, word.block, word.line, count))
        made.append(replace(page, words=words))
    return made


def edited(pages: list[AnchorPage], random: Random) -> list[AnchorPage]:
    """One word in forty replaced or left out, some pages left out, others put in."""
    made = []
    for page in pages:
        words = []
        for word in page.words:
            chance = random.random()
            if chance < 0.0125:
                continue
            words.append(replace(word, text="altered", id=-word.id) if chance < 0.025 else word)  # type: ignore
        made.append(replace(page, words=words))
    for _ in range(1 + len(made) // 10):
        if len(made) > 2 and random.random() < 0.5:
            del made[random.randrange(len(made))]
        made.insert(random.randrange(len(made) + 1), foreign(random))
    return made


def foreign(random: Random) -> AnchorPage:
    """A page of other words."""
    words = [
        SetWord(f"word{random.randrange(500)}", (72.0 + 60 * (n % 8), 80.0 + 20 * (n // 8), 120.0 + 60 * (n % 8),
                92.0 + 20 * (n // 8)), 0, n // 8, -1)
        for n in range(200)
    ]  # fmt: skip
    return AnchorPage(words, 0, (0.0, 0.0, 612.0, 792.0))


def test_filings_with_words_edited_and_pages_left_out_and_put_in() -> None:
    count: Counter[str] = Counter()
    wrong = []
    for number, path in enumerate(sorted(COURT.rglob("*.pdf"))):
        data = path.read_bytes()
        if len(data) > MOST_BYTES:
            continue
        try:
            old = numbered(anchor_pages(data, None, 60, Progress(), lambda _done: None))
        except BadInput:
            continue
        if not any(page.words for page in old):
            continue
        random = Random(number)
        new = edited(old, random)
        finder = Reanchoring(old, new)
        there = {word.id for page in new for word in page.words}  # type: ignore[attr-defined]
        for marked in marks(old, random, MARKS, most_words=12):
            found = finder.find(marked)
            whole = all(one in there for one in ids_under(old[marked.page], marked.shape))
            right = is_right(old, new, marked, found)
            count["whole"] += whole
            count["found"] += whole and right and found.state in SURE
            count[found.state.value] += 1
            if found.state in SURE and not right:
                wrong.append((path.name, marked.page, found.page, marked.quote, found.quote))
    assert wrong == []
    assert count["found"] > 0.9 * count["whole"] > 500
