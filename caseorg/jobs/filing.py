"""From what was read of a filing to the document it becomes: its place on the docket, its facts, what to be told about
it."""

from __future__ import annotations

from dataclasses import dataclass

from caseorg.importers.base import FileRead
from caseorg.model.case import Case
from caseorg.model.docket import DocketNumber, FilingProposal
from caseorg.model.document import DocumentKind, TextState
from caseorg.operations.documents import NewDocument
from caseorg.rules.docket import docket_number_of, same_docket

_LONGEST_DIGITS = 11


@dataclass(frozen=True, slots=True)
class DocketPlace:
    """Where a filing belongs on the case's docket; `other_docket` is the number stamped on it where that is another
    case's."""

    number: int | None = None
    attachment: int = 0
    other_docket: str | None = None


class DocketPlaces:
    """Finds the docket entries of filings of one case.

    Only a stamp of this case counts: an exhibit that was first filed elsewhere carries the other case's numbers.
    A case without a docket number takes that of the first stamped filing as its own for the time of the import.
    """

    def __init__(self, case: Case) -> None:
        self._docket = docket_number_of(case.docket_number or "")

    def of(self, filing: FilingProposal) -> DocketPlace:
        """The place of a filing."""
        if not self._is_of_this_case(filing):
            return DocketPlace(other_docket=filing.docket_number.value if filing.docket_number else None)
        if filing.document is None:
            return DocketPlace()
        number, attachment = filing.document.value, filing.attachment.value if filing.attachment else "0"
        if not _is_number(number) or not _is_number(attachment) or int(number) == 0:
            return DocketPlace()
        return DocketPlace(int(number), int(attachment))

    def _is_of_this_case(self, filing: FilingProposal) -> bool:
        stamped = filing.docket_number and docket_number_of(filing.docket_number.value)
        if not stamped:
            return True
        if self._docket is None:
            self._docket = stamped
        return self._same(stamped)

    def _same(self, stamped: DocketNumber) -> bool:
        return self._docket is not None and same_docket(self._docket, stamped)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST_DIGITS


def new_document(read: FileRead, place: DocketPlace, *, file_name: str, size: int) -> NewDocument:
    """The document that a read file becomes; what was not read stays empty."""
    filing = read.filing
    return NewDocument(
        sha256=read.reading.sha256,
        file_name=file_name,
        size=size,
        title=filing.title.value if filing.title else file_name,
        kind=DocumentKind(filing.kind.value) if filing.kind else DocumentKind.OTHER,
        number=place.number,
        attachment=place.attachment,
        date_filed=filing.date_filed.value if filing.date_filed else None,
        filer=filing.filer.value if filing.filer else "",
    )


def warnings_of(read: FileRead, place: DocketPlace) -> tuple[str, ...]:
    """What a person should know of a file that was taken, in sentences."""
    reading = read.reading
    warnings = []
    if place.other_docket:
        warnings.append(f"It is stamped {place.other_docket}, another case, so it was not put on this docket.")
    if reading.repaired:
        warnings.append("The PDF is damaged; it was read as far as it could be repaired. The stored file is unchanged.")
    problems = [page.number for page in reading.pages if page.problem]
    if problems:
        warnings.append(f"{_pages(len(problems))} could not be read, the first is page {problems[0]}.")
    bare = sum(page.state in (TextState.NONE, TextState.STAMP_ONLY) and not page.problem for page in reading.pages)
    if bare:
        warnings.append(
            f"{_pages(bare)} without text: {'it needs' if bare == 1 else 'they need'} text "
            f"recognition to be found by search."
        )
    garbled = sum(page.state is TextState.GARBLED for page in reading.pages)
    if garbled:
        warnings.append(f"{_pages(garbled)} with garbled text: search will not find the words seen on them.")
    return tuple(warnings)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"
