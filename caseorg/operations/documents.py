"""Documents: taken in, edited (one or many), trashed, restored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.document import DocketEntry, Document, DocumentKind
from caseorg.operations import checks
from caseorg.operations.cases import live_case
from caseorg.operations.docket import entry_numbered
from caseorg.operations.operation import operation
from caseorg.rules.typed_dates import typed_date
from caseorg.store.ledger import Ledger

EDITABLE = frozenset({"title", "kind", "date_filed", "filer", "notes", "visibility", "short_cite"})


@dataclass(frozen=True, kw_only=True, slots=True)
class NewDocument:
    """A stored file about to become a document. `number` is the ECF No. where it is known; `attachment` 0 is the main
    document of it. `size` is in bytes."""

    sha256: str
    file_name: str
    size: int
    title: str
    kind: DocumentKind = DocumentKind.OTHER
    number: int | None = None
    attachment: int = 0
    date_filed: str | None = None
    date_entered: str | None = None
    filer: str = ""


@operation("Import Documents")
def add_documents(ledger: Ledger, *, case_uuid: str, documents: Sequence[NewDocument]) -> tuple[Document, ...]:
    """Add stored files to a case as documents, each under the docket entry of its ECF No."""
    case = live_case(ledger, case_uuid)
    return tuple(_add(ledger, case.uuid, new) for new in documents)


def _add(ledger: Ledger, case_uuid: str, new: NewDocument) -> Document:
    entry = None
    if new.number is not None:
        entry = entry_numbered(ledger, case_uuid, new.number, date_filed=new.date_filed)
        if new.attachment == 0:
            _complete(ledger, entry, new)
    return ledger.insert(
        Document,
        case_uuid=case_uuid,
        sha256=new.sha256,
        file_name=new.file_name,
        size=new.size,
        title=checks.required(new.title, "The title"),
        kind=new.kind,
        entry_uuid=entry.uuid if entry else None,
        attachment=new.attachment if entry else None,
        date_filed=new.date_filed,
        filer=new.filer,
    )


def _complete(ledger: Ledger, entry: DocketEntry, main: NewDocument) -> None:
    """What the main document tells of an entry that does not say it itself."""
    ledger.update(
        entry,
        date_filed=entry.date_filed or main.date_filed,
        date_entered=entry.date_entered or main.date_entered,
        text=entry.text or main.title,
    )


@operation("Edit Documents")
def edit_documents(ledger: Ledger, *, uuids: Sequence[str], **changes: str | None) -> tuple[Document, ...]:
    """Set the title, kind, date filed, filer, notes, visibility or short cite of one or many documents."""
    checks.only_known(changes, EDITABLE, "document")
    taken = _taken(changes)
    return tuple(ledger.update(ledger.get(Document, uuid), **taken) for uuid in uuids)


@operation("Rename Documents")
def rename_documents(ledger: Ledger, *, titles: Mapping[str, str]) -> tuple[Document, ...]:
    """Give documents, by their ids, new titles; each its own."""
    taken = {uuid: checks.required(title, "The title") for uuid, title in titles.items()}
    return tuple(ledger.update(ledger.get(Document, uuid), title=title) for uuid, title in taken.items())


@operation("Move Documents to Trash")
def trash_documents(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Document, ...]:
    """Put documents in the trash; the stored files stay."""
    documents = (ledger.get(Document, uuid) for uuid in uuids)
    instant = now()
    return tuple(
        document if document.in_trash else ledger.update(document, deleted_at=instant) for document in documents
    )


@operation("Restore Documents")
def restore_documents(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Document, ...]:
    """Take documents out of the trash."""
    return tuple(ledger.update(ledger.get(Document, uuid), deleted_at=None) for uuid in uuids)


def _taken(changes: dict[str, str | None]) -> dict[str, object]:
    taken: dict[str, object] = {name: value or "" for name, value in changes.items()}
    if "title" in changes:
        taken["title"] = checks.required(changes["title"] or "", "The title")
    for name in ("filer", "short_cite"):
        if name in changes:
            taken[name] = " ".join((changes[name] or "").split())
    if "kind" in changes:
        taken["kind"] = _kind(changes["kind"] or "")
    if "date_filed" in changes:
        taken["date_filed"] = typed_date(changes["date_filed"] or "", "The date filed")
    if "visibility" in changes:
        taken["visibility"] = checks.visibility(changes["visibility"] or "")
    return taken


def _kind(text: str) -> DocumentKind:
    try:
        return DocumentKind(text.strip().lower())
    except ValueError as error:
        raise BadInput(f"“{text}” is no kind of document. Choose one of: {', '.join(DocumentKind)}.") from error
