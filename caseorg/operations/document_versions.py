"""A document replaced by a new version of it, with its annotations found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.model.annotation import AnchorState, Annotation, Shape
from caseorg.model.document import Document, DocumentVersion
from caseorg.operations import checks
from caseorg.operations.annotations import checked_shape
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAnchor:
    """Where an annotation lies on the new version; LOST leaves it on the version it is on. Fields as in Annotation."""

    annotation_uuid: str
    state: AnchorState
    page: int = 0
    shape: Shape = ()
    page_label: str = ""
    ecf_page: int | None = None
    quote: str = ""
    prefix: str = ""
    suffix: str = ""


@operation("Replace by New Version")
def replace_version(
    ledger: Ledger, *, document_uuid: str, sha256: str, file_name: str, size: int, anchors: Sequence[NewAnchor] = ()
) -> Document:
    """Give a document another file; the one before is kept, and annotations move to where their words are now."""
    document = ledger.get(Document, document_uuid)
    if document.sha256 == sha256:
        raise BadInput("The new version is the same file as the one the document has. Nothing was changed.")
    last = ledger.reader.value(
        "SELECT max(position) FROM document_versions WHERE document_uuid = ?", (document_uuid,)
    )
    ledger.insert(
        DocumentVersion,
        document_uuid=document.uuid,
        sha256=document.sha256,
        file_name=document.file_name,
        size=document.size,
        position=(last or 0) + 1,
        visibility=document.visibility,
    )
    for anchor in anchors:
        _anchor(ledger, document, anchor, sha256)
    return ledger.update(
        document, sha256=sha256, file_name=checks.required(file_name, "The file name"), size=size
    )


def _anchor(ledger: Ledger, document: Document, anchor: NewAnchor, sha256: str) -> None:
    annotation = ledger.get(Annotation, anchor.annotation_uuid)
    if annotation.document_uuid != document.uuid:
        raise BadInput("An annotation belongs to another document. Read the new version again and try once more.")
    if anchor.state is AnchorState.LOST:
        ledger.update(annotation, anchor=AnchorState.LOST)
        return
    ledger.update(
        annotation,
        anchor=anchor.state,
        sha256=sha256,
        page=anchor.page,
        shape=checked_shape(annotation.kind, anchor.shape),
        page_label=anchor.page_label,
        ecf_page=anchor.ecf_page,
        quote=anchor.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
    )
