"""Child side: where a child that reads apart starts, and the loop that answers the program."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from caseorg.apart.cage import CagePlan
from caseorg.apart.entry import confine, settle_in
from caseorg.base.errors import UserError

_MEMORY_BYTES = 2 << 30


def main(connection: Connection, parent: int, prepare: Callable[[], Callable[[Any], Any]], caged: bool = True) -> None:
    """Answer each thing that is asked until the program closes the connection. What the reading refuses is answered
    with the refusal; anything else it raises ends this process."""
    settle_in(parent)
    read = prepare()
    if caged:
        confine(CagePlan(_MEMORY_BYTES))
    with contextlib.suppress(OSError, EOFError):
        while True:
            asked = connection.recv()
            try:
                answer = read(asked)
            except UserError as refusal:
                answer = refusal
            connection.send(answer)
