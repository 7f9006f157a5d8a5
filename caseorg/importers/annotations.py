"""Files with annotations turned into annotations about to be made: a document's own PDF, or a file of annotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from caseorg.base.errors import BadInput
from caseorg.importers.annotations_json import read_json
from caseorg.importers.annotations_xfdf import read_xfdf
from caseorg.model.external_annotation import ExternalAnnotations, PageSpace
from caseorg.operations.annotations import NewAnnotation, NewReply
from caseorg.rules.taking_over import TakenAnnotation, TakenReply

MOST_BYTES = 64 << 20
"""Of a file that holds annotations alone."""


def is_pdf(data: bytes) -> bool:
    """Whether it is a PDF, which is read in a child process."""
    return b"%PDF" in data[:1024]


def read_annotation_file(data: bytes, spaces: tuple[PageSpace, ...]) -> ExternalAnnotations:
    """The annotations in an XFDF file or in W3C Web Annotation JSON, for a document with these pages.

    Raises BadInput where it is neither, too large, or carries what such a file has no need of.
    """
    if len(data) > MOST_BYTES:
        raise BadInput(f"The file has more than {MOST_BYTES >> 20} MB: it is no file of annotations.")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"["):
        return read_json(data, spaces)
    if start == b"<" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return read_xfdf(data, spaces)
    raise BadInput("The file is no PDF, XFDF or Web Annotation JSON. Export the annotations as one of these.")


def annotation_file_reading() -> Callable[[tuple[bytes, tuple[PageSpace, ...]]], ExternalAnnotations]:
    """`read_annotation_file` for a child process that reads foreign bytes."""
    return lambda asked: read_annotation_file(*asked)


def new_annotation(taken: TakenAnnotation) -> NewAnnotation:
    """What the rule made, for the operation that adds it."""
    replies = tuple(new_reply(reply) for reply in taken.replies)
    values = {field.name: getattr(taken, field.name) for field in fields(taken) if field.name != "replies"}
    return NewAnnotation(replies=replies, **values)


def new_reply(taken: TakenReply) -> NewReply:
    """What the rule made of a reply, for the operation that adds it."""
    return NewReply(**{field.name: getattr(taken, field.name) for field in fields(taken)})
