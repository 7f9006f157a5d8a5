"""Annotations as W3C Web Annotations (JSON-LD, https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from caseorg.model.external_annotation import REPLY, ExternalAnnotation, ExternalAnnotations
from caseorg.rules.taking_over import mapping_of
from caseorg.rules.web_annotation_words import CONTEXT, PLACE_KEY, UUID_PREFIX

_TOLD_ELSEWHERE = frozenset(
    {"contents", "rich", "author", "created", "modified", "name", "quote", "prefix", "suffix", "answers", "key", "page"}
)


class AnnotationsJson:
    """Writes ExternalAnnotations as an AnnotationPage. What the model has no words for (the exact places, looks) stands
    under a key of our own, which other programs pass over."""

    content = ExternalAnnotations
    suffix = ".json"
    title = "Web Annotations (JSON)"

    def write(self, content: Any, *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        told: ExternalAnnotations = content
        names = {one.key: one.name for one in told.annotations}
        items = [_item(one, told, names.get(one.answers, "")) for one in told.annotations]
        page = {"@context": CONTEXT, "type": "AnnotationPage", "items": items}
        return json.dumps(page, ensure_ascii=False, indent=1).encode()


def _item(one: ExternalAnnotation, told: ExternalAnnotations, answered: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": UUID_PREFIX + one.name,
        "type": "Annotation",
        "motivation": _motivation(one),
        "created": one.created,
        "modified": one.modified,
        "body": _bodies(one),
        "target": UUID_PREFIX + answered if one.relation == REPLY else _target(one, told),
        PLACE_KEY: _rest(one) | {"page": one.page} | ({"answers": answered} if answered else {}),
    }
    if one.author:
        item["creator"] = {"type": "Person", "name": one.author}
    return item


def _motivation(one: ExternalAnnotation) -> str:
    if one.relation == REPLY:
        return "replying"
    return "commenting" if one.contents else "highlighting"


def _bodies(one: ExternalAnnotation) -> list[dict[str, str]]:
    bodies = []
    if one.contents:
        bodies.append(
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": one.contents}
        )
    if one.rich:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "format": "text/html", "value": one.rich})
    tags = mapping_of(one.private).get("tags")
    bodies += [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (tags if isinstance(tags, list) else [])
    ]
    return bodies


def _target(one: ExternalAnnotation, told: ExternalAnnotations) -> dict[str, Any]:
    selectors: list[dict[str, str]] = []
    if one.quote:
        selectors.append(
            {"type": "TextQuoteSelector", "exact": one.quote, "prefix": one.prefix, "suffix": one.suffix}
        )
    left, top, right, bottom = one.box
    view = f"{left:.2f},{top:.2f},{right - left:.2f},{bottom - top:.2f}"
    value = f"page={one.page + 1}&viewrect={view}"
    selectors.append({"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778", "value": value})
    return {"source": f"urn:sha256:{told.sha256}", "selector": selectors}


def _rest(one: ExternalAnnotation) -> dict[str, Any]:
    """The fields that the model has no words for and that are not as usual."""
    usual = {field.name: field.default for field in fields(one)}
    values = asdict(one)
    return {key: value for key, value in values.items() if key not in _TOLD_ELSEWHERE and value != usual[key]}
