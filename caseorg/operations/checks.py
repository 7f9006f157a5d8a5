"""Values as people give them, taken or refused with a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from caseorg.base.errors import BadInput
from caseorg.model.record import Visibility
from caseorg.rules.typed_dates import typed_date

Word = TypeVar("Word", bound=StrEnum)
Take = Callable[[object, str], object]
_YES = frozenset({"yes", "true", "1", "on"})


def required(text: str, name: str) -> str:
    """The text without white space around it. Raises BadInput where nothing is left."""
    kept = " ".join(text.split())
    if not kept:
        raise BadInput(f"{name} is empty. Type one and try again.")
    return kept


def color(text: str) -> str:
    """A color as #rrggbb in lower case. Raises BadInput."""
    kept = text.strip().lower()
    if len(kept) != 7 or kept[0] != "#" or any(letter not in "0123456789abcdef" for letter in kept[1:]):
        raise BadInput(f"“{text}” is no color. Give it as #rrggbb, for example #5b7fa6.")
    return kept


def visibility(text: str) -> Visibility:
    """One of the four labels. Raises BadInput."""
    try:
        return Visibility(text.strip().lower())
    except ValueError as error:
        raise BadInput(f"“{text}” is no visibility. Choose one of: {', '.join(Visibility)}.") from error


def only_known(changes: Mapping[str, object], known: frozenset[str], what: str) -> None:
    """Raises BadInput where a change names a field that cannot be edited."""
    unknown = sorted(set(changes) - known)
    if unknown:
        raise BadInput(f"A {what} has no field “{unknown[0]}” to edit. It has: {', '.join(sorted(known))}.")


def one_of(words: type[Word], text: str, what: str) -> Word:
    """The word of an enum that was typed. Raises BadInput with those there are."""
    kept = " ".join(text.lower().split())
    if kept not in {str(word) for word in words}:
        raise BadInput(f"“{text}” is no {what}. Choose one of: {', '.join(word for word in words if word)}.")
    return words(kept)


def flag(value: object) -> bool:
    """Yes or no, as a program or a form gives it."""
    return value.strip().lower() in _YES if isinstance(value, str) else bool(value)


def span(begins: str | None, ends: str | None) -> None:
    """Raises BadInput where something ends before it begins (ISO days, None for not known)."""
    if begins and ends and ends < begins:
        raise BadInput(f"It cannot end on {ends}, before it begins on {begins}. Correct one of the dates.")


def line(value: object, _name: str) -> str:
    """A text on one line, without white space around it; "" for nothing."""
    return " ".join(str(value or "").split())


def text(value: object, _name: str) -> str:
    """A text of any number of lines; "" for nothing."""
    return str(value or "").strip()


def day(value: object, name: str) -> str | None:
    """A day that was typed as ISO text, None for nothing. Raises BadInput."""
    return typed_date(str(value or ""), name)


def taken(takes: Mapping[str, Take], values: Mapping[str, object], what: str) -> dict[str, object]:
    """The values as a record keeps them, by the way each field takes what was given ("what" is the record's word).

    Raises BadInput where there is no such field or a value is none for it.
    """
    only_known(values, frozenset(takes), what)
    return {name: takes[name](value, f"The {name.replace('_', ' ')}") for name, value in values.items()}
