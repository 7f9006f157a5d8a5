"""Child side, and the one module that imports eyecite: the cites of cases, laws and journals in a text."""

from __future__ import annotations

import sys
import types
from typing import Any

# eyecite's `annotate`, which is imported with it and not used here, imports this library for differences of texts; it
# is not in the lock, being built from C sources for no use of ours.
sys.modules.setdefault("fast_diff_match_patch", types.ModuleType("fast_diff_match_patch"))

from eyecite import get_citations, resolve_citations  # noqa: E402
from eyecite.models import (  # noqa: E402
    CaseCitation,
    CitationBase,
    FullCaseCitation,
    FullCitation,
    FullJournalCitation,
    FullLawCitation,
    IdCitation,
    UnknownCitation,
)

from caseorg.model.authorities import FoundLaw  # noqa: E402


def find_law(text: str) -> tuple[FoundLaw, ...]:
    """The cites in a text without line breaks, those of one authority under one key; *id.* is left to the caller,
    who knows of record cites too."""
    found = []
    for key, cites in enumerate(resolve_citations(get_citations(text)).values()):
        full = next((cite for cite in cites if isinstance(cite, FullCitation)), None)
        if full is not None:
            found += [_found(key, full, cite) for cite in cites if not isinstance(cite, IdCitation | UnknownCitation)]
    return tuple(sorted(found, key=lambda one: one.start))


def _found(key: int, full: FullCitation, cite: CitationBase) -> FoundLaw:
    start, end = cite.span()
    data: Any = cite.metadata
    is_case = isinstance(full, FullCaseCitation)
    plaintiff, defendant = getattr(data, "plaintiff", None), getattr(data, "defendant", None)
    name = f"{plaintiff} v. {defendant}" if plaintiff and defendant else defendant or ""
    return FoundLaw(
        kind="case" if is_case else "journal" if isinstance(full, FullJournalCitation) else "law",
        key=key,
        cite=_words(full),
        start=start,
        end=end,
        is_full=isinstance(cite, FullCaseCitation | FullLawCitation | FullJournalCitation),
        court=getattr(data, "court", None) or "",
        year=str(getattr(data, "year", None) or ""),
        name=name,
    )


def _words(full: FullCitation) -> str:
    cite: Any = full
    words: str = cite.corrected_citation() if isinstance(full, CaseCitation) else cite.matched_text()
    return " ".join(words.split()).rstrip(",")
