"""What a person typed into the search box, understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FilterField(StrEnum):
    """What a filter can be on, named as it is typed before the colon."""

    CASE = "case"
    KIND = "kind"
    FILED = "filed"
    ECF = "ecf"
    TAG = "tag"
    FILER = "filer"
    TITLE = "title"
    COURT = "court"
    VISIBILITY = "visibility"


class FilterOperator(StrEnum):
    """How a filter compares. CONTAINS is without regard to case and accents; BETWEEN includes both ends."""

    IS = "is"
    CONTAINS = "contains"
    BEFORE = "<"
    UNTIL = "<="
    AFTER = ">"
    FROM = ">="
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter on documents. Filters on different fields all hold; several on one field that are not negated are
    alternatives (kind:order kind:opinion); a negated one always excludes.

    Values of `filed` are ISO dates. Those of `ecf` are an ECF No. ("28"), or number and attachment ("28-3") with IS.
    `until` is the upper end with BETWEEN, else "".
    """

    field: FilterField
    operator: FilterOperator
    value: str
    negated: bool = False
    until: str = ""


@dataclass(frozen=True, slots=True)
class HitPattern:
    """A word or phrase to mark on a page: tokens as the index has them, in a row; with `prefix` the last one is a
    beginning."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A typed search. `match` is an FTS5 expression that is always valid, None where no words are looked for.

    `words` are what is to be marked on a page. `problem` says in a sentence what could not be understood; the rest is
    searched all the same.
    """

    match: str | None = None
    words: tuple[HitPattern, ...] = ()
    filters: tuple[Filter, ...] = ()
    problem: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to search for."""
        return self.match is None and not self.filters
