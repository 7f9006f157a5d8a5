"""The chains of a case as a tree of lines: what happened, the deadlines that run from it, and so on below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from caseorg.rules.timeline import Entry, EntryKind, Timeline


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A line of the tree: the branches before it, what it is, and whether what is below it was shown before."""

    branch: str
    depth: int
    entry: Entry
    seen_above: bool = False


def chain_tree(timeline: Timeline) -> Iterator[TreeLine]:
    """The lines, the roots by day; what runs from several things stands below each, its own branches only once."""
    children: dict[int, list[int]] = defaultdict(list)
    has_parent = set()
    for lane in timeline.lanes:
        for target, _, _ in lane.targets:
            children[lane.source].append(target)
            has_parent.add(target)
    wanted = (EntryKind.EVENT, EntryKind.DEADLINE)
    roots = [row for row, one in enumerate(timeline.entries) if one.kind in wanted and row not in has_parent]
    shown: set[int] = set()
    for root in roots:
        yield from _lines(timeline, children, root, "", shown)


def _lines(
    timeline: Timeline, children: dict[int, list[int]], root: int, start: str, shown: set[int]
) -> Iterator[TreeLine]:
    """The branch of a root; not by recursion, since a chain may be longer than Python's stack."""
    waiting = [(root, start, start, 0)]
    while waiting:
        row, branch, below, depth = waiting.pop()
        seen = row in shown
        yield TreeLine(branch, depth, timeline.entries[row], seen and bool(children[row]))
        if seen:
            continue
        shown.add(row)
        under = sorted(set(children[row]))
        for place, child in reversed(list(enumerate(under))):
            own, rest = ("└─ ", "   ") if place == len(under) - 1 else ("├─ ", "│  ")
            waiting.append((child, below + own, below + rest, depth + 1))
