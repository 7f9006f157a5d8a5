"""Compares a reading of a press release with the expected one as a press officer would: right words of the right
person, title and organization, contacts, parties."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from caseorg.cli.press import release_value
from caseorg.rules.release import read_release

GOLDEN = Path(__file__).parent / "golden" / "press"

_GLYPHS = str.maketrans("“”„«»‘’–—", '"""""' + "''--")


def fold(text: str | None) -> str:
    """Lower case without accents, one kind of mark and dash, single spaces."""
    plain = unicodedata.normalize("NFKD", (text or "").translate(_GLYPHS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split()).lower()


def reading_of(path: Path) -> dict[str, Any]:
    """The reading of a text file in the form of `caseorg press read --json`."""
    return release_value(read_release(path.read_text("utf-8")))


def expected_of(path: Path) -> dict[str, Any]:
    """The reading that is expected of a text file; what its .json does not name is not looked at."""
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text("utf-8"))
    return expected


def differences(expected: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """What of the expected reading is missing in another one, and what that has beyond it."""
    found: list[str] = []
    for key in ("headline", "dateline", "date", "court", "judge", "case_name", "case_number", "embargo"):
        if key in expected and fold(expected[key]) != fold(read[key]):
            found.append(f"{key}: {expected[key]!r} was read as {read[key]!r}")
    found += _pairs("quote", expected["quotes"], read["quotes"], _same_quote, _quote)
    found += _pairs("contact", expected.get("contacts", []), read["contacts"], _same_contact, _contact)
    for side in ("plaintiffs", "defendants"):
        found += _pairs(side, expected["parties"][side], read["parties"][side], _same_name, str)
    if "counsel" in expected:
        found += _pairs("counsel", expected["counsel"], read["counsel"], _same_name, str)
    return found


def _pairs(
    what: str, expected: list[Any], read: list[Any], same: Callable[[Any, Any], bool], show: Callable[[Any], str]
) -> list[str]:
    left = list(read)
    found = []
    for one in expected:
        match = next((other for other in left if same(one, other)), None)
        if match is None:
            found.append(f"{what} missing: {show(one)}")
        else:
            left.remove(match)
    return found + [f"{what} too much: {show(one)}" for one in left]


def _quote(quote: dict[str, Any]) -> str:
    return f"{quote['speaker']} / {quote.get('title')} / {quote.get('organization')}: {' … '.join(quote['segments'])}"


def _contact(contact: dict[str, Any]) -> str:
    return f"{contact['name']}, {contact['email']}, {contact['phone']}"


def _words(quote: dict[str, Any]) -> str:
    return " ".join(re.sub(r"[,\s]+$", "", fold(segment).strip(' "')) for segment in quote["segments"])


def _bare(text: str | None) -> str:
    return re.sub(r"[^a-z ]", "", re.sub(r"\(.*?\)", "", fold(text))).strip()


def _within(expected: str | None, read: str | None) -> bool:
    a, b = _bare(expected), _bare(read)
    return not a or (bool(b) and (a in b or b in a))


def _same_quote(expected: dict[str, Any], read: dict[str, Any]) -> bool:
    return (
        _bare(expected["speaker"]) == _bare(read["speaker"])
        and _words(expected) == _words(read)
        and _within(expected.get("title"), read["title"])
        and _within(expected.get("organization"), read["organization"])
    )


def _same_contact(expected: dict[str, Any], read: dict[str, Any]) -> bool:
    def digits(text: str | None) -> str:
        return re.sub(r"\D", "", text or "")[-10:]

    return (
        _bare(expected["name"]) == _bare(read["name"])
        and fold(expected["email"]) == fold(read["email"])
        and digits(expected["phone"]) == digits(read["phone"])
    )


def _same_name(expected: str, read: str) -> bool:
    a, b = _bare(expected), _bare(read)
    return bool(a) and bool(b) and (a in b or b in a)
