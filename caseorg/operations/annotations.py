"""Annotations: made, edited, moved, tagged, put under issues, answered, trashed, restored."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caseorg.base.clock import now
from caseorg.base.errors import BadInput
from caseorg.model.annotation import (
    TEXT_MARKS,
    Annotation,
    AnnotationIssue,
    AnnotationKind,
    AnnotationReply,
    AnnotationTag,
    Issue,
    Shape,
)
from caseorg.model.document import Document, Tag
from caseorg.model.record import Visibility
from caseorg.operations import checks
from caseorg.operations.operation import operation
from caseorg.operations.tags import add_tag
from caseorg.store.derived import PAGES_PER_FILE
from caseorg.store.ledger import Ledger

EDITABLE = frozenset({"kind", "color", "comment", "author", "width", "font_size", "visibility"})

# How many numbers a part of a shape has, and how many parts; ink has any even count from four on.
_PART = {AnnotationKind.NOTE: 2, AnnotationKind.TEXT_BOX: 4, AnnotationKind.AREA: 4, AnnotationKind.ARROW: 4}
_WIDEST, _LARGEST = 50.0, 200.0  # points
_FARTHEST = 1_000_000.0  # points: 350 m


@dataclass(frozen=True, kw_only=True, slots=True)
class NewReply:
    """An answer about to be added; instants are UTC text, None for now."""

    comment: str
    author: str = ""
    state: str = ""
    created: str | None = None
    modified: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NewAnnotation:
    """An annotation about to be made; fields as those of Annotation.

    `uuid`, `created` and `modified` are given where it comes from a file that has them. `continues` is the index, in
    the same call, of the annotation it goes on from. `sha256` is None for the document's file of today.
    """

    kind: AnnotationKind
    page: int
    shape: Shape
    color: str
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    comment: str = ""
    author: str = ""
    width: float = 1.5
    font_size: float = 11.0
    visibility: Visibility = Visibility.INTERNAL
    tags: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    replies: tuple[NewReply, ...] = ()
    origin: str = ""
    uuid: str | None = None
    created: str | None = None
    modified: str | None = None
    continues: int | None = None
    sha256: str | None = None


@operation("Add Annotation")
def add_annotations(
    ledger: Ledger,
    *,
    document_uuid: str,
    annotations: Sequence[NewAnnotation],
    replies: Sequence[tuple[str, NewReply]] = (),
) -> tuple[Annotation, ...]:
    """Mark passages of a document, each with its comment, tags (by name), issues (by name) and replies. `replies` are
    those that came with them to annotations that are there, with the ids of these."""
    document = ledger.get(Document, document_uuid)
    made: list[Annotation] = []
    for new in annotations:
        continues = None if new.continues is None else made[new.continues].uuid
        made.append(_add(ledger, document, new, continues))
    for uuid, reply in replies:
        _add_reply(ledger, ledger.get(Annotation, uuid), reply)
    return tuple(made)


@operation("Edit Annotation")
def edit_annotations(ledger: Ledger, *, uuids: Sequence[str], **changes: str | float) -> tuple[Annotation, ...]:
    """Set the kind, color, comment, author, line width, font size or visibility of one or many annotations."""
    checks.only_known(changes, EDITABLE, "annotation")
    taken = _taken(changes)
    found = [ledger.get(Annotation, uuid) for uuid in uuids]
    for annotation in found:
        if "kind" in taken and not {annotation.kind, taken["kind"]} <= TEXT_MARKS and annotation.kind != taken["kind"]:
            raise BadInput(
                f"A {annotation.kind} cannot become a {taken['kind']}: only marks on words can change their kind."
            )
    return tuple(ledger.update(annotation, **taken) for annotation in found)


@operation("Move Annotation")
def reshape_annotation(
    ledger: Ledger,
    *,
    uuid: str,
    shape: Shape,
    page: int | None = None,
    quote: str | None = None,
    prefix: str | None = None,
    suffix: str | None = None,
) -> Annotation:
    """Put an annotation elsewhere or give it another shape; the words it marks are given with it."""
    annotation = ledger.get(Annotation, uuid)
    values: dict[str, object] = {"shape": checked_shape(annotation.kind, shape)}
    if page is not None:
        values["page"] = page
        values["page_label"], values["ecf_page"] = _page_names(ledger, annotation.sha256, page)
    words = {"quote": quote, "prefix": prefix, "suffix": suffix}
    values |= {name: value for name, value in words.items() if value is not None}
    return ledger.update(annotation, **values)


@operation("Move Annotations to Trash")
def trash_annotations(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Annotation, ...]:
    """Put annotations in the trash."""
    instant = now()
    found = (ledger.get(Annotation, uuid) for uuid in uuids)
    return tuple(one if one.in_trash else ledger.update(one, deleted_at=instant) for one in found)


@operation("Restore Annotations")
def restore_annotations(ledger: Ledger, *, uuids: Sequence[str]) -> tuple[Annotation, ...]:
    """Take annotations out of the trash."""
    return tuple(ledger.update(ledger.get(Annotation, uuid), deleted_at=None) for uuid in uuids)


@operation("Tag Annotations")
def tag_annotations(ledger: Ledger, *, uuids: Sequence[str], tag: str) -> Tag:
    """Put a tag, by name, on annotations; made where there is none of that name."""
    made: Tag = add_tag.run(ledger, name=tag)
    for uuid in uuids:
        _link_tag(ledger, ledger.get(Annotation, uuid), made)
    return made


@operation("Untag Annotations")
def untag_annotations(ledger: Ledger, *, uuids: Sequence[str], tag: str) -> None:
    """Take a tag, by name, off annotations."""
    row = ledger.reader.row("SELECT uuid FROM tags WHERE name = ? COLLATE NOCASE", (tag.strip(),))
    if row is None:
        raise BadInput(f"There is no tag “{tag}”.")
    for uuid in uuids:
        _unlink(ledger, AnnotationTag, "annotation_tags", uuid, "tag_uuid", row["uuid"])


@operation("Put under Issue")
def put_under_issue(ledger: Ledger, *, uuids: Sequence[str], issue_uuid: str) -> Issue:
    """Gather annotations under an issue of their case; they may be under several."""
    issue = ledger.get(Issue, issue_uuid)
    for uuid in uuids:
        annotation = ledger.get(Annotation, uuid)
        if ledger.get(Document, annotation.document_uuid).case_uuid != issue.case_uuid:
            raise BadInput(f"The issue “{issue.name}” belongs to another case. Choose an issue of this case.")
        _link_issue(ledger, annotation, issue)
    return issue


@operation("Take from Issue")
def take_from_issue(ledger: Ledger, *, uuids: Sequence[str], issue_uuid: str) -> None:
    """Take annotations out from under an issue."""
    for uuid in uuids:
        _unlink(ledger, AnnotationIssue, "annotation_issues", uuid, "issue_uuid", issue_uuid)


@operation("Reply to Annotation")
def add_reply(
    ledger: Ledger, *, annotation_uuid: str, comment: str, author: str = "", state: str = ""
) -> AnnotationReply:
    """Answer an annotation, or say what becomes of it (Accepted, Rejected, Completed)."""
    return _add_reply(
        ledger, ledger.get(Annotation, annotation_uuid), NewReply(comment=comment, author=author, state=state)
    )


@operation("Edit Reply")
def edit_reply(ledger: Ledger, *, uuid: str, comment: str) -> AnnotationReply:
    """Change the words of a reply."""
    reply = ledger.get(AnnotationReply, uuid)
    if not comment.strip() and not reply.state:
        raise BadInput("The reply is empty. Type one, or remove the reply.")
    return ledger.update(reply, comment=comment.strip())


@operation("Remove Reply")
def remove_reply(ledger: Ledger, *, uuid: str) -> None:
    """Take a reply away."""
    ledger.delete(ledger.get(AnnotationReply, uuid))


def checked_shape(kind: AnnotationKind, shape: Shape) -> Shape:
    """The shape in hundredths of a point. Raises BadInput where it is none of that kind."""
    if not shape or not all(_is_part(kind, part) for part in shape):
        raise BadInput(f"That is no place for a {kind}. Draw or select it again.")
    if kind in _PART and len(shape) != 1:
        raise BadInput(f"A {kind} lies at one place. Draw it again.")
    return tuple(tuple(round(number, 2) + 0.0 for number in part) for part in shape)


def _is_part(kind: AnnotationKind, part: Sequence[float]) -> bool:
    count = len(part)
    if kind is AnnotationKind.INK:
        right = count >= 4 and count % 2 == 0
    else:
        right = count == (8 if kind in TEXT_MARKS else _PART[kind])
    return right and all(math.isfinite(number) and abs(number) <= _FARTHEST for number in part)


def _add(ledger: Ledger, document: Document, new: NewAnnotation, continues: str | None) -> Annotation:
    sha256 = new.sha256 or document.sha256
    page_label, ecf_page = _page_names(ledger, sha256, new.page)
    given = {"uuid": new.uuid, "created": new.created, "modified": new.modified or new.created}
    annotation = ledger.insert(
        Annotation,
        document_uuid=document.uuid,
        sha256=sha256,
        kind=new.kind,
        page=new.page,
        shape=checked_shape(new.kind, new.shape),
        page_label=page_label,
        ecf_page=ecf_page,
        quote=new.quote,
        prefix=new.prefix,
        suffix=new.suffix,
        visibility=new.visibility,
        continues_uuid=continues,
        origin=new.origin,
        **_taken({"color": new.color, "comment": new.comment, "author": new.author}),
        **_taken({"width": new.width, "font_size": new.font_size}),
        **{name: value for name, value in given.items() if value is not None},
    )
    for name in new.tags:
        _link_tag(ledger, annotation, add_tag.run(ledger, name=name))
    for name in new.issues:
        _link_issue(ledger, annotation, issue_named(ledger, document.case_uuid, name))
    for reply in new.replies:
        _add_reply(ledger, annotation, reply)
    return annotation


def issue_named(ledger: Ledger, case_uuid: str, name: str) -> Issue:
    """The issue of that name in a case, made where there is none."""
    name = checks.required(name, "The issue")
    row = ledger.reader.row(
        "SELECT uuid FROM issues WHERE case_uuid = ? AND name = ? COLLATE NOCASE AND deleted_at IS NULL",
        (case_uuid, name),
    )
    if row is not None:
        return ledger.get(Issue, row["uuid"])
    last = ledger.reader.value("SELECT max(position) FROM issues WHERE case_uuid = ?", (case_uuid,))
    return ledger.insert(Issue, case_uuid=case_uuid, name=name, position=0 if last is None else last + 1)


def _page_names(ledger: Ledger, sha256: str, page: int) -> tuple[str, int | None]:
    """The printed label and the stamped page of a page (from 0). Raises BadInput where the file has no such page."""
    file = ledger.reader.row("SELECT id, page_count FROM files WHERE sha256 = ?", (sha256,))
    if page < 0 or (file is not None and page >= file["page_count"]):
        raise BadInput(f"The document has no page {page + 1}. Choose one of its {file['page_count'] if file else 0}.")
    row = file and ledger.reader.row(
        "SELECT label, ecf_page FROM pages WHERE id = ?", (file["id"] * PAGES_PER_FILE + page + 1,)
    )
    return (row["label"], row["ecf_page"]) if row else (str(page + 1), None)


def _taken(values: dict[str, str | float]) -> dict[str, object]:
    taken: dict[str, object] = dict(values)
    if "kind" in values:
        taken["kind"] = _kind(str(values["kind"]))
    if "color" in values:
        taken["color"] = checks.color(str(values["color"]))
    if "comment" in values:
        taken["comment"] = str(values["comment"]).strip("\n")
    if "author" in values:
        taken["author"] = str(values["author"]).strip()
    if "visibility" in values:
        taken["visibility"] = checks.visibility(str(values["visibility"]))
    for name, most in (("width", _WIDEST), ("font_size", _LARGEST)):
        if name in values:
            taken[name] = _size(values[name], most, name.replace("_", " "))
    return taken


def _kind(text: str) -> AnnotationKind:
    try:
        return AnnotationKind(text.strip().lower())
    except ValueError as error:
        raise BadInput(f"“{text}” is no kind of annotation. Choose one of: {', '.join(AnnotationKind)}.") from error


def _size(value: str | float, most: float, name: str) -> float:
    try:
        size = float(value)
    except ValueError as error:
        raise BadInput(f"“{value}” is no {name}. Type a number of points.") from error
    if not 0 <= size <= most:
        raise BadInput(f"The {name} must be between 0 and {most:.0f} points.")
    return size


def _link_tag(ledger: Ledger, annotation: Annotation, tag: Tag) -> None:
    if not _links(ledger, "annotation_tags", annotation.uuid, "tag_uuid", tag.uuid):
        ledger.insert(AnnotationTag, annotation_uuid=annotation.uuid, tag_uuid=tag.uuid)


def _link_issue(ledger: Ledger, annotation: Annotation, issue: Issue) -> None:
    if not _links(ledger, "annotation_issues", annotation.uuid, "issue_uuid", issue.uuid):
        ledger.insert(AnnotationIssue, annotation_uuid=annotation.uuid, issue_uuid=issue.uuid)


def _unlink(
    ledger: Ledger, cls: type[AnnotationTag | AnnotationIssue], table: str, uuid: str, column: str, other: str
) -> None:
    for link in _links(ledger, table, uuid, column, other):
        ledger.delete(ledger.get(cls, link))


def _links(ledger: Ledger, table: str, uuid: str, column: str, other: str) -> Iterable[str]:
    rows = ledger.reader.rows(f"SELECT uuid FROM {table} WHERE annotation_uuid = ? AND {column} = ?", (uuid, other))
    return [row["uuid"] for row in rows]


def _add_reply(ledger: Ledger, annotation: Annotation, new: NewReply) -> AnnotationReply:
    if not new.comment.strip() and not new.state:
        raise BadInput("The reply is empty. Type one and try again.")
    given = {"created": new.created, "modified": new.modified or new.created}
    return ledger.insert(
        AnnotationReply,
        annotation_uuid=annotation.uuid,
        comment=new.comment.strip(),
        author=new.author.strip(),
        state=new.state.strip(),
        **{name: value for name, value in given.items() if value is not None},
    )
