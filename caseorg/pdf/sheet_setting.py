"""Setting sheets in a child process: what it is given to prepare."""

from __future__ import annotations

from collections.abc import Callable

from caseorg.model.printed_sheet import PaperSheet, SetSheets


def sheet_setting() -> Callable[[tuple[PaperSheet, ...]], SetSheets]:
    """`typeset_sheets` for a child process; MuPDF is loaded there and nowhere else."""
    from caseorg.pdf.typesetting import typeset_sheets

    return typeset_sheets
