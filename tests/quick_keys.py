"""Keys that are locked away at once: passphrases are slow to try on purpose, tests of other things need not be."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

import pyrage


def quick_keys() -> SimpleNamespace:
    """What stands for `pyrage` in `caseorg.store.keys`."""
    return SimpleNamespace(
        passphrase=SimpleNamespace(encrypt=lambda data, words: _hash(words) + data, decrypt=_decrypt),
        DecryptError=pyrage.DecryptError,
    )


def _hash(passphrase: str) -> bytes:
    return hashlib.sha256(passphrase.encode()).digest()


def _decrypt(sealed: bytes, passphrase: str) -> bytes:
    if sealed[:32] != _hash(passphrase):
        raise pyrage.DecryptError("not this passphrase")
    return sealed[32:]
