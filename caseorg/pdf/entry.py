"""Where a child process that reads or draws PDFs starts."""

from __future__ import annotations

import contextlib
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory

from caseorg.apart.cage import CagePlan
from caseorg.apart.entry import confine, settle_in
from caseorg.pdf.protocol import Ready, Setup


def main(connection: Connection, shared: SharedMemory, setup: Setup) -> None:
    """Serve the program at the other end of the connection until it closes."""
    settle_in(setup.parent)
    from caseorg.pdf.worker import serve, server

    worker = server(connection, shared, setup.task)
    confine(CagePlan(setup.memory_bytes, setup.readable))
    # The cage is closed: everything is imported, and no byte of a document has been seen.
    with contextlib.suppress(OSError, EOFError):
        connection.send(Ready())
        serve(connection, worker)
