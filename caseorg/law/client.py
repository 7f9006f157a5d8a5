"""Legal citations from the program's side.

eyecite reads about 90 pages a second, and took 5 s for 3,000 cites in a row: nothing for the window's thread.
"""

from __future__ import annotations

from collections.abc import Callable

from caseorg.apart.client import SECONDS_A_READING, ApartReader
from caseorg.model.authorities import FoundLaw


class LawReader(ApartReader[str, tuple[FoundLaw, ...]]):
    """Reads the cites of one text after the other."""

    def __init__(
        self, *, limit_seconds: float = SECONDS_A_READING, cancelled: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(_prepare, limit_seconds=limit_seconds, cancelled=cancelled)


def _prepare() -> Callable[[str], tuple[FoundLaw, ...]]:
    from caseorg.law.reading import find_law

    return find_law
