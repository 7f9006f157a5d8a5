"""A table of authorities as CSV: one line an authority and page."""

from __future__ import annotations

import csv
import io

from caseorg.exporters.plain_cells import plain_cell
from caseorg.model.authorities import TableOfAuthorities
from caseorg.rules.authorities import page_words

_HEAD = ("section", "name", "citation", "times cited", "pages")


class AuthoritiesCsv:
    """UTF-8 with a mark at the beginning, by which Excel knows it."""

    content: type = TableOfAuthorities
    suffix = ".csv"
    title = "CSV sheet"

    def write(self, content: TableOfAuthorities, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes; with "passim" in the options many pages become that word."""
        text = io.StringIO(newline="")
        sheet = csv.writer(text)
        sheet.writerow(_HEAD)
        for one in content.authorities:
            pages = page_words(one.places, passim="passim" in options)
            row = (one.kind.value, one.name, one.cite, str(one.count), pages)
            sheet.writerow([plain_cell(cell) for cell in row])
        return b"\xef\xbb\xbf" + text.getvalue().encode()
