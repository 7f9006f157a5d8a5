"""Whom the press may ask: contact blocks above or below a release, in columns, on one line or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from caseorg.model.release import ReleaseContact, Span, Words
from caseorg.rules.release_addresses import EMAIL, emails_spelled, phones_in
from caseorg.rules.release_contact_blocks import HEADING, contact_blocks, is_prose
from caseorg.rules.release_flow import Flow
from caseorg.rules.release_names import Naming, mention_at
from caseorg.rules.release_people import is_first_name
from caseorg.rules.release_words import BODIES, HONORIFICS, NOT_NAMES, TITLES

_LABEL = re.compile(
    r"^\W*(?:(?:(?:media|press|prensa|news|general|spanish|english|spanish-language|"
    r"español)\s+)?(?:contacts?|inquiries|enquiries|contactos?(?:\s+(?:de|para)\s+(?:la\s+)?(?:prensa|"
    r"medios))?)|"
    r"email|e-mail|phone|tel(?:ephone|éfono)?|cell|mobile|office|direct|correo(?:\s+electrónico)?|"
    r"celular|fax|media|press|prensa|attn|c|t|o|m|p|e|or|o|y|and|at|al|call|text|via|"
    r"by|a)\b\s*[.:)]?\s*",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:[Cc]ontact|reach|call|contacte a|llame a)\s+[A-ZÀ-Þ][\w’'-]+\s+"
    r"(?:[A-ZÀ-Þ][\w’'-]+\s+)?(?:at|via|by|on|al|en)\b"
)
_NUMBER_LABEL = re.compile(r"\s*(?:tel|telephone|phone|office|cell|mobile|teléfono|celular|direct)\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"\s*(?:[,;|/•·()<>\t]|\s[–—-]\s|\s{3,}|(?<=[a-z\d]):\s|:\s|\bat\b|\bor\b|\bo al\b|"
    r"\bal\b(?=\s)|\ba\b(?=\s+\S+@))\s*"
)
_DESK = re.compile(
    r"\s*\W?\s*((?:[A-Z][\w’'.-]*\s+){0,4}(?:press|media|communications|news|prensa)\s+(?:office|"
    r"desk|room|team|line|hotline)|newsroom|"
    r"oficina de prensa|public affairs office)\s*$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|\w+ de (?:enero|"
    r"febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre))"
    r"(?:\s+\d{1,2})?(?:,?\s+\d{4})?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|or|y|o)\b|[/;&]")
_PAIR = re.compile(r"\s+(?:and|or|y|o)\s+(?=[A-ZÀ-Þ])")


@dataclass(slots=True)
class _Card:
    """A contact while it is read."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    role: str | None = None
    organization: str | None = None
    is_desk: bool = False
    start: int = -1
    end: int = -1

    @property
    def has_address(self) -> bool:
        return self.email is not None or self.phone is not None


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    text: str
    start: int
    end: int


def contacts_of(flows: Sequence[Flow], source: str, full_names: Mapping[str, str]) -> tuple[ReleaseContact, ...]:
    """The contacts of a release, each once. `full_names` are those of the people in it by their family names."""
    cards: list[_Card] = []
    for block in contact_blocks(flows):
        cards += _cards(block, full_names)
    found: list[ReleaseContact] = []
    for card in cards:
        contact = ReleaseContact(
            name=card.name, email=card.email, phone=card.phone, role=card.role, organization=card.organization,
            words=_words(source, card),
        )  # fmt: skip
        _add(found, contact)
    return tuple(found)


def _words(source: str, card: _Card) -> Words:
    return Words(" ".join(source[card.start : card.end].split()), (Span(card.start, min(card.end, len(source))),))


def _add(found: list[ReleaseContact], contact: ReleaseContact) -> None:
    for index, other in enumerate(found):
        same_name = contact.name == other.name or contact.name is None or other.name is None
        same_mail = contact.email == other.email or contact.email is None or other.email is None
        same_phone = contact.phone == other.phone or contact.phone is None or other.phone is None
        shared = (contact.name and contact.name == other.name) or (contact.email and contact.email == other.email)
        shared = shared or (contact.phone and contact.phone == other.phone)
        if shared and same_name and same_mail and same_phone:
            found[index] = ReleaseContact(
                name=other.name or contact.name,
                email=other.email or contact.email,
                phone=other.phone or contact.phone,
                role=other.role or contact.role,
                organization=other.organization or contact.organization,
                words=other.words,
            )
            return
    found.append(contact)


def _cards(lines: Sequence[tuple[str, int]], full_names: Mapping[str, str]) -> list[_Card]:
    cards: list[_Card] = []
    is_contact = any(HEADING.search(text) or _NUMBER_LABEL.match(text) for text, _ in lines)
    for text, start in lines:
        prose = is_prose(text) or _ASKS.search(text) is not None
        items = _prose_items(text, full_names) if prose else _items(text)
        for item in _without_second_names(items, text):
            _take(cards, item, start)
        if prose and cards and not cards[-1].has_address:
            cards.pop()
    return [card for card in cards if card.has_address and (is_contact or card.name or card.email)]


def _without_second_names(items: Sequence[_Item], text: str) -> list[_Item]:
    """ "Rebecca Moss, Earth Docket, (907) 555-0165": of two names on a line before an address the one that is no
    person's is the organization; names joined by "and" are of two people."""
    done: list[_Item] = []
    for item in items:
        last = done[-1] if done else None
        if item.kind != "name" or last is None or last.kind != "name" or _JOINED.search(text[last.end : item.start]):
            done.append(item)
        elif ":" in text[last.end : item.start] or (is_first_name(item.text) and not is_first_name(last.text)):
            done[-1] = replace(last, kind="organization")
            done.append(item)
        else:
            done.append(replace(item, kind="organization"))
    return done


def _take(cards: list[_Card], item: _Item, start: int) -> None:
    card = cards[-1] if cards else None
    if card is not None and item.kind == "name" and card.is_desk and not card.has_address:
        card.name, card.is_desk = None, False
    is_next = card is not None and (card.name is not None or card.has_address)
    starts = card is None or (
        is_next if item.kind in {"name", "desk"} else item.kind == "email" and card.email is not None
    )
    if item.kind in {"role", "body"} and card is None:
        return
    if starts:
        card = _Card()
        cards.append(card)
    assert card is not None
    card.is_desk = card.is_desk or item.kind == "desk"
    if item.kind in {"name", "desk", "email", "phone", "role", "organization"}:
        attribute = "name" if item.kind == "desk" else item.kind
        if getattr(card, attribute) is None:
            setattr(card, attribute, item.text)
    source = start if start >= 0 else -1 - start
    card.start = source + item.start if card.start < 0 else min(card.start, source + item.start)
    card.end = max(card.end, source + item.end)


def _items(text: str) -> list[_Item]:
    """The parts of a line of a contact block: addresses, numbers, names, roles, organizations."""
    items: list[_Item] = []
    done = 0
    found = sorted([*EMAIL.finditer(text), *phones_in(text)], key=lambda match: match.start())
    for match in found:
        if match.start() < done:
            continue
        items += _named_items(text, done, match.start())
        is_mail = match.re is EMAIL
        items.append(
            _Item(
                "email" if is_mail else "phone",
                emails_spelled(match[0]) if is_mail else match[0].strip(),
                *match.span(),
            )
        )
        done = match.end()
    return items + _named_items(text, done, len(text))


def _named_items(text: str, start: int, end: int) -> list[_Item]:
    items: list[_Item] = []
    at = start
    bounds = [*((match.start(), match.end()) for match in _SPLIT.finditer(text, start, end)), (end, end)]
    for left, right in bounds:
        piece = text[at:left]
        offset = at
        desk = _DESK.match(piece)
        if desk is not None:
            items.append(_Item("desk", desk[1], offset + desk.start(1), offset + desk.end(1)))
            at = right
            continue
        while (label := _LABEL.match(piece)) is not None and label.end() > 0 and label[0].strip():
            if re.fullmatch(r"[\w\s]+", piece[label.end() :][:1] or " ") is None and label.end() < len(piece):
                break
            offset += label.end()
            piece = piece[label.end() :]
        for part in _PAIR.split(piece) if _PAIR.search(piece) and not _is_body(piece) else [piece]:
            item = _named(part, offset + piece.find(part))
            if item is not None:
                items.append(item)
        at = right
    return items


def _named(piece: str, offset: int) -> _Item | None:
    bare = piece.strip(" \t,.;:–—-*•()[]<>")
    if _DAY.match(bare) or HEADING.fullmatch(bare.removeprefix("For ").removeprefix("FOR ")):
        return None
    if len(bare) < 2 or not any(letter.isalpha() for letter in bare) or bare.lower() in NOT_NAMES:
        return None
    place = (offset + piece.find(bare), offset + piece.find(bare) + len(bare))
    if is_person(bare):
        return _Item("name", _without_honorific(bare), *place)
    words = [word.strip(".,").lower() for word in re.split(r"[\s/]+", bare)]
    if any(word in TITLES for word in words) or {"communications", "relations", "affairs"} & set(words):
        mention = mention_at(bare, 0, len(bare))
        if mention is not None and mention.naming is Naming.FULL and mention.title:
            return _Item("name", mention.name, *place)
        return _Item("role", bare, *place)
    if bare[0].isupper() and len(words) <= 9:
        return _Item("organization", bare, *place)
    return None


def is_person(bare: str) -> bool:
    """Whether some words are a person's name and nothing else."""
    words = bare.split()
    kept = [word for word in words if word.lower().rstrip(".") not in HONORIFICS]
    if not 2 <= len(kept) <= 6 or not kept[0][0].isupper() or not kept[-1][0].isupper():
        return False
    lowered = [word.lower().strip(".,’'") for word in kept]
    if any(word in BODIES or word in TITLES or word in NOT_NAMES for word in lowered):
        return False
    if any(re.search(r"[\d@/&#$%]", word) for word in kept):
        return False
    mention = mention_at(bare, 0, len(bare))
    return mention is not None and mention.naming is Naming.FULL and mention.end >= len(bare.rstrip(".")) - 1


def _without_honorific(name: str) -> str:
    words = name.split()
    while words and words[0].lower().rstrip(".") in HONORIFICS:
        words.pop(0)
    return " ".join(words)


def _is_body(piece: str) -> bool:
    return any(word.lower().strip(".,") in BODIES for word in piece.split())


def _prose_items(text: str, full_names: Mapping[str, str]) -> list[_Item]:
    """Names, addresses and numbers in a running sentence: the name nearest before the address."""
    items: list[_Item] = []
    found = sorted([*EMAIL.finditer(text), *phones_in(text)], key=lambda match: match.start())
    done = 0
    for match in found:
        if match.start() < done:
            continue
        lead = text[max(done, match.start() - 160) : match.start()]
        base = match.start() - len(lead)
        heading = next(reversed(list(HEADING.finditer(lead))), None)
        begin = base + heading.end() if heading else base
        named = [item for item in _named_items(text, begin, match.start()) if item.kind != "organization" or item.text]
        names = [item for item in named if item.kind == "name"]
        if not names and not heading and done == 0:
            name = _labelled(text, match.start())
            names = [name] if name else []
        if not names and heading:
            called = re.match(r"\s*([A-ZÀ-Þ][\w’'-]+)\b", text[begin : match.start()])
            if called is not None and called[1].lower() in full_names:
                names = [_Item("name", full_names[called[1].lower()], begin + called.start(1), begin + called.end(1))]
        if not names and not heading and not items:
            continue
        items += names[-1:] + [item for item in named if item.kind == "role" and names and item.start > names[-1].start]
        is_mail = match.re is EMAIL
        items.append(
            _Item(
                "email" if is_mail else "phone",
                emails_spelled(match[0]) if is_mail else match[0].strip(),
                *match.span(),
            )
        )
        done = match.end()
    return items


_NAMED_LINE = re.compile(r"([A-ZÀ-Þ][\w’'-]*(?:\s+[\w’'-]+){1,4}):\s*$")


def _labelled(text: str, end: int) -> _Item | None:
    """ "Docket hotline: 1-800-555-0199": a line with a name of its own."""
    match = _NAMED_LINE.search(text[max(0, end - 80) : end])
    if match is None or HEADING.fullmatch(match[1]):
        return None
    start = max(0, end - 80) + match.start(1)
    return _Item("name", match[1], start, start + len(match[1]))
