"""Child side: what a document carries beside its pages. Scripts are noticed, never run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pymupdf
from pymupdf import mupdf

from caseorg.pdf.annotations_reading import count_annotations
from caseorg.pdf.contents_types import AttachedFile, Attachment, FileContents, FilledField, Signature
from caseorg.pdf.opening import OpenPdf, Refused, cleaned, tried
from caseorg.pdf.types import FailureKind
from caseorg.rules.pdf_dates import instant_of_pdf_date

MOST_FIELDS = 5_000
MOST_ATTACHMENTS = 500
LARGEST_ATTACHMENT = 256 << 20
_LONGEST = 2_000
_NUMBERS = re.compile(r"-?\d+")
_TRAILER = -1


def contents_of(opened: OpenPdf) -> FileContents:
    """Everything there is beside the pages, as far as it can be read."""
    nothing: list[tuple[int, pymupdf.Widget]] = []
    fields = tried(lambda: list(_fields(opened)), nothing)
    attachments = [attachment for attachment, _ in _attachments(opened)]
    signatures = tuple(
        signature for page, widget in fields if (signature := _signature(opened, page, widget)) is not None
    )
    filled = tuple(one for page, widget in fields if (one := _filled(page, widget)) is not None)
    return FileContents(
        field_count=len(fields),
        filled=filled,
        is_xfa=_key(opened, _root(opened), "AcroForm/XFA")[0] not in ("null", ""),
        signatures=signatures,
        attachments=tuple(attachments[:MOST_ATTACHMENTS]),
        has_scripts=tried(lambda: _has_scripts(opened), False),
        annotation_count=tried(lambda: count_annotations(opened), 0),
        complete=len(fields) < MOST_FIELDS and len(attachments) <= MOST_ATTACHMENTS,
    )


def attached_file(opened: OpenPdf, number: int) -> AttachedFile:
    """The bytes of an attachment. Raises Refused where there is none of that number or it is too large."""
    for place, (attachment, source) in enumerate(_attachments(opened)):
        if place != number:
            continue
        data: bytes = (
            opened.document.embfile_get(source) if isinstance(source, str) else _of_page(opened, *source)
        )
        if len(data) > LARGEST_ATTACHMENT:
            raise Refused(FailureKind.MEMORY, "a large attachment")
        return AttachedFile(attachment.name, data)
    raise Refused(FailureKind.NO_SUCH_PAGE, "no such attachment")


# Form fields and signatures


def _fields(opened: OpenPdf) -> Iterator[tuple[int, pymupdf.Widget]]:
    """Each field with its page, which counts from 0; the boxes of one radio button count once."""
    if _key(opened, _root(opened), "AcroForm")[0] in ("null", ""):
        return
    seen: set[tuple[str, int]] = set()
    for index in range(opened.page_count):
        widget = _first_widget(opened, index)
        while widget is not None and len(seen) < MOST_FIELDS:
            key = (widget.field_name or str(widget.xref), widget.field_type)
            if widget.field_type != mupdf.PDF_WIDGET_TYPE_BUTTON and key not in seen:
                seen.add(key)
                yield index, widget
            widget = _next_widget(widget)


def _first_widget(opened: OpenPdf, index: int) -> pymupdf.Widget | None:
    found: pymupdf.Widget | None = tried(lambda: opened.document.load_page(index).first_widget, None)
    return found


def _next_widget(widget: pymupdf.Widget) -> pymupdf.Widget | None:
    found: pymupdf.Widget | None = tried(lambda: widget.next, None)
    return found


def _filled(index: int, widget: pymupdf.Widget) -> FilledField | None:
    if widget.field_type == mupdf.PDF_WIDGET_TYPE_SIGNATURE:
        return None
    value = widget.field_value
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")
    if not text.strip() or text in ("Off", "False"):
        return None
    return FilledField(_text(widget.field_name or ""), _text(text), index + 1)


def _signature(opened: OpenPdf, index: int, widget: pymupdf.Widget) -> Signature | None:
    if widget.field_type != mupdf.PDF_WIDGET_TYPE_SIGNATURE:
        return None
    name = _text(widget.field_name or "")
    kind, value = _key(opened, widget.xref, "V")
    if kind in ("null", ""):
        return Signature(name, index + 1, signed=False)
    xref, prefix = (int(value.split()[0]), "") if kind == "xref" else (widget.xref, "V/")

    def entry(key: str) -> str:
        kind, text = _key(opened, xref, prefix + key)
        return _text(text) if kind == "string" else ""

    date = entry("M")
    return Signature(
        name, index + 1, signed=True, signer=entry("Name"), reason=entry("Reason"),
        date=instant_of_pdf_date(date) or date, covers_file=_covers(opened, xref, prefix),
    )  # fmt: skip


def _covers(opened: OpenPdf, xref: int, prefix: str) -> bool:
    """Whether the bytes signed reach to the file's end, but for white space."""
    numbers = [int(number) for number in _NUMBERS.findall(_key(opened, xref, prefix + "ByteRange")[1])]
    if len(numbers) < 2 or len(numbers) % 2:
        return False
    data = opened.document.stream
    return not bytes(data[max(numbers[-2] + numbers[-1], 0) :]).strip(b"\r\n \0")


# Attachments

_Source = str | tuple[int, int]
"""The name of a document's attachment, or page (from 0) and xref of an annotation's."""


def _attachments(opened: OpenPdf) -> list[tuple[Attachment, _Source]]:
    found: list[tuple[Attachment, _Source]] = []
    names: list[str] = tried(lambda: list(opened.document.embfile_names()), [])
    found += [(_embedded(opened, name), name) for name in names]
    for index in range(opened.page_count):
        if len(found) > MOST_ATTACHMENTS:
            break
        found += _on_page(opened, index)
    return found


def _embedded(opened: OpenPdf, name: str) -> Attachment:
    info: dict[str, Any] = tried(lambda: opened.document.embfile_info(name), {})
    shown = _text(info.get("ufilename") or info.get("filename") or name)
    return Attachment(shown, _size(info.get("size")), _text(info.get("description") or ""))


def _on_page(opened: OpenPdf, index: int) -> list[tuple[Attachment, _Source]]:
    def pinned() -> list[Any]:
        page = opened.document.load_page(index)
        return [page, *page.annots(types=[mupdf.PDF_ANNOT_FILE_ATTACHMENT])]

    found: list[tuple[Attachment, _Source]] = []
    nothing: list[Any] = []
    for annotation in tried(pinned, nothing)[1:]:
        info: dict[str, Any] = annotation.file_info
        name = _text(info.get("filename") or "attachment")
        attachment = Attachment(name, _size(info.get("size")), _text(info.get("description") or ""), index + 1)
        found.append((attachment, (index, annotation.xref)))
    return found


def _of_page(opened: OpenPdf, index: int, xref: int) -> bytes:
    page = opened.document.load_page(index)
    data: bytes = page.load_annot(xref).get_file()
    return data


def _size(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


# Scripts


def _has_scripts(opened: OpenPdf) -> bool:
    """Whether the document does something by itself: runs a script or starts a program when opened or printed."""
    root = _root(opened)
    named = _key(opened, root, "Names/JavaScript")[0] not in ("null", "")
    acting = _key(opened, root, "OpenAction/S")[1] in ("/JavaScript", "/Launch")
    return named or acting or _key(opened, root, "AA")[0] not in ("null", "")


# Reading objects


def _root(opened: OpenPdf) -> int:
    return tried(lambda: int(opened.document.pdf_catalog()), 0)


def _key(opened: OpenPdf, xref: int, path: str) -> tuple[str, str]:
    """(kind, text) of an entry, ("null", "null") where there is none."""

    def read() -> tuple[str, str]:
        kind, text = opened.document.xref_get_key(xref, path)
        return str(kind), str(text)

    return tried(read, ("null", "null"))


def _text(text: str) -> str:
    return cleaned(text).strip()[:_LONGEST]
