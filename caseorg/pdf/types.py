"""The values that cross between the program and the processes that read PDFs: plain and frozen.

Coordinates: *page points* are unrotated points (1/72 inch) relative to the MediaBox's top left corner, y downwards.
A quad is eight page points (ul x, ul y, ur x, ur y, ll x, ll y, lr x, lr y).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from caseorg.model.document import TextState
from caseorg.model.external_annotation import ExternalAnnotations
from caseorg.model.reading import OutlineItem, PageReading
from caseorg.pdf.annotation_types import (
    AnnotatedCopy,
    AnnotationsRequest,
    CopyRequest,
    Picture,
    PictureRequest,
    TypesetPages,
    TypesetRequest,
)
from caseorg.pdf.contents_types import AttachedFile, AttachmentRequest, ContentsRequest, FileContents
from caseorg.pdf.recognition_types import RecognizedPage, RecognizeRequest
from caseorg.pdf.recognition_types import Word as Word

Rect = tuple[float, float, float, float]

MAX_PIXELS = 64_000_000


class FailureKind(StrEnum):
    """Why a request gave no answer."""

    EMPTY = "empty"
    NOT_PDF = "not a PDF"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no pages"
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    MEMORY = "memory"
    NO_SUCH_PAGE = "no such page"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class WorkerFailure:
    """An answer that is an error, as data. `detail` is for the log; `sentence` is for a person."""

    kind: FailureKind
    detail: str = ""

    @property
    def sentence(self) -> str:
        return SENTENCES[self.kind]


SENTENCES: dict[FailureKind, str] = {
    FailureKind.EMPTY: "The file is empty (0 bytes). Download it again.",
    FailureKind.NOT_PDF: "This is not a PDF file. Open it in its own program and save it as PDF.",
    FailureKind.DAMAGED: "The PDF is damaged beyond repair. Download it again or ask the sender for another copy.",
    FailureKind.ENCRYPTED: "The PDF is locked with a password. Give the password to read it.",
    FailureKind.NO_PAGES: "The PDF has no pages. Download it again or ask the sender for another copy.",
    FailureKind.TIMEOUT: "Reading took too long and was stopped.",
    FailureKind.CRASHED: "The file made the PDF reader stop. caseorg is not affected.",
    FailureKind.MEMORY: "The file needs more memory than is allowed for one document.",
    FailureKind.NO_SUCH_PAGE: "The document has no such page.",
    FailureKind.CLOSED: "The PDF reader was closed.",
}


@dataclass(frozen=True, slots=True)
class PageBox:
    """Geometry of a page: `width` × `height` in points as shown (CropBox, rotated), `rotation` 0/90/180/270, and
    the shown area (CropBox) in page points."""

    width: float
    height: float
    rotation: int
    crop: Rect


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A document to open; answered by DocumentInfo. The password is remembered by the pool for later requests."""

    sha256: str
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """The answer to OpenRequest: what holds for the whole document. `labels` has one printed label a page.

    So that a long document opens as fast as a short one, `boxes` is the geometry of the first pages only, of one at
    least: a page after them counts as like the last one known until a BoxesRequest tells. (Measured: 20 µs a page, of
    which the first answer spends 3 ms: all pages up to about 150.) Likewise `outline` holds the first lines, and
    `outline_complete` is False where an OutlineRequest has more. (15 µs a line, and 3 ms.)
    """

    page_count: int
    labels: tuple[str, ...]
    boxes: tuple[PageBox, ...]
    outline: tuple[OutlineItem, ...]
    metadata: tuple[tuple[str, str], ...]
    repaired: bool
    outline_complete: bool = True


@dataclass(frozen=True, slots=True)
class OutlineRequest:
    """The whole outline of a document; answered by Outline."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The answer to OutlineRequest, in reading order."""

    items: tuple[OutlineItem, ...]


@dataclass(frozen=True, slots=True)
class BoxesRequest:
    """The geometry of `count` pages from page `first` on, which counts from 0; answered by PageBoxes."""

    sha256: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The answer to BoxesRequest: the geometry of the pages from `first` on, fewer than asked at the document's end."""

    first: int
    boxes: tuple[PageBox, ...]


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """A page to draw. `page` counts from 0; `zoom` is pixels per point; `turn` is added to the page's own
    rotation, in degrees (0/90/180/270). `clip` is the part to draw, in points from the top left of the page as its
    file shows it (cropped, turned by its own rotation), None for all. Without `annotations` those of the file are left
    out, but its form fields are drawn. The value is the key of de-duplication and of the cache at once."""

    sha256: str
    page: int
    zoom: float
    turn: int = 0
    clip: Rect | None = None
    annotations: bool = True


@dataclass(frozen=True, slots=True)
class Pixels:
    """A drawn page: `data` is width × height × 3 bytes RGB, rows `stride` bytes apart. `zoom` is the one drawn at:
    the one asked for, or less where the page would have had more than MAX_PIXELS."""

    width: int
    height: int
    stride: int
    data: bytes
    zoom: float


@dataclass(frozen=True, slots=True)
class ContentRequest:
    """The words and links of a page, which counts from 0; answered by PageContent."""

    sha256: str
    page: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page; `box` in page points. One of `page` (from 0) and `uri` is set; with `page`, `top` is the
    page point's y to show at the top of the view, None where the link names only the page."""

    box: Rect
    page: int | None
    uri: str | None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class PageContent:
    """The answer to ContentRequest: the words and links of a page."""

    words: tuple[Word, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ExtractRequest:
    """Some pages of a document, which count from 0, as a PDF of their own; answered by ExtractedPages."""

    sha256: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ExtractedPages:
    """The answer to ExtractRequest: the bytes of the new PDF."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileHead:
    """The first answer of a bulk reading: what holds for the whole file."""

    page_count: int
    outline: tuple[OutlineItem, ...]
    metadata: tuple[tuple[str, str], ...]
    repaired: bool


@dataclass(frozen=True, slots=True)
class PagesRead:
    """Further answers of a bulk reading: the next pages in order."""

    pages: tuple[PageReading, ...]


PAGE_PROBLEMS: dict[FailureKind, str] = {
    FailureKind.DAMAGED: "This page is damaged and could not be read. Look at it in the viewer.",
    FailureKind.TIMEOUT: "Reading this page took too long and was stopped. Look at it in the viewer.",
    FailureKind.CRASHED: "This page made the PDF reader stop. caseorg is not affected.",
    FailureKind.MEMORY: "This page needs more memory than is allowed for one document.",
    FailureKind.CLOSED: "This page was not read: too many pages before it could not be.",
}
"""What `PageReading.problem` says; CLOSED is for the rest of a file that was given up."""


def unread_page(index: int, kind: FailureKind, label: str = "") -> PageReading:
    """The page `index` (from 0) that could not be read, with the reason in words."""
    return PageReading(
        number=index + 1,
        label=label or str(index + 1),
        width=0.0,
        height=0.0,
        rotation=0,
        text="",
        state=TextState.NONE,
        problem=PAGE_PROBLEMS[kind],
    )


AskedByJobs = AnnotationsRequest | CopyRequest | TypesetRequest | ContentsRequest
DocumentRequest = OpenRequest | OutlineRequest | BoxesRequest | AskedByJobs
PageRequest = RenderRequest | ContentRequest | RecognizeRequest | PictureRequest
ViewerRequest = DocumentRequest | PageRequest | ExtractRequest | AttachmentRequest
MadeFile = ExtractedPages | AnnotatedCopy | TypesetPages | AttachedFile | Picture
Told = PageContent | RecognizedPage | ExternalAnnotations | FileContents
KeptAnswer = DocumentInfo | Outline | PageBoxes | Told | MadeFile
ViewerAnswer = KeptAnswer | Pixels | WorkerFailure
