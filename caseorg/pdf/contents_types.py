"""What a PDF carries beside its pages: form fields, signatures, attachments, scripts. Plain frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ContentsRequest:
    """What a document carries beside its pages; answered by FileContents."""

    sha256: str


@dataclass(frozen=True, slots=True)
class AttachmentRequest:
    """The bytes of an attachment, by its place in FileContents; answered by AttachedFile."""

    sha256: str
    number: int


@dataclass(frozen=True, slots=True)
class FilledField:
    """A form field with something in it. `page` counts from 1."""

    name: str
    value: str
    page: int


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature as the file tells it; nothing of it is verified.

    `signed` is whether there is a signature, or only a place for one. `covers_file` is whether the part signed reaches
    to the end of the file: else something was added after it. `date` is as the file has it, where it can be read in
    UTC.
    """

    field: str
    page: int
    signed: bool
    signer: str = ""
    reason: str = ""
    date: str = ""
    covers_file: bool = True


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file within the file. `size` is in bytes, None where it is not said; `page` counts from 1, None for one of the
    whole document."""

    name: str
    size: int | None
    description: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class FileContents:
    """The answer to ContentsRequest. `field_count` counts signatures too, `annotation_count` what
    people wrote on the pages but for replies; `complete` is False where there is more of
    something than is looked at."""

    field_count: int = 0
    filled: tuple[FilledField, ...] = ()
    is_xfa: bool = False
    signatures: tuple[Signature, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    has_scripts: bool = False
    annotation_count: int = 0
    complete: bool = True

    @property
    def empty(self) -> bool:
        """Whether there is nothing but pages and what is written on them."""
        return not (self.field_count or self.signatures or self.attachments or self.has_scripts)


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """The answer to AttachmentRequest."""

    name: str
    data: bytes = field(repr=False)
