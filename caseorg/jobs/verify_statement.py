"""Read the sources of a statement again and compare every character of its words with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.jobs.job import Progress
from caseorg.jobs.page_words import ReadPageWords
from caseorg.model.statement import StatementKind, Verification
from caseorg.operations.statements import (
    record_verification,
)
from caseorg.pdf.types import Word
from caseorg.queries.statements import SegmentLine, statement_detail
from caseorg.rules.verifying import Comparison, compare_with_source
from caseorg.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SegmentVerified:
    """A segment compared with the page it stands on. `problem` says why that could not be done, "" where it could."""

    line: SegmentLine
    comparison: Comparison
    problem: str = ""


@dataclass(frozen=True, slots=True)
class StatementVerified:
    """What came of all segments of the version that stands: the worst of them."""

    uuid: str
    version: int
    outcome: Verification
    segments: tuple[SegmentVerified, ...]

    @property
    def sentence(self) -> str:
        """The outcome in words."""
        return {
            Verification.SAME: "Every character is as in the source.",
            Verification.DIFFERENT: "Some characters differ from the source.",
            Verification.NOT_FOUND: "The words were not found in the source.",
            Verification.NO_SOURCE: "There is no source to compare with.",
        }[self.outcome]


class VerifyStatement:
    """Compare a statement with its sources and keep the outcome; the version that was said is read, also where the
    document has a newer one. With `record` False nothing is written."""

    def __init__(self, uuid: str, *, record: bool = True) -> None:
        self.title = "Verify Statement"
        self._uuid = uuid
        self._record = record

    def run(self, workspace: Workspace, progress: Progress) -> StatementVerified:
        detail = workspace.ask(statement_detail, self._uuid)
        statement = detail.line.statement
        if statement.kind is StatementKind.PARAPHRASE:
            raise BadInput("A paraphrase is not word for word in its source. Compare it by reading.")
        lines = detail.segments.get(statement.version, ())
        done = []
        for line in lines:
            progress.check()
            done.append(self._verified(workspace, progress, line))
        verified = StatementVerified(self._uuid, statement.version, _outcome(done), tuple(done))
        if self._record:
            workspace.do(
                record_verification, uuid=self._uuid, version=statement.version, outcome=verified.outcome
            )
        return verified

    def _verified(self, workspace: Workspace, progress: Progress, line: SegmentLine) -> SegmentVerified:
        segment = line.segment
        if segment.sha256 is None or segment.page is None:
            return SegmentVerified(line, Comparison(False), "no source")
        try:
            page = ReadPageWords(segment.sha256, segment.page).run(workspace, progress)
        except BadInput as error:
            return SegmentVerified(line, Comparison(False), error.sentence)
        return SegmentVerified(line, compare_with_source(segment.text, text_of_words(page.words)))


def text_of_words(words: Sequence[Word]) -> str:
    """The words of a page as text: a space between words, a line feed between lines."""
    parts: list[str] = []
    place: tuple[int, int] | None = None
    for word in words:
        here = (word.block, word.line)
        if place is not None:
            parts.append(" " if here == place else "\n")
        parts.append(word.text)
        place = here
    return "".join(parts)


def _outcome(done: Sequence[SegmentVerified]) -> Verification:
    if any(one.problem == "no source" for one in done) or not done:
        return Verification.NO_SOURCE
    if not all(one.comparison.is_found for one in done):
        return Verification.NOT_FOUND
    return Verification.SAME if all(one.comparison.is_same for one in done) else Verification.DIFFERENT
