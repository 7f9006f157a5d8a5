"""Child side: where a child that reads citations starts, and the loop that answers the program."""

from __future__ import annotations

import contextlib
from multiprocessing.connection import Connection

from caseorg.pdf.entry import settle_in

_MEMORY_BYTES = 2 << 30


def main(connection: Connection, parent: int) -> None:
    """Answer each text with its cites until the program closes the connection."""
    settle_in(parent)
    from caseorg.law.reading import find_law
    from caseorg.pdf.entry import confine

    confine(_MEMORY_BYTES)
    with contextlib.suppress(OSError, EOFError):
        while True:
            text = connection.recv()
            connection.send(find_law(text))
