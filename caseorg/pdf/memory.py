"""A segment of shared memory, made once for each child and used again for every file and page."""

from __future__ import annotations

import os
from multiprocessing.shared_memory import SharedMemory

from caseorg.pdf.protocol import HEADER_BYTES, PROGRESS, Progress


class Segment:
    """Shared memory with a header (what the child is doing) and room for a piece of a file or of pixels.

    The program makes it and takes it away; the child attaches when it is born, before it gives up the right to open
    anything, and a child that is killed leaves nothing behind.
    """

    def __init__(self, shared: SharedMemory) -> None:
        self.shared = shared

    @classmethod
    def make(cls, room: int) -> Segment:
        """A new segment with `room` bytes for pieces. Raises OSError where no shared memory is left."""
        shared = SharedMemory(create=True, size=HEADER_BYTES + room)
        try:
            _reserve(shared)
        except OSError:
            shared.close()
            shared.unlink()
            raise
        segment = cls(shared)
        segment.note(Progress.IDLE)
        return segment

    @property
    def room(self) -> int:
        """The longest piece in bytes."""
        return self.shared.size - HEADER_BYTES

    @property
    def _bytes(self) -> memoryview:
        view = self.shared.buf
        if view is None:
            raise ValueError("the segment is closed")
        return view

    def put(self, data: bytes | memoryview) -> None:
        """Lay a piece into the segment."""
        self._bytes[HEADER_BYTES : HEADER_BYTES + len(data)] = data

    def take(self, length: int) -> bytes:
        """A copy of the piece of `length` bytes in the segment."""
        return bytes(self._bytes[HEADER_BYTES : HEADER_BYTES + length])

    def take_into(self, target: memoryview) -> None:
        """Copy the piece in the segment into `target` and fill it."""
        target[:] = self._bytes[HEADER_BYTES : HEADER_BYTES + len(target)]

    def note(self, progress: int) -> None:
        """Write what is being done: a page from 0, or a Progress."""
        PROGRESS.pack_into(self._bytes, 0, progress)

    def noted(self) -> int:
        """What was being done last."""
        return int(PROGRESS.unpack_from(self._bytes, 0)[0])

    def remove(self) -> None:
        """Close and take away; only the program's side does this, after its child has ended."""
        self.shared.close()
        self.shared.unlink()


def _reserve(shared: SharedMemory) -> None:
    """Have the memory handed out now: a full /dev/shm is then an OSError here, and not a SIGBUS at the first write."""
    descriptor = getattr(shared, "_fd", -1)
    if descriptor >= 0 and hasattr(os, "posix_fallocate"):
        os.posix_fallocate(descriptor, 0, shared.size)
