"""Telephone numbers of the United States as people print them, with extensions.

North American numbers have ten digits; area code and exchange begin with 2 to 9 (NANP). One from elsewhere is taken
where it begins with "+", and shown as printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_EXTENSION = re.compile(r"[\s,;]*(?:\(?\s*(?:ext(?:ension|n)?|x)\s*[.:=]?|#)\s*(\d{1,7})\s*\)?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:tel(?:ephone)?|phone|ph|cell|mobile|office|direct|fax|o|c|m|p|t|f)\s*[.:]+\s*", re.I)
_LETTERS = {letter: digit for digit, letters in {
    "2": "ABC", "3": "DEF", "4": "GHI", "5": "JKL", "6": "MNO", "7": "PQRS", "8": "TUV", "9": "WXYZ"
}.items() for letter in letters}  # fmt: skip
_NUMBER = re.compile(r"\+?[\d().\-/\s\u00a0\u2010-\u2015A-Z]+")
_VANITY = re.compile(r"(?:1[\s.-]?)?\(?8\d\d\)?[\s.-]")
_AMERICAN = re.compile(r"1?([2-9]\d\d)([2-9]\d\d)(\d{4})")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in the form of RFC 3966 ("+12025887742;ext=5") and as it is shown: "(202) 588-7742 ext. 5"."""

    normalized: str
    national: str


def phone_of(text: str) -> Phone | None:
    """The telephone number that is printed, None where it is none."""
    printed = _LABEL.sub("", text.strip()).removeprefix("tel:").strip()
    match = _EXTENSION.search(printed)
    extension = match[1] if match else ""
    number = printed[: match.start()] if match else printed
    digits = _digits(number)
    if digits is None:
        return None
    return _american(digits, extension) or _foreign(number, digits, extension)


def _digits(number: str) -> str | None:
    """The digits of a number, letters of a toll-free one ("1-800-FLOWERS") as those on the keys."""
    if not _NUMBER.fullmatch(number.upper()) or not any(letter.isdigit() for letter in number):
        return None
    if any(letter.isalpha() for letter in number):
        if not _VANITY.match(number):
            return None
        number = "".join(_LETTERS.get(letter, letter) for letter in number.upper())
        digits = re.sub(r"\D", "", number)
        return digits[: 11 if digits.startswith("1") else 10]
    return re.sub(r"\D", "", number)


def _american(digits: str, extension: str) -> Phone | None:
    match = _AMERICAN.fullmatch(digits)
    if match is None:
        return None
    area, exchange, line = match.groups()
    shown = f"({area}) {exchange}-{line}"
    if not extension:
        return Phone(f"+1{area}{exchange}{line}", shown)
    return Phone(f"+1{area}{exchange}{line};ext={extension}", f"{shown} ext. {extension}")


def _foreign(number: str, digits: str, extension: str) -> Phone | None:
    """A number with a country code; E.164 allows 15 digits, and the shortest in use have 7."""
    if not number.lstrip().startswith("+") or digits.startswith("1") or not 7 <= len(digits) <= 15:
        return None
    shown = " ".join(number.split())
    return Phone(f"+{digits}" + (f";ext={extension}" if extension else ""),
                 shown + (f" ext. {extension}" if extension else ""))  # fmt: skip
