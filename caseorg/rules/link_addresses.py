"""What the address of a link in a PDF leads to: a file by its name, or something of the web."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20}):")
_PAGE = re.compile(r"(?:^|&)page=(\d{1,7})(?:&|$)")


def linked_file(address: str) -> tuple[str, int | None] | None:
    """The name of the file that an address names and the page from 1 (None for none); None where it is no file's.

    Links to other files come as "file:///C:/x/Ex.%20A.pdf#page=3" or as a path relative to the document.
    """
    scheme = _SCHEME.match(address)
    if scheme is not None and scheme[1].lower() != "file":
        return None
    path, _, fragment = address.partition("#")
    name = unquote(path).replace("\\", "/").rpartition("/")[2].strip()
    page = _PAGE.search(fragment)
    return (name, int(page[1]) if page else None) if "." in name else None
