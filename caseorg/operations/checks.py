"""Values as people give them, taken or refused with a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from caseorg.base.errors import BadInput
from caseorg.model.record import Visibility


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
