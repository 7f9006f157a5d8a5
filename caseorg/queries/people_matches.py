"""Who is meant already by a name, an e-mail address or a telephone number, and who may be the same twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from caseorg.rules.contact_values import contact_value, kind_of_value
from caseorg.rules.near_names import may_be_near, name_key, near_organizations, near_parts, near_persons
from caseorg.rules.person_names import NameParts, name_parts
from caseorg.store.database import Reader

# Everybody with a name that fits one key: a bucket of more than these is no sign of being the same.
_LARGEST_BUCKET = 60


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who may be meant: the id, the name, and why ("the same e-mail address kgarcia@citizen.org"), the surest
    first: `strength` is 3 for the same name, 2 for the same address or number, 1 for a name that is near."""

    uuid: str
    name: str
    is_person: bool
    why: str
    strength: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two persons, or two organizations, that may be the same, and why."""

    first_uuid: str
    first_name: str
    second_uuid: str
    second_name: str
    is_person: bool
    why: str


@dataclass(frozen=True, slots=True)
class _Known:
    """Somebody with all names that differ (of persons in their parts) and the contact values that tell who it is."""

    uuid: str
    name: str
    names: tuple[str, ...]
    values: frozenset[str]
    parts: tuple[NameParts, ...] = ()
    is_pseudonym: bool = False


def matches_of(
    reader: Reader, *, name: str = "", values: Sequence[str] = (), is_person: bool = True
) -> list[Match]:
    """Who may be meant by a name as printed and by addresses and numbers, the surest first; none for somebody new."""
    reached = {contact_value(kind_of_value(value), value).normalized for value in values} - {""}
    near = near_persons if is_person else near_organizations
    key = name_key(name)
    found = []
    for one in _known(reader, is_person):
        why, strength = "", 0
        same = sorted(reached & one.values)
        if key and any(name_key(other) == key for other in one.names):
            why, strength = "the same name", 3
        elif same:
            why, strength = f"the same {_word(same[0])} {_shown(same[0])}", 2
        elif name and any(near(name, other) for other in one.names):
            why, strength = "a name that is near", 1
        if strength:
            found.append(Match(one.uuid, one.name, is_person, why, strength))
    return sorted(found, key=lambda match: (-match.strength, match.name, match.uuid))


def duplicates(reader: Reader) -> list[Duplicate]:
    """Who may be there twice, by addresses and numbers, then by near names; what was said to be apart is left out."""
    apart = {tuple(row) for row in reader.rows("SELECT first_uuid, second_uuid FROM refused_matches")}
    found: list[Duplicate] = []
    for is_person in (True, False):
        known = _known(reader, is_person)
        seen: set[tuple[str, str]] = set()
        for first, second, why in _pairs(known, are_persons=is_person):
            pair = (min(first.uuid, second.uuid), max(first.uuid, second.uuid))
            if pair not in apart and pair not in seen:
                seen.add(pair)
                found.append(Duplicate(first.uuid, first.name, second.uuid, second.name, is_person, why))
    return found


def _pairs(known: Sequence[_Known], *, are_persons: bool) -> Iterator[tuple[_Known, _Known, str]]:
    """Pairs with the reason. Only those are compared that share an address, or a word or the beginning of a name."""
    by_value: dict[str, list[_Known]] = defaultdict(list)
    by_word: dict[str, list[_Known]] = defaultdict(list)
    for one in known:
        for value in one.values:
            by_value[value].append(one)
        for word in {word for name in one.names for word in _buckets(name)}:
            by_word[word].append(one)
    for value, several in sorted(by_value.items()):
        for first, second in combinations(several[:_LARGEST_BUCKET], 2):
            if "@" in value or not are_persons or _share_family(first, second):
                yield first, second, f"the same {_word(value)} {_shown(value)}"
    near = _near if are_persons else _near_organization
    for several in by_word.values():
        if len(several) <= _LARGEST_BUCKET:  # else a given name that many have; their family names tell them apart
            pairs = (pair for pair in combinations(several, 2) if near(*pair))
            yield from ((first, second, "names that are near") for first, second in pairs)


def _near(first: _Known, second: _Known) -> bool:
    """Whether any names of two persons are near; the parts of their names are read already."""
    for name, parts in zip(first.names, first.parts, strict=True):
        for other, others in zip(second.names, second.parts, strict=True):
            if name_key(name) == name_key(other):
                return True
            is_other = first.is_pseudonym or second.is_pseudonym or not may_be_near(name, other)
            if not is_other and near_parts(parts, others):
                return True
    return False


def _near_organization(first: _Known, second: _Known) -> bool:
    return any(near_organizations(a, b) for a in first.names for b in second.names)


def _share_family(first: _Known, second: _Known) -> bool:
    """Whether two persons have a family name in common: an office's telephone number is that of many."""
    families = [{name_key(parts.family) for parts in one.parts} for one in (first, second)]
    return bool(families[0] & families[1])


def _shown(value: str) -> str:
    return contact_value(kind_of_value(value), value).shown


def _buckets(name: str) -> set[str]:
    """What a name is looked up by: its longer words, the initials of it, and it itself without spaces."""
    words = name_key(name).split()
    initials = "".join(word[0] for word in words)
    return {word for word in words if len(word) > 2} | {initials, "".join(words)}


def _known(reader: Reader, is_person: bool) -> list[_Known]:
    table, column = ("persons", "person_uuid") if is_person else ("organizations", "organization_uuid")
    aliases = _grouped(reader.rows(f"SELECT {column}, name FROM aliases WHERE {column} IS NOT NULL"))
    values = _grouped(
        reader.rows(
            f"""SELECT {column}, normalized FROM contact_methods WHERE {column} IS NOT NULL AND normalized <> ''
            AND kind IN ('email', 'phone')"""
        )
    )
    columns = "given, middle, family, prefix, suffix, nickname, pseudonym" if is_person else "''"
    found = []
    for uuid, name, *parts in reader.rows(
        f"SELECT uuid, name, {columns} FROM {table} WHERE deleted_at IS NULL ORDER BY created, uuid"
    ):
        named = {name_key(other): other for other in reversed((name, *aliases.get(uuid, ())))}
        names = (name, *(other for key, other in named.items() if key != name_key(name)))
        reached = frozenset(values.get(uuid, ()))
        if is_person:
            read = (NameParts(*parts[:6]), *(name_parts(other) for other in names[1:]))
            found.append(_Known(uuid, name, names, reached, read, bool(parts[6])))
        else:
            found.append(_Known(uuid, name, names, reached))
    return found


def _grouped(rows: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for owner, value in rows:
        found[owner].append(value)
    return found


def _word(value: str) -> str:
    return "e-mail address" if "@" in value else "telephone number"
