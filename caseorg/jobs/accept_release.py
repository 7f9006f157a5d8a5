"""A press release goes into a case: the release as a document, and what was accepted of it, all in one step to undo."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from caseorg.apart.client import ApartReader
from caseorg.base.errors import UserError
from caseorg.base.ids import new_uuid
from caseorg.jobs.import_files import ImportFiles
from caseorg.jobs.job import Progress
from caseorg.jobs.read_release import ReleaseRead
from caseorg.model.case_role import RoleKind
from caseorg.model.document import DocumentKind
from caseorg.model.release import Words
from caseorg.model.release_proposal import ProposalKind, ReleaseProposal
from caseorg.model.statement import Follows, StatementKind
from caseorg.operations.accepting_releases import AcceptedRelease, AcceptedStatement, AcceptedVoice, accept_release
from caseorg.operations.documents import edit_documents
from caseorg.operations.statements import NewSegment
from caseorg.pdf.annotation_types import TypesetPart
from caseorg.pdf.parts_setting import prepare
from caseorg.queries.documents import document_line
from caseorg.queries.pages import page_texts
from caseorg.queries.people_matches import matches_of
from caseorg.rules.release_proposals import name_and_alias
from caseorg.workspace import Workspace

_SURE = 3  # of a match: the same name
_MOST_PAGES = 200
_TITLE_LENGTH = 200
_ROLES = {
    ProposalKind.PLAINTIFF: RoleKind.PLAINTIFF,
    ProposalKind.DEFENDANT: RoleKind.DEFENDANT,
    ProposalKind.COUNSEL: RoleKind.COUNSEL,
    ProposalKind.JUDGE: RoleKind.JUDGE,
    ProposalKind.PRESS_CONTACT: RoleKind.PRESS_CONTACT,
}
_HEADS = (60, 20)  # letters of words that go over to the next page, by which the first one is found
_NOT_SET = "The release could not be made into pages. Save it as a PDF and accept that."


@dataclass(frozen=True, slots=True)
class ReleaseAccepted:
    """What came of it: the document, and how much was kept."""

    document_uuid: str
    title: str
    people: int
    organizations: int
    roles: int
    statements: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was kept, in a sentence."""
        counts = (
            (len(self.statements), "statement", "statements"),
            (self.people, "person", "people"),
            (self.organizations, "organization", "organizations"),
            (self.roles, "role", "roles"),
        )
        parts = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
        return f"Kept from “{self.title}”: {', '.join(parts)}."


class AcceptRelease:
    """Import a release into a case and keep the proposals that were accepted, corrected or not."""

    def __init__(self, case_uuid: str, read: ReleaseRead, proposals: Sequence[ReleaseProposal]) -> None:
        self.title = "Accept Press Release"
        self._case_uuid = case_uuid
        self._read = read
        self._proposals = tuple(proposals)
        self._step = new_uuid()

    def run(self, workspace: Workspace, progress: Progress) -> ReleaseAccepted:
        """Raises UserError where nothing was accepted or the file cannot be imported."""
        if not self._proposals:
            raise UserError("Nothing of the press release was accepted. Check what you want to keep.")
        document_uuid = self._document(workspace, progress)
        progress.check()
        line = workspace.ask(document_line, document_uuid)
        title = self._headline or line.document.title
        workspace.do(
            edit_documents, step=self._step, label=self.title, uuids=[document_uuid],
            title=title, kind=DocumentKind.PRESS_RELEASE, date_filed=self._day,
        )  # fmt: skip
        pages = workspace.ask(page_texts, line.document.sha256, 0, _MOST_PAGES)
        voices, statements = self._taken(workspace, document_uuid, pages)
        done = workspace.do(
            accept_release,
            step=self._step,
            label=self.title,
            case_uuid=self._case_uuid,
            voices=voices,
            statements=statements,
            source=self._source,
        )
        kept: AcceptedRelease = done.value
        people = sum(voice.is_person for voice in voices)
        return ReleaseAccepted(document_uuid, title, people, len(voices) - people, len(kept.roles), kept.statements)

    @property
    def _headline(self) -> str:
        headline = self._read.release.headline
        return headline.text[:_TITLE_LENGTH] if headline else ""

    @property
    def _day(self) -> str | None:
        return self._read.release.date.iso if self._read.release.date else None

    @property
    def _source(self) -> str:
        return f"press release of {self._day}" if self._day else f"press release {self._read.path.name}"

    # The document

    def _document(self, workspace: Workspace, progress: Progress) -> str:
        """The release as a document of the case: the PDF itself, or pages made of the text of another kind of file."""
        if self._read.path.suffix.lower() == ".pdf":
            return self._imported(workspace, progress, self._read.path)
        with tempfile.TemporaryDirectory(prefix="caseorg-") as folder:
            path = Path(folder) / f"{self._read.path.stem}.pdf"
            path.write_bytes(self._pages(progress))
            return self._imported(workspace, progress, path)

    def _imported(self, workspace: Workspace, progress: Progress, path: Path) -> str:
        job = ImportFiles(self._case_uuid, (path,), step=self._step, label=self.title)
        report = job.run(workspace, progress)
        if report.added:
            return report.added[0].uuid
        for duplicate in report.duplicates:
            if duplicate.document_uuid is not None and not duplicate.in_trash:
                return duplicate.document_uuid
            raise UserError(f"{self._read.path}: This release is in the trash. Restore it, then accept it again.")
        reason = report.failed[0].reason if report.failed else "It was not imported."
        raise UserError(f"{self._read.path}: {reason}")

    def _pages(self, progress: Progress) -> bytes:
        parts = [TypesetPart(f"<html><body>{html}</body></html>") for html in paragraphs_html(self._read.source)]
        setter: ApartReader[Sequence[TypesetPart], bytes] = ApartReader(prepare, cancelled=lambda: progress.cancelled)
        with setter:
            data = setter.read(parts)
        progress.check()
        if data is None:
            raise UserError(f"{self._read.path}: {_NOT_SET}")
        return with_lasting_id(data, self._read.sha256)

    # What was accepted

    def _taken(
        self, workspace: Workspace, document_uuid: str, pages: Sequence[str]
    ) -> tuple[list[AcceptedVoice], list[AcceptedStatement]]:
        voices: dict[tuple[str, bool], AcceptedVoice] = {}
        for proposal in self._proposals:
            if proposal.is_person is not None and proposal.name:
                _add_voice(workspace, voices, proposal)
        places = {key: place for place, key in enumerate(voices)}
        said = [
            AcceptedStatement(
                segments=tuple(self._segments(proposal, document_uuid, pages)),
                voice=places.get(_key(proposal)) if proposal.is_person is not None else None,
                attribution=proposal.attribution or proposal.name,
                title=proposal.title,
                organization=name_and_alias(proposal.organization or ("" if proposal.is_person else proposal.name))[0],
                kind=StatementKind.FILING if proposal.from_filing else StatementKind.VERBATIM,
                said_on=self._day,
                language=self._read.release.language,
            )
            for proposal in self._proposals
            if proposal.kind is ProposalKind.STATEMENT
        ]
        return list(voices.values()), said

    def _segments(self, proposal: ReleaseProposal, document_uuid: str, pages: Sequence[str]) -> Iterator[NewSegment]:
        last: int | None = None
        for segment in proposal.segments:
            page, start, end = place_on_pages(segment, pages)
            between = self._read.source[last : segment.spans[0].start] if last is not None and segment.spans else ""
            is_next = any(letter.isalnum() for letter in between)
            yield NewSegment(
                text=segment.text,
                follows=Follows.ON if last is None else Follows.GAP if is_next else Follows.PARAGRAPH,
                document_uuid=document_uuid,
                page=page,
                span_start=start,
                span_end=end,
            )
            last = segment.spans[-1].end if segment.spans else None


def _key(proposal: ReleaseProposal) -> tuple[str, bool]:
    name = proposal.name if proposal.is_person else name_and_alias(proposal.name)[0]
    return " ".join(name.split()).casefold(), bool(proposal.is_person)


def _add_voice(workspace: Workspace, voices: dict[tuple[str, bool], AcceptedVoice], proposal: ReleaseProposal) -> None:
    """One more naming of somebody: what it says is added to what is known of them."""
    role = _ROLES.get(proposal.kind)
    roles = (role,) if role else ()
    known = voices.get(_key(proposal))
    organization, short = name_and_alias(proposal.organization)
    if known is not None:
        voices[_key(proposal)] = replace(
            known,
            roles=tuple(dict.fromkeys((*known.roles, *roles))),
            title=known.title or proposal.title,
            organization=known.organization or organization,
            organization_alias=known.organization_alias or short,
            email=known.email or proposal.email,
            phone=known.phone or proposal.phone,
        )
        return
    is_person = bool(proposal.is_person)
    name, alias = (proposal.name, "") if is_person else name_and_alias(proposal.name)
    matches = workspace.ask(matches_of, name=name, is_person=is_person)
    voices[_key(proposal)] = AcceptedVoice(
        name=name,
        is_person=is_person,
        known_uuid=next((match.uuid for match in matches if match.strength == _SURE), None),
        alias=alias,
        title=proposal.title,
        organization=organization,
        organization_alias=short,
        roles=roles,
        email=proposal.email,
        phone=proposal.phone,
    )


def place_on_pages(words: Words, pages: Sequence[str]) -> tuple[int | None, int | None, int | None]:
    """The page (from 0) and the characters of its text where words stand; lines may end in them anywhere. Where they
    go over to the next page only the first one is known."""
    letters = [re.escape(letter) for letter in words.text if not letter.isspace() and letter not in "-‐\xad"]
    if not letters:
        return None, None, None
    pattern = re.compile(r"[\s\-‐\xad]*".join(letters))
    for number, text in enumerate(pages):
        match = pattern.search(text)
        if match is not None:
            return number, match.start(), match.end()
    for length in _HEADS:
        head = re.compile(r"[\s\-‐\xad]*".join(letters[:length]))
        found = next((number for number, text in enumerate(pages) if head.search(text)), None)
        if found is not None:
            return found, None, None
    return None, None, None


def with_lasting_id(made: bytes, sha256: str) -> bytes:
    """A PDF that was made whose id tells what it was made of, so that the same release gives the same file again."""
    tail = max(0, len(made) - 1000)

    def lasting(match: re.Match[bytes]) -> bytes:
        return b"<" + sha256.upper().encode().ljust(len(match[1]), b"0")[: len(match[1])] + b">"

    where = made.find(b"/ID", tail)
    return made if where < 0 else made[:where] + re.sub(rb"<([0-9A-Fa-f]+)>", lasting, made[where:])


def paragraphs_html(source: str) -> list[str]:
    """A text as paragraphs of HTML, its lines kept."""
    blocks = [block for block in re.split(r"(?:\r?\n[ \t]*){2,}|\f", source) if block.strip()]
    return [f"<p>{'<br/>'.join(escape(line.strip()) for line in block.strip().splitlines())}</p>" for block in blocks]
