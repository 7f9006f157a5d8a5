"""New record ids."""

from __future__ import annotations

import secrets
import time
import uuid


def is_uuid(text: str) -> bool:
    """Whether a text is a record id as `new_uuid` makes them."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def new_uuid() -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits, so that rows made
    together lie together in an index."""
    milliseconds = time.time_ns() // 1_000_000
    value = (
        (milliseconds & (1 << 48) - 1) << 80
        | 0x7 << 76
        | secrets.randbits(12) << 64
        | 0b10 << 62
        | secrets.randbits(62)
    )
    return str(uuid.UUID(int=value))
