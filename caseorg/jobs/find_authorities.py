"""The table of authorities of texts, of a document, or of all documents of a case."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from caseorg.base.errors import UserError
from caseorg.jobs.job import Progress
from caseorg.law.client import LawReader
from caseorg.law.reading_rules import reading_rules
from caseorg.model.authorities import Authority, AuthorityPlace, TableOfAuthorities
from caseorg.queries.cases import case
from caseorg.queries.documents import DocumentLine, document_line, document_lines, document_order
from caseorg.queries.found_authorities import found_authorities, kept_words
from caseorg.queries.pages import page_facts, page_texts
from caseorg.rules.authorities import authorities_of, merged, printed_labels
from caseorg.rules.joined_text import JoinedText
from caseorg.store.derived import Derived
from caseorg.workspace import Workspace

TOO_LONG = "Reading its citations took too long and was stopped."


@dataclass(frozen=True, slots=True)
class FilingText:
    """A filing by its page texts; `title` stands above its table."""

    title: str
    texts: Sequence[str]


class AuthoritiesOfText:
    """The table of a filing that need not be in any case."""

    def __init__(self, filing: FilingText) -> None:
        self.title = "Table of Authorities"
        self._filing = filing

    def run(self, workspace: Workspace | None, progress: Progress) -> TableOfAuthorities:
        """Raises UserError where the text cannot be read in time."""
        with LawReader(cancelled=lambda: progress.cancelled) as reader:
            found = _authorities(reader, self._filing.texts)
        progress.check()
        if found is None:
            raise UserError(f"{self._filing.title}: {TOO_LONG}")
        return TableOfAuthorities(self._filing.title, "", "", tuple(found))


class FindAuthorities:
    """The table of one document of a case, or of all of them: then each place says in which document."""

    def __init__(self, case_uuid: str, document_uuid: str | None = None) -> None:
        self.title = "Table of Authorities"
        self._case_uuid = case_uuid
        self._document_uuid = document_uuid

    def run(self, workspace: Workspace, progress: Progress) -> TableOfAuthorities:
        """Raises Cancelled, and NotFound where the case or document is gone."""
        its_case = workspace.ask(case, self._case_uuid)
        lines = self._lines(workspace)
        tables = []
        unread = []
        with LawReader(cancelled=lambda: progress.cancelled) as reader:
            for done, line in enumerate(lines):
                progress.check()
                progress.report(done, len(lines), line.document.title)
                found = _of_line(workspace, reader, line, many=self._document_uuid is None)
                progress.check()
                if found is None:
                    unread.append(line.document.title)
                else:
                    tables.append(found)
        progress.report(len(lines), len(lines))
        title = lines[0].document.title if self._document_uuid is not None else ""
        caption, number = its_case.caption, its_case.docket_number or ""
        return TableOfAuthorities(title, caption, number, tuple(merged(tables)), tuple(unread))

    def _lines(self, workspace: Workspace) -> list[DocumentLine]:
        if self._document_uuid is not None:
            return [workspace.ask(document_line, self._document_uuid)]
        return workspace.ask(document_lines, workspace.ask(document_order, self._case_uuid))


def _of_line(workspace: Workspace, reader: LawReader, line: DocumentLine, *, many: bool) -> list[Authority] | None:
    """The authorities of a document: those kept, where its text and the rules are still the same, else read now and
    kept. None where they could not be read in time."""
    sha256 = line.document.sha256
    count = len(workspace.ask(page_facts, sha256))
    texts = workspace.ask(page_texts, sha256, 0, count)
    found_by = hashlib.sha256("\f".join([reading_rules(), *texts]).encode("utf-8", "surrogatepass")).hexdigest()
    found = workspace.ask(found_authorities, sha256, found_by)
    if found is None:
        found = _authorities(reader, texts)
        if found is None:
            return None
        keep = partial(Derived.keep_authorities, sha256=sha256, found_by=found_by, found=kept_words(found))
        with suppress(UserError):  # a workspace that was opened to be read only keeps nothing
            workspace.derive(keep)
    return [_placed(one, line, many=many) for one in found]


def _placed(authority: Authority, line: DocumentLine, *, many: bool) -> Authority:
    """An authority of a file as one of a document; in the table of `many` a place says in which."""
    name = f"ECF No. {line.ecf}" if line.ecf else line.document.title
    places = tuple(
        AuthorityPlace(place.page, f"{name} at {place.label}" if many else place.label, line.document.uuid, name)
        for place in authority.places
    )
    return replace(authority, places=places)


def _authorities(reader: LawReader, texts: Sequence[str]) -> list[Authority] | None:
    """The authorities on these pages, None where they could not be read in time."""
    joined = JoinedText(texts)
    found = reader.read(joined.text) if joined.text.strip() else ()
    if found is None:
        return None
    labels = printed_labels(texts)
    return authorities_of(texts, found, joined, place=lambda page: AuthorityPlace(page + 1, labels[page]))
