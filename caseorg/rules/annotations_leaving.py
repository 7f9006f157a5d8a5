"""Annotations of the workspace turned into those of files: the way back of rules/taking_over.py."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from caseorg.model.annotation import TEXT_MARKS, Annotation, AnnotationKind, AnnotationReply
from caseorg.model.external_annotation import REPLY, Box, ExternalAnnotation, Numbers
from caseorg.rules.annotation_places import box_of
from caseorg.rules.comments import html_of, is_formatted, plain_of
from caseorg.rules.taking_over import KINDS, mapping_of, points_back

_SUBTYPES = {
    AnnotationKind.HIGHLIGHT: "Highlight",
    AnnotationKind.UNDERLINE: "Underline",
    AnnotationKind.STRIKE_OUT: "StrikeOut",
    AnnotationKind.SQUIGGLY: "Squiggly",
    AnnotationKind.NOTE: "Text",
    AnnotationKind.TEXT_BOX: "FreeText",
    AnnotationKind.AREA: "Square",
    AnnotationKind.INK: "Ink",
    AnnotationKind.ARROW: "Line",
}
ICON_POINTS = 20.0
"""The sides of a note's icon."""

KEPT_SUBTYPES = frozenset({"Stamp", "FileAttachment", "Sound", "Projection", "Redact"})
"""Nothing can draw these anew: in a copy of the file they come from they stay as they are."""

_WITHOUT_KEPT = "Square"
_MARKED = frozenset({"Marked", "Unmarked"})


def external_of(
    annotation: Annotation,
    *,
    tags: Sequence[str] = (),
    issues: Sequence[str] = (),
    replies: Sequence[AnnotationReply] = (),
    continues: str = "",
    sha256: str = "",
) -> list[ExternalAnnotation]:
    """An annotation and its replies as a file has them; `continues` is the id of the one it goes on from, if that one
    is in the file too. `sha256` names the file that is copied."""
    origin = mapping_of(annotation.origin)
    subtype = _subtype(annotation.kind, origin, sha256)
    lines = _lines(annotation, subtype, origin)
    # A text box shows its color as its ground: ours have none.
    is_bare = origin.get("colorless") is True or (subtype == "FreeText" and origin.get("subtype") != "FreeText")
    one = ExternalAnnotation(
        key=annotation.uuid if subtype not in KEPT_SUBTYPES else str(origin.get("key", "")),
        page=annotation.page,
        subtype=subtype,
        box=_box(annotation, origin),
        name=annotation.uuid,
        quads=annotation.shape if annotation.kind in TEXT_MARKS else (),
        lines=lines,
        line_ends=_line_ends(annotation.kind, subtype, origin),
        color="" if is_bare else annotation.color,
        border=_border(annotation.color) if is_bare and subtype == "FreeText" else "",
        interior=_held(origin, "interior"),
        opacity=float(origin["opacity"]) if isinstance(origin.get("opacity"), int | float) else 1.0,
        width=annotation.width if annotation.kind not in TEXT_MARKS and subtype != "Text" else None,
        font_size=annotation.font_size if subtype == "FreeText" else None,
        subject=_held(origin, "subject"),
        flags=int(origin["flags"]) if isinstance(origin.get("flags"), int) else 0,
        intent=_held(origin, "intent"),
        icon=_held(origin, "icon"),
        quote=annotation.quote,
        prefix=annotation.prefix,
        suffix=annotation.suffix,
        private=_private(annotation, tags, issues, continues),
        **_said(annotation),
    )
    return [one, *(_reply(reply, one) for reply in replies)]


def replaced_key(origin: str, sha256: str) -> str:
    """The key, in the file with that SHA-256, of what an annotation was taken over from; "" for none of that file."""
    held = mapping_of(origin)
    return _held(held, "key") if held.get("sha256") == sha256 else ""


def _said(record: Annotation | AnnotationReply) -> dict[str, Any]:
    rich = ""
    if is_formatted(record.comment):
        body = html_of(record.comment, lists=False)
        rich = f'<?xml version="1.0"?><body xmlns="http://www.w3.org/1999/xhtml">{body}</body>'
    return {
        "contents": plain_of(record.comment),
        "rich": rich,
        "author": record.author,
        "created": record.created,
        "modified": record.modified,
    }


def _reply(reply: AnnotationReply, one: ExternalAnnotation) -> ExternalAnnotation:
    left, top = one.box[:2]
    model = "Marked" if reply.state in _MARKED else "Review"
    return ExternalAnnotation(
        key=reply.uuid,
        page=one.page,
        subtype="Text",
        box=(left, top, left + ICON_POINTS, top + ICON_POINTS),
        name=reply.uuid,
        answers=one.key,
        relation=REPLY,
        state_model=model if reply.state else "",
        state=reply.state,
        private=json.dumps(_exactly(reply), sort_keys=True),
        **_said(reply),
    )


def _subtype(kind: AnnotationKind, origin: dict[str, Any], sha256: str) -> str:
    """The subtype it came with where that still fits, else that of its kind."""
    subtype = _held(origin, "subtype")
    if KINDS.get(subtype) is not kind:
        return _SUBTYPES[kind]
    if subtype in KEPT_SUBTYPES and not (sha256 and origin.get("sha256") == sha256 and _held(origin, "key")):
        return _WITHOUT_KEPT
    return subtype


def _box(annotation: Annotation, origin: dict[str, Any]) -> Box:
    if annotation.kind is AnnotationKind.NOTE:
        left, top = annotation.shape[0]
        held = origin.get("box")
        width = height = ICON_POINTS
        if isinstance(held, list) and len(held) == 4 and all(isinstance(number, int | float) for number in held):
            width, height = held[2] - held[0], held[3] - held[1]
        return left, top, left + width, top + height
    return box_of(number for part in annotation.shape for number in part)


def _border(color: str) -> str:
    """The color a text box is framed with: a little darker than its own, so that it is seen on paper."""
    return "#" + "".join(f"{round(int(color[at : at + 2], 16) / 1.2):02x}" for at in (1, 3, 5))


def _lines(annotation: Annotation, subtype: str, origin: dict[str, Any]) -> tuple[Numbers, ...]:
    if subtype == "Ink":
        return annotation.shape
    if subtype == "PolyLine":
        return (tuple(number for part in annotation.shape for number in part),)
    if subtype == "Line":
        line = annotation.shape[0]
        return ((*line[2:], *line[:2]),) if points_back(_names(origin, "line_ends")) else (line,)
    if subtype == "Polygon":
        return (_stretched(origin.get("vertices"), annotation.shape[0]),)
    return ()


def _stretched(vertices: object, box: Numbers) -> Numbers:
    """The vertices a polygon came with, moved and stretched to where it is now; else the corners of that place."""
    left, top, right, bottom = box
    first = vertices[0] if isinstance(vertices, list) and vertices else []
    if not isinstance(first, list) or len(first) < 4 or not all(isinstance(number, int | float) for number in first):
        return (left, top, right, top, right, bottom, left, bottom)
    was = box_of(first)
    across = (right - left) / (was[2] - was[0] or 1.0)
    down = (bottom - top) / (was[3] - was[1] or 1.0)
    pairs = zip(first[0::2], first[1::2], strict=False)
    return tuple(number for x, y in pairs for number in (left + (x - was[0]) * across, top + (y - was[1]) * down))


def _line_ends(kind: AnnotationKind, subtype: str, origin: dict[str, Any]) -> tuple[str, ...]:
    held = _names(origin, "line_ends")
    if held or subtype != "Line":
        return held
    return () if origin.get("subtype") == "Line" else ("None", "OpenArrow")


def _private(annotation: Annotation, tags: Sequence[str], issues: Sequence[str], continues: str) -> str:
    told = _exactly(annotation) | {
        "continues": continues,  # PDF's own groups must lie on one page
        "color": annotation.color,
        "width": annotation.width,
        "font_size": annotation.font_size,
        "quote": annotation.quote,
        "prefix": annotation.prefix,
        "suffix": annotation.suffix,
        "visibility": annotation.visibility.value,
        "tags": list(tags),
        "issues": list(issues),
        "origin": annotation.origin,
    }
    return json.dumps(told, sort_keys=True)


def _exactly(record: Annotation | AnnotationReply) -> dict[str, Any]:
    """What a file tells otherwise: a comment with its marks, instants to the millisecond."""
    return {"comment": record.comment, "created": record.created, "modified": record.modified}


def _held(origin: dict[str, Any], key: str) -> str:
    value = origin.get(key)
    return value if isinstance(value, str) else ""


def _names(origin: dict[str, Any], key: str) -> tuple[str, ...]:
    value = origin.get(key)
    return tuple(name for name in value if isinstance(name, str)) if isinstance(value, list) else ()
