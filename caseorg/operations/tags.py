"""Tags, and which documents carry them."""

from __future__ import annotations

from collections.abc import Sequence

from caseorg.base.errors import BadInput
from caseorg.model.annotation import AnnotationTag
from caseorg.model.document import Document, DocumentTag, Tag
from caseorg.operations import checks
from caseorg.operations.operation import operation
from caseorg.store.ledger import Ledger

# Muted, distinct on light and dark, in the order new tags get them.
COLORS = ("#5b7fa6", "#b5654a", "#5e8c61", "#8a6fb0", "#b08d2f", "#4f9aa0", "#a85d80", "#7a7f87")


@operation("Add Tag")
def add_tag(ledger: Ledger, *, name: str, color: str | None = None) -> Tag:
    """Add a tag with a color; one of that name that exists already is given back."""
    name = checks.required(name, "The tag")
    row = ledger.reader.row("SELECT uuid FROM tags WHERE name = ? COLLATE NOCASE", (name,))
    if row is not None:
        return ledger.get(Tag, row["uuid"])
    count = ledger.reader.value("SELECT count(*) FROM tags")
    return ledger.insert(Tag, name=name, color=checks.color(color) if color else COLORS[count % len(COLORS)])


@operation("Edit Tag")
def edit_tag(ledger: Ledger, *, uuid: str, name: str | None = None, color: str | None = None) -> Tag:
    """Rename a tag or give it another color, wherever it is used."""
    tag = ledger.get(Tag, uuid)
    values: dict[str, str] = {}
    if name is not None:
        values["name"] = checks.required(name, "The tag")
        same = "SELECT 1 FROM tags WHERE name = ? COLLATE NOCASE AND uuid <> ?"
        if ledger.reader.value(same, (values["name"], uuid)):
            raise BadInput(f"There is a tag “{values['name']}” already. Choose another name.")
    if color is not None:
        values["color"] = checks.color(color)
    return ledger.update(tag, **values)


@operation("Remove Tag")
def remove_tag(ledger: Ledger, *, uuid: str) -> None:
    """Take a tag off every document and annotation, and out of the list."""
    tag = ledger.get(Tag, uuid)
    for row in ledger.reader.rows("SELECT uuid FROM document_tags WHERE tag_uuid = ?", (uuid,)):
        ledger.delete(ledger.get(DocumentTag, row["uuid"]))
    for row in ledger.reader.rows("SELECT uuid FROM annotation_tags WHERE tag_uuid = ?", (uuid,)):
        ledger.delete(ledger.get(AnnotationTag, row["uuid"]))
    ledger.delete(tag)


@operation("Tag Documents")
def tag_documents(ledger: Ledger, *, uuids: Sequence[str], tag: str) -> Tag:
    """Put a tag, by name, on documents; made where there is none of that name."""
    made: Tag = add_tag.run(ledger, name=tag)
    for uuid in uuids:
        document = ledger.get(Document, uuid)
        if _link(ledger, document.uuid, made.uuid) is None:
            ledger.insert(DocumentTag, document_uuid=document.uuid, tag_uuid=made.uuid)
    return made


@operation("Untag Documents")
def untag_documents(ledger: Ledger, *, uuids: Sequence[str], tag: str) -> None:
    """Take a tag, by name, off documents."""
    row = ledger.reader.row("SELECT uuid FROM tags WHERE name = ? COLLATE NOCASE", (tag.strip(),))
    if row is None:
        raise BadInput(f"There is no tag “{tag}”.")
    for uuid in uuids:
        link = _link(ledger, uuid, row["uuid"])
        if link is not None:
            ledger.delete(link)


def _link(ledger: Ledger, document_uuid: str, tag_uuid: str) -> DocumentTag | None:
    row = ledger.reader.row(
        "SELECT uuid FROM document_tags WHERE document_uuid = ? AND tag_uuid = ?", (document_uuid, tag_uuid)
    )
    return None if row is None else ledger.get(DocumentTag, row["uuid"])
