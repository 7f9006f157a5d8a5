"""Who is named at a place of a release: "Public Citizen Attorney Nandan Joshi", "she", "the attorney"."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from enum import StrEnum

from caseorg.rules.release_tokens import CAPITAL, LINKS, TOKEN, Token, run_at
from caseorg.rules.release_words import (
    ABBREVIATIONS,
    BODIES,
    CREDENTIALS,
    HONORIFICS,
    MODIFIERS,
    NOT_NAMES,
    PARTICLES,
    SUBJECTS,
    SUFFIX,
    TITLES,
)

LONGEST = 220
"""Characters in which a description of one person ends."""


class Naming(StrEnum):
    """How somebody is named."""

    FULL = "full name"
    LAST = "last name"
    PRONOUN = "pronoun"
    ROLE = "role"
    BODY = "organization"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Somebody named in a text, from `start` to `end`; `name` is the pronoun or role where it is no name. `aside` is
    what is said beside a last name, which counts only where the release gives no title elsewhere."""

    name: str
    title: str | None
    organization: str | None
    start: int
    end: int
    naming: Naming
    acting: bool = False
    aside: str | None = None


_BEFORE_COMMA = re.compile(
    r"(?:(?:the|her|his|their|its|our|an?|la|el|su|una?)\s+|(?P<owner>[A-ZÀ-ÖØ-Þ][^,;:.“”\"]{1,60}?)(?:’s|'s|s’)\s+)?"
    r"(?P<title>(?:[a-zà-ÿ][a-zà-ÿ-]*\s+){0,5}?[a-zà-ÿ][a-zà-ÿ-]*)"
    r"(?:\s+(?:of|de|del|at|for|en)\s+(?:the\s+|la\s+|el\s+)?(?:(?P<body>[A-ZÀ-ÖØ-Þ][^,;:“”\"]{1,60})|"
    r"[a-zà-ÿ ]{2,40}))?,\s+(?=[A-ZÀ-ÖØ-Þ])"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
_ROLE = re.compile(r"(?:the|el|la|los|las|her|his|their|its|our)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|an?|el|la|un|una|los|las)\s+", re.IGNORECASE)


def mention_at(text: str, start: int, end: int) -> Mention | None:
    """Whoever is named right at `start`, looking no further than `end`."""
    end = min(end, start + LONGEST)
    head = re.compile(r"\s*").match(text, start, end)
    start = head.end() if head else start
    first = TOKEN.match(text, start, end)
    if first is None:
        return None
    if first[0].lower() in SUBJECTS:
        return _plain(first[0], start, first.end(), Naming.PRONOUN)
    described = _described_before(text, start, end)
    if described is not None:
        return described
    determiner = _DETERMINER.match(text, start, end)
    if determiner is not None and determiner.end() < end:
        named = _run_mention(text, determiner.end(), end)
        if named is not None and named.naming is Naming.FULL:
            return replace(named, start=start)
        role = _role_at(text, start, end)
        return role or (replace(named, start=start) if named else None)
    return _run_mention(text, start, end) or _role_at(text, start, end)


def _described_before(text: str, start: int, end: int) -> Mention | None:
    """ "Her lawyer, Corwin Baptiste", "La directora legal de la organización, Pilar Echeverría", "Families Forward’s
    policy director, Samina Haddad": what somebody is stands before a comma and the name after it."""
    match = _BEFORE_COMMA.match(text, start, end)
    if match is None or not any(word.lower() in TITLES for word in match["title"].split()):
        return None
    named = _run_mention(text, match.end(), end)
    if named is None or named.naming is not Naming.FULL or named.title is not None:
        return None
    owner = match["owner"] or match["body"]
    return replace(named, title=match["title"].strip(), organization=named.organization or owner, start=start)


def _plain(name: str, start: int, end: int, naming: Naming) -> Mention:
    return Mention(name=name, title=None, organization=None, start=start, end=end, naming=naming)


def _role_at(text: str, start: int, end: int) -> Mention | None:
    """ "the attorney", "la directora": a role that stands for a name."""
    match = _ROLE.match(text, start, end)
    if match is None:
        return None
    last = start
    for word in itertools.islice(re.compile(r"[^\s,;:.]+").finditer(text, start, end), 6):
        if word[0].lower() in TITLES:
            last = word.end()
        elif last > start or word[0][0].isupper() and word.start() > start:
            break
    return _plain(text[start:last], start, last, Naming.ROLE) if last > start else None


def _run_mention(text: str, start: int, end: int) -> Mention | None:
    tokens = run_at(text, start, end)
    if not tokens:
        return None
    named = _read_run(text, tokens)
    is_lower = tokens[0].text[0].islower() and tokens[0].word not in HONORIFICS
    if is_lower and (named is None or named.naming is not Naming.FULL or named.title is None):
        return None
    return named


def _read_run(text: str, tokens: list[Token]) -> Mention | None:
    """Takes a run apart: "Public Citizen" "Attorney" "Nandan Joshi"."""
    first = _first_of_two(text, tokens)
    if first is not None:
        return first
    owner = next((i for i, token in enumerate(tokens[:-1]) if token.text.endswith(("’s", "'s", "s’"))), None)
    if owner is not None and not _is_inner_owner(tokens, owner):
        inner = _read_run(text, tokens[owner + 1 :])
        head = _read_run(text, tokens[: owner + 1])
        is_described = head is not None and head.naming is Naming.FULL and head.title is not None
        if inner is not None and not is_described and (inner.naming is Naming.FULL or inner.title):
            return replace(inner, organization=inner.organization or _owner(text, tokens[: owner + 1]))
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].word in TITLES:
            found = _titled(text, tokens, at)
            if found is not None:
                return found
    return _untitled(text, tokens)


def _first_of_two(text: str, tokens: list[Token]) -> Mention | None:
    """The first of two people whom "and" joins: "Attorney General Ana Roe and Police Director Tom Vale"."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].word in {"and", "&", "y"}:
            head = _read_run(text, tokens[:at])
            if (
                head is not None
                and head.naming is not Naming.BODY
                and (head.title or _is_named(text, tokens[at + 1 :]))
            ):
                return head
    return None


def _is_named(text: str, tokens: list[Token]) -> bool:
    named = _read_run(text, tokens)
    return named is not None and named.naming is Naming.FULL


def _is_inner_owner(tokens: list[Token], owner: int) -> bool:
    """ "Immigrants’ Rights Project Director Ana Ruiz": the owner is a part of the body's name."""
    return tokens[owner].text.endswith("s’") and any(token.word in BODIES for token in tokens[owner + 1 : owner + 4])


def _owner(text: str, tokens: list[Token]) -> str:
    return re.sub(r"[’']s?$", "", text[tokens[0].start : tokens[-1].end])


def _titled(text: str, tokens: list[Token], at: int) -> Mention | None:
    """The run read with the title whose last word is at `at`."""
    behind = at + 1
    while behind < len(tokens) and tokens[behind].text.islower() and tokens[behind].word in MODIFIERS:
        behind += 1  # "jueza federal Amalia Treviño"
    at = behind - 1
    rest = tokens[behind:]
    if not rest:
        return None
    name, used = _name(rest)
    title_end = at
    if not name:
        name, used = _name_after_department(rest)
        title_end, rest = len(tokens) - used - 1, rest[-used:]
    if not name:
        return None
    first = at
    while first > 0 and _is_title_part(tokens, first - 1):
        first -= 1
    body = tokens[:first]
    if len(body) > 1 and _is_acronym(body[0]) and not any(_is_of_body(token) for token in body[1:]):
        first, body = 1, body[:1]
    while body and body[-1].text in LINKS:
        body = body[:-1]
    title = _join(text, tokens[first : title_end + 1])
    acting = False
    if body and body[0].word in {"acting", "interim", "former"}:
        acting = body[0].word in {"acting", "interim"}
        title, body = f"{body[0].text} {title}", body[1:]
    acting = acting or title.lower().startswith(("acting", "interim"))
    end = rest[used - 1].end
    organization = _join(text, body) if body else None
    if organization is None:
        organization, end = _tail_body(text, rest[used:], end)
    return Mention(
        name=" ".join(name), title=title, organization=organization, start=tokens[0].start, end=end, acting=acting,
        naming=Naming.FULL if _is_full(name) else Naming.LAST,
    )  # fmt: skip


def _name_after_department(rest: list[Token]) -> tuple[list[str], int]:
    """ "of Homeland Security Kristi Noem": the last two or three words are the name, those before are of the title."""
    if rest[0].word in {"of", "for", "de", "del"} and len(rest) >= 4:
        for size in (2, 3):
            name, used = _name(rest[-size:])
            if name and used == size and rest[-size].word not in BODIES:
                return name, used
    return [], 0


def _is_title_part(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.word in {"and", "&", "y"} and at > 0:
        return tokens[at - 1].word in TITLES
    if token.text.startswith("(") or token.text.isupper() and token.word not in {"ceo", "us", "u.s", "cfo", "coo"}:
        return False
    if token.word == "in" and at > 0:
        return tokens[at + 1].word == "charge"
    if token.text.islower() and token.text not in LINKS and token.text.isalpha():
        return True
    return token.word in MODIFIERS or token.text.lower() in MODIFIERS or token.word in TITLES


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text.replace(".", "")) >= 2


def _is_of_body(token: Token) -> bool:
    return token.word in BODIES or token.text in LINKS or token.text.startswith("(")


def _join(text: str, tokens: list[Token]) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split())


def _tail_body(text: str, rest: list[Token], end: int) -> tuple[str | None, int]:
    """ "of Rhode Island" after a name."""
    if len(rest) >= 2 and rest[0].word in {"of", "at", "for", "de", "del"}:
        body = rest[1:]
        while body and body[0].text.lower() in {"the", "la", "el", "los", "las"}:
            body = body[1:]
        if body:
            return _join(text, body), body[-1].end
    return None, end


def _name(tokens: list[Token]) -> tuple[list[str], int]:
    """The words of a person's name at the beginning of some tokens, and how many tokens they take."""
    name: list[str] = []
    at = 0
    while at < len(tokens) and tokens[at].word in HONORIFICS and not name:
        at += 1
    for index in range(at, min(len(tokens), at + 6)):
        token = tokens[index]
        if CAPITAL.match(token.text) and _is_name_word(token):
            name.append(re.sub(r"[’']s$", "", token.text))
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if name and following is not None and token.text.lower() in PARTICLES and token.text.islower():
            name.append(token.text)
            continue
        break
    while name and name[-1].lower() in PARTICLES | LINKS and name[-1].islower():
        name.pop()
    if not name or all(part.lower().rstrip(".") in HONORIFICS for part in name):
        return [], 0
    return name, at + len(name)


def _is_name_word(token: Token) -> bool:
    word = re.sub(r"[’']s$", "", token.word)
    if word in NOT_NAMES or word in BODIES:
        return False
    letters = token.text.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
    return bool(letters) and not any(letter.isdigit() for letter in letters)


def _is_full(name: list[str]) -> bool:
    return len([part for part in name if CAPITAL.match(part)]) >= 2


def _untitled(text: str, tokens: list[Token]) -> Mention | None:
    name, used = _name(tokens)
    first = tokens[0]
    if len(tokens) == 1 and _INITIALS.fullmatch(first.text) and first.word not in ABBREVIATIONS:
        return _plain(first.text, first.start, first.end, Naming.FULL)  # a plaintiff who is not named
    has_honorific = first.word in HONORIFICS
    whole = _join(text, tokens)
    if name and (_is_full(name) or has_honorific) and not _looks_like_body(tokens, used):
        organization, end = _tail_body(text, tokens[used:], tokens[used - 1].end)
        naming = Naming.FULL if _is_full(name) else Naming.LAST
        return Mention(
            name=" ".join(name), title=None, organization=organization, start=first.start, end=end, naming=naming
        )
    if name and len(tokens) == 1 and not first.text.isupper():
        return _plain(name[0], first.start, first.end, Naming.LAST)
    if len(tokens) >= 2 or first.text.isupper():
        return Mention(
            name=whole, title=None, organization=whole, start=first.start, end=tokens[-1].end, naming=Naming.BODY
        )
    return None


def _looks_like_body(tokens: list[Token], used: int) -> bool:
    """Whether the capitalized words go on as the name of a body does: "Somos Un Pueblo Unido", "Maria Trust"."""
    if any(token.word in BODIES for token in tokens[: used + 2] if not token.text.startswith("(")):
        return True
    if used < len(tokens) and tokens[used].text.startswith("(") and tokens[used].text[1:-1].isupper():
        return len(tokens[used].text) > 3 and "-" not in tokens[used].text
    return tokens[0].text.isupper() and len(tokens[0].text) > 2 and not tokens[1 % len(tokens)].text.isupper()


def after_name(text: str, at: int, end: int) -> tuple[str, int]:
    """What belongs to a name right after it: the suffix ("Jr."), and the place after that and all credentials."""
    suffix = SUFFIX.match(text, at, end)
    words = ""
    if suffix is not None:
        words, at = " " + suffix[0].strip(" ,"), suffix.end()
    while (credential := CREDENTIALS.match(text, at, end)) is not None:
        at = credential.end()
    return words, at
