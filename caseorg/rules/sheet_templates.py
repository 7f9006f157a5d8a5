"""Templates of sheets, as files of TOML that a person may copy and change: checked, and filled in.

A template can name what a sheet knows and nothing else: names in braces are looked up, never evaluated.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from caseorg.base.errors import BadInput
from caseorg.model.press_sheet import SheetKind, SheetTemplate

MOST_BYTES = 100_000
_HEAD = frozenset(
    {"case_name", "caption", "docket_number", "court", "as_of", "confidentiality", "press_contact", "count"}
)
_ENTRY = {
    SheetKind.CONTACT: frozenset({"group", "name", "title", "role", "languages", "availability"}),
    SheetKind.QUOTE: frozenset({"words", "attribution", "said_on", "source", "approval", "mark"}),
    SheetKind.MEDIA: frozenset({"outlet", "beat", "name", "email", "phone", "last_contact"}),
}
_OF_HEAD = ("title", "subtitle", "foot")
_SEPARATORS = " ,;·|/"
_WAY = frozenset({"what", "value"})


def template_of(data: bytes) -> SheetTemplate:
    """The template in a file. Raises BadInput that says what is wrong with it."""
    if len(data) > MOST_BYTES:
        raise BadInput("The file is too large for a template. Choose another.")
    try:
        read = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(f"The template cannot be read: {error}. It must be TOML in UTF-8.") from error
    known = {field.name for field in fields(SheetTemplate)}
    unknown = sorted(read.keys() - known)
    if unknown:
        raise BadInput(f"A template has no “{unknown[0]}”. It can have {', '.join(sorted(known))}.")
    kind = next((one for one in SheetKind if one == read.get("kind")), None)
    if kind is None:
        raise BadInput(f"A template needs a kind: {', '.join(SheetKind)}.")
    for name in ("name", "title", "entry"):
        if not isinstance(read.get(name), str) or not read[name].strip():
            raise BadInput(f"A template needs “{name}”, a line of text.")
    values: dict[str, Any] = {name: _text(name, value) for name, value in read.items() if name not in ("kind", "under")}
    values["under"] = _lines(read.get("under", []))
    template = SheetTemplate(kind=kind, **values)
    _check_names(template)
    return template


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadInput(f"“{name}” must be a line of text in quotation marks.")
    return value


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise BadInput("“under” must be a list of lines.")
    return tuple(value)


def _check_names(template: SheetTemplate) -> None:
    """Raises BadInput for a name in braces that the line cannot have."""
    entry = _ENTRY[template.kind]
    for name in _OF_HEAD:
        _check(getattr(template, name), _HEAD, name)
    for line in (template.entry, *template.under):
        _check(line, entry | _HEAD, "entry" if line == template.entry else "under")
    _check(template.way, _WAY, "way")
    _check(template.group, frozenset({"group"}), "group")


def _check(line: str, known: frozenset[str], where: str) -> None:
    try:
        parts = list(string.Formatter().parse(line))
    except ValueError as error:
        raise BadInput(f"“{where}” has a brace too many or too few: {line}") from error
    for _, name, spec, conversion in parts:
        if name is not None and (name not in known or spec or conversion):
            raise BadInput(f"“{where}” cannot have {{{name}}}. It can have {', '.join(sorted(known))}.")


def filled(line: str, values: Mapping[str, str]) -> str:
    """The line with the values for its names; "" where it has names and all of them are empty. A name that is empty is
    left out with the words before it, so that no separator stands beside nothing."""
    parts = list(string.Formatter().parse(line))
    names = [name for _, name, _, _ in parts if name is not None]
    if names and not any(values.get(name, "") for name in names):
        return ""
    text = ""
    for place, (literal, name, _, _) in enumerate(parts):
        value = values.get(name, "") if name is not None else ""
        if name is not None and not value:
            continue  # with what stands before it
        text += literal if text or place == 0 else literal.lstrip(_SEPARATORS)
        text += value
    return text.strip()
