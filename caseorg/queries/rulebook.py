"""The packs of rules that come with the program."""

from __future__ import annotations

import functools

from caseorg.base.paths import resources
from caseorg.model.rule_pack import Pack, Rule
from caseorg.rules.rulebook import pack_of


@functools.cache
def shipped_packs() -> tuple[Pack, ...]:
    """All of them, by id; read once."""
    files = sorted((resources() / "rules").glob("*.toml"))
    return tuple(pack_of(file.read_text(encoding="utf-8")) for file in files)


def shipped_rule(rule_id: str) -> tuple[Pack, Rule] | None:
    """A rule by its id with its pack, None where there is none."""
    for pack in shipped_packs():
        for rule in pack.rules:
            if rule.id == rule_id:
                return pack, rule
    return None
