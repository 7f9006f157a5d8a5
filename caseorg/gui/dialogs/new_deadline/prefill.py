"""What a new deadline begins with, where it is made from selected words or from an annotation."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.model.annotation import Annotation
from caseorg.operations.annotations import NewAnnotation
from caseorg.queries.documents import DocumentLine
from caseorg.rules.said_deadlines import SaidDeadline


@dataclass(frozen=True, kw_only=True, slots=True)
class Prefill:
    """The case, the document and page (from 0) it is known from, the words that set it with what was understood of
    them. `marks` are to be made on these words with the deadline; `annotation` is there already."""

    case_uuid: str
    line: DocumentLine | None = None
    page: int | None = None
    words: str = ""
    said: SaidDeadline = SaidDeadline()
    marks: tuple[NewAnnotation, ...] = ()
    annotation: Annotation | None = None

    @property
    def title(self) -> str:
        """What the deadline is called where nobody says otherwise: what is to be done, else where it is from."""
        if self.said.task:
            return self.said.task
        if self.line is None or not (self.said.day or self.said.period):
            return ""
        return f"Due by {source_words(self.line)}"


def source_words(line: DocumentLine) -> str:
    """A document as the source of something: "ECF No. 12 Scheduling Order"."""
    return f"ECF No. {line.ecf} {line.document.title}" if line.ecf else line.document.title
