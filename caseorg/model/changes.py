"""The only news that travels up: which records of which tables an operation touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Table name → uuids of the records touched. `label` names what was done, `step` the ledger's step."""

    touched: Mapping[str, frozenset[str]] = field(default_factory=dict)
    label: str = ""
    step: str = ""

    def touches(self, *tables: str) -> bool:
        """Whether any record of any of these tables was touched."""
        return any(self.touched.get(table) for table in tables)

    def uuids(self, table: str) -> frozenset[str]:
        return self.touched.get(table, frozenset())

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], *, label: str = "", step: str = "") -> Changes:
        """Changes from (table, uuid) pairs."""
        touched: dict[str, set[str]] = {}
        for table, uuid in pairs:
            touched.setdefault(table, set()).add(uuid)
        return cls({table: frozenset(uuids) for table, uuids in touched.items()}, label, step)
