"""Titles and file names made of a template: "{number}-{attachment} {kind} {filer} {title} {date}"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from caseorg.base.errors import BadInput
from caseorg.model.document import Document, DocumentKind

FIELDS: Mapping[str, str] = {
    "number": "the ECF No.",
    "attachment": "the attachment's number",
    "kind": "what it is: Motion, Order",
    "filer": "who filed it",
    "title": "the title it has now",
    "date": "the date filed",
    "file": "the name of its file",
}
"""The fields there are, with what each stands for."""

USUAL = "{number}-{attachment} {kind} {filer} {title} {date}"
EXAMPLES = (USUAL, "ECF {number}-{attachment} {title}", "{title} ({filer}, {date})", "{date} {kind} {filer}", "{file}")

_PART = re.compile(r"\{([^{}]*)\}|([(\[])|([)\]])|([^{}()\[\]]+)|([{}])")
_CLOSING = {"(": ")", "[": "]"}
_SEPARATORS = " \t-–—_.,;:/|"
_UNSAFE = re.compile('[\x00-\x1f\x7f<>:"/\\\\|?*]+')
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class _Field:
    """A field with the text that stands before it."""

    name: str
    before: str


@dataclass(frozen=True, slots=True)
class _Group:
    """Brackets around fields, with the text that stands before them."""

    template: Template
    brackets: str
    before: str


@dataclass(frozen=True, slots=True)
class Template:
    """A template taken apart; `after` is the text behind its last field."""

    parts: tuple[_Field | _Group, ...]
    after: str

    @property
    def fields(self) -> frozenset[str]:
        """The names of all its fields."""
        inner = (part.template.fields if isinstance(part, _Group) else {part.name} for part in self.parts)
        return frozenset().union(*inner)

    def filled(self, values: Mapping[str, str]) -> str:
        """The template with these values. A field without a value drops with the text before it; what then comes first
        loses the separators before it; brackets without any value drop; "" where no field has a value."""
        made, is_last = "", False
        for place, part in enumerate(self.parts):
            if isinstance(part, _Group):
                inner = part.template.filled(values)
                value = f"{part.brackets[0]}{inner}{part.brackets[1]}" if inner else ""
            else:
                value = values.get(part.name, "").strip()
            is_last = bool(value)
            if value:
                before = part.before if made or not place else part.before.lstrip(_SEPARATORS)
                made += before + value
        return " ".join((made + self.after if is_last else made).split())


def parse_template(text: str) -> Template:
    """The template typed. Raises BadInput where it has no field, or one that is none."""
    tokens = [match.groups() for match in _PART.finditer(text)]
    template, left = _parsed(tokens, 0, "")
    if left != len(tokens) or not template.parts:
        raise BadInput(f"Put at least one field in braces, as in “{USUAL}”. There are {_listed()}.")
    return template


def _parsed(tokens: list[tuple[str, ...]], start: int, opening: str) -> tuple[Template, int]:
    """The template from a token on, up to the bracket that closes `opening`; and where it ends."""
    parts: list[_Field | _Group] = []
    before, place = "", start
    while place < len(tokens):
        field, opens, closes, literal, stray = tokens[place]
        place += 1
        if stray:
            raise BadInput(f"A brace is left over: “{stray}”. Fields stand in two, as in “{USUAL}”.")
        if field is not None:
            parts.append(_Field(_known(field), before))
            before = ""
        elif opens:
            inner, end = _parsed(tokens, place, opens)
            is_closed = end < len(tokens) and tokens[end][2] == _CLOSING[opens]
            if inner.parts and is_closed:
                parts.append(_Group(inner, opens + _CLOSING[opens], before))
                before, place = "", end + 1
            else:
                before += opens
        elif closes and opening and closes == _CLOSING[opening]:
            return Template(tuple(parts), before), place - 1
        else:
            before += closes or literal
    return Template(tuple(parts), before), place


def _known(field: str) -> str:
    name = field.strip().lower()
    if name not in FIELDS:
        raise BadInput(f"“{{{field}}}” is no field. There are {_listed()}.")
    return name


def _listed() -> str:
    return ", ".join(f"{{{name}}}" for name in FIELDS)


def values_of(document: Document, number: int | None) -> dict[str, str]:
    """The values of the fields for a document with that ECF No.; "" for what is not known."""
    kind = "" if document.kind is DocumentKind.OTHER else document.kind.value.title()
    return {
        "number": "" if number is None else str(number),
        "attachment": str(document.attachment) if number is not None and document.attachment else "",
        "kind": kind,
        "filer": document.filer,
        "title": document.title,
        "date": document.date_filed or "",
        "file": re.sub(r"\.pdf$", "", document.file_name, flags=re.IGNORECASE),
    }


def titled(template: Template, document: Document, number: int | None) -> str:
    """The new title of a document; the old one where the template gives nothing.

    What the title says already is not said twice ("Motion Motion to Stay"), so that a template can be used again.
    """
    values = values_of(document, number)
    if "title" in template.fields:
        for name in _said(values):
            values[name] = ""
    return template.filled(values) or document.title


def file_named(template: Template, document: Document, number: int | None) -> str:
    """A name for a copy of a document's file, that every system takes."""
    name = _UNSAFE.sub("-", titled(template, document, number))
    return f"{name[:_LONGEST_NAME].rstrip(' .')}.pdf"


def _said(values: Mapping[str, str]) -> list[str]:
    """The fields whose values stand in the title already."""
    title = values["title"].casefold()
    found = [
        name
        for name in ("kind", "filer", "date", "file")
        if values[name] and re.search(rf"(?<!\w){re.escape(values[name].casefold())}(?!\w)", title)
    ]
    ecf = values["number"] + (f"-{values['attachment']}" if values["attachment"] else "")
    if ecf and re.match(rf"(?:ecf\s|doc\.?\s|no\.\s|#)*{re.escape(ecf)}(?![\w-])", title):
        found += ["number", "attachment"]
    return found
