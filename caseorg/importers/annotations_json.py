"""W3C Web Annotations (JSON-LD) read: one annotation, a list of them, a page or a collection with items."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.model.external_annotation import (
    GROUP,
    REPLY,
    Box,
    ExternalAnnotation,
    ExternalAnnotations,
    Numbers,
    PageSpace,
)
from caseorg.rules.taking_over import KINDS
from caseorg.rules.web_annotation_words import PLACE_KEY, UUID_PREFIX

_MOST = 20_000
_FARTHEST = 1_000_000.0
_TEXTS = ("color", "interior", "subject", "relation", "state_model", "state", "intent", "icon", "private")
_SIZES = ("opacity", "width", "font_size")
_PAGE = re.compile(r"(?:^|&)page=(\d{1,7})(?:&|$)", re.ASCII)
_VIEW = re.compile(r"(?:viewrect|xywh)=(?:pixel:)?([\d.]+),([\d.]+),([\d.]+),([\d.]+)", re.ASCII)


class _Broken(Exception):
    """The annotation cannot be read: why, in a sentence."""


def read_json(data: bytes, spaces: tuple[PageSpace, ...]) -> ExternalAnnotations:
    """The annotations for a document with these pages. Raises BadInput where the file holds no Web Annotations."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadInput("The file is no whole JSON file. Export it again from the program it came from.") from error
    items = _items(value)
    if not items:
        raise BadInput("The file is JSON, but holds no Web Annotations.")
    found: list[ExternalAnnotation] = []
    skipped: list[str] = []
    for number, item in enumerate(items[:_MOST], start=1):
        try:
            found.append(_annotation(item, f"j{number}", len(spaces)))
        except _Broken as why:
            skipped.append(str(why))
    if len(items) > _MOST:
        skipped.append(f"Only the first {_MOST:,} annotations were read.")
    keys = {one.name: one.key for one in found if one.name}
    linked = tuple(replace(one, answers=keys.get(one.answers, "")) for one in found)
    return ExternalAnnotations(linked, tuple(skipped), spaces)


def _items(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        first = value.get("first")
        held = value.get("items") or (first.get("items") if isinstance(first, dict) else None)
        value = held if isinstance(held, list) else [value]
    listed = value if isinstance(value, list) else []
    return [item for item in listed if isinstance(item, dict) and "Annotation" in _listed(item.get("type"))]


def _annotation(item: dict[str, Any], key: str, page_count: int) -> ExternalAnnotation:
    place = item.get(PLACE_KEY)
    one = _placed(place, key) if isinstance(place, dict) else _fragment(item, key)
    if not 0 <= one.page < page_count:
        raise _Broken(f"An annotation was left out: the document has no page {one.page + 1}.")
    quote = next((each for each in _selectors(item) if each.get("type") == "TextQuoteSelector"), {})
    creator = item.get("creator")
    created, modified = _instant(item.get("created")), _instant(item.get("modified"))
    return replace(
        one,
        name=_text(item.get("id")).removeprefix(UUID_PREFIX),
        contents=_body(item, "text/plain"),
        rich=_body(item, "text/html"),
        author=_text(creator.get("name")) if isinstance(creator, dict) else _text(creator),
        created=created,
        modified=modified,
        quote=_text(quote.get("exact")),
        prefix=_text(quote.get("prefix")),
        suffix=_text(quote.get("suffix")),
    )


def _placed(place: dict[str, Any], key: str) -> ExternalAnnotation:
    """A place as this program's own files have it."""
    subtype, page = place.get("subtype"), place.get("page")
    if subtype not in KINDS or not isinstance(page, int):
        raise _Broken("An annotation was left out: its place could not be understood.")
    relation = _text(place.get("relation"))
    ends = place.get("line_ends")
    flags = place.get("flags")
    texts: dict[str, Any] = {name: _text(place.get(name)) for name in _TEXTS}
    sizes = {name: float(size) for name in _SIZES if (size := _number(place.get(name))) is not None and size >= 0}
    return ExternalAnnotation(
        key=key,
        page=page,
        subtype=subtype,
        box=_box(place.get("box")),
        quads=_parts(place.get("quads"), 8),
        lines=_parts(place.get("lines"), 0),
        line_ends=tuple(_text(end) for end in ends) if isinstance(ends, list) and len(ends) == 2 else (),
        answers=_text(place.get("answers")),
        flags=flags if isinstance(flags, int) and 0 <= flags < 1024 else 0,
        **(texts | sizes | {"relation": relation if relation in (REPLY, GROUP) else ""}),
    )


def _fragment(item: dict[str, Any], key: str) -> ExternalAnnotation:
    """The page and rectangle of another program's annotation."""
    values = [_text(each.get("value")) for each in _selectors(item) if each.get("type") == "FragmentSelector"]
    page = next((match for value in values if (match := _PAGE.search(value))), None)
    view = next((match for value in values if (match := _VIEW.search(value))), None)
    if page is None or view is None:
        raise _Broken("An annotation was left out: it says of no page and rectangle where it is.")
    left, top, width, height = (_number(float(part)) if part.count(".") < 2 else None for part in view.groups())
    if left is None or top is None or width is None or height is None:
        raise _Broken("An annotation was left out: its place could not be understood.")
    return ExternalAnnotation(
        key=key, page=int(page[1]) - 1, subtype="Square", box=(left, top, left + width, top + height)
    )


def _selectors(item: dict[str, Any]) -> list[dict[str, Any]]:
    targets = _listed(item.get("target"))
    held = [each for target in targets if isinstance(target, dict) for each in _listed(target.get("selector"))]
    return [each for each in held if isinstance(each, dict)]


def _body(item: dict[str, Any], format_: str) -> str:
    for body in _listed(item.get("body")):
        if isinstance(body, dict) and body.get("purpose") != "tagging" and body.get("format", "text/plain") == format_:
            return _text(body.get("value"))
    value = item.get("bodyValue")
    return _text(value) if format_ == "text/plain" else ""


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _parts(value: object, count: int) -> tuple[Numbers, ...]:
    parts = tuple(_numbers(part) for part in value) if isinstance(value, list) else ()
    if any(len(part) != count if count else len(part) < 4 or len(part) % 2 for part in parts):
        raise _Broken("An annotation was left out: its place could not be understood.")
    return parts


def _box(value: object) -> Box:
    numbers = _numbers(value)
    if len(numbers) != 4:
        raise _Broken("An annotation was left out: its place could not be understood.")
    return (numbers[0], numbers[1], numbers[2], numbers[3])


def _numbers(value: object) -> Numbers:
    numbers = [_number(each) for each in value] if isinstance(value, list) else [None]
    if any(number is None for number in numbers):
        raise _Broken("An annotation was left out: its place could not be understood.")
    return tuple(number for number in numbers if number is not None)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= _FARTHEST else None


def _text(value: object) -> str:
    return value.replace("\x00", "").encode("utf-8", "ignore").decode() if isinstance(value, str) else ""


def _instant(value: object) -> str:
    """A UTC instant in the form of the workspace; "" for what is none."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z", _text(value), re.ASCII)
    return f"{match[1]}.{(match[2] or '')[:3]:0<3}Z" if match else ""
