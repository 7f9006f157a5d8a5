"""Annotations as an XFDF file (ISO 19444-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from defusedxml.ElementTree import fromstring

from caseorg.model.external_annotation import GROUP, ExternalAnnotation, ExternalAnnotations, Numbers, PageSpace
from caseorg.rules.pdf_dates import pdf_date_of_instant
from caseorg.rules.xfdf_words import FLAGS, NAMESPACE, PRIVATE_NAMESPACE

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_USUAL_FLAGS = 4


class AnnotationsXfdf:
    """Writes ExternalAnnotations as XFDF."""

    content = ExternalAnnotations
    suffix = ".xfdf"
    title = "XFDF"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        told: ExternalAnnotations = content
        root = Element(_tag("xfdf"))
        annotations = SubElement(root, _tag("annots"))
        names = {one.key: one.name for one in told.annotations}
        for one in told.annotations:
            _add(annotations, one, told.spaces[one.page], names.get(one.answers, ""))
        ElementTree.register_namespace("", NAMESPACE)
        ElementTree.register_namespace("caseorg", PRIVATE_NAMESPACE)
        data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return data


def _add(parent: Element, one: ExternalAnnotation, space: PageSpace, answered: str) -> None:
    element = SubElement(parent, _tag(one.subtype.lower()))
    user = _user(one.box, space)
    xs, ys = sorted(user[0::2]), sorted(user[1::2])
    flags = one.flags or _USUAL_FLAGS
    attributes = {
        "page": str(one.page),
        "rect": _listed((xs[0], ys[0], xs[1], ys[1])),
        "name": one.name,
        "title": one.author,
        "subject": one.subject,
        "color": one.color,
        "interior-color": one.interior,
        "opacity": f"{one.opacity:g}" if one.opacity < 1 else "",
        "width": "" if one.width is None else f"{one.width:g}",
        "creationdate": pdf_date_of_instant(one.created),
        "date": pdf_date_of_instant(one.modified),
        "flags": ",".join(word for word, bit in FLAGS.items() if flags & bit),
        "coords": _listed(number for quad in one.quads for number in _user(quad, space)),
        "IT": one.intent,
        "icon": one.icon,
        "inreplyto": answered,
        "replyType": "" if not answered else "group" if one.relation == GROUP else "reply",
        "statemodel": one.state_model,
        "state": one.state,
    }
    if one.subtype == "Line":
        line = _user(one.lines[0], space)
        attributes |= {"start": _listed(line[:2]), "end": _listed(line[2:4])}
    if len(one.line_ends) == 2:
        attributes |= {"head": one.line_ends[0], "tail": one.line_ends[1]}
    for name, value in attributes.items():
        if value:
            element.set(name, _xml(value))
    _add_parts(element, one, space)


def _add_parts(element: Element, one: ExternalAnnotation, space: PageSpace) -> None:
    if one.contents:
        SubElement(element, _tag("contents")).text = _xml(one.contents)
    if one.rich:
        SubElement(element, _tag("contents-richtext")).append(fromstring(_xml(one.rich)))
    if one.subtype == "FreeText":
        SubElement(element, _tag("defaultappearance")).text = f"/Helv {one.font_size or 11.0:g} Tf 0 0 0 rg"
    if one.subtype == "Ink":
        strokes = SubElement(element, _tag("inklist"))
        for line in one.lines:
            SubElement(strokes, _tag("gesture")).text = _pairs(_user(line, space))
    if one.subtype in ("Polygon", "PolyLine"):
        SubElement(element, _tag("vertices")).text = _pairs(_user(one.lines[0], space))
    if one.private:
        SubElement(element, f"{{{PRIVATE_NAMESPACE}}}data").text = _xml(one.private)


def _user(numbers: Numbers, space: PageSpace) -> Numbers:
    pairs = zip(numbers[0::2], numbers[1::2], strict=True)
    return tuple(number for pair in pairs for number in space.user(*pair))


def _listed(numbers: Iterable[float]) -> str:
    return ",".join(f"{number:.6g}" if abs(number) < 1 else f"{number:.4f}" for number in numbers)


def _pairs(numbers: Numbers) -> str:
    return ";".join(_listed(numbers[start : start + 2]) for start in range(0, len(numbers), 2))


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NO_XML.sub("", text)
