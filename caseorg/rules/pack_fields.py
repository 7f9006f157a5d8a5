"""What may be written in a pack of rules: the fields of each table and what each holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from caseorg.base.errors import BadInput

Word = TypeVar("Word", bound=StrEnum)

_KINDS: dict[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    bool: "true or false",
    date: "a date (write 2026-11-22 without quotes)",
    list: "a list in brackets",
    dict: "a table",
}
_FIELDS: dict[str, dict[str, type]] = {
    "file": {"pack": dict, "rule": list},
    "pack": {
        "id": str,
        "title": str,
        "schema": int,
        "version": str,
        "verified_through": date,
        "time_zone": str,
        "regime": str,
        "courts": list,
        "holidays": list,
        "inherits": list,
        "day_end": str,
    },
    "rule": {
        "id": str,
        "title": str,
        "action": str,
        "severity": str,
        "extendable": str,
        "jurisdictional": bool,
        "regime": str,
        "overrides": str,
        "aliases": list,
        "version": list,
        "case": list,
    },
    "version": {
        "effective": date,
        "until": date,
        "since": str,
        "select_by": str,
        "combine": str,
        "leg": list,
        "cite": str,
        "source": dict,
        "badge": str,
        "notes": str,
        "question": str,
        "otherwise": str,
        "transition": str,
        "reason": str,
    },
    "source": {"kind": str, "ref": str, "checked": date, "confidence": str},
    "leg": {
        "trigger": str,
        "period": int,
        "unit": str,
        "direction": str,
        "added_days": str,
        "added_contested": bool,
        "roll_contested": bool,
        "requires": dict,
        "text": str,
    },
    "case": {"happened": dict, "absent": list, "facts": dict, "method": str, "due": date, "safe_due": date},
}

_LISTS_OF_TEXTS = frozenset({"courts", "holidays", "inherits", "aliases", "absent"})
_LISTS_OF_TABLES = {
    "rule": "[[rule]]",
    "version": "[[rule.version]]",
    "leg": "[[rule.version.leg]]",
    "case": "[[rule.case]]",
}
_MOST_SHOWN = 60


def shown(value: object) -> str:
    """A value from a pack as it is named in a sentence: on one line and not longer than one reads."""
    text = " ".join((value if isinstance(value, str) else repr(value)).split())
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def refuse_unknown_fields(table: Mapping[str, Any], kind: str, where: str) -> None:
    """Raise BadInput for the first field of a table that is not known or does not hold what it should."""
    known = _FIELDS[kind]
    for field, value in table.items():
        if field not in known:
            usable = ", ".join(known)
            raise BadInput(f"{where}: the field {shown(field)} is not known here. Use {usable}, or remove it.")
        if type(value) is not known[field]:
            raise BadInput(f"{where}: {field} is {_typed(value)}, but must be {_KINDS[known[field]]}. Correct it.")
        if field in _LISTS_OF_TEXTS:
            _refuse_other_than_texts(field, value, where)
        if field in _LISTS_OF_TABLES and type(value) is list and any(type(one) is not dict for one in value):
            raise BadInput(f"{where}: {field} holds more than tables. Write each as {_LISTS_OF_TABLES[field]}.")


def _typed(value: object) -> str:
    return shown(repr(value))


def _refuse_other_than_texts(field: str, values: Any, where: str) -> None:
    for value in values:
        if type(value) is not str:
            held = _typed(value)
            raise BadInput(f"{where}: {field} holds {held}, but only texts in quotes belong there. Correct it.")


def word_of(table: Mapping[str, Any], field: str, words: type[Word], default: str | None = None) -> Word:
    """The word of a closed vocabulary that a field holds; KeyError where it is missing, ValueError for another word."""
    text = table[field] if default is None else table.get(field, default)
    for word in words:
        if word.value == text:
            return word
    raise ValueError(f"{field} is “{shown(text)}”, but must be one of {', '.join(words)}")
