"""Reading the ledger: what can be undone and redone, and what was done when by whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from caseorg.store.database import Reader, Row


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ledger: `act` is do, undo or redo, `at` the instant (UTC text), `rows` how many rows it wrote."""

    step: str
    label: str
    act: str
    at: str
    who: str
    device: str
    rows: int


def undoable(reader: Reader) -> tuple[str, str] | None:
    """(step, label) of the newest step that stands, or None."""
    settled: set[str] = set()
    for step, act, reverses in _walk(reader):
        target = reverses if act != "do" else step
        if target in settled:
            continue
        settled.add(target)
        if act != "undo":
            return target, _label(reader, target)
    return None


def redoable(reader: Reader) -> tuple[str, str] | None:
    """(step, label) of the step undone last, or None once something new was done after it."""
    settled: set[str] = set()
    for step, act, reverses in _walk(reader):
        if act == "do":
            # A step that was undone since is no news; one that stands ends what can be redone.
            if step in settled:
                continue
            return None
        if reverses in settled:
            continue
        settled.add(reverses)
        if act == "undo":
            return reverses, _label(reader, reverses)
    return None


Values = dict[str, str | int | float | None]


def to_undo(reader: Reader, step: str) -> Iterator[tuple[str, str, Values | None, Values | None]]:
    """(table, row, expected, wanted) of all that a step wrote, newest first."""
    for row in _entries(reader, step, "DESC"):
        yield row["tbl"], row["row"], _values(row["after"]), _values(row["before"])


def to_redo(reader: Reader, step: str) -> Iterator[tuple[str, str, Values | None, Values | None]]:
    """(table, row, expected, wanted) of all that a step wrote, oldest first."""
    for row in _entries(reader, step, "ASC"):
        yield row["tbl"], row["row"], _values(row["before"]), _values(row["after"])


def _entries(reader: Reader, step: str, order: str) -> list[Row]:
    return reader.rows(f"SELECT tbl, row, before, after FROM ledger WHERE step = ? ORDER BY seq {order}", (step,))


def _values(text: str | None) -> Values | None:
    return None if text is None else json.loads(text)


def steps(reader: Reader, *, limit: int = 100) -> list[Step]:
    """The newest steps first, undo and redo included."""
    rows = reader.rows(
        """SELECT step, max(seq) AS last, count(*) AS rows, max(label) AS label, max(act) AS act, max(at) AS at,
        max(who) AS who, max(device) AS device FROM ledger GROUP BY step ORDER BY last DESC LIMIT ?""",
        (limit,),
    )
    return [
        Step(
            row["step"], row["label"], row["act"], row["at"].rpartition("-")[0], row["who"], row["device"], row["rows"]
        )
        for row in rows
    ]


def _walk(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Each step once, newest first, as (step, act, the step it reverses)."""
    seen: set[str] = set()
    cursor = reader.connection.execute(
        "SELECT step, act, reverses FROM ledger INDEXED BY ledger_walk ORDER BY seq DESC"
    )
    for row in cursor:
        if row["step"] not in seen:
            seen.add(row["step"])
            yield row["step"], row["act"], row["reverses"]


def _label(reader: Reader, step: str) -> str:
    return str(reader.value("SELECT label FROM ledger WHERE step = ? ORDER BY seq DESC LIMIT 1", (step,)))
