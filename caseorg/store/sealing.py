"""How files are kept in an encrypted workspace: in age's format, under names that tell nothing.

The identity that opens them and the key of the names lie in the encrypted database. Who holds a known filing and the
disk can tell neither by name nor by size whether it is in the workspace: names are keyed hashes, and sizes are rounded
up, to one of few (Padmé, https://lbarman.ch/blog/padme/; at most 12 % more, 3 % for a megabyte).
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import Self

import pyrage

from caseorg.base.errors import WorkspaceDamaged
from caseorg.store.database import Connection, Reader

SEALED = ".age"
"""How the names of sealed files end."""

_LENGTH_BYTES = 8


@dataclass(frozen=True, slots=True)
class Sealing:
    """The identity (`AGE-SECRET-KEY-1…`) and the key of the names, 32 bytes."""

    identity: str = field(repr=False)
    name_key: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Self:
        return cls(str(pyrage.x25519.Identity.generate()), secrets.token_bytes(32))

    def name(self, sha256: str) -> str:
        """The name under which the file with this SHA-256 is kept."""
        return hmac.new(self.name_key, sha256.encode("ascii"), "sha256").hexdigest() + SEALED

    def seal(self, data: bytes) -> bytes:
        """The bytes as they are kept. Opened by hand with `age -d` they are the file, then zeros and 8 bytes that give
        its length; readers of PDFs take that."""
        filled = data + bytes(padded(len(data) + _LENGTH_BYTES) - len(data) - _LENGTH_BYTES)
        whole = filled + len(data).to_bytes(_LENGTH_BYTES, "big")
        sealed: bytes = pyrage.encrypt(whole, [pyrage.x25519.Identity.from_str(self.identity).to_public()])
        return sealed

    def unseal(self, sealed: bytes) -> bytes:
        """The file's own bytes. Raises WorkspaceDamaged where what is kept was changed."""
        try:
            whole: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(self.identity)])
        except pyrage.DecryptError as error:
            raise WorkspaceDamaged(
                "The stored file of this document was changed on disk and cannot be opened. Put it back from a backup,"
                " or import the original again."
            ) from error
        length = int.from_bytes(whole[-_LENGTH_BYTES:], "big")
        return whole[:length]


def padded(length: int) -> int:
    """The size a file of so many bytes is given: the next that has few binary digits set."""
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << max(exponent - kept, 0)
    return (length + step - 1) // step * step


def sealing_of(reader: Reader) -> Sealing | None:
    """How this workspace's files are sealed, None where they are not."""
    row = reader.row("SELECT identity, name_key FROM sealing")
    return Sealing(row["identity"], row["name_key"]) if row else None


def keep_sealing(connection: Connection, sealing: Sealing) -> None:
    """Write the sealing into the (encrypted) database."""
    connection.execute(
        "INSERT INTO sealing (id, identity, name_key) VALUES (1, ?, ?)", (sealing.identity, sealing.name_key)
    )


def drop_sealing(connection: Connection) -> None:
    """Take the sealing out of a database whose files are plain again."""
    connection.execute("DELETE FROM sealing")
