"""By which rules authorities are read, as one word: what was found by others is not what would be found now."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

import caseorg


@cache
def reading_rules() -> str:
    """A digest of the rules of this program and of the reader of citations, 64 hex digits. (5 ms, the first time.)

    All of `rules/` counts, also what has nothing to do with it: reading too much anew costs a moment, once after an
    update; a table by rules that hold no more would be wrong without a word. A packed program has no sources, but one
    version for each of them.
    """
    digest = hashlib.sha256(f"{caseorg.__version__} {_reader()}".encode())
    folder = Path(caseorg.__file__).parent
    for source in sorted([*folder.joinpath("rules").glob("*.py"), *folder.joinpath("law").glob("*.py")]):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()


def _reader() -> str:
    try:
        return metadata.version("eyecite")
    except metadata.PackageNotFoundError:  # packed
        return ""
