"""Where each row of a long list stands, when only the rows that were seen are measured."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

_FIRST_GUESS = 110


class RowHeights:
    """Heights in device-independent pixels; a row that was not measured is taken to be as high as those that were."""

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._measured: list[bool] = []
        self._tops: list[int] | None = None

    def begin(self, count: int) -> None:
        """Rows that are all to be measured; those there are before keep their heights as guesses."""
        guess = self.guess
        self._heights = [*self._heights[:count], *[guess] * (count - len(self._heights))]
        self._measured = [False] * count
        self._tops = None

    @property
    def guess(self) -> int:
        known = [height for height, is_known in zip(self._heights, self._measured, strict=True) if is_known]
        return sum(known) // len(known) if known else _FIRST_GUESS

    @property
    def total(self) -> int:
        return self._all_tops[-1]

    def is_measured(self, row: int) -> bool:
        return self._measured[row]

    def measure(self, row: int, height: int) -> int:
        """Say how high a row is; the answer is by how much more than was taken."""
        grown = height - self._heights[row]
        self._measured[row] = True
        if grown:
            self._heights[row] = height
            self._tops = None
        return grown

    def forget(self, first: int, end: int) -> None:
        """These rows are to be measured again."""
        self._measured[first:end] = [False] * (min(end, len(self._measured)) - first)

    def top(self, row: int) -> int:
        return self._all_tops[row]

    def height(self, row: int) -> int:
        return self._heights[row]

    def row_at(self, y: int) -> int:
        """The row at a height, the first or last one beyond the ends; -1 where there is none."""
        return max(0, min(bisect_right(self._all_tops, y) - 1, len(self._heights) - 1)) if self._heights else -1

    @property
    def _all_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops
