"""The list of courts, and finding a court by what people type or print."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache

from caseorg.model.court import Court
from caseorg.model.docket import CourtKind

_WORD = re.compile(r"[a-z0-9]+")
_NOISE = frozenset("the of for and in at on united states us court courts".split())
_ORDINALS = {
    "first": "1st", "second": "2d", "2nd": "2d", "third": "3d", "3rd": "3d", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th",
    "cir": "circuit", "bankr": "bankruptcy", "dist": "district", "app": "appeals",
}  # fmt: skip
_DIVIDED = re.compile(r"([a-z]{2})([nsewmc])([db])")


def courts_of(toml_text: str) -> tuple[Court, ...]:
    """The courts of a list in TOML (`[[court]]` tables), in its order; ValueError names what is wrong with it."""
    entries = tomllib.loads(toml_text).get("court", [])
    return tuple(
        Court(
            id=entry["id"],
            name=entry["name"],
            cite=entry["cite"],
            kind=CourtKind(entry["kind"]),
            time_zone=entry["time_zone"],
            circuit=entry.get("circuit"),
        )
        for entry in entries
    )


def court_named(courts: Sequence[Court], text: str) -> Court | None:
    """The court that a text names by id, citation form or full name, loosely; None where that is none or several.

    A bare "District of Columbia" is the district court: bankruptcy and appellate courts must be called that.
    """
    typed = text.strip().lower()
    compact = "".join(_WORD.findall(typed))
    if not compact:
        return None
    for court in courts:
        if compact in _short_names(court):
            return court
    words = _words(text)
    named = [court for court in courts if _kind_fits(court, words) and any(names <= words for names in _names(court))]
    if not named:
        return None
    longest = max(_length(court, words) for court in named)
    best = [court for court in named if _length(court, words) == longest]
    return best[0] if len(best) == 1 else None


def matching_courts(courts: Sequence[Court], typed: str, limit: int) -> tuple[Court, ...]:
    """Up to `limit` courts for what is being typed: those whose id or citation form begins so, then by words of the
    name."""
    compact = "".join(_WORD.findall(typed.lower()))
    words = _WORD.findall(typed.lower())
    ranked: list[tuple[int, int, Court]] = []
    for position, court in enumerate(courts):
        rank = _rank(court, compact, words)
        if rank is not None:
            ranked.append((rank, position, court))
    ranked.sort(key=lambda row: row[:2])
    return tuple(court for _, _, court in ranked[:limit])


def _rank(court: Court, compact: str, words: Sequence[str]) -> int | None:
    names = _short_names(court)
    if compact in names:
        return 0
    if compact and any(name.startswith(compact) for name in names):
        return 1
    if words and all(len(word) == 1 for word in words):
        return None  # letters of a citation form such as "d.d.c", which begin words of nearly every name
    own = _WORD.findall(f"{court.name} {court.cite}".lower().replace(".", "")) + [court.id, *_words(court.name)]
    return 2 if all(any(name.startswith(word) for name in own) for word in words) else None


@lru_cache(maxsize=1024)
def _short_names(court: Court) -> frozenset[str]:
    """Id, citation form and common shorthand without dots and spaces: cand, ndcal, ndca; ca9, 9thcir."""
    names = {court.id, "".join(_WORD.findall(court.cite.lower())), "".join(_WORD.findall(court.name.lower()))}
    divided = _DIVIDED.fullmatch(court.id)
    if divided and divided[3] == "d" and court.kind is CourtKind.DISTRICT:
        names.add(f"{divided[2]}d{divided[1]}")
    if court.kind is CourtKind.APPELLATE and court.circuit is None:
        names |= {name.replace("cir", "circuit") for name in names if name.endswith("cir")}
    if court.kind is CourtKind.SUPREME:
        names = {
            "scotus",
            "supremecourt",
            "ussupremecourt",
            "supremecourtoftheunitedstates",
            "unitedstatessupremecourt",
        }
    return frozenset(names)


@lru_cache(maxsize=1024)
def _names(court: Court) -> tuple[frozenset[str], ...]:
    """The telling words of the full name and those of the citation form."""
    if court.kind is CourtKind.SUPREME:
        return ()
    name, cite = _words(court.name), _words(court.cite)
    if court.kind is CourtKind.APPELLATE and "circuit" in name and "bankruptcy" not in name:
        name -= {"appeals"}
    return (name, cite) if len(cite) > 1 else (name,)


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    """A text's telling words, dots of abbreviations taken out ("N.D. Cal." gives nd, cal)."""
    plain = text.lower().replace(".", "").replace("'", "").replace("’", "")
    words = (_ORDINALS.get(word, word) for word in _WORD.findall(plain))
    return frozenset(word for word in words if word not in _NOISE)


def _kind_fits(court: Court, words: frozenset[str]) -> bool:
    if bool(words & {"bankruptcy", "bap"}) != ("bankruptcy" in _words(court.name)):
        return False
    if "circuit" in words or "appeals" in words or "panel" in words:
        return court.kind is not CourtKind.DISTRICT
    return not (court.kind is CourtKind.DISTRICT and "supreme" in words)


def _length(court: Court, words: frozenset[str]) -> int:
    return max(len(names) for names in _names(court) if names <= words)
