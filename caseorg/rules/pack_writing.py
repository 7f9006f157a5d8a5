"""A pack of rules written as TOML, as `rulebook.pack_of` and a person read it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def pack_text(written: Mapping[str, Any]) -> str:
    """The TOML of a pack: `pack_written` of it gives the same values again."""
    return "\n".join(_table(written, ())).strip() + "\n"


def _table(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    """The lines of a table: its values first, then the tables below it."""
    indent = "  " * max(len(path) - 1, 0)
    lines, below = [], []
    for name, value in table.items():
        inner = (*path, name)
        if isinstance(value, dict) and not path:
            below += ["", f"[{_path(inner)}]", *_table(value, inner)]
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            for one in value:
                below += ["", f"{'  ' * len(path)}[[{_path(inner)}]]", *_table(one, inner)]
        else:
            lines.append(f"{indent}{_key(name)} = {_value(value)}")
    return lines + below


def _path(names: tuple[str, ...]) -> str:
    return ".".join(_key(name) for name in names)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _text(name)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(name)} = {_value(one)}" for name, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    return str(value)


def _text(text: str) -> str:
    # JSON escapes all that TOML wants escaped but for the delete character
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
