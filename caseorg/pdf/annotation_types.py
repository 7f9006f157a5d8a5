"""What is asked about the annotations of a document, and what a child answers: plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field

from caseorg.model.external_annotation import Box, ExternalAnnotation


@dataclass(frozen=True, slots=True)
class AnnotationsRequest:
    """All markup annotations of a document; answered by ExternalAnnotations."""

    sha256: str


@dataclass(frozen=True, slots=True)
class CopyRequest:
    """A copy of a document with `annotations` written into it, those they answer first; answered by AnnotatedCopy.

    Of the annotations that are in the document already, `without` names by their keys those that are left out; all of
    them are where `external` is False.
    """

    sha256: str
    annotations: tuple[ExternalAnnotation, ...]
    without: frozenset[str] = frozenset()
    external: bool = True
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AnnotatedCopy:
    """The bytes of the copy, and why annotations could not be written (a sentence each)."""

    data: bytes = field(repr=False)
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """A part of a page (from 0) as a picture; answered by Picture. `box` is in page points, `dots` are pixels an inch,
    `turn` is added to the page's own rotation (0/90/180/270). Without `annotations` those of the file are left out;
    `framed` draws a thin gray line along the edges, so that a white part is seen on white paper."""

    sha256: str
    page: int
    box: Box
    dots: int
    turn: int = 0
    annotations: bool = True
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The bytes of a PNG."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TypesetPart:
    """HTML of our own that begins on a new page where less than `least` points are left of the one before: a picture
    would else be shrunk into what is left, a heading stand alone at the foot."""

    html: str = field(repr=False)
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class TypesetRequest:
    """Parts about a document, to be set one below the other into the pages of a PDF; answered by TypesetPages."""

    sha256: str
    parts: tuple[TypesetPart, ...]


@dataclass(frozen=True, slots=True)
class TypesetPages:
    """The bytes of the PDF."""

    data: bytes = field(repr=False)
