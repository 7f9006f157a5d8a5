"""A table of deadlines as CSV, one deadline a line; no cell is ever a formula."""

from __future__ import annotations

import csv
import io

from caseorg.exporters.plain_cells import plain_cell
from caseorg.model.calendar_file import DeadlineSheet


class DeadlinesCsv:
    """UTF-8 with a mark at the beginning, by which Excel knows it."""

    content: type = DeadlineSheet
    suffix = ".csv"
    title = "Sheet (CSV)"

    def write(self, content: DeadlineSheet, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        made = io.StringIO(newline="")
        sheet = csv.writer(made)
        sheet.writerow(content.heads)
        for row in content.rows:
            sheet.writerow([plain_cell(cell) for cell in row])
        return made.getvalue().encode("utf-8-sig", "replace")
