"""XFDF (ISO 19444-1) read: annotations as XML, with places in the user space of their pages."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from caseorg.base.errors import BadInput
from caseorg.model.external_annotation import (
    GROUP,
    REPLY,
    ExternalAnnotation,
    ExternalAnnotations,
    Numbers,
    PageSpace,
)
from caseorg.rules.annotation_places import box_of, ordered_quad, quad_of_box
from caseorg.rules.pdf_dates import instant_of_pdf_date
from caseorg.rules.xfdf_words import FLAGS, NAMESPACE, PRIVATE_NAMESPACE, SUBTYPES, TEXT_MARK_SUBTYPES

_MOST = 20_000
_FARTHEST = 1_000_000.0
_NUMBER = re.compile(r"[^\s,;]+")
_XHTML = "{http://www.w3.org/1999/xhtml}"


def read_xfdf(data: bytes, spaces: tuple[PageSpace, ...]) -> ExternalAnnotations:
    """The annotations of an XFDF file for a document with these pages. Raises BadInput where it is none, where it is
    broken, or where it declares entities or a DTD."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BadInput("The XFDF file declares a DTD or entities, which none needs. Nothing was read.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise BadInput("The file is no whole XFDF file. Export it again from the program it came from.") from error
    if _local(root) != "xfdf":
        raise BadInput("The file is XML, but no XFDF. Export the annotations as XFDF or into a PDF.")
    found: list[ExternalAnnotation] = []
    skipped: list[str] = []
    for number, element in enumerate(_entries(root), start=1):
        if len(found) >= _MOST:
            skipped.append(f"Only the first {_MOST:,} annotations were read.")
            break
        page = _whole(element.get("page", ""))
        if page is None or not 0 <= page < len(spaces):
            skipped.append(f"An annotation was left out: the document has no page {'?' if page is None else page + 1}.")
            continue
        one = _annotation(element, f"x{number}", page, spaces[page])
        if one is None:
            skipped.append(f"Page {page + 1}: an annotation has no place that could be understood.")
        else:
            found.append(one)
    return ExternalAnnotations(_linked(found), tuple(skipped), spaces)


def _entries(root: Element) -> Iterator[Element]:
    for part in root:
        if _local(part) == "annots":
            yield from (element for element in part if _local(element) in SUBTYPES)


def _linked(found: list[ExternalAnnotation]) -> tuple[ExternalAnnotation, ...]:
    """`answers` holds names until here; now it holds keys."""
    keys = {one.name: one.key for one in found if one.name}
    return tuple(replace(one, answers=keys.get(one.answers, "")) for one in found)


def _annotation(element: Element, key: str, page: int, space: PageSpace) -> ExternalAnnotation | None:
    subtype = SUBTYPES[_local(element)]
    corners = _points(element.get("rect", ""), space)
    quads = _quads(element.get("coords", ""), space)
    lines = _lines(element, subtype, space)
    if corners is None or quads is None or lines is None:
        return None
    numbers = corners or tuple(number for part in (quads or lines) for number in part)
    if len(numbers) < 4:
        return None
    box = box_of(numbers)
    if subtype in TEXT_MARK_SUBTYPES and not quads:
        quads = (quad_of_box(box, space.rotation),)
    ends = (element.get("head", ""), element.get("tail", ""))
    answers = element.get("inreplyto", "")
    dates = (element.get("creationdate", ""), element.get("date", ""))
    size = re.search(r"([\d.]{1,8})\s+Tf", _child_text(element, "defaultappearance"))
    return ExternalAnnotation(
        key=key,
        page=page,
        subtype=subtype,
        box=box,
        name=element.get("name", ""),
        quads=quads,
        lines=lines,
        line_ends=tuple(end or "None" for end in ends) if any(ends) else (),
        color=_color(element.get("color", "")),
        interior=_color(element.get("interior-color", "")),
        opacity=_fraction(element.get("opacity", "")),
        width=_size(element.get("width", "")),
        font_size=_size(size[1]) if size else None,
        contents=_child_text(element, "contents"),
        rich=_rich(element),
        author=element.get("title", ""),
        subject=element.get("subject", ""),
        created=instant_of_pdf_date(dates[0]),
        modified=instant_of_pdf_date(dates[1]),
        dates=tuple(date for date in dates if date and not instant_of_pdf_date(date)),
        answers=answers,
        relation="" if not answers else GROUP if element.get("replyType") == "group" else REPLY,
        state_model=element.get("statemodel", ""),
        state=element.get("state", ""),
        flags=sum(FLAGS.get(word.strip(), 0) for word in set(element.get("flags", "").split(","))),
        intent=element.get("IT", ""),
        icon=element.get("icon", ""),
        private=next((child.text or "" for child in element if child.tag == f"{{{PRIVATE_NAMESPACE}}}data"), ""),
    )


def _lines(element: Element, subtype: str, space: PageSpace) -> tuple[Numbers, ...] | None:
    texts: list[str] = []
    if subtype == "Line":
        texts = [f"{element.get('start', '')},{element.get('end', '')}"]
    elif subtype in ("Polygon", "PolyLine"):
        texts = [_child_text(element, "vertices")]
    elif subtype == "Ink":
        texts = [
            gesture.text or "" for part in element if _local(part) == "inklist" for gesture in part
            if _local(gesture) == "gesture"
        ]  # fmt: skip
    lines = [_points(text, space) for text in texts]
    if any(line is None or len(line) < 4 for line in lines):
        return None
    return tuple(line for line in lines if line)


def _quads(text: str, space: PageSpace) -> tuple[Numbers, ...] | None:
    numbers = _points(text, space)
    if numbers is None or len(numbers) % 8:
        return None
    quads = [numbers[start : start + 8] for start in range(0, len(numbers), 8)]
    return tuple(ordered_quad(list(zip(quad[0::2], quad[1::2], strict=True)), space.rotation) for quad in quads)


def _points(text: str, space: PageSpace) -> Numbers | None:
    """Page points of "x,y,x,y" or "x,y;x,y"; () for no text, None for what are no points of any paper."""
    try:
        numbers = [float(word) for word in _NUMBER.findall(text)]
    except ValueError:
        return None
    if len(numbers) % 2 or not all(math.isfinite(number) and abs(number) <= _FARTHEST for number in numbers):
        return None
    pairs = zip(numbers[0::2], numbers[1::2], strict=True)
    return tuple(number for pair in pairs for number in space.points(*pair))


def _rich(element: Element) -> str:
    for child in element:
        if _local(child) == "contents-richtext":
            for node in child.iter():
                node.tag = str(node.tag).removeprefix(_XHTML)
            try:
                return "".join(tostring(part, encoding="unicode") for part in child)
            except RecursionError:  # nested deeper than any text; the plain contents do
                return ""
    return ""


def _child_text(element: Element, name: str) -> str:
    return next((child.text or "" for child in element if _local(child) == name), "")


def _local(element: Element) -> str:
    """The name of an XFDF element; files without the namespace are read as well."""
    tag = str(element.tag)
    return tag.removeprefix(f"{{{NAMESPACE}}}")


def _color(text: str) -> str:
    return text.lower() if re.fullmatch(r"#[0-9A-Fa-f]{6}", text) else ""


def _fraction(text: str) -> float:
    size = _size(text)
    return 1.0 if size is None else min(size, 1.0)


def _size(text: str) -> float | None:
    try:
        size = float(text)
    except ValueError:
        return None
    return size if math.isfinite(size) and size >= 0 else None


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text.strip(), re.ASCII) else None
