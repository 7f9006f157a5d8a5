"""The parts of a person's name, read by nameparser: "Hon. Scott K. H. Bessent, Jr."."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from nameparser import HumanName

_NUMBERED = re.compile(r"(?:john|jane|j\.?|jim|james|r\.?|richard|mary)\s+(?:doe|roe)\b.*|\S+ (?:doe|roe) \d+", re.I)
_INITIALS = re.compile(r"(?:[A-Z]\.\s*){2,}")


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a name, each "" where there is none."""

    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""


@functools.lru_cache(maxsize=16_384)
def name_parts(name: str) -> NameParts:
    """The parts of a name as printed. A name of one word, of initials ("A.B.C.") or of a pseudonym ("Jane Doe 1") has
    none but the family name that it is listed under."""
    kept = " ".join(name.split())
    if " " not in kept or is_pseudonym(kept):
        return NameParts(family=kept)
    parsed = HumanName(kept)
    if not parsed.last:
        return NameParts(family=kept)
    return NameParts(
        given=parsed.first,
        middle=parsed.middle,
        family=_in_case(parsed.last, parsed.first),
        prefix=parsed.title,
        suffix=parsed.suffix,
        nickname=parsed.nickname,
    )


def is_pseudonym(name: str) -> bool:
    """Whether a name says by itself that it is none: "John Doe 3", "A.B.C."."""
    kept = " ".join(name.split())
    return bool(_NUMBERED.fullmatch(kept) or _INITIALS.fullmatch(kept))


def _in_case(family: str, given: str) -> str:
    """A family name in capitals beside a given one that is not, as captions print it ("Scott BESSENT"), as others are
    written."""
    if family.isupper() and len(family) > 2 and not given.isupper():
        return re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), family)
    return family
