"""Setting HTML of our own into a PDF, for a child process that needs no file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from caseorg.pdf.annotation_types import TypesetPart


def prepare() -> Callable[[Sequence[TypesetPart]], bytes]:
    """`typeset` for a child process; MuPDF is loaded there and nowhere else."""
    from caseorg.pdf.typesetting import typeset

    return typeset
