"""The pages of a stored file as they were read: texts, labels, ECF pages."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.document import TextState
from caseorg.queries.documents import page_span
from caseorg.store.database import Reader


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What is known of a page without drawing it. `number` counts from 1; `ecf_page` is the stamped one, or None."""

    number: int
    label: str
    ecf_page: int | None
    state: TextState
    problem: str | None


def page_facts(reader: Reader, sha256: str) -> list[PageFacts]:
    """All pages of a file in order; empty where it was not read."""
    span = page_span(reader, sha256)
    if span is None:
        return []
    rows = reader.rows(
        "SELECT id, label, ecf_page, state, problem FROM pages WHERE id >= ? AND id < ? ORDER BY id", span
    )
    return [
        PageFacts(row["id"] - span[0] + 1, row["label"], row["ecf_page"], TextState(row["state"]), row["problem"])
        for row in rows
    ]


def page_texts(reader: Reader, sha256: str, first: int, count: int) -> list[str]:
    """The texts of `count` pages from `first` (0-based), "" for pages without."""
    span = page_span(reader, sha256)
    if span is None:
        return []
    start, end = span[0] + first, min(span[0] + first + count, span[1])
    found = {
        row["id"]: row["text"]
        for row in reader.rows("SELECT id, text FROM page_texts WHERE id >= ? AND id < ?", (start, end))
    }
    return [found.get(page, "") for page in range(start, end)]
