"""Whether two names may be one person's or one organization's, for proposing that they are merged."""

from __future__ import annotations

import functools
import re
import unicodedata

from caseorg.rules.person_names import NameParts, is_pseudonym, name_parts

_SMALL_WORDS = frozenset({"the", "of", "and", "for", "inc", "llc", "llp", "pc", "corp", "co", "ltd", "us", "u", "s"})
_UNITED_STATES = re.compile(r"\b(?:united states|u\.\s?s\.(?:\s?a\.)?)(?=\W|$)")
_LEAST_MISPRINT = 8


@functools.lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """A name without case, accents, marks and the usual small words, for finding the same one printed otherwise."""
    parts = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()
    plain = _UNITED_STATES.sub(" us ", plain.replace("’", "'"))
    words = re.findall(r"[^\W_]+", plain.replace("&", " and "))
    return " ".join(word for word in words if word not in _SMALL_WORDS) or " ".join(words)


def may_be_near(first: str, second: str) -> bool:
    """Whether two names are worth a closer look: they share a word, and what is left is nothing, an initial, or one
    letter off. It takes a hundredth of the time of reading names in their parts."""
    one, other = set(name_key(first).split()), set(name_key(second).split())
    shared = one & other
    if not shared:
        return False
    one, other = one - shared, other - shared
    if len(shared) > 1 or not one or not other:
        return True
    return any(
        a[0] == b[0] if 1 in (len(a), len(b)) else is_misprint(a, b, least=5) for a in one for b in other
    )


def near_persons(first: str, second: str) -> bool:
    """Whether two names may be one person's: the same, one with initials or without the middle name, or one letter
    misprinted. Pseudonyms are near only where they are the same."""
    if name_key(first) == name_key(second):
        return True
    if not may_be_near(first, second) or is_pseudonym(first) or is_pseudonym(second):
        return False
    return near_parts(name_parts(first), name_parts(second))


def near_parts(one: NameParts, other: NameParts) -> bool:
    """Whether two names, in their parts, may be one person's."""
    if one.suffix and other.suffix and name_key(one.suffix) != name_key(other.suffix):
        return False
    families = name_key(one.family), name_key(other.family)
    givens = [name_key(one.given)], [name_key(other.given)]
    for names, parts in zip(givens, (one, other), strict=True):
        names += [name_key(parts.nickname)] if parts.nickname else []
    if families[0] == families[1] and families[0]:
        return any(_given_fits(a, b) for a in givens[0] for b in givens[1]) and _middle_fits(one.middle, other.middle)
    return givens[0][0] == givens[1][0] != "" and is_misprint(families[0], families[1], least=5)


def near_organizations(first: str, second: str) -> bool:
    """Whether two names may be one organization's: the same words, one the initials of the other, or one letter
    misprinted."""
    one, other = name_key(first), name_key(second)
    if one == other or is_misprint(one, other):
        return True
    bare = [name.strip().replace(".", "") for name in (first, second)]
    return initials_of(first) == bare[1] or initials_of(second) == bare[0]


def initials_of(name: str) -> str:
    """The capital letters that words of a name begin with: "CTU" of "Centro de Trabajadores Unidos"; "" of one word."""
    words = re.findall(r"[^\W_][\w'’]*", name)
    letters = "".join(word[0] for word in words if word[0].isupper())
    return letters if len(letters) > 1 else ""


def is_misprint(first: str, second: str, *, least: int = _LEAST_MISPRINT) -> bool:
    """Whether one letter more, fewer, other or swapped makes one text of the other; short ones differ on purpose."""
    if min(len(first), len(second)) < least or abs(len(first) - len(second)) > 1 or first == second:
        return False
    start = next((place for place, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other = first[start:], second[start:]
    swapped = len(rest) == len(other) > 1 and rest[0] == other[1] and rest[1] == other[0] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _given_fits(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0]) or is_misprint(one, other, least=5)


def _middle_fits(one: str, other: str) -> bool:
    first, second = name_key(one), name_key(other)
    return not first or not second or first[0] == second[0]
