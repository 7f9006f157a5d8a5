"""Persons and organizations as vCard 3.0 (RFC 2426) or 4.0 (RFC 6350); what came with a card goes back with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from caseorg.model.card import Card, CardValue
from caseorg.model.people import ContactKind

_FOLD = 75  # octets of a line, RFC 6350 3.2
_NAMES = {
    ContactKind.EMAIL: "EMAIL", ContactKind.PHONE: "TEL", ContactKind.FAX: "TEL", ContactKind.ADDRESS: "ADR",
    ContactKind.WEB: "URL", ContactKind.SOCIAL: "X-SOCIALPROFILE",
}  # fmt: skip
_TYPES = frozenset({"work", "home", "cell", "main", "pager", "msg"})


class CardFile(tuple[Card, ...]):
    """The cards that go into one file."""

    __slots__ = ()


class PeopleVcard:
    """UTF-8 with CRLF; "4.0" in the options writes that version, else 3.0."""

    content: type = CardFile
    suffix = ".vcf"
    title = "vCard"

    def write(self, content: Sequence[Card], *, options: frozenset[str] = frozenset()) -> bytes:
        """The bytes of the file."""
        version = "4.0" if "4.0" in options else "3.0"
        lines = [folded for card in content for line in _lines(card, version) for folded in _folded(line)]
        return ("\r\n".join(lines) + "\r\n").encode()


def _lines(card: Card, version: str) -> Iterable[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"FN:{_text(card.name)}"
    parts = (card.family, card.given, card.middle, card.prefix, card.suffix)
    yield "N:" + ";".join(map(_text, parts if any(parts) else (card.name, "", "", "", "")))
    if card.is_organization:
        yield f"ORG:{_text(card.name)}"
        yield "KIND:org" if version == "4.0" else "X-ABShowAs:COMPANY"
    named = (("NICKNAME", card.nickname), ("ORG", card.organization), ("TITLE", card.title), ("NOTE", card.notes))
    for name, value in named:
        if value and not _has(card.carried, name):
            yield f"{name}:{_text(value)}"
    if card.languages:
        yield f"LANG:{_text(card.languages)}" if version == "4.0" else f"X-CASEORG-LANGUAGES:{_text(card.languages)}"
    if card.beat:
        yield f"X-CASEORG-BEAT:{_text(card.beat)}"
    if card.uid and not _has(card.carried, "UID"):
        yield f"UID:urn:uuid:{card.uid}"
    for alias in card.aliases:
        yield f"X-CASEORG-ALIAS:{_text(alias)}"
    for number, way in enumerate(card.values, start=1):
        yield from _value_lines(way, f"item{number}", version)
    for line in card.carried:
        yield line if _is_line(line) else f"X-CASEORG-CARRIED:{_text(line)}"
    yield "END:VCARD"


def _value_lines(value: CardValue, group: str, version: str) -> Iterable[str]:
    types = [word for word in value.usage.lower().replace(",", " ").split() if word in _TYPES]
    if value.kind is ContactKind.FAX:
        types.append("fax")
    is_label = bool(value.usage) and " ".join(types) != value.usage.lower().replace(",", "")
    is_label = is_label and value.kind is not ContactKind.FAX
    params = "".join(f";TYPE={word}" for word in types)
    if value.preferred:
        params += ";PREF=1" if version == "4.0" else ";TYPE=pref"
    text = ";;" + _text(value.value) + ";;;;" if value.kind is ContactKind.ADDRESS else _text(value.value)
    yield f"{f'{group}.' if is_label else ''}{_NAMES[value.kind]}{params}:{text}"
    if is_label:
        yield f"{group}.X-ABLABEL:{_text(value.usage)}"


def _has(carried: Iterable[str], name: str) -> bool:
    """Whether a carried line says more of the same: an ORG with departments holds the organization already, and a card
    that came with an id keeps it."""
    return name in ("ORG", "UID") and any(line.upper().startswith((f"{name}:", f"{name};")) for line in carried)


def _is_line(text: str) -> bool:
    """Whether a carried text is a content line of a vCard (a cell of a sheet is none)."""
    head, colon, _ = text.partition(":")
    name = head.partition(";")[0].rpartition(".")[2]
    return bool(colon) and name.isascii() and name.replace("-", "").isalnum() and name == name.upper()


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> Iterable[str]:
    """A line in pieces of at most 75 octets; no letter is cut in two."""
    piece, size, limit = "", 0, _FOLD
    for letter in line:
        width = len(letter.encode())
        if size + width > limit:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece
