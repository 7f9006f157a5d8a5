"""What an operation is: a function over the ledger with the name the user sees in "Undo …"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Operation:
    """A change by name. `label` is title case as in menus ("Edit Case"); `run(ledger, **arguments)` does it."""

    name: str
    label: str
    run: Callable[..., Any]
    help: str


def operation(label: str) -> Callable[[Callable[..., Any]], Operation]:
    """Make a function `(ledger, *, …) → value` an operation; the first line of its docstring is its help."""

    def make(run: Callable[..., Any]) -> Operation:
        help_line = (run.__doc__ or "").strip().splitlines()[0]
        return Operation(run.__name__, label, run, help_line)

    return make
