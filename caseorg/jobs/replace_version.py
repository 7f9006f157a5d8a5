"""A document given a new version of its file: what would become of its annotations, and then the replacement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from caseorg.base.errors import BadInput, WorldError
from caseorg.importers.base import FileRead
from caseorg.jobs.anchor_pages import anchor_pages
from caseorg.jobs.filing import DocketPlaces, warnings_of
from caseorg.jobs.job import Progress
from caseorg.jobs.one_answer import waited
from caseorg.jobs.page_words import words_of
from caseorg.jobs.sources import Contents, read_source, shown_name
from caseorg.jobs.unlocking import NO_PASSWORDS, WRONG_PASSWORD, Passwords, Unlocking
from caseorg.model.annotation import TEXT_MARKS, AnchorState, Annotation
from caseorg.model.document import Document
from caseorg.model.reading import FileReading
from caseorg.operations.document_versions import NewAnchor, replace_version
from caseorg.pdf.client import BulkPool
from caseorg.pdf.types import FailureKind, WorkerFailure
from caseorg.queries.annotations import annotations_of
from caseorg.queries.cases import case
from caseorg.queries.documents import DocumentLine, document_line, documents_with, known_files
from caseorg.rules.anchoring import Marked, Reanchored, Reanchoring
from caseorg.rules.lettered_documents import AnchorPage
from caseorg.store.derived import Derived
from caseorg.store.vault import sha256_of
from caseorg.workspace import Workspace

SAME_FILE = "This is the file the document has already. Choose the new version."


class LockedVersion(BadInput):
    """The file is locked and no password that is known opens it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An annotation of the old version, and where it would lie on the new one."""

    annotation: Annotation
    found: Reanchored


@dataclass(frozen=True, slots=True)
class VersionPlan:
    """What replacing a document's file would do; nothing of it is saved. `proposals` are in reading order, those in
    the trash last. `warnings` are sentences."""

    document: Document
    file_name: str
    size: int
    reading: FileReading
    old_page_count: int
    proposals: tuple[Proposal, ...]
    warnings: tuple[str, ...]

    @property
    def sha256(self) -> str:
        return self.reading.sha256

    @property
    def shown(self) -> tuple[Proposal, ...]:
        """The proposals for annotations that are not in the trash."""
        return tuple(one for one in self.proposals if not one.annotation.in_trash)

    def counts(self) -> dict[AnchorState, int]:
        """How many annotations would be in each state, those in the trash left out."""
        counted = Counter(one.found.state for one in self.shown)
        return {state: counted[state] for state in AnchorState}

    def anchors(self, *, left: Collection[str] = (), agreed: Collection[str] = ()) -> tuple[NewAnchor, ...]:
        """What is to be saved. Annotations `left` stay on the old version; those `agreed` to are no longer
        uncertain."""
        return tuple(self._anchor(one, left, agreed) for one in self.proposals)

    def _anchor(self, one: Proposal, left: Collection[str], agreed: Collection[str]) -> NewAnchor:
        found, uuid = one.found, one.annotation.uuid
        if uuid in left or found.state is AnchorState.LOST:
            return NewAnchor(annotation_uuid=uuid, state=AnchorState.LOST)
        state = found.state
        if uuid in agreed and state is AnchorState.UNCERTAIN:
            state = AnchorState.ANCHORED if found.page == one.annotation.page else AnchorState.MOVED
        page = self.reading.pages[found.page]
        return NewAnchor(
            annotation_uuid=uuid,
            state=state,
            page=found.page,
            shape=found.shape,
            page_label=page.label,
            ecf_page=page.stamp.page_number if page.stamp else None,
            quote=found.quote,
            prefix=found.prefix,
            suffix=found.suffix,
        )


class ReadNewVersion:
    """Read a file as the new version of a document and find the document's annotations on it. Nothing is saved but,
    unless `store` is False, the file itself, which goes when the workspace is opened next and nothing names it."""

    def __init__(
        self, document_uuid: str, path: Path, *, passwords: Passwords = NO_PASSWORDS, store: bool = True
    ) -> None:
        self.title = "Read New Version"
        self._document_uuid = document_uuid
        self._path = path
        self._passwords = passwords
        self._store = store

    def run(self, workspace: Workspace, progress: Progress) -> VersionPlan:
        """The plan. Raises BadInput, saying what to do, where the file cannot be the new version, LockedVersion where
        it needs a password; Cancelled."""
        line = workspace.ask(document_line, self._document_uuid)
        document = line.document
        contents = read_source(self._path)
        if not isinstance(contents, Contents):
            raise BadInput(contents)
        sha256 = sha256_of(contents.data)
        if sha256 == document.sha256:
            raise BadInput(SAME_FILE)
        progress.report(0, None, "Reading the new version")
        read = self._read(workspace, contents, sha256, progress)
        if self._store:
            workspace.vault.put(contents.data, sha256)
        old, new = self._pages(workspace, line, contents.data, read, progress)
        proposals = _proposals(workspace, document, old, new)
        return VersionPlan(
            document=document,
            file_name=shown_name(self._path),
            size=len(contents.data),
            reading=read.reading,
            old_page_count=line.page_count or len(old),
            proposals=proposals,
            warnings=_warnings(workspace, line, read),
        )

    def _read(self, workspace: Workspace, contents: Contents, sha256: str, progress: Progress) -> FileRead:
        """The file as import reads it, opened with the first password that fits."""
        unlocking = Unlocking(workspace, self._passwords)
        untried: list[str | None] = [None, *unlocking.candidates(sha256)]
        pool = BulkPool(workers=1)
        try:
            for password in untried:
                answer = waited(contents.importer.begin(pool, contents.data, password), progress)
                read = contents.importer.finish(answer, sha256=sha256, file_name=shown_name(self._path))
                if not isinstance(read, WorkerFailure):
                    unlocking.note(sha256, password)
                    return read
                if read.kind is not FailureKind.ENCRYPTED:
                    raise BadInput(read.sentence)
        finally:
            pool.close()
        raise LockedVersion(WRONG_PASSWORD if len(untried) > 1 else WorkerFailure(FailureKind.ENCRYPTED).sentence)

    def _pages(
        self, workspace: Workspace, line: DocumentLine, data: bytes, read: FileRead, progress: Progress
    ) -> tuple[list[AnchorPage], list[AnchorPage]]:
        """The pages of both versions. Where the old one cannot be read any more there are none, and all is lost."""
        old_count, new_count = line.page_count or 0, read.reading.page_count
        total = old_count + new_count
        words, new_sha256, sha256 = words_of(workspace), read.reading.sha256, line.document.sha256
        new = anchor_pages(
            data, workspace.password_of(new_sha256), new_count, progress,
            lambda done: progress.report(done, total, "Comparing pages"),
            lambda page: words(new_sha256, page),
        )  # fmt: skip
        try:
            old = anchor_pages(
                workspace.read_file(sha256), workspace.password_of(sha256), old_count, progress,
                lambda done: progress.report(new_count + done, total, "Comparing pages"),
                lambda page: words(sha256, page),
            )  # fmt: skip
        except (BadInput, WorldError):
            old = []
        return old, new


class ReplaceVersion:
    """Replace a document's file by a version that was read, with its annotations where they were found."""

    def __init__(self, plan: VersionPlan, *, left: Collection[str] = (), agreed: Collection[str] = ()) -> None:
        """Annotations `left` stay on the old version; those `agreed` to are no longer uncertain."""
        self.title = "Replace by New Version"
        self._plan = plan
        self._left, self._agreed = frozenset(left), frozenset(agreed)

    def run(self, workspace: Workspace, progress: Progress) -> Document:
        """The document with its new file, in one step to undo. Raises BadInput where it was changed meanwhile."""
        plan = self._plan
        now = workspace.ask(document_line, plan.document.uuid).document
        if now.sha256 != plan.document.sha256:
            raise BadInput("The document was given another version meanwhile. Read the new version again.")
        is_known = bool(workspace.ask(known_files, [plan.sha256]))

        def keep(derived: Derived) -> None:
            if not is_known:
                derived.keep_reading(plan.reading)

        document: Document = workspace.do(
            replace_version,
            derived=keep,
            document_uuid=plan.document.uuid,
            sha256=plan.sha256,
            file_name=plan.file_name,
            size=plan.size,
            anchors=plan.anchors(left=self._left, agreed=self._agreed),
        ).value
        workspace.vault.note_named([plan.sha256])
        return document


def _proposals(
    workspace: Workspace, document: Document, old: list[AnchorPage], new: list[AnchorPage]
) -> tuple[Proposal, ...]:
    lines = workspace.ask(annotations_of, document.uuid) + workspace.ask(annotations_of, document.uuid, in_trash=True)
    here = [line.annotation for line in lines if line.annotation.sha256 == document.sha256]
    if not here:
        return ()
    finder = Reanchoring(old, new)
    return tuple(Proposal(one, _checked(one, finder.find(_marked(one)))) for one in here)


def _marked(annotation: Annotation) -> Marked:
    return Marked(
        uuid=annotation.uuid,
        page=annotation.page,
        shape=annotation.shape,
        is_words=annotation.kind in TEXT_MARKS,
        quote=annotation.quote,
        prefix=annotation.prefix,
        suffix=annotation.suffix,
    )


def _checked(annotation: Annotation, found: Reanchored) -> Reanchored:
    """What was uncertain before stays so until a person looks at it."""
    if annotation.anchor is AnchorState.UNCERTAIN and found.state in (AnchorState.ANCHORED, AnchorState.MOVED):
        return replace(found, state=AnchorState.UNCERTAIN)
    return found


def _warnings(workspace: Workspace, line: DocumentLine, read: FileRead) -> tuple[str, ...]:
    document = line.document
    place = DocketPlaces(workspace.ask(case, document.case_uuid)).of(read.filing)
    warnings = list(warnings_of(read, place))
    stamped = f"{place.number}-{place.attachment}" if place.attachment else str(place.number or "")
    if line.ecf and stamped and stamped != line.ecf:
        warnings.insert(0, f"It is stamped ECF No. {stamped}, but the document is ECF No. {line.ecf}.")
    others = [one for one in workspace.ask(documents_with, read.reading.sha256) if one.uuid != document.uuid]
    warnings += [
        f"The same file is “{one.title}” in {workspace.ask(case, one.case_uuid).short_caption} already"
        f"{', in its trash' if one.in_trash else ''}."
        for one in others
    ]
    return tuple(warnings)
