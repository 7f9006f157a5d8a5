"""Tables of contacts (CSV, tabs or semicolons), read in a child process: titles and rows as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from caseorg.base.errors import BadInput
from caseorg.model.card import ContactTable

_MOST_ROWS = 100_000
_LONGEST_CELL = 100_000
_DELIMITERS = ",;\t|"


def prepare() -> Callable[[bytes], ContactTable]:
    """The reading, for ApartReader."""
    csv.field_size_limit(_LONGEST_CELL)
    return read_table


def read_table(data: bytes) -> ContactTable:
    """The titles and the rows of a sheet. Raises BadInput where it has none or is too large."""
    text = _decoded(data)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        rows = [
            [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise BadInput(f"The sheet cannot be read ({error}). Save it as CSV (UTF-8) and try again.") from error
    rows = [row for row in rows if any(row)]
    if len(rows) < 2:
        raise BadInput("The sheet has no row below its titles. Export contacts as CSV and try again.")
    if len(rows) > _MOST_ROWS:
        raise BadInput(f"The sheet has more than {_MOST_ROWS:,} rows. Split it and try again.")
    titles, width = rows[0], len(rows[0])
    return ContactTable(tuple(titles), tuple(tuple((row + [""] * width)[:width]) for row in rows[1:]))


def _decoded(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
